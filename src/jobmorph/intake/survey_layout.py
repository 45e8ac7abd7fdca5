"""Where the answers stand in one file: a column each, or a row each."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from jobmorph.intake.survey_sheet import HEAD_ROWS, SurveyRow, SurveySheet
from jobmorph.intake.survey_words import (
    FORM_MARK,
    heading_task,
    is_aid_name,
    is_hours_name,
    is_task_name,
    is_total,
)
from jobmorph.schema.errors import DataError

LETTERS: Final = 26
LEAST_TASKS: Final = 2


@dataclass(frozen=True, slots=True)
class SurveyCell:
    """One figure of one answer, as it stands.

    Parameters
    ----------
    row : int
        Row of the file, the first is 1.
    column : int
        Column, the first is 0.
    task : str
        The task as written in the form or the heading.
    text : str
        What stands in the cell.
    """

    row: int
    column: int
    task: str
    text: str

    @property
    def place(self) -> str:
        """Where it stands, for messages."""
        return f"row {self.row}, column {column_letters(self.column)}"


@dataclass(frozen=True, slots=True)
class AnswerCells:
    """All cells of one answer, and where it stands ('' if it is the only one of its file)."""

    place: str
    cells: tuple[SurveyCell, ...]


def answers_in(sheet: SurveySheet, known: Collection[str]) -> tuple[AnswerCells, ...]:
    """Find the answers of one file.

    Parameters
    ----------
    sheet : SurveySheet
        Its rows.
    known : collection of str
        Keys of the tasks asked for, from `task_key`. Where an answer has a row of its own, only
        columns of these are read.

    Returns
    -------
    tuple of AnswerCells
        Headings above answers are never looked at: they may be names.

    Raises
    ------
    DataError
        If the file has neither a column of tasks nor a row of them.
    """
    for index, row in enumerate(sheet.rows[:HEAD_ROWS]):
        task = next((place for place, cell in enumerate(row.cells) if is_task_name(cell)), None)
        columns = [] if task is None else _hours_columns(row, task)
        if task is not None and columns:
            return _by_column(sheet.rows[index + 1 :], task, columns)
    for index, row in enumerate(sheet.rows[:HEAD_ROWS]):
        tasks = {place: cell for place, cell in enumerate(row.cells) if heading_task(cell) in known}
        if len(tasks) >= LEAST_TASKS:
            return _by_row(sheet.rows[index + 1 :], tasks)
    raise DataError("no column of tasks with hours beside it, and no row of the tasks asked for")


def form_job(sheet: SurveySheet) -> str | None:
    """Return the id of the job that a form says it is for."""
    for row in sheet.rows[:HEAD_ROWS]:
        for cell in row.cells:
            if cell.startswith(FORM_MARK):
                return cell.removeprefix(FORM_MARK).strip().rstrip(".") or None
    return None


def column_letters(column: int) -> str:
    """Return what a spreadsheet calls a column.

    Examples
    --------
    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _hours_columns(header: SurveyRow, task: int) -> list[int]:
    """Columns that hold hours: those called so, else all others that have a heading."""
    named = [place for place, cell in enumerate(header.cells) if is_hours_name(cell)]
    others = [
        place
        for place, cell in enumerate(header.cells)
        if cell and place != task and not is_aid_name(cell)
    ]
    return named or others


def _by_column(
    rows: tuple[SurveyRow, ...], task: int, columns: list[int]
) -> tuple[AnswerCells, ...]:
    listed = [row for row in rows if not is_total(_cell(row, task))]
    return tuple(
        AnswerCells(
            f"column {column_letters(column)}" if len(columns) > 1 else "",
            tuple(
                SurveyCell(row.number, column, _cell(row, task), _cell(row, column))
                for row in listed
            ),
        )
        for column in columns
    )


def _by_row(rows: tuple[SurveyRow, ...], tasks: dict[int, str]) -> tuple[AnswerCells, ...]:
    def cells(row: SurveyRow) -> Iterator[SurveyCell]:
        for column, name in tasks.items():
            yield SurveyCell(row.number, column, heading_task(name), _cell(row, column))

    found = (AnswerCells(f"row {row.number}", tuple(cells(row))) for row in rows)
    return tuple(answer for answer in found if any(cell.text for cell in answer.cells))


def _cell(row: SurveyRow, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
