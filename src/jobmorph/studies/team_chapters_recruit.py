"""Chapter 1, recruit: which seats, when, why, at what cost; what not to hire for; entry seats."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_chapters_entry import EntrySeats, entry_seats
from jobmorph.studies.team_chapters_facts import PlanFacts
from jobmorph.studies.team_chapters_margin import (
    PassedTask,
    ServiceMargin,
    UnfilledSeat,
    passed_tasks,
    service_margins,
    unfilled_seats,
)
from jobmorph.studies.team_chapters_people import (
    hire_amount,
    months_to_pace,
    quarter_attrition,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Hires that the plan books: for a seat of five and more, or for small seats together.

    Who leaves a seat of fewer than five is nobody's figure, so their hires are told as one row.

    Parameters
    ----------
    labels : tuple of str
        The seat; several where they are told together.
    families : tuple of str
        Of them in the library; held seats have none.
    before, after, left, hired, moved_in, moved_out : int
        People, over the whole plan.
    by_quarter : tuple of int
        Hires in each quarter.
    reason : str
        'grows' (more people than now), 'left' (seats that come free), 'moves' (somebody moved on).
    grows_for : str
        What a growing seat is for: 'customers', 'coaching', 'practice', 'limit'; else ''.
    hire_amount : Estimate
        Finding one person; the mean of seats that are told together.
    months : Estimate or None
        From the first day to full pace; None if unknown, or for several seats.
    """

    labels: tuple[str, ...]
    families: tuple[str, ...]
    before: int
    after: int
    left: int
    hired: int
    moved_in: int
    moved_out: int
    by_quarter: tuple[int, ...]
    reason: str
    grows_for: str
    hire_amount: Estimate
    months: Estimate | None

    @property
    def is_group(self) -> bool:
        """Whether several seats are told together."""
        return len(self.labels) > 1


@dataclass(frozen=True, slots=True)
class NewSeat:
    """A seat that the plan adds people to."""

    label: str
    before: int
    after: int
    grows_for: str


@dataclass(frozen=True, slots=True)
class RecruitChapter:
    """Chapter 1.

    Parameters
    ----------
    openings : tuple of Opening
        Most hires first, small seats together last. Their hires add up to the plan's.
    new_seats : tuple of NewSeat
        Seats that grow.
    expected_left : Estimate
        People expected to leave over the plan, over the range of the rate.
    unfilled : tuple of UnfilledSeat
        Seats that shrink.
    passed_tasks : tuple of PassedTask
        Work that is no reason to hire, in seats that hire.
    margins : tuple of ServiceMargin
        Why no seat goes, or more do not: most people first.
    entry : tuple of EntrySeats
        Entry seats.
    is_fixed : bool
        The design itself holds the number of seats.
    is_bold : bool
        Its owner staffs fields of work for what AI usually does, not for the bad case.
    """

    openings: tuple[Opening, ...]
    new_seats: tuple[NewSeat, ...]
    expected_left: Estimate
    unfilled: tuple[UnfilledSeat, ...]
    passed_tasks: tuple[PassedTask, ...]
    margins: tuple[ServiceMargin, ...]
    entry: tuple[EntrySeats, ...]
    is_fixed: bool
    is_bold: bool

    @property
    def families(self) -> tuple[str, ...]:
        """Families of the library that may hire, most hires first."""
        return tuple(dict.fromkeys(name for each in self.openings for name in each.families))


def recruit_chapter(facts: PlanFacts) -> RecruitChapter:
    """Write chapter 1 of a design."""
    openings = _openings(facts)
    named = {label for each in openings for label in each.labels}
    hiring = facts.seats.filter(pl.col("label").is_in(list(named)) & ~pl.col("is_held"))
    limits = facts.plan.request.limits
    least = limits.seats_least
    return RecruitChapter(
        openings=openings,
        new_seats=_new_seats(facts),
        expected_left=_expected_left(facts),
        unfilled=unfilled_seats(facts),
        passed_tasks=passed_tasks(facts, hiring["seat_id"]),
        margins=service_margins(facts),
        entry=entry_seats(facts),
        is_fixed=least is not None and least >= facts.result.as_is.seats,
        is_bold=limits.is_bold,
    )


def _openings(facts: PlanFacts) -> tuple[Opening, ...]:
    told = facts.seats.filter(~pl.col("seat_id").is_in(list(facts.folded)))
    found = [_opening(facts, row) for row in told.filter(pl.col("hired") > 0).iter_rows(named=True)]
    ordered = sorted(found, key=lambda each: (-each.hired, each.labels))
    small = facts.seats.filter(pl.col("seat_id").is_in(list(facts.folded)))
    if int(small["hired"].sum()) == 0:
        return tuple(ordered)
    return (*ordered, _together(facts, small))


def _opening(facts: PlanFacts, row: dict[str, Any]) -> Opening:
    is_larger = row["end_heads"] > row["today_heads"]
    moved_on = row["moved_out"] > 0 and row["hired"] > row["left"]
    reasons = {each.seat_id: each.reason for each in facts.plan.changes}
    return Opening(
        labels=(row["label"],),
        families=(row["family"],) if row["family"] else (),
        before=row["today_heads"],
        after=row["end_heads"],
        left=row["left"],
        hired=row["hired"],
        moved_in=row["moved_in"],
        moved_out=row["moved_out"],
        by_quarter=_by_quarter(facts, [row["seat_id"]]),
        reason="grows" if is_larger else "moves" if moved_on else "left",
        grows_for=reasons.get(row["seat_id"], "limit") if is_larger else "",
        hire_amount=hire_amount(facts, row["seat_id"]),
        months=months_to_pace(facts, row["role_id"]),
    )


def _together(facts: PlanFacts, small: pl.DataFrame) -> Opening:
    sums = {
        name: int(small[name].sum())
        for name in ("today_heads", "end_heads", "left", "hired", "moved_in", "moved_out")
    }
    weights = small["today_heads"].to_list()
    amounts = [hire_amount(facts, seat) for seat in small["seat_id"]]
    heads = max(sum(weights), 1)
    ends = [
        sum(weight * getattr(each, name) for weight, each in zip(weights, amounts, strict=True))
        / heads
        for name in ("low", "mid", "high")
    ]
    is_larger = sums["end_heads"] > sums["today_heads"]
    return Opening(
        labels=tuple(small["label"].to_list()),
        families=tuple(small["family"].drop_nulls().unique(maintain_order=True)),
        before=sums["today_heads"],
        after=sums["end_heads"],
        left=sums["left"],
        hired=sums["hired"],
        moved_in=sums["moved_in"],
        moved_out=sums["moved_out"],
        by_quarter=_by_quarter(facts, small["seat_id"].to_list()),
        reason="grows" if is_larger else "left",
        grows_for="several" if is_larger else "",
        hire_amount=Estimate(*ends),
        months=None,
    )


def _by_quarter(facts: PlanFacts, seats: list[str]) -> tuple[int, ...]:
    sums = (
        facts.design.seats.filter(pl.col("seat_id").is_in(seats))
        .group_by("quarter", maintain_order=True)
        .agg(pl.col("hire_heads").sum())
        .sort("quarter")
    )
    return tuple(sums["hire_heads"].to_list())


def _new_seats(facts: PlanFacts) -> tuple[NewSeat, ...]:
    reasons = {each.seat_id: each.reason for each in facts.plan.changes}
    larger = facts.seats.filter(pl.col("end_heads") > pl.col("today_heads"))
    return tuple(
        NewSeat(
            row["label"],
            row["today_heads"],
            row["end_heads"],
            reasons.get(row["seat_id"], "limit"),
        )
        for row in larger.iter_rows(named=True)
    )


def _expected_left(facts: PlanFacts) -> Estimate:
    rate = facts.rate("redesign.attrition_year")
    heads = facts.design.seats.filter(pl.col("quarter") < facts.result.quarters)
    worked = float(facts.seats["today_heads"].sum()) + float(heads["planned_heads"].sum())
    ends = (quarter_attrition(facts, each) * worked for each in (rate.low, rate.value, rate.high))
    return Estimate(*ends)
