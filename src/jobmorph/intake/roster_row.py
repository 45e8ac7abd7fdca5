"""Rows of a roster that are people, told apart from totals, footers and repeated headers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from jobmorph.intake.fault import Fault
from jobmorph.intake.roster_columns import ColumnUse
from jobmorph.intake.roster_header import Field, header_book, header_key
from jobmorph.intake.roster_sheet import Sheet, SheetRow
from jobmorph.intake.roster_values import Cells, Notes
from jobmorph.schema.errors import DataError

MOST_ROWS: Final = 1_000_000
SAMPLE_ROWS: Final = 300
_OF_A_PERSON: Final[frozenset[Field]] = frozenset({"title", "person"})
# How the names of totals begin, see `roster_headers.yaml`.
_TOTAL_STARTS: Final = ("to", "gr", "su", "ge", "er", "zw", "so", "in", "sous")
_SUMS: Final[frozenset[Field]] = frozenset({"fte", "hours", "pay"})


@dataclass(slots=True)
class Gathered:
    """Cells of the columns that are read, row by row of people.

    Parameters
    ----------
    fields : tuple of Field
        What each column holds.
    lines : list of int
        Lines of the file.
    columns : list of list of str
        Cells by column; equal ones are one string in memory.
    """

    fields: tuple[Field, ...]
    lines: list[int] = field(default_factory=list)
    columns: list[list[str]] = field(default_factory=list)

    def cells(self, kind: Field, uses: Sequence[ColumnUse]) -> Cells | None:
        """Return one column, or None if the roster has none."""
        if kind not in self.fields:
            return None
        name = next(use.name for use in uses if use.field == kind and use.purpose in _READ)
        return Cells(name, self.lines, self.columns[self.fields.index(kind)])


_READ: Final = frozenset({"kept", "line", "aid"})


def read_uses(uses: Sequence[ColumnUse]) -> list[ColumnUse]:
    """Return the columns that are read."""
    return [use for use in uses if use.purpose in _READ]


def sample_columns(sheet: Sheet, places: Sequence[int]) -> dict[int, list[str]]:
    """Return the first cells of columns, empty ones left out."""
    samples: dict[int, list[str]] = {place: [] for place in places}
    for count, row in enumerate(sheet.rows(places)):
        if count >= SAMPLE_ROWS:
            break
        for place, cell in zip(places, row.cells, strict=True):
            if cell:
                samples[place].append(cell)
    return samples


def gather(sheet: Sheet, uses: Sequence[ColumnUse], source: str, notes: Notes) -> Gathered:
    """Read the cells of the columns that are kept or build the reporting line.

    Raises
    ------
    DataError
        If nobody is listed, or more than a million.
    """
    read = read_uses(uses)
    fields = tuple(use.field for use in read if use.field is not None)
    names = tuple(header_key(use.name) for use in read)
    found = Gathered(fields, columns=[[] for _ in read])
    known: dict[str, str] = {}
    for row in sheet.rows([use.place for use in read]):
        skipped = _skipped(row, fields, names)
        if row.is_broken:
            what = "more cells than columns, or a quotation mark that is never closed"
            notes.faults.append(Fault(row.line, what))
        elif skipped is not None:
            notes.say(f"skipped.{skipped}")
        else:
            found.lines.append(row.line)
            for column, cell in zip(found.columns, row.cells, strict=True):
                plain = " ".join(cell.split())
                column.append(known.setdefault(plain, plain))
        if len(found.lines) > MOST_ROWS:
            raise DataError(
                f"more than {MOST_ROWS:,} people", where=source, hint="Hand in a part of them."
            )
    if not found.lines and not notes.faults:
        raise DataError("nobody is listed below the header", where=source,
                        hint="Nothing was computed.")  # fmt: skip
    return found


def _skipped(row: SheetRow, fields: Sequence[Field], names: Sequence[str]) -> str | None:
    """Say why a row is nobody: 'blank', 'header', 'total' or 'footer'; None for a person."""
    filled = [(kind, cell) for kind, cell in zip(fields, row.cells, strict=True) if cell]
    if not filled:
        return "blank"
    if len(filled) > 1 and all(
        not cell or header_key(cell) == name for cell, name in zip(row.cells, names, strict=True)
    ):
        return "header"
    if _adds_up(filled):
        return "total"
    is_alone = len(filled) == 1 and len(fields) > 1 and filled[0][0] not in _OF_A_PERSON
    return "footer" if is_alone else None


def _adds_up(filled: Sequence[tuple[Field, str]]) -> bool:
    """Say whether a row is a total: called so, or sums without anybody's title."""
    kinds = {kind for kind, _ in filled}
    totals = header_book().totals
    if any(_is_total(cell, totals) for kind, cell in filled if kind not in _SUMS):
        return True
    if kinds == {"title"}:
        # A count below the titles; its label stands in a column that is not read.
        return filled[0][1].isdigit()
    return kinds <= _SUMS


def _is_total(cell: str, totals: frozenset[str]) -> bool:
    # Most cells are told apart by their first letters, which costs little.
    if not cell[:4].casefold().startswith(_TOTAL_STARTS):
        return False
    return header_key(cell.partition(":")[0]).rstrip("0123456789") in totals
