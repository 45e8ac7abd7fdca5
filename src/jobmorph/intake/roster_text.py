"""A roster as delimited text, read row by row."""

import codecs
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from jobmorph.intake.delimited_text import SEPARATORS, find_separator
from jobmorph.intake.roster_grid import HEAD_ROWS, Header, SheetRow, find_header
from jobmorph.intake.title_file import open_text
from jobmorph.intake.title_file_bytes import TextBytes, scan_bytes
from jobmorph.intake.title_record import Record, split_records
from jobmorph.schema.errors import DataError

HEAD_SIGNS: Final = 1 << 18
_BROKEN: Final = (
    "more cells than columns, a quotation mark that is never closed, or a cell of more than "
    "131,072 signs"
)
_OTHER: Final = "other signs between its cells than the header has"
_MARKUP: Final = {
    b"<!doctype html": "a web page",
    b"<html": "a web page",
    b"<table": "a web page",
    b"<?xml": "an XML file",
    b"{\\rtf": "a text document",
    b"[{": "a JSON file",
    b"{": "a JSON file",
}
_WIDE_MARKS: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_HINT: Final = "Save the table as .xlsx or CSV UTF-8 and hand in that file."


@dataclass(frozen=True, slots=True)
class TextSheet:
    """A roster as delimited text: read row by row, whenever `rows` is asked for."""

    path: Path
    text: TextBytes
    separator: str
    header: Header

    @property
    def is_1904(self) -> bool:
        """Whether bare numbers of days are counted from 1904; never in text."""
        return False

    @property
    def form(self) -> str:
        """How the file is written, for people."""
        return f"{self.text.encoding}, {SEPARATORS[self.separator]}s"

    def rows(self, places: Sequence[int]) -> Iterator[SheetRow]:
        """Return the rows below the header, cells of these columns only.

        Parameters
        ----------
        places : sequence of int
            Positions of the columns that are read; cells of all others are let go at once.
        """
        width = len(self.header.names)
        with open_text(self.path, self.text) as stream:
            for record in split_records(stream, self.separator):
                if record.line > self.header.line:
                    yield _picked(record, places, width)


def open_text_sheet(path: Path, title: str | None) -> TextSheet:
    """Open a roster as text and find its separator and header.

    Raises
    ------
    DataError
        If it is empty or no delimited text.
    """
    text = scan_bytes(path)
    with open_text(path, text) as stream:
        head = stream.read(HEAD_SIGNS)
    if not head.strip():
        raise DataError("the file is empty", where=path.name, hint="Nothing was computed.")
    if find_separator(head) not in SEPARATORS:
        raise DataError(
            "the first line names a separator that cannot be used", where=path.name, hint=_HINT
        )
    found = []
    for separator in SEPARATORS:
        records = islice(split_records(io.StringIO(head, newline=""), separator), HEAD_ROWS)
        rows = [SheetRow(each.line, _stripped(each.cells)) for each in records]
        header = find_header(rows, title)
        if header is not None:
            found.append(TextSheet(path, text, separator, header))
    if not found:
        raise DataError("the file has no header", where=path.name, hint="Nothing was computed.")
    return max(found, key=lambda each: (each.header.known, len(each.header.names)))


def require_table(path: Path, start: bytes) -> None:
    """Refuse what only looks like delimited text: web pages, XML, JSON, odd encodings.

    Raises
    ------
    DataError
        What it is and what to do.
    """
    plain = start.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    kind = next((kind for mark, kind in _MARKUP.items() if plain.startswith(mark)), None)
    if kind is not None:
        raise DataError(
            f"this is {kind} with the ending {path.suffix}", where=path.name, hint=_HINT
        )
    if start.startswith(_WIDE_MARKS):
        raise DataError("this is UTF-32, which is not read", where=path.name, hint=_HINT)
    is_marked = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not is_marked and _is_half_empty(start):
        raise DataError("this is UTF-16 without its mark", where=path.name, hint=_HINT)


def _is_half_empty(start: bytes) -> bool:
    """Say whether every second byte is zero, as in Latin letters of two bytes."""
    pairs = len(start) // 2
    return pairs > 1 and pairs in (
        start[: 2 * pairs : 2].count(0),
        start[1 : 2 * pairs : 2].count(0),
    )


def _picked(record: Record, places: Sequence[int], width: int) -> SheetRow:
    cells = record.cells
    fault = ""
    if record.is_broken or any(cell.strip() for cell in cells[width:]):
        fault = _BROKEN
    elif len(cells) == 1 < width and _is_other(cells[0], width):
        fault = _OTHER
    found = tuple(cells[place].strip() if place < len(cells) else "" for place in places)
    return SheetRow(record.line, found, fault)


def _is_other(text: str, width: int) -> bool:
    """Say whether a row that is one cell has all of them, between other separators."""
    return any(text.count(sign) == width - 1 for sign in SEPARATORS)


def _stripped(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in cells)
