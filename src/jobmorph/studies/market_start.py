"""Where a run of the labour market starts: nodes, moves, rates, and rest at today's figures."""

from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.flow_parameters import FlowParameters, flow_parameters_of
from jobmorph.market.labour_market import LabourMarket, NodeRates, weekly_exit_share
from jobmorph.market.matching import load_of_success
from jobmorph.market.network import MoveNetwork, closed_network, network_from_entries
from jobmorph.market.state import LabourState
from jobmorph.market.steady import SteadyState, steady_state
from jobmorph.reference.tables import TableSource
from jobmorph.schema.errors import InfeasibleError
from jobmorph.schema.parameter import ParameterSet, SharedDraws

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

MONTHS: Final = 12
USED_TABLES: Final = ("market_node", "market_node_job", "move_probability", "labour_target")


@dataclass(frozen=True, slots=True)
class MarketNodes:
    """The N nodes of the simulator before any run.

    Parameters
    ----------
    names, majors : tuple of str
        moves_node and soc2018_major of each.
    employed : ndarray, shape (N,)
        Jobs of employees, US, May 2025.
    rates : NodeRates
        Relative risks, exits.
    network : MoveNetwork
        Where people who leave go.
    unemployment_rate, openings_rate : float
        US means of the last twelve months: shares of the labour force, and of employment and
        openings.
    """

    names: tuple[str, ...]
    majors: tuple[str, ...]
    employed: FloatArray
    rates: NodeRates
    network: MoveNetwork
    unemployment_rate: float
    openings_rate: float


@dataclass(frozen=True, slots=True)
class MarketStart:
    """M draws of the market at rest.

    Parameters
    ----------
    steady : SteadyState
        Stocks and habits, (M, N).
    parameters : FlowParameters
        Rows (M, 1); the matching window is the one that gives today's openings.
    kept : ndarray of int, shape (M,)
        Places of these draws among those asked for.
    dropped : int
        Draws without a state of rest.
    """

    steady: SteadyState
    parameters: FlowParameters
    kept: IntArray
    dropped: int

    @property
    def held_back_share(self) -> float:
        """Part of the moves of the table that search leaves out, mean over draws."""
        steady = self.steady
        wanted = steady.market.network.into_destinations(steady.state.employed)
        return float((steady.held_back * wanted).sum() / max(wanted.sum(), 1e-300))


def market_nodes(edition: TableSource) -> MarketNodes:
    """Read the nodes, their moves and today's figures.

    The network holds all predicted moves between nodes: pruning it to the likelier ones holds more
    moves back, not fewer.
    """
    frame = edition.table("market_node")
    names = frame.get_column("moves_node").to_list()
    return MarketNodes(
        names=tuple(names),
        majors=tuple(frame.get_column("soc2018_major")),
        employed=frame.get_column("employment_heads").to_numpy(),
        rates=NodeRates(
            frame.get_column("separation_risk").to_numpy(),
            weekly_exit_share(frame.get_column("exit_share_year").to_numpy() * 100.0),
        ),
        network=_network(edition, names),
        unemployment_rate=_last_mean(edition, "unemployment"),
        openings_rate=_last_mean(edition, "openings"),
    )


def without_moves(nodes: MarketNodes) -> MarketNodes:
    """Return the same nodes, with nobody leaving one for another."""
    return replace(nodes, network=closed_network(len(nodes.names)))


def as_one_node(nodes: MarketNodes) -> MarketNodes:
    """Return one pool of all people, with the mean risk and exits of all nodes."""
    weight = nodes.employed / nodes.employed.sum()
    rates = nodes.rates
    mean = NodeRates(
        np.array([rates.relative_risk @ weight]), np.array([rates.exit_share @ weight])
    )
    return MarketNodes(
        ("all",),
        ("all",),
        np.array([nodes.employed.sum()]),
        mean,
        closed_network(1),
        nodes.unemployment_rate,
        nodes.openings_rate,
    )


def market_start(nodes: MarketNodes, parameters: ParameterSet, draws: SharedDraws) -> MarketStart:
    """Bring the market to rest at today's unemployment and openings, in every draw.

    Success of a search follows from unemployment alone, so the matching window that gives today's
    openings V has a closed form: with H hires a week and tau weeks in which a post gathers
    applications, load = -ln(1 - tau H / V) and mu = p0 load / (1 - exp(-load)).

    Parameters
    ----------
    nodes : MarketNodes
        N nodes.
    parameters : ParameterSet
        Entries `market.flow_*`.
    draws : SharedDraws
        The M draws; those without a state of rest are left out and counted.

    Raises
    ------
    InfeasibleError
        If no draw has one.
    """
    asked = flow_parameters_of(parameters, draws)
    places = np.arange(draws.count)
    try:
        steady, fitted = _at_rest(nodes, asked)
        return MarketStart(steady, fitted, places, 0)
    except InfeasibleError:
        return _one_by_one(nodes, asked, draws.count)


def _at_rest(nodes: MarketNodes, asked: FlowParameters) -> tuple[SteadyState, FlowParameters]:
    def rest(parameters: FlowParameters) -> SteadyState:
        return steady_state(
            nodes.network,
            nodes.rates,
            nodes.employed,
            parameters,
            unemployment_rate=nodes.unemployment_rate,
        )

    wide = replace(asked, matching_window=1.0)
    found = rest(wide)
    success = found.success[:, None]
    filled = -np.expm1(-load_of_success(success))
    waits = asked.vacancy_window
    hires = (found.state.vacancies * filled / waits).sum(axis=-1, keepdims=True)
    openings = nodes.openings_rate / (1.0 - nodes.openings_rate) * nodes.employed.sum()
    if not (waits * hires < openings).all():
        raise InfeasibleError("posts wait for applications longer than today's openings last")
    load = -np.log1p(-waits * hires / openings)
    window = success * load / -np.expm1(-load)
    if not (window <= 1.0).all():
        raise InfeasibleError("today's openings need a matching window above a week's applications")
    fitted = replace(asked, matching_window=window)
    return rest(fitted), fitted


def _one_by_one(nodes: MarketNodes, asked: FlowParameters, count: int) -> MarketStart:
    """Find rest draw by draw and leave out those without one."""
    found: list[SteadyState] = []
    windows: list[FloatArray] = []
    kept = []
    for place in range(count):
        try:
            steady, fitted = _at_rest(nodes, _rows(asked, np.array([place])))
        except InfeasibleError:
            continue
        found.append(steady)
        windows.append(np.asarray(fitted.matching_window))
        kept.append(place)
    if not found:
        raise InfeasibleError("no draw of the labour market comes to rest", count=count)
    rows = _rows(asked, np.array(kept))
    parameters = replace(rows, matching_window=np.concatenate(windows))
    return MarketStart(_stacked(found), parameters, np.array(kept), count - len(kept))


def _rows(parameters: FlowParameters, rows: IntArray) -> FlowParameters:
    values = {field.name: getattr(parameters, field.name) for field in fields(parameters)}
    return FlowParameters(
        **{
            name: value[rows] if isinstance(value, np.ndarray) and value.ndim == 2 else value
            for name, value in values.items()
        }
    )


def _stacked(found: list[SteadyState]) -> SteadyState:
    """Put states of one draw each below each other."""

    def join(values: list[FloatArray]) -> FloatArray:
        return np.concatenate(values)

    first = found[0]
    names = ("entrant_share", "opening_share", "steady_vacancies", "appeal")
    arrays = {name: join([getattr(each.market, name) for each in found]) for name in names}
    tightness = join([np.atleast_2d(each.market.steady_tightness) for each in found])
    stocks = [field.name for field in fields(LabourState)]
    return SteadyState(
        market=LabourMarket(
            network=first.market.network,
            rates=first.market.rates,
            log_wage=first.market.log_wage,
            steady_tightness=tightness,
            **arrays,
        ),
        state=LabourState(
            *(join([getattr(each.state, name) for each in found]) for name in stocks)
        ),
        target=join([each.target for each in found]),
        success=join([each.success for each in found]),
        held_back=join([each.held_back for each in found]),
        rounds=max(each.rounds for each in found),
    )


def _network(edition: TableSource, names: list[str]) -> MoveNetwork:
    place = {name: row for row, name in enumerate(names)}
    moves = edition.table("move_probability").filter(
        pl.col("destination_node").is_in(names) & pl.col("move_probability").is_not_null()
    )
    origins, destinations = (
        np.array([place[node] for node in moves.get_column(name)], dtype=np.int64)
        for name in ("moves_node", "destination_node")
    )
    weights = moves.get_column("move_probability").to_numpy()
    return network_from_entries(len(names), origins, destinations, weights)


def _last_mean(edition: TableSource, target_id: str) -> float:
    rows = edition.table("labour_target").filter(pl.col("target_id") == target_id)
    return float(np.mean(rows.sort("period").get_column("target_value").tail(MONTHS).to_numpy()))
