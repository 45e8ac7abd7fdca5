"""What a labour market is made of apart from its stocks: rates, network and habits of each node."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.network import MoveNetwork
from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class NodeRates:
    """What is known of each node before any run; arrays of shape (N,), shares of one week.

    Parameters
    ----------
    relative_risk : ndarray
        rr, risk of losing a job relative to the mean.
    exit_share : ndarray
        ex, people who leave the labour force.

    Raises
    ------
    DataError
        If shapes differ or a rate is out of range.
    """

    relative_risk: FloatArray
    exit_share: FloatArray

    def __post_init__(self) -> None:
        wrong = []
        if self.relative_risk.shape != self.exit_share.shape or self.relative_risk.ndim != 1:
            wrong.append("shapes differ")
        if not (np.isfinite(self.relative_risk) & (self.relative_risk >= 0.0)).all():
            wrong.append("relative risk below 0")
        if not ((self.exit_share >= 0.0) & (self.exit_share < 1.0)).all():
            wrong.append("exit share not 0 to below 1")
        if wrong:
            raise DataError("rates of nodes do not fit", items=wrong)


def weekly_exit_share(exits_percent_year: FloatArray) -> FloatArray:
    """Return the weekly share that makes a yearly one: 1 - (1 - rate / 100)^(1 / 52).

    Examples
    --------
    >>> weekly_exit_share(np.array([0.0, 4.7])).round(6).tolist()
    [0.0, 0.000925]
    """
    share: FloatArray = -np.expm1(np.log1p(-exits_percent_year / 100.0) / 52.0)
    return share


@dataclass(frozen=True, slots=True)
class LabourMarket:
    """The fixed side of a labour market; arrays of shape (N,), or (M, N) for M draws.

    Parameters
    ----------
    network : MoveNetwork
        P, where people who leave a node go, N nodes.
    rates : NodeRates
        Relative risks and exits.
    entrant_share : ndarray
        eta, entrants by first trade; sums to 1 over nodes (or to 0: nobody enters).
    opening_share : ndarray
        delta_v, posts opened in a week whatever demand does, per person at work.
    steady_vacancies : ndarray
        v0, vacancies without a shock; only their change redirects search.
    appeal : ndarray
        b, share of the moves into a node that search follows: A_ij = (1 - r) P_ij b_j, the rest of
        search stays in the own node. 1 unless the move table alone would let the node grow. At rest
        an application is worth the same everywhere, so hires then follow P_ij b_j.
    log_wage : ndarray
        ln w.
    steady_tightness : float or ndarray, shape (M, 1)
        Vacancies over unemployed without a shock.

    Raises
    ------
    DataError
        If something is negative, not a number, or of another length.
    """

    network: MoveNetwork
    rates: NodeRates
    entrant_share: FloatArray
    opening_share: FloatArray
    steady_vacancies: FloatArray
    appeal: FloatArray
    log_wage: FloatArray
    steady_tightness: float | FloatArray

    def __post_init__(self) -> None:
        wrong = [
            name
            for name in ("entrant_share", "opening_share", "steady_vacancies", "appeal", "log_wage")
            if getattr(self, name).shape[-1:] != (self.network.count,)
            or not np.isfinite(getattr(self, name)).all()
            or (name != "log_wage" and (getattr(self, name) < 0.0).any())
        ]
        if self.rates.exit_share.size != self.network.count:
            wrong.append("rates")
        if not (np.asarray(self.steady_tightness) > 0.0).all():
            wrong.append("steady_tightness")
        if not wrong and (self.steady_vacancies <= 0.0).any():
            wrong.append("steady_vacancies")
        if not wrong and (self.appeal > 1.0).any():
            wrong.append("appeal")
        if wrong:
            raise DataError("a labour market holds values that cannot be", items=wrong)

    def own_search(self, share: float | FloatArray) -> FloatArray:
        """A_ii = 1 - (1 - r) sum_j P_ij b_j; r where nothing is held back; (N,) or (M, N)."""
        own: FloatArray = 1.0 - (1.0 - share) * self.network.over_destinations(self.appeal)
        return own
