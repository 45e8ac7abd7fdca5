"""What may turn out for a team: draws of what AI can do, of prices, and what they come to."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.redesign.layout import TeamArrays
from jobmorph.redesign.limits import PlanLimits
from jobmorph.redesign.robust import DrawnWorld, PriceDraws
from jobmorph.redesign.roll_out import steepest_path
from jobmorph.schema.estimate import Estimate, estimate_of_draws
from jobmorph.studies.judged_job import Run
from jobmorph.studies.team_measures import WEEKS_QUARTER, Ruler
from jobmorph.studies.team_work import TeamWork, drawn_limits

FloatArray = NDArray[np.float64]

_SHOWN: Final = ("label", "other_side", "reason_line", "counter_line", "takes", "leaves")


@dataclass(frozen=True, slots=True)
class CouldPass:
    """Hours a week at the end of a plan.

    Parameters
    ----------
    work_hours_week : float
        All work.
    could_pass, checking : Estimate
        What could pass to AI at the pace a team can change; what checking it takes.
    usual : Estimate
        What will have passed if use spreads as in the economy as a whole.
    """

    work_hours_week: float
    could_pass: Estimate
    checking: Estimate
    usual: Estimate


def world_of(work: TeamWork, names: pl.DataFrame, run: Run) -> DrawnWorld:
    """Take the first draws of the verdict."""
    count = int(run.parameters["redesign.robust_draws"].value)
    limits = drawn_limits(work, names, count)
    rates = {
        name: run.draws.of(run.parameters[f"{room}.{name}"])[:count]
        for room, name in (
            ("exposure", "checking_share"),
            ("exposure", "assisted_saving"),
            ("redesign", "used_share"),
        )
    }
    return DrawnWorld(
        limits.delegated, limits.assisted,
        rates["checking_share"], rates["assisted_saving"], rates["used_share"],
    )  # fmt: skip


def price_draws(run: Run) -> PriceDraws:
    """Draw prices relative to their middles."""
    count = int(run.parameters["redesign.robust_draws"].value)

    def relative(name: str) -> FloatArray:
        parameter = run.parameters[f"redesign.{name}"]
        drawn: FloatArray = run.draws.of(parameter)[:count] / parameter.value
        return drawn

    on_costs = run.parameters["redesign.on_cost_share"]
    people = (1.0 + run.draws.of(on_costs)[:count]) / (1.0 + on_costs.value)
    return PriceDraws(
        people,
        relative("tool_amount_head_month"),
        relative("set_up_amount_head"),
        people * relative("hire_cost_share"),
    )


def could_pass(work: TeamWork, names: pl.DataFrame, arrays: TeamArrays, ruler: Ruler) -> CouldPass:
    """Add up what could pass to AI by the end, draw by draw."""
    world, load = ruler.world, arrays.tasks.load[:, -1] / WEEKS_QUARTER
    path = steepest_path(arrays, PlanLimits(), ruler.rates.pace_share)
    pace = path.delegated[:, -1] / WEEKS_QUARTER
    fastest = np.where(
        path.delegated[:, -1] < arrays.tasks.delegated[:, -1] - 1e-9, pace, np.inf
    )[:, None]  # fmt: skip
    drawn = np.minimum(world.delegated[:, -1, :] * load[:, None], fastest).sum(axis=0)
    count = world.checking_share.size
    usual = drawn_limits(work, names, count, is_usual=True).delegated[:, -1, :]
    return CouldPass(
        float(load.sum()),
        estimate_of_draws(drawn),
        estimate_of_draws(drawn * world.checking_share),
        estimate_of_draws((usual * load[:, None]).sum(axis=0)),
    )


def shown_tasks(work: TeamWork, names: pl.DataFrame, quarters: int) -> pl.DataFrame:
    """Lay out the tasks of every seat with shares at the end, most hours first."""
    role = dict(names.select("seat_id", "role_id").iter_rows())
    hours = (pl.col("load_hours_quarter") / WEEKS_QUARTER).alias("load_hours_week")
    last = work.work.filter(pl.col("quarter") == quarters).select(
        "seat_id", "task_id", hours,
        pl.col("delegated_limit").alias("delegated"), pl.col("assisted_limit").alias("assisted"),
    )  # fmt: skip
    ends = []
    for seat, task in last.select("seat_id", "task_id").iter_rows():
        path = work.paths[role[seat]].path
        at, ahead = path.task_ids.index(task), path.ahead[-1]
        ends.append(
            [
                *np.quantile(ahead.delegated[at], (0.1, 0.9)),
                *np.quantile(ahead.assisted[at], (0.1, 0.9)),
            ]
        )
    drawn = np.array(ends)
    columns = ("delegated_low", "delegated_high", "assisted_low", "assisted_high")
    ranged = last.with_columns(
        pl.Series(name, drawn[:, at]) for at, name in enumerate(columns)
    ).with_columns(
        *(
            pl.min_horizontal(f"{part}_low", part).alias(f"{part}_low")
            for part in ("delegated", "assisted")
        ),
        *(
            pl.max_horizontal(f"{part}_high", part).alias(f"{part}_high")
            for part in ("delegated", "assisted")
        ),
    )
    order = {seat: place for place, seat in enumerate(names["seat_id"])}
    rank = pl.col("seat_id").replace_strict(order, return_dtype=pl.Int64)
    return (
        ranged.join(work.tasks.select("task_id", *_SHOWN), on="task_id", maintain_order="left")
        .sort(rank, -pl.col("load_hours_week"))
        .select(
            "seat_id", "task_id", "label", "other_side", "load_hours_week",
            "delegated", "delegated_low", "delegated_high",
            "assisted", "assisted_low", "assisted_high",
            "reason_line", "counter_line", "takes", "leaves",
        )
    )  # fmt: skip
