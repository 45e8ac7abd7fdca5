"""One protected attribute of a roster, for the check of adverse impact and nothing else."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from jobmorph.intake.fault import shown
from jobmorph.intake.roster_columns import ColumnUse
from jobmorph.intake.roster_personal import column_of_people, looks_like_contact
from jobmorph.intake.roster_row import Gathered
from jobmorph.intake.roster_values import EMPTY
from jobmorph.schema.errors import DataError

NAME: Final = "protected_category"
MOST_CATEGORIES: Final = 12
LONGEST: Final = 60
# Of ten people, as many as may have a category of their own before it tells them apart.
MOST_DISTINCT_SHARE: Final = 0.5
FEWEST: Final = 5


def read_protected(gathered: Gathered, uses: Sequence[ColumnUse], source: str) -> pl.Series | None:
    """Read the column of a protected attribute as plain categories.

    Returns
    -------
    polars.Series or None
        `protected_category` of each person, null where it is not stated; spellings that differ by
        case are one. None if no such column is asked for.

    Raises
    ------
    DataError
        If the column holds names, e-mail addresses or ids, more than twelve categories, hardly
        two people alike, or nothing. No cell is repeated.
    """
    use = next((use for use in uses if use.purpose == "protected"), None)
    if use is None:
        return None
    known: dict[str, str] = {}
    cells = [
        None if cell.casefold() in EMPTY else known.setdefault(cell.casefold(), cell)
        for cell in gathered.protected
    ]
    fault = _fault([cell for cell in cells if cell is not None])
    if fault is not None:
        raise DataError(
            f"column {shown(use.name)} {fault}; it is not kept",
            where=source,
            hint="--protected takes up to twelve groups, such as age bands. Nothing was computed.",
        )
    return pl.Series(NAME, cells, dtype=pl.String)


def _fault(cells: Sequence[str]) -> str | None:
    if not cells:
        return "is empty"
    people = column_of_people(cells, is_code=True)
    if people is None and any(looks_like_contact(cell, is_code=True) for cell in set(cells)):
        people = "e-mails"
    if people is not None:
        return f"holds what looks like {people} of people"
    distinct = set(cells)
    if len(distinct) > MOST_CATEGORIES:
        return f"holds {len(distinct):,} different values"
    if any(len(cell) > LONGEST for cell in distinct):
        return "holds text, not groups"
    if len(cells) >= FEWEST and len(distinct) > MOST_DISTINCT_SHARE * len(cells):
        return "tells people apart: hardly two have the same value"
    return None
