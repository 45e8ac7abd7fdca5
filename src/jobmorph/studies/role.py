"""What happens to a job: its tasks, their verdicts, reasons, evidence and context."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.exposure.assess import JobVerdict, assess_job
from jobmorph.exposure.edge import job_edge
from jobmorph.exposure.ledger import spread_by_task
from jobmorph.exposure.overrides import apply_overrides
from jobmorph.exposure.reasons import headline_reasons, task_reasons
from jobmorph.exposure.scriptedness import job_scriptedness
from jobmorph.intake.overrides import Override
from jobmorph.intake.tasks import Week
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.reference.statements import task_statements
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import MOMENTS
from jobmorph.schema.job import JobRef, Match
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.record import RunRecord, assumptions_of
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.tables import VERDICT_COLUMNS
from jobmorph.schema.version import VERSION
from jobmorph.studies.context import job_employment, job_wage
from jobmorph.studies.evidence_ledger import job_agreement, job_measures, task_evidence
from jobmorph.studies.job_facts import occupation_tasks, task_facts
from jobmorph.studies.level import economy_calibration, run_draws
from jobmorph.studies.library_context import added_work, library_context
from jobmorph.studies.library_facts import LibraryFacts, library_facts
from jobmorph.studies.nearest_job import nearest_job
from jobmorph.studies.overruled import match_overrides, overruled_table
from jobmorph.studies.resolve import resolve_job
from jobmorph.studies.role_result import RoleResult
from jobmorph.studies.week_facts import week_facts
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
CHECKING_LABEL: Final = "check what AI did"


@dataclass(frozen=True, slots=True)
class _Run:
    """What every step of one run shares."""

    edition: Edition
    parameters: ParameterSet
    baseline: ParameterSet
    draws: SharedDraws
    horizon: Scenario


@dataclass(frozen=True, slots=True)
class _JobTasks:
    """The tasks of the question, from the public data or from the user's week."""

    shown: pl.DataFrame
    facts: pl.DataFrame
    rule: TimeRule
    hours_week: float
    notes: tuple[str, ...]
    library: LibraryFacts | None = None


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
    tasks = _collect_tasks(match.job, week, query, run)
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


def _collect_tasks(job: JobRef, week: Week | None, query: str | None, run: _Run) -> _JobTasks:
    edition = run.edition
    if week is None and job.kind == "role":
        own_role = library_facts(job, edition, run.parameters)
        shown = own_role.shares.tasks.with_columns(pl.lit("existing").alias("origin"))
        hours = float(shown.get_column("time_hours_week").sum())
        return _JobTasks(shown, own_role.facts, own_role.shares.rule, hours, (), own_role)
    if week is None:
        shares = occupation_tasks(job, edition)
        labels = edition.table("detailed_activity").select("dwa_id", "label")
        named = shares.tasks.join(labels, on="dwa_id", how="left", maintain_order="left")
        shown = named.join(
            task_statements(), on="task_id", how="left", maintain_order="left"
        ).with_columns(pl.lit("existing").alias("origin"))
        facts = task_facts(shares.tasks, edition)
        hours = run.parameters["work.hours_week"].value
        return _JobTasks(shown, facts, shares.rule, hours, _split_note(job, edition))
    own = week_facts(week, job if query is not None else None, edition)
    shown = own.shares.tasks.with_columns(
        pl.lit("existing").alias("origin"), pl.lit("text").alias("label_source")
    )
    return _JobTasks(shown, own.facts, own.shares.rule, week.hours_week, week.notes)


def _judge(tasks: _JobTasks, run: _Run) -> JobVerdict:
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
    tasks: _JobTasks,
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
    named, words = _explained(tasks, edition)
    return RoleResult(
        match=match,
        horizon_years=run.horizon.horizon_years,
        horizon_year=run.horizon.horizon_year,
        usage_as_of=edition.manifest.usage_as_of,
        hours_week=tasks.hours_week,
        time_rule=tasks.rule.words,
        tasks=_task_table(
            tasks,
            verdict,
            _headlines(tasks, named, words, verdict, parameters),
            spread_by_task(evidence, parameters),
            overruled,
        ),
        reasons=task_reasons(named, verdict.tasks, activities=words, parameters=parameters),
        evidence=evidence,
        summary=verdict.summary,
        hours_freed_week={
            moment: verdict.hours_freed_share[moment].scaled(tasks.hours_week) for moment in MOMENTS
        },
        new_work=_new_work(verdict, tasks, job, edition),
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


def _task_table(
    tasks: _JobTasks,
    verdict: JobVerdict,
    headlines: pl.DataFrame,
    agreement: pl.DataFrame,
    overruled: pl.DataFrame,
) -> pl.DataFrame:
    changed = overruled.get_column("task_id").unique().to_list()
    judged = [
        pl.col(name) if tasks.library else pl.lit(None, pl.String).alias(name)
        for name in ("takes", "leaves")
    ]
    frame = (
        tasks.shown.select("task_id", "label", "statement", "origin", "label_source", *judged)
        .join(verdict.tasks, on="task_id", maintain_order="left")
        .join(headlines, on="task_id", maintain_order="left")
        .join(
            agreement.select("task_id", "agreement"),
            on="task_id",
            how="left",
            maintain_order="left",
        )
    )
    return frame.select(
        "task_id",
        "label",
        "statement",
        "time_share",
        (pl.col("time_share") * tasks.hours_week).alias("time_hours_week"),
        "origin",
        "label_source",
        "reason_text",
        pl.col("agreement").fill_null("unknown"),
        *VERDICT_COLUMNS,
        pl.col("task_id").is_in(changed).alias("is_overruled"),
        "takes",
        "leaves",
    ).sort("time_share", descending=True, maintain_order=True)


def _explained(tasks: _JobTasks, edition: Edition) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Facts under the one activity that explains each task, and the words of these activities.

    A library task is explained by its author. The other activities of a task only load on the
    human edge.
    """
    key = "task_id" if tasks.library else "iwa_id"
    named = tasks.facts.with_columns(
        tasks.shown.select(pl.concat_list(key)).to_series().alias("activity_ids")
    )
    return named, tasks.library.words if tasks.library else edition.table("activity")


def _headlines(
    tasks: _JobTasks,
    named: pl.DataFrame,
    words: pl.DataFrame,
    verdict: JobVerdict,
    parameters: ParameterSet,
) -> pl.DataFrame:
    """Return the one line beside each task: the author's own reason, or the model's choice."""
    if tasks.library is not None:
        return tasks.shown.select("task_id", pl.col("reason_line").alias("reason_text"))
    return headline_reasons(named, verdict.tasks, activities=words, parameters=parameters)


def _new_work(verdict: JobVerdict, tasks: _JobTasks, job: JobRef, edition: Edition) -> pl.DataFrame:
    """Work that comes back: checking what AI did, and what the library expects to be added."""
    hours = verdict.checking_share["horizon"].scaled(tasks.hours_week)
    checking = pl.DataFrame(
        {
            "label": [CHECKING_LABEL],
            "time_hours_week_low": [hours.low],
            "time_hours_week": [hours.mid],
            "time_hours_week_high": [hours.high],
            "origin": ["checking"],
        }
    )
    if job.kind != "role":
        return checking
    return pl.concat([checking, added_work(job, edition)])


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


def _split_note(job: JobRef, edition: Edition) -> tuple[str, ...]:
    codes = [anchor.occupation_onet2019 for anchor in job.anchors]
    bridge = edition.rows("bridge", pl.col("occupation_onet2019").is_in(codes))
    if bridge.get_column("employment_share").min() == 1.0:
        return ()
    return ("Jobs are counted for a wider official code and split equally over its parts.",)
