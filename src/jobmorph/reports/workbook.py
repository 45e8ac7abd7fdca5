"""An Excel workbook of plain tables: one sheet a table, numbers as numbers, text never run."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from jobmorph.reports.workbook_sheet import (
    Cell,
    Formula,
    Input,
    LineChart,
    Sheet,
    Shown,
    sheet_of,
)
from jobmorph.reports.workbook_size import column_widths, number_columns, pages_wide, row_height

__all__ = [
    "Cell",
    "Formula",
    "Input",
    "LineChart",
    "Sheet",
    "Shown",
    "sheet_of",
    "tab_name",
    "write_workbook",
]

LONGEST_CELL: Final = 32_767  # signs that Excel takes
LONGEST_NAME: Final = 31
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_THICK: Final = 5  # the border of a cell that is there to be changed
_CHART_SIZE: Final = (720, 360)  # pixels
# Lines are told apart without colour: by dashes, and by the mark at each point.
_DASHES: Final = ("solid", "dash", "square_dot", "long_dash", "round_dot", "dash_dot")
_MARKS: Final = ("circle", "square", "diamond", "triangle", "x", "plus")
# A file made twice from the same answer has the same bytes: it tells no time of its own.
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)


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
            page = book.add_worksheet(tab_name(sheet.name))
            _write(page, sheet, styles)
            if sheet.chart is not None:
                _draw(book, page, sheet, sheet.chart)
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
        heading = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}
        self.heading = book.add_format({**heading, "indent": 1})
        self.right_heading = book.add_format({**heading, "align": "right"})
        # Text beside a column of numbers keeps its distance.
        self.text = book.add_format({"text_wrap": True, "valign": "top", "indent": 1})
        self.first_line = book.add_format({"bold": True, "valign": "top"})
        self.line = book.add_format({"valign": "top"})

    def number(self, pattern: str) -> Any:
        """Return the style of numbers shown by a pattern; Excel's own where there is none."""
        if pattern not in self._made:
            shown = {"num_format": pattern} if pattern else {}
            self._made[pattern] = self._book.add_format({"valign": "top", **shown})
        return self._made[pattern]

    def changeable(self, pattern: str) -> Any:
        """Return the style of a number that may be changed."""
        name = f"changeable {pattern}"
        if name not in self._made:
            shown = {"num_format": pattern} if pattern else {}
            self._made[name] = self._book.add_format({"valign": "top", "border": _THICK, **shown})
        return self._made[name]


def _write(page: Any, sheet: Sheet, styles: _Styles) -> None:
    head, widths = len(sheet.above), column_widths(sheet)
    for place, line in enumerate(sheet.above):
        page.write_string(place, 0, line, styles.line if place else styles.first_line)
    _write_headings(page, sheet, widths, styles)
    for place, row in enumerate(sheet.rows, start=first_row(sheet)):
        page.set_row(place, row_height(row, widths))
        for column, cell in enumerate(row):
            pattern = sheet.formats[column] if column < len(sheet.formats) else ""
            _write_cell(page, (place, column), cell, pattern, styles)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    if sheet.headings and sheet.rows and sheet.is_filtered:
        page.autofilter(head, 0, head + len(sheet.rows), len(sheet.headings) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4; what fits its height and the width of Letter prints on both
    page.fit_to_pages(pages_wide(widths), 0)


def _write_headings(page: Any, sheet: Sheet, widths: list[int], styles: _Styles) -> None:
    if not sheet.headings:
        return
    head, numbers = len(sheet.above), number_columns(sheet)
    page.set_row(head, row_height(sheet.headings, widths))
    for column, heading in enumerate(sheet.headings):
        style = styles.right_heading if column in numbers else styles.heading
        page.write_string(head, column, heading, style)
    page.freeze_panes(head + 1, 0)
    page.repeat_rows(head)
    if pages_wide(widths) > 1:
        page.repeat_columns(0)


def first_row(sheet: Sheet) -> int:
    """Return the row of a sheet, counted from 0, in which its table's first row stands."""
    return len(sheet.above) + (1 if sheet.headings else 0)


def _write_cell(page: Any, at: tuple[int, int], cell: Cell, pattern: str, styles: _Styles) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, Formula):
        page.write_formula(*at, cell.text, styles.number(cell.shown or pattern), cell.value)
    elif isinstance(cell, Input):
        page.write_number(*at, cell.value, styles.changeable(cell.shown or pattern))
    elif isinstance(cell, Shown):
        page.write_number(*at, cell.value, styles.number(cell.shown))
    elif isinstance(cell, bool):
        page.write_boolean(*at, cell, styles.number(pattern))
    elif isinstance(cell, int | float):
        page.write_number(*at, cell, styles.number(pattern))
    else:
        page.write_string(*at, cell[:LONGEST_CELL], styles.text)


def _draw(book: Any, page: Any, sheet: Sheet, chart: LineChart) -> None:
    drawn = book.add_chart({"type": "line"})
    tab, head = tab_name(sheet.name), len(sheet.above)
    for number, place in enumerate(chart.rows):
        row = place + first_row(sheet)
        drawn.add_series(
            {
                "name": [tab, row, chart.name],
                "categories": [tab, head, chart.first, head, chart.last],
                "values": [tab, row, chart.first, row, chart.last],
                "line": {"dash_type": _DASHES[number % len(_DASHES)], "width": 1.5},
                "marker": {"type": _MARKS[number % len(_MARKS)], "size": 6},
            }
        )
    drawn.set_title({"name": chart.title, "overlay": False})
    drawn.set_y_axis({"name": chart.unit, "min": 0, "num_format": "0"})
    drawn.set_legend({"position": "bottom"})
    drawn.set_size(dict(zip(("width", "height"), _CHART_SIZE, strict=True)))
    page.insert_chart(
        first_row(sheet) + len(sheet.rows) + 1, 0, drawn, {"description": chart.alternative}
    )
