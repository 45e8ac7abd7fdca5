"""A roster as one sheet of a workbook; nothing in it is run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from jobmorph.intake.fault import shown
from jobmorph.intake.file_bytes import read_bytes
from jobmorph.intake.roster_grid import HEAD_ROWS, Header, SheetRow, find_header, has_title
from jobmorph.intake.roster_package import check_package
from jobmorph.schema.errors import DataError, ParameterError

LIMIT_BYTES: Final = 400_000_000
OLD_BOOK: Final = b"\xd0\xcf\x11\xe0"
_UNNAMED: Final = "__UNNAMED__"


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A roster as one sheet of a workbook; only the columns asked for are taken out of it."""

    name: str
    sheet: str
    header: Header
    is_hidden: bool
    is_1904: bool
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


def open_book(path: Path, sheet: str | None, title: str | None) -> BookSheet:
    """Open a workbook: the sheet asked for, else the first visible one with a column of titles.

    Raises
    ------
    DataError
        If it is damaged, locked, empty, or unpacks to more than memory should hold.
    ParameterError
        If there is no such sheet.
    """
    import fastexcel

    content = read_bytes(path, limit_bytes=LIMIT_BYTES, hint="Save the one sheet as CSV.")
    is_1904 = _require_book(path, content)
    try:
        reader = fastexcel.read_excel(content)
        names = reader.sheet_names if sheet is None else [_named(sheet, reader.sheet_names)]
        books = (_book(path.name, reader, name, title) for name in names)
        found = [replace(book, is_1904=is_1904) for book in books if book is not None]
    except fastexcel.FastExcelError:
        # The library's own words may repeat cells.
        raise DataError(
            "the workbook is damaged or locked and cannot be read", where=path.name,
            hint="Open it, save it anew without a password as .xlsx or CSV UTF-8.",
        ) from None  # fmt: skip
    if not found:
        raise DataError("the workbook is empty", where=path.name, hint="Nothing was computed.")
    shown_first = sorted(found, key=lambda book: book.is_hidden)
    with_title = [book for book in shown_first if has_title(book.header.names)]
    return (with_title or shown_first)[0]


def _book(source: str, reader: Any, name: str, title: str | None) -> BookSheet | None:
    # Without `skip_rows` empty rows on top are left out, and lines are counted wrong.
    loaded = reader.load_sheet(
        name, header_row=None, skip_rows=0, n_rows=HEAD_ROWS, dtypes="string"
    )
    rows = [
        SheetRow(line, tuple("" if cell is None else cell.strip() for cell in cells))
        for line, cells in enumerate(loaded.to_polars().iter_rows(), start=1)
    ]
    header = find_header(rows, title)
    if header is None:
        return None
    return BookSheet(source, name, header, loaded.visible != "visible", False, reader)


def _require_book(path: Path, content: bytes) -> bool:
    """Refuse what is no workbook that can be read; say whether it counts days from 1904."""
    if content.startswith(OLD_BOOK):
        if path.suffix.lower() == ".xls":
            return False
        raise DataError(
            "the workbook is locked with a password, or is an old one",
            where=path.name,
            hint="Save it without a password as .xlsx, or as CSV UTF-8.",
        )
    return check_package(path.name, content)


def _named(sheet: str, names: Sequence[str]) -> str:
    if sheet in names:
        return sheet
    raise ParameterError(f"no sheet is called {shown(sheet)}; sheets", where="--sheet", items=names)
