"""One way to predict destinations, scored on observed moves from origins it has not seen."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.metrics import Interval, Statistic, cluster_interval
from jobmorph.build.score.move_metrics import (
    auc_by_origin,
    common_part,
    correlate_rows,
    log_likelihood,
    ndcg,
    off_diagonal,
    rank_rows,
    recall,
)

FloatArray = NDArray[np.float64]
Measure = Callable[["MoveTruth", FloatArray], FloatArray]

DRAWS: Final = 1000


@dataclass(frozen=True, slots=True)
class MoveTruth:
    """What was observed, and the size model that every score stands beside.

    Parameters
    ----------
    observed : ndarray, shape (r, m)
        Movers from origins that somebody left to their possible destinations.
    size : ndarray, shape (r, m)
        Shares by size of the destination alone.
    ranks : ndarray, shape (r, m)
        Ranks of the observed movers.
    """

    observed: FloatArray
    size: FloatArray
    ranks: FloatArray

    @property
    def leavers(self) -> FloatArray:
        """Movers from each origin, shape (r,): the weights of all scores."""
        return np.asarray(self.observed.sum(axis=1))


def move_truth(movers: FloatArray, heads: FloatArray) -> MoveTruth:
    """Lay out observed moves; origins that nobody left are left out.

    Parameters
    ----------
    movers : ndarray, shape (n, n)
        Observed movers.
    heads : ndarray, shape (n,)
        Jobs of each node.
    """
    used = movers.sum(axis=1) > 0.0
    size = off_diagonal(np.tile(heads, (heads.size, 1)))[used]
    observed = off_diagonal(movers)[used]
    return MoveTruth(observed, size / size.sum(axis=1, keepdims=True), rank_rows(observed))


def rows_of(matrix: FloatArray, movers: FloatArray) -> FloatArray:
    """Return the rows and columns of a prediction that `move_truth` keeps, shape (r, n - 1)."""
    return np.asarray(off_diagonal(matrix)[movers.sum(axis=1) > 0.0])


def _gain(truth: MoveTruth, predicted: FloatArray) -> FloatArray:
    observed = truth.observed
    return log_likelihood(observed, predicted) - log_likelihood(observed, truth.size)


MEASURES: Final[dict[str, Measure]] = {
    "gain": _gain,
    "recall": lambda truth, predicted: recall(truth.observed, predicted),
    "ndcg": lambda truth, predicted: ndcg(truth.observed, predicted),
    "cpc": lambda truth, predicted: common_part(truth.observed, predicted),
    "auc": lambda truth, predicted: auc_by_origin(truth.observed > 0, rank_rows(predicted)),
    "spearman": lambda truth, predicted: correlate_rows(truth.ranks, rank_rows(predicted)),
}


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Scores by origin, and how much each origin counts.

    Parameters
    ----------
    values : dict of str to ndarray, shape (r,)
        One measure each.
    weights : ndarray, shape (r,)
        Leavers.
    """

    values: dict[str, FloatArray]
    weights: FloatArray

    def value(self, measure: str) -> float:
        """Return the mean over origins, weighted by leavers."""
        return weighted_mean(self.values[measure], self.weights)(np.arange(self.weights.size))

    def found(self, measure: str) -> Interval:
        """Return the mean with its interval by bootstrap over origins."""
        statistic = weighted_mean(self.values[measure], self.weights)
        return cluster_interval(statistic, np.arange(self.weights.size), draws=DRAWS)

    def gain_over(self, other: "Scorecard", measure: str) -> Interval:
        """Return the paired difference from another card on the same origins."""
        gap = self.values[measure] - other.values[measure]
        return cluster_interval(
            weighted_mean(gap, self.weights), np.arange(self.weights.size), draws=DRAWS
        )


def weighted_mean(values: FloatArray, weights: FloatArray) -> Statistic:
    """Return the weighted mean as a function of the rows drawn; undefined values are left out."""
    known = np.where(np.isnan(values), 0.0, weights)
    return partial(_mean_of, np.nan_to_num(values) * known, known)


def _mean_of(sums: FloatArray, weights: FloatArray, rows: NDArray[np.int64]) -> float:
    return float(sums[rows].sum() / weights[rows].sum())


def score_card(
    truth: MoveTruth, predicted: FloatArray, measures: tuple[str, ...] = tuple(MEASURES)
) -> Scorecard:
    """Score a prediction.

    Parameters
    ----------
    truth : MoveTruth
        What was observed.
    predicted : ndarray, shape (r, m)
        Probabilities, laid out like the truth.
    measures : tuple of str
        Keys of `MEASURES`.

    Returns
    -------
    Scorecard
    """
    values = {name: MEASURES[name](truth, predicted) for name in measures}
    return Scorecard(values, truth.leavers)


def score_inside(
    movers: FloatArray, heads: FloatArray, predicted: FloatArray, blocks: NDArray[np.int64]
) -> Scorecard:
    """Score moves that stay within a held-out block, so that both ends were never seen.

    Probabilities are renormalised over the block; recall looks at the first five.

    Parameters
    ----------
    movers, predicted : ndarray, shape (n, n)
        Observed movers; predictions for origins of blocks that were held out.
    heads : ndarray, shape (n,)
        Jobs of each node.
    blocks : ndarray of int, shape (n,)
        Block of each node.

    Returns
    -------
    Scorecard
        gain, recall, cpc over all origins with moves inside their block.
    """
    parts: dict[str, list[FloatArray]] = {"gain": [], "recall": [], "cpc": []}
    weights = []
    for block in np.unique(blocks):
        at = np.flatnonzero(blocks == block)
        inner = movers[np.ix_(at, at)]
        truth = move_truth(inner, heads[at])
        chance = rows_of(predicted[np.ix_(at, at)], inner)
        chance = chance / chance.sum(axis=1, keepdims=True)
        parts["gain"].append(_gain(truth, chance))
        parts["recall"].append(recall(truth.observed, chance, top=5))
        parts["cpc"].append(common_part(truth.observed, chance))
        weights.append(truth.leavers)
    return Scorecard(
        {name: np.concatenate(values) for name, values in parts.items()}, np.concatenate(weights)
    )
