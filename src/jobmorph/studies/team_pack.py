"""A design of a team for those whom it concerns: representatives, data protection, staff."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

from jobmorph.intake.roster_columns import ColumnUse
from jobmorph.redesign.limits import PlanLimits
from jobmorph.redesign.problem import TeamDesign
from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import DataError, InfeasibleError, ParameterError
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.record import Assumption, RunRecord
from jobmorph.studies.suppression import LEAST_GROUP
from jobmorph.studies.team_pack_groups import PackGroup, pack_groups, seat_people
from jobmorph.studies.team_pack_hours import (
    PackHours,
    PackStep,
    PackTask,
    group_hours,
    largest_tasks,
    passing_tasks,
    quarter_steps,
    staying_tasks,
    task_hours,
    told_hours,
    total_hours,
)
from jobmorph.studies.team_pack_people import PackPeople, pack_people
from jobmorph.studies.team_pack_points import PackPoint, PlanSigns, questions_of, risks_of_pack
from jobmorph.studies.team_pack_terms import (
    PackMove,
    PackScores,
    known_moves,
    review_days,
    scores_of,
)
from jobmorph.studies.team_result import TeamMeasures, TeamPlan, TeamResult

_AI_TRAINING: Final = "redesign.ai_training_hours"


@dataclass(frozen=True, slots=True)
class PackWork:
    """The team's work in a design.

    Parameters
    ----------
    total : PackHours
        The whole team.
    groups : tuple of PackHours
        In the order of the pack's groups.
    tasks : tuple of PackTask
        Tasks that pass most, by group.
    staying : tuple of tuple of str
        Tasks of each group that people mostly do without AI at the end.
    steps : tuple of PackStep
        The way by quarter.
    kept : tuple of str
        Tasks that the design keeps from AI, the largest first.
    largest : tuple of str
        Tasks of which AI takes most.
    could_pass : Estimate
        Hours a week that could pass to AI by the end, of the whole team.
    checking, customers_now, customers_end : int
        Hours a week, rounded to five, of the whole team.
    coaching_now, coaching_end : float or None
        Hours a week that a person gets on average; None if they are fewer than five people.
    """

    total: PackHours
    groups: tuple[PackHours, ...]
    tasks: tuple[PackTask, ...]
    staying: tuple[tuple[str, ...], ...]
    steps: tuple[PackStep, ...]
    kept: tuple[str, ...]
    largest: tuple[str, ...]
    could_pass: Estimate
    checking: int
    customers_now: int
    customers_end: int
    coaching_now: float | None
    coaching_end: float | None


@dataclass(frozen=True, slots=True)
class ConsultationPack:
    """What four papers tell about one design; no number of people under five, nobody's pay.

    Parameters
    ----------
    design, label, purpose : str
        The design.
    quarter_names : tuple of str
        Quarters of the plan.
    end_name : str
        Its end, in words.
    people : PackPeople
        The whole team.
    groups : tuple of PackGroup
        Groups of five and more.
    work : PackWork
        Hours and tasks.
    moves : tuple of PackMove
        Moves inside the team that the trade knows.
    learning : Assumption
        Hours in which a person learns to work with AI.
    limits : PlanLimits
        Limits of the design.
    limits_source : str
        Name of the owner's file of limits; '' if none.
    columns : tuple of ColumnUse
        What became of each column of the roster.
    is_own_pay : bool
        Pay comes from the roster, in groups of five and more; else it is borrowed.
    questions, risks : tuple of PackPoint
        What to ask; what an assessment weighs.
    reviews : tuple of datetime.date
        Days of review, the first one first.
    scores : PackScores
        How good the figures are.
    usage_as_of : str
        Last month of the data on use of AI.
    record : RunRecord
        Versions and sources.
    """

    design: str
    label: str
    purpose: str
    quarter_names: tuple[str, ...]
    end_name: str
    people: PackPeople
    groups: tuple[PackGroup, ...]
    work: PackWork
    moves: tuple[PackMove, ...]
    learning: Assumption
    limits: PlanLimits
    limits_source: str
    columns: tuple[ColumnUse, ...]
    is_own_pay: bool
    questions: tuple[PackPoint, ...]
    risks: tuple[PackPoint, ...]
    reviews: tuple[date, ...]
    scores: PackScores
    usage_as_of: str
    record: RunRecord


def pack_of(result: TeamResult, design: str, edition: Edition) -> ConsultationPack:
    """Tell one design of a team to those whom it concerns, in groups of five and more.

    Parameters
    ----------
    result : TeamResult
        The answer.
    design : str
        Name of one of its designs, such as 'hold'.
    edition : Edition
        Holds the published scores.

    Raises
    ------
    ParameterError
        If there is no such design.
    InfeasibleError
        If the design has no plan.
    DataError
        If the team has fewer than five people, now or in any quarter.
    """
    plan, found, measures = _plan(result, design)
    seats = seat_people(result, found)
    groups = pack_groups(result, design)
    people = pack_people(groups, seats)
    steps = quarter_steps(result, found)
    if not groups or min(step.seats for step in steps) < LEAST_GROUP:
        raise DataError(
            f"a paper to share tells people in groups of {LEAST_GROUP}; this team is smaller",
            hint="Talk with these people directly, and leave the pack out.",
        )
    hours = task_hours(result, found, plan.request.limits.kept_tasks)
    passing, largest = passing_tasks(hours, groups), largest_tasks(hours)
    signs = PlanSigns(result, plan, measures, people, groups, passing, largest, steps)
    return ConsultationPack(
        design=design,
        label=plan.offer.label,
        purpose=plan.offer.purpose,
        quarter_names=result.quarter_names,
        end_name=result.end_name,
        people=people,
        groups=groups,
        work=_work(signs, found, hours, seats),
        moves=known_moves(result),
        learning=next(each for each in result.record.assumptions if each.name == _AI_TRAINING),
        limits=plan.request.limits,
        limits_source=result.limits_source,
        columns=result.roster.columns,
        is_own_pay=result.pay.is_own,
        questions=questions_of(signs),
        risks=risks_of_pack(signs),
        reviews=review_days(result.quarter_names),
        scores=scores_of(result, edition),
        usage_as_of=edition.manifest.usage_as_of,
        record=result.record,
    )


def _plan(result: TeamResult, design: str) -> tuple[TeamPlan, TeamDesign, TeamMeasures]:
    plans = {plan.offer.name: plan for plan in result.plans}
    if design not in plans:
        raise ParameterError("no such design in this answer", items=[design, *plans])
    plan = plans[design]
    if plan.design is None or plan.measures is None:
        raise InfeasibleError(
            f"{plan.offer.label}: no plan keeps all its limits, so there is nothing to tell",
            items=plan.conflict.rules if plan.conflict else (),
            hint="Give way in one of them, or choose another design.",
        )
    return plan, plan.design, plan.measures


def _work(
    signs: PlanSigns, design: TeamDesign, hours: pl.DataFrame, seats: pl.DataFrame
) -> PackWork:
    result, measures = signs.result, signs.measures
    led = seats.filter(~pl.col("is_manager"))
    kept = hours.filter(pl.col("task_id").is_in(sorted(signs.plan.request.limits.kept_tasks)))
    named = kept.sort("load", "task_id", descending=[True, False]).get_column("label")
    return PackWork(
        total=total_hours(result, design, hours),
        groups=group_hours(result, design, hours, signs.groups),
        tasks=signs.tasks,
        staying=staying_tasks(hours, signs.groups, signs.tasks),
        steps=signs.steps,
        kept=tuple(named.unique(maintain_order=True)),
        largest=signs.largest,
        could_pass=result.could_pass_hours_week,
        checking=told_hours(measures.checking_hours_week),
        customers_now=told_hours(result.as_is.customer_hours_week),
        customers_end=told_hours(measures.customer_hours_week),
        coaching_now=_mean(result.as_is, led, "today_heads"),
        coaching_end=_mean(measures, led, "end_heads"),
    )


def _mean(measures: TeamMeasures, led: pl.DataFrame, column: str) -> float | None:
    """Coaching that a person gets, if they are five or more."""
    is_wide = int(led.get_column(column).sum()) >= LEAST_GROUP
    return measures.coaching_hours_head_week if is_wide else None
