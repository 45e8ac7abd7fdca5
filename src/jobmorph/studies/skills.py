"""Which skills a job asks for, today and at a horizon: rising, falling, and why."""

from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.estimate import estimate_of_draws
from jobmorph.schema.record import RunRecord, assumptions_of
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.version import VERSION
from jobmorph.studies.judged_job import open_run, used_parameters
from jobmorph.studies.mixed_job import MixedJob, mix_job
from jobmorph.studies.practice import job_practice
from jobmorph.studies.skill_book import LEARNED_DOMAINS
from jobmorph.studies.skill_links import competency_links, element_links
from jobmorph.studies.skill_ratings import job_styles, job_technology, unrated_notes
from jobmorph.studies.skills_result import MainSkills, PracticeResult, SkillsResult
from jobmorph.studies.skills_table import PRACTISED_IMPORTANCE, job_skills, main_skills

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


def study_main_skills(
    query: str,
    *,
    level: str | None = None,
    horizon_years: float = 5.0,
    scenario: Scenario | None = None,
    seed: int = 0,
    edition: Edition | None = None,
) -> MainSkills:
    """Answer which of a job's main skills gain and lose hours, and no more than that.

    Parameters
    ----------
    query, level, horizon_years, scenario, seed, edition
        As in `study_skills`.

    Returns
    -------
    MainSkills
        The figures of `study_skills`.

    Raises
    ------
    NoMatchError
        If no job fits the words.
    """
    run = open_run(horizon_years=horizon_years, scenario=scenario, seed=seed, edition=edition)
    job = mix_job(query, run, level=level)
    return MainSkills(run.horizon.horizon_year, job.judged.tasks.hours_week, main_skills(job))


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
