"""The answer to 'where did they go?', as tables and a record."""

from dataclasses import dataclass, field

import polars as pl

from jobmorph.market.history import CourseSummary
from jobmorph.reference.history_cases import CaseAbsence, LiteratureClaim
from jobmorph.reference.history_definitions import HistoryBreak
from jobmorph.schema.history import Definition, LinkKind
from jobmorph.schema.job import Match
from jobmorph.schema.record import RunRecord

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class HistoryPath:
    """One series within one count. Two paths are never one line.

    Parameters
    ----------
    definition : Definition
        The count.
    label, counts : str
        The count in a few words; who or what is counted.
    series_id, title : str
        The row of the source, in our words.
    kind : LinkKind
        How the row stands to the job asked for: 'same work', 'part of', 'nearest'.
    note : str
        What to know about the row.
    published_code : str
        Code or name under which the source has it last.
    is_lead : bool
        First of its count.
    table : polars.DataFrame
        year, history_heads (null where missing), share (of everybody counted who names an
        occupation, 0..1), women_share (0..1; null where the count does not tell), is_missing,
        classification. One row per year of the count from the first figure to the last.
    codes : polars.DataFrame
        published_code, classification, title, first_year, last_year: what is added up.
    breaks : tuple of HistoryBreak
        Changes of the count within the path's years.
    summary : CourseSummary
        Peak, half-life and the like.
    crossed : tuple of HistoryBreak
        Changes that lie between the peak and half of it (or the last figure).
    """

    definition: Definition
    label: str
    counts: str
    series_id: str
    title: str
    kind: LinkKind
    note: str
    published_code: str
    is_lead: bool
    table: pl.DataFrame
    codes: pl.DataFrame
    breaks: tuple[HistoryBreak, ...]
    summary: CourseSummary
    crossed: tuple[HistoryBreak, ...]


@dataclass(frozen=True, slots=True)
class HistoryOther:
    """The case that must stand beside: it went the other way.

    Parameters
    ----------
    case_id, title, story : str
        The case; 'fell', 'rose' or 'rose then fell'.
    reason : str
        Why this one.
    happened : str
        Its story.
    paths : tuple of HistoryPath
        Its leading path in each count.
    """

    case_id: str
    title: str
    story: str
    reason: str
    happened: str
    paths: tuple[HistoryPath, ...]


@dataclass(frozen=True, slots=True)
class HistoryResult:
    """What became of a job.

    Parameters
    ----------
    query, title : str
        What was asked; the case, occupation or census job that answers.
    case_id : str or None
        The prepared case, if there is one.
    story : str or None
        Of the prepared case.
    match : Match or None
        How the words were read, where the title reader was needed.
    paths : tuple of HistoryPath
        By count, the leading one first within each.
    absent : tuple of CaseAbsence
        Counts that cannot show the job, and the nearest that can.
    happened : str or None
        The story in our own words; None without a prepared case.
    grew_nearby : polars.DataFrame
        definition, first_year, last_year, series_id, title, heads_first, heads_last, gain_heads,
        growth, skill_distance (0..1): what gained most among the nearest by skill, in the years of
        the leading path's fall (or of its whole count).
    grew_economy : polars.DataFrame
        The same without skill_distance, over all jobs.
    moves : polars.DataFrame or None
        Where people who leave such jobs go, as `observed_moves` returns; None where no survey
        resolves them.
    moves_note : str
        What is missing and what would tell.
    literature : tuple of LiteratureClaim
        What studies say, and what of them was read.
    other : HistoryOther
        The case that must stand beside it.
    stand_alike : polars.DataFrame
        occupation_soc2018, title, distance (0..1), activity_distance, skill_distance,
        wage_difference, preparation_difference, employment_heads, course, change, first_year,
        last_year: jobs of today that stand where this one stands, nearest first.
    analogues : polars.DataFrame
        direction ('fell', 'rose'), basis ('case', 'counted'), id, title, distance, definition,
        first_year, last_year, change: for each basis the nearest that fell and the nearest that
        rose; never one without the other.
    record : RunRecord
        What the answer rests on.
    notes : tuple of str
        What a reader must know.
    """

    query: str
    title: str
    case_id: str | None
    story: str | None
    match: Match | None
    paths: tuple[HistoryPath, ...]
    absent: tuple[CaseAbsence, ...]
    happened: str | None
    grew_nearby: pl.DataFrame
    grew_economy: pl.DataFrame
    literature: tuple[LiteratureClaim, ...]
    other: HistoryOther
    stand_alike: pl.DataFrame
    analogues: pl.DataFrame
    record: RunRecord
    moves_note: str
    moves: pl.DataFrame | None = None
    notes: tuple[str, ...] = field(default=())
    schema_version: str = SCHEMA_VERSION

    def path(self, definition: Definition) -> HistoryPath | None:
        """Return the leading path of a count, or None."""
        return next((each for each in self.paths if each.definition == definition), None)


@dataclass(frozen=True, slots=True)
class PastResult:
    """What became of a job, with no more than a short answer tells.

    Parameters
    ----------
    paths, other
        As in `HistoryResult`.
    analogues : polars.DataFrame
        As in `HistoryResult`.
    """

    paths: tuple[HistoryPath, ...]
    other: HistoryOther
    analogues: pl.DataFrame

    def path(self, definition: Definition) -> HistoryPath | None:
        """Return the leading path of a count, or None."""
        return next((each for each in self.paths if each.definition == definition), None)


@dataclass(frozen=True, slots=True)
class AtlasResult:
    """All occupations that were ever counted, rising and falling, count by count.

    Parameters
    ----------
    jobs : polars.DataFrame
        definition, series_id, title, order (within the count, by year of the peak, then size),
        peak_year, peak_decade, peak_share, peak_heads, first_year, last_year, first_heads,
        last_heads, change, change_since_peak, half_life_years (null where not reached), course,
        is_residual. Parts of wider rows and rows that name no occupation are left out.
    shares : polars.DataFrame
        definition, series_id, order, year, history_heads, share (0..1 of everybody counted who
        names an occupation; null where missing), is_missing: one row per job and year.
    totals : polars.DataFrame
        definition, year, work_heads.
    breaks : tuple of HistoryBreak
        Changes within the counts.
    record : RunRecord
        What it rests on.
    notes : tuple of str
        What a reader must know.
    """

    jobs: pl.DataFrame
    shares: pl.DataFrame
    totals: pl.DataFrame
    breaks: tuple[HistoryBreak, ...]
    record: RunRecord
    notes: tuple[str, ...] = field(default=())
    schema_version: str = SCHEMA_VERSION
