"""Cells of a roster's columns as numbers and years, each different cell read once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final, TypeVar

from jobmorph.intake.fault import Fault, shown
from jobmorph.intake.roster_cell import date_order, find_decimal, number_of, year_of
from jobmorph.intake.roster_columns import Period

MOST_FTE: Final = 1.5
MOST_HOURS: Final = 80.0
# Above this the middle of a column is percent, not parts of one.
_PERCENT_FROM: Final = 10.0
_YEARLY_FROM: Final = 12_000.0
WEEKS_YEAR: Final = 52.0
MONTHS_YEAR: Final = 12.0
EMPTY: Final = frozenset(
    {"", "-", "--", "–", "—", "n/a", "na", "n.a.", "k.a.", "none", "null", "nan"}
)
_Value = TypeVar("_Value")


@dataclass(slots=True)
class Notes:
    """What a reader of the roster must know about how it was read.

    Parameters
    ----------
    faults : list of Fault
        What is wrong, by line; cells are never repeated.
    said : dict of str to int
        Rules that were taken, by key, with the number of cells or rows concerned.
    """

    faults: list[Fault] = field(default_factory=list)
    said: dict[str, int] = field(default_factory=dict)

    def say(self, key: str, count: int = 1) -> None:
        """Note a rule; nothing if it concerns no cell."""
        if count:
            self.said[key] = self.said.get(key, 0) + count


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one column with the lines they stand in."""

    name: str
    lines: Sequence[int]
    values: Sequence[str]

    def filled(self) -> list[str]:
        """Cells that hold something."""
        return [cell for cell in self.values if cell.casefold() not in EMPTY]

    def each(self, read: Callable[[str], _Value | None], what: str, notes: Notes) -> list[
        _Value | None
    ]:  # fmt: skip
        """Read every cell; one that cannot be read is a fault."""
        known: dict[str, _Value | None] = {}
        found: list[_Value | None] = []
        for line, cell in zip(self.lines, self.values, strict=True):
            if cell.casefold() in EMPTY:
                found.append(None)
                continue
            if cell not in known:
                known[cell] = read(cell)
            if known[cell] is None:
                notes.faults.append(Fault(line, f"{shown(self.name)} is not {what}"))
            found.append(known[cell])
        return found


def read_fte(cells: Cells, notes: Notes) -> list[float | None]:
    """Read parts of a full-time job: '0,8', '80%', '80' in a column of percent."""
    decimal = find_decimal(cells.filled())
    found = cells.each(
        lambda cell: number_of(cell, decimal, is_grouped=False), "a number", notes
    )  # fmt: skip
    held = [value for value in found if value is not None]
    named = "%" in cells.name and bool(held) and median(held) > MOST_FTE
    is_percent = named or (bool(held) and median(held) >= _PERCENT_FROM)
    if is_percent:
        notes.say("fte.percent", len(held))
    # A cell that is itself written as percent is one whatever the others are.
    shares = [
        None if value is None else value / 100 if is_percent or cell.endswith("%") else value
        for value, cell in zip(found, cells.values, strict=True)
    ]
    return _within(shares, cells, 0.0, MOST_FTE, notes, hint="is it percent?")


def read_hours(cells: Cells, notes: Notes) -> list[float | None]:
    """Read hours a week."""
    decimal = find_decimal(cells.filled())
    found = cells.each(lambda cell: number_of(cell, decimal, is_grouped=False), "a number", notes)
    return _within(found, cells, 0.0, MOST_HOURS, notes, hint="are these hours of a month?")


def read_pay(
    cells: Cells, period: Period | None, periods: Sequence[str | None], hours: Sequence[float], *,
    notes: Notes,
) -> list[float | None]:  # fmt: skip
    """Read pay as an amount a year.

    Parameters
    ----------
    cells : Cells
        Amounts.
    period : {'year', 'month', 'hour'} or None
        How often all are paid. None takes large amounts as a year's and no others.
    periods : sequence of str or None
        How often each is paid, where a column says so; as many as cells.
    hours : sequence of float
        Hours a week of each, for pay by the hour.
    notes : Notes
        Added to.
    """
    decimal = find_decimal(cells.filled())
    found = cells.each(lambda cell: number_of(cell, decimal, is_grouped=True), "a number", notes)
    for line, value in zip(cells.lines, found, strict=True):
        if value is not None and value < 0:
            notes.faults.append(Fault(line, f"{shown(cells.name)} is below 0"))
    held = [value for value in found if value]
    if period is None and not any(periods) and held:
        if median(held) < _YEARLY_FROM:
            notes.say("pay.unclear", len(held))
            return [None] * len(found)
        notes.say("pay.year", len(held))
        period = "year"
    scale = {"year": 1.0, "month": MONTHS_YEAR}
    return [
        None
        if not value or (own or period) is None
        else value * scale.get(own or period or "", WEEKS_YEAR * week)
        for value, own, week in zip(found, periods, hours, strict=True)
    ]


def read_start(cells: Cells, notes: Notes, *, is_1904: bool = False) -> list[int | None]:
    """Read years of hire; only the year of a date is kept."""
    found = cells.each(lambda cell: year_of(cell, is_1904=is_1904), "a date", notes)
    order = date_order(cells.filled())
    if order in {"unclear", "mixed"}:
        notes.say(f"date.{order}", len(cells.filled()))
    return [year or None for year in found]


def _within(
    values: Sequence[float | None], cells: Cells, least: float, most: float, notes: Notes, *,
    hint: str,
) -> list[float | None]:  # fmt: skip
    for line, value in zip(cells.lines, values, strict=True):
        if value is not None and value < least:
            notes.faults.append(Fault(line, f"{shown(cells.name)} is below {least:g}"))
        elif value is not None and value > most:
            notes.faults.append(Fault(line, f"{shown(cells.name)} is over {most:g}; {hint}"))
    return list(values)
