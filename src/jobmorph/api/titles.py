"""The Python interface of titles and texts."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from jobmorph.api.answer import ShownAnswer, TableAnswer, answer_of, opened
from jobmorph.reference.edition import Edition
from jobmorph.studies.reading_result import ReadingResult
from jobmorph.studies.title_result import TitleResult


@dataclass(frozen=True, slots=True)
class TitleAnswer(ShownAnswer, TitleResult):
    """A `TitleResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.title import render_titles

        return render_titles(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.cards[0].reading.title


def title(*titles: str, edition: Edition | str | Path | None = None) -> TitleAnswer:
    """Read job titles: family, level, official job and codes, each with its chance.

    Parameters
    ----------
    *titles : str
        Titles in anybody's words.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    TitleAnswer
        One card a title, also where nothing is sure enough to be stated.

    Raises
    ------
    ParameterError
        If a title is empty.

    Examples
    --------
    >>> title("Registered Nurse").cards[0].occupation_titles[0]
    'Registered Nurses'
    """
    from jobmorph.studies.title import study_titles

    result = study_titles(titles, opened(edition))
    return answer_of(TitleAnswer, result)


def code_titles(
    frame: Any,
    column: str | None = "job_title",
    *,
    prefix: str = "",
    edition: Edition | str | Path | None = None,
) -> Any:
    """Add family, level, codes and chances to a table of titles.

    Parameters
    ----------
    frame : polars.DataFrame or pandas.DataFrame
        Any table; its columns, rows, their order and a pandas index stay.
    column : str or None
        Column of titles; None takes the only one that looks like it.
    prefix : str
        Put before the names of the added columns.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    polars.DataFrame or pandas.DataFrame
        A table of the same kind with the added columns at its end: family, level,
        occupation_soc2018, occupation_onet2019, isco08, label, probability (chance that the best
        occupation is right, 0..1, stated also where it is not sure enough), is_abstained,
        alternatives (JSON, up to five), family_probability, level_probability.

    Raises
    ------
    DataError
        If there is no such column, it holds no text, or the table is of another kind.
    ParameterError
        If the table already has a column of an added name.

    Examples
    --------
    >>> import polars as pl
    >>> coded = code_titles(pl.DataFrame({"job_title": ["SDR", ""]}))
    >>> coded.get_column("family").to_list()
    ['sales-development', None]
    """
    from jobmorph.studies.title_frame import code_any_frame

    return code_any_frame(frame, column, prefix=prefix, edition=opened(edition))


@dataclass(frozen=True, slots=True)
class ReadingAnswer(TableAnswer, ReadingResult):
    """A `ReadingResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.reading import render_reading

        return render_reading(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.source

    @property
    def shown_table(self) -> pl.DataFrame:
        """Draft of a week, one row a task: what `to_pandas` returns, and `role` takes."""
        return self.tasks

    def to_tasks_csv(self) -> str:
        """Return the draft of a week as text, to be saved, corrected and given to `role`."""
        from jobmorph.reports.reading import draft_week

        return draft_week(self)


def read(
    path: str | Path,
    *,
    title: str | None = None,
    edition: Edition | str | Path | None = None,
) -> ReadingAnswer:
    r"""Read a job description or resume: duties, activities, skills, and a draft of a week.

    Parameters
    ----------
    path : str or Path
        Text, Markdown, Word (.docx) or a PDF with a text layer.
    title : str, optional
        The job it is about; else the line that reads as a title.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    ReadingAnswer
        Frozen, with polars tables and without personal data.

    Raises
    ------
    DataError
        If the file cannot be read.
    NoMatchError
        If it holds neither duties nor skills.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "job.txt")
    ...     _ = file.write_text("SDR\n\nYour tasks:\n- Call prospects\n- Log every call\n")
    ...     answer = read(file)
    >>> answer.tasks.get_column("time_hours_week").sum()
    40.0
    """
    from jobmorph.intake.document import read_document
    from jobmorph.studies.reading import study_reading

    result = study_reading(read_document(Path(path)), title=title, edition=opened(edition))
    return answer_of(ReadingAnswer, result)
