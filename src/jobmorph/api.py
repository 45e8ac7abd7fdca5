"""The Python interface: studies whose answers show themselves in a notebook."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from jobmorph.intake.overrides import Override, read_overrides
from jobmorph.intake.tasks import Week, read_week
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.compare import CompareResult, study_compare
from jobmorph.studies.evidence import EvidenceResult, study_evidence
from jobmorph.studies.reading_result import ReadingResult
from jobmorph.studies.role import study_role
from jobmorph.studies.role_result import RoleResult
from jobmorph.studies.title_result import TitleResult


@dataclass(frozen=True, slots=True)
class RoleAnswer(RoleResult):
    """A `RoleResult` that can show itself."""

    def to_html(self) -> str:
        """Return the self-contained report page."""
        from jobmorph.reports.output import render_role

        return render_role(self, "html")

    def to_json(self) -> str:
        """Return the documented JSON."""
        from jobmorph.reports.output import render_role

        return render_role(self, "json")

    def to_pandas(self) -> Any:
        """Return the task table as a pandas frame.

        Raises
        ------
        ModuleNotFoundError
            If pandas (or pyarrow, which polars uses for it) is not installed.
        """
        return self.tasks.to_pandas()

    def __str__(self) -> str:
        """Return the terminal answer."""
        from jobmorph.reports.output import render_role

        return render_role(self, "table")

    def _repr_html_(self) -> str:
        """Show the report in a notebook, framed so that its style stays its own."""
        from html import escape

        page = escape(self.to_html(), quote=True)
        title = escape(f"jobmorph: {self.match.job.title}", quote=True)
        style = "width:100%;height:720px;border:0"
        return f'<iframe title="{title}" style="{style}" srcdoc="{page}"></iframe>'


def role(
    title: str | None = None,
    *,
    level: str | None = None,
    horizon: float = 5.0,
    tasks: Week | str | Path | None = None,
    overrides: tuple[Override, ...] | str | Path = (),
    scenario: Scenario | None = None,
    seed: int = 0,
    edition: Edition | str | Path | None = None,
) -> RoleAnswer:
    """Answer what happens to a job under AI, task by task.

    Parameters
    ----------
    title : str, optional
        A job title in anybody's words, a role id or an official code; may be left out when
        `tasks` is given.
    level : str, optional
        entry, mid, senior, lead or executive.
    horizon : float
        Years ahead of the edition's date.
    tasks : Week or path, optional
        Your own week: a file of tasks with hours, or one already read.
    overrides : tuple of Override or path
        Verdicts that you overrule: a file, or entries already read.
    scenario : Scenario, optional
        Patch on the baseline.
    seed : int
        Seed of the draws.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    RoleAnswer
        Frozen, with polars tables; shows itself as a page in a notebook.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.

    Examples
    --------
    >>> answer = role("registered nurse")
    >>> answer.match.job.id, answer.tasks.get_column("time_share").sum().__round__(9)
    ('29-1141.00', 1.0)
    """
    result = study_role(
        title,
        level=level,
        horizon_years=horizon,
        week=read_week(Path(tasks)) if isinstance(tasks, str | Path) else tasks,
        overrides=(
            read_overrides(Path(overrides)) if isinstance(overrides, str | Path) else overrides
        ),
        scenario=scenario,
        seed=seed,
        edition=_edition(edition),
    )
    return RoleAnswer(**{item.name: getattr(result, item.name) for item in fields(result)})


def compare(first: str, second: str, *, horizon: float = 5.0, seed: int = 0) -> CompareResult:
    """Answer `role` for two jobs with the same draws."""
    return study_compare(first, second, horizon_years=horizon, seed=seed)


def evidence(area: str | None = None) -> EvidenceResult:
    """Return the published scores beside their baselines."""
    return study_evidence(area)


@dataclass(frozen=True, slots=True)
class TitleAnswer(TitleResult):
    """A `TitleResult` that can show itself."""

    def to_html(self) -> str:
        """Return the answer as a self-contained page."""
        from jobmorph.reports.title import render_titles

        return render_titles(self, "html")

    def to_json(self) -> str:
        """Return the documented JSON."""
        from jobmorph.reports.title import render_titles

        return render_titles(self, "json")

    def __str__(self) -> str:
        """Return the terminal answer."""
        from jobmorph.reports.title import render_titles

        return render_titles(self)


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

    result = study_titles(titles, _edition(edition))
    return TitleAnswer(**{item.name: getattr(result, item.name) for item in fields(result)})


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

    return code_any_frame(frame, column, prefix=prefix, edition=_edition(edition))


@dataclass(frozen=True, slots=True)
class ReadingAnswer(ReadingResult):
    """A `ReadingResult` that can show itself."""

    def to_html(self) -> str:
        """Return the answer as a self-contained page."""
        from jobmorph.reports.reading import render_reading

        return render_reading(self, "html")

    def to_json(self) -> str:
        """Return the documented JSON."""
        from jobmorph.reports.reading import render_reading

        return render_reading(self, "json")

    def to_tasks_csv(self) -> str:
        """Return the draft of a week as text, to be saved, corrected and given to `role`."""
        from jobmorph.reports.reading import draft_week

        return draft_week(self)

    def __str__(self) -> str:
        """Return the terminal answer."""
        from jobmorph.reports.reading import render_reading

        return render_reading(self)


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

    result = study_reading(read_document(Path(path)), title=title, edition=_edition(edition))
    return ReadingAnswer(**{item.name: getattr(result, item.name) for item in fields(result)})


def _edition(edition: Edition | str | Path | None) -> Edition | None:
    if isinstance(edition, str | Path):
        return open_edition(Path(edition))
    return edition
