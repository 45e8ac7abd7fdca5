"""Monthly series that a run and the statistics share: put on one footing, with their weights."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.drivers import WEEKS_OF_MONTH
from jobmorph.market.ensemble import GroupRecord
from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]
FlagArray = NDArray[np.bool_]

NAMES: Final = (
    "unemployment",
    "openings",
    "hires",
    "layoffs",
    "find",
    "change",
    "long_term",
)
# From matched samples: month effects are taken out, three-month means scored.
MATCHED: Final = ("find", "change")
# Only the level counts: missing answers make part of its fall since 2007 spurious.
LEVEL_ONLY: Final = ("change",)
BLOCK_MONTHS: Final = 24
_RESAMPLES: Final = 2000


@dataclass(frozen=True, slots=True)
class MonthlySeries:
    """What was counted; T months, the first of them in `first`.

    Parameters
    ----------
    first : str
        First month, YYYY-MM.
    values : ndarray, shape (7, T)
        Series in the order of `NAMES`; NaN where nothing was counted.
    in_sample : ndarray of bool, shape (T,)
        Months that parameters are fitted to.
    noise : ndarray, shape (7,)
        Standard error of each mean in sample, by moving blocks of 24 months.

    Raises
    ------
    DataError
        If shapes differ.
    """

    first: str
    values: FloatArray
    in_sample: FlagArray
    noise: FloatArray

    def __post_init__(self) -> None:
        shape = (len(NAMES), self.in_sample.size)
        if self.values.shape != shape or self.noise.shape != shape[:1]:
            raise DataError("monthly series differ in shape", where=self.first)

    @property
    def months(self) -> int:
        """Number of months T."""
        return int(self.in_sample.size)

    def of(self, name: str) -> FloatArray:
        """Return one series, shape (T,)."""
        series: FloatArray = self.values[NAMES.index(name)]
        return series


def without_month_effects(values: FloatArray, first_month: int, fitted: FlagArray) -> FloatArray:
    """Take the mean log effect of each calendar month out of a series.

    Parameters
    ----------
    values : ndarray, shape (T,)
        Monthly, above 0; NaN where nothing was counted.
    first_month : int
        Calendar month of the first value, 1 to 12.
    fitted : ndarray of bool, shape (T,)
        Months that effects are estimated on.

    Examples
    --------
    >>> flat = np.tile([1.0, 2.0] * 6, 4)
    >>> level = without_month_effects(flat, 1, np.ones(48, dtype=bool))
    >>> bool(np.ptp(level) < 1e-12)
    True
    """
    logs = np.log(values)
    month = (first_month - 1 + np.arange(values.size)) % 12
    seen = fitted & ~np.isnan(logs)
    effects = np.array([logs[seen & (month == each)].mean() for each in range(12)])
    adjusted: FloatArray = np.exp(logs - (effects - effects.mean())[month])
    return adjusted


def three_month_mean(values: FloatArray) -> FloatArray:
    """Mean of each month and its neighbours that were counted; shape (..., T)."""
    wide = np.full((3, *values.shape), np.nan)
    wide[0, ..., 1:] = values[..., :-1]
    wide[1] = values
    wide[2, ..., :-1] = values[..., 1:]
    counted = ~np.isnan(wide)
    count = counted.sum(axis=0)
    total = np.where(counted, wide, 0.0).sum(axis=0)
    mean: FloatArray = np.where(
        np.isnan(values) | (count == 0), np.nan, total / np.maximum(count, 1)
    )
    return mean


def block_noise(values: FloatArray, *, seed: int = 0) -> float:
    """Return the standard error of a mean by moving blocks of 24 months."""
    known = values[~np.isnan(values)]
    if known.size < 2 * BLOCK_MONTHS:
        raise DataError("too few months for blocks of 24", count=known.size)
    rng = np.random.default_rng(seed)
    starts = known.size - BLOCK_MONTHS + 1
    sums = np.convolve(known, np.ones(BLOCK_MONTHS), mode="valid")
    picked = rng.integers(0, starts, (_RESAMPLES, round(known.size / BLOCK_MONTHS)))
    return float((sums[picked].mean(axis=1) / BLOCK_MONTHS).std(ddof=1))


def series_of_record(record: GroupRecord) -> FloatArray:
    """Return the seven series of a run, all groups together.

    Parameters
    ----------
    record : GroupRecord
        Period 0 is the time before the first month.

    Returns
    -------
    ndarray, shape (M, 7, T)
        Stocks without work in the middle of the month (mean of both ends), openings at its end,
        flows of a month of 52 / 12 weeks over the mean stock they leave; hires are all vacancies
        filled and all recalls, as employers count them.
    """

    def total(name: str) -> FloatArray:
        everybody: FloatArray = record.of(name).sum(axis=-1)
        return everybody

    def middle(name: str) -> FloatArray:
        stock = total(name)
        mean: FloatArray = 0.5 * (stock[:, :-1] + stock[:, 1:])
        return mean

    month = WEEKS_OF_MONTH / record.weeks[1:]
    employed, idle = middle("employed"), middle("unemployed")
    vacancies, at_work = total("vacancies")[:, 1:], total("employed")[:, 1:]
    found = total("hired_unemployed") + total("recalled")
    taken = total("filled") + total("recalled")
    parts = (
        idle / (idle + employed),
        vacancies / (vacancies + at_work),
        taken[:, 1:] * month / employed,
        total("separated")[:, 1:] * month / employed,
        three_month_mean(found[:, 1:] * month / idle),
        three_month_mean(total("quits")[:, 1:] * month / employed),
        middle("long_term") / idle,
    )
    return np.stack(parts, axis=1)
