"""The Python interface of learning plans."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from jobmorph.api.answer import TableAnswer, answer_of, opened
from jobmorph.reference.edition import Edition
from jobmorph.schema.profile import Profile
from jobmorph.studies.plan_result import PlanResult


@dataclass(frozen=True, slots=True)
class PlanAnswer(TableAnswer, PlanResult):
    """A `PlanResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.plan import render_plan

        return render_plan(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.target.job.title

    def to_calendar(self, start: date, *, is_all: bool = False) -> str:
        """Return a calendar file with one entry a week.

        Parameters
        ----------
        start : datetime.date
            Day on which week 1 begins.
        is_all : bool
            Every week, not only the first 8.
        """
        from jobmorph.reports.plan import render_plan
        from jobmorph.reports.plan_sentences import Beside

        return render_plan(self, "ics", is_all=is_all, beside=Beside(start=start))

    @property
    def shown_table(self) -> pl.DataFrame:
        """Steps of the plan, one row each: what `to_pandas` returns."""
        return self.steps


def plan(
    title: str | None = None,
    *,
    to: str | None = None,
    profile: Profile | str | Path | None = None,
    hours: float | None = None,
    level: str | None = None,
    horizon: float = 5.0,
    seed: int = 0,
    edition: Edition | str | Path | None = None,
) -> PlanAnswer:
    """Plan what a person learns next.

    Parameters
    ----------
    title : str, optional
        The job the person has; the newest of the profile if left out.
    to : str, optional
        The job wanted; that of the profile, else one's own, if left out.
    profile : Profile or path, optional
        What the person brings: a file, or one already read. Nothing is stored, and a profile that
        the command line has saved is not looked for.
    hours : float, optional
        Hours a week for learning; those of the profile, else 4.
    level : str, optional
        Seniority of the job the person has.
    horizon : float
        Years ahead of the edition's date.
    seed : int
        Seed of the draws.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    PlanAnswer
        Frozen, with polars tables; shows itself as a page in a notebook.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.

    Examples
    --------
    >>> answer = plan("SDR", to="account executive", hours=4)
    >>> answer.target.job.id, answer.weeks_total.mid == answer.hours.mid / 4
    ('account-executive/mid', True)
    """
    from jobmorph.intake.profile import read_profile
    from jobmorph.studies.plan import study_plan

    brought = read_profile(Path(profile)) if isinstance(profile, str | Path) else profile
    brought = brought or Profile("options")
    brought = replace(
        brought,
        target=to or brought.target,
        hours_week=brought.hours_week if hours is None else hours,
    )
    result = study_plan(
        title,
        level=level,
        profile=brought,
        horizon_years=horizon,
        seed=seed,
        edition=opened(edition),
    )
    return answer_of(PlanAnswer, result)
