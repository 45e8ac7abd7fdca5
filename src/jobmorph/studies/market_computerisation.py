"""The labour market of 1980 under computers: demand from routine work, then the simulator.

The scenario 'computerisation' of the past. Its start is 1980; it is told what work was routine in
1977 and nothing of what became of any occupation.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.exposure.adoption import gap_closed
from jobmorph.market.demand_draws import (
    DemandDraws,
    closed_totals,
    demand_draws,
    relative_demand_draws,
)
from jobmorph.market.ensemble import run_compiled
from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.industry import structure_of
from jobmorph.market.labour_market import NodeRates, weekly_exit_share
from jobmorph.market.network import MoveNetwork
from jobmorph.market.steady import steady_state
from jobmorph.market.timetable import Timetable
from jobmorph.schema.errors import DataError
from jobmorph.schema.parameter import ParameterSet, SharedDraws

FloatArray = NDArray[np.float64]

FIRST_YEAR: Final = 1980
LAST_YEAR: Final = 2010
WEEKS: Final = 52
# Share of workers with a computer at work in the first year it was asked (CPS, October 1989).
COMPUTERS_ASKED: Final = 1989
COMPUTERS_IN_USE: Final = 0.368
# Where one node settles at the flows' starting values.
REST_UNEMPLOYMENT: Final = 0.06


@dataclass(frozen=True, slots=True)
class ComputerStart:
    """Occupations of 1980; N of them.

    Parameters
    ----------
    occupations : tuple of str
        occupation_occ1990dd.
    heads : ndarray, shape (N,)
        People at work, any unit.
    routine_share : ndarray, shape (N,)
        Routine part of tasks, 0 to 1: what computers could come to do.
    exit_share_year : float
        People who leave the labour force in a year.

    Raises
    ------
    DataError
        If lengths differ, nobody works in an occupation or a share lies outside 0 to 1.
    """

    occupations: tuple[str, ...]
    heads: FloatArray
    routine_share: FloatArray
    exit_share_year: float

    def __post_init__(self) -> None:
        count = len(self.occupations)
        wrong = []
        if {self.heads.size, self.routine_share.size} != {count}:
            wrong.append("lengths differ")
        if not (self.heads > 0.0).all():
            wrong.append("nobody works in an occupation")
        if not ((self.routine_share >= 0.0) & (self.routine_share <= 1.0)).all():
            wrong.append("a routine share is not 0 to 1")
        if wrong:
            raise DataError("occupations of 1980 do not fit", items=wrong)


def saved_share(
    start: ComputerStart, parameters: ParameterSet, draws: SharedDraws, years: float
) -> FloatArray:
    """Time that computers save some years after 1980, shape (N, M).

    S_i = routine share_i x G(h), G the adoption curve of the reference scenario ('as slowly as
    computers'); its level in 1980 is traced back from 36.8% in 1989 at the same speed.

    Parameters
    ----------
    start : ComputerStart
        Occupations.
    parameters : ParameterSet
        With speed and ceiling of adoption.
    draws : SharedDraws
        M draws.
    years : float
        Years after 1980.
    """
    speed = draws.of(parameters["exposure.adoption_speed"])
    odds = np.log(COMPUTERS_IN_USE / (1.0 - COMPUTERS_IN_USE))
    odds = odds - speed * (COMPUTERS_ASKED - FIRST_YEAR)
    adopted = 1.0 / (1.0 + np.exp(-odds))
    closed = gap_closed(years, adopted, parameters, draws)
    # At h = 0 rounding can leave less than nothing.
    saved: FloatArray = start.routine_share[:, None] * np.maximum(closed, 0.0)
    return saved


def wanted_jobs(
    start: ComputerStart,
    parameters: ParameterSet,
    draws: SharedDraws,
    *,
    realised_share: float | None = None,
) -> FloatArray:
    """Jobs wanted over those of 1980, year by year, shape (31, N, M).

    Equation (D) in one industry: no table of 1980 says who worked where. No new work. The total is
    brought back to that of 1980, so only shares of occupations count.

    Parameters
    ----------
    start : ComputerStart
        Occupations.
    parameters : ParameterSet
        Of demand and adoption.
    draws : SharedDraws
        M draws.
    realised_share : float, optional
        Held at this value instead of drawn: the scale of the saving.
    """
    structure = structure_of(start.heads[:, None], np.ones((len(start.occupations), 1)))
    values = _with_scale(demand_draws(parameters, draws), realised_share)
    speed = draws.of(parameters["market.closure_share_year"])
    years = LAST_YEAR - FIRST_YEAR
    path = np.empty((years + 1, len(start.occupations), draws.count))
    for year in range(years + 1):
        saved = saved_share(start, parameters, draws, float(year))
        path[year] = closed_totals(
            start.heads,
            relative_demand_draws(saved, structure, values),
            closure_share_year=speed,
            horizon_years=float(year),
        )
    return path


def employed_jobs(start: ComputerStart, wanted: FloatArray, network: MoveNetwork) -> FloatArray:
    """Run the simulator from a market at rest in 1980; people at work over those of 1980.

    Flows have the starting values of the method, the same risk and the same exits everywhere.

    Parameters
    ----------
    start : ComputerStart
        Occupations.
    wanted : ndarray, shape (Y + 1, N, M)
        Jobs wanted over those of 1980.
    network : MoveNetwork
        Where people go, N nodes.

    Returns
    -------
    ndarray, shape (Y + 1, N, M)
    """
    years, count, draws = wanted.shape
    gone = weekly_exit_share(np.full(count, 100.0 * start.exit_share_year))
    flow = FlowParameters()
    rest = steady_state(
        network,
        NodeRates(np.ones(count), gone),
        start.heads / start.heads.sum(),
        flow,
        unemployment_rate=np.full((draws, 1), REST_UNEMPLOYMENT),
    )
    knots = rest.target[:, None, :] * np.moveaxis(wanted, 2, 0)
    period = np.arange((years - 1) * WEEKS) // WEEKS
    record = run_compiled(rest, flow, Timetable(knots, period), np.arange(count))
    employed = np.empty_like(wanted)
    employed[0] = 1.0
    employed[1:] = np.moveaxis(record.of("employed") / rest.state.employed[:, None, :], 0, 2)
    return employed


def _with_scale(values: DemandDraws, realised_share: float | None) -> DemandDraws:
    if realised_share is None:
        return values
    return replace(values, realised_share=np.full_like(values.realised_share, realised_share))
