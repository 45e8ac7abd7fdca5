"""Lines of a delimited text file with their line numbers; separator found by itself."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jobmorph.intake.fault import Fault, LineError
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import DataError

SEPARATORS: Final = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_SEPARATOR_LINE: Final = "sep="


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file.

    Parameters
    ----------
    line : int
        Line that the row starts in; quoted fields may run over several.
    cells : tuple of str
        Its fields, blanks at both ends removed.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DelimitedText:
    """Header and rows of a delimited text file.

    Parameters
    ----------
    separator : str
        The character between fields.
    header : Row
        The first row that is not blank.
    rows : tuple of Row
        The others, blank ones left out.
    """

    separator: str
    header: Row
    rows: tuple[Row, ...]


def parse_delimited(file: TextFile) -> DelimitedText:
    r"""Split a text file into rows.

    Parameters
    ----------
    file : TextFile
        The decoded file. A first line `sep=;`, as spreadsheets write it, is obeyed.

    Raises
    ------
    LineError
        If a quotation mark is not closed, or closes in the middle of a field.
    DataError
        If no row is left.

    Examples
    --------
    >>> parse_delimited(TextFile("week.csv", "task;hours\n\nCalls;2,5\n", "UTF-8")).rows
    (Row(line=3, cells=('Calls', '2,5')),)
    """
    separator = find_separator(file.text)
    rows = [row for row in _rows(file, separator) if any(row.cells)]
    if rows and len(rows[0].cells) <= 2 and rows[0].cells[0].startswith(_SEPARATOR_LINE):
        rows = rows[1:]
    if not rows:
        raise DataError("the file is empty", where=file.name, hint="Nothing was computed.")
    return DelimitedText(separator, rows[0], tuple(rows[1:]))


def find_separator(text: str) -> str:
    r"""Return the separator that the header uses most, outside quotation marks.

    Examples
    --------
    >>> find_separator('"task, in words";hours\n')
    ';'
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.startswith(_SEPARATOR_LINE) and len(first) > len(_SEPARATOR_LINE):
        return first[len(_SEPARATOR_LINE)]
    outside = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=outside.count)


def _rows(file: TextFile, separator: str) -> Iterator[Row]:
    if separator not in SEPARATORS:
        raise DataError(
            "the first line names a separator that cannot be used",
            where=file.name,
            hint="Use a comma, a semicolon or a tab.",
        )
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=separator, strict=True)
    start = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            what = "a quotation mark is not closed, or stands in the middle of a field"
            raise LineError(file.name, [Fault(start, what)]) from None
        if cells is None:
            return
        yield Row(start, tuple(cell.strip() for cell in cells))
        start = reader.line_num + 1
