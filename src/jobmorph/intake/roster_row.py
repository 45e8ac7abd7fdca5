"""Rows of a roster that are people, told apart from totals, footers and repeated headers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from jobmorph.intake.fault import Fault, shown
from jobmorph.intake.roster_columns import ColumnUse
from jobmorph.intake.roster_header import Field, header_key
from jobmorph.intake.roster_kind import RowKinds
from jobmorph.intake.roster_sheet import Sheet
from jobmorph.intake.roster_values import Cells, Notes
from jobmorph.schema.errors import DataError

MOST_ROWS: Final = 1_000_000
SAMPLE_ROWS: Final = 300
LONGEST_CELL: Final = 4_000
# Marks of order and width that show nothing: a title with one would look like another.
_UNSEEN: Final = dict.fromkeys(
    (0x00AD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))
)
_OTHER_TABLE: Final = "another table seems to begin here; hand in one table"
_LONG: Final = f"holds more than {LONGEST_CELL:,} signs"


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
    protected : list of str
        Cells of the column of a protected attribute; empty where none is asked for.
    """

    fields: tuple[Field, ...]
    lines: list[int] = field(default_factory=list)
    columns: list[list[str]] = field(default_factory=list)
    protected: list[str] = field(default_factory=list)

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
            # A cell that is too long is told with the other faults.
            if cell and len(cell) <= LONGEST_CELL:
                samples[place].append(cell)
    return samples


def gather(sheet: Sheet, uses: Sequence[ColumnUse], source: str, notes: Notes) -> Gathered:
    """Read the cells of the columns that are kept, build the reporting line, or are protected.

    Raises
    ------
    DataError
        If nobody is listed, or more than a million.
    """
    read = read_uses(uses)
    apart = [use for use in uses if use.purpose == "protected"]
    fields = tuple(use.field for use in read if use.field is not None)
    kinds = RowKinds(fields, tuple(header_key(use.name) for use in read))
    found = Gathered(fields, columns=[[] for _ in read])
    columns = [*found.columns, *([found.protected] if apart else [])]
    known: dict[str, str] = {}
    for row in sheet.rows([use.place for use in (*read, *apart)]):
        # A protected attribute says nothing about which rows are people.
        kind = kinds.kind(row.cells[: len(read)])
        fault = row.fault or _too_long(row.cells, [*read, *apart])
        if fault or kind == "table":
            notes.faults.append(Fault(row.line, fault or _OTHER_TABLE))
            if not fault:
                break
        elif kind is not None:
            notes.say(f"skipped.{kind}")
        else:
            found.lines.append(row.line)
            for column, cell in zip(columns, row.cells, strict=True):
                plain = _plain(cell)
                column.append(known.setdefault(plain, plain))
        if len(found.lines) > MOST_ROWS:
            raise DataError(
                f"more than {MOST_ROWS:,} people", where=source, hint="Hand in a part of them."
            )
    if not found.lines and not notes.faults:
        raise DataError("nobody is listed below the header", where=source,
                        hint="Nothing was computed.")  # fmt: skip
    return found


def _plain(cell: str) -> str:
    """Put a cell on one line, without signs that nobody sees."""
    return " ".join((cell if cell.isascii() else cell.translate(_UNSEEN)).split())


def _too_long(cells: Sequence[str], uses: Sequence[ColumnUse]) -> str:
    long = next((at for at, cell in enumerate(cells) if len(cell) > LONGEST_CELL), None)
    return "" if long is None else f"{shown(uses[long].name)} {_LONG}"
