"""A learning plan: levels of skills in a sensible order, laid out over the weeks."""

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.tables import LEARNING_STEP, LEARNING_WEEK, SKILL_GAP
from jobmorph.skills.order import require_order

MOST_LEVEL: Final = 5
LEAST_STEP: Final = 0.05  # of a level: smaller gaps are within the noise of a self-assessment
HOUR_TOLERANCE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class StepHours:
    """Hours of guided practice that one level of a skill takes.

    Parameters
    ----------
    low, usual, high : tuple of float
        From 0 to 1, 1 to 2, ... 4 to 5: five entries each.
    """

    low: tuple[float, ...]
    usual: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    skill_id: str
    start: float
    end: float
    worth: float

    @property
    def level(self) -> int:
        return math.ceil(self.end - HOUR_TOLERANCE)

    def hours(self, of_level: Sequence[float]) -> float:
        return (self.end - self.start) * of_level[self.level - 1]


def plan_steps(
    gap: pl.DataFrame,
    *,
    worth: Mapping[str, float],
    after: Mapping[str, Sequence[str]],
    hours: StepHours,
    spent: Mapping[str, float] | None = None,
) -> pl.DataFrame:
    """Put the levels a person lacks into the order in which to learn them.

    A step is at most one level of one skill. A step waits for the step below it; the first step
    of a skill waits until every skill learned before it stands where its own start stands (or
    where the plan takes it, if that is less). Among steps that wait for nothing, the one with the
    most worth per hour comes first; ties go by id, so the same input gives the same plan.

    Parameters
    ----------
    gap : polars.DataFrame
        Contract `skill_gap`.
    worth : mapping of str to float
        How much a level of each skill matters for the target, above 0; 1 where absent.
    after : mapping of str to sequence of str
        For each skill, those learned before it; skills outside the gap wait for nothing.
    hours : StepHours
        What a level takes.
    spent : mapping of str to float, optional
        Hours already spent on a skill since its level was last checked; taken off its steps, but
        at least a tenth of a step stays, because the check is still to be passed.

    Returns
    -------
    polars.DataFrame
        Contract `learning_step`, in order; no rows if nothing is missing.

    Raises
    ------
    ParameterError
        If skills wait for one another.
    """
    SKILL_GAP.check(gap)
    rows = {row["skill_id"]: row for row in gap.iter_rows(named=True)}
    order = {skill: [each for each in after.get(skill, ()) if each in rows] for skill in rows}
    require_order(order)
    steps = {
        skill: list(_steps_of(skill, row, worth.get(skill, 1.0))) for skill, row in rows.items()
    }
    chosen = _ordered(steps, order, hours)
    left = dict(spent or {})
    table = []
    for place, step in enumerate(chosen):
        usual = step.hours(hours.usual)
        done = min(left.get(step.skill_id, 0.0), 0.9 * usual)
        left[step.skill_id] = left.get(step.skill_id, 0.0) - done
        rest = 1.0 - done / usual
        table.append(
            {
                "step": place,
                "skill_id": step.skill_id,
                "proficiency_from": step.start,
                "proficiency_to": step.end,
                "learning_hours_low": rest * step.hours(hours.low),
                "learning_hours": rest * usual,
                "learning_hours_high": rest * step.hours(hours.high),
                "worth": step.worth,
                "after_ids": [each for each in order[step.skill_id] if steps[each]],
            }
        )
    return LEARNING_STEP.check(pl.DataFrame(table, schema=LEARNING_STEP.polars_schema))


def _steps_of(skill_id: str, row: Mapping[str, float], worth: float) -> Iterator[_Step]:
    """Cut a gap at whole levels."""
    start, end = row["proficiency_held"], row["proficiency_needed"]
    if end - start < LEAST_STEP:
        return
    while end - start > HOUR_TOLERANCE:
        stop = min(math.floor(start + HOUR_TOLERANCE) + 1.0, end)
        yield _Step(skill_id, start, stop, worth)
        start = stop


def _ordered(
    steps: Mapping[str, list[_Step]], order: Mapping[str, Sequence[str]], hours: StepHours
) -> list[_Step]:
    reached = {skill: each[0].start if each else math.inf for skill, each in steps.items()}
    place = dict.fromkeys(steps, 0)
    waiting = {skill for skill, each in steps.items() if each}
    ready: list[tuple[float, str]] = []
    chosen: list[_Step] = []
    while waiting or ready:
        for skill in sorted(waiting):
            step = steps[skill][place[skill]]
            if all(_is_reached(step, steps[first], reached[first]) for first in order[skill]):
                heapq.heappush(ready, (-step.worth / step.hours(hours.usual), skill))
                waiting.discard(skill)
        _, skill = heapq.heappop(ready)
        step = steps[skill][place[skill]]
        chosen.append(step)
        reached[skill] = step.end
        place[skill] += 1
        if place[skill] < len(steps[skill]):
            waiting.add(skill)
    return chosen


def _is_reached(step: _Step, first: Sequence[_Step], reached: float) -> bool:
    """Whether a skill learned before stands as high as this step ends, or at its own end."""
    if not first:
        return True
    return reached >= min(step.end, first[-1].end) - HOUR_TOLERANCE


def lay_out_weeks(steps: pl.DataFrame, hours_week: float) -> pl.DataFrame:
    """Lay steps out over weeks, one after the other, never above the hours of a week.

    Parameters
    ----------
    steps : polars.DataFrame
        Contract `learning_step`.
    hours_week : float
        Hours that a person has in a week.

    Returns
    -------
    polars.DataFrame
        Contract `learning_week`: a row for every step that a week works on.

    Raises
    ------
    ParameterError
        If there are no hours.
    """
    if not 0.0 < hours_week < math.inf:
        raise ParameterError(
            f"hours a week are {hours_week:g}, need more than 0", hint="Try: --hours 4"
        )
    rows = []
    week, room = 1, hours_week
    for step, hours in LEARNING_STEP.check(steps).select("step", "learning_hours").iter_rows():
        left = hours
        while left > HOUR_TOLERANCE:
            if room <= HOUR_TOLERANCE:
                week, room = week + 1, hours_week
            given = min(left, room)
            rows.append({"week": week, "step": step, "learning_hours": given})
            left -= given
            room -= given
    return LEARNING_WEEK.check(pl.DataFrame(rows, schema=LEARNING_WEEK.polars_schema))
