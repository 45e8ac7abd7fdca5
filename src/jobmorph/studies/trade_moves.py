"""Moves that people in the trade know and no survey counts: the library's, its ladders, doors."""

from functools import lru_cache
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import LEVELS, RANGE_ENDS
from jobmorph.schema.job import JobRef
from jobmorph.studies.places import ROLE_PREFIX, all_places

MAIN_WEIGHT: Final = 0.6
_SHAPE: Final = {
    "from_id": pl.String(),
    "to_role_id": pl.String(),
    "move_kind": pl.String(),
    "gap": pl.List(pl.String),
    "months_low": pl.Float64(),
    "months": pl.Float64(),
    "months_high": pl.Float64(),
    "note": pl.String(),
}
_FIRST_FIT: Final = ("from_id", "to_role_id")


@lru_cache(maxsize=4)
def trade_moves(edition: Edition) -> pl.DataFrame:
    """List all moves into roles of the library that the trade knows.

    Between roles: the family's written moves, from the levels it names, else from the level below
    on its own ladder, or from levels of other families near the end (two above to one below); the
    next level of the ladder, where none is written, once its work and that of one's own level
    are done well; and feeders that other families name. From official jobs: doors.

    Returns
    -------
    polars.DataFrame
        from_id (role_id or O*NET-SOC 2019 code), to_role_id, move_kind ('up', 'across', 'into'),
        gap, months_low, months, months_high (null: learning decides), note. The written move comes
        before a ladder's, that before a feeder's.
    """
    parts = [_written(edition), _ladder(edition), _feeders(edition), _doors(edition)]
    return pl.concat([part.select(*_SHAPE) for part in parts]).unique(
        _FIRST_FIT, keep="first", maintain_order=True
    )


def trade_moves_of(job: JobRef, edition: Edition) -> pl.DataFrame:
    """Return the moves known for one job.

    An official job also takes the moves of the role that stands on it most, if it makes up most of
    that role; a job of several occupations the doors of each.

    Returns
    -------
    polars.DataFrame
        place_id, and the columns of `trade_moves` but from_id.
    """
    sources = [job.id] if job.kind == "role" else _sources(job, edition)
    moves = trade_moves(edition).filter(pl.col("from_id").is_in(sources))
    rank = pl.col("from_id").replace_strict(
        {source: at for at, source in enumerate(sources)}, return_dtype=pl.Int64
    )
    return (
        moves.sort(rank, maintain_order=True)
        .unique("to_role_id", keep="first", maintain_order=True)
        .with_columns(pl.concat_str(pl.lit(ROLE_PREFIX), "to_role_id").alias("place_id"))
        .drop("from_id")
    )


def _sources(job: JobRef, edition: Edition) -> list[str]:
    codes = [each.occupation_onet2019 for each in job.anchors]
    twins = (
        edition.table("role_anchor")
        .filter(
            pl.col("occupation_onet2019").is_in(codes) & (pl.col("anchor_weight") >= MAIN_WEIGHT)
        )
        .join(edition.table("role").select("role_id", "place"), on="role_id", maintain_order="left")
        .sort("anchor_weight", "place", "role_id", descending=[True, False, False])
    )
    return [*codes, *twins.get_column("role_id").head(1)]


def _written(edition: Edition) -> pl.DataFrame:
    roles = edition.table("role").select(
        "role_id", "family", "place", pl.col("level").cast(pl.String)
    )
    ends = roles.select(
        pl.col("role_id").alias("to_role_id"),
        pl.col("level").alias("_to_level"),
        pl.col("family").alias("_to_family"),
        pl.col("place").alias("_to_place"),
    )
    step = pl.col("_to_place") - pl.col("place")
    same = pl.col("family") == pl.col("_to_family")
    climb = _rank(pl.col("_to_level")) - _rank(pl.col("level"))
    near = pl.when(same).then(step == 1).otherwise(climb.is_between(-2, 1))
    is_told = pl.col("from_levels").list.len() > 0
    starts = pl.when(is_told).then(pl.col("from_levels").list.contains(pl.col("level")))
    return (
        edition.table("role_move")
        .join(roles, on="family", how="left", maintain_order="left")
        .join(ends, on="to_role_id", maintain_order="left")
        .filter(starts.otherwise(near) & (~same | (step > 0)))
        .with_columns(pl.col("role_id").alias("from_id"), pl.col("move_kind").cast(pl.String))
    )


def _rank(level: pl.Expr) -> pl.Expr:
    return level.replace_strict({name: at for at, name in enumerate(LEVELS)}, return_dtype=pl.Int64)


def _ladder(edition: Edition) -> pl.DataFrame:
    roles = edition.table("role").sort("family", "place")
    months = [f"competence_months{end}" for end in RANGE_ENDS]
    step = roles.with_columns(
        pl.col("role_id").shift(-1).over("family").alias("to_role_id"),
        *(pl.col(name) + pl.col(name).shift(-1).over("family") for name in months),
    ).drop_nulls("to_role_id")
    return step.select(
        pl.col("role_id").alias("from_id"),
        "to_role_id",
        pl.lit("up").alias("move_kind"),
        pl.lit([], pl.List(pl.String)).alias("gap"),
        *(pl.col(f"competence_months{end}").alias(f"months{end}") for end in RANGE_ENDS),
        pl.lit("").alias("note"),
    )


def _feeders(edition: Edition) -> pl.DataFrame:
    items = edition.rows("role_material", pl.col("section") == "feeders").pivot(
        "item_key", index=["family", "place"], values="text"
    )
    roles = edition.table("role").select("role_id", "family", pl.col("place").alias("_rank"))
    first = roles.sort("family", "_rank").group_by("family", maintain_order=True).first()
    none = pl.lit(None, pl.Float64)
    return (
        items.filter(pl.col("from").is_in(roles.get_column("role_id").implode()))
        .join(first, on="family", maintain_order="left")
        .select(
            pl.col("from").alias("from_id"),
            pl.col("role_id").alias("to_role_id"),
            pl.lit("into").alias("move_kind"),
            pl.lit([], pl.List(pl.String)).alias("gap"),
            *(none.alias(f"months{end}") for end in RANGE_ENDS),
            pl.lit("").alias("note"),
        )
    )


def _doors(edition: Edition) -> pl.DataFrame:
    return edition.table("door").select(
        pl.col("occupation_onet2019").alias("from_id"),
        "to_role_id",
        pl.col("move_kind").cast(pl.String),
        "gap",
        "months_low",
        "months",
        "months_high",
        "note",
    )


def trade_hops(edition: Edition) -> pl.DataFrame:
    """Return the known moves between places: place_id, destination_place and months.

    A door from official jobs opens from a node if these make up most of it.
    """
    moves = trade_moves(edition).with_columns(
        pl.concat_str(pl.lit(ROLE_PREFIX), "to_role_id").alias("destination_place")
    )
    months = ["months_low", "months", "months_high"]
    between = moves.filter(pl.col("from_id").str.contains("/")).select(
        pl.concat_str(pl.lit(ROLE_PREFIX), "from_id").alias("place_id"),
        "destination_place",
        *months,
    )
    nodes = all_places(edition).anchors.filter(~pl.col("place_id").str.starts_with(ROLE_PREFIX))
    opened = (
        moves.join(nodes, left_on="from_id", right_on="occupation_onet2019", maintain_order="left")
        .group_by("place_id", "destination_place", maintain_order=True)
        .agg(pl.col("weight").sum(), *(pl.col(name).first() for name in months))
        .filter(pl.col("weight") >= MAIN_WEIGHT)
        .select("place_id", "destination_place", *months)
    )
    return pl.concat([between, opened])
