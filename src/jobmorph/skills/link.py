"""How far tasks draw on skills, through links from skills to generalised work activities."""

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import SKILL_ACTIVITY, TASK_SKILL

FloatArray = NDArray[np.float64]


def link_tasks(tasks: pl.DataFrame, activity_links: pl.DataFrame) -> pl.DataFrame:
    """Link tasks to skills: the mean link of a task's activities to the skill.

    Parameters
    ----------
    tasks : polars.DataFrame
        task_id, activity_ids (detailed or intermediate work activities).
    activity_links : polars.DataFrame
        Columns of the contract `skill_activity` (published yes-or-no links) and, where links have
        a strength, `link_share`; without that column every link counts 1.

    Returns
    -------
    polars.DataFrame
        Contract `task_skill`; links of 0 have no row, so a task without activities has none.

    Examples
    --------
    >>> tasks = pl.DataFrame({"task_id": ["user:1"], "activity_ids": [
    ...     ["4.A.1.a.1.I01.D01", "4.A.4.a.5.I02.D01"]]})
    >>> links = pl.DataFrame({"skill_id": ["2.A.1.a"], "gwa_id": ["4.A.1.a.1"]})
    >>> link_tasks(tasks, links)["link_share"].to_list()
    [0.5]
    """
    SKILL_ACTIVITY.check(activity_links.select(SKILL_ACTIVITY.columns))
    if "link_share" not in activity_links.columns:
        activity_links = activity_links.with_columns(pl.lit(1.0).alias("link_share"))
    activities = (
        tasks.select("task_id", "activity_ids")
        .explode("activity_ids", empty_as_null=False, keep_nulls=False)
        .unique()
        .with_columns(
            pl.col("activity_ids").str.split(".").list.head(5).list.join(".").alias("gwa_id"),
            pl.len().over("task_id").alias("_activities"),
        )
    )
    linked = activities.join(activity_links, on="gwa_id", how="inner", maintain_order="left")
    shares = linked.group_by("task_id", "skill_id", maintain_order=True).agg(
        (pl.col("link_share").sort().sum() / pl.col("_activities").first()).alias("link_share")
    )
    return TASK_SKILL.check(shares.sort("task_id", "skill_id").select(TASK_SKILL.columns))


def link_matrix(
    links: pl.DataFrame, skill_ids: Sequence[str], task_ids: Sequence[str]
) -> FloatArray:
    """Lay links out as a matrix, shape (skills, tasks), with 0 where there is no row.

    Raises
    ------
    DataError
        If a skill or task is asked for twice.
    """
    if len(set(skill_ids)) < len(skill_ids) or len(set(task_ids)) < len(task_ids):
        raise DataError("a skill or a task is asked for twice")
    skills = {skill_id: row for row, skill_id in enumerate(skill_ids)}
    tasks = {task_id: column for column, task_id in enumerate(task_ids)}
    matrix = np.zeros((len(skill_ids), len(task_ids)))
    rows, columns = (
        np.array([places.get(each, -1) for each in names], dtype=np.intp)
        for places, names in (
            (skills, TASK_SKILL.check(links).get_column("skill_id")),
            (tasks, links.get_column("task_id")),
        )
    )
    known = (rows >= 0) & (columns >= 0)
    matrix[rows[known], columns[known]] = links.get_column("link_share").to_numpy()[known]
    return matrix
