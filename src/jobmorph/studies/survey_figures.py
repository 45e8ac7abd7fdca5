"""Shares of time over some answers: means with ranges, told so that nobody's own can be found."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.studies.suppression import LEAST_GROUP

DRAWS: Final = 2_000
LOW, HIGH = 10.0, 90.0
WHOLE: Final = 100
_NORMAL_90: Final = 1.2815515655446004

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def mean_range(shares: Floats, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Return the range that holds the mean of each task in 8 of 10 such surveys.

    Parameters
    ----------
    shares : array of float, shape (answers, tasks)
        Share of time of each task in each answer.
    rng : numpy.random.Generator
        Draws answers anew, with replacement.

    Returns
    -------
    tuple of two arrays, shape (tasks,)
        Low and high.

    Notes
    -----
    The wider of two ranges on each side. One is the 10th to 90th percentile of the mean over
    answers drawn anew (bootstrap): it knows that shares are never below 0 and often skewed, and
    is too narrow for a handful of answers, by sqrt((n-1)/n) and by tails. The other is

        mean -/+ t(n-1, .9) s / sqrt(n)

    with s the standard deviation over answers: it has the width that a handful needs, and knows
    nothing of 0. The order of answers changes nothing: they are sorted first.

    Examples
    --------
    >>> low, high = mean_range(np.array([[0.2], [0.4], [0.3], [0.3], [0.3]]),
    ...                        np.random.default_rng(0))
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.25], [0.35])
    """
    count = shares.shape[0]
    ordered = shares[np.lexsort(shares.T[::-1])]
    weights = rng.multinomial(count, np.full(count, 1.0 / count), size=DRAWS) / count
    drawn = np.percentile(weights @ ordered, [LOW, HIGH], axis=0)
    mean = ordered.mean(axis=0)
    half = student_90(count - 1) * ordered.std(axis=0, ddof=1) / np.sqrt(count)
    low = np.clip(np.minimum(drawn[0], mean - half), 0.0, 1.0)
    high = np.clip(np.maximum(drawn[1], mean + half), 0.0, 1.0)
    return low, high


def student_90(freedom: int) -> float:
    """Return the 90th percentile of Student's t.

    Fisher's expansion in 1 / freedom to the third order [Biometrika 14 (1922) 77; Abramowitz and
    Stegun 26.7.5]: right to .002 from four degrees of freedom.

    Examples
    --------
    >>> round(student_90(4), 2), round(student_90(29), 3)
    (1.53, 1.311)
    """
    z = _NORMAL_90
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3


def whole_percents(shares: Floats) -> Integers:
    """Round shares that sum to 1 to whole hundredths that sum to 100, by largest remainder.

    Examples
    --------
    >>> whole_percents(np.array([0.125, 0.125, 0.75])).tolist()
    [13, 12, 75]
    """
    exact = shares * (WHOLE / shares.sum())
    floor: Integers = np.floor(exact + 1e-9).astype(np.int64)
    order = np.argsort(-(exact - floor), kind="stable")
    floor[order[: WHOLE - int(floor.sum())]] += 1
    return floor


def told_counts(people: Integers, answers: int, least: int = LEAST_GROUP) -> list[str]:
    """Say how the number of people who do a task is told.

    Parameters
    ----------
    people : array of int, shape (tasks,)
        People who do each task.
    answers : int
        Answers, which are told: a number close to it would tell how many do not do the task.
    least : int
        Smallest count that is told.

    Returns
    -------
    list of str
        'nobody', 'few' (hidden, 1 to 4), 'number' (told), 'most' (hidden, all but 1 to 4), 'all'.

    Examples
    --------
    >>> told_counts(np.array([0, 2, 6, 9, 12]), 12)
    ['nobody', 'few', 'number', 'most', 'all']
    """
    words = []
    for count in people.tolist():
        if count in (0, answers):
            words.append("nobody" if count == 0 else "all")
        elif count < least:
            words.append("few")
        else:
            words.append("most" if answers - count < least else "number")
    return words
