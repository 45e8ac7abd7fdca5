"""Choice among destinations: probabilities from utilities, and observed flows shrunk to them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import ParameterError

FloatArray = NDArray[np.float64]


def choice_probabilities(utility: FloatArray) -> FloatArray:
    """Return P(j | i, leave), proportional to exp(u_ij) over all other nodes.

    Parameters
    ----------
    utility : ndarray, shape (n, n)
        Utility of each destination (column) to leavers of each origin (row), in log odds.

    Returns
    -------
    ndarray, shape (n, n)
        Rows sum to 1; the diagonal is zero: who stays does not leave.

    Examples
    --------
    >>> choice_probabilities(np.zeros((3, 3)))[0].tolist()
    [0.0, 0.5, 0.5]
    """
    free = np.where(np.eye(utility.shape[0], dtype=bool), -np.inf, utility)
    weights = np.exp(free - free.max(axis=1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


@dataclass(frozen=True, slots=True)
class PooledFlows:
    """Probabilities that pool observed movers with a model's expectation.

    Parameters
    ----------
    probability : ndarray, shape (n, n)
        Posterior mean; rows sum to 1, the diagonal is zero.
    low, high : ndarray, shape (n, n)
        10th and 90th percentile of the posterior, widened to contain the mean.
    """

    probability: FloatArray
    low: FloatArray
    high: FloatArray


def pool_flows(people: FloatArray, model: FloatArray, concentration: float) -> PooledFlows:
    """Shrink observed flows to the model's expectation, the more the fewer people were seen.

    P_ij = (n_ij + k m_ij) / (N_i + k), the posterior mean of a multinomial with a Dirichlet prior
    of mean m_i and concentration k; the share of one destination is then Beta distributed.

    Parameters
    ----------
    people : ndarray, shape (n, n)
        Observed movers, as an effective number of independent people.
    model : ndarray, shape (n, n)
        Expected shares; rows sum to 1, the diagonal is zero.
    concentration : float
        k: how many people the model's expectation is worth; above 0.

    Returns
    -------
    PooledFlows

    Raises
    ------
    ParameterError
        If the concentration is not above 0.

    Examples
    --------
    >>> seen = np.array([[0.0, 8.0, 2.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    >>> model = np.full((3, 3), 0.5) * (1 - np.eye(3))
    >>> pool_flows(seen, model, 10.0).probability[:2].tolist()
    [[0.0, 0.65, 0.35], [0.5, 0.0, 0.5]]
    """
    if concentration <= 0.0:
        raise ParameterError(f"the model must be worth some people, not {concentration:g}")
    from scipy.special import betaincinv

    total = people.sum(axis=1, keepdims=True) + concentration
    found = people + concentration * model
    mean = found / total
    inside = model > 0.0
    low, high = np.zeros_like(mean), np.zeros_like(mean)
    a, b = found[inside], (total - found)[inside]
    low[inside] = betaincinv(a, b, 0.1)
    high[inside] = betaincinv(a, b, 0.9)
    return PooledFlows(mean, np.minimum(low, mean), np.maximum(high, mean))
