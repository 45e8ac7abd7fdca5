"""Answers of a time survey: hours by task, of five people or more; nothing of who they are."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from jobmorph.intake.survey_layout import AnswerCells, answers_in, form_job
from jobmorph.intake.survey_sheet import SurveySheet, read_survey_sheet
from jobmorph.intake.survey_words import hours_in, task_key
from jobmorph.schema.errors import DataError, ParameterError

LEAST_ANSWERS: Final = 5
LEAST_HOURS: Final = 5.0
MOST_HOURS: Final = 80.0
MOST_FILES: Final = 2_000
LONGEST_TASK: Final = 200
HINT: Final = "Files are numbered as they were handed in. Nothing was computed."

ANSWER_SCHEMA: Final[Mapping[str, pl.DataType]] = {
    "answer": pl.Int64(),
    "task_key": pl.String(),
    "task_text": pl.String(),
    "time_hours_week": pl.Float64(),
}


@dataclass(frozen=True, slots=True)
class SurveyAnswers:
    """What five people or more answered.

    Parameters
    ----------
    count : int
        Answers.
    hours : polars.DataFrame
        `ANSWER_SCHEMA`: answer (a number that means nothing), task_key (from `task_key`),
        task_text (as written), time_hours_week over 0. One row for each task that somebody does.
        Never to be shown: only what `studies.survey` makes of it is.
    """

    count: int
    hours: pl.DataFrame


def read_survey_files(paths: Sequence[Path]) -> tuple[SurveySheet, ...]:
    """Read filled forms, or tables of answers; see `survey_answers` for what they say.

    Raises
    ------
    DataError
        If files cannot be read, all of them at once, by number.
    ParameterError
        If there are none, too many, or the same twice.
    """
    if not paths:
        raise ParameterError("no file of answers was named")
    if len(paths) > MOST_FILES:
        raise ParameterError(f"{len(paths):,} files are more than {MOST_FILES:,}")
    places = [path.absolute() for path in paths]
    twice = [f"file {n}" for n, place in enumerate(places, 1) if place in places[: n - 1]]
    if twice:
        raise ParameterError("files that were handed in before", items=twice, hint=HINT)
    sheets, faults = [], []
    for number, path in enumerate(paths, start=1):
        try:
            sheets.append(read_survey_sheet(path, number))
        except DataError as fault:
            faults.append(f"{fault.where}: {fault.what}")
    _raise(faults)
    return tuple(sheets)


def job_of_forms(sheets: Sequence[SurveySheet]) -> str | None:
    """Return the id of the job that forms say they are for; None if none says it.

    Raises
    ------
    DataError
        If forms are for different jobs.
    """
    said = {sheet.number: job for sheet in sheets if (job := form_job(sheet)) is not None}
    jobs = list(dict.fromkeys(said.values()))
    if len(jobs) > 1:
        other = [f"file {number}" for number, job in said.items() if job != jobs[0]]
        raise DataError(
            "forms of more than one job; of another job than the first",
            items=other,
            hint="Read the forms of one job at a time. Nothing was computed.",
        )
    return jobs[0] if jobs else None


def survey_answers(sheets: Sequence[SurveySheet], known: Collection[str]) -> SurveyAnswers:
    """Return the answers of forms and tables.

    Parameters
    ----------
    sheets : sequence of SurveySheet
        One form a person, or tables with one column or one row an answer.
    known : collection of str
        Keys of the tasks asked for, from `task_key`.

    Raises
    ------
    DataError
        If there are fewer than five answers; or cells, sums or files are faulty: all at once, by
        file, row and column, never by what stands there.
    """
    faults: list[str] = []
    found: list[tuple[str, AnswerCells]] = []
    for sheet in sheets:
        try:
            found += [(f"file {sheet.number}", each) for each in answers_in(sheet, known)]
        except DataError as fault:
            faults.append(f"file {sheet.number}: {fault.what}")
    if len(found) < LEAST_ANSWERS and not faults:
        raise DataError(
            f"{len(found)} answer{'' if len(found) == 1 else 's'}; fewer than {LEAST_ANSWERS} are "
            "never read",
            hint="Wait for more: with so few, everybody would know who said what.",
        )
    rows = []
    for number, (file, answer) in enumerate(found):
        reader = _AnswerReader(file, answer)
        rows += [(number, *row) for row in reader.rows()]
        faults += reader.faults
    _raise(faults)
    frame = pl.DataFrame(rows, schema=dict(ANSWER_SCHEMA), orient="row")
    return SurveyAnswers(len(found), frame)


class _AnswerReader:
    """Reads the cells of one answer; what is wrong is kept, not raised."""

    def __init__(self, file: str, answer: AnswerCells) -> None:
        self._file = file
        self._answer = answer
        self.faults: list[str] = []

    def rows(self) -> list[tuple[str, str, float]]:
        """Return key, text and hours of each task with hours."""
        read = list(self._read())
        total = sum(hours for _, _, hours in read)
        where = ", ".join(part for part in (self._file, self._answer.place) if part)
        if not self.faults and total < LEAST_HOURS:
            self.faults.append(f"{where}: adds up to less than {LEAST_HOURS:g} hours a week")
        elif not self.faults and total > MOST_HOURS:
            self.faults.append(f"{where}: adds up to more than {MOST_HOURS:g} hours a week")
        return read

    def _read(self) -> Iterator[tuple[str, str, float]]:
        seen: set[str] = set()
        for cell in self._answer.cells:
            hours = hours_in(cell.text)
            key = task_key(cell.task)
            if hours is None:
                self._fault(cell.place, "no number of hours")
            elif not hours:
                continue
            elif not key:
                self._fault(cell.place, "hours without a task")
            elif len(cell.task) > LONGEST_TASK:
                self._fault(cell.place, f"a task of more than {LONGEST_TASK} characters")
            elif key in seen:
                self._fault(cell.place, "the same task a second time")
            else:
                seen.add(key)
                yield key, cell.task, hours

    def _fault(self, place: str, what: str) -> None:
        self.faults.append(f"{self._file}, {place}: {what}")


def _raise(faults: Sequence[str]) -> None:
    if not faults:
        return
    error = DataError("answers that cannot be read", items=faults, hint=HINT)
    for fault in faults:
        error.add_note(fault)
    raise error
