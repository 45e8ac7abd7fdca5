"""A user's own week: tasks with hours, read from a delimited text file."""

import textwrap
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import polars as pl

from jobmorph.intake.delimited_text import SEPARATORS, DelimitedText, parse_delimited
from jobmorph.intake.fault import Fault, LineError, shown
from jobmorph.intake.frame import NAME, frame_sheet
from jobmorph.intake.task_column import find_columns
from jobmorph.intake.task_row import HOURS_OF_A_WEEK, TaskRow, TaskRowReader
from jobmorph.intake.text_file import TextFile, read_text_file
from jobmorph.schema.errors import DataError

LIMIT_BYTES: Final = 1_000_000
LIMIT_TASKS: Final = 1_000
LABEL_LENGTH: Final = 40
NOTHING: Final = "Nothing was computed."

WEEK_SCHEMA: Final[Mapping[str, pl.DataType]] = {
    "task_id": pl.String(),
    "statement": pl.String(),
    "label": pl.String(),
    "time_hours_week": pl.Float64(),
    "activity_id": pl.String(),
    "other_side": pl.String(),
}


@dataclass(frozen=True, slots=True)
class Week:
    """What somebody does in a week, in their own words.

    Parameters
    ----------
    source : str
        Name of the file.
    tasks : polars.DataFrame
        One row per task, in the order of the file: task_id ('user:<n>', n counts the tasks of
        the file from 1), statement, label (the statement, shortened), time_hours_week,
        activity_id (an intermediate or detailed work activity, or null), other_side
        ('customer', 'colleague', 'nobody' or null).
    notes : tuple of str
        What a reader should know: how the file was read, what was left out.
    """

    source: str
    tasks: pl.DataFrame
    notes: tuple[str, ...] = field(default=())

    @property
    def hours_week(self) -> float:
        """Hours of all tasks together."""
        return float(self.tasks.get_column("time_hours_week").sum())


def read_week(path: Path, *, known_activities: Collection[str] | None = None) -> Week:
    """Read a week of tasks.

    Parameters
    ----------
    path : Path
        Comma, semicolon or tab separated text with a header that names a task column and an
        hours column; `activity`, `side` and `id` columns are optional, others are left out.
    known_activities : collection of str, optional
        Ids of the intermediate work activities there are; without it only the form is checked.

    Returns
    -------
    Week
        Its tasks and what to know about the reading.

    Raises
    ------
    LineError
        If lines are faulty, all of them at once.
    DataError
        If the file as a whole cannot be used.
    """
    return parse_week(
        read_text_file(path, limit_bytes=LIMIT_BYTES, save_as="CSV"),
        known_activities=known_activities,
    )


def week_of_frame(frame: Any, *, known_activities: Collection[str] | None = None) -> Week:
    """Take a week from a polars or pandas table; as `read_week` reads a file.

    Examples
    --------
    >>> week_of_frame(pl.DataFrame({"task": ["Call customers"], "hours": [2.5]})).hours_week
    2.5
    """
    file = TextFile(NAME, frame_sheet(frame).to_text(), "UTF-8")
    return parse_week(file, known_activities=known_activities)


def parse_week(file: TextFile, *, known_activities: Collection[str] | None = None) -> Week:
    r"""Turn the text of a tasks file into a week; see `read_week`.

    Examples
    --------
    >>> week = parse_week(TextFile("week.csv", "what;h\nCall customers;2,5\nReports;1\n", "UTF-8"))
    >>> week.hours_week, week.tasks.get_column("task_id").to_list()
    (3.5, ['user:1', 'user:2'])
    """
    table = parse_delimited(file)
    places = find_columns(file.name, table.header)
    if not table.rows:
        raise DataError("there is a header but no task", where=file.name, hint=NOTHING)
    if len(table.rows) > LIMIT_TASKS:
        raise DataError(
            f"{len(table.rows):,} tasks are more than a week has room for (at most "
            f"{LIMIT_TASKS:,})",
            where=file.name,
            hint=NOTHING,
        )
    reader = TaskRowReader(table.header, places, known_activities)
    read = [reader.read(row) for row in table.rows]
    faults = [fault for task in read for fault in task.faults] + _repeats(read)
    if faults:
        raise LineError(file.name, faults)
    _check_total(file.name, sum(task.hours for task in read))
    return Week(file.name, _frame(read), _notes(file, table, places, read))


def _repeats(tasks: Sequence[TaskRow]) -> list[Fault]:
    first_lines: dict[str, int] = {}
    faults = []
    for task in tasks:
        key = task.statement.casefold()
        if key and first_lines.setdefault(key, task.line) != task.line:
            faults.append(
                Fault(task.line, f"the same task stands in line {first_lines[key]} already")
            )
    return faults


def _check_total(source: str, total: float) -> None:
    if total > HOURS_OF_A_WEEK:
        raise DataError(
            f"the hours add up to {total:g}; a week has 168", where=source, hint=NOTHING
        )
    if total <= 0:
        raise DataError("the hours add up to 0", where=source, hint=NOTHING)


def _frame(tasks: Sequence[TaskRow]) -> pl.DataFrame:
    # Numbered before tasks without hours are left out: an override names the place in the file.
    numbered = {
        f"user:{number}": task for number, task in enumerate(tasks, start=1) if task.hours > 0
    }
    kept = numbered.values()
    return pl.DataFrame(
        {
            "task_id": list(numbered),
            "statement": [task.statement for task in kept],
            "label": [label_of(task.statement) for task in kept],
            "time_hours_week": [task.hours for task in kept],
            "activity_id": [task.activity_id for task in kept],
            "other_side": [task.side for task in kept],
        },
        schema=dict(WEEK_SCHEMA),
    )


def label_of(statement: str) -> str:
    """Shorten a statement to a line of a table.

    Examples
    --------
    >>> label_of("Prepare the weekly report on open invoices, and send it to all the managers")
    'Prepare the weekly report on open...'
    """
    label = textwrap.shorten(statement.rstrip(".") or statement, LABEL_LENGTH, placeholder="...")
    return label if label != "..." else statement[: LABEL_LENGTH - 3] + "..."


def _notes(
    file: TextFile, table: DelimitedText, places: Mapping[str, int], tasks: Sequence[TaskRow]
) -> tuple[str, ...]:
    kept = [task for task in tasks if task.hours > 0]
    total = sum(task.hours for task in kept)
    noun = "task" if len(kept) == 1 else "tasks"
    notes = [
        f"{file.name}: {len(kept)} {noun}, {total:g} hours a week, read as {file.encoding} "
        f"with {SEPARATORS[table.separator]} between fields."
    ]
    unused = [
        shown(name)
        for place, name in enumerate(table.header.cells)
        if name and place not in places.values()
    ]
    if unused:
        notes.append(f"{file.name}: columns not used: {', '.join(unused)}.")
    zero = [str(task.line) for task in tasks if task.hours <= 0]
    if zero:
        notes.append(f"{file.name}: left out for 0 hours: lines {', '.join(zero)}.")
    if total <= 1.0 + 1e-9 and len(kept) > 1:
        notes.append(
            f"{file.name}: the hours add up to {total:g}. Hours a week are expected, not shares."
        )
    return tuple(notes)
