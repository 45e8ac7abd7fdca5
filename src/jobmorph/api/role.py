"""The Python interface: studies whose answers show themselves in a notebook."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from jobmorph.api.answer import TableAnswer, answer_of, opened, told_week
from jobmorph.intake.overrides import Override, read_overrides
from jobmorph.intake.tasks import Week
from jobmorph.reference.edition import Edition
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.compare import CompareResult, study_compare
from jobmorph.studies.evidence import EvidenceResult, study_evidence
from jobmorph.studies.role import study_role
from jobmorph.studies.role_result import RoleResult


@dataclass(frozen=True, slots=True)
class RoleAnswer(TableAnswer, RoleResult):
    """A `RoleResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.output import render_role

        return render_role(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.match.job.title

    def chart(self) -> Any:
        """Draw hours of the three parts, so far, by the horizon and within reach, with ranges.

        Returns
        -------
        altair.FacetChart
            To be shown, joined or saved with altair, which is optional.

        Raises
        ------
        DataError
            If altair is not installed.
        """
        from jobmorph.reports.altair_chart import role_chart

        return role_chart(self)

    @property
    def shown_table(self) -> pl.DataFrame:
        """Tasks of the job, one row each: what `to_pandas` returns."""
        return self.tasks


def role(
    title: str | None = None,
    *,
    level: str | None = None,
    horizon: float = 5.0,
    tasks: Week | str | Path | Any | None = None,
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
    tasks : Week, path, polars.DataFrame or pandas.DataFrame, optional
        Your own week: a file or table of tasks with hours, or one already read.
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
        week=told_week(tasks),
        overrides=(
            read_overrides(Path(overrides)) if isinstance(overrides, str | Path) else overrides
        ),
        scenario=scenario,
        seed=seed,
        edition=opened(edition),
    )
    return answer_of(RoleAnswer, result)


@dataclass(frozen=True, slots=True)
class CompareAnswer(TableAnswer, CompareResult):
    """A `CompareResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        if output_format == "html":
            from jobmorph.reports.compare_page import compare_html

            return compare_html(self.first, self.second)
        from jobmorph.reports.output import render_compare

        return render_compare(self.first, self.second, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return f"{self.first.match.job.title}, {self.second.match.job.title}"

    @property
    def shown_table(self) -> pl.DataFrame:
        """Shares of the week of both jobs: job_id, then the columns of contract `summary`."""
        both = (self.first, self.second)
        return pl.concat(
            each.summary.select(pl.lit(each.match.job.id).alias("job_id"), pl.all())
            for each in both
        )


@dataclass(frozen=True, slots=True)
class EvidenceAnswer(TableAnswer, EvidenceResult):
    """An `EvidenceResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.evidence_page import render_evidence

        return render_evidence(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return "evidence"

    @property
    def shown_table(self) -> pl.DataFrame:
        """Scores, one row each: what `to_pandas` returns."""
        return self.table


def compare(first: str, second: str, *, horizon: float = 5.0, seed: int = 0) -> CompareAnswer:
    """Answer `role` for two jobs with the same draws.

    Examples
    --------
    >>> compare("SDR", "registered nurse").shown_table.height
    18
    """
    return answer_of(CompareAnswer, study_compare(first, second, horizon_years=horizon, seed=seed))


def evidence(area: str | None = None) -> EvidenceAnswer:
    """Return the published scores beside their baselines.

    Examples
    --------
    >>> evidence("outlook").shown_table.item(0, "area")
    'outlook'
    """
    return answer_of(EvidenceAnswer, study_evidence(area))
