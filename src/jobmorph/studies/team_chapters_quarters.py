"""The plan by quarter: who comes, moves and trains, what passes to AI, which measures are due."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.studies.team_chapters_facts import WEEKS_QUARTER, PlanFacts

MOST_TASKS: Final = 2
LEAST_STEP: Final = 0.2


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """One quarter of a plan.

    Parameters
    ----------
    quarter, name : int, str
        1 for the first; 'Q1 2027'.
    heads, hired, moved, left, laid_off : int
        People at its end; who come, change seat, are expected to leave, are asked to leave.
    hires : tuple of str
        Seats of five and more that hire.
    small_hires : int
        Hires into all other seats together.
    moves : tuple of str
        As 'from > to'.
    training_hours : float
        Hours of training in the quarter.
    delegated_hours_week, more_hours_week : float
        By AI, at its end; and newly so in this quarter.
    tasks : tuple of str
        Tasks of which most hours pass in this quarter.
    check_hours_week, customer_hours_week, late_hours_week : float
        Checking; with customers; work that waits.
    cost_amount : float
        All of it.
    """

    quarter: int
    name: str
    heads: int
    hired: int
    moved: int
    left: int
    laid_off: int
    hires: tuple[str, ...]
    small_hires: int
    moves: tuple[str, ...]
    training_hours: float
    delegated_hours_week: float
    more_hours_week: float
    tasks: tuple[str, ...]
    check_hours_week: float
    customer_hours_week: float
    late_hours_week: float
    cost_amount: float


def quarter_lines(facts: PlanFacts) -> tuple[QuarterLine, ...]:
    """Tell a design quarter by quarter."""
    before, found = float(facts.tasks["delegated_now"].sum()), []
    for quarter in range(1, facts.result.quarters + 1):
        line = _line(facts, quarter, before)
        before = line.delegated_hours_week
        found.append(line)
    return tuple(found)


def _line(facts: PlanFacts, quarter: int, before: float) -> QuarterLine:
    people = facts.design.seats.filter(pl.col("quarter") == quarter)
    hours = facts.design.hours.filter(pl.col("quarter") == quarter).sum()
    costs = facts.design.costs.filter(pl.col("quarter") == quarter).drop("quarter")
    moves = facts.design.moves.filter(pl.col("quarter") == quarter)

    def week(name: str) -> float:
        return float(hours[f"{name}_hours_quarter"].item()) / WEEKS_QUARTER

    hiring = people.filter(pl.col("hire_heads") > 0).sort(
        "hire_heads", descending=True, maintain_order=True
    )
    is_small = pl.col("seat_id").is_in(list(facts.folded))
    return QuarterLine(
        quarter=quarter,
        name=facts.quarter_name(quarter),
        heads=int(people["planned_heads"].sum()),
        hired=int(people["hire_heads"].sum()),
        moved=int(moves["move_heads"].sum()),
        left=int(people["leave_heads"].sum()),
        laid_off=int(people["layoff_heads"].sum()),
        hires=tuple(facts.label(seat) for seat in hiring.filter(~is_small)["seat_id"]),
        small_hires=int(hiring.filter(is_small)["hire_heads"].sum()),
        moves=tuple(
            f"{facts.label(start)} > {facts.label(end)}"
            for start, end in moves.select("seat_id", "destination_seat_id").iter_rows()
        ),
        training_hours=WEEKS_QUARTER * week("training"),
        delegated_hours_week=week("delegated"),
        more_hours_week=week("delegated") - before,
        tasks=_tasks(facts, quarter),
        check_hours_week=week("checking"),
        customer_hours_week=week("customer"),
        late_hours_week=week("late"),
        cost_amount=float(costs.sum_horizontal().item()),
    )


def _tasks(facts: PlanFacts, quarter: int) -> tuple[str, ...]:
    """Tasks of which AI takes most more than in the quarter before."""

    def hours(at: int, name: str) -> pl.DataFrame:
        return facts.design.tasks.filter(pl.col("quarter") == at).select(
            "seat_id", "task_id", (pl.col("delegated_hours_quarter") / WEEKS_QUARTER).alias(name)
        )

    keys = ["seat_id", "task_id"]
    first = facts.tasks.select("seat_id", "task_id", pl.col("delegated_now").alias("before"))
    joined = (
        hours(quarter, "now")
        .join(
            first if quarter == 1 else hours(quarter - 1, "before"), on=keys, maintain_order="left"
        )
        .join(facts.tasks.select(*keys, "label"), on=keys, maintain_order="left")
    )
    steps = (
        joined.group_by("task_id", "label", maintain_order=True)
        .agg((pl.col("now") - pl.col("before")).sum().alias("step"))
        .filter(pl.col("step") >= LEAST_STEP)
        .sort("step", "task_id", descending=[True, False])
    )
    return tuple(steps["label"].head(MOST_TASKS))
