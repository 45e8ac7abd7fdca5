"""Which skills a job asks for, today and at a horizon: rising, falling, and why."""

from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.estimate import estimate_of_draws
from jobmorph.schema.ids import LEVELS, RANGE_ENDS, Moment
from jobmorph.schema.record import RunRecord, assumptions_of
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.version import VERSION
from jobmorph.skills.demand import ActivityLinkModel, skill_hours
from jobmorph.skills.ladder import proficiency_of_level
from jobmorph.skills.use import change_table, hours_table
from jobmorph.studies.judged_job import open_run, used_parameters
from jobmorph.studies.mixed_job import MixedJob, mix_job
from jobmorph.studies.practice import job_practice
from jobmorph.studies.skill_book import LEARNED_DOMAINS, SkillBook
from jobmorph.studies.skill_links import competency_links, element_links, trade_links
from jobmorph.studies.skill_ratings import job_ratings, job_styles, job_technology, unrated_notes
from jobmorph.studies.skills_result import PracticeResult, SkillsResult

USED_TABLES: Final = (
    "task",
    "task_use",
    "rating",
    "skill_activity",
    "knowledge_activity",
    "adoption",
    "technology",
    "title",
)
SKILL_PARAMETERS: Final = (
    "skills.importance_elasticity",
    "skills.reinvested_share",
    "skills.practice_assisted",
    "skills.practice_checking",
    "skills.design_hours_week",
)
PRACTISED_IMPORTANCE: Final = 3.0  # 'important' on the published scale of 1 to 5
AHEAD: Final[tuple[Moment, ...]] = ("horizon", "reach")
_PARTS: Final = ("ai_takes", "remaining_work", "new_work")
_DOMAINS: Final = ("competency", "skill", "knowledge", "ability", "trade")


def study_skills(
    query: str,
    *,
    level: str | None = None,
    horizon_years: float = 5.0,
    scenario: Scenario | None = None,
    seed: int = 0,
    edition: Edition | None = None,
) -> SkillsResult:
    """Answer which skills a job asks for, and which it will.

    Parameters
    ----------
    query : str
        A title, library role or code.
    level : str, optional
        Seniority.
    horizon_years : float
        Years ahead; at 0 the published profile comes back as it is.
    scenario : Scenario, optional
        Patch on the baseline.
    seed : int
        Seed of the shared draws.
    edition : Edition, optional
        The embedded one if not given.

    Returns
    -------
    SkillsResult

    Raises
    ------
    NoMatchError
        If no job fits the words.
    ParameterError
        If an option is out of range.
    """
    run = open_run(horizon_years=horizon_years, scenario=scenario, seed=seed, edition=edition)
    job = mix_job(query, run, level=level)
    skills = job_skills(job)
    mix = job.mix
    hours = mix.horizon.person_time - mix.today.person_time + 1.0
    week = job.judged.tasks.hours_week
    return SkillsResult(
        match=job.judged.match,
        horizon_years=run.horizon.horizon_years,
        horizon_year=run.horizon.horizon_year,
        hours_week=week,
        person_hours=estimate_of_draws(hours * week),
        freed_rule=mix.rule,
        skills=skills,
        styles=job_styles(job.judged.match.job, run.edition),
        technology=job_technology(job.judged.match.job, run.edition),
        practice=practice_of(job, skills),
        record=skills_record(job, USED_TABLES),
        notes=(
            *job.judged.tasks.notes,
            *unrated_notes(job.judged.match.job, run.edition),
            *missing_notes(run.edition),
        ),
    )


def job_skills(job: MixedJob) -> pl.DataFrame:
    """Lay out every skill of a job with hours, change and direction.

    Returns
    -------
    polars.DataFrame
        As `SkillsResult.skills`.
    """
    ratings = job_ratings(job.judged.match.job, job.run.edition)
    frames = [_rated_skills(job, ratings)]
    for links in (competency_links(job.judged), trade_links(job.judged)):
        if links.height:
            frames.append(_library_skills(job, links))
    everything = pl.concat(frames, how="diagonal_relaxed")
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


def practice_of(job: MixedJob, skills: pl.DataFrame) -> PracticeResult:
    """Account for practice of competencies, or of important skills where there are none."""
    own = skills.filter(pl.col("domain") == "competency")
    links = competency_links(job.judged)
    if own.is_empty():
        own = skills.filter(
            pl.col("domain").is_in(LEARNED_DOMAINS)
            & pl.col("is_linked")
            & (pl.col("importance_today") >= PRACTISED_IMPORTANCE)
        )
        links = element_links(job.judged, job.mix)
    return job_practice(job, links, own.get_column("skill_id").to_list())


def skills_record(
    job: MixedJob, tables: tuple[str, ...], names: tuple[str, ...] = SKILL_PARAMETERS
) -> RunRecord:
    """Write down what an answer about skills rests on."""
    run = job.run
    used = [run.parameters[name] for name in used_parameters(run, job.judged.tasks.rule)]
    own = [job.parameters[name] for name in names]
    return RunRecord(
        version=VERSION,
        edition=run.edition.manifest.edition,
        scenario=run.scenario,
        seed=run.draws.seed,
        assumptions=assumptions_of([*used, *own]),
        sources=run.edition.manifest.credits_for(tables),
    )


def missing_notes(edition: Edition) -> tuple[str, ...]:
    """Say which tables the edition lacks and what that weakens."""
    return tuple(f"{gap.name} is missing: {gap.weakens}." for gap in edition.manifest.missing)


def _rated_skills(job: MixedJob, ratings: pl.DataFrame) -> pl.DataFrame:
    elasticity = job.run.draws.of(job.parameters["skills.importance_elasticity"])
    links = element_links(job.judged, job.mix)
    demand = {
        moment: ActivityLinkModel(elasticity).require(
            job.mix.mixes[moment],
            links=links,
            ratings=ratings.select("skill_id", "importance_today"),
            hours_week=job.judged.tasks.hours_week,
            since=job.mix.today,
        )
        for moment in AHEAD
    }
    linked = links.get_column("skill_id").unique()
    is_borrowed = job.judged.match.job.is_borrowed
    reach = demand["reach"].importance.select(
        "skill_id", pl.col("direction").alias("direction_reach")
    )
    return (
        wide_hours(demand["horizon"].hours, demand["horizon"].change)
        .join(reach_hours(demand["reach"].hours), on="skill_id", maintain_order="left")
        .join(ratings.drop("importance_today"), on="skill_id", maintain_order="left")
        .join(demand["horizon"].importance, on="skill_id", maintain_order="left")
        .join(reach, on="skill_id", maintain_order="left")
        .with_columns(
            _labels(job.book, ratings.get_column("skill_id").to_list()),
            pl.col("skill_id").is_in(linked.implode()).alias("is_linked"),
            pl.when(pl.col("domain") == "knowledge")
            .then(pl.lit("model"))
            .otherwise(pl.lit("assumption" if is_borrowed else "survey"))
            .alias("tier"),
            proficiency_of_level(pl.col("level_published")).alias("proficiency_needed"),
        )
    )


def _library_skills(job: MixedJob, links: pl.DataFrame) -> pl.DataFrame:
    tasks = {*job.mix.horizon.work.task_ids, *job.mix.horizon.new_task_ids}
    used = links.filter(pl.col("task_id").is_in(list(tasks)))
    skill_ids = used.get_column("skill_id").unique(maintain_order=True).to_list()
    hours = {
        moment: skill_hours(
            job.mix.mixes[moment],
            skill_ids,
            links=used,
            hours_week=job.judged.tasks.hours_week,
            since=job.mix.today,
        )
        for moment in AHEAD
    }
    horizon, reach = hours["horizon"], hours["reach"]
    entries = [job.book.of(skill_id) for skill_id in skill_ids]
    level = job.judged.match.job.level or LEVELS[0]
    frame = wide_hours(hours_table(skill_ids, horizon), change_table(skill_ids, horizon)).join(
        reach_hours(hours_table(skill_ids, reach)), on="skill_id", maintain_order="left"
    )
    return frame.with_columns(
        _labels(job.book, skill_ids),
        pl.Series("domain", [entry.domain for entry in entries], dtype=pl.String),
        pl.Series(
            "proficiency_needed",
            [(entry.needs or {}).get(level) for entry in entries],
            dtype=pl.Float64,
        ),
        pl.Series("direction", list(horizon.directions), dtype=pl.String),
        pl.Series("direction_reach", list(reach.directions), dtype=pl.String),
        pl.lit(value=True).alias("is_linked"),
        pl.lit("assumption").alias("tier"),
        pl.lit(job.run.edition.manifest.edition).alias("vintage"),
    )


def wide_hours(hours: pl.DataFrame, change: pl.DataFrame) -> pl.DataFrame:
    """Set hours and their change by the horizon side by side, one row per skill."""
    at_horizon = hours.filter(pl.col("moment") == "horizon").drop("moment")
    today = hours.filter(pl.col("moment") == "today").select(
        "skill_id", pl.col("time_hours_week").alias("time_hours_week_today")
    )
    total = change.filter(pl.col("change_part") == "total").drop("change_part")
    frame = today.join(at_horizon, on="skill_id", maintain_order="left").join(
        total, on="skill_id", maintain_order="left"
    )
    for part in _PARTS:
        own = change.filter(pl.col("change_part") == part)
        frame = frame.join(
            own.select("skill_id", pl.col("change_hours_week").alias(part)),
            on="skill_id",
            maintain_order="left",
        )
    return frame


def reach_hours(hours: pl.DataFrame) -> pl.DataFrame:
    """Take hours if all that is within reach were usual, one row per skill."""
    return hours.filter(pl.col("moment") == "horizon").select(
        "skill_id",
        *(
            pl.col(f"time_hours_week{end}").alias(f"time_hours_week_reach{end}")
            for end in RANGE_ENDS
        ),
    )


def _labels(book: SkillBook, skill_ids: list[str]) -> pl.Series:
    return pl.Series("label", [book.of(each).label for each in skill_ids], dtype=pl.String)
