"""The answer to 'what do I learn next?', as tables and a record."""

from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from jobmorph.schema.estimate import Estimate
from jobmorph.schema.job import Match
from jobmorph.schema.record import RunRecord

SCHEMA_VERSION = "1.0"

Aim = Literal["own job", "other job"]


@dataclass(frozen=True, slots=True)
class KnownMove:
    """What the trade knows about a move, by our judgement.

    Parameters
    ----------
    role_id, title : str
        Where it leads: the target, or the first step towards it.
    months : Estimate
        Months it usually takes.
    gap : tuple of str
        What is usually missing.
    note : str
        A remark.
    """

    role_id: str
    title: str
    months: Estimate
    gap: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class AskedSchooling:
    """Schooling that no learning plan replaces.

    Parameters
    ----------
    share : float
        Share of people in the target job who say that a degree is asked for.
    most_named : str
        The degree named most often, in words.
    """

    share: float
    most_named: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A skill to leave, or that will count for more: hours a week now and within reach."""

    skill_id: str
    label: str
    hours_today: float
    hours_reach: float


@dataclass(frozen=True, slots=True)
class PlanResult:
    """A learning plan of one person.

    Parameters
    ----------
    match : Match
        The job the person has.
    target : Match
        The job the plan leads to; the same as `match` for the job as it becomes.
    aim : {'own job', 'other job'}
        Which of the two it is.
    horizon_year : int
        The year the target is looked at.
    hours_week : float
        Hours a week for learning.
    gaps : polars.DataFrame
        One row per skill of the target, largest gap first: skill_id, label, proficiency_held,
        proficiency_start (asked before the first day), proficiency_needed (to do it well),
        proficiency_gap, held_from (where the held level comes from: 'stated', 'stated kind', 'job',
        'kind', 'general', 'none'), held_title (the past job that speaks for it), seen (what a
        person at the needed level visibly does), worth, time_hours_week (hours of the skill in the
        target job at the horizon), time_hours_week_reach, direction, direction_reach,
        comes_with_work.
    steps : polars.DataFrame
        Contract `learning_step` with is_before (needed before the first day in the target job),
        label, practices, practice_hours, practice_checks (lists: what to do, hours of the exercise,
        how somebody else sees that it worked), seen (what somebody who has taken the step visibly
        does), week_first, week_last.
    weeks : polars.DataFrame
        week, step, label, learning_hours.
    hours : Estimate
        All hours of the plan.
    weeks_total : Estimate
        All weeks of the plan, at the hours given.
    already_there : bool
        Whether nothing is missing.
    not_to_learn, counts_more : tuple of Remark
        What to stop learning, and what the person has that gains hours.
    brings : tuple of str
        Labels of what the person has at the level needed.
    comes_with_work : tuple of str
        Labels of general skills that a past job brings to within a level: no steps are planned.
    left_out : tuple of str
        Labels left out at the person's wish.
    asked_schooling : AskedSchooling or None
        A degree that most people in the target job say it takes, if fewer do in one's own.
    known_move : KnownMove or None
        What the trade knows about the move.
    new_tasks, new_software : tuple of str
        Tasks of the target that are new in kind, those in which people keep most hours first; kinds
        of software named there and not in one's own job, each with an example.
    questions : tuple of str
        For the next talk with one's manager.
    is_assumed : bool
        Whether levels were taken from the present job because no profile was given.
    record : RunRecord
        What the answer rests on.
    notes : tuple of str
        What a reader must know.
    """

    match: Match
    target: Match
    aim: Aim
    horizon_year: int
    hours_week: float
    gaps: pl.DataFrame
    steps: pl.DataFrame
    weeks: pl.DataFrame
    hours: Estimate
    weeks_total: Estimate
    already_there: bool
    not_to_learn: tuple[Remark, ...]
    counts_more: tuple[Remark, ...]
    brings: tuple[str, ...]
    comes_with_work: tuple[str, ...]
    left_out: tuple[str, ...]
    asked_schooling: AskedSchooling | None
    known_move: KnownMove | None
    new_tasks: tuple[str, ...]
    new_software: tuple[str, ...]
    questions: tuple[str, ...]
    is_assumed: bool
    record: RunRecord
    notes: tuple[str, ...] = field(default=())
    schema_version: str = SCHEMA_VERSION
