"""Columns of a tasks file, found by the names that people give them."""

import re
from collections.abc import Mapping
from typing import Final

from jobmorph.intake.delimited_text import Row
from jobmorph.intake.fault import shown
from jobmorph.schema.errors import SHOWN_ITEMS, DataError

EXPECTED: Final = "The first line must name the columns: task, hours."

ALIASES: Final[Mapping[str, frozenset[str]]] = {
    "task": frozenset({"task", "tasks", "statement", "what", "aufgabe", "aufgaben", "tätigkeit"}),
    "hours": frozenset(
        {
            "hours",
            "hour",
            "h",
            "hrs",
            "hours week",
            "hours a week",
            "hours per week",
            "weekly hours",
            "h week",
            "time hours week",
            "stunden",
            "wochenstunden",
            "stunden pro woche",
            "std",
        }
    ),
    "activity": frozenset({"activity", "activity id", "iwa", "iwa id", "dwa", "dwa id"}),
    "side": frozenset({"side", "other side"}),
    "id": frozenset({"id", "task id", "nr", "no", "number", "#"}),
}


def find_columns(source: str, header: Row) -> dict[str, int]:
    """Return the place of each known column in a header.

    Parameters
    ----------
    source : str
        Name of the file.
    header : Row
        Its first row.

    Returns
    -------
    dict of str to int
        Keys from `ALIASES`; 'task' and 'hours' are always there.

    Raises
    ------
    DataError
        If no column looks like a task or like hours, or two columns mean the same.

    Examples
    --------
    >>> find_columns("week.csv", Row(1, ("Nr", "Aufgabe", "Hours/week")))
    {'id': 0, 'task': 1, 'hours': 2}
    """
    places: dict[str, int] = {}
    twice: list[str] = []
    for place, cell in enumerate(header.cells):
        plain = " ".join(re.sub(r"[^\w#]+|_", " ", cell.casefold()).split())
        column = next((name for name, known in ALIASES.items() if plain in known), None)
        if column in places:
            twice += [header.cells[places[column]], cell]
        elif column is not None:
            places[column] = place
    found = ", ".join(shown(cell) for cell in header.cells[:SHOWN_ITEMS] if cell)
    for column, meaning in (("task", "a task"), ("hours", "hours a week")):
        if column not in places:
            raise DataError(
                f"no column looks like {meaning}. Found: {found}", where=source, hint=EXPECTED
            )
    if twice:
        raise DataError(
            "two columns mean the same",
            where=source,
            items=[shown(name) for name in twice],
            hint="Rename or remove one.",
        )
    return places
