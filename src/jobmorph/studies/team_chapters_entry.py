"""Entry seats of a plan: what they are for, and what fewer of them would mean."""

import math
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_chapters_facts import PlanFacts
from jobmorph.studies.team_chapters_people import (
    hire_amount,
    months_to_pace,
    quarter_attrition,
    ready_heads,
    starts_of,
)

ENTRY: Final = "entry"
# Entry seats that stay are told beside a team with a third fewer.
FEWER_SHARE: Final = 1.0 / 3.0


@dataclass(frozen=True, slots=True)
class EntrySeats:
    """What entry seats are for.

    Parameters
    ----------
    label, next_label : str
        The seat, and the one above it that its people get ready for.
    before, after : int
        People.
    fewer : int
        Seats that the comparison has less: those that the plan ends, else a third.
    least : int
        Entry seats that the plan must keep, of all kinds together.
    months : Estimate
        Until somebody is ready for the level above.
    ready, ready_lost : Estimate or None
        People who get ready within the plan, and what `fewer` seats make of it; None where fewer
        than five people hold the seat.
    next_hired : int or None
        Hires that the plan books from outside for the seat above; None where they are told in a
        group only.
    next_hire_amount : Estimate
        Finding one of them.
    next_months : Estimate or None
        Until such a hire works at full pace.
    seat_amount_year : float
        What one entry seat costs a year.
    """

    label: str
    next_label: str
    before: int
    after: int
    fewer: int
    least: int
    months: Estimate
    ready: Estimate | None
    ready_lost: Estimate | None
    next_hired: int | None
    next_hire_amount: Estimate
    next_months: Estimate | None
    seat_amount_year: float


def entry_seats(facts: PlanFacts) -> tuple[EntrySeats, ...]:
    """List the entry seats from which a way leads up inside the team."""
    ups = facts.result.moves.filter(pl.col("move_kind") == "up").sort("seat_id", "months")
    held = facts.seats.filter(
        (pl.col("level") == ENTRY) & (pl.col("today_heads") > 0) & (pl.col("end_heads") > 0)
    )
    found = []
    for row in held.iter_rows(named=True):
        above = ups.filter(pl.col("seat_id") == row["seat_id"]).head(1)
        if not above.is_empty():
            found.append(_entry(facts, row, above.row(0, named=True)))
    return tuple(found)


def _entry(facts: PlanFacts, row: dict[str, Any], step: dict[str, Any]) -> EntrySeats:
    seat_id, end = row["seat_id"], step["destination_seat_id"]
    before, after = int(row["today_heads"]), int(row["end_heads"])
    months = Estimate(step["months_low"], step["months"], step["months_high"])
    above = facts.seats.filter(pl.col("seat_id") == end).row(0, named=True)
    fewer = before - after if after < before else max(1, math.floor(FEWER_SHARE * before + 0.5))
    ready = (
        None
        if seat_id in facts.folded
        else ready_heads(
            starts_of(facts, seat_id), months, quarter_attrition(facts), facts.result.quarters
        )
    )
    return EntrySeats(
        label=row["label"],
        next_label=above["label"],
        before=before,
        after=after,
        fewer=fewer,
        least=facts.plan.request.limits.entry_seats_least,
        months=months,
        ready=ready,
        ready_lost=None if ready is None else ready.scaled(fewer / before),
        next_hired=None if end in facts.folded else int(above["hired"]),
        next_hire_amount=hire_amount(facts, end),
        next_months=months_to_pace(facts, above["role_id"]),
        seat_amount_year=float(row["cost_amount_year"]),
    )
