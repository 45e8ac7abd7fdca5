"""From the first day to the most senior contributor: each step, and how AI changes it."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import Level
from jobmorph.schema.scenario import Scenario
from jobmorph.studies import inferred_ladder, library_ladder
from jobmorph.studies.inferred_ladder import inferred_rungs
from jobmorph.studies.judged_job import open_run
from jobmorph.studies.library_ladder import family_of, library_rungs
from jobmorph.studies.mixed_job import mix_job
from jobmorph.studies.preparation import job_preparation
from jobmorph.studies.skills import (
    SKILL_PARAMETERS,
    USED_TABLES,
    missing_notes,
    skills_record,
)
from jobmorph.studies.skills_result import LadderResult, OwnMonths
from jobmorph.studies.team_pipeline import TeamPipeline, run_team_pipeline

LADDER_TABLES: Final = (*USED_TABLES, "preparation", "related_occupation", "occupation")
LADDER_PARAMETERS: Final = (
    *SKILL_PARAMETERS,
    "skills.novice_gain_aided",
    "skills.expert_gain_aided",
    "skills.unaided_change_unguarded",
    "skills.unaided_change_guarded",
)


def study_ladder(
    query: str,
    *,
    level: str | None = None,
    heads: Mapping[Level, float] | None = None,
    horizon_years: float = 5.0,
    scenario: Scenario | None = None,
    seed: int = 0,
    edition: Edition | None = None,
) -> LadderResult:
    """Answer what entry takes, what each step up takes, and when the pipeline runs dry.

    Parameters
    ----------
    query : str
        A title, library role or code.
    level : str, optional
        Seniority.
    heads : mapping of level to float, optional
        People of a team at each level of a library role; asks for its pipeline.
    horizon_years, scenario, seed, edition
        As in `study_skills`.

    Returns
    -------
    LadderResult

    Raises
    ------
    NoMatchError
        If no job fits the words.
    ParameterError
        If heads are given for a job without a written ladder, or for a level it does not have.
    """
    run = open_run(horizon_years=horizon_years, scenario=scenario, seed=seed, edition=edition)
    job = mix_job(query, run, level=level)
    is_role = job.judged.match.job.kind == "role"
    rungs = library_rungs(job) if is_role else inferred_rungs(job)
    team = TeamPipeline()
    names: tuple[str, ...] = LADDER_PARAMETERS
    if heads:
        team = run_team_pipeline(job, rungs, heads)
        names = (*names, "skills.attrition_year")
    main = max(job.judged.match.job.anchors, key=lambda each: each.weight).occupation_onet2019
    zone = run.edition.rows("occupation", pl.col("occupation_onet2019") == main)
    return LadderResult(
        match=job.judged.match,
        horizon_year=run.horizon.horizon_year,
        is_inferred=not is_role,
        entry=_entry(job.judged.match.job.id, run.edition) if is_role else (),
        rungs=tuple(rung.shown for rung in rungs),
        preparation=job_preparation(job.judged.match.job, run.edition),
        job_zone=zone.item(0, "job_zone"),
        record=skills_record(job, LADDER_TABLES, names),
        pipeline=team.years,
        pipeline_warnings=team.warnings,
        notes=missing_notes(run.edition),
    )


def study_own_months(
    query: str,
    *,
    level: str | None = None,
    horizon_years: float = 5.0,
    scenario: Scenario | None = None,
    seed: int = 0,
    edition: Edition | None = None,
) -> OwnMonths:
    """Answer how long a job takes to do well, without the levels beside it.

    Parameters
    ----------
    query, level, horizon_years, scenario, seed, edition
        As in `study_ladder`.

    Returns
    -------
    OwnMonths
        The figures of `study_ladder` for the level of the job itself.

    Raises
    ------
    NoMatchError
        If no job fits the words.
    """
    run = open_run(horizon_years=horizon_years, scenario=scenario, seed=seed, edition=edition)
    job = mix_job(query, run, level=level)
    year = run.horizon.horizon_year
    if job.judged.match.job.kind == "role":
        own = library_ladder.own_months(job)
        return OwnMonths(year, False, own.months, own.horizon, own.designed)
    here = inferred_ladder.own_months(job)
    return OwnMonths(year, True, here.months, here.horizon)


def _entry(role_id: str, edition: Edition) -> tuple[str, ...]:
    rows = edition.rows(
        "role_material", (pl.col("family") == family_of(role_id)) & (pl.col("section") == "entry")
    )
    return tuple(rows.sort("place").get_column("text"))
