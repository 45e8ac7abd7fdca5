"""Shares of the variance of an outcome that its inputs bring: Sobol indices, with intervals."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]

LEAST_DRAWS: Final = 4
RESAMPLES: Final = 500
_ENDS: Final = (0.025, 0.975)
# A spread below rounding is none.
_LEAST_VARIANCE: Final = 1e-24


@dataclass(frozen=True, slots=True)
class VarianceShares:
    """Shares of K inputs, each of shape (K,), with 95% bootstrap ends, shape (2, K).

    Parameters
    ----------
    first_order : ndarray
        Var(E(Y | X_k)) / Var(Y): what an input brings by itself.
    total : ndarray
        E(Var(Y | all but X_k)) / Var(Y): with everything that it does together with others.
    first_order_ends, total_ends : ndarray
        Low and high ends.
    moves : bool
        Whether the outcome moves at all; all shares are 0 if it does not.
    """

    first_order: FloatArray
    total: FloatArray
    first_order_ends: FloatArray
    total_ends: FloatArray
    moves: bool


def variance_shares(
    one: FloatArray, other: FloatArray, swapped: FloatArray, *, rng: np.random.Generator
) -> VarianceShares:
    """Estimate shares from two independent sets of draws and the first with inputs swapped.

    With y_A, y_B, y_k centred on their common mean, V the mean of the variances of y_A and y_B
    about it,

        S_k = mean(y_B (y_k - y_A)) / V          (Saltelli et al. 2010, 10.1016/j.cpc.2009.09.018)
        T_k = mean((y_A - y_k)^2) / (2 V)        (Jansen 1999, 10.1016/S0010-4655(98)00154-4)

    as `scipy.stats.sobol_indices` does, which takes powers of two only; draws without a state of
    rest have to be left out. Intervals: base draws drawn again with replacement.

    Parameters
    ----------
    one, other : ndarray, shape (N,)
        Outcomes of the sets A and B.
    swapped : ndarray, shape (K, N)
        Outcomes of A with input k taken from B.
    rng : Generator
        Of the bootstrap.

    Raises
    ------
    DataError
        If there are fewer than four draws.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> a, b = rng.normal(size=(2, 2, 4000))
    >>> y = lambda x: 3.0 * x[0] + x[1]
    >>> swapped = np.stack([y([b[0], a[1]]), y([a[0], b[1]])])
    >>> variance_shares(y(a), y(b), swapped, rng=rng).total.round(1).tolist()
    [0.9, 0.1]
    """
    count = one.size
    if count < LEAST_DRAWS:
        raise DataError("too few draws for shares of variance", count=count)
    middle = np.concatenate([one, other]).mean()
    centred = (one - middle, other - middle, swapped - middle)
    picked = rng.integers(0, count, (RESAMPLES, count))
    weights = np.stack([np.bincount(row, minlength=count) for row in picked]) / count
    found = _shares(*centred, np.full((1, count), 1.0 / count))
    resampled = _shares(*centred, weights)
    return VarianceShares(
        found.first_order[0],
        found.total[0],
        np.quantile(resampled.first_order, _ENDS, axis=0),
        np.quantile(resampled.total, _ENDS, axis=0),
        bool(np.var(np.concatenate([one, other])) > _LEAST_VARIANCE),
    )


@dataclass(frozen=True, slots=True)
class _Resampled:
    """Shares of each resample, (R, K)."""

    first_order: FloatArray
    total: FloatArray


def _shares(
    one: FloatArray, other: FloatArray, swapped: FloatArray, weights: FloatArray
) -> _Resampled:
    """Return shares of each resample; weights (R, N) say how often each draw is taken."""
    mean = weights @ (one + other) / 2.0
    variance = weights @ (one**2 + other**2) / 2.0 - mean**2
    moves = variance > _LEAST_VARIANCE
    scale = np.where(moves, variance, 1.0)[:, None]
    first = weights @ (other * (swapped - one)).T / scale
    total = weights @ ((one - swapped) ** 2).T / (2.0 * scale)
    return _Resampled(first * moves[:, None], total * moves[:, None])
