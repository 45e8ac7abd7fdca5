"""Names of the quarters of a plan."""

from datetime import date
from typing import Final

MONTHS_QUARTER: Final = 3
QUARTERS_YEAR: Final = 4


def quarter_names(base_date: str, quarters: int) -> tuple[str, ...]:
    """Name the quarters that follow a date.

    Examples
    --------
    >>> quarter_names("2026-11-01", 3)
    ('Q1 2027', 'Q2 2027', 'Q3 2027')
    """
    first = _next_quarter(base_date)
    return tuple(_name(first + number) for number in range(quarters))


def end_name(base_date: str, quarters: int) -> str:
    """Name the end of a plan.

    Examples
    --------
    >>> end_name("2026-11-01", 8), end_name("2026-11-01", 6)
    ('end 2028', 'Q2 2028')
    """
    last = _next_quarter(base_date) + quarters - 1
    is_year_end = last % QUARTERS_YEAR == QUARTERS_YEAR - 1
    return f"end {last // QUARTERS_YEAR}" if is_year_end else _name(last)


def _next_quarter(base_date: str) -> int:
    """Quarters since the year 0, of the quarter after a date."""
    day = date.fromisoformat(base_date if len(base_date) > len("2026-11") else f"{base_date}-01")
    return day.year * QUARTERS_YEAR + (day.month - 1) // MONTHS_QUARTER + 1


def _name(number: int) -> str:
    return f"Q{number % QUARTERS_YEAR + 1} {number // QUARTERS_YEAR}"
