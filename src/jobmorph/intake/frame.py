"""Tables in memory as users hold them: polars, or pandas without importing it."""

import csv
import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import polars as pl

from jobmorph.intake.roster_grid import Header, SheetRow, find_header
from jobmorph.schema.errors import DataError

NAME: Final = "table"
FIRST_LINE: Final = 2  # as in a file: the names of the columns stand in line 1


def is_frame(value: object) -> bool:
    """Say whether something is a polars or pandas table, or a lazy one that must be collected."""
    kind = type(value)
    return isinstance(value, pl.DataFrame | pl.LazyFrame) or (
        kind.__module__.partition(".")[0] == "pandas" and kind.__name__ == "DataFrame"
    )


@dataclass(frozen=True, slots=True)
class FrameSheet:
    """A table in memory, read as a file would be: every cell as text.

    Parameters
    ----------
    names : tuple of str
        Names of the columns.
    columns : tuple of sequence
        Their values, aligned with `names`.
    header : Header
        The names as a header in line 1.
    """

    names: tuple[str, ...]
    columns: tuple[Sequence[object], ...]
    header: Header

    @property
    def form(self) -> str:
        """How it is written, for people."""
        return "table in memory"

    @property
    def is_1904(self) -> bool:
        """Whether bare numbers of days are counted from 1904; never in a table."""
        return False

    def rows(self, places: Sequence[int]) -> Iterator[SheetRow]:
        """Return the rows, cells of these columns only."""
        picked = [self.columns[place] for place in places]
        for line, cells in enumerate(zip(*picked, strict=True), start=FIRST_LINE):
            yield SheetRow(line, tuple(cell_text(cell) for cell in cells))

    def to_text(self) -> str:
        """Write the table as CSV."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(self.names)
        writer.writerows(row.cells for row in self.rows(range(len(self.names))))
        return buffer.getvalue()


def frame_sheet(frame: Any, title: str | None = None) -> FrameSheet:
    r"""Take a table as a sheet.

    Parameters
    ----------
    frame : polars.DataFrame or pandas.DataFrame
        Any table; an index of pandas is left out.
    title : str, optional
        Name of the column of titles, which it must hold.

    Raises
    ------
    DataError
        If the table is lazy, of another kind, or has neither columns nor rows.

    Examples
    --------
    >>> sheet = frame_sheet(pl.DataFrame({"task": ["Call customers"], "hours": [2.5]}))
    >>> sheet.to_text()
    'task,hours\nCall customers,2.500000\n'
    """
    if isinstance(frame, pl.LazyFrame) or not is_frame(frame):
        raise DataError(
            f"a table is taken from polars or pandas, not from {type(frame).__name__}",
            hint="Collect a lazy table first.",
        )
    names = tuple(str(name).strip() for name in frame.columns)
    columns: tuple[Sequence[object], ...]
    if isinstance(frame, pl.DataFrame):
        columns = tuple(column.to_list() for column in frame.get_columns())
    else:
        columns = tuple(frame.iloc[:, place].tolist() for place in range(len(names)))
    header = find_header([SheetRow(1, names)], title) if columns and len(columns[0]) else None
    if header is None:
        raise DataError("the table is empty", where=NAME, hint="Nothing was computed.")
    return FrameSheet(names, columns, header)


def cell_text(cell: object) -> str:
    """Write a cell as text; what stands for a missing one is empty.

    Whole floats are written as whole numbers, since pandas makes floats of whole numbers beside
    missing ones; others with six decimals, so that none reads as a number in groups of three.

    Examples
    --------
    >>> [cell_text(cell) for cell in (12.0, 52.125, None, float("nan"), date(2025, 3, 1), " a ")]
    ['12', '52.125000', '', '', '2025-03-01', 'a']
    """
    if cell is None or type(cell).__name__ in {"NAType", "NaTType"}:
        return ""
    if isinstance(cell, date):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    if not isinstance(cell, float):
        return str(cell).strip()
    if not math.isfinite(cell):
        return ""
    return str(int(cell)) if cell.is_integer() else f"{cell:.6f}"
