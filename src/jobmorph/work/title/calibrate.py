"""Scores into probabilities, and how well probabilities keep their word."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BINS: Final = 10
FLOOR: Final = 1e-4


@dataclass(frozen=True, slots=True)
class Scaling:
    """How scores become probabilities.

    Parameters
    ----------
    temperature : float
        Divides the scores before the softmax over the candidates.
    constant, slope, nearness, known : float
        Logit of 'the first is right' = constant + slope x logit of its softmax share + nearness x
        likeness in letters of its nearest known name + known x share of the title's words that a
        name holds.
    """

    temperature: float
    constant: float
    slope: float
    nearness: float
    known: float


def probabilities(
    scores: NDArray[np.floating], scaling: Scaling, nearness: float, known: float
) -> FloatArray:
    """Turn candidates' scores into the chance of each to be right.

    The softmax orders them; the first one's chance is then corrected by a logistic curve, and
    the others share what is left in proportion, except what the candidates may all miss.

    Parameters
    ----------
    scores : ndarray, shape (K,)
    scaling : Scaling
    nearness : float
        Likeness in letters of the first one's nearest known name, 0 to 1.
    known : float
        Share of the title's words that a name holds.

    Returns
    -------
    ndarray, shape (K,)

    Examples
    --------
    >>> probabilities(np.zeros(2), Scaling(1.0, 0.0, 1.0, 0.0, 0.0), 0.5, 1.0).tolist()
    [0.5, 0.5]
    """
    logits = np.asarray(scores, dtype=np.float64) / scaling.temperature
    shares = np.exp(logits - logits.max())
    shares /= shares.sum()
    first = int(np.argmax(scores))
    top = min(max(float(shares[first]), FLOOR), 1.0 - FLOOR)
    logit = scaling.constant + scaling.slope * np.log(top / (1 - top))
    logit += scaling.nearness * nearness + scaling.known * known
    corrected = 1.0 / (1.0 + np.exp(-logit))
    # The first stays the first: what is left is handed out at most up to its own chance.
    rest = np.minimum(shares * min((1.0 - corrected) / (1.0 - top), corrected / top), corrected)
    rest[first] = corrected
    return np.asarray(rest)


def calibration_error(stated: FloatArray, right: FloatArray, bins: int = BINS) -> float:
    """Return the expected calibration error over bins with equal numbers of answers.

    Parameters
    ----------
    stated, right : ndarray, shape (N,)
        Stated probability of the first answer; 1 if it is right.

    Returns
    -------
    float
        Mean absolute gap between stated and observed, weighted by answers.

    Examples
    --------
    >>> calibration_error(np.array([0.5, 0.5]), np.array([0.0, 1.0]), bins=1)
    0.0
    """
    parts = np.array_split(np.argsort(stated, kind="stable"), bins)
    gaps = [abs(stated[p].mean() - right[p].mean()) * p.size for p in parts if p.size]
    return float(sum(gaps) / stated.size)


def error_at_abstention(stated: FloatArray, right: FloatArray, abstained: float) -> float:
    """Share of wrong answers when the least sure share of titles is left unanswered.

    Examples
    --------
    >>> error_at_abstention(np.array([0.9, 0.1]), np.array([1.0, 0.0]), 0.5)
    0.0
    """
    answered = max(1, round((1.0 - abstained) * stated.size))
    kept = np.argsort(-stated, kind="stable")[:answered]
    return float(1.0 - right[kept].mean())
