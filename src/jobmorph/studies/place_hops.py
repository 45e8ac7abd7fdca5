"""Hops between places: counted moves, moves that the trade knows, and those of one person."""

from functools import lru_cache
from typing import Final

import polars as pl

from jobmorph.pathways.network import START
from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import ELSEWHERE
from jobmorph.schema.tables import ROUTE_HOP
from jobmorph.studies.places import NODE_PREFIX, ROLE_PREFIX, all_places
from jobmorph.studies.trade_moves import trade_hops

MONTHS: Final = ("months_low", "months", "months_high")
_UNCOUNTED: Final = tuple(
    pl.lit(None, pl.Float64).alias(name) for name in ("move_probability", "hop_chance")
)


@lru_cache(maxsize=4)
def edition_hops(edition: Edition, years: int) -> pl.DataFrame:
    """List the hops between all places of an edition; computed once a session.

    The chance of a counted hop is that of leaving for that place within the years,
    1 - exp(-m_i P_ij years): m_i share of i that changes occupation in a year, P_ij share of its
    leavers who go to j. A role's counted hops are those of its occupations, mixed by weight; moves
    within its own nodes are not resolvable and left out.

    Returns
    -------
    polars.DataFrame
        Contract `route_hop`; hops that the trade knows have no chance.
    """
    counted = _counted(edition).select(
        "place_id",
        "destination_place",
        "move_probability",
        chance_within(years).alias("hop_chance"),
        *(pl.lit(None, pl.Float64).alias(name) for name in MONTHS),
    )
    known = trade_hops(edition).select("place_id", "destination_place", *_UNCOUNTED, *MONTHS)
    return ROUTE_HOP.check(pl.concat([counted, known]))


def chance_within(years: int) -> pl.Expr:
    """Chance of a hop within some years, from its rate a year, `leave_rate_year`."""
    return 1.0 - (-pl.col("leave_rate_year") * years).exp()


def likeliest(hops: pl.DataFrame, most: int) -> pl.DataFrame:
    """Keep of each place's hops the likeliest counted ones, and all that the trade knows."""
    rank = pl.col("hop_chance").rank("ordinal", descending=True).over("place_id")
    return hops.filter(pl.col("hop_chance").is_null() | (rank <= most))


def hops_of_person(
    counted: pl.DataFrame, trade: pl.DataFrame, leave_share_year: float | None, years: int
) -> pl.DataFrame:
    """List the hops that begin a route.

    Parameters
    ----------
    counted : polars.DataFrame
        place_id, move_probability: where leavers of the job go.
    trade : polars.DataFrame
        place_id and months of moves that the trade knows, or that the person asks for.
    leave_share_year : float or None
        Share of the job that changes occupation in a year.
    years : int
        Years of the question.

    Returns
    -------
    polars.DataFrame
        Contract `route_hop`, from 'start'.
    """
    rate = pl.col("move_probability") * (leave_share_year or 0.0)
    chance = counted.with_columns(rate.alias("leave_rate_year")).select(
        pl.lit(START).alias("place_id"),
        pl.col("place_id").alias("destination_place"),
        "move_probability",
        chance_within(years).alias("hop_chance"),
        *(pl.lit(None, pl.Float64).alias(name) for name in MONTHS),
    )
    known = trade.select(
        pl.lit(START).alias("place_id"),
        pl.col("place_id").alias("destination_place"),
        *_UNCOUNTED,
        *MONTHS,
    )
    return ROUTE_HOP.check(pl.concat([chance, known]))


def _counted(edition: Edition) -> pl.DataFrame:
    """List counted moves: place_id, destination_place, move_probability, leave_rate_year."""
    moves = edition.table("move_probability").filter(pl.col("destination_node") != ELSEWHERE)
    leaving = edition.table("move_node").select("moves_node", "leave_share_year")
    rate = pl.col("leave_share_year") * pl.col("move_probability")
    rows = moves.join(leaving, on="moves_node", maintain_order="left").select(
        "moves_node", "destination_node", "move_probability", rate.alias("leave_rate_year")
    )
    nodes = rows.with_columns(pl.concat_str(pl.lit(NODE_PREFIX), "moves_node").alias("place_id"))
    columns = ("place_id", "destination_node", "move_probability", "leave_rate_year")
    both = pl.concat([nodes.select(columns), _counted_of_roles(rows, edition).select(columns)])
    known = all_places(edition).names.get_column("place_id").implode()
    end = pl.concat_str(pl.lit(NODE_PREFIX), "destination_node").alias("destination_place")
    return both.with_columns(end).filter(
        pl.col("place_id").is_in(known) & pl.col("destination_place").is_in(known)
    )


def _counted_of_roles(rows: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """Mix the moves of each role's nodes; those between its own nodes cannot be told apart."""
    weighted = (
        _role_nodes(edition)
        .join(rows, on="moves_node", maintain_order="left")
        .with_columns(
            (pl.col("weight") * pl.col("move_probability")).alias("move_probability"),
            (pl.col("weight") * pl.col("leave_rate_year")).alias("leave_rate_year"),
            pl.col("destination_node").is_in(pl.col("_own")).alias("_stuck"),
        )
    )
    stuck = pl.col("move_probability").filter("_stuck").sum().over("place_id")
    return (
        weighted.with_columns(pl.col("move_probability") / (1.0 - stuck))
        .filter(~pl.col("_stuck"))
        .group_by("place_id", "destination_node", maintain_order=True)
        .agg(pl.col("move_probability").sum(), pl.col("leave_rate_year").sum())
    )


def _role_nodes(edition: Edition) -> pl.DataFrame:
    """Nodes behind each role with their weight, and the list of all of them."""
    nodes = edition.table("bridge").select("occupation_onet2019", "moves_node").drop_nulls()
    return (
        all_places(edition)
        .anchors.filter(pl.col("place_id").str.starts_with(ROLE_PREFIX))
        .join(nodes, on="occupation_onet2019", maintain_order="left")
        .group_by("place_id", "moves_node", maintain_order=True)
        .agg(pl.col("weight").sum())
        .with_columns(
            pl.col("weight") / pl.col("weight").sum().over("place_id"),
            pl.col("moves_node").implode().over("place_id").alias("_own"),
        )
    )
