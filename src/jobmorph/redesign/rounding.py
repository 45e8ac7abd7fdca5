"""Plans of large teams: whole people next to the best plan that may split them."""

from typing import Final

import numpy as np
from highspy import HighsSolution
from numpy.typing import NDArray

from jobmorph.redesign.best_hours import (
    best_hours,
    columns_of,
    people_columns,
    set_bounds,
    set_costs,
    solve_relaxed,
)
from jobmorph.redesign.model import PlanModel
from jobmorph.redesign.solution import Solved, solved_now

FloatArray = NDArray[np.float64]

NEARLY: Final = 1e-6
# How exactly the fewest hours that wait are found: they only guide the rounding.
GAP_WAITING: Final = 0.2


def plan_near_relaxed(model: PlanModel) -> Solved | None:
    """Find a plan whose people are those of the relaxed programme, rounded up or down.

    First people may be split; that plan is a bound on every plan. Then a plan with little work that
    waits is taken in which each number of people and of moves is one of the two whole numbers next
    to it, and at last its hours are made the best for these people. In a large team one person more
    or less in a seat matters little, and this takes seconds where the search for the very best
    takes minutes.

    Returns
    -------
    Solved or None
        The plan and how far it may lie below the bound; None if there is none so near. The
        programme itself is as before, with the plan as the start of a search.
    """
    if not solve_relaxed(model):
        return None
    relaxed = solved_now(model)
    programme = model.highs.getLp()
    costs = np.array(programme.col_cost_)
    low, high = np.array(programme.col_lower_), np.array(programme.col_upper_)
    people = people_columns(model)
    found = _rounded(model, relaxed.values)
    set_bounds(model, people, low[people], high[people])
    set_costs(model, costs)
    plan = None if found is None else best_hours(model, found, bound=relaxed.objective)
    if plan is not None:
        start = HighsSolution()
        start.col_value = plan.values.tolist()
        model.highs.setSolution(start)
    return plan


def _rounded(model: PlanModel, values: FloatArray) -> FloatArray | None:
    """Round people up or down so that all rules are kept and little work waits."""
    highs = model.highs
    people, waiting = columns_of(model.heads, model.moved), columns_of(model.late)
    at, costs = values[people], np.zeros(values.size)
    costs[waiting] = -1.0
    set_bounds(model, people, np.maximum(np.floor(at + NEARLY), 0.0), np.ceil(at - NEARLY))
    set_costs(model, costs)
    _, gap = highs.getOptionValue("mip_rel_gap")
    highs.setOptionValue("mip_rel_gap", GAP_WAITING)
    highs.run()
    highs.setOptionValue("mip_rel_gap", gap)
    is_found = np.isfinite(highs.getInfo().mip_gap)
    return np.round(np.array(highs.getSolution().col_value)) if is_found else None
