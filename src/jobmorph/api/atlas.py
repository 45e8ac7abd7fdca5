"""The Python interface of the atlas: all jobs at once."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from jobmorph.api.answer import TableAnswer, answer_of, opened
from jobmorph.reference.edition import Edition
from jobmorph.studies.atlas import study_atlas
from jobmorph.studies.atlas_result import JobAtlasResult


@dataclass(frozen=True, slots=True)
class AtlasAnswer(TableAnswer, JobAtlasResult):
    """A `JobAtlasResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.atlas import render_job_atlas

        return render_job_atlas(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return "atlas of jobs"

    @property
    def shown_table(self) -> pl.DataFrame:
        """All jobs, one row each: what `to_pandas` returns."""
        return self.jobs


def atlas(*, field: str | None = None, edition: Edition | str | Path | None = None) -> AtlasAnswer:
    """Lay out all jobs: hours by part and moment, why, pay, outlook, ways out, what opens up.

    Parameters
    ----------
    field : str, optional
        One field, such as 'sales'; all if not given.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    AtlasAnswer
        Frozen; `jobs` is one row a job.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.

    Examples
    --------
    >>> atlas(field="sales").jobs.item(0, "title")
    'Retail Salespersons'
    """
    return answer_of(AtlasAnswer, study_atlas(field=field, edition=opened(edition)))
