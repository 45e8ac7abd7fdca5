"""Why designs are as they are: what binds, why seats change, which assumption flips an order."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

import numpy as np
import polars as pl

from jobmorph.redesign.explain import answer, binding_rules, relaxed_value, steps_of
from jobmorph.redesign.problem import TeamDesign, TeamProblem
from jobmorph.redesign.solve import HighsDesigner
from jobmorph.schema.parameter import ParameterSet
from jobmorph.studies.team_measures import WEEKS_QUARTER, Ruler, measure_design
from jobmorph.studies.team_result import Conflict, Flip, OneMore, SeatChange, TeamPlan

GAP: Final = 1e-3
SECONDS: Final = 30.0
# Of its usual value, the least at which an assumption may turn an order.
LEAST_TURN: Final = 0.01
QUARTERS_YEAR: Final = 4.0


def explained(plan: TeamPlan, problem: TeamProblem, ruler: Ruler, *, is_full: bool) -> TeamPlan:
    """Say why a plan is as it is, or why there is none.

    Parameters
    ----------
    plan : TeamPlan
        A design and its measures, or a conflict.
    problem, ruler : TeamProblem, Ruler
        The team, and what its designs are measured with.
    is_full : bool
        Solve again for what one unit more of each limit that binds would bring.
    """
    designer = HighsDesigner(relative_gap=GAP, seconds_most=SECONDS)
    if plan.conflict is not None:
        relaxed = tuple(
            (rule, relaxed_value(problem, plan.request, rule, designer))
            for rule in plan.conflict.rules
        )
        return replace(plan, conflict=Conflict(plan.conflict.rules, relaxed))
    if plan.design is None:
        return plan
    binding = binding_rules(plan.design)
    one_more = _one_more(plan, problem, ruler, binding, designer) if is_full else ()
    changes = _changes(plan.design, ruler)
    return replace(plan, binding=binding, one_more=one_more, changes=changes)


def _one_more(
    plan: TeamPlan,
    problem: TeamProblem,
    ruler: Ruler,
    binding: Sequence[str],
    designer: HighsDesigner,
) -> tuple[OneMore, ...]:
    if plan.measures is None:
        return ()
    seats = ruler.arrays.seats
    head = QUARTERS_YEAR * float(seats.cost @ seats.heads / seats.heads.sum())
    now, found = plan.measures, []
    for step in steps_of(problem, plan.request, binding, head_amount=head):
        design = answer(step, designer)
        if design is None:
            found.append(
                OneMore(step.rule, step.size, step.unit, step.is_easing, False, 0.0, 0.0, 0.0)
            )
            continue
        then = measure_design(ruler, design)
        found.append(
            OneMore(
                rule=step.rule,
                step=step.size,
                unit=step.unit,
                is_easing=step.is_easing,
                is_possible=True,
                seats=float(then.seats - now.seats),
                customer_hours_week=then.customer_hours_week - now.customer_hours_week,
                cost_amount_year=then.cost_amount_year.mid - now.cost_amount_year.mid,
            )
        )
    return tuple(found)


def _changes(design: TeamDesign, ruler: Ruler) -> tuple[SeatChange, ...]:
    arrays = ruler.arrays
    people = design.seats.group_by("seat_id", maintain_order=True).agg(
        pl.col("planned_heads").last().alias("after"),
        *(pl.col(f"{kind}_heads").sum()
          for kind in ("leave", "hire", "move_in", "move_out", "layoff")),
    )  # fmt: skip
    hours = {row["seat_id"]: row for row in design.hours.filter(
        pl.col("quarter") == arrays.quarters).iter_rows(named=True)}  # fmt: skip
    sure = _freed_for_sure(design, ruler)
    changes = []
    for row in people.iter_rows(named=True):
        at = arrays.seats.ids.index(row["seat_id"])
        before, spent = int(arrays.seats.heads[at]), hours[row["seat_id"]]
        moved = row["move_in_heads"] + row["move_out_heads"] + row["layoff_heads"]
        if row["after"] == before and not moved:
            continue
        changes.append(
            SeatChange(
                seat_id=row["seat_id"],
                before=before,
                after=row["after"],
                left=row["leave_heads"],
                hired=row["hire_heads"],
                moved_in=row["move_in_heads"],
                moved_out=row["move_out_heads"],
                laid_off=row["layoff_heads"],
                load_hours_week=spent["load_hours_quarter"] / WEEKS_QUARTER,
                freed_hours_week=spent["freed_hours_quarter"] / WEEKS_QUARTER,
                freed_sure_hours_week=float(sure[at]) / WEEKS_QUARTER,
                hours_head_week=float(arrays.seats.hours[at]) / WEEKS_QUARTER,
                reason=_reason(row, before, spent),
            )
        )
    return tuple(sorted(changes, key=lambda each: (-abs(each.after - each.before), each.seat_id)))


def _reason(row: dict[str, int], before: int, spent: dict[str, float]) -> str:
    if row["after"] < before:
        if row["layoff_heads"]:
            return "limit"
        return "moves" if row["move_out_heads"] > row["move_in_heads"] else "freed"
    if row["move_in_heads"] > row["hire_heads"] or row["after"] == before:
        return "moves"
    extras = {
        "customers": spent["customer_back_hours_quarter"],
        "coaching": spent["coaching_back_hours_quarter"],
        "practice": spent["practice_back_hours_quarter"],
    }
    most = max(extras, key=lambda name: extras[name])
    return most if extras[most] > 0.0 else "limit"


def _freed_for_sure(design: TeamDesign, ruler: Ruler) -> np.ndarray:
    """Hours of the last quarter that AI frees at the bad end, by seat."""
    arrays, rates = ruler.arrays, ruler.rates
    tasks, last = arrays.tasks, arrays.quarters - 1
    planned = {
        (seat, task): (delegated, assisted)
        for seat, task, delegated, assisted in design.tasks.filter(
            pl.col("quarter") == arrays.quarters
        ).select(
            "seat_id", "task_id", "delegated_hours_quarter", "assisted_hours_quarter"
        ).iter_rows()
    }  # fmt: skip
    freed = np.zeros(len(arrays.seats.ids))
    for at, (seat, task) in enumerate(zip(tasks.seat, tasks.ids, strict=True)):
        delegated, assisted = planned[arrays.seats.ids[seat], task]
        load = tasks.load[at, last]
        freed[seat] += rates.gain_bad * tasks.delegated_sure[at, last] * (
            delegated - tasks.delegated_today[at] * load
        ) + rates.saving_share_bad * tasks.assisted_sure[at, last] * (
            assisted - tasks.assisted_today[at] * load
        )
    return freed


def money_flips(plans: Sequence[TeamPlan], parameters: ParameterSet) -> tuple[Flip, ...]:
    """Find assumptions within whose range two designs swap places in what they cost.

    Costs are linear in the price of software, of set-up and of finding people, so the turning
    point is where the two lines meet; tool prices move together.

    Returns
    -------
    tuple of Flip
        Turning points inside the parameter's range; also those outside, up to twice its high end,
        so that a reader sees what would have to be true. A turn at next to nothing is none: such
        designs cost the same but for rounding.
    """
    kinds = {
        "redesign.tool_amount_head_month": "tool_amount",
        "redesign.set_up_amount_head": "set_up_amount",
        "redesign.hire_cost_share": "hire_amount",
    }
    named = [plan for plan in plans if plan.design is not None]
    flips = []
    for one, other in combinations(named, 2):
        for name, column in kinds.items():
            flip = _flip(one, other, parameters[name].value, column)
            if flip is None:
                continue
            parameter = parameters[name]
            if not LEAST_TURN * parameter.value <= flip <= 2.0 * parameter.high:
                continue
            first, second = (one, other) if _total(one) <= _total(other) else (other, one)
            flips.append(
                Flip(name, parameter.value, parameter.low, parameter.high, flip,
                     first.offer.name, second.offer.name)
            )  # fmt: skip
    return tuple(flips)


def _total(plan: TeamPlan) -> float:
    if plan.design is None:
        return 0.0
    return float(plan.design.costs.drop("quarter").sum_horizontal().sum())


def _flip(one: TeamPlan, other: TeamPlan, usual: float, column: str) -> float | None:
    """Value of a price at which two designs cost the same over the plan."""
    if one.design is None or other.design is None:
        return None
    parts = [float(plan.design.costs.get_column(column).sum())
             for plan in (one, other) if plan.design is not None]  # fmt: skip
    slope = (parts[0] - parts[1]) / usual
    if abs(slope) < 1e-9:
        return None
    return usual - (_total(one) - _total(other)) / slope
