"""A job with its tasks and the verdict on them: where every answer about a job begins."""

from dataclasses import dataclass
from typing import Final

from jobmorph.exposure.assess import JobVerdict, assess_job
from jobmorph.intake.tasks import Week
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.job import Match
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.level import economy_calibration, run_draws
from jobmorph.studies.nearest_job import nearest_job
from jobmorph.studies.resolve import resolve_job
from jobmorph.studies.role_tasks import JobTasks, collect_tasks
from jobmorph.work.time_share import TimeRule

BASELINE: Final = "expected"


@dataclass(frozen=True, slots=True)
class Run:
    """What every step of one answer shares.

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


@dataclass(frozen=True, slots=True)
class JudgedJob:
    """A job, its tasks, and what AI does to them.

    Parameters
    ----------
    match : Match
        How the words were read.
    tasks : JobTasks
        The tasks with everything known about them.
    verdict : JobVerdict
        The verdict with its draws.
    run : Run
        What the answer rests on.
    """

    match: Match
    tasks: JobTasks
    verdict: JobVerdict
    run: Run


def open_run(
    *,
    horizon_years: float = 5.0,
    scenario: Scenario | None = None,
    seed: int = 0,
    edition: Edition | None = None,
) -> Run:
    """Open an edition and draw what all answers of a run share.

    Raises
    ------
    ParameterError
        If the scenario does not fit the parameters or the horizon is out of range.
    """
    edition = edition or open_edition()
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
    query: str | None, run: Run, *, level: str | None = None, week: Week | None = None
) -> JudgedJob:
    """Read words as a job and judge its tasks.

    Parameters
    ----------
    query : str or None
        A title or code; may be None when a week is given.
    run : Run
        What the answer rests on.
    level : str, optional
        Seniority.
    week : Week, optional
        The user's own tasks with hours; the title then only lends context.

    Raises
    ------
    NoMatchError
        If no job fits the words.
    ParameterError
        If neither a job nor a week is named.
    """
    match = _read_job(query, level, week, run)
    tasks = collect_tasks(
        match.job, week, is_titled=query is not None, edition=run.edition, parameters=run.parameters
    )
    return JudgedJob(match, tasks, judge_tasks(tasks, run), run)


def judge_tasks(tasks: JobTasks, run: Run) -> JobVerdict:
    """Judge collected tasks."""
    return assess_job(
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
