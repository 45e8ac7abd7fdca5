"""What happens to a job: its tasks, their verdicts, reasons, evidence and context."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.exposure.assess import JobVerdict, assess_job
from jobmorph.exposure.edge import job_edge
from jobmorph.exposure.ledger import spread_by_task
from jobmorph.exposure.overrides import apply_overrides
from jobmorph.exposure.reasons import task_reasons
from jobmorph.exposure.scriptedness import job_scriptedness
from jobmorph.intake.overrides import Override
from jobmorph.intake.tasks import Week
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import MOMENTS
from jobmorph.schema.job import Match
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.record import RunRecord, assumptions_of
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.version import VERSION
from jobmorph.studies.context import job_employment, job_wage
from jobmorph.studies.evidence_ledger import job_agreement, job_measures, task_evidence
from jobmorph.studies.level import economy_calibration, run_draws
from jobmorph.studies.library_context import library_context
from jobmorph.studies.nearest_job import nearest_job
from jobmorph.studies.overruled import match_overrides, overruled_table
from jobmorph.studies.resolve import resolve_job
from jobmorph.studies.role_result import RoleResult
from jobmorph.studies.role_tasks import (
    JobTasks,
    collect_tasks,
    explained_facts,
    headlines,
    new_work,
    task_table,
)
from jobmorph.work.time_share import TimeRule

RATED_SCALES: Final = ("IM", "CX", "CT", "WI")
USED_TABLES: Final = (
    "task",
    "task_use",
    "rating",
    "adoption",
    "calibration",
    "task_measure",
    "occupation_measure",
    "employment",
    "projection",
    "title",
)
LIBRARY_TABLES: Final = ("role", "role_task", "role_hours")
BASELINE: Final = "expected"


@dataclass(frozen=True, slots=True)
class _Run:
    """What every step of one run shares."""

    edition: Edition
    parameters: ParameterSet
    baseline: ParameterSet
    draws: SharedDraws
    horizon: Scenario


def study_role(
    query: str | None,
    *,
    level: str | None = None,
    horizon_years: float = 5.0,
    week: Week | None = None,
    overrides: tuple[Override, ...] = (),
    scenario: Scenario | None = None,
    seed: int = 0,
    edition: Edition | None = None,
) -> RoleResult:
    """Answer what happens to a job under AI.

    Parameters
    ----------
    query : str or None
        A title or code; may be None when a week is given.
    level : str, optional
        Seniority.
    horizon_years : float
        Years ahead from the edition's date.
    week : Week, optional
        The user's own tasks with hours; the title then only lends context.
    overrides : tuple of Override
        Verdicts that the user overrules.
    scenario : Scenario, optional
        Patch on the baseline; its horizon gives way to `horizon_years`.
    seed : int
        Seed of the shared draws.
    edition : Edition, optional
        The embedded one if not given.

    Returns
    -------
    RoleResult

    Raises
    ------
    NoMatchError
        If no job fits the words.
    ParameterError
        If an option, override or scenario is out of range.
    DataError
        If the edition is damaged.

    Examples
    --------
    >>> study_role("customer service representative").match.job.id
    'customer-service/entry'
    """
    edition = edition or open_edition()
    baseline = load_parameters("exposure").merged(load_parameters("work"))
    horizon = Scenario(BASELINE, edition.manifest.base_date, horizon_years)
    parameters = scenario.apply(baseline) if scenario else baseline
    run = _Run(edition, parameters, baseline, run_draws(seed, edition), horizon)
    match = _read_job(query, level, week, edition, parameters)
    tasks = collect_tasks(
        match.job, week, is_titled=query is not None, edition=edition, parameters=parameters
    )
    ours = _judge(tasks, run)
    applied = match_overrides(overrides, tasks.shown)
    overruled = apply_overrides(ours, applied) if applied.height else None
    return _assemble(
        match,
        tasks,
        overruled.verdict if overruled else ours,
        overruled_table(overruled, applied),
        run,
        _record(run, scenario.name if scenario else BASELINE, tasks.rule),
    )


def _read_job(
    query: str | None,
    level: str | None,
    week: Week | None,
    edition: Edition,
    parameters: ParameterSet,
) -> Match:
    if query is not None:
        return resolve_job(query, level=level, edition=edition, parameters=parameters)
    if week is None:
        raise ParameterError("name a job or give a week", hint='Try: jobmorph role "sales manager"')
    return nearest_job(week, edition)


def _judge(tasks: JobTasks, run: _Run) -> JobVerdict:
    return assess_job(
        tasks.facts,
        parameters=run.parameters,
        draws=run.draws,
        calibration=economy_calibration(run.edition, run.parameters, run.baseline, run.draws),
        horizon_years=run.horizon.horizon_years,
        time_share_sigma=run.parameters[_spread_of(tasks.rule)].value,
        judgement=tasks.library.judgement if tasks.library else None,
    )


def _assemble(
    match: Match,
    tasks: JobTasks,
    verdict: JobVerdict,
    overruled: pl.DataFrame,
    run: _Run,
    record: RunRecord,
) -> RoleResult:
    edition, parameters, job = run.edition, run.parameters, match.job
    codes = [anchor.occupation_onet2019 for anchor in job.anchors]
    ratings = edition.rows(
        "rating", pl.col("occupation_onet2019").is_in(codes) & pl.col("scale").is_in(RATED_SCALES)
    )
    measures = job_measures(job, edition)
    evidence = task_evidence(tasks.shown.get_column("task_id").to_list(), edition)
    named, words = explained_facts(tasks, edition)
    return RoleResult(
        match=match,
        horizon_years=run.horizon.horizon_years,
        horizon_year=run.horizon.horizon_year,
        usage_as_of=edition.manifest.usage_as_of,
        hours_week=tasks.hours_week,
        time_rule=tasks.rule.words,
        tasks=task_table(
            tasks,
            verdict,
            headlines(tasks, named, words, verdict, parameters),
            spread_by_task(evidence, parameters),
            overruled,
        ),
        reasons=task_reasons(named, verdict.tasks, activities=words, parameters=parameters),
        evidence=evidence,
        summary=verdict.summary,
        hours_freed_week={
            moment: verdict.hours_freed_share[moment].scaled(tasks.hours_week) for moment in MOMENTS
        },
        new_work=new_work(verdict, tasks, job, edition),
        edge=job_edge(
            tasks.facts,
            ratings=ratings,
            anchors=job.anchors,
            parameters=parameters,
            authored=tasks.library.authored if tasks.library else None,
        ),
        scriptedness=job_scriptedness(ratings, job.anchors),
        wage=job_wage(job, edition),
        employment=job_employment(job, edition),
        agreement=job_agreement(measures, parameters),
        measures=measures,
        overrides=overruled,
        judged=verdict.judged,
        library=library_context(job, edition) if job.kind == "role" else None,
        record=record,
        notes=(
            *tasks.notes,
            *(f"{gap.name} is missing: {gap.weakens}." for gap in edition.manifest.missing),
        ),
    )


def _record(run: _Run, scenario: str, rule: TimeRule) -> RunRecord:
    used = [
        run.parameters[name]
        for name in run.parameters
        if name.startswith("exposure.") or name in ("work.hours_week", _spread_of(rule))
    ]
    manifest = run.edition.manifest
    return RunRecord(
        version=VERSION,
        edition=manifest.edition,
        scenario=scenario,
        seed=run.draws.seed,
        assumptions=assumptions_of(used),
        sources=manifest.credits_for(USED_TABLES),
    )


def _spread_of(rule: TimeRule) -> str:
    return f"work.time_spread_{rule.rule_id}"
