"""What moves labour demand in the past: the cycle of output, or the openings that were counted."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]

WEEKS_OF_MONTH: Final = 52.0 / 12.0
LAGS: Final = (8, 9, 10, 11)


@dataclass(frozen=True, slots=True)
class Driver:
    """What a run of T weeks is given; whatever it is given is never scored.

    Parameters
    ----------
    name : str
        output, openings, or openings and layoffs.
    inputs : tuple of str
        Series (as in `calibrate_series.NAMES`) that the run is given.
    cycle : ndarray, shape (T,), optional
        Log distance of output from its course.
    openings : ndarray, shape (T,), optional
        Openings as a share of employment and openings, at the end of each week.
    separation_scale : ndarray, shape (T,), optional
        Layoffs over their mean.

    Raises
    ------
    DataError
        If there is neither a cycle nor openings, or both, or lengths differ.
    """

    name: str
    inputs: tuple[str, ...]
    cycle: FloatArray | None = None
    openings: FloatArray | None = None
    separation_scale: FloatArray | None = None

    def __post_init__(self) -> None:
        if (self.cycle is None) == (self.openings is None):
            raise DataError("a driver is either a cycle or openings", where=self.name)
        scale = self.separation_scale
        if scale is not None and scale.shape != (self.weeks,):
            raise DataError("the series of a driver differ in length", where=self.name)

    @property
    def weeks(self) -> int:
        """Number of weeks T."""
        series = self.openings if self.cycle is None else self.cycle
        return 0 if series is None else int(series.size)


def hamilton_residual(log_level: FloatArray, fitted_until: int) -> FloatArray:
    """Return how far a series stands from what its past of two years before foretold.

    y_t = a + b_1 y_{t-8} + ... + b_4 y_{t-11} + c_t by least squares up to a quarter, then frozen
    (Hamilton 2018, doi 10.1162/rest_a_00706).

    Parameters
    ----------
    log_level : ndarray, shape (Q,)
        Quarters of a log level.
    fitted_until : int
        Number of quarters that the coefficients may see.

    Returns
    -------
    ndarray, shape (Q,)
        c; NaN in the first eleven quarters.

    Examples
    --------
    >>> straight = np.linspace(0.0, 1.0, 40)
    >>> bool(np.nanmax(np.abs(hamilton_residual(straight, 30))) < 1e-9)
    True
    """
    first = max(LAGS)
    if fitted_until - first <= len(LAGS) + 1:
        raise DataError("too few quarters for a cycle", count=fitted_until)
    rows = np.arange(first, log_level.size)
    known = np.column_stack([np.ones(rows.size)] + [log_level[rows - lag] for lag in LAGS])
    seen = rows < fitted_until
    weights = np.linalg.lstsq(known[seen], log_level[rows[seen]], rcond=None)[0]
    residual = np.full(log_level.size, np.nan)
    residual[rows] = log_level[rows] - known @ weights
    return residual


def weekly_path(times: FloatArray, values: FloatArray, months: int, rest_weeks: int) -> FloatArray:
    """Interpolate values to the ends of weeks, 52 to twelve months, after a time of no change.

    Parameters
    ----------
    times : ndarray, shape (K,)
        When each value holds, in months from the start of the first month.
    values : ndarray, shape (K,)
        Values; straight lines between them, the first and the last held outside.
    months : int
        Length after the time of no change.
    rest_weeks : int
        Weeks before the first month, at its value.

    Examples
    --------
    >>> weekly_path(np.array([0.0, 12.0]), np.array([0.0, 52.0]), 1, 2).tolist()
    [0.0, 0.0, 1.0, 2.0, 3.0, 4.0]
    """
    count = weeks_of_months(months)
    path = np.interp((np.arange(count) + 1.0) / WEEKS_OF_MONTH, times, values)
    first = np.interp(0.0, times, values)
    return np.concatenate([np.full(rest_weeks, first), path])


def weeks_of_months(months: int) -> int:
    """Weeks that end in the first months, 52 to twelve.

    Examples
    --------
    >>> weeks_of_months(12), weeks_of_months(1)
    (52, 4)
    """
    return int(months * 52 // 12)


def periods(months: int, rest_weeks: int) -> NDArray[np.int64]:
    """Period of each week: 0 before the first month, then 1, 2, ..."""
    weeks = np.arange(weeks_of_months(months))
    month = np.minimum(np.ceil((weeks + 1) * 12 / 52).astype(np.int64), months)
    return np.concatenate([np.zeros(rest_weeks, dtype=np.int64), month])
