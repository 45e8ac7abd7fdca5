"""A large table of titles as text: opened, understood, and read row by row without changing it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from jobmorph.intake.delimited_text import SEPARATORS, find_separator
from jobmorph.intake.title_column import TitleColumn, find_title_column
from jobmorph.intake.title_file_bytes import TextBytes, errors_of, scan_bytes
from jobmorph.intake.title_record import Record, split_records
from jobmorph.schema.errors import DataError

_SEPARATOR_LINE: Final = "sep="
_LONGEST_HEAD: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class TitleFile:
    r"""A delimited text file whose rows hold job titles.

    Parameters
    ----------
    path : Path
        Where it lies.
    text : TextBytes
        Hash, size, encoding.
    separator : str
        Between cells.
    line_end : str
        '\n', '\r\n' or '\r', as after the header.
    preamble : str
        What stands before the header, as written: blank lines, `sep=;`.
    header : Record
        The header row.
    column : TitleColumn
        The column of titles.
    """

    path: Path
    text: TextBytes
    separator: str
    line_end: str
    preamble: str
    header: Record
    column: TitleColumn

    @property
    def name(self) -> str:
        """File name without folders, for messages."""
        return self.path.name

    @property
    def width(self) -> int:
        """Number of cells of the header."""
        return len(self.header.cells)


def open_title_file(path: Path, column: str | None) -> TitleFile:
    """Understand a file: encoding, separator, header, and the column of titles.

    Parameters
    ----------
    path : Path
        Text with one row a title: commas, semicolons, tabs or bars; UTF-8, UTF-16 with mark or
        Windows-1252.
    column : str or None
        Name of the column; None takes the only one that looks like a title.

    Raises
    ------
    DataError
        If the file cannot be read, is no text, or has no such column.
    """
    text = scan_bytes(path)
    with open_text(path, text) as stream:
        head = stream.read(_LONGEST_HEAD)
    if not head.strip():
        raise DataError("the file is empty", where=path.name, hint="Nothing was coded.")
    separator = find_separator(head)
    if separator not in SEPARATORS:
        raise DataError(
            "the first line names a separator that cannot be used",
            where=path.name,
            hint="Use a comma, a semicolon or a tab.",
        )
    preamble, header = _header(head, separator)
    found = find_title_column(header.cells, column, source=path.name)
    line_end = header.end or "\n"
    return TitleFile(path, text, separator, line_end, preamble, header, found)


@contextmanager
def open_text(path: Path, text: TextBytes) -> Iterator[TextIO]:
    """Open the text after the mark; line ends stay as written."""
    with path.open("rb") as binary:
        binary.seek(len(text.mark))
        errors = errors_of(text.codec)
        with io.TextIOWrapper(binary, text.codec, errors, newline="") as stream:
            yield stream


def _header(head: str, separator: str) -> tuple[str, Record]:
    preamble = ""
    for record in split_records(io.StringIO(head, newline=""), separator):
        named = record.cells[0].startswith(_SEPARATOR_LINE) if record.cells else False
        if any(cell.strip() for cell in record.cells) and not (named and record.line == 1):
            return preamble, record
        preamble += record.text + record.end
    raise DataError("the file has no header", hint="Its first row names the columns.")


def require_text_table(path: Path) -> None:
    """Refuse, by its ending, a file that is no delimited text.

    Raises
    ------
    DataError
        For a workbook: what to do instead.
    """
    if path.suffix.lower() in (".xlsx", ".xls", ".xlsm", ".ods", ".numbers"):
        raise DataError(
            "workbooks are not read",
            where=path.name,
            hint="In your spreadsheet choose Save as, CSV UTF-8, and hand in that file.",
        )
