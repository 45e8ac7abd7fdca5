"""How far a task's share moves until the next wave, and whether it will be seen at all."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.train.waves import UNSEEN_LOG_SHARE, WaveSeries

FloatArray = NDArray[np.float64]

TAILS = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class ChangeModel:
    """Change of a log share between two waves that both see the task.

    Parameters
    ----------
    intercept, slope : float
        Expected change as a line in the log share before: large shares fall back.
    low, high : float
        10% and 90% points of the residual.
    months : float
        Months between the two waves it was fitted to.
    """

    intercept: float
    slope: float
    low: float
    high: float
    months: float


@dataclass(frozen=True, slots=True)
class ChangeRange:
    """An 80% range of the log change of each share, arrays of shape (N,)."""

    low: FloatArray
    high: FloatArray


def fit_change(series: WaveSeries, before: str, after: str) -> ChangeModel:
    """Fit expected change and its spread on one pair of waves.

    Parameters
    ----------
    series : WaveSeries
        Waves of a channel.
    before, after : str
        The pair.

    Returns
    -------
    ChangeModel
    """
    old, new = series.column(before), series.column(after)
    both = ~np.isnan(old) & ~np.isnan(new)
    change = (new - old)[both]
    matrix = np.column_stack([np.ones(change.size), old[both]])
    (intercept, slope), *_ = np.linalg.lstsq(matrix, change, rcond=None)
    low, high = np.quantile(change - matrix @ np.array([intercept, slope]), TAILS)
    months = series.months[series.waves.index(after)] - series.months[series.waves.index(before)]
    return ChangeModel(float(intercept), float(slope), float(low), float(high), float(months))


def predict_change(
    model: ChangeModel, log_share: FloatArray, months: float, *, is_scaled: bool = True
) -> ChangeRange:
    """Predict the 80% range of the change over some months.

    Changes are taken to add up like a random walk: the spread grows with the square root of
    time, the expected change in proportion to it.

    Parameters
    ----------
    model : ChangeModel
        Fitted to an earlier pair.
    log_share : ndarray, shape (N,)
        Log share now.
    months : float
        Months ahead.
    is_scaled : bool
        False takes the change of the fitted pair whatever the months.

    Returns
    -------
    ChangeRange

    Examples
    --------
    >>> model = ChangeModel(0.0, 0.0, -1.0, 1.0, months=4.0)
    >>> predict_change(model, np.zeros(1), 1.0).high.tolist()
    [0.5]
    """
    ratio = months / model.months if is_scaled else 1.0
    centre = ratio * (model.intercept + model.slope * log_share)
    root = np.sqrt(ratio)
    return ChangeRange(centre + root * model.low, centre + root * model.high)


def state_features(series: WaveSeries, logit_propensity: FloatArray) -> FloatArray:
    """Describe what the last two waves say about a task, shape (N, 5).

    Columns: whether seen in the last wave, its log share above the stand-in of unseen shares,
    the same two for the wave before, logit propensity.
    """
    columns = []
    for wave in series.waves[:-3:-1]:
        share = series.column(wave)
        seen = ~np.isnan(share)
        columns += [seen.astype(np.float64), np.where(seen, share - UNSEEN_LOG_SHARE, 0.0)]
    return np.column_stack([*columns, logit_propensity])


def predict_seen(
    early: FloatArray, is_seen_after: NDArray[np.bool_], late: FloatArray
) -> FloatArray:
    """Probability of being seen in the next wave.

    Parameters
    ----------
    early : ndarray, shape (N, P)
        State before an earlier wave (`state_features`).
    is_seen_after : ndarray of bool, shape (N,)
        Whether that wave saw the task.
    late : ndarray, shape (M, P)
        State before the wave to predict.

    Returns
    -------
    ndarray, shape (M,)
        Logistic regression fitted to the earlier step, applied to the later one.
    """
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0, max_iter=1000).fit(early, is_seen_after)
    return np.asarray(model.predict_proba(late)[:, 1])


def base_rates(early: FloatArray, is_seen_after: NDArray[np.bool_], late: FloatArray) -> FloatArray:
    """Probability of being seen by the share of the earlier step: seen before, or not.

    Examples
    --------
    >>> base_rates(np.array([[1.0], [1.0], [0.0]]), np.array([True, False, False]),
    ...            np.array([[1.0], [0.0]])).tolist()
    [0.5, 0.0]
    """
    before = early[:, 0] > 0
    rates = [is_seen_after[before == state].mean() for state in (False, True)]
    return np.asarray(np.where(late[:, 0] > 0, rates[1], rates[0]))
