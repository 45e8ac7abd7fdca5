"""The course of one occupation within one count: peak, half-life, share, fastest ten years.

Nothing here joins two counts: every function takes the figures of one.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError
from jobmorph.schema.history import Course

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

CHANGED: Final = 0.10  # a change of a tenth or more over the whole span is a rise or a fall
TURNED: Final = 0.20  # and a fifth away from both ends makes a turn
SHORTEST: Final = 3
DECADE: Final = 10


@dataclass(frozen=True, slots=True)
class HalfLife:
    """When half of the peak was reached.

    Parameters
    ----------
    years : float
        Years from the peak.
    year : float
        The point in time, interpolated.
    """

    years: float
    year: float


@dataclass(frozen=True, slots=True)
class FastestSpan:
    """The ten years (or as near as figures allow) in which most happened.

    Parameters
    ----------
    first_year, last_year : int
        Its ends.
    change : float
        Last figure over the first, less one.
    yearly : float
        The same a year.
    """

    first_year: int
    last_year: int
    change: float
    yearly: float


@dataclass(frozen=True, slots=True)
class CourseSummary:
    """The course of one occupation within one count.

    Parameters
    ----------
    first_year, last_year : int
        First and last year with a figure.
    first_heads, last_heads, peak_heads : float
        The figures there and at the highest.
    peak_year : int
        Year of the highest figure.
    is_peak_at_end : bool
        The highest figure is the last or the first: the true peak may lie outside the count.
    change : float
        Last figure over the first, less one.
    change_since_peak : float
        Last figure over the peak, less one.
    half_life : HalfLife or None
        None where half of the peak was not reached within the count.
    half_life_share : HalfLife or None
        The same for the share of everybody counted.
    fastest_rise, fastest_fall : FastestSpan or None
        None where there is none.
    course : Course
        In two words.
    """

    first_year: int
    last_year: int
    first_heads: float
    last_heads: float
    peak_heads: float
    peak_year: int
    is_peak_at_end: bool
    change: float
    change_since_peak: float
    half_life: HalfLife | None
    half_life_share: HalfLife | None
    fastest_rise: FastestSpan | None
    fastest_fall: FastestSpan | None
    course: Course


def summarise_course(years: IntArray, heads: FloatArray, totals: FloatArray) -> CourseSummary:
    """Summarise the figures of one occupation within one count.

    Parameters
    ----------
    years : ndarray, shape (T,)
        Rising.
    heads : ndarray, shape (T,)
        People or jobs; NaN where the source has no figure.
    totals : ndarray, shape (T,)
        Everybody counted in the year.

    Returns
    -------
    CourseSummary

    Raises
    ------
    DataError
        If years do not rise, figures are negative, or none is there.
    """
    known = ~np.isnan(heads)
    if not known.any() or np.any(np.diff(years) <= 0) or np.any(heads[known] < 0):
        raise DataError(
            "a course needs rising years and at least one figure, none of them negative",
            where="history",
        )
    year, value = years[known], heads[known]
    peak = int(np.argmax(value))
    rise, fall = fastest_spans(year, value)
    return CourseSummary(
        first_year=int(year[0]),
        last_year=int(year[-1]),
        first_heads=float(value[0]),
        last_heads=float(value[-1]),
        peak_heads=float(value[peak]),
        peak_year=int(year[peak]),
        is_peak_at_end=peak in (0, value.size - 1),
        change=_change(value[0], value[-1]),
        change_since_peak=_change(value[peak], value[-1]),
        half_life=half_life(year, value),
        half_life_share=half_life(year, value / totals[known]),
        fastest_rise=rise,
        fastest_fall=fall,
        course=classify_course(value),
    )


def half_life(years: IntArray, heads: FloatArray) -> HalfLife | None:
    """Return the time from the peak to half of it, interpolated in logs.

    Between the last figure above half, h0 at t0, and the first at or below it, h1 at t1:

        t = t0 + (t1 - t0) ln(h0 / half) / ln(h0 / h1)

    Parameters
    ----------
    years : ndarray, shape (T,)
        Rising; years without a figure are left out.
    heads : ndarray, shape (T,)
        Figures, or shares.

    Returns
    -------
    HalfLife or None
        None where no figure after the peak is at or below half of it.

    Examples
    --------
    >>> half_life(np.array([1990, 2000]), np.array([400.0, 100.0])).years
    5.0
    """
    peak = int(np.argmax(heads))
    half = heads[peak] / 2.0
    below = np.flatnonzero(heads[peak:] <= half) + peak
    if not below.size or half <= 0:
        return None
    after = int(below[0])
    before = after - 1
    if heads[after] > 0:
        way = float(np.log(heads[before] / half) / np.log(heads[before] / heads[after]))
    else:
        way = 1.0
    year = float(years[before] + (years[after] - years[before]) * way)
    return HalfLife(year - float(years[peak]), year)


def fastest_spans(
    years: IntArray, heads: FloatArray
) -> tuple[FastestSpan | None, FastestSpan | None]:
    """Return the ten years of the fastest rise and of the fastest fall, by growth a year.

    A span runs from each figure to the first one at least ten years later; where the whole count
    is shorter, over all of it.

    Examples
    --------
    >>> rise, fall = fastest_spans(np.array([1900, 1910, 1920]), np.array([100.0, 400.0, 100.0]))
    >>> rise.change, fall.first_year
    (3.0, 1910)
    """
    spans = []
    for first in range(years.size):
        later = np.flatnonzero(years >= years[first] + DECADE)
        last = int(later[0]) if later.size else None
        if last is None and first == 0 and years.size > 1:
            last = years.size - 1
        if last is not None and heads[first] > 0 and heads[last] > 0:
            length = float(years[last] - years[first])
            yearly = float((heads[last] / heads[first]) ** (1.0 / length) - 1.0)
            ends = int(years[first]), int(years[last])
            spans.append(FastestSpan(*ends, _change(heads[first], heads[last]), yearly))
    rises = [span for span in spans if span.change > 0]
    falls = [span for span in spans if span.change < 0]
    return (
        max(rises, key=lambda span: span.yearly, default=None),
        min(falls, key=lambda span: span.yearly, default=None),
    )


def classify_course(heads: FloatArray) -> Course:
    """Say in two words what became of a figure.

    It rose then fell if the highest figure is a fifth above the first and the last a fifth below
    it; fell then rose if the lowest is a fifth below the first, the last a fifth above that, and at
    least half of the way back (in logs). Else a tenth from first to last is a rise or a fall.

    Examples
    --------
    >>> classify_course(np.array([100.0, 200.0, 90.0]))
    'rose then fell'
    >>> classify_course(np.array([90.0, 60.0, 58.0]))
    'fell'
    """
    if heads.size < SHORTEST:
        return "too short"
    first, last, top, bottom = heads[0], heads[-1], heads.max(), heads.min()
    if top >= first * (1 + TURNED) and last <= top * (1 - TURNED):
        return "rose then fell"
    is_lower = bottom <= first * (1 - TURNED)
    if is_lower and last >= max(bottom * (1 + TURNED), float(np.sqrt(first * bottom))):
        return "fell then rose"
    if last >= first * (1 + CHANGED):
        return "rose"
    return "fell" if last <= first * (1 - CHANGED) else "little change"


def _change(first: float, last: float) -> float:
    return float(last / first - 1.0) if first > 0 else float("nan")
