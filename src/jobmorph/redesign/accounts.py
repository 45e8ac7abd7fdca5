"""What a team does and costs: the sums of hours and money that plans are compared by."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.redesign.layout import TRAINING_QUARTERS, TeamArrays
from jobmorph.redesign.rates import PlanRates

FloatArray = NDArray[np.float64]
CountArray = NDArray[np.int64]

ROUNDING: Final = 1e-9
# Leavers of a plan are near enough within this part of those that attrition says, or within 1.
NEAR_LEAVERS: Final = 0.002


@dataclass(frozen=True, slots=True)
class Staffing:
    """People of S seats over P quarters; arrays of shape (S, P), moves (K, P).

    Parameters
    ----------
    heads, hires, leavers, layoffs : ndarray of int
        As in `PlanModel`.
    moved : ndarray of int, shape (K, P)
        People who change seat.
    """

    heads: CountArray
    hires: CountArray
    leavers: CountArray
    layoffs: CountArray
    moved: CountArray


@dataclass(frozen=True, slots=True)
class Costs:
    """Money by quarter; arrays of shape (P,), in the roster's currency.

    Parameters
    ----------
    people, tool, set_up, hire, layoff, training : ndarray
        See contract `plan_cost`.
    """

    people: FloatArray
    tool: FloatArray
    set_up: FloatArray
    hire: FloatArray
    layoff: FloatArray
    training: FloatArray

    @property
    def total(self) -> FloatArray:
        """All of it, shape (P,)."""
        return self.people + self.tool + self.set_up + self.hire + self.layoff + self.training


@dataclass(frozen=True, slots=True)
class AsIs:
    """The team as it is, kept so: leavers replaced, no more AI than today.

    Parameters
    ----------
    staffing : Staffing
        People.
    customer_hours, coaching_hours : ndarray, shapes (P,) and (A, P)
        People's hours with customers, of all; managers' hours of coaching, by area.
    reports : ndarray, shape (A,)
        People who are led, by area.
    managers : ndarray, shape (A,)
        People who lead.
    costs : Costs
        Money.
    """

    staffing: Staffing
    customer_hours: FloatArray
    coaching_hours: FloatArray
    reports: FloatArray
    managers: FloatArray
    costs: Costs


def leavers_of(arrays: TeamArrays, heads: CountArray) -> CountArray:
    """People who leave by themselves, by seat and quarter, shape (S, P).

    With E the expected number who have left until then, attrition x people at the start of each
    quarter, floor(E + u) have left, which is within 1 of E.

    Parameters
    ----------
    arrays : TeamArrays
        The team; `seats.rounding` is u.
    heads : ndarray of int, shape (S, P)
        People at the end of each quarter.
    """
    seats = arrays.seats
    expected = expected_leavers(arrays, heads) + seats.rounding[:, None]
    left = np.floor(expected + ROUNDING)
    first = np.floor(seats.rounding[:, None] + ROUNDING)
    leavers: CountArray = np.diff(left, axis=1, prepend=first).astype(np.int64)
    return leavers


def expected_leavers(arrays: TeamArrays, heads: CountArray) -> FloatArray:
    """People who have left until the end of each quarter, as expected, shape (S, P)."""
    seats = arrays.seats
    before = np.concatenate([seats.heads[:, None], heads[:, :-1]], axis=1)
    expected: FloatArray = np.cumsum(before * seats.attrition[:, None], axis=1)
    return expected


def leavers_within_one(arrays: TeamArrays, staffing: Staffing) -> CountArray | None:
    """Return None if a plan's leavers are near the expected ones, else better ones.

    Near is within 1, or within `NEAR_LEAVERS` of the expected ones where that is more.
    """
    expected = expected_leavers(arrays, staffing.heads)
    off = np.abs(np.cumsum(staffing.leavers, axis=1) - expected)
    if (off <= np.maximum(1.0, NEAR_LEAVERS * expected) + ROUNDING).all():
        return None
    return leavers_of(arrays, staffing.heads)


def team_as_is(arrays: TeamArrays, rates: PlanRates) -> AsIs:
    """Account for the team as it is."""
    seats, tasks, quarters = arrays.seats, arrays.tasks, arrays.quarters
    shape = (len(seats.ids), quarters)
    heads = np.repeat(seats.heads[:, None], quarters, axis=1)
    leavers = leavers_of(arrays, heads)
    staffing = Staffing(
        heads, leavers, leavers, np.zeros(shape, dtype=np.int64),
        np.zeros((arrays.moves.origin.size, quarters), dtype=np.int64),
    )  # fmt: skip
    area_of_task = seats.area[tasks.seat]
    coaching = np.zeros((len(arrays.areas), quarters))
    is_coaching = tasks.is_coaching & seats.is_manager[tasks.seat]
    np.add.at(coaching, area_of_task[is_coaching], tasks.load[is_coaching])
    return AsIs(
        staffing=staffing,
        customer_hours=tasks.load[tasks.is_customer].sum(axis=0),
        coaching_hours=coaching,
        reports=_by_area(arrays, ~seats.is_manager),
        managers=_by_area(arrays, seats.is_manager),
        costs=costs_of(arrays, rates, staffing, np.zeros(quarters), has_tools=False),
    )


def _by_area(arrays: TeamArrays, which: NDArray[np.bool_]) -> FloatArray:
    people = np.zeros(len(arrays.areas))
    np.add.at(people, arrays.seats.area[which], arrays.seats.heads[which])
    return people


def costs_of(
    arrays: TeamArrays,
    rates: PlanRates,
    staffing: Staffing,
    delegated_hours: FloatArray,
    *,
    has_tools: bool = True,
) -> Costs:
    """Account for the money of a plan.

    Parameters
    ----------
    arrays, rates : TeamArrays, PlanRates
        The team and its prices.
    staffing : Staffing
        People.
    delegated_hours : ndarray, shape (P,)
        Hours that AI does.
    has_tools : bool
        Whether software is bought; not for the team as it is.
    """
    seats, quarters = arrays.seats, arrays.quarters
    free = ~seats.is_held
    users = staffing.heads[free].sum(axis=0) * float(has_tools)
    set_up = np.zeros(quarters)
    set_up[0] = rates.set_up_amount_head * seats.heads[free].sum() * float(has_tools)
    year = 4.0 * seats.cost
    trained = training_hours_head(rates, quarters) * users
    trained = trained + arrays.moves.training @ staffing.moved
    return Costs(
        people=seats.cost @ staffing.heads,
        tool=rates.tool_amount_head_quarter * users
        + rates.tool_amount_delegated_hour * delegated_hours * float(has_tools),
        set_up=set_up,
        hire=rates.hire_cost_share * year @ staffing.hires,
        layoff=rates.layoff_cost_share * year @ staffing.layoffs,
        training=rates.training_amount_hour * trained,
    )


def training_hours_head(rates: PlanRates, quarters: int) -> FloatArray:
    """Hours of training in work with AI that each person gets, by quarter; shape (P,)."""
    lasts = min(TRAINING_QUARTERS, quarters)
    hours = np.zeros(quarters)
    hours[:lasts] = rates.ai_training_hours / lasts
    return hours
