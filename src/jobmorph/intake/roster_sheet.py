"""A roster's file opened, whatever form it has; nothing below its header is read yet."""

from pathlib import Path
from typing import Final

from jobmorph.intake.file_bytes import open_file
from jobmorph.intake.frame import FrameSheet
from jobmorph.intake.roster_book import OLD_BOOK, BookSheet, open_book
from jobmorph.intake.roster_text import TextSheet, open_text_sheet, require_table
from jobmorph.schema.errors import DataError, ParameterError

WORKBOOKS: Final = (".xlsx", ".xlsm")
OTHER_BOOKS: Final = (".xlsb", ".ods", ".numbers")
_START_BYTES: Final = 4_096

Sheet = TextSheet | BookSheet | FrameSheet


def open_sheet(path: Path, *, sheet: str | None = None, title: str | None = None) -> Sheet:
    """Open a roster and find its header; nothing below it is read yet.

    Parameters
    ----------
    path : Path
        Delimited text (comma, semicolon, tab, bar; UTF-8, UTF-16 with mark, Windows-1252), or a
        workbook (.xlsx, .xlsm: nothing in it is run).
    sheet : str, optional
        Sheet of a workbook; else the first with a column of titles.
    title : str, optional
        Name of the column of titles, which the header must hold.

    Raises
    ------
    DataError
        If it cannot be read, is empty, locked or in another form.
    ParameterError
        If there is no such sheet.
    """
    suffix = path.suffix.lower()
    if suffix in OTHER_BOOKS:
        raise DataError(
            f"{suffix} files are not read",
            where=path.name,
            hint="Save it as .xlsx or CSV UTF-8 and hand in that file.",
        )
    with open_file(path) as stream:
        start = stream.read(_START_BYTES)
    if not start.strip():
        raise DataError("the file is empty", where=path.name, hint="Nothing was computed.")
    # Some systems call delimited text .xls so that a spreadsheet opens it.
    if suffix in WORKBOOKS or start.startswith(OLD_BOOK):
        return open_book(path, sheet, title)
    if sheet is not None:
        raise ParameterError("a text file has no sheets", where="--sheet")
    require_table(path, start)
    return open_text_sheet(path, title)
