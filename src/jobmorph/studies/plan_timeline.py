"""The steps of a plan with their practices, and the weeks they fill."""

from collections import Counter
from typing import Final

import polars as pl

from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.tables import LEARNING_STEP
from jobmorph.skills.order import find_circle
from jobmorph.skills.plan import StepHours, lay_out_weeks, plan_steps
from jobmorph.studies.plan_profile import ReadProfile
from jobmorph.studies.plan_target import Target
from jobmorph.studies.skill_book import Practice

MOST_PRACTICES: Final = 3
_WORDS: Final = {
    "label": pl.String(),
    "practices": pl.List(pl.String),
    "practice_hours": pl.List(pl.Float64),
    "practice_checks": pl.List(pl.String),
    "seen": pl.String(),
}


def step_hours(parameters: ParameterSet) -> StepHours:
    """Hours of guided practice that a level takes, from the parameter files."""
    steps = [parameters[f"skills.step_hours_{level}"] for level in range(1, 6)]
    return StepHours(
        tuple(each.low for each in steps),
        tuple(each.value for each in steps),
        tuple(each.high for each in steps),
    )


def steps_to_target(
    gaps: pl.DataFrame, wanted: Target, profile: ReadProfile, hours: StepHours
) -> pl.DataFrame:
    """Plan up to the first day in the target job, then up to doing it well.

    Parameters
    ----------
    gaps : polars.DataFrame
        As `gap_table` returns, without the skills left out.
    wanted : Target
        What is written about its skills.
    profile : ReadProfile
        Order of the person's own and hours logged.
    hours : StepHours
        What a level takes.

    Returns
    -------
    polars.DataFrame
        Contract `learning_step` with is_before, label, practices, practice_hours, practice_checks
        (lists, in the order in which to take them) and seen (what somebody at the step's end
        visibly does).
    """
    after = _order(wanted, profile)
    worth = dict(gaps.select("skill_id", "worth").iter_rows())
    start = pl.min_horizontal("proficiency_start", "proficiency_needed")
    reached = pl.max_horizontal("proficiency_held", start)
    first = plan_steps(
        _gap(gaps, pl.col("proficiency_held"), start),
        worth=worth,
        after=after,
        hours=hours,
        spent=profile.spent,
    )
    used = set(first.get_column("skill_id"))
    rest = plan_steps(
        _gap(gaps, reached, pl.col("proficiency_needed")),
        worth=worth,
        after=after,
        hours=hours,
        spent={skill: spent for skill, spent in profile.spent.items() if skill not in used},
    )
    steps = pl.concat(
        [
            first.with_columns(pl.lit(value=True).alias("is_before")),
            rest.with_columns(
                pl.col("step") + first.height, pl.lit(value=False).alias("is_before")
            ),
        ]
    )
    return steps.hstack(_words(steps, wanted))


def with_weeks(steps: pl.DataFrame, hours_week: float) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Lay steps out over weeks.

    Returns
    -------
    tuple of polars.DataFrame
        The steps with week_first and week_last; and week, step, label, learning_hours.
    """
    weeks = lay_out_weeks(steps.select(LEARNING_STEP.columns), hours_week)
    span = weeks.group_by("step", maintain_order=True).agg(
        pl.col("week").min().alias("week_first"), pl.col("week").max().alias("week_last")
    )
    labels = steps.select("step", "label")
    return (
        steps.join(span, on="step", how="left", maintain_order="left"),
        weeks.join(labels, on="step", how="left", maintain_order="left").select(
            "week", "step", "label", "learning_hours"
        ),
    )


def _gap(gaps: pl.DataFrame, held: pl.Expr, needed: pl.Expr) -> pl.DataFrame:
    return gaps.select(
        "skill_id",
        held.alias("proficiency_held"),
        needed.alias("proficiency_needed"),
        (needed - held).clip(0.0, 5.0).alias("proficiency_gap"),
    )


def _order(wanted: Target, profile: ReadProfile) -> dict[str, list[str]]:
    """Join the person's own order with the written one, which gives way where they clash."""
    order = {skill: list(profile.after.get(skill, ())) for skill in wanted.entries}
    for skill, entry in wanted.entries.items():
        for first in entry.after:
            order[skill].append(first)
            if find_circle(order):
                order[skill].pop()
    return order


def _words(steps: pl.DataFrame, wanted: Target) -> pl.DataFrame:
    """Give each step practices that fill its hours; those that no step has yet come first."""
    rows = []
    used: Counter[str] = Counter()
    for skill_id, level, hours in steps.select(
        "skill_id", "proficiency_to", "learning_hours"
    ).iter_rows():
        entry = wanted.entries[skill_id]
        chosen: list[Practice] = []
        for practice in sorted(entry.practices, key=lambda each: used[each.text]):
            if len(chosen) < MOST_PRACTICES and sum(each.hours for each in chosen) < hours:
                chosen.append(practice)
        used.update(each.text for each in chosen)
        rows.append(
            {
                "label": entry.label,
                "practices": [each.text for each in chosen],
                "practice_hours": [each.hours for each in chosen],
                "practice_checks": [each.check for each in chosen],
                "seen": entry.seen_at(level),
            }
        )
    return pl.DataFrame(rows, schema=_WORDS)
