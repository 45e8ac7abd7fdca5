"""The rows of a roster, from delimited text or a workbook, with the header found among them."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from jobmorph.intake.delimited_text import SEPARATORS
from jobmorph.intake.fault import shown
from jobmorph.intake.file_bytes import open_file, read_bytes
from jobmorph.intake.roster_header import is_known, known_name
from jobmorph.intake.title_file import open_text
from jobmorph.intake.title_file_bytes import TextBytes, scan_bytes
from jobmorph.intake.title_record import Record, split_records
from jobmorph.schema.errors import DataError, ParameterError

LIMIT_BYTES: Final = 400_000_000
UNPACKED_LIMIT_BYTES: Final = 1_500_000_000
HEAD_ROWS: Final = 40
HEAD_SIGNS: Final = 1 << 18
WORKBOOKS: Final = (".xlsx", ".xlsm")
OTHER_BOOKS: Final = (".xlsb", ".ods", ".numbers")
_OLD_BOOK: Final = b"\xd0\xcf\x11\xe0"
_START_BYTES: Final = 4_096
_UNNAMED: Final = "__UNNAMED__"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its line in the file (the first is 1) and its cells, blanks at the ends removed."""

    line: int
    cells: tuple[str, ...]
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The row that names the columns."""

    line: int
    names: tuple[str, ...]
    known: int


@dataclass(frozen=True, slots=True)
class TextSheet:
    """A roster as delimited text: read row by row, whenever `rows` is asked for."""

    path: Path
    text: TextBytes
    separator: str
    header: Header

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


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A roster as one sheet of a workbook; only the columns asked for are taken out of it."""

    name: str
    sheet: str
    header: Header
    _reader: Any

    @property
    def form(self) -> str:
        """How the file is written, for people."""
        return f"workbook, sheet {shown(self.sheet)}"

    def rows(self, places: Sequence[int]) -> Iterator[SheetRow]:
        """Return the rows below the header, cells of these columns only."""
        # Positions in a sheet that begins right of column A are not those of its table; names are.
        names = [f"{_UNNAMED}{place}" for place in places]
        from fastexcel import InvalidParametersError

        try:
            frame = self._reader.load_sheet(
                self.sheet,
                header_row=None,
                skip_rows=self.header.line,
                dtypes="string",
                use_columns=names,
            ).to_polars()
        except InvalidParametersError:
            # Nothing stands below the header.
            return
        columns = [frame.get_column(name).to_list() for name in names]
        for line, cells in enumerate(zip(*columns, strict=True), start=self.header.line + 1):
            yield SheetRow(line, tuple("" if cell is None else cell.strip() for cell in cells))


Sheet = TextSheet | BookSheet


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
    if suffix in WORKBOOKS or start.startswith(_OLD_BOOK):
        return _open_book(path, sheet, title)
    if sheet is not None:
        raise ParameterError("a text file has no sheets", where="--sheet")
    return _open_text(path, title)


def _open_text(path: Path, title: str | None) -> TextSheet:
    text = scan_bytes(path)
    with open_text(path, text) as stream:
        head = stream.read(HEAD_SIGNS)
    if not head.strip():
        raise DataError("the file is empty", where=path.name, hint="Nothing was computed.")
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


def _open_book(path: Path, sheet: str | None, title: str | None) -> BookSheet:
    import fastexcel

    content = read_bytes(path, limit_bytes=LIMIT_BYTES, hint="Save the one sheet as CSV.")
    _require_book(path, content)
    try:
        reader = fastexcel.read_excel(content)
        names = reader.sheet_names if sheet is None else [_named(sheet, reader.sheet_names)]
        found = [book for name in names if (book := _book(path, reader, name, title)) is not None]
    except fastexcel.FastExcelError:
        # The library's own words may repeat cells.
        raise DataError(
            "the workbook is damaged or locked and cannot be read", where=path.name,
            hint="Open it, save it anew without a password as .xlsx or CSV UTF-8.",
        ) from None  # fmt: skip
    if not found:
        raise DataError("the workbook is empty", where=path.name, hint="Nothing was computed.")
    with_title = [book for book in found if has_title(book.header.names)]
    return (with_title or found)[0]


def _book(path: Path, reader: Any, name: str, title: str | None) -> BookSheet | None:
    # Without `skip_rows` empty rows on top are left out, and lines are counted wrong.
    frame = reader.load_sheet(
        name, header_row=None, skip_rows=0, n_rows=HEAD_ROWS, dtypes="string"
    ).to_polars()
    rows = [
        SheetRow(line, tuple("" if cell is None else cell.strip() for cell in cells))
        for line, cells in enumerate(frame.iter_rows(), start=1)
    ]
    header = find_header(rows, title)
    return None if header is None else BookSheet(path.name, name, header, reader)


def _require_book(path: Path, content: bytes) -> None:
    if content.startswith(_OLD_BOOK):
        if path.suffix.lower() == ".xls":
            return
        raise DataError(
            "the workbook is locked with a password, or is an old one",
            where=path.name,
            hint="Save it without a password as .xlsx, or as CSV UTF-8.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise DataError(
            "this is no workbook", where=path.name, hint="Save it as .xlsx or CSV UTF-8."
        ) from None
    if unpacked > UNPACKED_LIMIT_BYTES:
        raise DataError(
            f"the workbook unpacks to {unpacked / 1e9:.1f} GB",
            where=path.name,
            hint="Save the one sheet as CSV UTF-8.",
        )


def _named(sheet: str, names: Sequence[str]) -> str:
    if sheet in names:
        return sheet
    raise ParameterError(f"no sheet is called {shown(sheet)}; sheets", where="--sheet", items=names)


def find_header(rows: Sequence[SheetRow], title: str | None) -> Header | None:
    """Find the row that names the columns: the first with most known names, below title rows.

    Parameters
    ----------
    rows : sequence of SheetRow
        The first rows of a file.
    title : str or None
        A name that it must hold, where somebody said it.

    Returns
    -------
    Header or None
        Without known names: the first row with most cells. None if all are empty.
    """
    best: Header | None = None
    most = (-1, -1, -1)
    for row in rows:
        filled = [cell for cell in row.cells if cell]
        if not filled or filled[0].startswith("sep="):
            continue
        known = sum(is_known(cell) for cell in filled)
        is_asked = int(title is not None and title.strip() in row.cells)
        rank = (is_asked, known, len(filled))
        if rank > most:
            best, most = Header(row.line, row.cells, known + is_asked), rank
    return best


def has_title(names: Sequence[str]) -> bool:
    """Say whether a header has a column of titles."""
    found = (known_name(name) for name in names)
    return any(known is not None and known.field == "title" for known in found)


def _picked(record: Record, places: Sequence[int], width: int) -> SheetRow:
    cells = record.cells
    is_broken = record.is_broken or any(cell.strip() for cell in cells[width:])
    found = tuple(cells[place].strip() if place < len(cells) else "" for place in places)
    return SheetRow(record.line, found, is_broken)


def _stripped(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in cells)
