"""How far forecasts of jobs were off in the past, and what that says about the next one.

The error of a forecast made at s for e is ln E(e)/E(s) less the growth that was expected. It grows
with the horizon h as h^k. For each size class the errors of all earlier pairs (s, e), divided by
h^k, give an empirical distribution with its median moved to 0: the forecast stays the middle.

Errors of units are not independent. With z the normal score of an error in its class,

    z_i = sqrt(r0) z0 + sqrt(r1) z_major + sqrt(1 - r0 - r1) z_own

r1 is the mean square, over pairs, of the mean score of a major group around that of all units, less
what chance gives. r0 could be read off the same way, but pairs overlap and hold two or three
independent periods: what they show of r0 is noise. It is therefore given, and the quantiles are
widened by sqrt((1 - r0_seen) / (1 - r0)), so that the spread between units stays as it was seen and
the part that all units share has the variance that is given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.employment_record import EmploymentRecord
from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Expected = Callable[[EmploymentRecord, int], FloatArray]

SIZE_BOUNDS: Final = (10_000.0, 50_000.0, 250_000.0)
SIZE_CLASSES: Final = ("under 10,000", "10,000 to 50,000", "50,000 to 250,000", "250,000 and more")
PROBABILITIES: Final = (
    0.005,
    0.01,
    0.025,
    *(step / 20 for step in range(1, 20)),
    0.975,
    0.99,
    0.995,
)
FIRST_SPREAD_YEAR: Final = 2004
_SPREAD_ENDS: Final = (0.1, 0.9)
_LEAST_CLASS: Final = 50


@dataclass(frozen=True, slots=True)
class PastErrors:
    """R errors of forecasts that have come due.

    Parameters
    ----------
    origin, end : ndarray of int, shape (R,)
        Year of the forecast and year it was for.
    unit, size : ndarray of int, shape (R,)
        Row of the unit; size class at the origin.
    scaled : ndarray, shape (R,)
        Error divided by h^k.
    exponent : float
        k.
    """

    origin: IntArray
    end: IntArray
    unit: IntArray
    size: IntArray
    scaled: FloatArray
    exponent: float


@dataclass(frozen=True, slots=True)
class ErrorModel:
    """Distribution of the next error.

    Parameters
    ----------
    quantiles : ndarray, shape (K, P)
        Error at one year by size class, at `PROBABILITIES`.
    exponent : float
        k.
    common_share, common_seen, major_share : float
        r0 as given, as the past errors show it, and r1.
    """

    quantiles: FloatArray
    exponent: float
    common_share: float
    common_seen: float
    major_share: float

    def errors(self, size: IntArray, scores: FloatArray, horizon_years: float) -> FloatArray:
        """Turn standard normal scores into log errors.

        Parameters
        ----------
        size : ndarray of int, shape (N,)
            Size class of each unit.
        scores : ndarray, shape (N, M)
            Standard normal scores.
        horizon_years : float
            h.

        Returns
        -------
        ndarray, shape (N, M)
        """
        grid = normal_scores(PROBABILITIES)
        found = np.empty_like(scores)
        for kind in np.unique(size):
            at = size == kind
            found[at] = _interpolate(scores[at], grid, self.quantiles[kind])
        return np.asarray(found * horizon_years**self.exponent)

    def quantiles_at(
        self, size: IntArray, probabilities: tuple[float, ...], horizon_years: float
    ) -> FloatArray:
        """Log error at given probabilities, shape (N, Q)."""
        scores = np.tile(normal_scores(probabilities), (size.size, 1))
        return self.errors(size, scores, horizon_years)

    def chance_below(self, size: IntArray, limit: FloatArray, horizon_years: float) -> FloatArray:
        """Chance that the log error lies below a limit, shape (N,)."""
        scores = scores_of(self.quantiles, size, limit / horizon_years**self.exponent)
        normal = NormalDist()
        return np.array([normal.cdf(score) for score in scores])


def size_class(heads: FloatArray) -> IntArray:
    """Size class of units by their jobs.

    Examples
    --------
    >>> size_class(np.array([9_999.0, 10_000.0, 3e6])).tolist()
    [0, 1, 3]
    """
    return np.searchsorted(SIZE_BOUNDS, heads, side="right").astype(np.int64)


def error_exponent(record: EmploymentRecord, origin: int) -> float:
    """How the spread of relative growth widened with the span, in what was known at an origin.

    Slope of ln(80% spread of relative growth over h years) on ln h, h = 1 to 10, over all spans
    that lie between 2004 and the origin.
    """
    known = record.until(origin)
    spreads, spans = [], []
    for span in range(1, min(10, origin - FIRST_SPREAD_YEAR) + 1):
        changes = []
        for start in range(FIRST_SPREAD_YEAR, origin - span + 1):
            relative = known.growth(start, start + span) - known.total_growth(start, start + span)
            changes.append(relative[~np.isnan(relative)])
        low, high = np.quantile(np.concatenate(changes), _SPREAD_ENDS)
        spreads.append(np.log(high - low))
        spans.append(np.log(span))
    if len(spans) < 2:
        raise DataError("the record is too short to see how errors grow")
    return float(np.polyfit(spans, spreads, 1)[0])


def past_errors(
    record: EmploymentRecord, origin: int, expected: Expected, *, exponent: float | None = None
) -> PastErrors:
    """Collect the errors of a method at all earlier editions, for every year up to an origin.

    Parameters
    ----------
    record : EmploymentRecord
        May hold later years; they are cut off before anything is read.
    origin : int
        T.
    expected : function
        Takes the record as known at an earlier origin and that origin; returns yearly growth.
    exponent : float, optional
        k; seen in the record if not given.

    Raises
    ------
    DataError
        If no forecast has come due.
    """
    known = record.until(origin)
    power = error_exponent(known, origin) if exponent is None else exponent
    columns: list[list[NDArray[np.generic]]] = [[], [], [], [], []]
    for earlier in known.vintages:
        if earlier >= origin:
            continue
        growth = expected(known.until(earlier), earlier)
        sizes = size_class(np.nan_to_num(known.heads_in(earlier)))
        for end in range(earlier + 1, origin + 1):
            span = end - earlier
            miss = known.growth(earlier, end) - growth * span
            at = np.flatnonzero(~np.isnan(miss) & ~np.isnan(known.heads_in(earlier)))
            values = (
                np.full(at.size, earlier),
                np.full(at.size, end),
                at,
                sizes[at],
                miss[at] / span**power,
            )
            for column, part in zip(columns, values, strict=True):
                column.append(part)
    if not columns[0]:
        raise DataError("no forecast had come due by then")
    start, end_, unit, size, scaled = (np.concatenate(column) for column in columns)
    return PastErrors(start, end_, unit, size, scaled.astype(np.float64), power)


def fit_errors(
    past: PastErrors,
    majors: tuple[str, ...],
    *,
    common_share: float | None,
    is_centred: bool = True,
) -> ErrorModel:
    """Describe past errors by quantiles of each size class and by what units share.

    Parameters
    ----------
    past : PastErrors
        Errors.
    majors : tuple of str
        Major group of each unit.
    common_share : float or None
        r0; None takes it as seen and widens nothing.
    is_centred : bool
        Move the median to 0, so that the forecast is the middle.

    Raises
    ------
    DataError
        If a size class has fewer than 50 errors.
    """
    quantiles = np.empty((len(SIZE_CLASSES), len(PROBABILITIES)))
    for kind, name in enumerate(SIZE_CLASSES):
        own = past.scaled[past.size == kind]
        if own.size < _LEAST_CLASS:
            raise DataError("too few past errors in a size class", items=[name])
        quantiles[kind] = np.quantile(own, PROBABILITIES)
        if is_centred:
            quantiles[kind] -= np.median(own)
    scores = scores_of(quantiles, past.size, past.scaled)
    seen, major = _shared(past, scores, np.array(majors)[past.unit])
    common = seen if common_share is None else common_share
    widened = quantiles * np.sqrt((1.0 - seen) / (1.0 - common))
    return ErrorModel(widened, past.exponent, common, seen, min(major, 0.9 - common))


def scores_of(quantiles: FloatArray, size: IntArray, errors: FloatArray) -> FloatArray:
    """Place one-year errors in the distribution of their class, as normal scores; shape (R,)."""
    grid = normal_scores(PROBABILITIES)
    found = np.empty(errors.shape)
    for kind in np.unique(size):
        at = size == kind
        found[at] = _interpolate(errors[at], quantiles[kind], grid)
    return found


def normal_scores(probabilities: tuple[float, ...]) -> FloatArray:
    """Quantiles of the standard normal distribution, shape (P,).

    Examples
    --------
    >>> normal_scores((0.5, 0.9)).round(4).tolist()
    [0.0, 1.2816]
    """
    normal = NormalDist()
    return np.array([normal.inv_cdf(probability) for probability in probabilities])


def _shared(past: PastErrors, scores: FloatArray, majors: NDArray[np.str_]) -> tuple[float, float]:
    """Share of variance that all units, and units of a major group, have in common."""
    pair = past.origin * 10_000 + past.end
    common, between = [], []
    for each in np.unique(pair):
        own = scores[pair == each]
        mean = own.mean()
        common.append(mean**2 - own.var() / own.size)
        squares = 0.0
        for major in np.unique(majors[pair == each]):
            part = own[majors[pair == each] == major]
            if part.size > 1:
                squares += part.size * ((part.mean() - mean) ** 2 - part.var(ddof=1) / part.size)
        between.append(squares / own.size)
    return float(np.clip(np.mean(common), 0.0, 0.9)), float(np.clip(np.mean(between), 0.0, 0.9))


def _interpolate(values: FloatArray, grid: FloatArray, levels: FloatArray) -> FloatArray:
    """Interpolate linearly, going on at the slope of the last piece beyond the ends."""
    rising = np.maximum.accumulate(grid + 1e-12 * np.arange(grid.size))
    inside = np.interp(values, rising, levels)
    low_slope = (levels[1] - levels[0]) / (rising[1] - rising[0])
    high_slope = (levels[-1] - levels[-2]) / (rising[-1] - rising[-2])
    below, above = values < rising[0], values > rising[-1]
    inside[below] = levels[0] + low_slope * (values[below] - rising[0])
    inside[above] = levels[-1] + high_slope * (values[above] - rising[-1])
    return np.asarray(inside)
