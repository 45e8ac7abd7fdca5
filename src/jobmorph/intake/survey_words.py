"""How tasks, headings and hours of a time survey are recognised."""

import re
from typing import Final

from jobmorph.intake.roster_cell import number_of
from jobmorph.intake.task_column import ALIASES

HOURS_HEADING: Final = "hours in a usual week"
FORM_MARK: Final = "Form:"
_TOTALS: Final = frozenset({"together", "total", "sum", "all together", "summe", "gesamt"})
_BLANKS: Final = frozenset({"", "-", "–", "—"})
_BRACKETED: Final = re.compile(r".*\[(.+)\]\s*")


def task_key(text: str) -> str:
    """Return what two ways of writing the same task share: no case, no signs, single blanks.

    Examples
    --------
    >>> task_key("  Live calls,  with PROSPECTS. ")
    'live calls with prospects'
    """
    return " ".join(re.sub(r"[^\w]+|_", " ", text.casefold()).split())


def heading_task(text: str) -> str:
    """Return the task that a heading names; form builders put it behind the question, in brackets.

    Examples
    --------
    >>> heading_task("How many hours? [Live calls]"), heading_task("Live calls")
    ('live calls', 'live calls')
    """
    match = _BRACKETED.fullmatch(text)
    return task_key(text if match is None else match[1])


def is_task_name(cell: str) -> bool:
    """Say whether a cell is the heading of a column of tasks."""
    return task_key(cell) in ALIASES["task"]


def is_hours_name(cell: str) -> bool:
    """Say whether a cell is the heading of a column of hours."""
    return task_key(cell) in ALIASES["hours"] or task_key(cell) == HOURS_HEADING


def is_aid_name(cell: str) -> bool:
    """Say whether a cell is the heading of a column that is neither task nor answer."""
    return any(task_key(cell) in ALIASES[kind] for kind in ("activity", "side", "id"))


def is_total(cell: str) -> bool:
    """Say whether a row adds the others up."""
    return task_key(cell) in _TOTALS


def hours_in(cell: str) -> float | None:
    """Read hours; an empty cell or a dash is none at all, None is what cannot be read.

    Examples
    --------
    >>> hours_in("2,5 h"), hours_in("-"), hours_in("30%"), hours_in("about 5"), hours_in("-2")
    (2.5, 0.0, None, None, None)
    """
    if cell in _BLANKS:
        return 0.0
    hours = None if "%" in cell else number_of(cell, None, is_grouped=False)
    return None if hours is None or hours < 0 else hours
