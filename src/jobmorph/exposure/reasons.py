"""Why a task stands where it stands, what speaks against it, and what would change it."""

from typing import Any, Final

import polars as pl

from jobmorph.exposure.case import ActivityWords, Statement, activity_words, task_cases
from jobmorph.exposure.change import Change, delegated_changes
from jobmorph.exposure.facts import arrays_of_facts
from jobmorph.exposure.wording import (
    CHANGE_TEXT,
    NO_SINGLE_CHANGE,
    OWN_JUDGEMENT,
    RATING_SOURCE,
    Side,
)
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.tables import TASK_REASON

SHOWN_CHANGES: Final = 3


def task_reasons(
    facts: pl.DataFrame,
    verdict: pl.DataFrame,
    *,
    activities: pl.DataFrame,
    parameters: ParameterSet,
    rating_source_id: str = RATING_SOURCE,
) -> pl.DataFrame:
    """Give each task its reasons, its counter-reasons, and what would change the verdict.

    Parameters
    ----------
    facts : polars.DataFrame
        Contract `task_facts`.
    verdict : polars.DataFrame
        Contract `task_verdict` for the same tasks.
    activities : polars.DataFrame
        Contract `activity`: our own words, by intermediate activity. A task takes the words of
        the activity it links to most often (the first of them on a tie).
    parameters : ParameterSet
        Entries `exposure.*`.
    rating_source_id : str
        Where the ranks behind accountability, error cost and preference come from.

    Returns
    -------
    polars.DataFrame
        Contract `task_reason`; tasks in the order of the facts, kinds in the order reason, counter,
        would_change, strongest first. Every task has at least one row of each kind.

    Raises
    ------
    DataError
        If the verdict lacks a task.

    Notes
    -----
    'reason' speaks for the side on which the verdict stands within reach, 'counter' for the
    other. Strengths: hard reasons their own strength; labels their weight over raters; use the part
    of reach that is in use; activities the share of time on their side; a change how far it moves
    the delegated share. They order rows within a kind and are not to be added up.
    """
    tasks = arrays_of_facts(facts)
    words = activity_words(facts, activities)
    cases = task_cases(tasks, verdict, words, parameters, rating_source_id)
    changes = delegated_changes(tasks, parameters)
    threshold = parameters["exposure.change_threshold"].value
    rows: list[dict[str, Any]] = []
    for row, case in enumerate(cases):
        other: Side = "person" if case.leaning == "ai" else "ai"
        rows += [_row(case.task_id, "reason", item) for item in case.on_side(case.leaning)]
        rows += [_row(case.task_id, "counter", item) for item in case.on_side(other)]
        rows += _change_rows(case.task_id, row, changes, threshold, words[row])
    return TASK_REASON.check(pl.DataFrame(rows, schema=TASK_REASON.polars_schema))


def headline_reasons(
    facts: pl.DataFrame,
    verdict: pl.DataFrame,
    *,
    activities: pl.DataFrame,
    parameters: ParameterSet,
) -> pl.DataFrame:
    """Give each task the one short line shown beside it.

    Parameters
    ----------
    facts, verdict, activities, parameters
        As in `task_reasons`.

    Returns
    -------
    polars.DataFrame
        task_id, reason_text, in the order of the facts. Our own lines have at most 34 characters;
        words of an activity are shown as written.

    Notes
    -----
    Where AI (delegated and assisted within reach) exceeds the human part: what eases the
    activity. Else the strongest hard reason, if it rests on the task itself and bars at least
    `headline_hard_from` of delegation; else what holds it. Ranks of the whole job do not
    count here, or every line of a job would say the same.
    """
    tasks = arrays_of_facts(facts)
    words = activity_words(facts, activities)
    cases = task_cases(tasks, verdict, words, parameters, RATING_SOURCE)
    lines = []
    for case, own in zip(cases, words, strict=True):
        if case.leaning == "person" and case.own_hard is not None:
            lines.append(case.own_hard.wording.line)
            continue
        text = own.eases if case.leaning == "ai" else own.holds
        lines.append(text or case.on_side(case.leaning)[0].wording.line)
    return pl.DataFrame(
        {"task_id": list(tasks.task_ids), "reason_text": lines},
        schema={"task_id": pl.String, "reason_text": pl.String},
    )


def _change_rows(
    task_id: str, row: int, changes: tuple[Change, ...], threshold: float, words: ActivityWords
) -> list[dict[str, Any]]:
    moved = sorted(
        ((float(abs(change.moved[row])), change.change_id) for change in changes), reverse=True
    )
    found = [
        (change_id, CHANGE_TEXT[change_id], size, "model")
        for size, change_id in moved[:SHOWN_CHANGES]
        if size > threshold
    ]
    largest = moved[0][0]
    if not found and words.would_change:
        found = [("activity", _as_condition(words.would_change), largest, "assumption")]
    elif not found:
        found = [("none", NO_SINGLE_CHANGE, largest, "model")]
    return [
        {
            "task_id": task_id,
            "reason_kind": "would_change",
            "reason_id": change_id,
            "reason_text": text,
            "strength": min(1.0, strength),
            "tier": tier,
            "source_id": OWN_JUDGEMENT,
        }
        for change_id, text, strength, tier in found
    ]


def _row(task_id: str, kind: str, item: Statement) -> dict[str, Any]:
    return {
        "task_id": task_id,
        "reason_kind": kind,
        "reason_id": item.wording.reason_id,
        "reason_text": item.wording.text,
        "strength": min(1.0, max(0.0, item.strength)),
        "tier": item.wording.tier,
        "source_id": item.wording.source_id,
    }


def _as_condition(text: str) -> str:
    return text if text.startswith("if ") else f"if {text}"
