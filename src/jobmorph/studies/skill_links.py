"""Which skills the tasks of a job draw on: published links, fitted ones, and the library's own."""

from functools import lru_cache
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import competency_id
from jobmorph.schema.tables import TASK_SKILL
from jobmorph.skills.link import link_tasks
from jobmorph.studies.job_mix import JobMix
from jobmorph.studies.judged_job import KEPT_JOBS, JudgedJob

TRADE_PREFIX = "trade:"
KEPT_EDITIONS: Final = 4


@lru_cache(maxsize=KEPT_EDITIONS)
def activity_links(edition: Edition) -> pl.DataFrame:
    """Links of skills, abilities and knowledge to generalised work activities.

    Returns
    -------
    polars.DataFrame
        skill_id, gwa_id, link_share: 1 for published links of skills and abilities, fitted
        strengths for knowledge.
    """
    published = edition.table("skill_activity").with_columns(pl.lit(1.0).alias("link_share"))
    return pl.concat([published, edition.table("knowledge_activity").select(published.columns)])


@lru_cache(maxsize=KEPT_JOBS)
def element_links(judged: JudgedJob, mix: JobMix) -> pl.DataFrame:
    """Link a job's tasks, and tasks new to it, to the rated elements; those last asked are kept.

    Returns
    -------
    polars.DataFrame
        Contract `task_skill`.
    """
    columns = ("task_id", "activity_ids")
    tasks = pl.concat([judged.tasks.facts.select(columns), mix.new_tasks.select(columns)])
    return link_tasks(tasks, activity_links(judged.run.edition))


def competency_links(judged: JudgedJob) -> pl.DataFrame:
    """Link a library role's tasks, existing and new, to the competencies they practise.

    Returns
    -------
    polars.DataFrame
        Contract `task_skill`; no rows for other jobs.
    """
    if judged.tasks.library is None:
        return TASK_SKILL.empty()
    family = judged.match.job.id.partition("/")[0]
    rows = judged.run.edition.rows(
        "role_practice", pl.col("skill_id").str.starts_with(competency_id(family, ""))
    )
    return TASK_SKILL.check(rows.select(TASK_SKILL.columns))


def trade_links(judged: JudgedJob) -> pl.DataFrame:
    """Link a library role's tasks to the skills in the words of the trade.

    Returns
    -------
    polars.DataFrame
        Contract `task_skill`, ids 'trade:<words>', each link 1; no rows for other jobs.
    """
    if judged.tasks.library is None:
        return TASK_SKILL.empty()
    family = judged.match.job.id.partition("/")[0]
    rows = judged.run.edition.rows(
        "role_skill", pl.col("task_id").str.starts_with(f"lib:{family}/")
    )
    return TASK_SKILL.check(
        rows.select(
            "task_id",
            (TRADE_PREFIX + pl.col("skill")).alias("skill_id"),
            pl.lit(1.0).alias("link_share"),
        ).unique(maintain_order=True)
    )
