"""The packed parts of a workbook: whole, as large as they say, and small enough to be laid out."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from jobmorph.intake.packed_file import UNREADABLE, damaged_workbook
from jobmorph.schema.errors import DataError

UNPACKED_LIMIT_BYTES: Final = 1_500_000_000
WORDS_LIMIT_BYTES: Final = 300_000_000
# A sheet is laid out from its first cell to its last, empty ones between them included.
MOST_CELLS: Final = 40_000_000
_LETTERS: Final = 26
_CHUNK: Final = 1 << 20
_TAIL: Final = 4_096
_PARTS: Final = (".xml", ".rels")
_HINT: Final = "Save the one sheet as CSV UTF-8."
# Columns from AA on whose cells hold something; a tag that closes itself holds nothing.
_FAR: Final = re.compile(rb"""c r="([A-Z]{2,3})\d+"[^>]*[^/>]>""")
_OLD_MAC: Final = re.compile(rb"""workbookPr [^>]*date1904="(?:1|true)\"""")
_ROW: Final = re.compile(rb"""row r="(\d{1,7})\"""")


def check_package(name: str, content: bytes) -> bool:
    """Unpack a workbook piece by piece, keeping nothing, before anybody reads it whole.

    Parameters
    ----------
    name : str
        Name of the file, for messages.
    content : bytes
        The file.

    Returns
    -------
    bool
        Whether it counts days from 1904.

    Raises
    ------
    DataError
        If it is no workbook, damaged, larger unpacked than it says or than memory should hold, or
        if a sheet reaches so far that laying it out would fill the memory.
    """
    is_1904 = False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _require_size(name, entries)
            for entry in entries:
                if entry.filename.lower().endswith(_PARTS):
                    is_1904 |= _check_part(name, archive, entry)
    except UNREADABLE:
        raise damaged_workbook(name) from None
    if not any(entry.filename.lower().startswith("xl/") for entry in entries):
        raise DataError("this is a zip file, not a workbook", where=name, hint="Unpack it first.")
    return is_1904


def _require_size(name: str, entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    words = sum(entry.file_size for entry in entries if "sharedstrings" in entry.filename.lower())
    if unpacked > UNPACKED_LIMIT_BYTES or words > WORDS_LIMIT_BYTES:
        raise DataError(f"the workbook unpacks to {unpacked / 1e9:.1f} GB", where=name, hint=_HINT)


def _check_part(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Read a part to its end, so that its length and check sum are compared with what it says.

    Returns whether it is the part that says that days count from 1904.
    """
    is_1904 = False
    extent = _Extent()
    is_sheet = "worksheets/" in entry.filename.lower()
    for piece in _pieces(archive, entry):
        if is_sheet:
            extent.take(piece)
        else:
            is_1904 |= _OLD_MAC.search(piece) is not None
    if extent.last_row * extent.last_column > MOST_CELLS:
        raise DataError(
            f"a sheet reaches to row {extent.last_row:,} and column {extent.last_column:,}",
            where=name,
            hint="Delete what stands far from the table, or save the table as CSV UTF-8.",
        )
    return is_1904


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as part:
        while piece := part.read(_CHUNK):
            yield piece


class _Extent:
    """How far the filled cells of a sheet reach."""

    def __init__(self) -> None:
        self.last_row = 1
        self.last_column = _LETTERS
        self._row = 1
        self._tail = b""

    def take(self, piece: bytes) -> None:
        """Look at the next piece of a sheet."""
        seen = self._tail + piece
        for letters in set(_FAR.findall(seen)):
            self.last_column = max(self.last_column, _column_of(letters))
        value = max(seen.rfind(b"/v>"), seen.rfind(b"/is>"))
        if value >= 0:
            self.last_row = max(self.last_row, self._last_row(seen[:value]))
        self._row = self._last_row(seen)
        self._tail = seen[-_TAIL:]

    def _last_row(self, seen: bytes) -> int:
        at = seen.rfind(b'row r="')
        found = _ROW.match(seen, at) if at >= 0 else None
        return self._row if found is None else int(found[1])


def _column_of(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number
