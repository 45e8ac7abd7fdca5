"""The answer to 'what happens to this job?', as tables and a record."""

from dataclasses import dataclass, field

import polars as pl

from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import Moment, Part
from jobmorph.schema.job import Match
from jobmorph.schema.record import RunRecord
from jobmorph.schema.tables import TASK_JUDGEMENT
from jobmorph.studies.library_context import LibraryContext

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far published measures agree about a job or a task.

    Parameters
    ----------
    word : {'agree', 'differ', 'far apart', 'unknown'}
        In a word; cut-offs are printed in the method page.
    spread : float or None
        Standard deviation of the measures' percentiles, 0..100 scale.
    lowest, highest : float or None
        Smallest and largest percentile.
    count : int
        Number of measures.
    """

    word: str
    spread: float | None
    lowest: float | None
    highest: float | None
    count: int


@dataclass(frozen=True, slots=True)
class WagePercentiles:
    """US wage percentiles in dollars a year; None where not published."""

    p10_usd_year: float | None
    p25_usd_year: float | None
    median_usd_year: float | None
    p75_usd_year: float | None
    p90_usd_year: float | None
    is_topcoded: bool
    is_borrowed: bool
    as_of: str


@dataclass(frozen=True, slots=True)
class Employment:
    """US jobs counted now and projected officially."""

    heads: float | None
    as_of: str
    is_split: bool
    is_borrowed: bool
    base_year: int | None
    target_year: int | None
    projected_change_share: float | None


@dataclass(frozen=True, slots=True)
class RoleResult:
    """What happens to a job, task by task.

    Parameters
    ----------
    match : Match
        How the words were read.
    horizon_years, horizon_year : float, int
        Years ahead and the calendar year.
    usage_as_of : str
        'YYYY-MM' of the latest usage wave behind 'seen so far'.
    hours_week : float
        Hours of the job's week.
    time_rule : str
        How time shares were found, in words.
    tasks : polars.DataFrame
        One row per task, by hours: task_id, label, statement (null unless the sentences were
        pulled), time_share, time_hours_week, origin, label_source, `reason_text` (the one line
        shown), agreement, the 27 verdict columns of `schema.tables.VERDICT_COLUMNS`,
        is_overruled, and takes and leaves: what software can take of a library task and what it
        leaves to a person (null for other tasks).
    reasons : polars.DataFrame
        Contract `task_reason`.
    evidence : polars.DataFrame
        task_id, measure, label, value, percentile, vintage, source_id, tier.
    summary : polars.DataFrame
        Contract `summary` (moment, part, low, mid, high), nine rows.
    hours_freed_week : dict of moment to Estimate
        Hours freed a week after checking.
    new_work : polars.DataFrame
        label, time_hours_week_low, time_hours_week, time_hours_week_high, origin: work that comes
        back, such as checking AI's output.
    edge : polars.DataFrame
        Contract `edge`, six rows.
    scriptedness : Estimate
        How much of the job follows a script, 0..100.
    measures : polars.DataFrame
        measure, label, value, percentile, vintage, source_id, tier: whole-job measures.
    judged : polars.DataFrame
        Contract `task_judgement`: model and library author side by side; no rows without one.
    library : LibraryContext or None
        What the role library adds: the job as it becomes, competencies, moves; None otherwise.
    overrides : polars.DataFrame
        task_id, moment, ours_delegated, ours_assisted, ours_human, theirs_delegated,
        theirs_assisted, theirs_human, reason, date; no rows if nothing was overruled.
    """

    match: Match
    horizon_years: float
    horizon_year: int
    usage_as_of: str
    hours_week: float
    time_rule: str
    tasks: pl.DataFrame
    reasons: pl.DataFrame
    evidence: pl.DataFrame
    summary: pl.DataFrame
    hours_freed_week: dict[Moment, Estimate]
    new_work: pl.DataFrame
    edge: pl.DataFrame
    scriptedness: Estimate
    wage: WagePercentiles
    employment: Employment
    agreement: Agreement
    measures: pl.DataFrame
    overrides: pl.DataFrame
    record: RunRecord
    judged: pl.DataFrame = field(default_factory=TASK_JUDGEMENT.empty)
    library: LibraryContext | None = None
    notes: tuple[str, ...] = field(default=())
    schema_version: str = SCHEMA_VERSION

    def share(self, moment: Moment, part: Part) -> Estimate:
        """Share of today's hours that is `part` at `moment`."""
        return next(
            Estimate(row["low"], row["mid"], row["high"])
            for row in self.summary.iter_rows(named=True)
            if (row["moment"], row["part"]) == (moment, part)
        )

    def hours(self, moment: Moment, part: Part) -> Estimate:
        """Hours a week that are `part` at `moment`."""
        return self.share(moment, part).scaled(self.hours_week)
