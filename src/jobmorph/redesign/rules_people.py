"""Rules of the people: who comes, goes, moves, leads, learns."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from jobmorph.redesign.model import MOST_HIRES, PlanModel


def stock(model: PlanModel) -> None:
    """People of a seat are those before, and who came, less who went.

    n_p = n_(p-1) + hire + sum in - sum out - leave - layoff, for each seat and quarter.
    """
    for seat, quarter in _seats(model):
        come = [model.hires[seat, quarter], *model.moved_in(seat, quarter)]
        go = [model.leavers[seat, quarter], model.layoffs[seat, quarter]]
        go += model.moved_out(seat, quarter)
        now = model.heads[seat, quarter] - model.sum(come) + model.sum(go)
        row = now - model.people_before(seat, quarter) == 0.0
        model.add("stock", row, place=model.arrays.seats.ids[seat], quarter=quarter)


def leave(model: PlanModel) -> None:
    """As many leave by themselves as attrition says, in whole people.

    leave_p = floor(att sum_(q<=p) n_(q-1) + u) - those who left before, for each seat and quarter.
    The n of the right-hand side are those of the team as it is, or of the plan found before:
    plans are found until sum leave is near att sum n, see `leavers_within_one`.
    """
    for seat, quarter in _seats(model):
        row = model.leavers[seat, quarter] == float(model.leaving[seat, quarter])
        model.add("leave", row, place=model.arrays.seats.ids[seat], quarter=quarter)


def leaving_people(model: PlanModel) -> None:
    """Nobody moves, leaves or is laid off who is not there at the start of the quarter.

    leave + layoff + sum out <= n_(p-1), for each seat and quarter.
    """
    for seat, quarter in _seats(model):
        gone = [model.leavers[seat, quarter], model.layoffs[seat, quarter]]
        gone += model.moved_out(seat, quarter)
        row = model.sum(gone) - model.people_before(seat, quarter) <= 0.0
        model.add("leaving_people", row, place=model.arrays.seats.ids[seat], quarter=quarter)


def layoffs(model: PlanModel) -> None:
    """Nobody is laid off unless the owner allows it, and then no more than a share of a seat.

    sum_p layoff <= share x n_0 x z, for each seat; z says that its service lays off.
    """
    seats = model.arrays.seats
    for seat, name in enumerate(seats.ids):
        is_free = not seats.is_held[seat]
        most = float(np.floor(model.limits.layoff_share * seats.heads[seat] + 1e-9)) * is_free
        switch = model.laid_off[seats.service[seat]]
        model.add("layoffs", model.sum(model.layoffs[seat, :]) - most * switch <= 0.0, place=name)


def attrition_first(model: PlanModel) -> None:
    """Let a service that lays off hire nobody and fill no seat that came free.

    hire <= M (1 - z), for each seat and quarter; M is more than any seat would hire.
    """
    seats = model.arrays.seats
    most = float(max(MOST_HIRES, seats.heads.sum()))
    for seat, quarter in _seats(model):
        switch = model.laid_off[seats.service[seat]]
        row = model.hires[seat, quarter] + most * switch <= most
        model.add("attrition_first", row, place=seats.ids[seat], quarter=quarter)


def held(model: PlanModel) -> None:
    """Keep a seat that we know too little about as it is: who leaves is replaced.

    n_p = n_0, for each held seat and quarter.
    """
    seats = model.arrays.seats
    for seat, quarter in _seats(model):
        if seats.is_held[seat]:
            row = model.heads[seat, quarter] == float(seats.heads[seat])
            model.add("held", row, place=seats.ids[seat], quarter=quarter)


def moves(model: PlanModel) -> None:
    """Let a move come no sooner than somebody can be ready for it, and nobody move who came later.

    move_p = 0 before its first quarter; pairs that are not feasible have no variable at all.
    sum_p sum out <= n_0, for each seat: who is hired for a seat is not hired to leave it.
    """
    arrays = model.arrays
    for seat in model.free_seats:
        out = [part for quarter in model.quarters for part in model.moved_out(seat, quarter)]
        if out:
            most = float(arrays.seats.heads[seat])
            model.add("moves", model.sum(out) <= most, place=arrays.seats.ids[seat])
    for move, first in enumerate(arrays.moves.earliest):
        ends = (arrays.moves.origin[move], arrays.moves.destination[move])
        place = ",".join(arrays.seats.ids[end] for end in ends)
        for quarter in range(min(int(first), arrays.quarters)):
            model.add("moves", model.moved[move, quarter] <= 0.0, place=place, quarter=quarter)


def span(model: PlanModel) -> None:
    """Nobody leads more people than they can.

    reports <= span x managers, for each area with managers and quarter; where managers lead more
    people today, not more than that.
    """
    arrays = model.arrays
    for area, name in enumerate(arrays.areas):
        managers = float(model.as_is.managers[area])
        if managers == 0.0:
            continue
        most = max(model.rates.span_heads, float(model.as_is.reports[area]) / managers)
        for quarter in model.quarters:
            people = _led_and_leading(model, area, quarter)
            row = model.sum(people.led) - model.sum([most * each for each in people.leading]) <= 0.0
            model.add("span", row, place=name, quarter=quarter)


def coaching(model: PlanModel) -> None:
    """People are coached at least as much as the owner asks, in a line from today's hours.

    sum_(managers) [coaching tasks + extra coaching] >= c_p x reports, for each area with managers
    and quarter; coaching tasks shrink with what AI does of them.
    """
    arrays = model.arrays
    for area, name in enumerate(arrays.areas):
        if model.as_is.managers[area] == 0.0 or model.as_is.reports[area] == 0.0:
            continue
        leads = [s for s in model.free_seats
                 if arrays.seats.is_manager[s] and arrays.seats.area[s] == area]  # fmt: skip
        if not leads:
            continue
        for quarter in model.quarters:
            least = coaching_least(model, area, quarter)
            given = [part for seat in leads for part in _coaching_hours(model, seat, quarter)]
            led = _led_and_leading(model, area, quarter).led
            row = model.sum(given) - model.sum([least * each for each in led]) >= 0.0
            model.add("coaching", row, place=name, quarter=quarter)


def coaching_least(model: PlanModel, area: int, quarter: int) -> float:
    """Hours of coaching per person that an area owes in a quarter."""
    limits, quarters = model.limits, model.arrays.quarters
    today = float(model.as_is.coaching_hours[area, 0] / model.as_is.reports[area])
    goal = max(limits.coaching_factor * today, limits.coaching_hours_head_least)
    return today + (goal - today) * (quarter + 1) / quarters


def entry_seats(model: PlanModel) -> None:
    """Enough people start in the trade.

    sum_(entry seats) n >= least, for each quarter.
    """
    entry = np.flatnonzero(model.arrays.seats.is_entry)
    if entry.size == 0:
        return
    for quarter in model.quarters:
        row = model.sum(model.heads[entry, quarter]) >= float(model.limits.entry_seats_least)
        model.add("entry_seats", row, quarter=quarter)


def practice(model: PlanModel) -> None:
    """Those who start in the trade practise as much as the owner asks.

    sum_t l [L - (1 - e_chi chi) x^D - (1 - e_a) x^A] + practice >= floor x P_0 x n, for each entry
    seat, skill and quarter; P_0 is today's practice of one person, e what an hour with AI and an
    hour of checking teach.
    """
    tasks, seats, rates = model.arrays.tasks, model.arrays.seats, model.rates
    lost_delegated = 1.0 - rates.practice_checking * rates.checking_share
    lost_assisted = 1.0 - rates.practice_assisted
    today = 1.0 - lost_delegated * tasks.delegated_today - lost_assisted * tasks.assisted_today
    for pair, skill in enumerate(model.arrays.practice.skill_ids):
        seat, link = model.arrays.practice.seat[pair], model.arrays.practice.link[pair]
        if seats.heads[seat] == 0:
            continue
        rows = np.flatnonzero(link > 0.0)
        for quarter in model.quarters:
            hours = link[rows] * tasks.load[rows, quarter]
            per_head = float(hours @ today[rows] / seats.heads[seat])
            lost = [lost_delegated * float(link[t]) * model.delegated[t, quarter] for t in rows]
            lost += [lost_assisted * float(link[t]) * model.assisted[t, quarter] for t in rows]
            least = model.limits.practice_floor_share * per_head * model.heads[seat, quarter]
            row = model.practised[pair, quarter] - model.sum(lost) - least >= -float(hours.sum())
            model.add("practice", row, place=f"{seats.ids[seat]},{skill}", quarter=quarter)


def margin(model: PlanModel) -> None:
    """Define the margin: the smallest share, over skills, of the people who hold one today.

    margin <= sum_(holders) n / sum_(holders) n_0, for each skill and quarter.
    """
    arrays = model.arrays
    for skill, name in enumerate(arrays.skill_ids):
        holders = np.flatnonzero(arrays.holders[skill])
        today = float(arrays.seats.heads[holders].sum())
        for quarter in model.quarters:
            people = [each * (1.0 / today) for each in model.heads[holders, quarter]]
            model.add(
                "margin", model.margin - model.sum(people) <= 0.0, place=name, quarter=quarter
            )


@dataclass(frozen=True, slots=True)
class LedAndLeading:
    """People of an area, as variables: those who are led, and those who lead."""

    led: list[Any]
    leading: list[Any]


def _seats(model: PlanModel) -> list[tuple[int, int]]:
    count = len(model.arrays.seats.ids)
    return [(seat, quarter) for seat in range(count) for quarter in model.quarters]


def _led_and_leading(model: PlanModel, area: int, quarter: int) -> LedAndLeading:
    seats = model.arrays.seats
    inside = seats.area == area
    led = [model.heads[s, quarter] for s in np.flatnonzero(inside & ~seats.is_manager)]
    lead = [model.heads[s, quarter] for s in np.flatnonzero(inside & seats.is_manager)]
    return LedAndLeading(led, lead)


def _coaching_hours(model: PlanModel, seat: int, quarter: int) -> list[Any]:
    tasks, rates = model.arrays.tasks, model.rates
    rows = [t for t in model.tasks_of[seat] if tasks.is_coaching[t]]
    kept = [-1.0 * model.more_delegated(t, quarter) for t in rows]
    kept += [-rates.saving_share * model.more_assisted(t, quarter) for t in rows]
    return [float(tasks.load[rows, quarter].sum()), *kept, 1.0 * model.coaching[seat, quarter]]
