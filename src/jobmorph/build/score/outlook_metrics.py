"""Scores of forecasts over several origins, each unit alike or weighted by its jobs."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.metrics import IntArray, Statistic
from jobmorph.build.score.outlook_backtest import Window

FloatArray = NDArray[np.float64]
Measure = Callable[[Window, IntArray, FloatArray], float]


def mean_of_origins(windows: list[Window], measure: Measure, *, by_jobs: bool) -> Statistic:
    """Mean over origins of a measure on some units.

    Parameters
    ----------
    windows : list of Window
        Origins.
    measure : function
        Takes a window, rows that are scored in it (with repeats) and their weights.
    by_jobs : bool
        Weight units by their jobs at the origin.

    Returns
    -------
    function
        Takes row numbers of units.
    """

    def statistic(rows: IntArray) -> float:
        found = []
        for each in windows:
            at = rows[~np.isnan(each.growth[rows])]
            weight = each.heads[at] if by_jobs else np.ones(at.size)
            found.append(measure(each, at, weight / weight.sum()))
        return float(np.mean(found))

    return statistic


def above_median(window: Window, at: IntArray, weight: FloatArray) -> float:
    """Share on the right side of the middle: growth above or below the median, as forecast."""
    real = window.relative[at] > weighted_median(window.relative[at], weight)
    said = window.expected[at] > weighted_median(window.expected[at], weight)
    return float(weight @ (real == said))


def rank_correlation(window: Window, at: IntArray, weight: FloatArray) -> float:
    """Correlation of weighted mid-ranks; NaN where a method says the same of all."""
    x = _weighted_ranks(window.expected[at], weight)
    y = _weighted_ranks(window.relative[at], weight)
    x, y = x - weight @ x, y - weight @ y
    scale = np.sqrt((weight @ (x * x)) * (weight @ (y * y)))
    return float(weight @ (x * y) / scale) if scale > 1e-15 else float("nan")


def relative_error(window: Window, at: IntArray, weight: FloatArray) -> float:
    """Mean absolute error of relative log growth over that of 'all grow alike'."""
    miss = np.abs(window.relative[at] - window.expected_relative[at])
    return float(weight @ miss / (weight @ np.abs(window.relative[at])))


def coverage(window: Window, at: IntArray, weight: FloatArray) -> float:
    """Share of counts within the 80% range."""
    return float(weight @ window.inside[at])


def direction(window: Window, at: IntArray, weight: FloatArray) -> float:
    """Share whose sign of growth is right; no change counts as 'not fewer'."""
    return float(weight @ ((window.growth[at] < 0) == (window.expected[at] < 0)))


def fewer_brier(window: Window, at: IntArray, weight: FloatArray) -> float:
    """Mean squared error of the stated chance of fewer jobs."""
    return float(weight @ (window.fewer_chance[at] - (window.growth[at] < 0)) ** 2)


def crps_ratio(windows: list[Window], alike: list[Window], *, by_jobs: bool) -> Statistic:
    """Continuous ranked probability score over that of 'all grow alike', mean of origins."""
    pairs = list(zip(windows, alike, strict=True))

    def statistic(rows: IntArray) -> float:
        found = []
        for own, other in pairs:
            at = rows[~np.isnan(own.growth[rows])]
            weight = own.heads[at] if by_jobs else np.ones(at.size)
            found.append((weight @ own.crps[at]) / (weight @ other.crps[at]))
        return float(np.mean(found))

    return statistic


MEASURES: Final[dict[str, Measure]] = {
    "above_median": above_median,
    "spearman": rank_correlation,
    "relative_error": relative_error,
    "direction": direction,
    "coverage": coverage,
    "fewer_brier": fewer_brier,
}
IS_HIGHER_BETTER: Final = {
    "above_median": True,
    "spearman": True,
    "relative_error": False,
    "direction": True,
    "coverage": True,
    "crps_ratio": False,
    "fewer_brier": False,
}


def weighted_median(values: FloatArray, weight: FloatArray) -> float:
    """Value that half of the weight lies at or below.

    Examples
    --------
    >>> weighted_median(np.array([3.0, 1.0, 2.0]), np.array([0.6, 0.2, 0.2]))
    3.0
    """
    order = np.argsort(values, kind="stable")
    passed = np.cumsum(weight[order])
    return float(values[order][np.searchsorted(passed, 0.5 * passed[-1])])


def _weighted_ranks(values: FloatArray, weight: FloatArray) -> FloatArray:
    distinct, inverse = np.unique(values, return_inverse=True)
    held = np.bincount(inverse, weights=weight, minlength=distinct.size)
    return np.asarray((np.cumsum(held) - held / 2.0)[inverse])
