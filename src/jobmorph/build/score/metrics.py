"""Scores of rankings and probabilities, and their intervals by cluster bootstrap."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
FlagArray = NDArray[np.bool_]
Statistic = Callable[[IntArray], float]

DRAWS = 1000
SEED = 20251122
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with the ends of its interval."""

    value: float
    low: float
    high: float


def cluster_interval(
    statistic: Statistic, clusters: NDArray[np.generic], draws: int = DRAWS, seed: int = SEED
) -> Interval:
    """Percentile interval of a statistic by drawing whole clusters with replacement.

    Parameters
    ----------
    statistic : function
        Takes row numbers (with repeats) and returns the score on them.
    clusters : ndarray, shape (N,)
        Cluster of each row.
    draws : int
        Bootstrap samples.
    seed : int
        Seed; the same samples for equal clusters, so differences are paired.

    Returns
    -------
    Interval
        The statistic on all rows and the 95% interval; samples on which it is undefined (NaN)
        are left out.

    Raises
    ------
    DataError
        If there are fewer than two clusters.
    """
    names, inverse = np.unique(clusters, return_inverse=True)
    if names.size < 2:
        raise DataError("an interval needs at least two clusters", where="bootstrap")
    order = np.argsort(inverse, kind="stable")
    members = np.split(order, np.cumsum(np.bincount(inverse))[:-1])
    rng = np.random.default_rng(seed)
    values = np.empty(draws)
    for draw in range(draws):
        chosen = rng.integers(names.size, size=names.size)
        values[draw] = statistic(np.concatenate([members[cluster] for cluster in chosen]))
    tail = (1.0 - LEVEL) / 2.0
    low, high = np.nanquantile(values, [tail, 1.0 - tail])
    return Interval(float(statistic(np.arange(inverse.size))), float(low), float(high))


def on_rows(measure: Callable[..., float], *arrays: NDArray[Any]) -> Statistic:
    """Return a statistic that takes rows of arrays and hands them to a measure.

    Examples
    --------
    >>> on_rows(pearson, np.array([1.0, 2.0]), np.array([3.0, 5.0]))(np.array([0, 1]))
    1.0
    """

    def statistic(rows: IntArray) -> float:
        return measure(*(values[rows] for values in arrays))

    return statistic


def auc(is_positive: FlagArray, score: FloatArray) -> float:
    """Probability that a positive outranks a negative, ties counting half; NaN if undefined.

    Examples
    --------
    >>> auc(np.array([True, False, False]), np.array([0.5, 0.5, 0.1]))
    0.75
    """
    positives = int(is_positive.sum())
    negatives = is_positive.size - positives
    if not positives or not negatives:
        return float("nan")
    ranks = _ranks(score)
    wins = ranks[is_positive].sum() - positives * (positives + 1) / 2.0
    return float(wins / (positives * negatives))


def spearman(left: FloatArray, right: FloatArray) -> float:
    """Rank correlation with mid-ranks for ties.

    Examples
    --------
    >>> spearman(np.array([1.0, 2.0, 3.0]), np.array([10.0, 20.0, 5.0]))
    -0.5
    """
    return pearson(_ranks(left), _ranks(right))


def pearson(left: FloatArray, right: FloatArray) -> float:
    """Linear correlation; NaN if one side is constant."""
    x, y = left - left.mean(), right - right.mean()
    scale = np.sqrt((x @ x) * (y @ y))
    return float(x @ y / scale) if scale > 0 else float("nan")


def partial_spearman(left: FloatArray, right: FloatArray, given: FloatArray) -> float:
    """Rank correlation of two variables given a third.

    Equation: (r_lr - r_lg r_rg) / sqrt((1 - r_lg^2)(1 - r_rg^2)) of rank correlations.
    """
    r_lr, r_lg, r_rg = (spearman(left, right), spearman(left, given), spearman(right, given))
    scale = np.sqrt((1.0 - r_lg**2) * (1.0 - r_rg**2))
    return float((r_lr - r_lg * r_rg) / scale) if scale > 0 else float("nan")


def within_groups(values: FloatArray, groups: NDArray[np.generic]) -> FloatArray:
    """Return values less the mean of their group.

    Examples
    --------
    >>> within_groups(np.array([1.0, 3.0, 5.0]), np.array(["a", "a", "b"])).tolist()
    [-1.0, 1.0, 0.0]
    """
    _, inverse, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    means = np.bincount(inverse, weights=values) / sizes
    return np.asarray(values - means[inverse])


def brier(is_positive: FlagArray, probability: FloatArray) -> float:
    """Mean squared error of a probability.

    Examples
    --------
    >>> brier(np.array([True, False]), np.array([0.5, 0.5]))
    0.25
    """
    return float(np.mean((probability - is_positive) ** 2))


def calibration_error(is_positive: FlagArray, probability: FloatArray, bins: int = 10) -> float:
    """Return the expected calibration error over bins of (nearly) equal count.

    Mean over bins, weighted by count, of |mean probability - share of positives|. Equal
    probabilities share a bin, so a constant equal to the share of positives has no error.

    Examples
    --------
    >>> calibration_error(np.array([True, False]), np.array([0.75, 0.25]), bins=2)
    0.25
    """
    place = (_ranks(probability) - 0.5) / probability.size
    part = np.minimum((place * bins).astype(np.int64), bins - 1)
    gaps = np.bincount(part, weights=probability - is_positive, minlength=bins)
    return float(np.abs(gaps).sum() / probability.size)


def _ranks(values: FloatArray) -> FloatArray:
    _, inverse, sizes = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(sizes)
    return (ends - (sizes - 1) / 2.0)[inverse]
