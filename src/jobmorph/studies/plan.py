"""What a person learns next: from what they bring to what a job asks, week by week."""

from dataclasses import replace
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.schema.profile import Profile
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.judged_job import open_run
from jobmorph.studies.library_ladder import family_of
from jobmorph.studies.mixed_job import MixedJob, mix_job
from jobmorph.studies.plan_context import (
    asked_schooling,
    counts_more,
    known_move,
    new_software,
    new_tasks,
    not_to_learn,
    plan_questions,
)
from jobmorph.studies.plan_gaps import gap_table, read_brought
from jobmorph.studies.plan_result import PlanResult
from jobmorph.studies.plan_target import plan_target
from jobmorph.studies.plan_timeline import step_hours, steps_to_target, with_weeks
from jobmorph.studies.skills import (
    SKILL_PARAMETERS,
    USED_TABLES,
    missing_notes,
    skills_record,
)
from jobmorph.studies.skills_table import job_skills

DEFAULT_HOURS: Final = 4.0
MOST_HOURS: Final = 60.0
PLAN_TABLES: Final = (*USED_TABLES, "preparation")
PLAN_PARAMETERS: Final = (
    *SKILL_PARAMETERS,
    "skills.transfer_same_kind",
    "skills.transfer_general_most",
    *(f"skills.step_hours_{level}" for level in range(1, 6)),
)
EXAMPLE: Final = 'Try: jobmorph plan "SDR" --to "account executive" --hours 4'


def study_plan(
    query: str | None,
    *,
    level: str | None = None,
    profile: Profile | None = None,
    horizon_years: float = 5.0,
    scenario: Scenario | None = None,
    seed: int = 0,
    edition: Edition | None = None,
) -> PlanResult:
    """Plan what a person learns.

    Parameters
    ----------
    query : str or None
        The job the person has; the newest of the profile if None.
    level : str, optional
        Seniority of the job the person has.
    profile : Profile, optional
        What the person brings, the job they want (none: their own job as it becomes) and the hours
        they have (none: 4 a week). Without jobs and levels they are taken to do their present job
        well.
    horizon_years, scenario, seed, edition
        As in `study_skills`.

    Returns
    -------
    PlanResult

    Raises
    ------
    NoMatchError
        If no job fits the words.
    ParameterError
        If no job is named or hours are out of range.
    DataError
        If the profile's words are not understood; all problems at once.
    """
    profile = profile or Profile("")
    own_words = query or (profile.jobs[0].title if profile.jobs else None)
    if own_words is None:
        raise ParameterError("name the job you have", hint=EXAMPLE)
    hours = hours_or_default(profile.hours_week)
    run = open_run(horizon_years=horizon_years, scenario=scenario, seed=seed, edition=edition)
    own = mix_job(own_words, run, level=level)
    target = mix_job(profile.target, run) if profile.target else own
    if target.judged.match.job.id == own.judged.match.job.id:
        same = _plan(own, own, profile, hours)
        return replace(same, target=target.judged.match)
    return _plan(own, target, profile, hours)


def hours_or_default(hours: float | None) -> float:
    """Return the hours a week for learning, 4 if nobody says; raise if they are out of range."""
    found = DEFAULT_HOURS if hours is None else hours
    problem = hours_problem(found)
    if problem:
        raise ParameterError(problem, hint=EXAMPLE)
    return found


def hours_problem(hours: float) -> str:
    """Say what is wrong with hours a week for learning; empty if nothing is."""
    if 0.0 < hours <= MOST_HOURS:
        return ""
    return f"hours a week are {hours:g}, need more than 0 and at most {MOST_HOURS:g}"


def _plan(own: MixedJob, target: MixedJob, profile: Profile, hours_week: float) -> PlanResult:
    is_own = target is own
    skills = job_skills(target)
    wanted = plan_target(target, skills, is_own=is_own)
    own_ids = [entry.skill_id for entry in own.book.family(family_of(own.judged.match.job.id))]
    brought = read_brought(profile, own, target, wanted, own_ids)
    gaps = gap_table(brought, wanted)
    leave_out = sorted(brought.profile.leave_out)
    steps, weeks = with_weeks(
        steps_to_target(
            gaps.filter(~pl.col("skill_id").is_in(leave_out) & ~pl.col("comes_with_work")),
            wanted,
            brought.profile,
            step_hours(target.parameters),
        ),
        hours_week,
    )
    hours = _total(steps)
    has_enough = (pl.col("proficiency_gap") <= 0.0) & (pl.col("proficiency_held") > 0.0)
    return PlanResult(
        match=own.judged.match,
        target=target.judged.match,
        aim="own job" if is_own else "other job",
        horizon_year=target.run.horizon.horizon_year,
        hours_week=hours_week,
        gaps=gaps,
        steps=steps,
        weeks=weeks,
        hours=hours,
        weeks_total=hours.scaled(1.0 / hours_week),
        already_there=steps.is_empty(),
        not_to_learn=not_to_learn(skills),
        counts_more=counts_more(gaps, skills),
        brings=tuple(gaps.filter(has_enough).get_column("label")),
        comes_with_work=tuple(gaps.filter("comes_with_work").get_column("label")),
        left_out=tuple(target.book.of(each).label for each in leave_out),
        asked_schooling=None if is_own else asked_schooling(own, target),
        known_move=None if is_own else known_move(own, target),
        new_tasks=() if is_own else new_tasks(own, target),
        new_software=() if is_own else new_software(own, target),
        questions=plan_questions(target, steps, skills),
        is_assumed=brought.is_assumed,
        record=skills_record(target, PLAN_TABLES, PLAN_PARAMETERS),
        notes=(*profile.notes, *missing_notes(own.run.edition)),
    )


def _total(steps: pl.DataFrame) -> Estimate:
    ends = [f"learning_hours{end}" for end in RANGE_ENDS]
    return Estimate(*(float(steps.get_column(end).sum()) for end in ends))
