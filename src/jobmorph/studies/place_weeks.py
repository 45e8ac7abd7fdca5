"""What AI does to the week at every place, and whom that pushes where."""

from functools import lru_cache

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import ELSEWHERE, PARTS, RANGE_ENDS
from jobmorph.studies.job_week import job_weeks
from jobmorph.studies.places import NODE_PREFIX, ROLE_PREFIX, Places, all_places


def weeks_at_places(places: Places, edition: Edition) -> pl.DataFrame:
    """Parts of the week at the horizon: a role's own, a node's mean over its occupations."""
    shares = [f"{part}_share{end}" for part in PARTS for end in RANGE_ENDS]
    weeks = job_weeks(edition).select("job_id", *shares)
    means = places.mean(weeks.rename({"job_id": "occupation_onet2019"}))
    roles = weeks.select(pl.concat_str(pl.lit(ROLE_PREFIX), "job_id").alias("place_id"), *shares)
    is_role = pl.col("place_id").str.starts_with(ROLE_PREFIX)
    return pl.concat([means.filter(~is_role), roles])


@lru_cache(maxsize=4)
def crowding_by_job(edition: Edition, years: int) -> pl.DataFrame:
    """Newcomers pushed to the node of each occupation per usual newcomer.

    If every job lost people in proportion to the share of hours that AI takes over by the horizon,
    and they went where leavers of their job go: sum_i E_i d_i P_ij over sum_i E_i m_i P_ij years.
    E: jobs, d: share of hours delegated, P: where leavers go, m: share that leaves a year.
    """
    moves = edition.table("move_probability").filter(pl.col("destination_node") != ELSEWHERE)
    nodes = edition.table("move_node").select("moves_node", "employment_heads", "leave_share_year")
    pushed = weeks_at_places(all_places(edition), edition).select(
        pl.col("place_id").str.strip_prefix(NODE_PREFIX).alias("moves_node"),
        pl.col("delegated_share"),
    )
    flows = moves.join(nodes, on="moves_node", maintain_order="left").join(
        pushed, on="moves_node", how="left", maintain_order="left"
    )
    people = pl.col("employment_heads") * pl.col("move_probability")
    usual = (people * pl.col("leave_share_year") * years).sum()
    ratio = flows.group_by(pl.col("destination_node").alias("_end"), maintain_order=True).agg(
        ((people * pl.col("delegated_share")).sum() / usual).alias("crowding")
    )
    return (
        edition.table("bridge")
        .join(ratio, left_on="moves_node", right_on="_end", how="left", maintain_order="left")
        .select("occupation_onet2019", "crowding")
    )
