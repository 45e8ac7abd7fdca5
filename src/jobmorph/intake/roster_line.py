"""The reporting line of a roster: whose manager stands in which row, and what cannot be."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobmorph.intake.fault import Fault, shown
from jobmorph.intake.roster_personal import PersonKeys
from jobmorph.intake.roster_values import Notes


@dataclass(frozen=True, slots=True)
class LineCells:
    """Columns of people and of their managers, with the lines they stand in."""

    lines: Sequence[int]
    person_name: str
    persons: Sequence[str]
    manager_name: str
    managers: Sequence[str]


def find_managers(cells: LineCells, notes: Notes) -> list[int | None]:
    """Return the row (the first is 1) of each person's manager; None without one in the file.

    Who is who is compared by keyed hashes that this function makes and lets go. A person listed
    twice, or people who report to each other in a circle, are faults; managers who are not in the
    file are counted.
    """
    keys = PersonKeys()
    rows: dict[bytes, int] = {}
    for row, (line, cell) in enumerate(zip(cells.lines, cells.persons, strict=True)):
        key = keys.key(cell)
        if key is None:
            continue
        if key in rows:
            what = f"{shown(cells.person_name)} names the same person as line "
            notes.faults.append(Fault(line, f"{what}{cells.lines[rows[key]]}"))
        else:
            rows[key] = row
    found: list[int | None] = []
    for row, cell in enumerate(cells.managers):
        manager = keys.key(cell)
        at = None if manager is None else rows.get(manager)
        # The head of a company is often entered as their own manager.
        found.append(None if at == row else at)
        notes.say("line.absent", int(manager is not None and at is None))
    notes.say("line.found", sum(each is not None for each in found))
    for row in _in_circles(found):
        what = f"{shown(cells.manager_name)} leads back to the same person"
        notes.faults.append(Fault(cells.lines[row], what))
    return [None if row is None else row + 1 for row in found]


def _in_circles(managers: Sequence[int | None]) -> list[int]:
    """Return the rows that are their own manager's manager, however far up."""
    state = [0] * len(managers)
    circles: list[int] = []
    for start in range(len(managers)):
        path: list[int] = []
        row: int | None = start
        while row is not None and state[row] == 0:
            state[row] = 1
            path.append(row)
            row = managers[row]
        if row is not None and state[row] == 1:
            circles += path[path.index(row) :]
        for each in path:
            state[each] = 2
    return sorted(circles)
