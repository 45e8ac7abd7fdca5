"""Chapters 2 and 3, onboard and train: cohorts, hours, practice set aside, what newcomers lack."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_chapters_facts import PlanFacts, scaled_range
from jobmorph.studies.team_chapters_library import practice_of, skill_label

TRAINING_QUARTERS: Final = 4
# Hours of practice a quarter below which nobody would plan anything.
LEAST_PRACTICE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Cohort:
    """People who learn to work with AI in a quarter: those of one field of work.

    Parameters
    ----------
    quarter : int
        1 for the first.
    area : str
        'sales', 'service', 'marketing', 'whole team' ...
    seats : tuple of str
        Their seats.
    heads : int
        People.
    hours : float
        Hours, all together.
    fee_amount : float
        Fees.
    """

    quarter: int
    area: str
    seats: tuple[str, ...]
    heads: int
    hours: float
    fee_amount: float


@dataclass(frozen=True, slots=True)
class SetAside:
    """Hours set aside to practise a skill that AI's share would otherwise thin out.

    Parameters
    ----------
    seat, skill : str
        Who, and what.
    by_quarter : tuple of float
        Hours in each quarter, all together.
    heads : int
        People of the seat at the end.
    practice, check : str
        What they do, and how one sees that it worked; '' where nothing is written.
    """

    seat: str
    skill: str
    by_quarter: tuple[float, ...]
    heads: int
    practice: str
    check: str


@dataclass(frozen=True, slots=True)
class TrainChapter:
    """Chapter 3, and what newcomers cost in time.

    Parameters
    ----------
    heads : int
        People who learn to work with AI in the first quarter.
    hours_head : Estimate
        Hours that each learns to work with AI, over the first year.
    held_heads : int
        People in held seats: not counted in, for want of a library role.
    cohorts : tuple of Cohort
        By quarter and field of work.
    set_aside : tuple of SetAside
        Practice, most hours first.
    floor_share : float
        Practice per person at entry level that the design keeps, relative to now.
    training_hours, start_up_hours, late_hours : tuple of float
        By quarter: in training; not yet worked by people who start; of work that waits.
    fee_amount : float
        Fees over the whole plan, of moves too.
    fee_hour : Estimate
        Fee for an hour.
    """

    heads: int
    hours_head: Estimate
    held_heads: int
    cohorts: tuple[Cohort, ...]
    set_aside: tuple[SetAside, ...]
    floor_share: float
    training_hours: tuple[float, ...]
    start_up_hours: tuple[float, ...]
    late_hours: tuple[float, ...]
    fee_amount: float
    fee_hour: Estimate


def train_chapter(facts: PlanFacts) -> TrainChapter:
    """Write chapter 3 of a design."""
    hours, fee = (
        facts.rate("redesign.ai_training_hours"),
        facts.rate("redesign.training_amount_hour"),
    )
    quarters = (
        facts.design.hours.group_by("quarter", maintain_order=True)
        .agg(pl.col("training_hours_quarter", "start_up_hours_quarter", "late_hours_quarter").sum())
        .sort("quarter")
    )
    cohorts = _cohorts(facts)
    return TrainChapter(
        heads=sum(each.heads for each in cohorts if each.quarter == 1),
        hours_head=scaled_range(hours.value, hours),
        held_heads=int(facts.seats.filter("is_held")["today_heads"].sum()),
        cohorts=cohorts,
        set_aside=_set_aside(facts),
        floor_share=facts.plan.request.limits.practice_floor_share,
        training_hours=tuple(quarters["training_hours_quarter"].to_list()),
        start_up_hours=tuple(quarters["start_up_hours_quarter"].to_list()),
        late_hours=tuple(quarters["late_hours_quarter"].to_list()),
        fee_amount=float(facts.design.costs["training_amount"].sum()),
        fee_hour=scaled_range(fee.value, fee),
    )


def _cohorts(facts: PlanFacts) -> tuple[Cohort, ...]:
    lasts = min(TRAINING_QUARTERS, facts.result.quarters)
    each_hours = facts.rate("redesign.ai_training_hours").value / lasts
    fee = facts.rate("redesign.training_amount_hour").value
    own = facts.seats.filter(~pl.col("is_held")).select("seat_id", "label", "team_area")
    found = []
    for quarter in range(1, lasts + 1):
        heads = facts.design.seats.filter(
            (pl.col("quarter") == quarter) & (pl.col("planned_heads") > 0)
        )
        areas = (
            own.join(heads.select("seat_id", "planned_heads"), on="seat_id", maintain_order="left")
            .group_by("team_area", maintain_order=True)
            .agg("label", pl.col("planned_heads").sum())
        )
        for area, labels, count in areas.iter_rows():
            hours = each_hours * count
            found.append(Cohort(quarter, area, tuple(labels), count, hours, fee * hours))
    return tuple(found)


def _set_aside(facts: PlanFacts) -> tuple[SetAside, ...]:
    ends = dict(facts.seats.select("seat_id", "end_heads").iter_rows())
    grouped = facts.design.practice.group_by("seat_id", "skill_id", maintain_order=True).agg(
        "quarter", "practice_back_hours_quarter"
    )
    found = []
    for seat, skill, quarters, spent in grouped.iter_rows():
        by_quarter = dict(zip(quarters, spent, strict=True))
        hours = [by_quarter.get(at, 0.0) for at in range(1, facts.result.quarters + 1)]
        if max(hours) < LEAST_PRACTICE:
            continue
        best = practice_of(skill, facts.edition)
        found.append(
            SetAside(
                seat=facts.label(seat),
                skill=skill_label(skill, facts.edition),
                by_quarter=tuple(hours),
                heads=ends[seat],
                practice=best.text if best else "",
                check=best.check if best else "",
            )
        )
    return tuple(sorted(found, key=lambda each: (-sum(each.by_quarter), each.seat, each.skill)))
