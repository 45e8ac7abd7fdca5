"""The published labour-flow model, as it stands: one application a step, steps of 6.75 weeks."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError, ParameterError, SchemaError
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.tables import MOVE

FloatArray = NDArray[np.float64]

# Class from which the published model counts long-term unemployment: its fourth step of 6.75
# weeks, counted from 0.
LONG_TERM_STEPS: Final = 3

# Part of a job below which nobody is hired; keeps applications over openings finite.
SMALLEST_OPENING: Final = 1e-12


@dataclass(frozen=True, slots=True)
class PublishedState:
    """Stocks of N occupations.

    Parameters
    ----------
    employed : ndarray, shape (N,)
        People at work.
    unemployed : ndarray, shape (N, K)
        People whose last job was here, by steps without work, counted from 0; the last class
        holds everybody who waits longer.
    vacancies : ndarray, shape (N,)
        Open positions.

    Raises
    ------
    SchemaError
        If shapes differ or a stock is negative.
    """

    employed: FloatArray
    unemployed: FloatArray
    vacancies: FloatArray

    def __post_init__(self) -> None:
        count = self.employed.shape
        shapes = {self.vacancies.shape, self.unemployed.shape[:1]}
        if self.unemployed.ndim != 2 or shapes != {count}:
            raise SchemaError("stocks of a labour market differ in shape")
        if not min(self.employed.min(), self.unemployed.min(), self.vacancies.min()) >= 0:
            raise SchemaError("a stock of a labour market is negative")

    @property
    def without_work(self) -> FloatArray:
        """Unemployed of all durations, shape (N,)."""
        total: FloatArray = self.unemployed.sum(axis=1)
        return total

    @property
    def long_term(self) -> FloatArray:
        """Unemployed for four steps and more, shape (N,)."""
        total: FloatArray = self.unemployed[:, LONG_TERM_STEPS:].sum(axis=1)
        return total

    @property
    def people(self) -> float:
        """Everybody in the labour force."""
        return float(self.employed.sum() + self.unemployed.sum())

    @property
    def unemployment_rate(self) -> float:
        """Unemployed over the labour force."""
        return float(self.unemployed.sum() / self.people)


@dataclass(frozen=True, slots=True)
class PublishedParameters:
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
        wrong = [
            f"{field.name} {getattr(self, field.name):g}"
            for field in fields(self)
            if not 0.0 <= getattr(self, field.name) <= 1.0
        ]
        if wrong:
            raise ParameterError("shares of a step lie outside 0..1", items=wrong)

    @classmethod
    def of(cls, parameters: ParameterSet) -> "PublishedParameters":
        """Take the published values from the entries `market.<name>`."""
        return cls(*(parameters[f"market.{field.name}"].value for field in fields(cls)))


def separate(state: PublishedState, target: FloatArray, shares: PublishedParameters) -> FloatArray:
    """People who lose their job: delta_u e + (1 - delta_u) min(e, gamma_u max(0, gap)); (N,).

    The gap is e + v - target.
    """
    gap = state.employed + state.vacancies - target
    closing = np.minimum(state.employed, shares.separation_speed * np.maximum(gap, 0.0))
    share = shares.separation_share
    # In exact arithmetic at most e; rounding must not take one head more than there is.
    separated: FloatArray = np.minimum(
        state.employed, share * state.employed + (1.0 - share) * closing
    )
    return separated


def open_positions(
    state: PublishedState, target: FloatArray, shares: PublishedParameters
) -> FloatArray:
    """Positions opened: delta_v e + (1 - delta_v) min(e, gamma_v max(0, -gap)); shape (N,)."""
    gap = state.employed + state.vacancies - target
    closing = np.minimum(state.employed, shares.opening_speed * np.maximum(-gap, 0.0))
    share = shares.opening_share
    opened: FloatArray = share * state.employed + (1.0 - share) * closing
    return opened


@dataclass(frozen=True, slots=True)
class PublishedHires:
    """Hires f_ij of one step, summed over one end.

    Parameters
    ----------
    leaving : ndarray, shape (N,)
        sum_j f_ij, by last occupation.
    arriving : ndarray, shape (N,)
        sum_i f_ij, by new occupation.
    """

    leaving: FloatArray
    arriving: FloatArray


def search_and_match(state: PublishedState, network: FloatArray) -> PublishedHires:
    """Applications and hires, without an N by N matrix of either.

    s_ij = u_i v_j A_ij / W_i with W = A v, so s_j = v_j (A' (u / W))_j; the success of an
    application is p_j = (v_j / s_j)(1 - exp(-s_j / v_j)), and sum_j f_ij = (u_i / W_i)(A (v p))_i.
    """
    open_jobs = np.where(state.vacancies > SMALLEST_OPENING, state.vacancies, 0.0)
    reach = network @ open_jobs
    per_reach = np.divide(state.without_work, reach, out=np.zeros_like(reach), where=reach > 0)
    load = np.where(open_jobs > 0, network.T @ per_reach, 0.0)
    arriving = open_jobs * -np.expm1(-load)
    success = np.divide(-np.expm1(-load), load, out=np.zeros_like(load), where=load > 0)
    leaving = per_reach * (network @ (open_jobs * success))
    return PublishedHires(leaving, arriving)


def apply_flows(
    state: PublishedState, *, separated: FloatArray, opened: FloatArray, hires: PublishedHires
) -> PublishedState:
    """Move people and positions.

    e' = e - separated + hires in; v' = v + opened - hires in; the newly separated enter class 0,
    everybody else without work who is not hired waits one class longer.
    """
    without = state.without_work
    found = np.divide(hires.leaving, without, out=np.zeros_like(without), where=without > 0)
    waiting = state.unemployed * np.maximum(1.0 - found, 0.0)[:, None]
    unemployed = np.empty_like(waiting)
    unemployed[:, 1:] = waiting[:, :-1]
    unemployed[:, -1] += waiting[:, -1] if waiting.shape[1] > 1 else 0.0
    unemployed[:, 0] = separated if waiting.shape[1] > 1 else separated + waiting[:, 0]
    return PublishedState(
        employed=state.employed - separated + hires.arriving,
        unemployed=unemployed,
        vacancies=np.maximum(state.vacancies + opened - hires.arriving, 0.0),
    )


@dataclass(frozen=True, slots=True)
class PublishedModel:
    """The published model in expected values.

    Parameters
    ----------
    network : ndarray, shape (N, N)
        A, where people without work look: A_ii the own occupation, A_ij the others.
    parameters : PublishedParameters
        Shares of one step.

    Notes
    -----
    del Rio-Chanona, Mealy, Beguerisse-Diaz, Lafond, Farmer (2021), 10.1098/rsif.2020.0898. Right
    sides use the start of the step. A known flaw is kept: A comes from observed moves, which
    contain the destination's size already, and search weighs it by openings again.
    """

    network: FloatArray
    parameters: PublishedParameters

    def step(self, state: PublishedState, target: FloatArray) -> PublishedState:
        """Return the state one step on; `target` holds positions wanted, filled or open, (N,)."""
        return apply_flows(
            state,
            separated=separate(state, target, self.parameters),
            opened=open_positions(state, target, self.parameters),
            hires=search_and_match(state, self.network),
        )

    def run(self, state: PublishedState, targets: FloatArray) -> tuple[PublishedState, ...]:
        """Return the start and every step after it, for targets of shape (steps, N)."""
        states = [state]
        for target in targets:
            states.append(self.step(states[-1], target))
        return tuple(states)


def search_matrix(moves: pl.DataFrame, nodes: Sequence[str], *, own_share: float) -> FloatArray:
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
