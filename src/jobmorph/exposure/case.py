"""What can be said about a task: facts turned into statements on two sides."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.exposure.delegability import SCALE_TOP, hard_reasons, task_hard_reasons
from jobmorph.exposure.facts import LABELS, TaskArrays, arrays_of_facts
from jobmorph.exposure.observed import is_seen
from jobmorph.exposure.wording import (
    ACTIVITY_EASES,
    ACTIVITY_HOLDS,
    AUTOMATION_LITTLE,
    AUTOMATION_MOST,
    HARD_WORDING,
    LABEL_WORDING,
    PHYSICAL_SOURCE,
    SOME_PERSON,
    SOME_REACH,
    USE_RARE,
    USE_SEEN_API,
    USE_SEEN_CHAT,
    Side,
    Wording,
)
from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import HARD_REASONS, iwa_of_activity
from jobmorph.schema.parameter import ParameterSet

FloatArray = NDArray[np.float64]

SHOWN_LABEL_SHARE: Final = 0.4
SHOWN_AUTOMATION_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Statement:
    """A wording that holds for a task, with its strength 0..1."""

    wording: Wording
    strength: float


@dataclass(frozen=True, slots=True)
class TaskCase:
    """All that is said about one task.

    Parameters
    ----------
    task_id : str
        The task.
    leaning : {'ai', 'person'}
        'ai' if delegated and assisted together exceed the human part within reach.
    statements : tuple of Statement
        On both sides, at least one each, strongest first.
    own_hard : Statement or None
        The hard reason that bars most, if it rests on the task itself and bars enough.
    """

    task_id: str
    leaning: Side
    statements: tuple[Statement, ...]
    own_hard: Statement | None

    def on_side(self, side: Side) -> tuple[Statement, ...]:
        """Statements that speak for one side, strongest first."""
        return tuple(item for item in self.statements if item.wording.side == side)


@dataclass(frozen=True, slots=True)
class ActivityWords:
    """Our words about a task's most frequent activity; empty where there is none."""

    eases: str = ""
    holds: str = ""
    would_change: str = ""


def activity_words(facts: pl.DataFrame, activities: pl.DataFrame) -> tuple[ActivityWords, ...]:
    """Words of each task's most frequent activity, in the order of the facts."""
    by_id = {
        row["iwa_id"]: ActivityWords(row["eases"], row["holds"], row["would_change"])
        for row in activities.iter_rows(named=True)
    }
    words = []
    for links in facts.get_column("activity_ids").to_list():
        ranked = Counter(iwa_of_activity(link) for link in links or []).most_common()
        words.append(next((by_id[iwa] for iwa, _ in ranked if iwa in by_id), ActivityWords()))
    return tuple(words)


def task_cases(
    tasks: TaskArrays,
    verdict: pl.DataFrame,
    words: tuple[ActivityWords, ...],
    parameters: ParameterSet,
    rating_source_id: str,
) -> Iterator[TaskCase]:
    """Make the case of each task, in the order of `tasks`; errors as in `task_reasons`."""
    shown = verdict.rows_by_key("task_id", named=True, unique=True)
    missing = [task_id for task_id in tasks.task_ids if task_id not in shown]
    if missing:
        raise DataError("tasks have no verdict", where="task verdict", items=missing)
    hard = hard_reasons(tasks, parameters)
    own_hard = task_hard_reasons(tasks, parameters)
    seen = is_seen(tasks)
    least = parameters["exposure.reason_shown_from"].value
    for row, task_id in enumerate(tasks.task_ids):
        mids = shown[task_id]
        human = mids["reach_human_mid"]
        statements = [
            *_hard_statements(tasks, row, hard[row], least, rating_source_id),
            *_label_statements(tasks, row),
            *_use_statements(tasks, row, bool(seen[row]), mids),
            *_activity_statements(words[row], human),
        ]
        statements = _on_both_sides(statements, mids)
        yield TaskCase(
            task_id=task_id,
            leaning="ai" if human < 0.5 else "person",
            statements=tuple(sorted(statements, key=lambda item: -item.strength)),
            own_hard=_own_hard(own_hard[row], parameters),
        )


def own_hard_reasons(facts: pl.DataFrame, parameters: ParameterSet) -> list[str | None]:
    """Id of the hard reason that rests on each task itself and bars enough to be its headline.

    Parameters
    ----------
    facts : polars.DataFrame
        Contract `task_facts`.
    parameters : ParameterSet
        Entries `exposure.*`.

    Returns
    -------
    list of str or None
        In the order of the facts; None where no hard reason of the task itself bars enough.
    """
    hard = task_hard_reasons(arrays_of_facts(facts), parameters)
    found = [_own_hard(row, parameters) for row in hard]
    return [None if each is None else each.wording.reason_id for each in found]


def _hard_statements(
    tasks: TaskArrays, row: int, hard: FloatArray, least: float, rating_source_id: str
) -> Iterator[Statement]:
    for column, reason in enumerate(HARD_REASONS):
        if hard[column] < least:
            continue
        wording = HARD_WORDING[reason]
        if reason == "presence" and tasks.is_physical[row]:
            wording = replace(wording, source_id=PHYSICAL_SOURCE)
        if reason == "accountability" and not (
            tasks.regulation_demand[row] / SCALE_TOP >= hard[column]
        ):
            wording = replace(wording, tier="official", source_id=rating_source_id)
        if reason in ("error_cost", "preference"):
            wording = replace(wording, source_id=rating_source_id)
        yield Statement(wording, float(hard[column]))


def _label_statements(tasks: TaskArrays, row: int) -> Iterator[Statement]:
    for column, label in enumerate(LABELS):
        weight = float(tasks.label_shares[row, column])
        if weight >= SHOWN_LABEL_SHARE:
            wording = LABEL_WORDING[label]
            if not tasks.has_own_labels[row]:
                wording = replace(wording, text=f"{wording.text} in similar work", tier="model")
            yield Statement(wording, weight)
    steps = tasks.automation_shares[row]
    most, little = float(steps[3:].sum()), float(steps[:2].sum())
    if most >= SHOWN_AUTOMATION_SHARE:
        yield Statement(AUTOMATION_MOST, most)
    if little >= SHOWN_AUTOMATION_SHARE:
        yield Statement(AUTOMATION_LITTLE, little)


def _use_statements(
    tasks: TaskArrays, row: int, seen: bool, mids: dict[str, Any]
) -> Iterator[Statement]:
    if seen:
        used = mids["today_delegated_mid"] + mids["today_assisted_mid"]
        within = mids["reach_delegated_mid"] + mids["reach_assisted_mid"]
        wording = USE_SEEN_CHAT if tasks.usage_chat_share[row] > 0.0 else USE_SEEN_API
        yield Statement(wording, min(1.0, used / max(within, 1e-9)))
    elif tasks.is_usage_observable[row]:
        yield Statement(USE_RARE, float(1.0 - tasks.propensity[row]))


def _activity_statements(words: ActivityWords, human: float) -> Iterator[Statement]:
    if words.eases:
        wording = replace(ACTIVITY_EASES, text=words.eases, line=words.eases)
        yield Statement(wording, 1.0 - human)
    if words.holds:
        wording = replace(ACTIVITY_HOLDS, text=words.holds, line=words.holds)
        yield Statement(wording, human)


def _on_both_sides(statements: list[Statement], mids: dict[str, Any]) -> list[Statement]:
    sides = {item.wording.side for item in statements}
    extra = []
    if "ai" not in sides:
        extra.append(Statement(SOME_REACH, 1.0 - mids["reach_human_mid"]))
    if "person" not in sides:
        extra.append(Statement(SOME_PERSON, mids["reach_human_mid"]))
    return statements + extra


def _own_hard(hard: FloatArray, parameters: ParameterSet) -> Statement | None:
    caps = [parameters[f"exposure.cap_{reason}"].value for reason in HARD_REASONS]
    barred = np.array(caps) * hard
    column = int(barred.argmax())
    if barred[column] < parameters["exposure.headline_hard_from"].value:
        return None
    return Statement(HARD_WORDING[HARD_REASONS[column]], float(hard[column]))
