"""A playbook step by step: how scripted, what AI could run, what contact goes or comes."""

from typing import Final

import polars as pl

from jobmorph.exposure.assess import JobVerdict
from jobmorph.exposure.script_words import ScriptReading, read_script_words
from jobmorph.exposure.scriptedness import task_scriptedness
from jobmorph.intake.playbook import Playbook
from jobmorph.intake.tasks import WEEK_SCHEMA, Week
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.reference.step_kinds import load_step_kinds
from jobmorph.schema.job import Match
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.record import RunRecord, assumptions_of
from jobmorph.schema.version import VERSION
from jobmorph.studies.level import run_draws
from jobmorph.studies.library_role import role_of_library
from jobmorph.studies.nearest_job import nearest_job
from jobmorph.studies.playbook_contact import contact_totals, step_contact
from jobmorph.studies.playbook_redesign import redesign_moves
from jobmorph.studies.playbook_result import PlaybookResult
from jobmorph.studies.playbook_steps import StepReading, read_steps
from jobmorph.studies.playbook_verdict import SHOWN_MOMENTS, SPREADS, PlaybookRun, judge_steps
from jobmorph.studies.resolve import resolve_job
from jobmorph.studies.week_facts import WeekFacts, week_facts

LEAST_MINUTES: Final = 0.25
RATED_SCALES: Final = ("IM", "CX", "CT", "WI")
USED_TABLES: Final = ("task", "task_use", "rating", "adoption", "calibration", "employment")
SCENARIO: Final = "expected"


def study_playbook(
    playbook: Playbook,
    *,
    title: str | None = None,
    seed: int = 0,
    edition: Edition | None = None,
) -> PlaybookResult:
    """Read a playbook step by step.

    Each step is read through a library task, a kind of step or the activities nearest to its
    text; judged by the exposure model pooled with the library's or the kind's own judgement; and
    scored for script by the words in it and by what such work is like.

    Parameters
    ----------
    playbook : Playbook
        The steps.
    title : str, optional
        The job whose playbook it is; else the library role whose tasks the steps are most like.
    seed : int
        Seed of the shared draws.
    edition : Edition, optional
        The embedded one if not given.

    Returns
    -------
    PlaybookResult

    Raises
    ------
    NoMatchError
        If the title means no job.
    DataError
        If the edition is damaged.
    """
    edition = edition or open_edition()
    parameters = (
        load_parameters("exposure")
        .merged(load_parameters("work"))
        .merged(load_parameters("playbook"))
    )
    run = PlaybookRun(edition, parameters, run_draws(seed, edition))
    named = (
        resolve_job(title, level=None, edition=edition, parameters=parameters) if title else None
    )
    family = named.job.id.split("/")[0] if named and named.job.kind == "role" else None
    reading = read_steps(playbook, edition, parameters, family=family)
    week = _week(playbook, reading)
    match = named or _own_match(playbook, reading, week, edition)
    facts = week_facts(week, match.job, edition)
    verdict = judge_steps(facts, reading, run, is_stated=_is_stated(playbook))
    return _assemble(playbook, match, reading, facts, verdict, run)


def _is_stated(playbook: Playbook) -> bool:
    return playbook.steps.get_column("minutes").count() > 0


def _week(playbook: Playbook, reading: StepReading) -> Week:
    """Make a week of the steps: minutes as hours, and the activity each is read through."""
    minutes = pl.col("minutes").fill_null(pl.col("minutes").median()).fill_null(1.0)
    frame = playbook.steps.join(
        reading.steps.select(
            "task_id",
            pl.col("activity_ids").list.first().alias("activity_id"),
            pl.col("other_side").alias("read_side"),
        ),
        on="task_id",
        maintain_order="left",
    ).select(
        "task_id",
        "statement",
        "label",
        (minutes.clip(lower_bound=LEAST_MINUTES) / 60.0).alias("time_hours_week"),
        pl.col("activity_id").cast(pl.String),
        pl.col("read_side").cast(pl.String).alias("other_side"),
    )
    return Week(playbook.source, frame.select(list(WEEK_SCHEMA)), playbook.notes)


def _own_match(playbook: Playbook, reading: StepReading, week: Week, edition: Edition) -> Match:
    if reading.role_id is None:
        return nearest_job(week, edition)
    return Match(playbook.source, role_of_library(reading.role_id, edition), None, "library", ())


def _assemble(
    playbook: Playbook,
    match: Match,
    reading: StepReading,
    facts: WeekFacts,
    verdict: JobVerdict,
    run: PlaybookRun,
) -> PlaybookResult:
    scripts = {
        row["task_id"]: read_script_words(
            row["statement"], run.parameters, verbatim=row["verbatim"]
        )
        for row in playbook.steps.iter_rows(named=True)
    }
    minutes = facts.shares.tasks.select(
        "task_id", (pl.col("time_hours_week") * 60.0).alias("minutes"), "other_side"
    )
    total = float(minutes.get_column("minutes").sum())
    steps = _step_table(playbook, reading, minutes, verdict, _scripts(scripts, facts, match, run))
    steps = step_contact(_classified(steps, run.parameters))
    return PlaybookResult(
        source=playbook.source,
        title=playbook.title,
        match=match,
        usage_as_of=run.edition.manifest.usage_as_of,
        minutes_total=total,
        are_minutes_stated=_is_stated(playbook),
        steps=steps,
        triggers=_trigger_table(scripts),
        summary=verdict.summary.filter(pl.col("moment").is_in(SHOWN_MOMENTS)),
        totals=contact_totals(steps, verdict, total),
        moves=redesign_moves(steps, verdict, total),
        judged=verdict.judged,
        record=_record(run, is_stated=_is_stated(playbook)),
        notes=playbook.notes,
    )


def _step_table(
    playbook: Playbook,
    reading: StepReading,
    minutes: pl.DataFrame,
    verdict: JobVerdict,
    scripts: pl.DataFrame,
) -> pl.DataFrame:
    shown = [name for name in verdict.tasks.columns if name.startswith(SHOWN_MOMENTS)]
    return (
        playbook.steps.drop("minutes", "other_side")
        .join(minutes, on="task_id", maintain_order="left")
        .join(reading.steps.drop("other_side", "activity_ids"), on="task_id", maintain_order="left")
        .join(scripts, on="task_id", maintain_order="left")
        .join(verdict.tasks.select("task_id", *shown), on="task_id", maintain_order="left")
    )


def _scripts(
    readings: dict[str, ScriptReading], facts: WeekFacts, match: Match, run: PlaybookRun
) -> pl.DataFrame:
    """Combine the words of each step with what its activity and job are like."""
    codes = [anchor.occupation_onet2019 for anchor in match.job.anchors]
    ratings = run.edition.rows(
        "rating", pl.col("occupation_onet2019").is_in(codes) & pl.col("scale").is_in(RATED_SCALES)
    )
    activity = task_scriptedness(facts.facts, ratings=ratings, anchors=match.job.anchors)
    weight = run.parameters["playbook.script_words_weight"]
    rows = []
    for row in activity.iter_rows(named=True):
        words = readings[row["task_id"]].score

        def mixed(of_words: float, of_activity: float, share: float) -> float:
            return share * of_words + (1.0 - share) * of_activity

        ends = (weight.low, weight.high)
        mid = mixed(words.mid, row["score"], weight.value)
        low = min(mixed(words.low, row["score_low"], end) for end in ends)
        high = max(mixed(words.high, row["score_high"], end) for end in ends)
        rows.append(
            {
                "task_id": row["task_id"],
                "script_low": min(low, mid),
                "script_mid": mid,
                "script_high": max(high, mid),
                "script_words_score": words.mid,
                "script_activity_score": row["score"],
            }
        )
    return pl.DataFrame(rows)


def _classified(steps: pl.DataFrame, parameters: ParameterSet) -> pl.DataFrame:
    """Say who could do each step within reach, and what we would do with it.

    A step is a person's if more than `human_from` of its time stays human. Else the part that AI
    and a person do together falls to AI as far as it is scripted: AI can run the step if
    delegated + assisted x script / 100 is at least the human part.
    """
    human = pl.col("reach_human_mid")
    run = pl.col("reach_delegated_mid") + pl.col("reach_assisted_mid") * pl.col("script_mid") / 100
    classed = steps.with_columns(
        pl.when(human > parameters["playbook.human_from"].value)
        .then(pl.lit("human"))
        .when(run >= human)
        .then(pl.lit("runs"))
        .otherwise(pl.lit("assisted"))
        .alias("step_class")
    )
    kinds = load_step_kinds()
    return classed.with_columns(
        pl.Series("values", [kinds[kind].values for kind in classed["kind"]], dtype=pl.String),
        pl.Series(
            "proposal",
            [
                kinds[kind].proposals[name]
                for kind, name in classed.select("kind", "step_class").iter_rows()
            ],
            dtype=pl.String,
        ),
    )


def _trigger_table(scripts: dict[str, ScriptReading]) -> pl.DataFrame:
    rows = [
        {"task_id": task_id, "sign": each.sign, "words": each.words, "points": each.points}
        for task_id, reading in scripts.items()
        for each in reading.triggers
    ]
    schema = {
        "task_id": pl.String(),
        "sign": pl.String(),
        "words": pl.String(),
        "points": pl.Float64(),
    }
    return pl.DataFrame(rows, schema=schema)


def _record(run: PlaybookRun, *, is_stated: bool) -> RunRecord:
    names = [name for name in run.parameters if name.startswith(("exposure.", "playbook."))]
    manifest = run.edition.manifest
    return RunRecord(
        version=VERSION,
        edition=manifest.edition,
        scenario=SCENARIO,
        seed=run.draws.seed,
        assumptions=assumptions_of(run.parameters[name] for name in (*names, SPREADS[is_stated])),
        sources=manifest.credits_for(USED_TABLES),
    )
