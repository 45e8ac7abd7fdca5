"""Simple rules that a labour-market model has to beat on the same inputs."""

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]
FlagArray = NDArray[np.bool_]


def lagged(series: FloatArray, lags: tuple[int, ...]) -> FloatArray:
    """Return a series at some lags, shape (L, T); before the first month its first value.

    Examples
    --------
    >>> lagged(np.array([1.0, 2.0, 3.0]), (0, 2)).tolist()
    [[1.0, 2.0, 3.0], [1.0, 1.0, 1.0]]
    """
    places = np.arange(series.size)
    return np.stack([series[np.maximum(places - lag, 0)] for lag in lags])


def regression_course(
    counted: FloatArray, inputs: FloatArray, fitted: FlagArray, *, is_log: bool = False
) -> FloatArray:
    """Fit a series to inputs by least squares over some months, and go on with it.

    Parameters
    ----------
    counted : ndarray, shape (T,)
        The series; NaN where nothing was counted.
    inputs : ndarray, shape (L, T)
        What it is regressed on, beside a constant; NaN where unknown.
    fitted : ndarray of bool, shape (T,)
        Months that coefficients may see.
    is_log : bool
        Regress its log.

    Returns
    -------
    ndarray, shape (T,)
        NaN where an input is unknown.

    Examples
    --------
    >>> x = np.array([[0.0, 1.0, 2.0, 3.0]])
    >>> seen = np.array([True, True, True, False])
    >>> regression_course(np.array([1.0, 3.0, 5.0, np.nan]), x, seen).round(9).tolist()
    [1.0, 3.0, 5.0, 7.0]
    """
    known = np.column_stack([np.ones(counted.size), inputs.T])
    target = np.log(counted) if is_log else counted
    seen = fitted & ~np.isnan(target) & ~np.isnan(known).any(axis=1)
    if seen.sum() <= known.shape[1]:
        raise DataError("too few months for a regression", count=int(seen.sum()))
    weights = np.linalg.lstsq(known[seen], target[seen], rcond=None)[0]
    course: FloatArray = known @ weights
    return np.exp(course) if is_log else course


def constant_course(counted: FloatArray, fitted: FlagArray) -> FloatArray:
    """Return the mean over some months, for all months."""
    return np.full(counted.size, np.nanmean(counted[fitted]))


def unchanged_course(counted: FloatArray, fitted: FlagArray) -> FloatArray:
    """Return the last value of some months, for all months.

    Examples
    --------
    >>> seen = np.array([True, True, False])
    >>> unchanged_course(np.array([1.0, 2.0, 9.0]), seen).tolist()
    [2.0, 2.0, 2.0]
    """
    known = counted[fitted & ~np.isnan(counted)]
    return np.full(counted.size, known[-1])
