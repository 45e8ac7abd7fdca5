"""Rows of the history's scores: exact figures, without an interval."""

from typing import Final

from jobmorph.build.score.metrics import Interval
from jobmorph.build.score.rows import ScoreRow

AREA: Final = "history"
CENSUS: Final = "US census 1850-2000 by OCC1950 (IPUMS USA 6.0, through vega-datasets)"
SURVEY: Final = "OEWS national, 2002 to May 2025"
BOTH: Final = f"{CENSUS}; {SURVEY}"


def exact(value: float) -> Interval:
    """Return a value without ends: a count, not a sample.

    Examples
    --------
    >>> exact(0.5).value
    0.5
    """
    return Interval(value, float("nan"), float("nan"))


def exact_row(
    name: str, metric: str, protocol: str, value: float, n: int, data: str, floor: float | None
) -> ScoreRow:
    """Return a row that is compared with nothing but its floor."""
    return ScoreRow(
        f"{AREA}.{name}",
        metric,
        protocol,
        exact(value),
        n,
        "none",
        None,
        floor,
        None,
        data,
        area=AREA,
    )
