"""Hours of a team by who does the work, told by groups, and tasks told as parts of a full week."""

from dataclasses import dataclass
from math import floor
from typing import Final

import polars as pl

from jobmorph.redesign.problem import TeamDesign
from jobmorph.studies.team_pack_groups import PackGroup
from jobmorph.studies.team_result import TeamResult

WEEKS_QUARTER: Final = 13.0
# Hours are rounded so far that nobody's own hours come out of a difference.
HOURS_STEP: Final = 5
FULL_WEEK: Final = 40.0
TASK_STEP: Final = 0.5
SHOWN_TASKS: Final = 5
SHOWN_STAYING: Final = 3
SHOWN_LARGEST: Final = 3
# A task stays with people if they do so much of it at the end, without AI.
STAYS_FROM: Final = 0.6
_BASE_KINDS: Final = {"by_ai": "ai_now", "with_ai": "with_now"}


@dataclass(frozen=True, slots=True)
class PackHours:
    """Hours a week of a group, rounded to five, by who does the work.

    Parameters
    ----------
    ai_now, with_now, person_now, ai_end, with_end, person_end : int
        Work by AI, by people with AI and by people, now and in the last quarter, at its volume.
        People's hours hold those of titles that the plan leaves as they are.
    """

    ai_now: int
    with_now: int
    person_now: int
    ai_end: int
    with_end: int
    person_end: int


@dataclass(frozen=True, slots=True)
class PackTask:
    """A task of a job, in hours of a full week of that job, rounded to half an hour.

    Parameters
    ----------
    group : int
        Place of the group.
    label : str
        The task.
    reason : str
        What helps or holds AI.
    leaves : str
        What is left for a person.
    week_hours, ai_now, with_now, ai_end, with_end : float
        Hours of the task in 40 hours; of these by AI and with AI, now and at the end.
    """

    group: int
    label: str
    reason: str
    leaves: str
    week_hours: float
    ai_now: float
    with_now: float
    ai_end: float
    with_end: float

    @property
    def person_now(self) -> float:
        """Hours that a person does now."""
        return max(self.week_hours - self.ai_now - self.with_now, 0.0)

    @property
    def person_end(self) -> float:
        """Hours that a person does at the end."""
        return max(self.week_hours - self.ai_end - self.with_end, 0.0)


@dataclass(frozen=True, slots=True)
class PackStep:
    """A quarter of the plan, whole team: hours a week rounded to five, and seats at its end."""

    quarter: str
    ai: int
    with_ai: int
    seats: int


def told_hours(hours: float) -> int:
    """Round hours to the step in which a team is told.

    Examples
    --------
    >>> told_hours(27.7), told_hours(2.4), told_hours(2.5)
    (30, 0, 5)
    """
    return HOURS_STEP * floor(hours / HOURS_STEP + 0.5)


def task_hours(result: TeamResult, design: TeamDesign, kept: frozenset[str]) -> pl.DataFrame:
    """Return tasks of seats in the last quarter, now and at the end, hours a week.

    Now is the same in the packs of all designs of an answer: the most that any of them says of a
    task, and what they lack of the team as it is on the tasks that are kept from AI.

    Parameters
    ----------
    result : TeamResult
        The answer.
    design : TeamDesign
        The design.
    kept : frozenset of str
        Tasks that are not handed to AI.

    Returns
    -------
    polars.DataFrame
        seat_id, task_id, service, label, other_side, reason_line, leaves, load, ai_now, with_now,
        ai_end, with_end.
    """
    end = design.tasks.filter(pl.col("quarter") == result.quarters).select(
        "seat_id",
        "task_id",
        (pl.col("load_hours_quarter") / WEEKS_QUARTER).alias("load"),
        (pl.col("delegated_hours_quarter") / WEEKS_QUARTER).alias("ai_end"),
        (pl.col("assisted_hours_quarter") / WEEKS_QUARTER).alias("with_end"),
    )
    words = result.tasks.select(
        "seat_id", "task_id", "label", "other_side", "reason_line", "leaves"
    )
    joined = (
        end.join(words, on=["seat_id", "task_id"], maintain_order="left")
        .join(_now(result), on=["seat_id", "task_id"], how="left", maintain_order="left")
        .join(result.seats.select("seat_id", "service"), on="seat_id", maintain_order="left")
        .with_columns(pl.col("ai_now", "with_now").fill_null(0.0))
    )
    is_kept = pl.col("task_id").is_in(sorted(kept))
    lacking = max(result.as_is.delegated_hours_week - float(joined["ai_now"].sum()), 0.0)
    room = joined.filter(is_kept).get_column("load").sum()
    return joined.with_columns(
        pl.when(is_kept)
        .then((pl.col("ai_now") + lacking * pl.col("load") / (room or 1.0)).clip(0.0, "load"))
        .otherwise("ai_now")
        .alias("ai_now")
    )


def _now(result: TeamResult) -> pl.DataFrame:
    """Hours by AI and with AI where nothing is rolled out: the base of the rule of pace."""
    found: dict[tuple[str, str], dict[str, float]] = {}
    for plan in result.plans:
        if plan.design is None:
            continue
        rows = plan.design.rules.filter(
            (pl.col("rule") == "pace") & (pl.col("quarter") == result.quarters)
        )
        for place, hours in rows.select("rule_place", "limit_value").iter_rows():
            seat, task, kind = str(place).rsplit(",", 2)
            own = found.setdefault((seat, task), dict.fromkeys(_BASE_KINDS.values(), 0.0))
            own[_BASE_KINDS[kind]] = max(own[_BASE_KINDS[kind]], hours / WEEKS_QUARTER)
    schema = dict.fromkeys(("seat_id", "task_id"), pl.String) | dict.fromkeys(
        _BASE_KINDS.values(), pl.Float64
    )
    rows_now = [(*key, *own.values()) for key, own in found.items()]
    return pl.DataFrame(rows_now, schema=schema, orient="row")


def total_hours(result: TeamResult, design: TeamDesign, tasks: pl.DataFrame) -> PackHours:
    """Add hours up over the whole team; see `group_hours`."""
    return _hours_of(tasks, _held(result, design))


def group_hours(
    result: TeamResult, design: TeamDesign, tasks: pl.DataFrame, groups: tuple[PackGroup, ...]
) -> tuple[PackHours, ...]:
    """Add hours up by group; titles that the plan leaves as they are count as people's hours."""
    held = _held(result, design)
    own = (pl.col("service").is_in(list(group.services)) for group in groups)
    return tuple(_hours_of(tasks.filter(is_own), held.filter(is_own)) for is_own in own)


def _held(result: TeamResult, design: TeamDesign) -> pl.DataFrame:
    end = design.hours.filter(pl.col("quarter") == result.quarters)
    return result.seats.filter("is_held").join(end, on="seat_id", maintain_order="left")


def _hours_of(tasks: pl.DataFrame, held: pl.DataFrame) -> PackHours:
    aside = float(held["available_hours_quarter"].sum()) / WEEKS_QUARTER
    load, ai_now, with_now, ai_end, with_end = (
        float(tasks.get_column(name).sum())
        for name in ("load", "ai_now", "with_now", "ai_end", "with_end")
    )
    return PackHours(
        told_hours(ai_now),
        told_hours(with_now),
        told_hours(load - ai_now - with_now + aside),
        told_hours(ai_end),
        told_hours(with_end),
        told_hours(load - ai_end - with_end + aside),
    )


def passing_tasks(tasks: pl.DataFrame, groups: tuple[PackGroup, ...]) -> tuple[PackTask, ...]:
    """List the tasks of each group of which AI takes most, as parts of a full week of their job."""
    found: list[PackTask] = []
    for at, group in enumerate(groups):
        own = _once(_weekly(tasks, group)).sort(
            pl.col("ai_end") - pl.col("ai_now"), "task_id", descending=[True, False]
        )
        found += [_task(at, row) for row in own.head(SHOWN_TASKS).iter_rows(named=True)]
    return tuple(task for task in found if task.ai_end > task.ai_now or task.with_end > 0.0)


def largest_tasks(tasks: pl.DataFrame) -> tuple[str, ...]:
    """Name the tasks of which most hours newly pass to AI, in the whole team."""
    more = pl.col("ai_end") - pl.col("ai_now")
    summed = tasks.group_by("task_id", maintain_order=True).agg(
        pl.col("label").first(), more.sum().alias("more")
    )
    ordered = summed.filter(pl.col("more") > 0.0).sort("more", "task_id", descending=[True, False])
    return tuple(ordered.get_column("label").unique(maintain_order=True).head(SHOWN_LARGEST))


def staying_tasks(
    tasks: pl.DataFrame, groups: tuple[PackGroup, ...], passing: tuple[PackTask, ...]
) -> tuple[tuple[str, ...], ...]:
    """Name the tasks of each group that people mostly do without AI at the end.

    Tasks with somebody on the other side come first, then the largest; those that are named as
    passing are left out.
    """
    person = 1.0 - (pl.col("ai_end") + pl.col("with_end")) / pl.col("load")
    named = []
    for at, group in enumerate(groups):
        gone = [task.label for task in passing if task.group == at]
        is_left = (person >= STAYS_FROM) & ~pl.col("label").is_in(gone)
        own = _once(_weekly(tasks, group).filter(is_left))
        shared = own.with_columns((pl.col("other_side") != "nobody").alias("_shared"))
        ordered = shared.sort("_shared", descending=True, maintain_order=True)
        named.append(tuple(ordered.get_column("label").head(SHOWN_STAYING)))
    return tuple(named)


def quarter_steps(result: TeamResult, design: TeamDesign) -> tuple[PackStep, ...]:
    """Tell the way of the whole team by quarter."""
    hours = design.tasks.group_by("quarter", maintain_order=True).agg(
        (pl.col("delegated_hours_quarter").sum() / WEEKS_QUARTER).alias("ai"),
        (pl.col("assisted_hours_quarter").sum() / WEEKS_QUARTER).alias("with_ai"),
    )
    seats = design.seats.group_by("quarter", maintain_order=True).agg(
        pl.col("planned_heads").sum().alias("seats")
    )
    rows = hours.join(seats, on="quarter", maintain_order="left").sort("quarter")
    return tuple(
        PackStep(
            result.quarter_names[row["quarter"] - 1],
            told_hours(row["ai"]),
            told_hours(row["with_ai"]),
            row["seats"],
        )
        for row in rows.iter_rows(named=True)
    )


def _weekly(tasks: pl.DataFrame, group: PackGroup) -> pl.DataFrame:
    """Tasks of a group with the hours they take of 40 in their seat."""
    scale = FULL_WEEK / pl.col("load").sum().over("seat_id")
    return tasks.filter(
        pl.col("service").is_in(list(group.services)) & (pl.col("load") > 0.0)
    ).with_columns((pl.col("load") * scale).alias("week"), scale.alias("scale"))


def _once(tasks: pl.DataFrame) -> pl.DataFrame:
    """Keep a task once, as the seat does it that spends most hours on it; largest tasks first."""
    ordered = tasks.sort("load", "seat_id", descending=[True, False])
    return ordered.unique("task_id", keep="first", maintain_order=True)


def _task(at: int, row: dict[str, float | str]) -> PackTask:
    def half(name: str) -> float:
        return TASK_STEP * floor(float(row[name]) * float(row["scale"]) / TASK_STEP + 0.5)

    return PackTask(
        at,
        str(row["label"]),
        str(row["reason_line"]),
        str(row["leaves"]),
        half("load"),
        half("ai_now"),
        half("with_now"),
        half("ai_end"),
        half("with_end"),
    )
