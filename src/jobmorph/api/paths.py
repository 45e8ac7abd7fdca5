"""The Python interface of moves: where a person can go."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from jobmorph.api.answer import TableAnswer, answer_of, opened
from jobmorph.reference.edition import Edition
from jobmorph.schema.profile import Profile
from jobmorph.studies.paths import study_paths
from jobmorph.studies.paths_result import PathLimits, PathsResult


@dataclass(frozen=True, slots=True)
class PathsAnswer(TableAnswer, PathsResult):
    """A `PathsResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.paths import render_paths

        return render_paths(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.start.match.job.title

    @property
    def shown_table(self) -> pl.DataFrame:
        """Jobs one can move to, one row each: what `to_pandas` returns."""
        return self.destinations

    def to_workbook(self) -> bytes:
        """Return the Excel workbook."""
        from jobmorph.reports.paths import paths_workbook

        return paths_workbook(self)


def paths(
    title: str | None = None,
    *,
    to: str | None = None,
    profile: Profile | str | Path | None = None,
    hours: float | None = None,
    level: str | None = None,
    has_degree: bool = False,
    limits: PathLimits | None = None,
    edition: Edition | str | Path | None = None,
) -> PathsAnswer:
    """Say where a person can go from a job, what each move takes, and by which steps.

    Parameters
    ----------
    title : str, optional
        The job the person leaves; the newest of the profile if left out.
    to : str, optional
        The job wanted; all moves if left out.
    profile : Profile or path, optional
        What the person brings.
    hours : float, optional
        Hours a week for learning; those of the profile, else 4.
    level : str, optional
        Seniority of the job left.
    has_degree : bool
        Whether the person has a degree; else the job they leave speaks for them.
    limits : PathLimits, optional
        What the person will not go beyond: months, pay, degree, licence, hours, conditions, steps.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    PathsAnswer
        Frozen; `destinations` and `routes` are polars tables.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.

    Examples
    --------
    >>> answer = paths("switchboard operator", limits=PathLimits(most_months=18))
    >>> answer.destinations.filter(group="counted").item(0, "title")
    'Receptionists and Information Clerks'
    """
    from jobmorph.intake.profile import read_profile

    result = study_paths(
        title,
        level=level,
        to=to,
        profile=read_profile(Path(profile)) if isinstance(profile, str | Path) else profile,
        hours_week=hours,
        has_degree=has_degree,
        limits=limits,
        edition=opened(edition),
    )
    return answer_of(PathsAnswer, result)
