"""What other tables say of all jobs of the atlas at once: ways out, new roles, sources."""

from typing import Final

import polars as pl

from jobmorph.exposure.ledger import measure_spread
from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import ELSEWHERE
from jobmorph.schema.parameter import ParameterSet
from jobmorph.studies.path_moves import LEAST_SHARE
from jobmorph.studies.places import NODE_PREFIX, all_places
from jobmorph.studies.trade_moves import MAIN_WEIGHT, trade_moves

MOST_ROLES: Final = 2


def job_anchors(named: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """Occupations behind each job: an occupation is its own.

    Returns
    -------
    polars.DataFrame
        job_id, occupation_onet2019, weight (sums to 1 over a job).
    """
    own = named.filter(pl.col("job_kind") == "occupation").select(
        "job_id", pl.col("job_id").alias("occupation_onet2019"), pl.lit(1.0).alias("weight")
    )
    roles = edition.table("role_anchor").select(
        pl.col("role_id").alias("job_id"),
        "occupation_onet2019",
        pl.col("anchor_weight").alias("weight"),
    )
    return pl.concat([own, roles.join(named.select("job_id"), on="job_id", how="semi")])


def job_moves_out(anchors: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """Count the moves out of each job that `jobmorph path` lists.

    Returns
    -------
    polars.DataFrame
        job_id, moves_counted (destinations that at least 1 in 200 leavers go to), moves_known
        (moves that the trade knows).
    """
    return _counted(anchors, edition).join(
        _sourced(anchors, edition)
        .group_by("job_id", maintain_order=True)
        .agg(pl.col("to_role_id").n_unique().cast(pl.Int64).alias("moves_known")),
        on="job_id",
        how="full",
        coalesce=True,
        maintain_order="left_right",
    )


def job_new_roles(named: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """Name roles that AI brings and that the trade reaches from a job, soonest first.

    Returns
    -------
    polars.DataFrame
        job_id, new_roles (titles, two at most); jobs without any are left out.
    """
    roles = (
        edition.table("role")
        .filter("is_new_role")
        .select(pl.col("role_id").alias("to_role_id"), "title", "family")
    )
    return (
        _sourced(job_anchors(named, edition), edition)
        .join(roles, on="to_role_id", maintain_order="left")
        .sort("job_id", "months", "to_role_id", nulls_last=True)
        .unique(["job_id", "family"], keep="first", maintain_order=True)
        .group_by("job_id", maintain_order=True)
        .agg(pl.col("title").head(MOST_ROLES).alias("new_roles"))
    )


def job_agreements(
    anchors: pl.DataFrame, edition: Edition, parameters: ParameterSet
) -> pl.DataFrame:
    """Say how far the published measures of each job agree.

    Returns
    -------
    polars.DataFrame
        job_id, agreement ('agree', 'differ', 'far apart', 'unknown').
    """
    # As in the answer about the job: each measure's mean over the occupations it speaks about.
    percentiles = (
        anchors.join(
            edition.table("occupation_measure"), on="occupation_onet2019", maintain_order="left"
        )
        .group_by("job_id", "measure", maintain_order=True)
        .agg((pl.col("percentile") * pl.col("weight")).sum() / pl.col("weight").sum())
        .group_by("job_id", maintain_order=True)
        .agg("percentile")
    )
    ranks = dict(percentiles.iter_rows())
    ids = anchors.get_column("job_id").unique(maintain_order=True)
    words = [measure_spread(ranks.get(each, []), parameters).word for each in ids]
    return pl.DataFrame({"job_id": ids, "agreement": words})


def _counted(anchors: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """Count destinations of leavers: those of a job's nodes, its own nodes left out."""
    nodes = (
        anchors.join(
            edition.table("bridge").select("occupation_onet2019", "moves_node"),
            on="occupation_onet2019",
            maintain_order="left",
        )
        .drop_nulls("moves_node")
        .group_by("job_id", "moves_node", maintain_order=True)
        .agg(pl.col("weight").sum())
        .with_columns(pl.col("weight") / pl.col("weight").sum().over("job_id"))
    )
    own = nodes.select("job_id", pl.col("moves_node").alias("destination_node"))
    places = all_places(edition).names.get_column("place_id")
    there = places.filter(places.str.starts_with(NODE_PREFIX)).str.strip_prefix(NODE_PREFIX)
    mixed = (
        nodes.lazy()
        .join(
            edition.table("move_probability")
            .lazy()
            .select("moves_node", "destination_node", "move_probability"),
            on="moves_node",
            maintain_order="left_right",
        )
        # In order, since sums of shares that differ in the last digit would fall on either side.
        .group_by("job_id", "destination_node", maintain_order=True)
        .agg((pl.col("move_probability") * pl.col("weight")).sum().alias("chance"))
        .join(own.lazy(), on=["job_id", "destination_node"], how="anti", maintain_order="left")
        .with_columns(pl.col("chance") / pl.col("chance").sum().over("job_id"))
        .filter(
            (pl.col("chance") >= LEAST_SHARE)
            & (pl.col("destination_node") != ELSEWHERE)
            & pl.col("destination_node").is_in(there.implode())
        )
        .group_by("job_id", maintain_order=True)
        .agg(pl.len().cast(pl.Int64).alias("moves_counted"))
        .collect()
    )
    return mixed.sort("job_id")


def _sourced(anchors: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """List moves that the trade knows by job, with those of the role that stands on it most."""
    jobs = anchors.select("job_id").unique(maintain_order=True)
    own = jobs.select("job_id", pl.col("job_id").alias("from_id"))
    twins = (
        edition.table("role_anchor")
        .filter(pl.col("anchor_weight") >= MAIN_WEIGHT)
        .join(edition.table("role").select("role_id", "place"), on="role_id", maintain_order="left")
        .sort("anchor_weight", "place", "role_id", descending=[True, False, False])
        .unique("occupation_onet2019", keep="first", maintain_order=True)
        .select(pl.col("occupation_onet2019").alias("job_id"), pl.col("role_id").alias("from_id"))
        .join(jobs, on="job_id", how="semi")
    )
    moves = trade_moves(edition)
    return (
        pl.concat([own, twins])
        .join(moves, on="from_id", maintain_order="left")
        .filter(pl.col("to_role_id") != pl.col("job_id"))
        .unique(["job_id", "to_role_id"], keep="first", maintain_order=True)
    )
