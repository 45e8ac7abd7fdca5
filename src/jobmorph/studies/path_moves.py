"""The moves from one job: counted ones, ones the trade knows, the one asked for."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.pathways.destination import destinations_of_job, same_node_occupations
from jobmorph.pathways.move import anchor_nodes
from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.ids import ELSEWHERE
from jobmorph.schema.job import JobRef
from jobmorph.studies.places import all_places, node_place, role_place
from jobmorph.studies.trade_moves import trade_moves_of

LEAST_SHARE: Final = 0.005  # of leavers: rarer destinations are not listed one by one
_MONTHS: Final = ("months_low", "months", "months_high")
_CHANCES: Final = ("move_probability_low", "move_probability", "move_probability_high")
_COLUMNS: Final = {
    "group": pl.String(),
    "place_id": pl.String(),
    "move_kind": pl.String(),
    **dict.fromkeys(_CHANCES, pl.Float64()),
    "support": pl.String(),
    "gap": pl.List(pl.String),
    **dict.fromkeys(_MONTHS, pl.Float64()),
    "note": pl.String(),
}


@dataclass(frozen=True, slots=True)
class JobMoves:
    """Moves from one job.

    Parameters
    ----------
    moves : polars.DataFrame
        group, place_id, move_kind, move_probability_low, move_probability,
        move_probability_high, support, gap, months_low, months, months_high, note: 'asked' first,
        then 'trade', then 'counted', the likeliest first.
    own_places : frozenset of str
        Places that are the job itself.
    nodes : tuple of str
        Nodes behind it, most weight first.
    unseen : polars.DataFrame
        occupation_onet2019, title: jobs that surveys cannot tell from it.
    elsewhere_share : float
        Share of leavers who go to jobs that are not listed.
    """

    moves: pl.DataFrame
    own_places: frozenset[str]
    nodes: tuple[str, ...]
    unseen: pl.DataFrame
    elsewhere_share: float


def job_moves(job: JobRef, target_place: str | None, edition: Edition) -> JobMoves:
    """List the moves from a job.

    Parameters
    ----------
    job : JobRef
        The job left.
    target_place : str or None
        A place asked for; stands in a group of its own if no other group holds it.
    edition : Edition
        Holds moves.
    """
    nodes = _nodes(job, edition)
    own = frozenset(node_place(node) for node in nodes)
    own |= {role_place(job.id)} if job.kind == "role" else set()
    counted, elsewhere = _counted(job, nodes, target_place, edition) if nodes else (_none(), 1.0)
    trade = _trade(job, own, edition)
    known = set(trade.get_column("place_id")) | set(counted.get_column("place_id"))
    asked = _none()
    if target_place is not None and target_place not in known:
        row = {"group": "asked", "place_id": target_place, "gap": [], "note": ""}
        asked = pl.DataFrame([row], schema=_COLUMNS)
    unseen = _unseen(job, edition) if nodes else pl.DataFrame(schema=_UNSEEN)
    return JobMoves(pl.concat([asked, trade, counted]), own, nodes, unseen, elsewhere)


_UNSEEN: Final = {"occupation_onet2019": pl.String(), "title": pl.String()}


def _none() -> pl.DataFrame:
    return pl.DataFrame(schema=_COLUMNS)


def _nodes(job: JobRef, edition: Edition) -> tuple[str, ...]:
    """Nodes behind a job, most weight first; none where surveys have none for it."""
    try:
        found = anchor_nodes(job, _bridge(job, edition))
    except NoMatchError:
        return ()
    return tuple(found.sort(-pl.col("anchor_weight"), "moves_node").get_column("moves_node"))


def _counted(
    job: JobRef, nodes: tuple[str, ...], target_place: str | None, edition: Edition
) -> tuple[pl.DataFrame, float]:
    """Destinations of leavers that are worth a line, and the share of all others."""
    found = destinations_of_job(job, _leavers(nodes, edition), _bridge(job, edition))
    places = all_places(edition).names.get_column("place_id").implode()
    listed = (
        found.filter(pl.col("is_resolvable") & (pl.col("destination_node") != ELSEWHERE))
        .with_columns(pl.concat_str(pl.lit(node_place("")), "destination_node").alias("place_id"))
        .filter(
            pl.col("place_id").is_in(places)
            & (
                (pl.col("move_probability") >= LEAST_SHARE)
                | (pl.col("place_id") == pl.lit(target_place or ""))
            )
        )
    )
    shown = listed.with_columns(
        pl.lit("counted").alias("group"),
        pl.lit(None, pl.String).alias("move_kind"),
        pl.lit([], pl.List(pl.String)).alias("gap"),
        *(pl.lit(None, pl.Float64).alias(name) for name in _MONTHS),
        pl.lit("").alias("note"),
    )
    rest = 1.0 - float(listed.get_column("move_probability").sum())
    return shown.select(*_COLUMNS), max(rest, 0.0)


def _leavers(nodes: tuple[str, ...], edition: Edition) -> pl.DataFrame:
    edition.table("move_probability")  # many rows: found by their place, not by looking at each
    return edition.rows_of("move_probability", "moves_node", nodes)


def _bridge(job: JobRef, edition: Edition) -> pl.DataFrame:
    """Return the rows of the bridge that a job's anchors stand on."""
    codes = [anchor.occupation_onet2019 for anchor in job.anchors]
    edition.table("bridge")
    return edition.rows_of("bridge", "occupation_onet2019", codes)


def _trade(job: JobRef, own: frozenset[str], edition: Edition) -> pl.DataFrame:
    """List moves that the trade knows, soonest first; those that only learning dates come last."""
    known = trade_moves_of(job, edition).filter(~pl.col("place_id").is_in(list(own)))
    return (
        known.with_columns(
            pl.lit("trade").alias("group"),
            *(pl.lit(None, pl.Float64).alias(name) for name in _CHANCES),
            pl.lit(None, pl.String).alias("support"),
        )
        .select(*_COLUMNS)
        .sort("months", "place_id", nulls_last=True)
    )


def _unseen(job: JobRef, edition: Edition) -> pl.DataFrame:
    titles = edition.table("occupation").select("occupation_onet2019", "title")
    return (
        same_node_occupations(job, edition.table("bridge"))
        .join(titles, on="occupation_onet2019", maintain_order="left")
        .select(*_UNSEEN)
    )
