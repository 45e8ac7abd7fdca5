"""How far two occupations stand apart: what they do, what they take, what they pay."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

TINY: Final = 1e-9  # an element that all jobs share tells none apart


@dataclass(frozen=True, slots=True)
class Profiles:
    """N occupations as they stand today.

    Parameters
    ----------
    codes : tuple of str
        Sorted.
    activities : ndarray, shape (N, A)
        Importance of work activities; NaN where not rated.
    skills : ndarray, shape (N, S)
        Importance of skills, knowledge and abilities; NaN where not rated.
    wage_rank : ndarray, shape (N,)
        Share of jobs that pay less, 0 to 1; NaN where unknown.
    preparation : ndarray, shape (N,)
        Years or zone of preparation, scaled 0 to 1; NaN where unknown.
    """

    codes: tuple[str, ...]
    activities: FloatArray
    skills: FloatArray
    wage_rank: FloatArray
    preparation: FloatArray


@dataclass(frozen=True, slots=True)
class Distances:
    """How far N occupations stand from a group of them.

    Parameters
    ----------
    total : ndarray, shape (N,)
        Mean of the parts that are known, each 0 to 1; NaN where activities or skills are not.
    activities, skills : ndarray, shape (N,)
        Half of (1 less the cosine of standardised ratings), 0 to 1.
    wage, preparation : ndarray, shape (N,)
        Absolute difference, 0 to 1; NaN where unknown.
    """

    total: FloatArray
    activities: FloatArray
    skills: FloatArray
    wage: FloatArray
    preparation: FloatArray


def profile_distances(profiles: Profiles, members: list[int]) -> Distances:
    """Measure how far every occupation stands from the mean of some.

    Parameters
    ----------
    profiles : Profiles
        All occupations.
    members : list of int
        Rows of the group.

    Returns
    -------
    Distances
        The four parts weigh the same: an assumption.
    """
    activities = cosine_distances(profiles.activities, members)
    skills = cosine_distances(profiles.skills, members)
    wage = np.abs(profiles.wage_rank - _mean(profiles.wage_rank[members]))
    preparation = np.abs(profiles.preparation - _mean(profiles.preparation[members]))
    parts = np.vstack([activities, skills, wage, preparation])
    known = ~np.isnan(parts)
    total = np.where(known, parts, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    total = np.where(known[0] & known[1], total, np.nan)
    return Distances(total, activities, skills, wage, preparation)


def cosine_distances(ratings: FloatArray, members: list[int]) -> FloatArray:
    """Return half of (1 - cosine) between standardised ratings and the mean of some rows.

    Each element is centred and scaled over all occupations first; else all profiles look alike.

    Parameters
    ----------
    ratings : ndarray, shape (N, K)
        NaN rows are occupations without ratings.
    members : list of int
        Rows of the group.

    Returns
    -------
    ndarray, shape (N,)
        0 (the same) to 1 (the opposite); NaN where not rated.

    Examples
    --------
    >>> rated = np.array([[1.0, 5.0], [5.0, 1.0], [1.0, 5.0]])
    >>> cosine_distances(rated, [0]).round(6).tolist()
    [0.0, 1.0, 0.0]
    """
    rated = np.isnan(ratings).sum(axis=1) == 0
    result = np.full(ratings.shape[0], np.nan)
    inside = [row for row in members if rated[row]]
    if not inside or not ratings.shape[1]:
        return result
    kept = ratings[rated]
    spread = kept.std(axis=0)
    scaled = np.full(ratings.shape, np.nan)
    scaled[rated] = (kept - kept.mean(axis=0)) / np.where(spread > TINY, spread, np.inf)
    centre = scaled[inside].mean(axis=0)
    lengths = np.linalg.norm(scaled[rated], axis=1) * np.linalg.norm(centre)
    cosine = scaled[rated] @ centre / np.where(lengths > 0, lengths, 1.0)
    result[rated] = (1.0 - np.clip(cosine, -1.0, 1.0)) / 2.0
    return result


def _mean(values: FloatArray) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else float("nan")
