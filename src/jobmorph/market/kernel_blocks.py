"""States, markets and parameters of many draws as the blocks that the compiled engine runs."""

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.kernel_arrays import (
    BLOCK,
    ROWS,
    Fixed,
    Habits,
    Rates,
    Spells,
    Stocks,
    Waiting,
    Week,
)
from jobmorph.market.labour_market import LabourMarket
from jobmorph.market.state import ENTRANT, RECALL, SEPARATED, LabourState
from jobmorph.market.steady import SteadyState
from jobmorph.market.timetable import Timetable

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


def fixed_of(market: LabourMarket, timetable: Timetable, group: IntArray) -> Fixed:
    """Lay out what all draws share."""
    network = market.network
    columns = network.by_column
    return Fixed(
        network.row_starts,
        network.destinations.astype(np.uint32),
        network.shares,
        columns.starts,
        columns.origins.astype(np.uint32),
        columns.shares,
        market.rates.exit_share,
        group.astype(np.int64),
        timetable.period.astype(np.int64),
        timetable.all_cycle,
        timetable.all_separation_scale,
        timetable.weeks_between_knots,
    )


def rates_of(market: LabourMarket, parameters: FlowParameters, rows: IntArray) -> Rates:
    """Lay out the habits of nodes of some draws."""
    p, shape = parameters, market.steady_vacancies.shape
    pull = np.exp(p.wage_response * market.log_wage) / market.steady_vacancies
    arrays = (
        p.separation_share * market.rates.relative_risk,
        market.entrant_share,
        market.opening_share,
        market.appeal,
        market.own_search(p.own_search_unemployed),
        market.own_search(p.own_search_employed),
        pull,
    )
    return Rates(*(np.broadcast_to(values, shape)[rows] for values in arrays))


def habits_of(start: SteadyState, parameters: FlowParameters, rows: IntArray) -> Habits:
    """Lay out the parameters of some draws."""
    p, draws = parameters, start.state.employed.shape[0]

    def chosen(value: float | FloatArray) -> FloatArray:
        return np.broadcast_to(np.asarray(value, dtype=np.float64).reshape(-1), draws)[rows]

    return Habits(
        chosen(p.separation_cyclicality),
        chosen(p.separation_speed),
        chosen(p.opening_speed),
        chosen(p.replacement_share),
        chosen(p.replacement_band),
        chosen(p.entrant_unemployed_share),
        chosen(p.matching_window),
        chosen(p.vacancy_window),
        1.0 - chosen(p.own_search_unemployed),
        1.0 - chosen(p.own_search_employed),
        chosen(p.job_search_share),
        chosen(p.search_cyclicality),
        chosen(p.discouragement_share),
        chosen(p.recall_share),
        chosen(p.recall_rate),
        chosen(p.growth_share),
        chosen(start.market.steady_tightness),
    )


def stocks_of(state: LabourState, rows: IntArray) -> Stocks:
    """Copy the stocks of some draws."""
    parts = (state.employed, state.outside, state.vacancies, state.quits)
    return Stocks(*(part[rows] for part in parts))


def waiting_of(state: LabourState, parameters: FlowParameters, rows: IntArray) -> Waiting:
    """Copy the people without work of some draws."""
    searching = state.unemployed[rows, SEPARATED] + state.unemployed[rows, ENTRANT]
    awaiting = state.unemployed[rows, RECALL]
    classes = searching.shape[-1]
    wide = (len(state.employed), classes)
    effort = parameters.effort(classes).reshape(-1, classes)
    rate = np.asarray(parameters.recall_rate, dtype=np.float64).reshape(-1, 1)
    return Waiting(
        _spells(searching, np.broadcast_to(effort, wide)[rows]),
        _spells(awaiting, np.broadcast_to(rate, wide)[rows]),
    )


def _spells(heads: FloatArray, chance: FloatArray) -> Spells:
    """Lay spells (B, N, K) out as a ring that starts in week 0."""
    draws, nodes = heads.shape[:2]
    return Spells(
        ring=np.ascontiguousarray(heads[..., :-1]),
        pool=heads[..., -1].copy(),
        chance=np.tile(chance[:, :-1], 2),
        pool_chance=np.ascontiguousarray(chance[:, -1]),
        total=np.zeros((draws, nodes)),
        weighted=np.zeros((draws, nodes)),
    )


def room_for(count: int) -> Week:
    """Make room for the weeks of one block."""
    wide = {name: np.zeros((BLOCK, count)) for name in Week._fields[:ROWS]}
    bits = np.zeros((BLOCK, count), dtype=np.int64)
    return Week(
        **wide,
        bits=bits,
        scale=bits.view(np.float64),
        lull=np.zeros(BLOCK),
        at_work=np.zeros(BLOCK),
        entering=np.zeros(BLOCK),
        beside=np.zeros((count, BLOCK)),
        result=np.zeros((count, BLOCK)),
    )
