"""The Python interface of the history: what became of a job, and all jobs ever counted."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from jobmorph.api.answer import TableAnswer, answer_of, opened
from jobmorph.reference.edition import Edition
from jobmorph.studies.history import study_history
from jobmorph.studies.history_atlas import study_atlas
from jobmorph.studies.history_result import AtlasResult, HistoryResult


@dataclass(frozen=True, slots=True)
class HistoryAnswer(TableAnswer, HistoryResult):
    """A `HistoryResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.history import render_history

        return render_history(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.title

    @property
    def shown_table(self) -> pl.DataFrame:
        """Figures of every count, one row a year: definition, series_id, title, then the path's.

        Figures of two definitions must not be joined.
        """
        return pl.concat(
            path.table.select(
                pl.lit(path.definition).alias("definition"),
                pl.lit(path.series_id).alias("series_id"),
                pl.lit(path.title).alias("title"),
                pl.all(),
            )
            for path in self.paths
        )


@dataclass(frozen=True, slots=True)
class HistoryAtlasAnswer(TableAnswer, AtlasResult):
    """An `AtlasResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.history_atlas import render_atlas

        return render_atlas(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return "history atlas"

    def to_svg(self) -> str:
        """Return the picture by itself."""
        from jobmorph.reports.history_atlas import render_atlas

        return render_atlas(self, "svg")

    @property
    def shown_table(self) -> pl.DataFrame:
        """Jobs ever counted, one row each: what `to_pandas` returns."""
        return self.jobs


def history(title: str, *, edition: Edition | str | Path | None = None) -> HistoryAnswer:
    """Answer what became of a job: each count by itself, and the story that went the other way.

    Parameters
    ----------
    title : str
        A prepared case, a job that a census counted, a title in anybody's words, or a code.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    HistoryAnswer
        Frozen; `paths` holds one row of one count each.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.

    Examples
    --------
    >>> answer = history("switchboard operator")
    >>> answer.path("employers").summary.last_heads, answer.other.title
    (34280.0, 'Bank tellers')
    """
    result = study_history(title, edition=opened(edition))
    return answer_of(HistoryAnswer, result)


def history_atlas(*, edition: Edition | str | Path | None = None) -> HistoryAtlasAnswer:
    """Lay out all occupations that were ever counted, 1850 to 2025.

    Parameters
    ----------
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    HistoryAtlasAnswer
        Frozen, with polars tables.

    Examples
    --------
    >>> history_atlas().jobs.item(0, "title")
    'Farmers (owners and tenants)'
    """
    result = study_atlas(edition=opened(edition))
    return answer_of(HistoryAtlasAnswer, result)
