"""What AI frees beside what a seat is: seats that shrink, seats that stay, work that passes."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.studies.team_chapters_facts import WEEKS_QUARTER, PlanFacts, by_task

# Tasks of which AI newly takes less than this are no reason to look for other people.
LEAST_HOURS: Final = 1.0
LEAST_SHARE: Final = 0.12
MOST_TASKS: Final = 5


@dataclass(frozen=True, slots=True)
class UnfilledSeat:
    """A seat with fewer people at the end: not all who leave are followed by somebody new.

    Parameters
    ----------
    label : str
        The seat.
    before, after, laid_off : int
        People.
    left : int or None
        People who leave by themselves; None where fewer than five hold the seat.
    moved_out : int
        People who move to another seat.
    freed_hours_week, freed_sure_hours_week : float
        What AI frees of its work in the middle, and in the bad case.
    hours_head_week : float
        One person's hours at work.
    """

    label: str
    before: int
    after: int
    laid_off: int
    left: int | None
    moved_out: int
    freed_hours_week: float
    freed_sure_hours_week: float
    hours_head_week: float


@dataclass(frozen=True, slots=True)
class PassedTask:
    """A task that is no reason to hire: hours a week of all who do it."""

    label: str
    seats: tuple[str, ...]
    load_hours: float
    delegated_now: float
    delegated: float
    human: float


@dataclass(frozen=True, slots=True)
class ServiceMargin:
    """What AI frees in one field of work beside what a seat is, in hours a week.

    Parameters
    ----------
    labels : tuple of str
        Its seats.
    heads : int
        People at the end.
    load_hours, freed_hours, freed_sure_hours : float
        Its work; what AI frees of it in the middle, and in the bad case.
    seat_hours : float
        Hours of the smallest of its seats.
    """

    labels: tuple[str, ...]
    heads: int
    load_hours: float
    freed_hours: float
    freed_sure_hours: float
    seat_hours: float


def unfilled_seats(facts: PlanFacts) -> tuple[UnfilledSeat, ...]:
    """List seats that shrink, in the order of the answer."""
    return tuple(
        UnfilledSeat(
            label=facts.label(each.seat_id),
            before=each.before,
            after=each.after,
            laid_off=each.laid_off,
            left=None if each.seat_id in facts.folded else each.left,
            moved_out=each.moved_out,
            freed_hours_week=each.freed_hours_week,
            freed_sure_hours_week=each.freed_sure_hours_week,
            hours_head_week=each.hours_head_week,
        )
        for each in facts.plan.changes
        if each.after < each.before
    )


def passed_tasks(facts: PlanFacts, seats: pl.Series) -> tuple[PassedTask, ...]:
    """List tasks of some seats of which AI takes most more than now."""
    tasks = by_task(facts, seats).filter(
        (pl.col("more_delegated") >= LEAST_HOURS)
        & (pl.col("more_delegated") >= LEAST_SHARE * pl.col("load_hours"))
    )
    return tuple(
        PassedTask(
            label=row["label"],
            seats=tuple(facts.label(each) for each in row["seat_ids"]),
            load_hours=row["load_hours"],
            delegated_now=row["delegated_now"],
            delegated=row["delegated"],
            human=row["human"],
        )
        for row in tasks.head(MOST_TASKS).iter_rows(named=True)
    )


def service_margins(facts: PlanFacts) -> tuple[ServiceMargin, ...]:
    """Set what AI frees beside what a seat is, field by field, most work first."""
    work = facts.tasks.group_by("seat_id", maintain_order=True).agg(
        pl.col("load_hours", "freed_sure").sum()
    )
    freed = facts.design.hours.filter(pl.col("quarter") == facts.result.quarters).select(
        "seat_id", (pl.col("freed_hours_quarter") / WEEKS_QUARTER).alias("freed")
    )
    by_service = (
        facts.seats.filter(~pl.col("is_held"))
        .join(work, on="seat_id", maintain_order="left")
        .join(freed, on="seat_id", maintain_order="left")
        .group_by("service", maintain_order=True)
        .agg(
            pl.col("label"),
            pl.col("end_heads", "load_hours", "freed", "freed_sure").sum(),
            pl.col("hours_head_week").filter(pl.col("hours_head_week") > 0.0).min(),
        )
        .sort("load_hours", descending=True)
    )
    return tuple(
        ServiceMargin(tuple(labels), heads, load, freed, sure, hours or 0.0)
        for _, labels, heads, load, freed, sure, hours in by_service.iter_rows()
    )
