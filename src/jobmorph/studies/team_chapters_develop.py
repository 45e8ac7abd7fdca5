"""Chapter 4, develop: steps up, moves of the plan, seats that somebody inside could fill."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.place_skills import edition_skills
from jobmorph.studies.places import role_place
from jobmorph.studies.plan_timeline import step_hours
from jobmorph.studies.team_chapters_facts import WEEKS_YEAR, PlanFacts
from jobmorph.studies.team_chapters_library import promotion_of
from jobmorph.studies.team_chapters_people import (
    hire_amount,
    months_to_pace,
    quarter_attrition,
    ready_heads,
    starts_of,
)

MONTHS_YEAR: Final = 12.0
UP: Final = "up"
# Output of somebody who starts rises in a line, so half of the time to full pace is lost.
_LOST_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Step:
    """A move that people of a seat can prepare for: about the seat, never about anybody.

    Parameters
    ----------
    seat_id, destination_seat_id, label, destination : str
        Its ends.
    kind : str
        'up', 'across' or 'into'.
    heads : int
        People in the seat now.
    months : Estimate
        Until somebody is ready, as the trade judges.
    training_hours : Estimate
        Guided practice before the first day there.
    earliest_quarter : int
        First quarter in which the plan may make it.
    ready : Estimate or None
        People who get ready within the plan, if all of the seat prepare; None where fewer than
        five hold it.
    openings : int or None
        Hires from outside that the plan books for the destination from that quarter on; None where
        they are told in a group only.
    promotion : tuple of str
        What it takes to get to the destination's level, for steps up.
    """

    seat_id: str
    destination_seat_id: str
    label: str
    destination: str
    kind: str
    heads: int
    months: Estimate
    training_hours: Estimate
    earliest_quarter: int
    ready: Estimate | None
    openings: int | None
    promotion: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """A move that the plan makes: so many people of a seat, in a quarter."""

    label: str
    destination: str
    quarter: int
    heads: int
    origin_heads: int
    months: Estimate
    training_hours: Estimate


@dataclass(frozen=True, slots=True)
class InsideChoice:
    """Hires booked from outside that somebody inside could take, and what each way costs.

    Parameters
    ----------
    step : Step
        Where they would come from: a step up if there is one, else the least training.
    others : tuple of str
        Other seats from which people could come.
    count : int
        Hires from outside in that time.
    inside_amount : Estimate
        One move: training with its fees, half a newcomer's start, and finding somebody for the seat
        that comes free.
    outside_amount : Estimate
        One hire: finding somebody, and the start.
    """

    step: Step
    others: tuple[str, ...]
    count: int
    inside_amount: Estimate
    outside_amount: Estimate


@dataclass(frozen=True, slots=True)
class DevelopChapter:
    """Chapter 4.

    Parameters
    ----------
    ups, across : tuple of Step
        Steps up, most people first; other moves, least training first.
    moves : tuple of PlannedMove
        Moves that the plan makes.
    inside : tuple of InsideChoice
        Seats of five and more that could be filled from inside.
    """

    ups: tuple[Step, ...]
    across: tuple[Step, ...]
    moves: tuple[PlannedMove, ...]
    inside: tuple[InsideChoice, ...]


def develop_chapter(facts: PlanFacts) -> DevelopChapter:
    """Write chapter 4 of a design."""
    steps = [_step(facts, row) for row in facts.result.moves.iter_rows(named=True)]
    ups = [each for each in steps if each.kind == UP]
    across = [each for each in steps if each.kind != UP]
    return DevelopChapter(
        ups=tuple(sorted(ups, key=lambda each: (-each.heads, each.months.mid, each.seat_id))),
        across=tuple(
            sorted(
                across, key=lambda each: (each.training_hours.mid, each.months.mid, each.seat_id)
            )
        ),
        moves=_moves(facts, steps),
        inside=_inside(facts, steps),
    )


def _step(facts: PlanFacts, row: dict[str, object]) -> Step:
    start, end = str(row["seat_id"]), str(row["destination_seat_id"])
    roles = dict(facts.seats.select("seat_id", "role_id").iter_rows())
    months = Estimate(*(float(str(row[name])) for name in ("months_low", "months", "months_high")))
    earliest, kind = int(str(row["earliest_quarter"])), str(row["move_kind"])
    starts = starts_of(facts, start)
    ready = ready_heads(starts, months, quarter_attrition(facts), facts.result.quarters)
    booked = (pl.col("seat_id") == end) & (pl.col("quarter") >= earliest)
    hires = int(facts.design.seats.filter(booked)["hire_heads"].sum())
    return Step(
        seat_id=start,
        destination_seat_id=end,
        label=facts.label(start),
        destination=facts.label(end),
        kind=kind,
        heads=starts[0],
        months=months,
        training_hours=_training(
            facts, roles[start], roles[end], float(str(row["training_hours"]))
        ),
        earliest_quarter=earliest,
        ready=None if start in facts.folded else ready,
        openings=None if end in facts.folded else hires,
        promotion=promotion_of(roles[end], facts.edition) if kind == UP else (),
    )


def _training(facts: PlanFacts, start: str, end: str, usual: float) -> Estimate:
    """Hours of training with their range: the middle is the plan's, the ends are the library's."""
    skills = edition_skills(facts.edition)
    held = skills.held[skills.place_at[role_place(start)]]
    at = np.array([skills.place_at[role_place(end)]], dtype=np.int64)
    stays = np.zeros((1, 0), dtype=np.int64)
    low, _, high = skills.hours_to(held, stays, at, step_hours(load_parameters("skills")))[0]
    return Estimate(min(float(low), usual), usual, max(float(high), usual))


def _moves(facts: PlanFacts, steps: list[Step]) -> tuple[PlannedMove, ...]:
    known = {(each.seat_id, each.destination_seat_id): each for each in steps}
    found = []
    for seat, end, quarter, heads in facts.design.moves.sort("quarter").iter_rows():
        step = known[seat, end]
        found.append(
            PlannedMove(
                step.label,
                step.destination,
                quarter,
                heads,
                step.heads,
                step.months,
                step.training_hours,
            )
        )
    return tuple(found)


def _inside(facts: PlanFacts, steps: list[Step]) -> tuple[InsideChoice, ...]:
    found = []
    for end in dict.fromkeys(each.destination_seat_id for each in steps):
        ways = [each for each in steps if each.destination_seat_id == end and each.openings]
        if not ways:
            continue
        best = min(ways, key=lambda each: (each.kind != UP, each.training_hours.mid))
        found.append(
            InsideChoice(
                step=best,
                others=tuple(each.label for each in ways if each is not best),
                count=best.openings or 0,
                inside_amount=_by_move(facts, best),
                outside_amount=_by_hire(facts, end),
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.count, each.step.destination)))


def _by_move(facts: PlanFacts, step: Step) -> Estimate:
    fee = facts.rate("redesign.training_amount_hour").value
    share = facts.rate("redesign.move_start_up_share").value
    hour, backfill = _hour_amount(facts, step.seat_id), hire_amount(facts, step.seat_id)
    start = share * _start_amount(facts, step.destination_seat_id)
    ends = zip(
        (step.training_hours.low, step.training_hours.mid, step.training_hours.high),
        (backfill.low, backfill.mid, backfill.high),
        strict=True,
    )
    return Estimate(*(hours * (hour + fee) + find + start for hours, find in ends))


def _by_hire(facts: PlanFacts, seat_id: str) -> Estimate:
    found, start = hire_amount(facts, seat_id), _start_amount(facts, seat_id)
    return Estimate(found.low + start, found.mid + start, found.high + start)


def _hour_amount(facts: PlanFacts, seat_id: str) -> float:
    row = facts.seats.filter(pl.col("seat_id") == seat_id).row(0, named=True)
    hours = row["hours_head_week"] * WEEKS_YEAR
    return float(row["cost_amount_year"]) / hours if hours else 0.0


def _start_amount(facts: PlanFacts, seat_id: str) -> float:
    """Cost of the time that somebody hired does not yet work."""
    row = facts.seats.filter(pl.col("seat_id") == seat_id).row(0, named=True)
    months = months_to_pace(facts, row["role_id"])
    share = _LOST_SHARE * months.mid / MONTHS_YEAR if months else 0.0
    return share * float(row["cost_amount_year"])
