"""The Python interface of skills and ladders."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from jobmorph.api.answer import TableAnswer, answer_of, opened
from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import Level
from jobmorph.studies.ladder import study_ladder
from jobmorph.studies.skills import study_skills
from jobmorph.studies.skills_result import LadderResult, LadderRungResult, SkillsResult


@dataclass(frozen=True, slots=True)
class SkillsAnswer(TableAnswer, SkillsResult):
    """A `SkillsResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.skills import render_skills

        return render_skills(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.match.job.title

    @property
    def shown_table(self) -> pl.DataFrame:
        """Skills, one row each: what `to_pandas` returns."""
        return self.skills


@dataclass(frozen=True, slots=True)
class LadderAnswer(TableAnswer, LadderResult):
    """A `LadderResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.ladder import render_ladder

        return render_ladder(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.match.job.title

    @property
    def shown_table(self) -> pl.DataFrame:
        """Levels, lowest first: level, job_id, title, months and months_horizon with their ends."""
        return pl.DataFrame([_rung(rung) for rung in self.rungs], infer_schema_length=None)


def _rung(rung: LadderRungResult) -> dict[str, str | float | None]:
    row: dict[str, str | float | None] = {
        "level": rung.level,
        "job_id": rung.job_id,
        "title": rung.title,
    }
    for name, months in (("months", rung.months), ("months_horizon", rung.months_horizon)):
        for end, column in (("low", f"{name}_low"), ("mid", name), ("high", f"{name}_high")):
            row[column] = None if months is None else float(getattr(months, end))
    return row


def skills(
    title: str,
    *,
    level: str | None = None,
    horizon: float = 5.0,
    seed: int = 0,
    edition: Edition | str | Path | None = None,
) -> SkillsAnswer:
    """Answer which skills a job asks for, now and by the horizon, and what becomes of practice.

    Parameters
    ----------
    title : str
        A job title in anybody's words, a role id or an official code.
    level : str, optional
        entry, mid, senior, lead or executive.
    horizon : float
        Years ahead of the edition's date.
    seed : int
        Seed of the draws.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    SkillsAnswer
        Frozen, with polars tables; `practice` holds hours kept, lost and given back.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.

    Examples
    --------
    >>> answer = skills("SDR")
    >>> answer.skills.item(0, "domain"), answer.practice.slowest_label
    ('competency', 'writing to one person')
    """
    result = study_skills(
        title, level=level, horizon_years=horizon, seed=seed, edition=opened(edition)
    )
    return answer_of(SkillsAnswer, result)


def ladder(
    title: str,
    *,
    level: str | None = None,
    heads: Mapping[Level, float] | None = None,
    horizon: float = 5.0,
    seed: int = 0,
    edition: Edition | str | Path | None = None,
) -> LadderAnswer:
    """Answer what entry takes, how long each level takes to do well, and what a step up takes.

    Parameters
    ----------
    title : str
        A job title in anybody's words, a role id or an official code.
    level : str, optional
        entry, mid, senior, lead or executive.
    heads : mapping of level to float, optional
        People of a team at each level of a library role: asks when a level runs short.
    horizon : float
        Years ahead of the edition's date.
    seed : int
        Seed of the draws.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    LadderAnswer
        Frozen; `rungs` lowest first.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.

    Examples
    --------
    >>> [rung.level for rung in ladder("SDR").rungs]
    ['entry', 'mid', 'lead']
    """
    result = study_ladder(
        title,
        level=level,
        heads=heads,
        horizon_years=horizon,
        seed=seed,
        edition=opened(edition),
    )
    return answer_of(LadderAnswer, result)
