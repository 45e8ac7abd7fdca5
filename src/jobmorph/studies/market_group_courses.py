"""A run through the past with what the record of totals leaves out: who hires, who waits how long.

Hires from unemployment by the group that hires, and the unemployed by group and spell.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.calibrate_run import Past, rest_of, timetable_of
from jobmorph.market.calibrate_space import Candidates
from jobmorph.market.chance import ExpectedValues
from jobmorph.market.flows import Hires, Offers, Search, apply_flows
from jobmorph.market.labour_market import LabourMarket
from jobmorph.market.phases import flows_of
from jobmorph.market.state import SPELL_CLASSES
from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

# First week of each published spell: under 5, 5 to 14, 15 to 26, 27 and more.
BIN_STARTS: Final = (0, 5, 15, 27)


@dataclass(frozen=True, slots=True)
class GroupCourses:
    """Months of a run; T of them.

    Parameters
    ----------
    hired : ndarray, shape (T, G)
        People hired from unemployment, by the group that hires them.
    waiting : ndarray, shape (T, S, 4)
        Unemployed at the end of the month by group of the last job and spell.
    """

    hired: FloatArray
    waiting: FloatArray


class PlacedHires(ExpectedValues):
    """Expected values that remember where the unemployed of the last week found work.

    Attributes
    ----------
    hired : ndarray, shape (..., N)
        By node they go to; F_j = x_j own_j + a_j sum_i P_ij x_i (1 - own_i) / sum_l P_il a_l.
    """

    def __init__(self) -> None:
        self.hired: FloatArray = np.zeros(0)

    def hire(self, looking: Search, offers: Offers, market: LabourMarket) -> Hires:
        """See `ExpectedValues.hire`."""
        found = super().hire(looking, offers, market)
        leaving = found.unemployed.sum(axis=(-3, -1))
        own = leaving * offers.own_unemployed
        reach = market.network.over_destinations(offers.attraction)
        away = np.divide(leaving - own, reach, out=np.zeros_like(leaving), where=reach > 0.0)
        placed: FloatArray = own + offers.attraction * market.network.into_destinations(away)
        self.hired = placed
        return found


def group_courses(
    past: Past, drawn: Candidates, hiring: IntArray, waiting: IntArray
) -> GroupCourses:
    """Run one set of parameters through the past, phase by phase.

    Parameters
    ----------
    past : Past
        Given output, not openings.
    drawn : Candidates
        One set.
    hiring, waiting : ndarray of int, shape (N,)
        Group of each node by which hires, and by which people without work, are summed.

    Raises
    ------
    DataError
        If there is more than one set, or the run is given openings.
    """
    if len(drawn.rest_unemployment) != 1 or past.driver.cycle is None:
        raise DataError("one set of parameters, and output as driver", where=past.driver.name)
    start, chance = rest_of(past, drawn), PlacedHires()
    timetable = timetable_of(past, start, drawn)
    hires_sum, wait_sum = _sums(hiring), _sums(waiting)
    hired = np.zeros((timetable.periods, hires_sum.shape[0]))
    people = np.zeros((timetable.periods, wait_sum.shape[0], len(BIN_STARTS)))
    state = start.state
    for week in range(timetable.weeks):
        target = timetable.target(week)
        flows = flows_of(state, target, start.market, drawn.flow, chance)
        state = apply_flows(state, flows)
        month = timetable.period[week]
        hired[month] += hires_sum @ chance.hired[0]
        people[month] = wait_sum @ _bins(state.unemployed[0])
    return GroupCourses(hired[1:], people[1:])


def _sums(group: IntArray) -> FloatArray:
    sums: FloatArray = np.eye(int(group.max()) + 1)[group].T
    return sums


def _bins(unemployed: FloatArray) -> FloatArray:
    """People by node and spell, (N, 4), all kinds together."""
    classes = unemployed.sum(axis=0)
    if classes.shape[-1] != SPELL_CLASSES:
        raise DataError("spells are not in weeks", count=classes.shape[-1])
    bins: FloatArray = np.add.reduceat(classes, BIN_STARTS, axis=-1)
    return bins
