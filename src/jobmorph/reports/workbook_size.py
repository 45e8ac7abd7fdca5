"""How wide the columns of a sheet are, how high its rows, and on how many pages it prints."""

from math import ceil
from textwrap import wrap
from typing import Final

from jobmorph.reports.workbook_sheet import WIDEST, Cell, Formula, Input, Sheet, Shown

NARROWEST: Final = 8
TEXT_WIDTH: Final = 100  # signs of a sheet that is lines of text
NUMBER_WIDTH: Final = 12
LINE_POINTS: Final = 15.0
MOST_POINTS: Final = 400.0  # Excel shows rows up to 409
PAGE_WIDTH: Final = 230  # signs across a landscape page that still prints large enough to read


def column_widths(sheet: Sheet) -> list[int]:
    """Return the width of every column in signs."""
    if not sheet.headings:
        return [TEXT_WIDTH]
    count = max(len(line) for line in (sheet.headings, *sheet.rows))
    return [_width(sheet, column) for column in range(count)]


def _width(sheet: Sheet, column: int) -> int:
    heading = sheet.headings[column] if column < len(sheet.headings) else ""
    most = sheet.widest if column else max(sheet.widest, WIDEST)
    cells = [_cell_width(row[column]) for row in sheet.rows if column < len(row)]
    return min(max([NARROWEST, _heading_width(heading), *cells]), most)


def _heading_width(heading: str) -> int:
    """Headings are broken into lines: three at most, and no word is cut."""
    return max([ceil(len(heading) / 3), *map(len, heading.split())]) + 3 if heading else 0


def _cell_width(cell: Cell) -> int:
    if cell is None:
        return 0
    if isinstance(cell, float | Formula | Input | Shown):
        return NUMBER_WIDTH
    return len(str(cell)) + 3


def row_height(cells: tuple[Cell, ...], widths: list[int]) -> float | None:
    """Return how high a row is in points; None for one line.

    LibreOffice shows a row as high as the file says and does not look for more lines.
    """
    lines = max(
        (
            sum(max(len(wrap(line, width - 2)), 1) for line in cell.split("\n"))
            for cell, width in zip(cells, widths, strict=False)
            if isinstance(cell, str) and len(cell) > width - 2
        ),
        default=1,
    )
    return None if lines == 1 else min(lines * LINE_POINTS, MOST_POINTS)


def number_columns(sheet: Sheet) -> frozenset[int]:
    """Columns that hold numbers only; their headings stand right, above the numbers."""
    return frozenset(
        column
        for column in range(len(sheet.headings))
        if (cells := [row[column] for row in sheet.rows if column < len(row)])
        and any(cell is not None for cell in cells)
        and not any(isinstance(cell, str | bool) and cell for cell in cells)
    )


def pages_wide(widths: list[int]) -> int:
    """Return on how many pages, side by side, a sheet prints."""
    return max(ceil(sum(widths) / PAGE_WIDTH), 1)
