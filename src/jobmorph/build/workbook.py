"""Sheets of xls and xlsx workbooks as frames of strings."""

import io
from collections.abc import Callable
from functools import partial

import polars as pl

from jobmorph.build.archive import SafeArchive
from jobmorph.build.raw import RawFile
from jobmorph.schema.errors import DataError, SchemaError

_ZIP_MAGIC = b"PK\x03\x04"


def read_cells(file: RawFile, sheet: str | int = 0) -> pl.DataFrame:
    """Return all cells of a sheet as strings, columns `column_1`, `column_2`, ...

    Parameters
    ----------
    file : RawFile
        An xls or xlsx workbook.
    sheet : str or int
        Name, or position from 0.

    Raises
    ------
    DataError
        If the workbook is damaged, oversized or has no such sheet.
    """
    if file.content.startswith(_ZIP_MAGIC):
        SafeArchive(file.content, where=file.path)
    read = partial(
        pl.read_excel,
        engine="calamine",
        has_header=False,
        drop_empty_rows=False,
        drop_empty_cols=False,
        read_options={"dtypes": "string"},
    )
    content = io.BytesIO(file.content)
    try:
        frame: pl.DataFrame
        if isinstance(sheet, str):
            frame = read(content, sheet_name=sheet)
        else:
            frame = read(content, sheet_id=sheet + 1)
    except ImportError as error:
        raise DataError(
            "reading workbooks needs the package fastexcel",
            where=file.path,
            hint="Install jobmorph with its build extra.",
        ) from error
    except Exception as error:
        reason = str(error).strip().splitlines()[0]
        raise DataError(f"the workbook cannot be read ({reason})", where=file.path) from error
    frame = frame.rename({old: f"column_{i + 1}" for i, old in enumerate(frame.columns)})
    # Old .xls files come back with the upper halves of their UTF-16 characters as NULs.
    return frame.select(pl.all().str.replace_all("\x00", "", literal=True).str.strip_chars())


def read_sheet(
    file: RawFile, is_header: Callable[[tuple[str | None, ...]], bool], sheet: str | int = 0
) -> pl.DataFrame:
    """Return a sheet as strings under the first row that `is_header` accepts.

    Rows above the header are titles and notes and are left out; so are wholly empty rows.

    Raises
    ------
    DataError
        If the workbook cannot be read.
    SchemaError
        If no row is a header.
    """
    cells = read_cells(file, sheet)
    for number, row in enumerate(cells.iter_rows()):
        if is_header(row):
            names = [name or f"column_{i + 1}" for i, name in enumerate(row)]
            body = cells.slice(number + 1)
            body.columns = _distinct(names)
            return body.filter(~pl.all_horizontal(pl.all().is_null()))
    raise SchemaError(
        "no row of the sheet looks like the table's header",
        where=f"{file.path}, sheet {sheet}",
        items=[str(cell) for cell in cells.row(0) if cell] if cells.height else [],
        hint="Is this another workbook or another edition of it?",
    )


def _distinct(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    distinct = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        distinct.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return distinct
