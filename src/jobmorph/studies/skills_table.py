"""Every skill of a job with its hours, change and direction, as one table; or the main ones."""

from heapq import nlargest
from typing import Final

import numpy as np
import polars as pl

from jobmorph.schema.ids import LEVELS
from jobmorph.skills.demand import ActivityLinkModel, skill_hours_of
from jobmorph.skills.ladder import proficiency_of_level
from jobmorph.skills.use import SkillHourDraws, use_table
from jobmorph.studies.mixed_job import MixedJob
from jobmorph.studies.skill_book import LEARNED_DOMAINS, SkillBook
from jobmorph.studies.skill_links import competency_links, element_links, trade_links
from jobmorph.studies.skill_ratings import job_ratings

PRACTISED_IMPORTANCE: Final = 3.0  # 'important' on the published scale of 1 to 5
MOST_SKILLS: Final = 8  # skills of a main table
_DOMAINS: Final = ("competency", "skill", "knowledge", "ability", "trade")


def job_skills(job: MixedJob) -> pl.DataFrame:
    """Lay out every skill of a job with hours, change and direction.

    Returns
    -------
    polars.DataFrame
        As `SkillsResult.skills`.
    """
    return _in_order([_rated_skills(job), *_written_skills(job)])


def main_skills(job: MixedJob) -> pl.DataFrame:
    """Lay out the skills that a short answer can name, without importance at the horizon.

    Competencies and the words of the trade; where either is not written down, the rated skills
    and knowledge that are important, and the most important of those that tasks draw on.

    Returns
    -------
    polars.DataFrame
        Rows of `SkillsResult.skills`, each with the same figures.
    """
    frames = _written_skills(job)
    domains = {domain for frame in frames for domain in frame.get_column("domain").unique()}
    if domains != {"competency", "trade"}:
        frames.insert(0, _important_skills(job))
    return _in_order(frames)


def _in_order(frames: list[pl.DataFrame]) -> pl.DataFrame:
    everything = pl.concat(frames, how="diagonal_relaxed")
    if "importance_today" not in everything.columns:
        everything = everything.with_columns(
            pl.lit(None, pl.Float64).alias("importance_today"),
            pl.lit(None, pl.String).alias("title"),
        )
    order = {domain: place for place, domain in enumerate(_DOMAINS)}
    return (
        everything.with_columns(
            pl.col("domain").replace_strict(order, return_dtype=pl.Int64).alias("_place")
        )
        .sort(
            ["_place", "importance_today", "time_hours_week", "skill_id"],
            descending=[False, True, True, False],
            nulls_last=True,
        )
        .drop("_place")
    )


def _hours(
    job: MixedJob, skill_ids: list[str], links: pl.DataFrame
) -> tuple[SkillHourDraws, SkillHourDraws]:
    """Hours at the horizon and within reach, changes counted from today."""
    horizon, reach = skill_hours_of(
        [job.mix.mixes["horizon"], job.mix.mixes["reach"]],
        skill_ids,
        links=links,
        hours_week=job.judged.tasks.hours_week,
        since=job.mix.today,
    )
    return horizon, reach


def _rated_skills(job: MixedJob) -> pl.DataFrame:
    ratings = job_ratings(job.judged.match.job, job.run.edition)
    skill_ids = ratings.get_column("skill_id").to_list()
    links = element_links(job.judged, job.mix)
    horizon, reach = _hours(job, skill_ids, links)
    table = use_table(skill_ids, horizon, reach)
    mix = job.mix
    model = ActivityLinkModel(job.run.draws.of(job.parameters["skills.importance_elasticity"]))
    importance = model.importance(
        ratings.select("skill_id", "importance_today"),
        horizon,
        table.get_column("direction").to_list(),
        hours_week=job.judged.tasks.hours_week,
        person_time=mix.horizon.person_time - (mix.today.person_time - 1.0),
    )
    columns = (
        table.drop("direction", "direction_reach")
        .join(ratings.drop("importance_today"), on="skill_id", maintain_order="left")
        .join(importance, on="skill_id", maintain_order="left")
        .with_columns(table.get_column("direction_reach"))
    )
    return _described(job, columns, links)


def _important_skills(job: MixedJob) -> pl.DataFrame:
    ratings = job_ratings(job.judged.match.job, job.run.edition)
    links = element_links(job.judged, job.mix)
    # All rows are multiplied, so that each comes out the same to its last digit.
    horizon, reach = _hours(job, ratings.get_column("skill_id").to_list(), links)
    linked = frozenset(links.get_column("skill_id"))
    learned = ratings.with_row_index("row").filter(pl.col("domain").is_in(LEARNED_DOMAINS))
    rated = learned.select("skill_id", "importance_today").iter_rows()
    most = nlargest(MOST_SKILLS, [rating for skill_id, rating in rated if skill_id in linked])
    chosen = learned.filter(pl.col("importance_today") >= min([PRACTISED_IMPORTANCE, *most]))
    rows = chosen.get_column("row").to_numpy().astype(np.intp)
    table = use_table(chosen.get_column("skill_id").to_list(), horizon.at(rows), reach.at(rows))
    named = table.join(chosen.drop("row"), on="skill_id", maintain_order="left")
    return _described(job, named, links)


def _described(job: MixedJob, table: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Name rated skills, and say whether tasks draw on them, what they take, and how we know."""
    linked = links.get_column("skill_id").unique().implode()
    is_borrowed = job.judged.match.job.is_borrowed
    return table.with_columns(
        _labels(job.book, table.get_column("skill_id").to_list()),
        pl.col("skill_id").is_in(linked).alias("is_linked"),
        pl.when(pl.col("domain") == "knowledge")
        .then(pl.lit("model"))
        .otherwise(pl.lit("assumption" if is_borrowed else "survey"))
        .alias("tier"),
        proficiency_of_level(pl.col("level_published")).alias("proficiency_needed"),
    )


def _written_skills(job: MixedJob) -> list[pl.DataFrame]:
    """Competencies and the trade's words for skills; neither for jobs outside the library."""
    found = (competency_links(job.judged), trade_links(job.judged))
    return [_library_skills(job, links) for links in found if links.height]


def _library_skills(job: MixedJob, links: pl.DataFrame) -> pl.DataFrame:
    tasks = {*job.mix.horizon.work.task_ids, *job.mix.horizon.new_task_ids}
    used = links.filter(pl.col("task_id").is_in(list(tasks)))
    skill_ids = used.get_column("skill_id").unique(maintain_order=True).to_list()
    entries = [job.book.of(skill_id) for skill_id in skill_ids]
    level = job.judged.match.job.level or LEVELS[0]
    table = use_table(skill_ids, *_hours(job, skill_ids, used))
    return table.drop("direction", "direction_reach").with_columns(
        _labels(job.book, skill_ids),
        pl.Series("domain", [entry.domain for entry in entries], dtype=pl.String),
        pl.Series(
            "proficiency_needed",
            [(entry.needs or {}).get(level) for entry in entries],
            dtype=pl.Float64,
        ),
        table.get_column("direction"),
        table.get_column("direction_reach"),
        pl.lit(value=True).alias("is_linked"),
        pl.lit("assumption").alias("tier"),
        pl.lit(job.run.edition.manifest.edition).alias("vintage"),
    )


def _labels(book: SkillBook, skill_ids: list[str]) -> pl.Series:
    return pl.Series("label", [book.of(each).label for each in skill_ids], dtype=pl.String)
