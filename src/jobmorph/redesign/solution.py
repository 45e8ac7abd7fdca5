"""A solved programme as frames."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.redesign.accounts import Costs, Staffing, costs_of, training_hours_head
from jobmorph.redesign.layout import TeamArrays
from jobmorph.redesign.limits import DesignRequest
from jobmorph.redesign.model import PlanModel
from jobmorph.redesign.objective import SCALE
from jobmorph.redesign.problem import TeamDesign
from jobmorph.schema.tables import (
    PLAN_COST,
    PLAN_HOURS,
    PLAN_MOVE,
    PLAN_PRACTICE,
    PLAN_RULE,
    PLAN_SEAT,
    PLAN_TASK,
)

FloatArray = NDArray[np.float64]

BINDING: float = 1e-6


@dataclass(frozen=True, slots=True)
class Solved:
    """What a solver found.

    Parameters
    ----------
    values, row_values : ndarray
        Of the programme's variables and rows.
    objective : float
        Of the programme.
    gap : float
        How far, relative to it, the best plan might lie above this one.
    """

    values: FloatArray
    row_values: FloatArray
    objective: float
    gap: float

    @property
    def bound(self) -> float:
        """No plan has a higher objective."""
        return self.objective + self.gap * abs(self.objective)

    def within(self, bound: float) -> "Solved":
        """Return the same with its gap to a bound."""
        gap = (bound - self.objective) / max(abs(self.objective), BINDING)
        return replace(self, gap=max(gap, 0.0))


def solved_now(model: PlanModel) -> Solved:
    """Read what a programme's solver holds."""
    solution, info = model.highs.getSolution(), model.highs.getInfo()
    return Solved(
        np.array(solution.col_value),
        np.array(solution.row_value),
        float(info.objective_function_value),
        max(float(info.mip_gap), 0.0),
    )


def design_of(model: PlanModel, solved: Solved, request: DesignRequest) -> TeamDesign:
    """Read the plan off a solved programme.

    Parameters
    ----------
    model : PlanModel
        The programme.
    solved : Solved
        What the solver found.
    request : DesignRequest
        The question that it answers.
    """
    values = solved.values
    staffing = staffing_of(model, values)
    delegated = _read(model.delegated, values)
    return TeamDesign(
        name=request.name,
        seats=seat_frame(model.arrays, staffing),
        hours=_hours(model, values, staffing),
        tasks=_tasks(model, values),
        practice=_practice(model, values),
        moves=move_frame(model.arrays, staffing),
        costs=cost_frame(costs_of(model.arrays, model.rates, staffing, delegated.sum(axis=0))),
        rules=_rules(model, solved),
        objective=solved.objective / SCALE,
        gap=solved.gap,
    )


def staffing_of(model: PlanModel, values: FloatArray) -> Staffing:
    """Read people off; whole numbers."""
    return Staffing(
        *(
            np.round(_read(grid, values)).astype(np.int64)
            for grid in (model.heads, model.hires, model.leavers, model.layoffs, model.moved)
        )
    )


def seat_frame(arrays: TeamArrays, staffing: Staffing) -> pl.DataFrame:
    """Lay people out by seat and quarter, contract `plan_seat`."""
    came, went = np.zeros_like(staffing.heads), np.zeros_like(staffing.heads)
    np.add.at(came, arrays.moves.destination, staffing.moved)
    np.add.at(went, arrays.moves.origin, staffing.moved)
    return PLAN_SEAT.check(
        _grid_frame(
            {"seat_id": arrays.seats.ids},
            arrays.quarters,
            {
                "leave_heads": staffing.leavers,
                "hire_heads": staffing.hires,
                "move_in_heads": came,
                "move_out_heads": went,
                "layoff_heads": staffing.layoffs,
                "planned_heads": staffing.heads,
            },
        )
    )


def move_frame(arrays: TeamArrays, staffing: Staffing) -> pl.DataFrame:
    """List moves that are made, contract `plan_move`."""
    ends = {
        "seat_id": tuple(arrays.seats.ids[row] for row in arrays.moves.origin),
        "destination_seat_id": tuple(arrays.seats.ids[row] for row in arrays.moves.destination),
    }
    frame = _grid_frame(ends, arrays.quarters, {"move_heads": staffing.moved})
    return PLAN_MOVE.check(frame.filter(pl.col("move_heads") > 0))


def cost_frame(costs: Costs) -> pl.DataFrame:
    """Lay money out by quarter, contract `plan_cost`."""
    kinds = ("people", "tool", "set_up", "hire", "layoff", "training")
    columns: dict[str, Any] = {f"{kind}_amount": getattr(costs, kind) for kind in kinds}
    quarters = pl.Series("quarter", np.arange(1, costs.people.size + 1), dtype=pl.Int64)
    return PLAN_COST.check(pl.DataFrame({"quarter": quarters, **columns}))


def _read(grid: NDArray[Any], values: FloatArray) -> FloatArray:
    indices = np.array([each.index for each in grid.ravel()], dtype=np.int64)
    read: FloatArray = values[indices].reshape(grid.shape)
    return np.where(np.abs(read) < BINDING, 0.0, read)


def _grid_frame(
    names: dict[str, tuple[str, ...]], quarters: int, grids: dict[str, NDArray[Any]]
) -> pl.DataFrame:
    columns: dict[str, Any] = {
        name: pl.Series([each for each in column for _ in range(quarters)], dtype=pl.String)
        for name, column in names.items()
    }
    count = len(next(iter(names.values())))
    columns["quarter"] = pl.Series(np.tile(np.arange(1, quarters + 1), count), dtype=pl.Int64)
    return pl.DataFrame(columns | {name: grid.ravel() for name, grid in grids.items()})


def _hours(model: PlanModel, values: FloatArray, staffing: Staffing) -> pl.DataFrame:
    arrays, rates = model.arrays, model.rates
    seats, tasks = arrays.seats, arrays.tasks
    human, assisted, delegated = (
        _read(grid, values) for grid in (model.human, model.assisted, model.delegated)
    )
    more_delegated = delegated - tasks.delegated_today[:, None] * tasks.load
    more_assisted = assisted - tasks.assisted_today[:, None] * tasks.load
    spent = tasks.load - more_delegated - rates.saving_share * more_assisted
    customer, coaching = (_read(grid, values) for grid in (model.customer, model.coaching))
    practised = np.zeros_like(customer)
    np.add.at(practised, arrays.practice.seat, _read(model.practised, values))
    training = staffing.heads * training_hours_head(rates, arrays.quarters)
    training[seats.is_held] = 0.0
    np.add.at(training, arrays.moves.destination, arrays.moves.training[:, None] * staffing.moved)
    is_coaching = tasks.is_coaching & seats.is_manager[tasks.seat]
    grids = {
        "available_hours_quarter": seats.hours[:, None] * staffing.heads,
        "load_hours_quarter": arrays.by_seat(tasks.load),
        "delegated_hours_quarter": arrays.by_seat(delegated),
        "assisted_hours_quarter": arrays.by_seat(assisted),
        "human_hours_quarter": arrays.by_seat(human),
        "freed_hours_quarter": arrays.by_seat(
            rates.saving_share * more_assisted + rates.gain * more_delegated
        ),
        "checking_hours_quarter": arrays.by_seat(rates.checking_share * delegated),
        "care_hours_quarter": np.maximum(arrays.by_seat(rates.care_share * more_delegated), 0.0),
        "customer_hours_quarter": arrays.by_seat(spent * tasks.is_customer[:, None]) + customer,
        "customer_back_hours_quarter": customer,
        "coaching_hours_quarter": arrays.by_seat(spent * is_coaching[:, None]) + coaching,
        "coaching_back_hours_quarter": coaching,
        "practice_back_hours_quarter": practised,
        "training_hours_quarter": training,
        "start_up_hours_quarter": start_up_of(arrays, staffing, rates.move_start_up_share),
        "idle_hours_quarter": _read(model.idle, values),
        "late_hours_quarter": _read(model.late, values),
    }
    return PLAN_HOURS.check(_grid_frame({"seat_id": seats.ids}, arrays.quarters, grids))


def start_up_of(arrays: TeamArrays, staffing: Staffing, move_share: float) -> FloatArray:
    """Hours that new people do not yet work, shape (S, P)."""
    new = staffing.hires.astype(float)
    np.add.at(new, arrays.moves.destination, move_share * staffing.moved)
    new[arrays.seats.is_held] = 0.0
    lost = np.zeros_like(new)
    for start in range(arrays.quarters):
        ahead = arrays.quarters - start
        lost[:, start:] += new[:, start : start + 1] * arrays.seats.start_up[:, :ahead]
    return lost


def _tasks(model: PlanModel, values: FloatArray) -> pl.DataFrame:
    arrays = model.arrays
    tasks = arrays.tasks
    names = {
        "seat_id": tuple(arrays.seats.ids[row] for row in tasks.seat),
        "task_id": tasks.ids,
    }
    grids = {
        "load_hours_quarter": tasks.load,
        "delegated_hours_quarter": _read(model.delegated, values),
        "assisted_hours_quarter": _read(model.assisted, values),
        "human_hours_quarter": _read(model.human, values),
    }
    return PLAN_TASK.check(_grid_frame(names, arrays.quarters, grids))


def _practice(model: PlanModel, values: FloatArray) -> pl.DataFrame:
    arrays = model.arrays
    names = {
        "seat_id": tuple(arrays.seats.ids[row] for row in arrays.practice.seat),
        "skill_id": arrays.practice.skill_ids,
    }
    grids = {"practice_back_hours_quarter": _read(model.practised, values)}
    return PLAN_PRACTICE.check(_grid_frame(names, arrays.quarters, grids))


def _rules(model: PlanModel, solved: Solved) -> pl.DataFrame:
    """Every row's limit and how far the plan is from it.

    The rows of `pace` are equations; how far they are from a limit says `_pace_slack`.
    """
    lp = model.highs.getLp()
    lower, upper = np.array(lp.row_lower_), np.array(lp.row_upper_)
    indices = np.array([row.index for row in model.rows], dtype=np.int64)
    low, high, at = lower[indices], upper[indices], solved.row_values[indices]
    paced = _pace_slack(model, solved.values)
    slack = np.array(
        [
            paced[row.place, row.quarter] if row.rule == "pace" else rest
            for row, rest in zip(model.rows, np.minimum(at - low, high - at), strict=True)
        ]
    )
    limit = np.where(high - at <= at - low, high, low)
    return PLAN_RULE.check(
        pl.DataFrame(
            {
                "rule": pl.Series([row.rule for row in model.rows], dtype=pl.String),
                "rule_place": pl.Series([row.place for row in model.rows], dtype=pl.String),
                "quarter": pl.Series([row.quarter for row in model.rows], dtype=pl.Int64),
                "limit_value": limit,
                "reached_value": at,
                "slack": np.maximum(slack, 0.0),
                "is_binding": slack < BINDING,
            }
        )
    )


def _pace_slack(model: PlanModel, values: FloatArray) -> dict[tuple[str, int | None], float]:
    """Hours that the pace leaves: pace L - (x_p - x_(p-1)), of x^D and of x^D + x^A.

    By place and quarter of the rows of `pace`. In a frozen place nothing rises: that is not the
    pace.
    """
    tasks, names = model.arrays.tasks, model.arrays.seats.ids
    delegated = _read(model.delegated, values)
    both = delegated + _read(model.assisted, values)
    load, today = tasks.load, tasks.delegated_today
    found: dict[tuple[str, int | None], float] = {}
    for kind, hours, share in (
        ("by_ai", delegated, today), ("with_ai", both, today + tasks.assisted_today)
    ):  # fmt: skip
        before = np.column_stack([share * load[:, 0], hours[:, :-1]])
        left = model.rates.pace_share * load - (hours - before)
        for row, task in enumerate(tasks.ids):
            place = f"{names[tasks.seat[row]]},{task},{kind}"
            for quarter in model.quarters:
                found[place, quarter + 1] = float(left[row, quarter])
    return found
