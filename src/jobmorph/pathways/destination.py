"""Where leavers of one job go, borrowed from its anchors, with ranges."""

import polars as pl

from jobmorph.pathways.move import anchor_nodes, moves_of_job
from jobmorph.schema.ids import ELSEWHERE, SUPPORT_CLASSES
from jobmorph.schema.job import JobRef
from jobmorph.schema.tables import (
    BRIDGE,
    JOB_DESTINATION,
    MOVE,
    MOVE_PROBABILITY,
)

_ENDS = ("move_probability_low", "move_probability_high")


def destinations_of_job(
    job: JobRef, probabilities: pl.DataFrame, bridge: pl.DataFrame
) -> pl.DataFrame:
    """Mix the destinations of a job's anchors: P(j) = sum over anchors of weight x P(j | i).

    Ends of ranges are mixed alike, as if anchors erred together. The job's own nodes are not
    resolvable: the data cannot tell a move within a node from staying. Destinations that only
    some anchors list are understated by what the others hold in 'elsewhere'.

    Parameters
    ----------
    job : JobRef
        The job.
    probabilities : polars.DataFrame
        Contract `move_probability`.
    bridge : polars.DataFrame
        Contract `bridge`.

    Returns
    -------
    polars.DataFrame
        Contract `job_destination`: the likeliest first, then 'elsewhere' (no range), then the
        job's own nodes (null). Probabilities sum to 1. Support is that of the anchor with most
        people behind the move.

    Raises
    ------
    NoMatchError
        If an anchor has no node among observed moves.
    """
    origins = anchor_nodes(job, bridge)
    own = origins.get_column("moves_node")
    # Only the job's own rows are checked: the whole table is large, and checked where it is read.
    rows = MOVE_PROBABILITY.check(probabilities.filter(pl.col("moves_node").is_in(own.to_list())))
    plain = rows.select(*MOVE.columns[:3], pl.lit(value=True).alias("is_resolvable"))
    mixed = moves_of_job(job, plain, bridge)
    kept = 1.0 - _stuck(rows, origins)
    ends = [(pl.col("anchor_weight") * pl.col(end)).sum().alias(end) / kept for end in _ENDS]
    rank = pl.col("support").replace_strict(
        {name: at for at, name in enumerate(SUPPORT_CLASSES)}, return_dtype=pl.Int64
    )
    ranges = (
        rows.join(origins, on="moves_node", maintain_order="left")
        .group_by("destination_node", maintain_order=True)
        .agg(*ends, rank.max().alias("support"))
        .with_columns(
            pl.col("support").replace_strict(
                dict(enumerate(SUPPORT_CLASSES)), return_dtype=pl.String
            )
        )
    )
    return _ordered(mixed, ranges, own)


def same_node_occupations(job: JobRef, bridge: pl.DataFrame) -> pl.DataFrame:
    """Return the occupations that the data cannot tell from the job: its own nodes' others.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, moves_node, sorted; the job's anchors are not listed.

    Raises
    ------
    NoMatchError
        If an anchor has no node among observed moves.
    """
    own = anchor_nodes(job, bridge).get_column("moves_node").to_list()
    anchors = [anchor.occupation_onet2019 for anchor in job.anchors]
    return (
        BRIDGE.check(bridge)
        .filter(pl.col("moves_node").is_in(own) & ~pl.col("occupation_onet2019").is_in(anchors))
        .select("occupation_onet2019", "moves_node")
        .sort("occupation_onet2019")
    )


def _stuck(rows: pl.DataFrame, origins: pl.DataFrame) -> float:
    """Return the weight of moves between the job's own nodes."""
    own = origins.get_column("moves_node").to_list()
    inside = rows.filter(pl.col("destination_node").is_in(own)).join(
        origins, on="moves_node", maintain_order="left"
    )
    total = inside.select((pl.col("anchor_weight") * pl.col("move_probability")).sum()).item()
    everything = rows.join(origins, on="moves_node", maintain_order="left").select(
        (pl.col("anchor_weight") * pl.col("move_probability")).sum()
    )
    return 1.0 - (float(everything.item()) - float(total))


def _ordered(mixed: pl.DataFrame, ranges: pl.DataFrame, own: pl.Series) -> pl.DataFrame:
    absent = own.filter(~own.is_in(mixed.get_column("destination_node").to_list()))
    stuck = pl.DataFrame({"destination_node": absent}).with_columns(
        pl.lit(None, dtype=pl.Float64).alias("move_probability"),
        pl.lit(value=False).alias("is_resolvable"),
    )
    told = pl.col("is_resolvable")
    is_listed = told & (pl.col("destination_node") != ELSEWHERE)
    frame = (
        pl.concat([mixed, stuck])
        .join(ranges, on="destination_node", how="left", maintain_order="left")
        .with_columns(
            pl.when(told).then(pl.col("support")),
            pl.when(is_listed)
            .then(pl.min_horizontal("move_probability_low", "move_probability"))
            .alias("move_probability_low"),
            pl.when(is_listed)
            .then(pl.max_horizontal("move_probability_high", "move_probability").clip(0.0, 1.0))
            .alias("move_probability_high"),
            pl.when(is_listed).then(0).when(told).then(1).otherwise(2).alias("_group"),
        )
        .sort(
            "_group",
            "move_probability",
            "destination_node",
            descending=[False, True, False],
            nulls_last=True,
        )
    )
    return JOB_DESTINATION.check(frame.select(JOB_DESTINATION.columns))
