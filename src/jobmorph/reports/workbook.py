"""An Excel workbook of plain tables: one sheet a table, numbers as numbers, text never run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

NARROWEST, WIDEST = 8, 60
LONGEST_CELL: Final = 32_767  # signs that Excel takes
LONGEST_NAME: Final = 31
MOST_ON_A_PAGE: Final = 14  # columns; more would print too small to read
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
# A file made twice from the same answer has the same bytes: it tells no time of its own.
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)

Cell = str | int | float | bool | None


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
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    formats: tuple[str, ...] = field(default=())


def sheet_of(
    name: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    formats: Sequence[str] = (),
) -> Sheet:
    """Make a sheet of whatever sequences hold its cells."""
    return Sheet(name, tuple(headings), tuple(tuple(row) for row in rows), tuple(formats))


def write_workbook(sheets: Sequence[Sheet], title: str) -> bytes:
    """Write sheets as an .xlsx file.

    Parameters
    ----------
    sheets : sequence of Sheet
        At least one; tabs in this order.
    title : str
        Title of the document.

    Returns
    -------
    bytes
        The file. Text is written as text, also where it starts like a formula or a link; the
        heading row is frozen, marked and repeated in print; no cell is merged.
    """
    from xlsxwriter import Workbook

    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}  # fmt: skip
    with Workbook(buffer, options) as book:
        book.set_properties({"title": title, "created": _MADE})
        styles = _Styles(book)
        for sheet in sheets:
            _write(book.add_worksheet(tab_name(sheet.name)), sheet, styles)
    return buffer.getvalue()


def tab_name(name: str) -> str:
    """Make a name that Excel takes for a tab.

    Examples
    --------
    >>> tab_name("Left out: by your limits/wishes, and why")
    'Left out  by your limits wishes'
    """
    return name.translate(_FORBIDDEN)[:LONGEST_NAME].strip("' ")


class _Styles:
    """Cell formats of one workbook, made once each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}
        self.heading = book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}
        )
        self.text = book.add_format({"text_wrap": True, "valign": "top"})

    def number(self, pattern: str) -> Any:
        """Return the style of numbers shown by a pattern; Excel's own where there is none."""
        if pattern not in self._made:
            shown = {"num_format": pattern} if pattern else {}
            self._made[pattern] = self._book.add_format({"valign": "top", **shown})
        return self._made[pattern]


def _write(page: Any, sheet: Sheet, styles: _Styles) -> None:
    top = 1 if sheet.headings else 0
    for column, heading in enumerate(sheet.headings):
        page.write_string(0, column, heading, styles.heading)
    for place, row in enumerate(sheet.rows, start=top):
        for column, cell in enumerate(row):
            pattern = sheet.formats[column] if column < len(sheet.formats) else ""
            _write_cell(page, place, column, cell, styles.number(pattern), styles.text)
    for column, width in enumerate(_widths(sheet)):
        page.set_column(column, column, width)
    if sheet.headings:
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
        if sheet.rows:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    if len(sheet.headings) <= MOST_ON_A_PAGE:
        page.fit_to_pages(1, 0)


def _write_cell(page: Any, row: int, column: int, cell: Cell, number: Any, text: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell, number)
    elif isinstance(cell, int | float):
        page.write_number(row, column, cell, number)
    else:
        page.write_string(row, column, cell[:LONGEST_CELL], text)


def _widths(sheet: Sheet) -> list[int]:
    lines = [sheet.headings, *sheet.rows]
    count = max((len(line) for line in lines), default=0)
    return [
        min(max([NARROWEST, *(_cell_width(line[k]) for line in lines if k < len(line))]), WIDEST)
        for k in range(count)
    ]


def _cell_width(cell: Cell) -> int:
    if cell is None:
        return 0
    return 12 if isinstance(cell, float) else len(str(cell)) + 2
