"""Columns of numbers of a roster: full-time equivalents, hours, years of hire and pay."""

import re
from collections.abc import Sequence
from typing import Any, Final

from jobmorph.intake.roster_columns import ColumnUse, RosterRequest, period_of
from jobmorph.intake.roster_header import pay_period
from jobmorph.intake.roster_row import Gathered
from jobmorph.intake.roster_values import (
    Cells,
    Notes,
    read_fte,
    read_hours,
    read_pay,
    read_start,
)

USUAL_HOURS: Final = 40.0
_SYMBOLS: Final = {"€": "EUR", "£": "GBP"}
_CODE: Final = re.compile(r"\b(EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|CAD|AUD|NZD|INR|JPY|SGD)\b")


def read_numbers(
    gathered: Gathered,
    uses: Sequence[ColumnUse],
    request: RosterRequest,
    notes: Notes,
    *,
    is_1904: bool = False,
) -> dict[str, list[Any]]:
    """Return the columns of numbers by name, null where the roster says nothing."""
    empty: list[Any] = [None] * len(gathered.lines)
    fte, hours, start = (gathered.cells(kind, uses) for kind in ("fte", "hours", "start"))
    read_weeks = empty if hours is None else read_hours(hours, notes)
    pay = gathered.cells("pay", uses)
    amounts: list[Any] = empty
    currencies: list[Any] = empty
    if pay is not None:
        weeks = [USUAL_HOURS if week is None else float(week) for week in read_weeks]
        periods = _periods(gathered.cells("period", uses), len(gathered.lines))
        amounts = read_pay(pay, period_of(uses, request), periods, weeks, notes=notes)
        currencies = _currencies(pay, gathered.cells("currency", uses), amounts)
    return {
        "fte": empty if fte is None else read_fte(fte, notes),
        "contract_hours_week": read_weeks,
        "start_year": empty if start is None else read_start(start, notes, is_1904=is_1904),
        "pay_amount_year": amounts,
        "currency": currencies,
    }


def _periods(cells: Cells | None, count: int) -> list[str | None]:
    if cells is None:
        return [None] * count
    known = {cell: pay_period(cell) for cell in set(cells.values)}
    return [known[cell] for cell in cells.values]


def _currencies(
    pay: Cells, cells: Cells | None, amounts: Sequence[float | None]
) -> list[str | None]:
    """Currency of each amount: its own column's, the cell's own, else the heading's."""
    heading = _currency(pay.name)
    told: Sequence[str] = [""] * len(pay.values) if cells is None else cells.values
    return [
        None if amount is None else _currency(own) or _currency(cell) or heading
        for own, cell, amount in zip(told, pay.values, amounts, strict=True)
    ]


def _currency(text: str) -> str | None:
    code = _CODE.search(text.upper())
    if code is not None:
        return code.group(1)
    # A dollar sign alone does not say whose dollars.
    return next((code for sign, code in _SYMBOLS.items() if sign in text), None)
