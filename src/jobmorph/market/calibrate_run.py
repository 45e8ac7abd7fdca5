"""Runs of candidate parameters through the past, under one driver."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.calibrate_series import NAMES, series_of_record
from jobmorph.market.calibrate_space import Candidates
from jobmorph.market.drivers import Driver
from jobmorph.market.ensemble import MEASURES, GroupRecord, run_compiled
from jobmorph.market.follow_kernel import Aim, follow_block
from jobmorph.market.kernel_arrays import BLOCK
from jobmorph.market.kernel_blocks import (
    fixed_of,
    habits_of,
    rates_of,
    room_for,
    stocks_of,
    waiting_of,
)
from jobmorph.market.labour_market import NodeRates
from jobmorph.market.network import MoveNetwork
from jobmorph.market.steady import SteadyState, steady_state
from jobmorph.market.timetable import Timetable
from jobmorph.schema.errors import DataError, JobmorphError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Past:
    """An economy with its past; N nodes, T weeks.

    Parameters
    ----------
    network : MoveNetwork
        Where people go.
    rates : NodeRates
        Risks and exits.
    employed : ndarray, shape (N,)
        People at work at rest, any unit.
    driver : Driver
        What the run is given.
    period : ndarray of int, shape (T,)
        0 before the first month, then one a month.
    course : ndarray, shape (T + 1, N), optional
        Demand of each node over its rest, before the cycle; 1 if absent.
    """

    network: MoveNetwork
    rates: NodeRates
    employed: FloatArray
    driver: Driver
    period: IntArray
    course: FloatArray | None = None

    def __post_init__(self) -> None:
        if self.period.size != self.driver.weeks:
            raise DataError("periods and driver differ in length", where=self.driver.name)
        if self.course is not None and self.course.shape != (
            self.period.size + 1,
            self.network.count,
        ):
            raise DataError("the course of demand does not fit", where=str(self.course.shape))

    def until(self, periods: int) -> "Past":
        """Return the past up to some period."""
        weeks = int((self.period <= periods).sum())
        driver = self.driver
        cut = Driver(
            driver.name,
            driver.inputs,
            *(
                None if series is None else series[:weeks]
                for series in (driver.cycle, driver.openings, driver.separation_scale)
            ),
        )
        course = None if self.course is None else self.course[: weeks + 1]
        return Past(self.network, self.rates, self.employed, cut, self.period[:weeks], course)


def run_past(past: Past, drawn: Candidates, group: IntArray | None = None) -> GroupRecord:
    """Run candidates through the past, from the market at rest.

    Parameters
    ----------
    past : Past
        The economy.
    drawn : Candidates
        M sets of parameters.
    group : ndarray of int, shape (N,), optional
        Group of each node; one group if absent.

    Returns
    -------
    GroupRecord
        Period 0 is the time before the first month.
    """
    start = rest_of(past, drawn)
    groups = np.zeros(past.network.count, dtype=np.int64) if group is None else group
    timetable = timetable_of(past, start, drawn)
    if past.driver.openings is None:
        return run_compiled(start, drawn.flow, timetable, groups)
    return _follow(start, drawn, timetable, groups, past.driver.openings)


def courses_of(past: Past, drawn: Candidates) -> FloatArray:
    """Return the seven series of each candidate, (M, 7, T); NaN where it has no market at rest.

    Series that the driver gives are there too; they are not results.
    """
    try:
        return series_of_record(run_past(past, drawn))
    except JobmorphError:
        count = len(drawn.rest_unemployment)
    rows = np.array([row for row in range(count) if _has_rest(past, drawn.rows([row]))], dtype=int)
    courses = np.full((count, len(NAMES), int(past.period[-1])), np.nan)
    if rows.size:
        courses[rows] = series_of_record(run_past(past, drawn.rows(rows.tolist())))
    return courses


def _has_rest(past: Past, drawn: Candidates) -> bool:
    try:
        rest_of(past, drawn)
    except JobmorphError:
        return False
    return True


def rest_of(past: Past, drawn: Candidates) -> SteadyState:
    """Return the market at rest that a run starts from."""
    return steady_state(
        past.network,
        past.rates,
        past.employed,
        drawn.flow,
        unemployment_rate=drawn.rest_unemployment,
    )


def timetable_of(past: Past, start: SteadyState, drawn: Candidates) -> Timetable:
    """Return targets of every week; the path of a knot is reached at the week's end."""
    weeks, driver = past.period.size, past.driver
    course = np.ones((weeks + 1, past.network.count)) if past.course is None else past.course
    knots = start.target[:, None, :] * course
    if driver.cycle is not None:
        cycle = np.concatenate([driver.cycle[:1], driver.cycle])
        knots = knots * np.exp(drawn.output_response * cycle)[..., None]
    return Timetable(
        knots, past.period, weeks_between_knots=1, separation_scale=driver.separation_scale
    )


def _follow(
    start: SteadyState,
    drawn: Candidates,
    timetable: Timetable,
    group: IntArray,
    openings: FloatArray,
) -> GroupRecord:
    """Run blocks of candidates whose openings follow a course; see `run_compiled`."""
    draws, groups = start.state.employed.shape[0], int(group.max()) + 1
    fixed = fixed_of(start.market, timetable, group)
    values = np.zeros((draws, timetable.periods, groups, len(MEASURES)))

    def run(first: int) -> None:
        rows = np.minimum(np.arange(first, first + BLOCK), draws - 1)
        record = np.zeros((BLOCK, timetable.periods, groups, len(MEASURES)))
        follow_block(
            stocks_of(start.state, rows),
            waiting_of(start.state, drawn.flow, rows),
            fixed,
            rates_of(start.market, drawn.flow, rows),
            habits_of(start, drawn.flow, rows),
            room_for(start.market.network.count),
            _aim(timetable.knots[rows], openings),
            record,
        )
        kept = min(BLOCK, draws - first)
        values[first : first + kept] = record[:kept]

    with ThreadPoolExecutor(1) as pool:
        list(pool.map(run, range(0, draws, BLOCK)))
    return GroupRecord(values, np.bincount(timetable.period))


def _aim(knots: FloatArray, openings: FloatArray) -> Aim:
    """Lay out the course of one block, knots (B, Y + 1, N)."""
    wide = np.ascontiguousarray(np.moveaxis(knots, 0, 1))
    return Aim(wide, openings, np.zeros(wide.shape[1:]), np.zeros(len(knots)))
