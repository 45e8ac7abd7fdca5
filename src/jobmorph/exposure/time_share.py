"""Draws of how a job's hours divide over its tasks (method, section 1.1)."""

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError, ParameterError

FloatArray = NDArray[np.float64]


def draw_time_shares(
    rule_share: FloatArray, scores: FloatArray, *, sigma: float, starts: NDArray[np.intp]
) -> FloatArray:
    """Draw time shares around those of the time rule.

    w_t proportional to w_rule_t exp(sigma z_t), summing to 1 within each job in each draw.

    Parameters
    ----------
    rule_share : ndarray, shape (T,)
        Time shares by the best rule at hand; tasks of a job stand together.
    scores : ndarray, shape (T, M)
        Standard normal scores, a row per task (`task_scores`, purpose 'time_share').
    sigma : float
        Spread of the rule in logs; 0 gives the rule itself.
    starts : ndarray of int, shape (J,)
        First row of each of the J jobs.

    Returns
    -------
    ndarray, shape (T, M)

    Raises
    ------
    ParameterError
        If sigma is negative.
    DataError
        If all tasks of a job have no time.

    Examples
    --------
    >>> draw_time_shares(np.array([0.2, 0.6]), np.zeros((2, 1)), sigma=0.6,
    ...                  starts=np.array([0])).round(2).ravel().tolist()
    [0.25, 0.75]
    """
    if not sigma >= 0.0:
        raise ParameterError(f"the spread of time shares must not be negative, not {sigma}")
    weights = rule_share[:, None] * np.exp(sigma * scores)
    totals = np.add.reduceat(weights, starts, axis=0)
    if not (totals > 0.0).all():
        raise DataError("the tasks of a job have no time share above 0", where="task facts")
    sizes = np.diff(np.append(starts, rule_share.size))
    return np.asarray(weights / np.repeat(totals, sizes, axis=0))
