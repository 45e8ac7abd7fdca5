"""The answers to 'which skills does this job ask for?', as tables and a record."""

from dataclasses import dataclass, field

import polars as pl

from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import Level
from jobmorph.schema.job import Match
from jobmorph.schema.record import RunRecord

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class PracticeResult:
    """What becomes of the practice that a job gives.

    Parameters
    ----------
    table : polars.DataFrame
        Contract `practice` with `label`, at every moment.
    design : polars.DataFrame
        skill_id, label, gap_hours_week, design_hours_week, teach (observe, drill, review, rotate),
        practice, check: what would restore the practice, largest gap first.
    slower_low, slower, slower_high : float
        Times as long to do the job well at the horizon, all practised skills together; 1 is as
        long as now.
    slower_designed : Estimate
        The same with the designed hours.
    slower_unreturned : Estimate
        The same if no freed hour is given back.
    slowest_label : str
        The skill that loses most.
    """

    table: pl.DataFrame
    design: pl.DataFrame
    slower: Estimate
    slower_designed: Estimate
    slower_unreturned: Estimate
    slowest_label: str


@dataclass(frozen=True, slots=True)
class SkillsResult:
    """Skills of a job today and at the horizon.

    Parameters
    ----------
    match : Match
        How the words were read.
    horizon_years, horizon_year : float, int
        Years ahead and the calendar year.
    hours_week : float
        Hours of the job's week today.
    person_hours : Estimate
        Hours of people's work at the horizon, counted from today's week.
    freed_rule : str
        Where freed hours go, in words.
    skills : polars.DataFrame
        One row per skill: skill_id, label (plain), title (official name, null for the library's),
        domain ('competency', 'skill', 'knowledge', 'ability', 'trade'), proficiency_needed (0..5,
        null where nothing says so), importance_today, importance_horizon_low, importance_horizon,
        importance_horizon_high (1..5, null where not rated), importance_percentile,
        time_hours_week_today, time_hours_week_low, time_hours_week, time_hours_week_high (at the
        horizon), change_hours_week_low, change_hours_week, change_hours_week_high, ai_takes,
        remaining_work, new_work (hours a week; mids, they sum to the change), direction,
        time_hours_week_reach_low, time_hours_week_reach, time_hours_week_reach_high and
        direction_reach (if all that is within reach were usual), is_linked
        (whether any task is linked to it), vintage, tier. Competencies first, then by importance.
    styles : polars.DataFrame
        skill_id, title, impact (-3..3), percentile, vintage: work styles, today only.
    technology : polars.DataFrame
        technology, kind, is_hot, is_in_demand, share (0..1 of the anchors).
    practice : PracticeResult
        What AI takes of the practice, for this job.
    record : RunRecord
        What the answer rests on.
    notes : tuple of str
        What a reader must know.
    """

    match: Match
    horizon_years: float
    horizon_year: int
    hours_week: float
    person_hours: Estimate
    freed_rule: str
    skills: pl.DataFrame
    styles: pl.DataFrame
    technology: pl.DataFrame
    practice: PracticeResult
    record: RunRecord
    notes: tuple[str, ...] = field(default=())
    schema_version: str = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class MainSkills:
    """The skills that a short answer can name.

    Parameters
    ----------
    horizon_year, hours_week
        As in `SkillsResult`.
    skills : polars.DataFrame
        Rows of `SkillsResult.skills`, without importance at the horizon where it is rated: those
        of its main table, and those whose change within reach may be named.
    """

    horizon_year: int
    hours_week: float
    skills: pl.DataFrame


@dataclass(frozen=True, slots=True)
class OwnMonths:
    """How long the job that was asked for takes to do well, without the levels beside it.

    Parameters
    ----------
    horizon_year : int
        Year of the horizon.
    is_inferred : bool
        As in `LadderResult`.
    months, months_horizon, months_designed : Estimate or None
        As in `LadderRungResult`.
    """

    horizon_year: int
    is_inferred: bool
    months: Estimate | None
    months_horizon: Estimate | None = None
    months_designed: Estimate | None = None


@dataclass(frozen=True, slots=True)
class LadderRungResult:
    """One level of a ladder.

    Parameters
    ----------
    level : str
        entry, mid, senior, lead, executive; for an inferred ladder 'below', 'here', 'above'.
    job_id, title : str
        The role or the occupation.
    needs : polars.DataFrame
        skill_id, label, proficiency_hire, proficiency_needed, proficiency_advance, seen: what a
        person at the needed level visibly does.
    promotion : tuple of str
        What it takes to get here, as checks somebody else can see.
    months : Estimate or None
        Months until the work is done well.
    months_source, months_tier : str
        Where that comes from.
    months_horizon : Estimate or None
        The same at the horizon, as practice changes.
    months_designed : Estimate or None
        The same where the lost practice is set up again.
    """

    level: str
    job_id: str
    title: str
    needs: pl.DataFrame
    promotion: tuple[str, ...]
    months: Estimate | None
    months_source: str
    months_tier: str
    months_horizon: Estimate | None = None
    months_designed: Estimate | None = None


@dataclass(frozen=True, slots=True)
class PipelineWarning:
    """What one design of a team comes to.

    Parameters
    ----------
    design : {'kept', 'cut', 'frozen', 'restored'}
        Entry seats kept; entry seats cut as hours are freed; nobody hired at entry any more; seats
        kept and practice restored.
    level : Level or None
        The first level that runs short; None if none does within ten years.
    year_ahead : int or None
        The first year in which it does.
    """

    design: str
    level: Level | None
    year_ahead: int | None


@dataclass(frozen=True, slots=True)
class LadderResult:
    """From the first day to the most senior contributor.

    Parameters
    ----------
    match : Match
        How the words were read.
    horizon_year : int
        Year of the horizon.
    is_inferred : bool
        Whether the ladder was inferred from public data instead of written for this family.
    entry : tuple of str
        What it takes to get in.
    rungs : tuple of LadderRungResult
        Lowest first.
    preparation : polars.DataFrame
        scale (RL, RW, PT, OJ), category, share: what people asked say it takes; no rows where
        nobody was asked.
    job_zone : int or None
        Job zone of the main occupation, 1 to 5.
    pipeline : polars.DataFrame
        Contract `pipeline` with `design`, if heads were given; else no rows.
    pipeline_warnings : tuple of PipelineWarning
        What each design of the team comes to.
    """

    match: Match
    horizon_year: int
    is_inferred: bool
    entry: tuple[str, ...]
    rungs: tuple[LadderRungResult, ...]
    preparation: pl.DataFrame
    job_zone: int | None
    record: RunRecord
    pipeline: pl.DataFrame = field(default_factory=pl.DataFrame)
    pipeline_warnings: tuple[PipelineWarning, ...] = field(default=())
    notes: tuple[str, ...] = field(default=())
    schema_version: str = SCHEMA_VERSION
