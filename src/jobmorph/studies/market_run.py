"""Runs of the labour market from one state of rest: every model and case, by month and group."""

import os
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.ensemble import GroupRecord, run_by_phases, run_compiled
from jobmorph.market.flow_parameters import WEEKS_PER_YEAR
from jobmorph.market.timetable import Timetable, months_of_weeks
from jobmorph.schema.errors import DataError
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.studies.market_demand import MarketDemand
from jobmorph.studies.market_start import (
    MarketNodes,
    MarketStart,
    as_one_node,
    market_start,
    without_moves,
)

FloatArray = NDArray[np.float64]
# As records are kept, in memory and on disk alike, so that a resumed run gives the same figures.
KeptArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
Model = Literal["network", "own_occupation", "one_pool"]
Case = Literal["scenario", "open", "reference"]

MODELS: Final[tuple[Model, ...]] = ("network", "own_occupation", "one_pool")
CASES: Final[tuple[Case, ...]] = ("scenario", "open", "reference")
# What moving between occupations adds is told of these; the open case tells nothing more of it.
COMPARED_CASES: Final[tuple[Case, ...]] = ("scenario", "reference")
MOST_THREADS: Final = 8
MEASURES: Final = (
    "employed",
    "unemployed",
    "long_term",
    "vacancies",
    "separated",
    "hired_unemployed",
    "quits",
    "filled",
    "recalled",
)
# Moves between groups are recorded in the middle week of each quarter of the last year, and each
# stands for the weeks of its quarter.
QUARTERS: Final = 4
QUARTER_WEEKS: Final = 13
MIDDLE_WEEK: Final = 6


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What every block of a run shares.

    Parameters
    ----------
    nodes : MarketNodes
        The nodes.
    group : ndarray of int, shape (N,)
        Group of each node, from 0.
    groups : tuple of str
        Names of the G groups.
    weights : ndarray, shape (N, U)
        Share of a node's jobs in each unit of the outlook.
    parameters : ParameterSet
        The scenario's parameters: flows are the same in all cases.
    demand : MarketDemand
        Demand by unit, of all draws.
    models : tuple of str
        Which of `MODELS` to run.
    """

    nodes: MarketNodes
    group: IntArray
    groups: tuple[str, ...]
    weights: FloatArray
    parameters: ParameterSet
    demand: MarketDemand
    models: tuple[Model, ...] = MODELS


def totals_request(
    nodes: MarketNodes, weights: FloatArray, parameters: ParameterSet, demand: MarketDemand
) -> RunRequest:
    """Ask for totals of all nodes together, with people moving between them; see `RunRequest`."""
    group = np.zeros(len(nodes.names), dtype=np.int64)
    return RunRequest(nodes, group, ("all",), weights, parameters, demand, models=("network",))


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What a run keeps of M draws.

    Parameters
    ----------
    values : dict of (model, case) to ndarray of float32, shape (M, R, G, 9)
        By month and group, in the order of `MEASURES`; models other than 'network' know one group.
        Stocks at the month's end, flows summed over it.
    draws : ndarray of int, shape (M,)
        Draws that came to rest.
    dropped : int
        Draws that did not.
    held_back_share : float
        Part of the moves of the table that search leaves out.
    moves : dict of case to ndarray of float32, shape (M, G + 1, G)
        Hires of the last year by group left and group entered, model 'network'; row G is from
        outside. See `group_moves.moves_between`.
    """

    values: dict[tuple[Model, Case], KeptArray]
    draws: IntArray
    dropped: int
    held_back_share: float
    moves: dict[Case, KeptArray] = field(default_factory=dict)


def run_block(
    request: RunRequest, draws: SharedDraws, places: IntArray, threads: int | None = None
) -> RunRecord:
    """Run some draws: every model and case from the same state of rest.

    Parameters
    ----------
    request : RunRequest
        What all blocks share.
    draws : SharedDraws
        All draws.
    places : ndarray of int
        Those of this block.
    threads : int, optional
        On how many; those of this machine if not given. Figures do not depend on it.
    """
    threads = threads or min(os.cpu_count() or 1, MOST_THREADS)
    part = SharedDraws(draws.seed, draws.z[places])
    values: dict[tuple[Model, Case], KeptArray] = {}
    moves: dict[Case, KeptArray] = {}
    kept, held_back, dropped = np.arange(places.size), 0.0, 0
    for model in request.models:
        nodes = _nodes_of(request.nodes, model)
        start = market_start(nodes, request.parameters, part)
        if model == "network":
            held_back = start.held_back_share
        dropped = max(dropped, start.dropped)
        kept = np.intersect1d(kept, start.kept)
        for case in cases_of(model):
            record = _run(request, start, places[start.kept], model, case, threads)
            rows = np.isin(start.kept, kept)
            values[model, case] = _kept_measures(record)[rows]
            if model == "network":
                moves[case] = _year_of_moves(record)[rows]
    sizes = {len(array) for array in values.values()}
    if len(sizes) > 1:
        raise DataError("models of the labour market came to rest in different draws")
    return RunRecord(values, places[kept], dropped, held_back, moves)


def cases_of(model: Model) -> tuple[Case, ...]:
    """Return the cases that a model is run in."""
    return CASES if model == "network" else COMPARED_CASES


def _nodes_of(nodes: MarketNodes, model: Model) -> MarketNodes:
    if model == "network":
        return nodes
    return without_moves(nodes) if model == "own_occupation" else as_one_node(nodes)


def _run(
    request: RunRequest,
    start: MarketStart,
    places: IntArray,
    model: Model,
    case: Case,
    threads: int,
) -> GroupRecord:
    path = _relative_path(request, places, case)
    group = request.group
    if model == "own_occupation":
        group = np.zeros_like(group)
    elif model == "one_pool":
        weight = request.nodes.employed / request.nodes.employed.sum()
        path, group = (path @ weight)[..., None], np.zeros(1, dtype=np.int64)
    weeks = int(WEEKS_PER_YEAR) * request.demand.years
    timetable = Timetable(start.steady.target[:, None, :] * path, months_of_weeks(weeks))
    # The labour force grows with the baseline, at one pace: full employment there by assumption.
    heads = request.demand.baseline_heads.sum(axis=1)
    growth = float(np.log(heads[-1] / heads[0])) / weeks
    parameters = replace(start.parameters, growth_share=max(growth, 0.0))
    moved = moved_weeks(request.demand.years) if model == "network" else ()
    if find_spec("numba") is None:
        return run_by_phases(start.steady, parameters, timetable, group, moved_weeks=moved)
    return run_compiled(
        start.steady, parameters, timetable, group, moved_weeks=moved, threads=threads
    )


def moved_weeks(years: int) -> tuple[int, ...]:
    """Return the weeks whose moves between groups are recorded: one a quarter of the last year.

    Examples
    --------
    >>> moved_weeks(2)
    (58, 71, 84, 97)
    """
    first = int(WEEKS_PER_YEAR) * (years - 1) + MIDDLE_WEEK
    return tuple(first + QUARTER_WEEKS * quarter for quarter in range(QUARTERS))


def _year_of_moves(found: GroupRecord) -> KeptArray:
    """Sum the weeks recorded, each taken for its quarter; (M, G + 1, G)."""
    year: KeptArray = (QUARTER_WEEKS * found.moves.sum(axis=1)).astype(np.float32)
    return year


def _kept_measures(found: GroupRecord) -> KeptArray:
    return np.stack([found.of(name) for name in MEASURES], axis=-1).astype(np.float32)


def _relative_path(request: RunRequest, places: IntArray, case: Case) -> FloatArray:
    """Demand over that of today, (m, Y + 1, N): D grows with E M."""
    demand = request.demand
    growth = demand.baseline_heads / demand.baseline_heads[0]
    years, units = growth.shape
    if case == "reference":
        path = np.broadcast_to(growth[..., None], (years, units, places.size))
    else:
        closure: Literal["full", "open"] = "full" if case == "scenario" else "open"
        path = growth[..., None] * demand.multiplier[closure][..., places]
    by_node = np.einsum("nu,yum->myn", request.weights, path, optimize=True)
    return np.ascontiguousarray(by_node)


def totals_of(record: RunRecord, model: Model) -> dict[str, FloatArray]:
    """Return totals over groups by case, shape (M, R, 9)."""
    return {
        case: record.values[model, case].sum(axis=2, dtype=np.float64) for case in cases_of(model)
    }


def join_records(parts: list[RunRecord]) -> RunRecord:
    """Put blocks of draws below each other."""
    heads = np.array([part.draws.size for part in parts], dtype=np.float64)
    held = np.array([part.held_back_share for part in parts])
    keys = parts[0].values
    return RunRecord(
        {key: np.concatenate([part.values[key] for part in parts]) for key in keys},
        np.concatenate([part.draws for part in parts]),
        sum(part.dropped for part in parts),
        float(held @ heads / heads.sum()),
        {case: np.concatenate([part.moves[case] for part in parts]) for case in parts[0].moves},
    )
