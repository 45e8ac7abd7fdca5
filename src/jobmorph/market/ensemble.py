"""Many draws of the labour market at once, with a record by group and period."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.chance import ExpectedValues
from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.flows import Flows, apply_flows
from jobmorph.market.group_moves import moves_between
from jobmorph.market.kernel import run_block
from jobmorph.market.kernel_arrays import BLOCK, STOCKS, Record
from jobmorph.market.kernel_blocks import (
    fixed_of,
    habits_of,
    rates_of,
    room_for,
    stocks_of,
    waiting_of,
)
from jobmorph.market.phases import flows_of
from jobmorph.market.state import LabourState
from jobmorph.market.steady import SteadyState
from jobmorph.market.timetable import Timetable
from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

MEASURES: Final = (
    "employed",
    "unemployed",
    "long_term",
    "outside",
    "vacancies",
    "separated",
    "exits",
    "opened",
    "hired_unemployed",
    "quits",
    "hired_outside",
    "filled",
    "recalled",
)


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """Totals by group and period.

    Parameters
    ----------
    values : ndarray, shape (M, R, G, 13)
        Stocks at the end of the period, flows summed over it; in the order of `MEASURES`.
    weeks : ndarray of int, shape (R,)
        Weeks of each period.
    moves : ndarray, shape (M, S, G + 1, G)
        Hires of each of the S weeks asked for, by group left and group entered; see
        `group_moves.moves_between`.
    """

    values: FloatArray
    weeks: IntArray
    moves: FloatArray = field(default_factory=lambda: np.zeros((0, 0, 1, 0)))

    def of(self, measure: str) -> FloatArray:
        """Return one measure, shape (M, R, G)."""
        return self.values[..., MEASURES.index(measure)]


class BatchEngine(Protocol):
    """Runs M draws of a market over a timetable in expected values."""

    def __call__(
        self,
        start: SteadyState,
        parameters: FlowParameters,
        timetable: Timetable,
        group: IntArray,
        *,
        moved_weeks: Sequence[int] = (),
    ) -> GroupRecord:
        """Return totals by group and period.

        Parameters
        ----------
        start : SteadyState
            Market and stocks, arrays of shape (M, N).
        parameters : FlowParameters
            Numbers, or arrays of shape (M, 1).
        timetable : Timetable
            Targets, calendar, cycle.
        group : ndarray of int, shape (N,)
            Group of each node, from 0.
        moved_weeks : sequence of int
            Weeks, from 0, whose moves between groups are recorded.
        """
        ...


def run_by_phases(
    start: SteadyState,
    parameters: FlowParameters,
    timetable: Timetable,
    group: IntArray,
    *,
    moved_weeks: Sequence[int] = (),
) -> GroupRecord:
    """Run with the phases themselves, draws as a leading axis; see `BatchEngine`."""
    _check(start, timetable, group, moved_weeks)
    state, chance = start.state, ExpectedValues()
    sums = np.eye(int(group.max()) + 1)[group]
    shape = (state.employed.shape[0], timetable.periods, sums.shape[1], len(MEASURES))
    values, moves = np.zeros(shape), np.zeros((shape[0], len(moved_weeks), shape[2] + 1, shape[2]))
    for week in range(timetable.weeks):
        scale = timetable.all_separation_scale[week]
        flows = flows_of(
            state,
            timetable.target(week),
            start.market,
            parameters,
            chance,
            separation_scale=scale,
        )
        if week in moved_weeks:
            place = moved_weeks.index(week)
            moves[:, place] = moves_between(state, flows, start.market, parameters, group)
        state = apply_flows(state, flows)
        row = values[:, timetable.period[week]]
        row[..., STOCKS:] += sums.T @ _flow_measures(flows)
        row[..., :STOCKS] = sums.T @ _stock_measures(state)
    return GroupRecord(values, np.bincount(timetable.period), moves)


def run_compiled(
    start: SteadyState,
    parameters: FlowParameters,
    timetable: Timetable,
    group: IntArray,
    *,
    moved_weeks: Sequence[int] = (),
    threads: int = 1,
) -> GroupRecord:
    """Run with the compiled loops, blocks of draws on threads; see `BatchEngine`.

    Equal to `run_by_phases` but for rounding. Without numba it takes hours.
    """
    _check(start, timetable, group, moved_weeks)
    draws = start.state.employed.shape[0]
    fixed = fixed_of(start.market, timetable, group)
    groups = int(group.max()) + 1
    values = np.zeros((draws, timetable.periods, groups, len(MEASURES)))
    moves = np.zeros((draws, len(moved_weeks), groups + 1, groups))
    sampled = np.full(timetable.weeks, -1)
    sampled[list(moved_weeks)] = np.arange(len(moved_weeks))

    def run(first: int) -> None:
        rows = np.minimum(np.arange(first, first + BLOCK), draws - 1)
        record = Record(
            np.zeros((BLOCK, *values.shape[1:])), sampled, np.zeros((BLOCK, *moves.shape[1:]))
        )
        knots = timetable.knots
        knots = knots[rows] if knots.ndim == 3 else np.repeat(knots[None], rows.size, axis=0)
        run_block(
            stocks_of(start.state, rows),
            waiting_of(start.state, parameters, rows),
            fixed,
            rates_of(start.market, parameters, rows),
            habits_of(start, parameters, rows),
            room_for(start.market.network.count),
            np.ascontiguousarray(np.moveaxis(knots, 0, 1)),
            record,
        )
        kept = min(BLOCK, draws - first)
        values[first : first + kept] = record.totals[:kept]
        moves[first : first + kept] = record.moves[:kept]

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(run, range(0, draws, BLOCK)))
    return GroupRecord(values, np.bincount(timetable.period), moves)


def _check(
    start: SteadyState, timetable: Timetable, group: IntArray, moved_weeks: Sequence[int]
) -> None:
    shape = start.state.employed.shape
    wrong = []
    if len(shape) != 2:
        wrong.append("stocks need one row per draw")
    if group.shape != shape[-1:] or (group < 0).any():
        wrong.append("each node needs a group, from 0")
    if timetable.knots.shape[-1] != shape[-1]:
        wrong.append(f"targets of {timetable.knots.shape[-1]} nodes, stocks of {shape[-1]}")
    if timetable.knots.ndim == 3 and timetable.knots.shape[0] != shape[0]:
        wrong.append(f"targets of {timetable.knots.shape[0]} draws, stocks of {shape[0]}")
    if not set(moved_weeks) <= set(range(timetable.weeks)) or len(set(moved_weeks)) < len(
        moved_weeks
    ):
        wrong.append(f"weeks whose moves are recorded are some of 0 to {timetable.weeks - 1}")
    if wrong:
        raise DataError("a run of many draws does not fit together", items=wrong)


def _stock_measures(state: LabourState) -> FloatArray:
    parts = (state.employed, state.without_work, state.long_term, state.outside, state.vacancies)
    return np.stack(parts, axis=-1)


def _flow_measures(flows: Flows) -> FloatArray:
    exits = flows.exits
    parts = (
        flows.separations.total,
        exits.employed + exits.unemployed.sum(axis=(-3, -1)) + exits.outside,
        flows.opened,
        flows.hires.unemployed.sum(axis=(-3, -1)),
        flows.hires.employed,
        flows.hires.outside,
        flows.hires.filled,
        flows.recalled.sum(axis=-1),
    )
    return np.stack(parts, axis=-1)
