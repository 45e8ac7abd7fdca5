"""The hours of a plan whose people are fixed: as good as can be, and one plan of all that are."""

from dataclasses import replace
from typing import Any, Final

import numpy as np
from highspy import HighsModelStatus
from numpy.typing import NDArray

from jobmorph.redesign.model import PlanModel
from jobmorph.redesign.solution import Solved, solved_now

FloatArray = NDArray[np.float64]
ColumnArray = NDArray[np.int32]

# What an hour put back for coaching or practice costs, relative to the hour that weighs most: it
# settles ties alone.
PUT_BACK_COST: Final = 1e-3


def best_hours(model: PlanModel, values: FloatArray, *, bound: float) -> Solved | None:
    """Keep a plan's people, and make its hours the best for them.

    A search stops at a proven gap, and where no weight tells plans apart it takes the one that it
    meets first, which is not the same on every processor. Here hours are solved for exactly, and of
    equally good plans the one is taken that puts back no hour of coaching or practice that no rule
    asks for.

    Parameters
    ----------
    model : PlanModel
        The programme; as before when this returns.
    values : ndarray
        Of the variables; those of people are whole, or nearly.
    bound : float
        No plan of the programme has a higher objective.

    Returns
    -------
    Solved or None
        None if these people keep no plan.
    """
    programme = model.highs.getLp()
    costs = np.array(programme.col_cost_)
    low, high = np.array(programme.col_lower_), np.array(programme.col_upper_)
    people = people_columns(model)
    fixed = np.round(values[people])
    set_bounds(model, people, fixed, fixed)
    set_costs(model, _settling(model, costs))
    is_found = solve_relaxed(model)
    solved = solved_now(model) if is_found else None
    set_bounds(model, people, low[people], high[people])
    set_costs(model, costs)
    if solved is None:
        return None
    objective = float(costs @ solved.values) + programme.offset_
    return replace(solved, objective=objective).within(bound)


def solve_relaxed(model: PlanModel) -> bool:
    """Solve with people in parts, unless fixed; say whether some plan keeps the rules."""
    highs = model.highs
    highs.setOptionValue("solve_relaxation", "on")
    highs.run()
    highs.setOptionValue("solve_relaxation", "off")
    return bool(highs.getModelStatus() == HighsModelStatus.kOptimal)


def people_columns(model: PlanModel) -> ColumnArray:
    """Columns of the variables that are whole numbers."""
    return columns_of(
        model.heads, model.moved, model.hires, model.leavers, model.layoffs, model.laid_off
    )


def columns_of(*grids: NDArray[Any]) -> ColumnArray:
    """Columns of grids of variables, one after the other."""
    return np.array([each.index for grid in grids for each in grid.ravel()], dtype=np.int32)


def set_bounds(model: PlanModel, columns: ColumnArray, low: FloatArray, high: FloatArray) -> None:
    """Change the bounds of some columns."""
    model.highs.changeColsBounds(columns.size, columns, low, high)


def set_costs(model: PlanModel, costs: FloatArray) -> None:
    """Change the objective, but for its constant."""
    model.highs.changeColsCost(costs.size, np.arange(costs.size, dtype=np.int32), costs)


def _settling(model: PlanModel, costs: FloatArray) -> FloatArray:
    """Let hours put back cost a trifle; in a scale in which solvers tell trifles apart."""
    hours = columns_of(model.customer, model.late, model.delegated, model.assisted)
    heaviest = float(np.abs(costs[hours]).max(initial=0.0)) or 1.0
    settling = costs / heaviest
    settling[columns_of(model.coaching, model.practised)] -= PUT_BACK_COST
    return settling
