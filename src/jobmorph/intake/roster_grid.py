"""Rows of cells, and the header found among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jobmorph.intake.roster_header import is_known, known_name

HEAD_ROWS: Final = 40
# Longer cells name no column.
LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its line in the file (the first is 1) and its cells, blanks at the ends removed.

    `fault` says what is wrong with the row as a whole; empty for nothing.
    """

    line: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The row that names the columns."""

    line: int
    names: tuple[str, ...]
    known: int


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
        known = sum(len(cell) <= LONGEST_NAME and is_known(cell) for cell in filled)
        is_asked = int(title is not None and title.strip() in row.cells)
        rank = (is_asked, known, len(filled))
        if rank > most:
            best, most = Header(row.line, row.cells, known + is_asked), rank
    return best


def has_title(names: Sequence[str]) -> bool:
    """Say whether a header has a column of titles."""
    found = (known_name(name) for name in names)
    return any(known is not None and known.field == "title" for known in found)
