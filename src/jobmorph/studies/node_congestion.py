"""How crowded openings get at every node of a run: searchers per opening against all jobs."""

import os
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.ensemble import GroupRecord, run_by_phases, run_compiled
from jobmorph.market.flow_parameters import WEEKS_PER_YEAR
from jobmorph.market.group_total import draw_heads
from jobmorph.market.timetable import Timetable
from jobmorph.reference.tables import TableSource
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.tables import NODE_CONGESTION
from jobmorph.studies.market_demand import MarketDemand, node_weights
from jobmorph.studies.market_start import MarketNodes, MarketStart, market_start
from jobmorph.studies.outlook_fan import correlated_scores
from jobmorph.studies.outlook_units import USED_PARAMETERS, error_model, unit_forecast

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

# Weeks up to the horizon over which openings and hires are averaged.
WINDOW_WEEKS: Final = 13
# Draws that run side by side: a record of every node takes memory.
BLOCK_DRAWS: Final = 32
MOST_THREADS: Final = 8
LOW: Final = 0.1
MIDDLE: Final = 0.5
HIGH: Final = 0.9
DECIMALS: Final = 3
# An opening that fills within its window for sure has searchers without number.
MOST_FILLED: Final = 1.0 - 1e-9


@dataclass(frozen=True, slots=True)
class CongestionRequest:
    """What every block of draws shares.

    Parameters
    ----------
    nodes : MarketNodes
        N nodes.
    weights : ndarray, shape (N, U)
        Share of a node's jobs in each unit of the outlook.
    parameters : ParameterSet
        The scenario's parameters.
    demand : MarketDemand
        Demand by unit, at least as many years as the last one asked for.
    growth : ndarray, shape (Y + 1, U, M)
        Jobs over those of today without the scenario, errors of the outlook drawn.
    years : tuple of int
        Years whose congestion is told, rising.
    """

    nodes: MarketNodes
    weights: FloatArray
    parameters: ParameterSet
    demand: MarketDemand
    growth: FloatArray
    years: tuple[int, ...]


def congestion_request(
    tables: TableSource,
    nodes: MarketNodes,
    parameters: ParameterSet,
    demand: MarketDemand,
    years: tuple[int, ...],
) -> CongestionRequest:
    """Put together what all blocks of draws share.

    Errors of the outlook are drawn with the demand, one path for each of its draws: how crowded a
    job gets goes with its growth, and growth is known no better than the outlook knows it. All jobs
    together keep the outlook's middle: what is told is one job against all, and people come and go
    with the total.
    """
    weights = node_weights(tables, demand.units, nodes.names)
    draws = demand.multiplier["full"].shape[-1]
    units = tables.table("outlook_forecast")
    start, model = unit_forecast(units), error_model(tables)
    common = parameters[USED_PARAMETERS[0]]
    scores = correlated_scores(start, model, common=common, rng=np.random.default_rng(0))
    growth = np.ones((demand.years + 1, len(demand.units), draws))
    for year in range(1, demand.years + 1):
        heads = draw_heads(start, model, scores[:, :draws], float(year))
        heads *= demand.baseline_heads[year].sum() / heads.sum(axis=0)
        growth[year] = heads / start.heads[:, None]
    return CongestionRequest(nodes, weights, parameters, demand, growth, years)


def congestion_table(request: CongestionRequest, draws: SharedDraws, scenario: str) -> pl.DataFrame:
    """Summarise searchers per opening over draws.

    Parameters
    ----------
    request : CongestionRequest
        Nodes, demand, years.
    draws : SharedDraws
        The M draws that the demand was worked out for.
    scenario : str
        Its name.

    Returns
    -------
    polars.DataFrame
        Contract `node_congestion`: median and the ends that 8 in 10 draws lie between.
    """
    blocks = [
        congestion_draws(request, draws, np.arange(first, min(first + BLOCK_DRAWS, draws.count)))
        for first in range(0, draws.count, BLOCK_DRAWS)
    ]
    ratios = np.concatenate(blocks)
    ends = np.quantile(ratios, [LOW, MIDDLE, HIGH], axis=0).round(DECIMALS)
    frames = [
        pl.DataFrame(
            {
                "moves_node": request.nodes.names,
                **{
                    f"congestion{end}": values[place]
                    for end, values in zip(RANGE_ENDS, ends, strict=True)
                },
            }
        ).with_columns(scenario=pl.lit(scenario), year_ahead=pl.lit(float(year)))
        for place, year in enumerate(request.years)
    ]
    table = pl.concat(frames).select(NODE_CONGESTION.columns)
    return NODE_CONGESTION.check(table.sort(NODE_CONGESTION.key))


def congestion_draws(
    request: CongestionRequest, draws: SharedDraws, places: IntArray
) -> FloatArray:
    """Run some draws; return searchers per opening there over those of all jobs, (m, Y, N).

    An opening that x applications reach in its window tau fills with 1 - exp(-x) a window, so that
    posts filled and open give x = -ln(1 - tau filled / open); x goes with searchers per opening.
    The mean over all openings of the same draw is divided out: a run drifts as a whole, which tells
    nothing of one job. At rest x is the same everywhere, so the ratio is 1 at all nodes today.
    Draws without a state of rest are left out.
    """
    part = SharedDraws(draws.seed, draws.z[places])
    start = market_start(request.nodes, request.parameters, part)
    record = _run(request, start, places[start.kept])
    is_window = np.arange(record.weeks.size) % 2 == 1
    weekly = record.of("filled")[:, is_window] / record.weeks[is_window][:, None]
    open_posts = record.of("vacancies")[:, is_window]
    window = np.asarray(start.parameters.vacancy_window).reshape(-1, 1, 1)
    found = pressure(weekly, open_posts, window)
    over_all = (found * open_posts).sum(axis=-1) / open_posts.sum(axis=-1)
    ratio: FloatArray = found / over_all[..., None]
    return ratio


def pressure(filled: FloatArray, vacancies: FloatArray, window: FloatArray | float) -> FloatArray:
    """Return searchers per opening, x = -ln(1 - tau filled / vacancies).

    Examples
    --------
    >>> filled = np.array([2.0 * (1.0 - np.exp(-0.7)) / 3.0])
    >>> pressure(filled, np.array([2.0]), 3.0).round(12).tolist()
    [0.7]
    """
    share = np.minimum(window * filled / vacancies, MOST_FILLED)
    found: FloatArray = -np.log1p(-share)
    return found


def _run(request: CongestionRequest, start: MarketStart, places: IntArray) -> GroupRecord:
    demand, count, last = request.demand, len(request.nodes.names), request.years[-1]
    path = request.growth[: last + 1, :, places] * demand.multiplier["full"][: last + 1, :, places]
    by_node = np.einsum("nu,yum->myn", request.weights, path, optimize=True)
    weeks = int(WEEKS_PER_YEAR) * last
    timetable = Timetable(start.steady.target[:, None, :] * by_node, _periods(request.years))
    heads = demand.baseline_heads[: last + 1].sum(axis=1)
    rise = max(float(np.log(heads[-1] / heads[0])) / weeks, 0.0)
    parameters = replace(start.parameters, growth_share=rise)
    group = np.arange(count)
    if find_spec("numba") is None:
        return run_by_phases(start.steady, parameters, timetable, group)
    threads = min(os.cpu_count() or 1, MOST_THREADS)
    return run_compiled(start.steady, parameters, timetable, group, threads=threads)


def _periods(years: tuple[int, ...]) -> IntArray:
    """Period of each week: odd ones are the last weeks before each of the years."""
    weeks = np.arange(int(WEEKS_PER_YEAR) * years[-1])
    ends = np.array(years) * int(WEEKS_PER_YEAR)
    starts = np.sort(np.concatenate([ends - WINDOW_WEEKS, ends[:-1]]))
    return np.searchsorted(starts, weeks, side="right").astype(np.int64)
