"""What a sheet of a workbook holds: cells, headings, lines above them, a chart below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

WIDEST: Final = 60


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of our own making; nothing that a user typed may ever stand in one.

    Parameters
    ----------
    text : str
        Starts with '='; refers to cells only.
    value : float
        What it comes to, for programs that do not calculate.
    shown : str
        Excel number format; that of its column if empty.
    """

    text: str
    value: float
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """A number that its reader may change; a thick border says so."""

    value: float
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A number with a format of its own, where a row and not a column has one unit."""

    value: float
    shown: str


Cell = str | int | float | bool | Formula | Input | Shown | None


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines of a table's rows, set below it.

    Parameters
    ----------
    title, alternative : str
        Heading, and its finding in a sentence for those who do not see it.
    rows : tuple of int
        Rows of the sheet that are drawn, counted from 0 below the headings.
    first, last : int
        Columns with their points; the headings above name them.
    name : int
        Column with the names of the lines.
    unit : str
        Title of the upright axis.
    """

    title: str
    alternative: str
    rows: tuple[int, ...]
    first: int
    last: int
    name: int
    unit: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a table, or lines of text.

    Parameters
    ----------
    name : str
        Name of the tab; at most 31 signs.
    headings : tuple of str
        Column headings, frozen; empty for lines of text.
    rows : tuple of tuples
        Cells: numbers, text, None for an empty one.
    formats : tuple of str
        Excel number format of each column, such as '0%'; empty for none.
    is_filtered : bool
        Whether its headings carry a filter; not where rows belong in one order.
    chart : LineChart or None
        Stands below the table.
    above : tuple of str
        Lines of text above the headings, the first in bold; they run over the columns beside them.
    widest : int
        Signs of its widest column but the first; longer text is broken into lines.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    formats: tuple[str, ...] = field(default=())
    is_filtered: bool = True
    chart: LineChart | None = None
    above: tuple[str, ...] = ()
    widest: int = WIDEST


def sheet_of(
    name: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    formats: Sequence[str] = (),
    *,
    is_filtered: bool = True,
    chart: LineChart | None = None,
    above: Sequence[str] = (),
    widest: int = WIDEST,
) -> Sheet:
    """Make a sheet of whatever sequences hold its cells."""
    return Sheet(
        name, tuple(headings), tuple(tuple(row) for row in rows), tuple(formats), is_filtered,
        chart, tuple(above), widest,
    )  # fmt: skip
