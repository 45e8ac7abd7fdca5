"""What happens to a job: its tasks, their verdicts, reasons, evidence and context."""

from typing import Final

import polars as pl

from jobmorph.exposure.assess import JobVerdict
from jobmorph.exposure.edge import job_edge
from jobmorph.exposure.ledger import spread_by_task
from jobmorph.exposure.overrides import apply_overrides
from jobmorph.exposure.reasons import task_reasons
from jobmorph.exposure.scriptedness import job_scriptedness
from jobmorph.intake.overrides import Override
from jobmorph.intake.tasks import Week
from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import MOMENTS
from jobmorph.schema.job import Match
from jobmorph.schema.record import RunRecord, assumptions_of
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.version import VERSION
from jobmorph.studies.context import job_employment, job_wage
from jobmorph.studies.evidence_ledger import job_agreement, job_measures, task_evidence
from jobmorph.studies.judged_job import Run, judge_job, open_run, used_parameters
from jobmorph.studies.library_context import library_context
from jobmorph.studies.overruled import match_overrides, overruled_table
from jobmorph.studies.own_hours import OwnHours
from jobmorph.studies.role_result import RoleResult
from jobmorph.studies.role_tasks import (
    JobTasks,
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


def study_role(
    query: str | None,
    *,
    level: str | None = None,
    horizon_years: float = 5.0,
    week: Week | OwnHours | None = None,
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
    week : Week or OwnHours, optional
        The user's own tasks with hours; the title then only lends context. Or hours in place of
        ours for tasks of the job.
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
    run = open_run(horizon_years=horizon_years, scenario=scenario, seed=seed, edition=edition)
    judged = judge_job(query, run, level=level, week=week)
    applied = match_overrides(overrides, judged.tasks.shown)
    overruled = apply_overrides(judged.verdict, applied) if applied.height else None
    return _assemble(
        judged.match,
        judged.tasks,
        overruled.verdict if overruled else judged.verdict,
        overruled_table(overruled, applied),
        run,
    )


def _assemble(
    match: Match,
    tasks: JobTasks,
    verdict: JobVerdict,
    overruled: pl.DataFrame,
    run: Run,
) -> RoleResult:
    edition, parameters, job = run.edition, run.parameters, match.job
    codes = [anchor.occupation_onet2019 for anchor in job.anchors]
    ratings = edition.rows_of("rating", "occupation_onet2019", codes).filter(
        pl.col("scale").is_in(RATED_SCALES)
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
        record=_record(run, tasks.rule),
        notes=(
            *tasks.notes,
            *(f"{gap.name} is missing: {gap.weakens}." for gap in edition.manifest.missing),
        ),
    )


def _record(run: Run, rule: TimeRule) -> RunRecord:
    manifest = run.edition.manifest
    return RunRecord(
        version=VERSION,
        edition=manifest.edition,
        scenario=run.scenario,
        seed=run.draws.seed,
        assumptions=assumptions_of([run.parameters[name] for name in used_parameters(run, rule)]),
        sources=manifest.credits_for(USED_TABLES),
    )
