"""What moves in one week: the results of the phases, and the one place that applies them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.state import ENTRANT, RECALL, SEPARATED, LabourState

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Separations:
    """People who lose their job; shape (..., N).

    Parameters
    ----------
    total : ndarray
        omega, all of them.
    awaiting : ndarray
        Those of them who wait for recall.
    """

    total: FloatArray
    awaiting: FloatArray


@dataclass(frozen=True, slots=True)
class Exits:
    """People who leave the labour force, by the stock they leave (shapes as in the state)."""

    employed: FloatArray
    unemployed: FloatArray
    outside: FloatArray

    @property
    def total(self) -> FloatArray:
        """All of them, shape (...)."""
        total: FloatArray = (self.employed + self.outside).sum(axis=-1) + self.unemployed.sum(
            axis=(-3, -2, -1)
        )
        return total


@dataclass(frozen=True, slots=True)
class Entrants:
    """People who enter the labour force, by first trade; shape (..., N)."""

    unemployed: FloatArray
    outside: FloatArray


@dataclass(frozen=True, slots=True)
class Search:
    """Who searches, and where.

    Parameters
    ----------
    unemployed : ndarray, shape (..., 3, N, K)
        Heads, after exits.
    effort : ndarray, shape (3, 1, K) or (M, 3, 1, K)
        z_k by kind; 0 for those who wait for recall.
    outside, employed : ndarray, shape (..., N)
        Heads, after exits (and separations).
    employed_effort : ndarray, shape (..., 1)
        phi, share of people at work who search.
    vacancies : ndarray, shape (..., N)
        Open at the start of the week.
    pull : ndarray, shape (..., N)
        (v_j / v0_j) w_j^rho.
    reach_unemployed, reach_employed : ndarray, shape (..., N)
        What pulls a searcher of node i in all; 0 where nothing is open.
    applications : ndarray, shape (..., N)
        s_j, all that arrive at node j.
    """

    unemployed: FloatArray
    effort: FloatArray
    outside: FloatArray
    employed: FloatArray
    employed_effort: FloatArray
    vacancies: FloatArray
    pull: FloatArray
    reach_unemployed: FloatArray
    reach_employed: FloatArray
    applications: FloatArray


@dataclass(frozen=True, slots=True)
class Offers:
    """Chances of a week; shape (..., N).

    Parameters
    ----------
    filled : ndarray
        m_j, expected vacancies filled.
    finding_unemployed, finding_employed : ndarray
        sum_j q_ij p_j: chance that a full search from node i finds a job.
    own_unemployed, own_employed : ndarray
        Share of those finds in the own node.
    attraction : ndarray
        b_j pull_j p_j: finds elsewhere go to P_ij times this.
    """

    filled: FloatArray
    finding_unemployed: FloatArray
    finding_employed: FloatArray
    own_unemployed: FloatArray
    own_employed: FloatArray
    attraction: FloatArray


@dataclass(frozen=True, slots=True)
class Hires:
    """People who start a job through a vacancy.

    Parameters
    ----------
    unemployed : ndarray, shape (..., 3, N, K)
        From unemployment, by class and node they leave.
    outside : ndarray, shape (..., N)
        From outside.
    employed : ndarray, shape (..., N)
        Straight from another job, by the node they leave (which may be the one they go to).
    filled : ndarray, shape (..., N)
        Vacancies filled, by node they go to.
    """

    unemployed: FloatArray
    outside: FloatArray
    employed: FloatArray
    filled: FloatArray


@dataclass(frozen=True, slots=True)
class Flows:
    """All that moves in one week.

    Parameters
    ----------
    separations : Separations
        Out of work.
    exits : Exits
        Out of the labour force.
    entrants : Entrants
        Into it.
    opened : ndarray, shape (..., N)
        nu, positions opened.
    recalled : ndarray, shape (..., N, K)
        Back in the old job, without a vacancy.
    hires : Hires
        Into vacancies.
    """

    separations: Separations
    exits: Exits
    entrants: Entrants
    opened: FloatArray
    recalled: FloatArray
    hires: Hires


def apply_flows(state: LabourState, flows: Flows) -> LabourState:
    """Move people and positions; nothing else changes a state.

    e' = e - separated - exits + filled + recalled - hired away; v' = v + opened - filled; the newly
    separated and new entrants without work start class 0, everybody else waits a week longer.
    """
    hires, exits = flows.hires, flows.exits
    waiting = state.unemployed - exits.unemployed - hires.unemployed
    waiting[..., RECALL, :, :] -= flows.recalled
    unemployed = np.empty_like(waiting)
    unemployed[..., 1:] = waiting[..., :-1]
    unemployed[..., -1] += waiting[..., -1]
    unemployed[..., SEPARATED, :, 0] = flows.separations.total - flows.separations.awaiting
    unemployed[..., ENTRANT, :, 0] = flows.entrants.unemployed
    unemployed[..., RECALL, :, 0] = flows.separations.awaiting
    arriving = hires.filled + flows.recalled.sum(axis=-1)
    leaving = flows.separations.total + exits.employed + hires.employed
    outside = state.outside - exits.outside - hires.outside + flows.entrants.outside
    return LabourState(
        employed=_kept(state.employed - leaving + arriving, state.employed),
        unemployed=_kept(unemployed, 1.0),
        outside=_kept(outside, state.outside),
        vacancies=_kept(state.vacancies + flows.opened - hires.filled, state.vacancies),
        quits=hires.employed,
    )


def _kept(stock: FloatArray, scale: FloatArray | float) -> FloatArray:
    """Lift what rounding took below 0; anything more stays, and the state refuses it."""
    return np.where((stock < 0.0) & (stock > -1e-9 * np.maximum(scale, 1.0)), 0.0, stock)
