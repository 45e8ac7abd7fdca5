"""How far a run stands from what was counted."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.calibrate_series import LEVEL_ONLY, NAMES, MonthlySeries

FloatArray = NDArray[np.float64]
FlagArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class SeriesFit:
    """How a course matches one series over some months.

    Parameters
    ----------
    correlation : float
        r; NaN if either does not move.
    root_error : float
        Root of the mean squared distance, in the unit of the series.
    mean, counted_mean : float
        Means of the course and of the series.
    slope : float
        Of the course on the series; 1 if swings are of the right size.
    months : int
        Months compared.
    """

    correlation: float
    root_error: float
    mean: float
    counted_mean: float
    slope: float
    months: int

    @property
    def mean_gap(self) -> float:
        """Distance of the means over the counted one, with its sign."""
        return self.mean / self.counted_mean - 1.0


def loss(courses: FloatArray, counted: MonthlySeries, given: tuple[str, ...]) -> FloatArray:
    """Sum (root error / noise)^2 over the series that were not given; shape (M,).

    L = sum_s mean_t (m_st - d_st)^2 / sigma_s^2, sigma_s the standard error of the mean of d_s by
    moving blocks of 24 months: a course off by one such error in every month costs 1. Of job-to-job
    moves only the mean counts.

    Parameters
    ----------
    courses : ndarray, shape (M, 7, T)
        Runs.
    counted : MonthlySeries
        What was counted; only months in sample are looked at, so courses may end with them.
    given : tuple of str
        Inputs of the runs.
    """
    total = np.zeros(courses.shape[0])
    for place, name in enumerate(NAMES):
        if name in given:
            continue
        total += series_loss(courses[:, place], counted, name)
    return np.where(np.isnan(total), np.inf, total)


def series_loss(course: FloatArray, counted: MonthlySeries, name: str) -> FloatArray:
    """Return the part of the loss that one series has, (M,)."""
    known = np.flatnonzero(counted.in_sample & ~np.isnan(counted.of(name)))
    gap = course[:, known] - counted.of(name)[known]
    square = gap.mean(axis=1) ** 2 if name in LEVEL_ONLY else (gap**2).mean(axis=1)
    part: FloatArray = square / counted.noise[NAMES.index(name)] ** 2
    return part


def series_fit(course: FloatArray, counted: FloatArray, months: FlagArray) -> SeriesFit:
    """Compare a course with a series, shapes (T,), over some months.

    Examples
    --------
    >>> here = np.ones(3, dtype=bool)
    >>> fit = series_fit(np.array([1.0, 3.0, 5.0]), np.array([1.0, 2.0, 3.0]), here)
    >>> round(fit.correlation, 6), round(fit.slope, 6), fit.mean_gap
    (1.0, 2.0, 0.5)
    """
    known = months & ~np.isnan(counted) & ~np.isnan(course)
    model, data = course[known], counted[known]
    moved, moved_data = model - model.mean(), data - data.mean()
    spread, spread_data = np.sqrt((moved**2).mean()), np.sqrt((moved_data**2).mean())
    # Rounding alone moves a flat course by less than this.
    is_flat = spread < 1e-12 or spread_data < 1e-12
    together = (moved * moved_data).mean()
    return SeriesFit(
        correlation=float("nan") if is_flat else float(together / (spread * spread_data)),
        root_error=float(np.sqrt(((model - data) ** 2).mean())),
        mean=float(model.mean()),
        counted_mean=float(data.mean()),
        slope=float("nan") if spread_data < 1e-12 else float(together / spread_data**2),
        months=int(known.sum()),
    )
