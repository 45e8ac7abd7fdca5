"""Rules that the owner sets: money, places, seats."""

from typing import Any

import numpy as np

from jobmorph.redesign.model import PlanModel
from jobmorph.schema.errors import ParameterError

QUARTERS_YEAR = 4


def budget(model: PlanModel) -> None:
    """No year costs more than the budget.

    sum_(quarters of the year) cost x n_0 / budget <= n_0, for each year; a part of a year has its
    part of the budget. n_0, the people of the team, keeps the figures of a person near 1.
    """
    budget_year = model.limits.budget_amount_year
    if budget_year is None:
        return
    people = float(model.arrays.seats.heads.sum())
    for first in range(0, model.arrays.quarters, QUARTERS_YEAR):
        year = [q for q in model.quarters if first <= q < first + QUARTERS_YEAR]
        spent = model.sum([part for quarter in year for part in cost_terms(model, quarter)])
        most = budget_year * len(year) / QUARTERS_YEAR
        row = (people / most) * spent <= people
        model.add("budget", row, place=f"year {first // QUARTERS_YEAR + 1}")


def seats_least(model: PlanModel) -> None:
    """Keep the team at least as large as the owner asks.

    sum n >= least, for each quarter.
    """
    if model.limits.seats_least is None:
        return
    for quarter in model.quarters:
        people = model.sum(model.heads[:, quarter])
        model.add("seats_least", people >= float(model.limits.seats_least), quarter=quarter)


def seats_most(model: PlanModel) -> None:
    """Keep the team no larger than the owner asks.

    sum n <= most, for each quarter.
    """
    if model.limits.seats_most is None:
        return
    for quarter in model.quarters:
        people = model.sum(model.heads[:, quarter])
        model.add("seats_most", people <= float(model.limits.seats_most), quarter=quarter)


def seat_limits(model: PlanModel) -> None:
    """Single seats stay within the bounds that the owner sets.

    least <= n <= most, for each seat named, from the quarter named.
    """
    ids = model.arrays.seats.ids
    for limit in model.limits.seats:
        if limit.seat_id not in ids:
            raise ParameterError("a limit names a seat that the team does not have",
                                 items=[limit.seat_id])  # fmt: skip
        seat = ids.index(limit.seat_id)
        for quarter in range(limit.from_quarter - 1, model.arrays.quarters):
            people = model.heads[seat, quarter]
            if limit.least is not None:
                model.add("seat_limits", people >= float(limit.least),
                          place=limit.seat_id, quarter=quarter)  # fmt: skip
            if limit.most is not None:
                model.add("seat_limits", people <= float(limit.most),
                          place=f"{limit.seat_id},most", quarter=quarter)  # fmt: skip


def freezes(model: PlanModel) -> None:
    """In a place that the owner names nothing changes at first.

    n = n_0, for each seat of the place and each of the first quarters; AI stays as it is there by
    `pace`.
    """
    seats = model.arrays.seats
    for freeze in model.limits.freezes:
        inside = [s for s, place in enumerate(seats.locations) if place == freeze.location]
        for seat in inside:
            for quarter in range(min(freeze.quarters, model.arrays.quarters)):
                row = model.heads[seat, quarter] == float(seats.heads[seat])
                model.add("freezes", row, place=seats.ids[seat], quarter=quarter)


def running_cost_terms(model: PlanModel, quarter: int) -> list[Any]:
    """List the costs that go on as long as people and software do, as terms."""
    seats, rates = model.arrays.seats, model.rates
    terms = [
        (float(seats.cost[seat]) + rates.tool_amount_head_quarter * (not seats.is_held[seat]))
        * model.heads[seat, quarter]
        for seat in range(len(seats.ids))
    ]
    return [*terms, *(rates.tool_amount_delegated_hour * each
                      for each in model.delegated[:, quarter])]  # fmt: skip


def cost_terms(model: PlanModel, quarter: int) -> list[Any]:
    """List what the team costs in a quarter, as terms; the same sums as `costs_of`."""
    seats, rates, moves = model.arrays.seats, model.rates, model.arrays.moves
    terms = running_cost_terms(model, quarter)
    fee = rates.training_amount_hour
    for seat in range(len(seats.ids)):
        year = QUARTERS_YEAR * float(seats.cost[seat])
        trained = fee * float(model.training_head[quarter]) * (not seats.is_held[seat])
        terms += [
            trained * model.heads[seat, quarter],
            rates.hire_cost_share * year * model.hires[seat, quarter],
            rates.layoff_cost_share * year * model.layoffs[seat, quarter],
        ]
    terms += [
        fee * float(moves.training[k]) * model.moved[k, quarter] for k in range(moves.origin.size)
    ]
    if quarter == 0:
        terms.append(rates.set_up_amount_head * float(np.sum(seats.heads[~seats.is_held])))
    return terms
