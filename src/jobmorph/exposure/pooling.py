"""Model and author pooled: how a library author's judgement joins the model (section 1.8)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.exposure.observed import Shares
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.estimate import EstimateArray
from jobmorph.schema.parameter import ParameterSet

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PooledJudgement:
    """The pooled verdict beside how far its two sources are apart.

    Parameters
    ----------
    shares : Shares
        Pooled delegated and assisted shares, shape (T, M).
    disagreement : ndarray, shape (T,)
        Half the sum of absolute differences between author and the model's mean, 0 to 1.
    is_far : ndarray of bool, shape (T,)
        Whether the range must be widened to hold both (`widened_range`).
    """

    shares: Shares
    disagreement: FloatArray
    is_far: NDArray[np.bool_]


def pool_judgement(
    model: Shares,
    author: FloatArray,
    weight: FloatArray,
    parameters: ParameterSet,
    scores: FloatArray | None = None,
) -> PooledJudgement:
    """Pool model and author in log ratios.

    With all shares floored at .01 and z = (ln d/h, ln a/h), z = (1 - pi) z_model + pi z_author.
    An author gives no range: z_author moves by `judgement_spread` times the task's own score, in
    both ratios together (more or less work for AI, in the author's proportion).

    Parameters
    ----------
    model : Shares
        The model's draws, shape (T, M).
    author : ndarray, shape (T, 3)
        The author's delegated, assisted and human shares; rows sum to 1.
    weight : ndarray, shape (T,)
        pi, the author's weight: parameters `exposure.judgement_weight_*` by what the task links to.
    parameters : ParameterSet
        Floor, spread, and disagreement from which the two are far apart.
    scores : ndarray, shape (T, M), optional
        Standard normal scores of the author's judgement; none leaves it without spread.

    Returns
    -------
    PooledJudgement

    Raises
    ------
    ParameterError
        If an author's shares are negative or do not sum to 1, or a weight leaves 0..1.

    Notes
    -----
    Floored shares are divided by their sum. So are the model's at weight 0, which the floor may
    move by up to .02. Disagreement is of the shares as stated, before the floor.
    """
    if (author < 0).any() or (np.abs(author.sum(axis=1) - 1.0) > 1e-6).any():
        raise ParameterError("an author's shares must not be negative and must sum to 1")
    if not ((weight >= 0.0) & (weight <= 1.0)).all():
        raise ParameterError("weights of judgement must lie within 0..1")
    floor = parameters["exposure.judgement_floor"].value
    human = 1.0 - model.delegated - model.assisted
    parts = np.stack([model.delegated, model.assisted, human])
    mean = parts.mean(axis=2)
    theirs = np.repeat(_log_floored(author.T, floor)[:, :, None], parts.shape[2], axis=2)
    if scores is not None:
        theirs[:2] += parameters["exposure.judgement_spread"].value * scores
    pooled = (1.0 - weight)[:, None] * _log_floored(parts, floor) + weight[:, None] * theirs
    odds = np.exp(pooled - pooled.max(axis=0))
    shares = odds / odds.sum(axis=0)
    disagreement = 0.5 * np.abs(mean - author.T).sum(axis=0)
    return PooledJudgement(
        shares=Shares(delegated=shares[0], assisted=shares[1]),
        disagreement=disagreement,
        is_far=disagreement > parameters["exposure.judgement_far_from"].value,
    )


def widened_range(
    pooled: EstimateArray, model_mid: FloatArray, author: FloatArray, is_far: NDArray[np.bool_]
) -> EstimateArray:
    """Widen a part's range to hold both sources where they are far apart; arrays of shape (T,)."""
    least = np.minimum(model_mid, author)
    most = np.maximum(model_mid, author)
    return EstimateArray(
        low=np.where(is_far, np.minimum(pooled.low, least), pooled.low),
        mid=pooled.mid,
        high=np.where(is_far, np.maximum(pooled.high, most), pooled.high),
    )


def _log_floored(shares: FloatArray, floor: float) -> FloatArray:
    floored = np.maximum(shares, floor)
    return np.asarray(np.log(floored / floored.sum(axis=0)))
