"""Scores of titles into scores of occupations, and the candidates that are worth ranking."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

RELEVANT: Final = 0.4
CANDIDATES: Final = 30


@dataclass(frozen=True, slots=True)
class GroupScores:
    """What one search says about each of G occupations.

    Parameters
    ----------
    best : ndarray, shape (G,)
        Score of the occupation's best title.
    vote : ndarray, shape (G,)
        Sum of its titles' scores to the eighth power: many near titles count more than one.
    best_row : ndarray, shape (G,)
        The best title's row, -1 where none is relevant.
    """

    best: FloatArray
    vote: FloatArray
    best_row: IntArray


def by_group(scores: FloatArray, group_of: IntArray, groups: int) -> GroupScores:
    """Collect scores of titles by occupation; scores below 0.4 of the best are left out.

    Parameters
    ----------
    scores : ndarray, shape (N,)
        Score of each title; titles are sorted by group.
    group_of : ndarray, shape (N,)
        Group of each title, ascending.
    groups : int
        Number of groups G.

    Returns
    -------
    GroupScores

    Examples
    --------
    >>> found = by_group(np.array([0.5, 1.0, 0.1], np.float32), np.array([0, 0, 1]), 2)
    >>> found.best.tolist(), found.best_row.tolist()
    ([1.0, 0.0], [1, -1])
    """
    best = np.zeros(groups, dtype=np.float32)
    best_row = np.full(groups, -1, dtype=np.int64)
    top = float(scores.max()) if scores.size else 0.0
    if top <= 0.0:
        return GroupScores(best, best.copy(), best_row)
    rows = np.flatnonzero(scores > RELEVANT * top)
    values, group = scores[rows], group_of[rows]
    is_start = np.ones(rows.size, dtype=bool)
    np.not_equal(group[1:], group[:-1], out=is_start[1:])
    starts = np.flatnonzero(is_start)
    best[group[starts]] = np.maximum.reduceat(values, starts)
    is_best = values == best[group]
    best_row[group[is_best][::-1]] = rows[is_best][::-1]
    vote = np.bincount(group, _eighth(values), groups)
    return GroupScores(best, vote.astype(np.float32), best_row)


def _eighth(values: FloatArray) -> NDArray[np.float64]:
    second = values.astype(np.float64) ** 2
    fourth = second * second
    return np.asarray(fourth * fourth)


def relative(values: FloatArray) -> FloatArray:
    """Divide by the largest value, if it is positive."""
    top = float(values.max())
    return np.asarray(np.maximum(values, 0.0) / (top if top > 0 else 1.0), dtype=np.float32)


def choose_candidates(fused: FloatArray, limit: int = CANDIDATES) -> IntArray:
    """Return the groups with the highest fused scores, best first, ties by their order."""
    limit = min(limit, fused.size)
    found = np.argpartition(-fused, limit - 1)[:limit]
    found.sort()
    return np.asarray(found[np.argsort(-fused[found], kind="stable")])
