"""Forecasts as they would have been made in 2014 to 2022, beside the jobs that were counted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.employment_record import EmploymentRecord
from jobmorph.market.forecast_error import (
    ErrorModel,
    fit_errors,
    past_errors,
    size_class,
)
from jobmorph.market.growth import (
    TREND_RULE,
    Method,
    TrendRule,
    choose_damping,
    forecast_growth,
)
from jobmorph.reference.parameters import load_parameters

FloatArray = NDArray[np.float64]
FlagArray = NDArray[np.bool_]

ORIGINS: Final = (2014, 2016, 2018, 2019, 2020, 2021, 2022)
LONGEST_YEARS: Final = 10
_STEPS: Final = 50
CRPS_LEVELS: Final = tuple((step + 0.5) / _STEPS for step in range(_STEPS))
Plain = Callable[[EmploymentRecord, int], FloatArray]
_SPREADS: Final = tuple(step / 10 for step in range(5, 21))


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to forecast.

    Parameters
    ----------
    method : Method
        How growth is put together.
    rule : TrendRule
        How trends are read.
    damping : float or None
        Held at this; chosen from earlier pairs if None.
    is_centred : bool
        Median error moved to 0.
    exponent : float or None
        How errors grow with the horizon, held at this; seen in the record if None.
    is_widened : bool
        Room is made for the stated part of the error that all units share.
    is_levelled : bool
        All units together grow as officially projected.
    is_spread : bool
        Spread of growth stretched as earlier editions would have needed.
    horizon_years : int or None
        Years ahead; None for as long as there are counts, ten years at most.
    """

    method: Method
    rule: TrendRule = TREND_RULE
    damping: float | None = None
    is_centred: bool = True
    exponent: float | None = None
    is_widened: bool = True
    is_levelled: bool = True
    is_spread: bool = False
    horizon_years: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """One origin: N units, NaN where a unit is not scored.

    Parameters
    ----------
    origin, end : int
        Year of the forecast and year it is for.
    heads : ndarray, shape (N,)
        Jobs at the origin.
    growth, relative : ndarray, shape (N,)
        Log growth that was counted, and less that of all jobs.
    expected, expected_relative : ndarray, shape (N,)
        The same as forecast; relative to what the method expects of all jobs.
    inside : ndarray, shape (N,)
        1 where the count lies in the 80% range, else 0.
    crps : ndarray, shape (N,)
        Continuous ranked probability score of log growth.
    fewer_chance : ndarray, shape (N,)
        Stated chance of fewer jobs.
    model : ErrorModel
        The errors it rests on.
    """

    origin: int
    end: int
    heads: FloatArray
    growth: FloatArray
    relative: FloatArray
    expected: FloatArray
    expected_relative: FloatArray
    inside: FloatArray
    crps: FloatArray
    fewer_chance: FloatArray
    model: ErrorModel


def back_test(record: EmploymentRecord, variant: Variant) -> list[Window]:
    """Forecast from every origin with what was known then, and set the counts beside it.

    Parameters
    ----------
    record : EmploymentRecord
        All years.
    variant : Variant
        How to forecast.

    Returns
    -------
    list of Window
        One for each origin whose horizon has come.
    """
    last = record.years[-1]
    windows = []
    for origin in ORIGINS:
        span = variant.horizon_years or min(LONGEST_YEARS, last - origin)
        if origin + span <= last:
            windows.append(window(record, variant, origin, origin + span))
    return windows


def window(record: EmploymentRecord, variant: Variant, origin: int, end: int) -> Window:
    """Score one origin; the forecast is made from `record.until(origin)` alone."""
    known = record.until(origin)
    yearly, model = forecast(known, variant, origin)
    heads = known.heads_in(origin)
    span = end - origin
    growth = record.growth(origin, end)
    total = record.total_growth(origin, end)
    expected = np.where(np.isnan(growth), np.nan, yearly * span)
    size = size_class(np.nan_to_num(heads))
    low, high = model.quantiles_at(size, (0.1, 0.9), span).T
    error = growth - expected
    levels = model.quantiles_at(size, CRPS_LEVELS, span)
    all_alike = known.official_total_growth(known.latest_vintage()) * span
    return Window(
        origin,
        end,
        heads,
        growth,
        growth - total,
        expected,
        expected - (0.0 if variant.method == "no_change" else all_alike),
        np.where(np.isnan(error), np.nan, (error >= low) & (error <= high)),
        _crps(error, levels),
        np.where(np.isnan(error), np.nan, model.chance_below(size, -yearly * span, span)),
        model,
    )


def forecast(
    known: EmploymentRecord, variant: Variant, origin: int
) -> tuple[FloatArray, ErrorModel]:
    """Forecast yearly growth from an origin, and the errors to expect."""
    damping = (
        choose_damping(known, origin, rule=variant.rule)
        if variant.damping is None
        else variant.damping
    )

    def plain(earlier: EmploymentRecord, year: int) -> FloatArray:
        found = forecast_growth(earlier, year, damping=damping, rule=variant.rule)
        return found.yearly(variant.method, is_levelled=variant.is_levelled)

    stretch = choose_spread(known, origin, plain) if variant.is_spread else 1.0

    def expected(earlier: EmploymentRecord, year: int) -> FloatArray:
        total = earlier.official_total_growth(earlier.latest_vintage())
        growth: FloatArray = total + stretch * (plain(earlier, year) - total)
        return growth if variant.is_spread else plain(earlier, year)

    past = past_errors(known, origin, expected, exponent=variant.exponent)
    model = fit_errors(
        past,
        known.majors,
        common_share=common_share() if variant.is_widened else None,
        is_centred=variant.is_centred,
    )
    return expected(known, origin), model


def common_share() -> float:
    """Part of the error that all units share, as the parameter file states it."""
    return load_parameters("market")["market.outlook_error_common_share"].value


def choose_spread(known: EmploymentRecord, origin: int, plain: Plain) -> float:
    """Choose the stretch of relative growth with the least error at earlier editions."""
    ahead, actual = [], []
    for earlier in known.vintages:
        if earlier >= origin:
            continue
        record = known.until(earlier)
        relative = plain(record, earlier) - record.official_total_growth(earlier)
        for end in range(earlier + 1, origin + 1):
            counted = known.growth(earlier, end) - known.total_growth(earlier, end)
            is_known = ~np.isnan(counted)
            ahead.append(relative[is_known] * (end - earlier))
            actual.append(counted[is_known])
    left, right = np.concatenate(ahead), np.concatenate(actual)
    errors = [float(np.abs(right - stretch * left).mean()) for stretch in _SPREADS]
    return _SPREADS[int(np.argmin(errors))]


def _crps(error: FloatArray, levels: FloatArray) -> FloatArray:
    """Twice the mean pinball loss over equally spaced probabilities."""
    probability = np.array(CRPS_LEVELS)
    miss = error[:, None] - levels
    loss = np.maximum(probability * miss, (probability - 1.0) * miss)
    return np.asarray(2.0 * loss.mean(axis=1))
