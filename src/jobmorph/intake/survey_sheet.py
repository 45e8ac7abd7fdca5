"""The cells of one file of a time survey; files are called by number, never by name."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jobmorph.intake.delimited_text import SEPARATORS
from jobmorph.intake.file_bytes import read_bytes
from jobmorph.intake.survey_words import is_task_name
from jobmorph.intake.text_file import read_text_file
from jobmorph.intake.title_record import split_records
from jobmorph.schema.errors import DataError

LIMIT_BYTES: Final = 5_000_000
UNPACKED_LIMIT_BYTES: Final = 50_000_000
LIMIT_ROWS: Final = 10_000
HEAD_ROWS: Final = 40
_WORKBOOKS: Final = (".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One row: its number in the file (the first is 1) and its cells, blanks collapsed."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SurveySheet:
    """One file of answers.

    Parameters
    ----------
    number : int
        Its place among the files handed in, the first is 1.
    rows : tuple of SurveyRow
        Rows that hold something.
    """

    number: int
    rows: tuple[SurveyRow, ...]


def read_survey_sheet(path: Path, number: int) -> SurveySheet:
    """Read the cells of a filled form, or of a table of answers.

    Parameters
    ----------
    path : Path
        Delimited text (comma, semicolon, tab, bar), or a workbook (.xlsx, .xlsm; nothing in it is
        run, its properties are not read).
    number : int
        What messages call it.

    Raises
    ------
    DataError
        If it cannot be read; the message holds its number, neither its name nor what it holds.
    """
    try:
        rows = _book_rows(path) if path.suffix.lower() in _WORKBOOKS else _text_rows(path)
    except DataError as fault:
        raise DataError(fault.what, where=f"file {number}", hint=fault.hint) from None
    if len(rows) > LIMIT_ROWS:
        raise DataError(f"there are more than {LIMIT_ROWS:,} rows", where=f"file {number}")
    return SurveySheet(number, tuple(rows))


def _text_rows(path: Path) -> list[SurveyRow]:
    file = read_text_file(path, limit_bytes=LIMIT_BYTES, save_as="CSV or .xlsx")
    tried = [_split(file.text, separator) for separator in SEPARATORS]
    return max(tried, key=_likeness)


def _split(text: str, separator: str) -> list[SurveyRow]:
    records = split_records(io.StringIO(text, newline=""), separator)
    return _filled([SurveyRow(each.line, _flat(each.cells)) for each in records])


def _book_rows(path: Path) -> list[SurveyRow]:
    import fastexcel

    content = read_bytes(path, limit_bytes=LIMIT_BYTES, hint="Is it the right file?")
    _require_book(content)
    try:
        reader = fastexcel.read_excel(content)
        pages = [
            reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars()
            for name in reader.sheet_names
        ]
    except fastexcel.FastExcelError:
        # The library's own words may repeat cells.
        raise DataError(
            "the workbook is damaged or locked", hint="Save it anew as .xlsx."
        ) from None
    tried = [
        _filled(
            [
                SurveyRow(number, _flat("" if cell is None else cell for cell in cells))
                for number, cells in enumerate(page.iter_rows(), start=1)
            ]
        )
        for page in pages
    ]
    return max(tried, key=_likeness, default=[])


def _require_book(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise DataError(
            "this is no workbook, or one with a password", hint="Save it anew as .xlsx."
        ) from None
    if unpacked > UNPACKED_LIMIT_BYTES:
        raise DataError("the workbook is far too large", hint="Save the one sheet as CSV.")


def _likeness(rows: list[SurveyRow]) -> tuple[bool, int]:
    """How much rows look like a table: a heading for tasks, else many cells side by side."""
    head = [[cell for cell in row.cells if cell] for row in rows[:HEAD_ROWS]]
    has_heading = any(len(cells) > 1 and any(map(is_task_name, cells)) for cells in head)
    return has_heading, max(map(len, head), default=0)


def _flat(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in cells)


def _filled(rows: list[SurveyRow]) -> list[SurveyRow]:
    return [row for row in rows if any(row.cells)]
