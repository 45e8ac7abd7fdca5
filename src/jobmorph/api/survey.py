"""The Python interface of a team's time survey."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from jobmorph.api.answer import TableAnswer, answer_of, opened, told_week
from jobmorph.intake.survey import read_survey_files
from jobmorph.intake.tasks import Week
from jobmorph.reference.edition import Edition
from jobmorph.studies.survey import SurveyResult, study_survey
from jobmorph.studies.survey_form import SurveyForm, study_survey_form


@dataclass(frozen=True, slots=True)
class SurveyFormAnswer(TableAnswer, SurveyForm):
    """A `SurveyForm` that can show itself, and be written as a workbook."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.survey_form import render_survey_form

        return render_survey_form(self, output_format)

    def to_xlsx(self) -> bytes:
        """Return the form as a workbook to fill in."""
        from jobmorph.reports.survey_workbook import survey_form_workbook

        return survey_form_workbook(self)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.asked.match.job.title

    @property
    def shown_table(self) -> pl.DataFrame:
        """Tasks that are asked about: what `to_pandas` returns."""
        return self.asked.tasks


@dataclass(frozen=True, slots=True)
class SurveyAnswer(TableAnswer, SurveyResult):
    """A `SurveyResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.survey import render_survey

        return render_survey(self, output_format)

    def to_hours(self) -> str:
        """Return the hours as CSV, in the form that `role` takes as `tasks`."""
        return self.render("csv")

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.match.job.title

    @property
    def shown_table(self) -> pl.DataFrame:
        """Tasks with their figures, one row each: what `to_pandas` returns."""
        return self.tasks


def survey_form(
    title: str,
    *,
    tasks: Week | str | Path | Any | None = None,
    recipient: str = "",
    edition: Edition | str | Path | None = None,
) -> SurveyFormAnswer:
    """Make an anonymous form: how many hours of a usual week each task of a job takes.

    Parameters
    ----------
    title : str
        The job, in anybody's words.
    tasks : Week, path, polars.DataFrame or pandas.DataFrame, optional
        Your own tasks instead of the library's.
    recipient : str
        Whom to give the form to.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    SurveyFormAnswer
        Frozen; `to_xlsx()`, `render("csv")` and `to_html()` are to be handed out.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.

    Examples
    --------
    >>> form = survey_form("SDR")
    >>> form.to_xlsx()[:2], "Form: sales-development/entry" in form.render("csv")
    (b'PK', True)
    """
    form = study_survey_form(
        title, week=told_week(tasks), recipient=recipient, edition=opened(edition)
    )
    return answer_of(SurveyFormAnswer, form)


def survey(
    files: Sequence[str | Path],
    *,
    role: str | None = None,
    tasks: Week | str | Path | Any | None = None,
    seed: int = 0,
    edition: Edition | str | Path | None = None,
) -> SurveyAnswer:
    r"""Say where the hours of a job go, over five answers or more.

    Parameters
    ----------
    files : sequence of path
        Filled forms; or tables with an answer in each column or row.
    role : str, optional
        The job; else the one that the forms name.
    tasks : Week, path, polars.DataFrame or pandas.DataFrame, optional
        Your own tasks, if the form was made of them.
    seed : int
        Seed of the draws behind the ranges.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    SurveyAnswer
        Frozen; holds figures over all answers only.

    Raises
    ------
    DataError
        If there are fewer than five answers, or they are faulty: all faults at once.
    ParameterError
        If no job is named.

    Examples
    --------
    >>> import tempfile
    >>> rows = ["task,a,b,c,d,e", "live calls with prospects,20,22,18,20,20",
    ...         "answer written replies,20,18,22,20,20"]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "answers.csv")
    ...     _ = file.write_text("\n".join(rows))
    ...     answer = survey([file], role="SDR")
    >>> answer.answers, answer.hours_week, answer.tasks["time_share"].head(3).to_list()
    (5, 40, [0.5, 0.5, 0.0])
    """
    result = study_survey(
        read_survey_files([Path(file) for file in files]),
        title=role,
        week=told_week(tasks),
        seed=seed,
        edition=opened(edition),
    )
    return answer_of(SurveyAnswer, result)
