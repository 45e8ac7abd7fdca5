"""One row of a tasks file, read with its faults kept beside it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from jobmorph.intake.delimited_text import Row
from jobmorph.intake.fault import Fault, shown
from jobmorph.schema.ids import is_id, iwa_of_activity

HOURS_OF_A_WEEK: Final = 168.0
LIMIT_STATEMENT: Final = 1_000
SIDES: Final = ("customer", "colleague", "nobody")

_HOURS: Final = re.compile(
    r"([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+))\s*(?:h|hrs?|hours?|std|stunden)?\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task as it stands in the file.

    Parameters
    ----------
    line : int
        Line of the file.
    statement : str
        What is done, blanks collapsed.
    hours : float
        Hours a week; 0 where the field is faulty.
    activity_id, side : str or None
        Work activity and who is on the other side, where given.
    faults : tuple of Fault
        What is wrong with the row; empty for a good one.
    """

    line: int
    statement: str
    hours: float
    activity_id: str | None
    side: str | None
    faults: tuple[Fault, ...]


class TaskRowReader:
    """Reads one row after the other; a fault is kept, not raised.

    Parameters
    ----------
    header : Row
        The first row, for the names of columns in messages.
    places : mapping of str to int
        Place of each known column, from `find_columns`.
    known_activities : collection of str or None
        Ids of the intermediate work activities there are; None checks the form only.
    """

    def __init__(
        self, header: Row, places: Mapping[str, int], known_activities: Collection[str] | None
    ) -> None:
        self._header = header.cells
        self._places = places
        self._known = known_activities

    def read(self, row: Row) -> TaskRow:
        """Return the task of one row with its faults."""
        faults: list[str] = []
        if any(row.cells[len(self._header) :]):
            what = (
                f"{len(row.cells)} fields where the header has {len(self._header)}; "
                "put text or numbers that hold the separator in quotation marks"
            )
            return TaskRow(row.line, "", 0.0, None, None, (Fault(row.line, what),))
        statement = self._statement(row, faults)
        hours = self._hours(row, faults)
        activity_id = self._activity(row, faults)
        side = self._side(row, faults)
        kept = tuple(Fault(row.line, what) for what in faults)
        return TaskRow(row.line, statement, hours, activity_id, side, kept)

    def _cell(self, row: Row, column: str) -> str:
        place = self._places.get(column)
        return row.cells[place] if place is not None and place < len(row.cells) else ""

    def _name(self, column: str) -> str:
        return self._header[self._places[column]]

    def _statement(self, row: Row, faults: list[str]) -> str:
        statement = " ".join(self._cell(row, "task").split())
        if not statement:
            faults.append(f"{self._name('task')} is empty")
        elif len(statement) > LIMIT_STATEMENT:
            faults.append(
                f"{self._name('task')} has {len(statement):,} characters, more than "
                f"{LIMIT_STATEMENT:,}"
            )
        return statement

    def _hours(self, row: Row, faults: list[str]) -> float:
        cell = self._cell(row, "hours")
        name = self._name("hours")
        match = _HOURS.fullmatch(cell)
        if not cell:
            faults.append(f"{name} is empty; a number of hours a week is expected")
        elif match is None:
            faults.append(f"{name} {shown(cell)} is not a number")
        else:
            hours = float(match.group(1).replace(",", "."))
            if hours < 0:
                faults.append(f"{name} {shown(cell)} is below 0")
            elif hours > HOURS_OF_A_WEEK:
                faults.append(f"{name} {shown(cell)} is more than the 168 hours of a week")
            return hours
        return 0.0

    def _activity(self, row: Row, faults: list[str]) -> str | None:
        cell = self._cell(row, "activity")
        if not cell:
            return None
        is_formed = is_id("iwa_id", cell) or is_id("dwa_id", cell)
        if not is_formed:
            faults.append(
                f"{self._name('activity')} {shown(cell)} is no work activity such as "
                "4.A.1.a.1.I01 or 4.A.1.a.1.I01.D01"
            )
        elif self._known is not None and iwa_of_activity(cell) not in self._known:
            faults.append(f"{self._name('activity')} {shown(cell)} is no known work activity")
        return cell

    def _side(self, row: Row, faults: list[str]) -> str | None:
        cell = self._cell(row, "side")
        if not cell:
            return None
        if cell.casefold() not in SIDES:
            faults.append(f"{self._name('side')} {shown(cell)} is not one of {', '.join(SIDES)}")
        return cell.casefold()
