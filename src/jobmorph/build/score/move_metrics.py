"""Scores of predicted destinations: one value per origin, weighted by those who leave it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

TOP: Final = 10


def off_diagonal(matrix: FloatArray) -> FloatArray:
    """Return a square matrix without its diagonal, shape (n, n - 1).

    Examples
    --------
    >>> off_diagonal(np.arange(9.0).reshape(3, 3)).tolist()
    [[1.0, 2.0], [3.0, 5.0], [6.0, 7.0]]
    """
    count = matrix.shape[0]
    return np.asarray(matrix[~np.eye(count, dtype=bool)].reshape(count, count - 1))


def shares_of(observed: FloatArray) -> FloatArray:
    """Return movers as shares of their origin; rows without movers stay zero."""
    total = observed.sum(axis=1, keepdims=True)
    return np.asarray(observed / np.where(total > 0, total, 1.0))


def log_likelihood(observed: FloatArray, predicted: FloatArray) -> FloatArray:
    """Mean log probability of the moves observed from each origin, in nats a mover.

    Parameters
    ----------
    observed : ndarray, shape (n, m)
        Movers from n origins to m destinations.
    predicted : ndarray, shape (n, m)
        Probabilities; rows sum to 1.

    Returns
    -------
    ndarray, shape (n,)
        Zero for an origin without movers.

    Examples
    --------
    >>> log_likelihood(np.array([[1.0, 3.0]]), np.array([[0.5, 0.5]])).round(3).tolist()
    [-0.693]
    """
    shares = shares_of(observed)
    logs = np.log(np.where(shares > 0, predicted, 1.0))
    return np.asarray((shares * logs).sum(axis=1))


def recall(observed: FloatArray, predicted: FloatArray, top: int = TOP) -> FloatArray:
    """Share of movers who went to one of the `top` most probable destinations, shape (n,).

    Examples
    --------
    >>> recall(np.array([[0.0, 3.0, 1.0]]), np.array([[0.5, 0.3, 0.2]]), top=2).tolist()
    [0.75]
    """
    best = _best(predicted, top)
    return np.asarray(np.take_along_axis(shares_of(observed), best, axis=1).sum(axis=1))


def ndcg(observed: FloatArray, predicted: FloatArray, top: int = TOP) -> FloatArray:
    """Discounted gain of the first `top`, over that of the best order, shape (n,).

    Gain is the observed share, the discount 1 / log2(1 + rank).

    Examples
    --------
    >>> ndcg(np.array([[0.0, 1.0]]), np.array([[0.6, 0.4]])).round(3).tolist()
    [0.631]
    """
    shares = shares_of(observed)
    most = min(top, shares.shape[1])
    discount = 1.0 / np.log2(np.arange(2, most + 2))
    got = np.take_along_axis(shares, _best(predicted, most), axis=1) @ discount
    ideal = -np.sort(-shares, axis=1)[:, :most] @ discount
    return np.asarray(got / np.where(ideal > 0, ideal, 1.0))


def common_part(observed: FloatArray, predicted: FloatArray) -> FloatArray:
    """Share of movers that the prediction puts where they went (CPC), shape (n,).

    Examples
    --------
    >>> common_part(np.array([[1.0, 1.0]]), np.array([[0.9, 0.1]])).tolist()
    [0.6]
    """
    return np.asarray(np.minimum(shares_of(observed), predicted).sum(axis=1))


def auc_by_origin(is_seen: NDArray[np.bool_], ranks: FloatArray) -> FloatArray:
    """Probability that a destination with movers outranks one without, shape (n,); NaN if none.

    Parameters
    ----------
    is_seen : ndarray of bool, shape (n, m)
        Destinations with movers.
    ranks : ndarray, shape (n, m)
        Ranks of the prediction, 1 the least.

    Examples
    --------
    >>> auc_by_origin(np.array([[True, False, False]]), np.array([[2.0, 1.0, 3.0]])).tolist()
    [0.5]
    """
    positives = is_seen.sum(axis=1)
    pairs = positives * (is_seen.shape[1] - positives)
    wins = (ranks * is_seen).sum(axis=1) - positives * (positives + 1) / 2.0
    return np.asarray(np.where(pairs > 0, wins / np.where(pairs > 0, pairs, 1), np.nan))


def correlate_rows(left: FloatArray, right: FloatArray) -> FloatArray:
    """Linear correlation of each row, shape (n,); NaN where one side is constant.

    Of ranks it is Spearman's.
    """
    x = left - left.mean(axis=1, keepdims=True)
    y = right - right.mean(axis=1, keepdims=True)
    scale = np.sqrt((x**2).sum(axis=1) * (y**2).sum(axis=1))
    return np.asarray(
        np.where(scale > 0, (x * y).sum(axis=1) / np.where(scale > 0, scale, 1.0), np.nan)
    )


def rank_rows(values: FloatArray) -> FloatArray:
    """Rank each row from 1, ties at their mean rank; shape as given."""
    from scipy.stats import rankdata

    return np.asarray(rankdata(values, axis=1), dtype=np.float64)


def _best(predicted: FloatArray, top: int) -> IntArray:
    """Return the places of the largest values of each row, the first of equals first."""
    return np.asarray(np.argsort(-predicted, axis=1, kind="stable")[:, :top])
