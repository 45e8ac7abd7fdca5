"""Cells and headings that every form of two scenarios beside each other shares."""

from typing import Any, Final

from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.market_compare_result import MarketComparison

QUARTERS: Final = 4
ROWS: Final = (
    "peak_unemployment_rate",
    "end_unemployment_rate",
    "end_openings_rate",
    "end_long_term_share",
    "jobs_wanted_open",
)
CASES: Final = ("first", "second", "difference")
# Demand is told beside the reference's, rates as they are.
_OVER_REFERENCE: Final = "jobs_wanted_open"


def title_sentence(result: MarketComparison) -> str:
    """Name the two scenarios, from when to when."""
    year, month = result.base_date.split("-")
    end = f"{int(year) + result.years}-{month}"
    names = {"first": result.first, "second": result.second}
    return say("market.pair.title", base=result.base_date, end=end, **names)


def triple_words(row: dict[str, Any], case: str) -> str:
    """Write an assumption with its range as one scenario has it."""
    low, value, high = (row[f"{case}_{end}"] for end in ("low", "value", "high"))
    return say("market.scenarios.triple", low=low, value=value, high=high)


def figure_cell(found: Estimate, quantity: str, case: str) -> str:
    """Write a headline with its range; differences in points, with their sign."""
    if case == "difference":
        return f"{points(found.mid)} ({points(found.low)} to {points(found.high)})"
    if quantity == _OVER_REFERENCE:
        shifted = (end - 1.0 for end in (found.mid, found.low, found.high))
        mid, low, high = (points(end) for end in shifted)
        return f"{mid} ({low} to {high})"
    return f"{found.mid * 100:.1f}% ({found.low * 100:.1f}-{found.high * 100:.1f})"


def points(share: float) -> str:
    """Write a share as points with a sign; nothing that rounds to none."""
    text = f"{share * 100:+.1f}"
    return "0.0" if float(text) == 0.0 else text
