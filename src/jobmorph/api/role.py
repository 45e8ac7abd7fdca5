"""The Python interface: studies whose answers show themselves in a notebook."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from jobmorph.api.answer import TableAnswer, answer_of, opened
from jobmorph.intake.overrides import Override, read_overrides
from jobmorph.intake.tasks import Week, read_week
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

    @property
    def shown_table(self) -> pl.DataFrame:
        """Tasks of the job, one row each: what `to_pandas` returns."""
        return self.tasks


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
        edition=opened(edition),
    )
    return answer_of(RoleAnswer, result)


def compare(first: str, second: str, *, horizon: float = 5.0, seed: int = 0) -> CompareResult:
    """Answer `role` for two jobs with the same draws."""
    return study_compare(first, second, horizon_years=horizon, seed=seed)


def evidence(area: str | None = None) -> EvidenceResult:
    """Return the published scores beside their baselines."""
    return study_evidence(area)
