"""Labour flows as phases: separate, open, search, match, apply."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.state import LabourState
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.tables import MOVE

FloatArray = NDArray[np.float64]

# Class from which the published model counts long-term unemployment: its fourth step of 6.75
# weeks, counted from 0.
LONG_TERM_STEPS: Final = 3

# Part of a job below which nobody is hired; keeps applications over openings finite.
SMALLEST_OPENING: Final = 1e-12


class FlowEngine(Protocol):
    """Moves the labour market by one step; people are never lost or made."""

    def step(self, state: LabourState, target: FloatArray) -> LabourState:
        """Return the next state.

        Parameters
        ----------
        state : LabourState
            N occupations.
        target : ndarray, shape (N,)
            Positions wanted, filled or open.
        """
        ...


@dataclass(frozen=True, slots=True)
class FlowParameters:
    """Shares of one step.

    Parameters
    ----------
    separation_share : float
        delta_u, people who lose their job whatever demand does.
    opening_share : float
        delta_v, positions opened whatever demand does.
    separation_speed, opening_speed : float
        gamma_u, gamma_v: share of the gap to target closed in a step.
    """

    separation_share: float
    opening_share: float
    separation_speed: float
    opening_speed: float

    def __post_init__(self) -> None:
        shares = (
            self.separation_share,
            self.opening_share,
            self.separation_speed,
            self.opening_speed,
        )
        if not all(0.0 <= share <= 1.0 for share in shares):
            raise ParameterError(
                "shares of a step lie outside 0..1", items=[f"{share:g}" for share in shares]
            )

    @classmethod
    def of(cls, parameters: ParameterSet) -> "FlowParameters":
        """Take the published values from the entries `market.<name>`."""
        names = ("separation_share", "opening_share", "separation_speed", "opening_speed")
        return cls(*(parameters[f"market.{name}"].value for name in names))


def separate(state: LabourState, target: FloatArray, parameters: FlowParameters) -> FloatArray:
    """People who lose their job: delta_u e + (1 - delta_u) min(e, gamma_u max(0, gap)); (N,).

    The gap is e + v - target.
    """
    gap = state.employed + state.vacancies - target
    closing: FloatArray = np.minimum(
        state.employed, parameters.separation_speed * np.maximum(gap, 0.0)
    )
    share = parameters.separation_share
    # In exact arithmetic at most e; rounding must not take one head more than there is.
    separated: FloatArray = np.minimum(
        state.employed, share * state.employed + (1.0 - share) * closing
    )
    return separated


def open_positions(
    state: LabourState, target: FloatArray, parameters: FlowParameters
) -> FloatArray:
    """Positions opened: delta_v e + (1 - delta_v) min(e, gamma_v max(0, -gap)); shape (N,)."""
    gap = state.employed + state.vacancies - target
    closing: FloatArray = np.minimum(
        state.employed, parameters.opening_speed * np.maximum(-gap, 0.0)
    )
    share = parameters.opening_share
    opened: FloatArray = share * state.employed + (1.0 - share) * closing
    return opened


def search(state: LabourState, network: FloatArray) -> FloatArray:
    """Applications s_ij = u_i v_j A_ij / sum_l v_l A_il; shape (N, N), from rows to columns."""
    pull = network * state.vacancies[None, :]
    total = pull.sum(axis=1, keepdims=True)
    shares = np.divide(pull, total, out=np.zeros_like(pull), where=total > 0)
    applications: FloatArray = state.without_work[:, None] * shares
    return applications


def match(applications: FloatArray, vacancies: FloatArray) -> FloatArray:
    """Hires f_ij = s_ij (v_j / s_j)(1 - exp(-s_j / v_j)), s_j all applications to j; (N, N)."""
    received = applications.sum(axis=0)
    is_open = vacancies > SMALLEST_OPENING
    load = np.divide(received, vacancies, out=np.zeros_like(received), where=is_open)
    success = np.divide(-np.expm1(-load), load, out=np.zeros_like(load), where=load > 0)
    hires: FloatArray = applications * success[None, :]
    return hires


def apply_flows(
    state: LabourState, *, separated: FloatArray, opened: FloatArray, hires: FloatArray
) -> LabourState:
    """Move people and positions.

    e' = e - separated + hires in; v' = v + opened - hires in; the newly separated enter class 0,
    everybody else without work who is not hired waits one class longer.
    """
    leaving, arriving = hires.sum(axis=1), hires.sum(axis=0)
    without = state.without_work
    found = np.divide(leaving, without, out=np.zeros_like(leaving), where=without > 0)
    waiting = state.unemployed * (1.0 - found)[:, None]
    unemployed = np.empty_like(waiting)
    unemployed[:, 1:] = waiting[:, :-1]
    unemployed[:, -1] += waiting[:, -1] if waiting.shape[1] > 1 else 0.0
    unemployed[:, 0] = separated if waiting.shape[1] > 1 else separated + waiting[:, 0]
    return LabourState(
        employed=state.employed - separated + arriving,
        unemployed=np.maximum(unemployed, 0.0),
        vacancies=np.maximum(state.vacancies + opened - arriving, 0.0),
    )


@dataclass(frozen=True, slots=True)
class ExpectedFlowEngine:
    """Expected values of the published model.

    Parameters
    ----------
    network : ndarray, shape (N, N)
        A, where people without work look: A_ii the own occupation, A_ij the others.
    parameters : FlowParameters
        Shares of one step.

    Notes
    -----
    del Rio-Chanona, Mealy, Beguerisse-Diaz, Lafond, Farmer (2021), 10.1098/rsif.2020.0898. Right
    sides use the start of the step. A known flaw is kept: A comes from observed moves, which
    contain the destination's size already, and search weighs it by openings again.
    """

    network: FloatArray
    parameters: FlowParameters

    def step(self, state: LabourState, target: FloatArray) -> LabourState:
        """See `FlowEngine.step`."""
        separated = separate(state, target, self.parameters)
        opened = open_positions(state, target, self.parameters)
        hires = match(search(state, self.network), state.vacancies)
        return apply_flows(state, separated=separated, opened=opened, hires=hires)


def simulate(
    engine: FlowEngine, state: LabourState, targets: FloatArray
) -> tuple[LabourState, ...]:
    """Run an engine over targets, shape (steps, N); returns the start and every step after it."""
    states = [state]
    for target in targets:
        states.append(engine.step(states[-1], target))
    return tuple(states)


def network_of(moves: pl.DataFrame, nodes: Sequence[str], *, own_share: float) -> FloatArray:
    """Build A from moves: A_ii = own share, A_ij = (1 - own share) P_ij; shape (N, N).

    Moves that the data cannot resolve carry no flow here; they fall on the resolvable ones.

    Raises
    ------
    DataError
        If a move names a node that is not in `nodes`, or a node has no move.
    """
    place = {node: row for row, node in enumerate(nodes)}
    network = np.zeros((len(nodes), len(nodes)))
    resolved = MOVE.check(moves).filter("is_resolvable")
    stray = set(resolved.get_column("moves_node")) | set(resolved.get_column("destination_node"))
    if stray - set(place) or set(place) - set(resolved.get_column("moves_node")):
        raise DataError("moves and nodes do not match", items=sorted(stray ^ set(place)))
    columns = ("moves_node", "destination_node", "move_probability")
    for origin, destination, probability in resolved.select(columns).iter_rows():
        network[place[origin], place[destination]] = (1.0 - own_share) * probability
    np.fill_diagonal(network, own_share)
    return network
