"""Plans of large teams: whole people next to the best plan that may split them."""

from typing import Any, Final

import numpy as np
from highspy import HighsModelStatus, HighsSolution
from numpy.typing import NDArray

from jobmorph.redesign.model import PlanModel
from jobmorph.redesign.solution import Solved, solved_now

FloatArray = NDArray[np.float64]
ColumnArray = NDArray[np.int32]

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
    relaxed = _relaxed(model)
    if relaxed is None:
        return None
    programme = model.highs.getLp()
    costs = np.array(programme.col_cost_)
    low, high = np.array(programme.col_lower_), np.array(programme.col_upper_)
    whole = _columns(
        model.heads, model.moved, model.hires, model.leavers, model.layoffs, model.laid_off
    )
    found = _rounded(model, relaxed.values)
    plan = None
    if found is not None:
        _bound(model, whole, found[whole], found[whole])
        _cost(model, costs)
        plan = _relaxed(model, bound=relaxed.objective)
    _bound(model, whole, low[whole], high[whole])
    _cost(model, costs)
    if plan is not None:
        start = HighsSolution()
        start.col_value = plan.values.tolist()
        model.highs.setSolution(start)
    return plan


def _relaxed(model: PlanModel, *, bound: float | None = None) -> Solved | None:
    """Solve with people in parts, unless fixed; None if even so no plan keeps the rules."""
    highs = model.highs
    highs.setOptionValue("solve_relaxation", "on")
    highs.run()
    highs.setOptionValue("solve_relaxation", "off")
    is_solved = highs.getModelStatus() == HighsModelStatus.kOptimal
    return solved_now(model, bound=bound) if is_solved else None


def _rounded(model: PlanModel, values: FloatArray) -> FloatArray | None:
    """Round people up or down so that all rules are kept and little work waits."""
    highs = model.highs
    people, waiting = _columns(model.heads, model.moved), _columns(model.late)
    at, costs = values[people], np.zeros(values.size)
    costs[waiting] = -1.0
    _bound(model, people, np.maximum(np.floor(at + NEARLY), 0.0), np.ceil(at - NEARLY))
    _cost(model, costs)
    _, gap = highs.getOptionValue("mip_rel_gap")
    highs.setOptionValue("mip_rel_gap", GAP_WAITING)
    highs.run()
    highs.setOptionValue("mip_rel_gap", gap)
    is_found = np.isfinite(highs.getInfo().mip_gap)
    return np.round(np.array(highs.getSolution().col_value)) if is_found else None


def _columns(*grids: NDArray[Any]) -> ColumnArray:
    return np.array([each.index for grid in grids for each in grid.ravel()], dtype=np.int32)


def _bound(model: PlanModel, columns: ColumnArray, low: FloatArray, high: FloatArray) -> None:
    model.highs.changeColsBounds(columns.size, columns, low, high)


def _cost(model: PlanModel, costs: FloatArray) -> None:
    model.highs.changeColsCost(costs.size, np.arange(costs.size, dtype=np.int32), costs)
