"""How fast an occupation may grow: official growth plus a damped trend, simpler rules beside it.

With E_i(t) jobs of unit i, E(t) all jobs, T the origin, b_i the official yearly log growth and B
that of all jobs together:

    tau_i   yearly log change of E_i / E over the six years to T, held within +-0.12
    trend   B + d tau_i - c
    average half of official b_i, half of trend
    sum     B + (b_i - B) + d tau_i - c'

c and c' are the constants that let all units together grow as officially projected in ten years.

d, the damping, is the one of 0, .1, ... .8 with the smallest mean absolute error of
d tau_i(s) (e - s) against relative growth, over all earlier pairs of years s + 3 <= e <= T.

A trend neither starts nor ends in May 2020, 2021 or 2022; it takes 2019 instead. The panels of
those years mix the shutdown, the return from it and a new estimation method.
"""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.employment_record import EmploymentRecord

FloatArray = NDArray[np.float64]
Method = Literal["no_change", "alike", "trend", "official", "average", "sum"]
METHODS: Final[tuple[Method, ...]] = (
    "no_change",
    "alike",
    "trend",
    "official",
    "average",
    "sum",
)

DAMPING_GRID: Final = tuple(step / 10 for step in range(9))
DAMPING_LEAST_YEARS: Final = 3
LEVELLED_YEARS: Final = 10.0
FIRST_TREND_ORIGIN: Final = 2009


@dataclass(frozen=True, slots=True)
class TrendRule:
    """How a trend is read off the record.

    Parameters
    ----------
    lookback_years : int
        Years that it looks back.
    skipped : tuple of int
        Years in which no trend starts or ends; the year before stands for them.
    limit : float
        Yearly log change that a trend may not go beyond.
    """

    lookback_years: int = 6
    skipped: tuple[int, ...] = (2020, 2021, 2022)
    limit: float = 0.12

    def usable(self, year: int) -> int:
        """Return the year itself, or the last one before that is not skipped.

        Examples
        --------
        >>> TrendRule().usable(2021), TrendRule().usable(2023)
        (2019, 2023)
        """
        while year in self.skipped:
            year -= 1
        return year


TREND_RULE: Final = TrendRule()


@dataclass(frozen=True, slots=True)
class GrowthForecast:
    """Yearly log growth that each method expects from one origin on.

    Parameters
    ----------
    origin : int
        Last year that was looked at.
    total : float
        B, official growth of all jobs.
    official : ndarray, shape (N,)
        b_i; B where the edition has no line.
    trend : ndarray, shape (N,)
        tau_i, relative to all jobs, before damping; 0 where it is not known.
    damping : float
        d.
    heads : ndarray, shape (N,)
        Jobs at the origin.
    """

    origin: int
    total: float
    official: FloatArray
    trend: FloatArray
    damping: float
    heads: FloatArray

    def yearly(self, method: Method, *, is_levelled: bool = True) -> FloatArray:
        """Yearly log growth by one method, shape (N,).

        Parameters
        ----------
        method : Method
            How growth is put together.
        is_levelled : bool
            Let all units together grow as officially projected.
        """
        alike = np.full(self.official.shape, self.total)
        level = self._levelled if is_levelled else np.asarray
        by_trend = level(alike + self.damping * self.trend)
        return {
            "no_change": np.zeros_like(alike),
            "alike": alike,
            "trend": by_trend,
            "official": self.official,
            "average": (self.official + by_trend) / 2.0,
            "sum": level(self.official + self.damping * self.trend),
        }[method]

    def _levelled(self, growth: FloatArray) -> FloatArray:
        """Shift growth so that all units together grow by B over ten years."""
        is_known = ~np.isnan(self.heads)
        heads = self.heads[is_known]
        ahead = heads @ np.exp(LEVELLED_YEARS * growth[is_known])
        return growth + self.total - float(np.log(ahead / heads.sum())) / LEVELLED_YEARS


def forecast_growth(
    record: EmploymentRecord,
    origin: int,
    *,
    damping: float | None = None,
    rule: TrendRule = TREND_RULE,
) -> GrowthForecast:
    """Forecast from what was known at an origin.

    Parameters
    ----------
    record : EmploymentRecord
        May hold later years; they are cut off before anything is read.
    origin : int
        T.
    damping : float, optional
        d; chosen from earlier pairs if not given.
    rule : TrendRule
        How trends are read.
    """
    known = record.until(origin)
    vintage = known.latest_vintage()
    total = known.official_total_growth(vintage)
    official = known.official_growth(vintage)
    return GrowthForecast(
        origin,
        total,
        np.where(np.isnan(official), total, official),
        relative_trend(known, origin, rule=rule),
        choose_damping(known, origin, rule=rule) if damping is None else damping,
        known.heads_in(origin),
    )


def relative_trend(
    record: EmploymentRecord, origin: int, *, rule: TrendRule = TREND_RULE
) -> FloatArray:
    """Yearly log change of each unit's share of jobs before an origin, shape (N,).

    0 where it is not known.
    """
    known = record.until(origin)
    end = rule.usable(origin)
    start = rule.usable(end - rule.lookback_years)
    relative = (known.growth(start, end) - known.total_growth(start, end)) / (end - start)
    return np.clip(np.nan_to_num(relative, nan=0.0), -rule.limit, rule.limit)


def choose_damping(record: EmploymentRecord, origin: int, *, rule: TrendRule = TREND_RULE) -> float:
    """Choose how much of a trend to carry on, from pairs of years that end by an origin."""
    known = record.until(origin)
    last = origin - DAMPING_LEAST_YEARS
    trends = []
    changes = []
    for start in range(FIRST_TREND_ORIGIN, last + 1):
        trend = relative_trend(known, start, rule=rule)
        for end in range(start + DAMPING_LEAST_YEARS, origin + 1):
            relative = known.growth(start, end) - known.total_growth(start, end)
            is_known = ~np.isnan(relative)
            trends.append(trend[is_known] * (end - start))
            changes.append(relative[is_known])
    if not trends:
        return 0.0
    ahead, actual = np.concatenate(trends), np.concatenate(changes)
    errors = [float(np.abs(actual - d * ahead).mean()) for d in DAMPING_GRID]
    return DAMPING_GRID[int(np.argmin(errors))]
