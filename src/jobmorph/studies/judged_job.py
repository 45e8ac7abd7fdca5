"""A job with its tasks and the verdict on them: where every answer about a job begins."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from jobmorph.exposure.assess import DrawnJob, JobVerdict, draw_job, verdict_of_job
from jobmorph.exposure.verdict import VerdictDraws
from jobmorph.intake.tasks import Week
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.job import Match
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.level import economy_calibration, run_draws
from jobmorph.studies.nearest_job import nearest_job
from jobmorph.studies.own_hours import OwnHours, with_own_hours
from jobmorph.studies.resolve import resolve_job
from jobmorph.studies.role_tasks import JobTasks, collect_tasks
from jobmorph.work.time_share import TimeRule

BASELINE: Final = "expected"
KEPT_RUNS: Final = 8
KEPT_JOBS: Final = 8  # a few megabytes of draws each


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """What every step of one answer shares; each is equal to itself alone.

    Parameters
    ----------
    edition : Edition
        Where tables come from.
    parameters, baseline : ParameterSet
        Rooms exposure and work, with and without the scenario's patch.
    draws : SharedDraws
        The shared draws.
    horizon : Scenario
        Base date and years ahead.
    scenario : str
        Name of the scenario.
    """

    edition: Edition
    parameters: ParameterSet
    baseline: ParameterSet
    draws: SharedDraws
    horizon: Scenario
    scenario: str


@dataclass(frozen=True, eq=False)
class JudgedJob:
    """A job, its tasks, and what AI does to them; each is equal to itself alone.

    Most answers rest on the draws; the tables of a verdict are made when they are asked for.

    Parameters
    ----------
    match : Match
        How the words were read.
    tasks : JobTasks
        The tasks with everything known about them.
    drawn : DrawnJob
        The draws of the verdict.
    run : Run
        What the answer rests on.
    """

    match: Match
    tasks: JobTasks
    drawn: DrawnJob
    run: Run

    @property
    def draws(self) -> VerdictDraws:
        """The draws of the verdict."""
        return self.drawn.draws

    @cached_property
    def verdict(self) -> JobVerdict:
        """The verdict with its tables."""
        return verdict_of_job(self.drawn)


def open_run(
    *,
    horizon_years: float = 5.0,
    scenario: Scenario | None = None,
    seed: int = 0,
    edition: Edition | None = None,
) -> Run:
    """Open an edition and draw what all answers of a run share.

    The runs last asked for are kept: one question asked again is the same run.

    Raises
    ------
    ParameterError
        If the scenario does not fit the parameters or the horizon is out of range.
    """
    return _run_of(edition or open_edition(), horizon_years, scenario, seed)


@lru_cache(maxsize=KEPT_RUNS)
def _run_of(edition: Edition, horizon_years: float, scenario: Scenario | None, seed: int) -> Run:
    baseline = load_parameters("exposure").merged(load_parameters("work"))
    return Run(
        edition=edition,
        parameters=scenario.apply(baseline) if scenario else baseline,
        baseline=baseline,
        draws=run_draws(seed, edition),
        horizon=Scenario(BASELINE, edition.manifest.base_date, horizon_years),
        scenario=scenario.name if scenario else BASELINE,
    )


def judge_job(
    query: str | None,
    run: Run,
    *,
    level: str | None = None,
    week: Week | OwnHours | None = None,
) -> JudgedJob:
    """Read words as a job and judge its tasks.

    The jobs last judged are kept, so that all answers about a job rest on one verdict that is
    worked out once. Those with tasks or hours of the user's own are not.

    Parameters
    ----------
    query : str or None
        A title or code; may be None when a week is given.
    run : Run
        What the answer rests on.
    level : str, optional
        Seniority.
    week : Week or OwnHours, optional
        The user's own tasks with hours; the title then only lends context. Or hours in place of
        ours for tasks of the job.

    Raises
    ------
    NoMatchError
        If no job fits the words.
    ParameterError
        If neither a job nor a week is named.
    """
    if week is None and query is not None:
        return _judged(query, level, run)
    return _judge(query, level, week, run)


@lru_cache(maxsize=KEPT_JOBS)
def _judged(query: str, level: str | None, run: Run) -> JudgedJob:
    return _judge(query, level, None, run)


def _judge(
    query: str | None, level: str | None, week: Week | OwnHours | None, run: Run
) -> JudgedJob:
    told = week if isinstance(week, Week) else None
    match = _read_job(query, level, told, run)
    tasks = collect_tasks(
        match.job, told, is_titled=query is not None, edition=run.edition, parameters=run.parameters
    )
    if isinstance(week, OwnHours):
        tasks = with_own_hours(tasks, week)
    return JudgedJob(match, tasks, draw_tasks(tasks, run), run)


def draw_tasks(tasks: JobTasks, run: Run) -> DrawnJob:
    """Draw the verdict on collected tasks."""
    return draw_job(
        tasks.facts,
        parameters=run.parameters,
        draws=run.draws,
        calibration=economy_calibration(run.edition, run.parameters, run.baseline, run.draws),
        horizon_years=run.horizon.horizon_years,
        time_share_sigma=run.parameters[spread_of(tasks.rule)].value,
        judgement=tasks.library.judgement if tasks.library else None,
    )


def spread_of(rule: TimeRule) -> str:
    """Name of the parameter that says how far true times lie from a rule's."""
    return f"work.time_spread_{rule.rule_id}"


def used_parameters(run: Run, rule: TimeRule) -> list[str]:
    """Names of the parameters that a verdict uses."""
    return [
        name
        for name in run.parameters
        if name.startswith("exposure.") or name in ("work.hours_week", spread_of(rule))
    ]


def _read_job(query: str | None, level: str | None, week: Week | None, run: Run) -> Match:
    if query is not None:
        return resolve_job(query, level=level, edition=run.edition, parameters=run.parameters)
    if week is None:
        raise ParameterError("name a job or give a week", hint='Try: jobmorph role "sales manager"')
    return nearest_job(week, run.edition)
