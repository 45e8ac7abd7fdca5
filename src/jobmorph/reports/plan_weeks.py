"""The weeks of a learning plan: which practice is begun, gone on with or done once more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from jobmorph.studies.plan_result import PlanResult

FIRST_WEEKS: Final = 8
LEAST_HOURS: Final = 0.25  # less of a practice than this is no part of a week

How = Literal["begin", "go on", "again"]


@dataclass(frozen=True, slots=True)
class WeekTask:
    """One practice of one week.

    Parameters
    ----------
    text : str
        What to do.
    how : {'begin', 'go on', 'again'}
        Whether it is new, was begun in an earlier week, or is done once more.
    hours : float
        Hours of it in this week.
    hours_total : float
        Hours of one round of it.
    check : str
        How somebody else sees that it worked, in the week in which its first round ends; else ''.
    is_only : bool
        Whether the step has no other practice.
    """

    text: str
    how: How
    hours: float
    hours_total: float
    check: str
    is_only: bool


@dataclass(frozen=True, slots=True)
class WeekItem:
    """What a week gives to one step."""

    step: int
    label: str
    level: float
    hours: float
    tasks: tuple[WeekTask, ...]


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """One week: its number from 1, its hours, and its items in order."""

    week: int
    hours: float
    items: tuple[WeekItem, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """What is learned in this week, each once."""
        return tuple(dict.fromkeys(item.label for item in self.items))


def plan_weeks(result: PlanResult, most: int | None = FIRST_WEEKS) -> list[PlanWeek]:
    """Lay practices out over the weeks of a plan.

    The practices of a step follow one another, each for its hours; where the step is longer than
    all of them together, they come round again.

    Parameters
    ----------
    result : PlanResult
        The plan.
    most : int, optional
        Weeks at most; all of them if None.

    Returns
    -------
    list of PlanWeek
        In order, from week 1.
    """
    steps = {row["step"]: row for row in result.steps.iter_rows(named=True)}
    done = dict.fromkeys(steps, 0.0)
    owners: dict[str, int] = {}
    weeks: dict[int, list[WeekItem]] = {}
    for week, step, label, hours in result.weeks.iter_rows():
        if most is not None and week > most:
            break
        row = steps[step]
        tasks = tuple(_tasks(row, done[step], done[step] + hours, owners))
        done[step] += hours
        item = WeekItem(step, label, row["proficiency_to"], hours, tasks)
        weeks.setdefault(week, []).append(item)
    return [
        PlanWeek(week, sum(item.hours for item in items), tuple(items))
        for week, items in weeks.items()
    ]


def _tasks(
    row: Mapping[str, Any], start: float, stop: float, owners: dict[str, int]
) -> Iterator[WeekTask]:
    """Practices between two hours of a step; notes in `owners` the step that began each."""
    practices = list(
        zip(row["practices"], row["practice_hours"], row["practice_checks"], strict=True)
    )
    if not practices:
        return
    at, place = 0.0, 0
    while at < stop:
        text, hours, check = practices[place % len(practices)]
        begin, end = at, at + hours
        part = min(end, stop) - max(begin, start)
        if part >= min(LEAST_HOURS, stop - start):
            # What an earlier step has begun is done once more here.
            is_again = place >= len(practices) or owners.get(text, row["step"]) != row["step"]
            how: How = "again" if is_again else "go on" if text in owners else "begin"
            is_end = end <= stop or stop >= row["learning_hours"] - LEAST_HOURS
            shown = check if is_end and not is_again else ""
            owners.setdefault(text, row["step"])
            yield WeekTask(text, how, part, hours, shown, len(practices) == 1)
        at, place = end, place + 1
