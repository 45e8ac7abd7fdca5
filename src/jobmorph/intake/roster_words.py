"""Columns of words of a roster: titles, departments, levels, places and bands."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from jobmorph.intake.roster_columns import WORDS, ColumnUse
from jobmorph.intake.roster_header import Field, header_key
from jobmorph.intake.roster_personal import looks_like_name, without_people
from jobmorph.intake.roster_row import Gathered
from jobmorph.intake.roster_values import Notes
from jobmorph.intake.title_cell import cell_fault

COLUMN_OF: Final[Mapping[Field, str]] = {
    "title": "title",
    "department": "department",
    "level": "stated_level",
    "location": "location",
    "band": "pay_band",
}
# So many cells of a column must be empty for the gaps to come from merged cells.
_GAPS_SHARE: Final = 0.3
_MERGED: Final[tuple[Field, ...]] = ("department", "location")
_LONGEST: Final = 200
# Some systems call a team after whoever leads it.
_HOLDER: Final = re.compile(r"\s*\(([^()]*)\)\s*$")


def read_words(
    gathered: Gathered, uses: Sequence[ColumnUse], notes: Notes
) -> dict[str, list[str | None]]:
    """Return the columns of words by name; contact data and long numbers are taken out.

    A title that cannot be read is null. Gaps below merged cells are filled where the column
    shows that they are such.
    """
    found: dict[str, list[str | None]] = {}
    kept = {use.field for use in uses if use.purpose == "kept"}
    for kind in WORDS:
        cells = gathered.cells(kind, uses) if kind in kept else None
        if cells is None:
            found[COLUMN_OF[kind]] = [None] * len(gathered.lines)
            continue
        plain = _plain(kind, cells.values, notes)
        found[COLUMN_OF[kind]] = _filled_down(plain, notes) if kind in _MERGED else plain
    notes.say("title.none", sum(title is None for title in found["title"]))
    return found


def _plain(kind: Field, values: Sequence[str], notes: Notes) -> list[str | None]:
    known: dict[str, str | None] = {}
    for cell in dict.fromkeys(values):
        text = without_people(cell, is_code=kind != "title")
        holder = _HOLDER.search(text) if kind == "department" else None
        if holder is not None and looks_like_name(holder.group(1)):
            text = text[: holder.start()]
        is_read = bool(text) and len(text) <= _LONGEST and cell_fault(text) is None
        known[cell] = text if is_read else None
    changed = {cell for cell, text in known.items() if text is not None and text != cell}
    notes.say("words.cleaned", sum(cell in changed for cell in values) if changed else 0)
    return [known[cell] for cell in values]


def _filled_down(values: Sequence[str | None], notes: Notes) -> list[str | None]:
    """Fill gaps below merged cells: many gaps, none on top, and no value starts twice."""
    gaps = sum(value is None for value in values)
    starts = [value for value in values if value is not None]
    is_merged = (
        bool(starts)
        and values[0] is not None
        and gaps >= _GAPS_SHARE * len(values)
        and len({header_key(start) for start in starts}) == len(starts)
    )
    if not is_merged:
        return list(values)
    notes.say("words.filled", gaps)
    filled: list[str | None] = []
    for value in values:
        filled.append(value if value is not None else filled[-1])
    return filled
