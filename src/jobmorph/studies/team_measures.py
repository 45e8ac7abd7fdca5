"""What designs come to, in the figures that a leader compares."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.redesign.accounts import AsIs, Costs
from jobmorph.redesign.layout import TeamArrays
from jobmorph.redesign.problem import TeamDesign
from jobmorph.redesign.rates import PlanRates
from jobmorph.redesign.robust import DrawnWorld, PriceDraws, drawn_costs, run_through
from jobmorph.redesign.solution import cost_frame, move_frame, seat_frame, start_up_of
from jobmorph.schema.estimate import Estimate, estimate_of_draws
from jobmorph.studies.team_result import TeamMeasures

FloatArray = NDArray[np.float64]

WEEKS_QUARTER: Final = 13.0
QUARTERS_YEAR: Final = 4
MONTHS_QUARTER: Final = 3.0


@dataclass(frozen=True, slots=True)
class Ruler:
    """What all designs of a team are measured with.

    Parameters
    ----------
    arrays, rates : TeamArrays, PlanRates
        The team.
    world, prices : DrawnWorld, PriceDraws
        What may turn out.
    as_is_cost : ndarray, shape (P, M)
        What the team as it is costs, by quarter and draw.
    months_up : mapping of str to Estimate
        Months until somebody at an entry seat is ready for the level above, by seat.
    """

    arrays: TeamArrays
    rates: PlanRates
    world: DrawnWorld
    prices: PriceDraws
    as_is_cost: FloatArray
    months_up: Mapping[str, Estimate]


def design_as_is(arrays: TeamArrays, as_is: AsIs) -> TeamDesign:
    """Write the team as it is down as a design: no more AI than today, leavers replaced."""
    tasks, seats, quarters = arrays.tasks, arrays.seats, arrays.quarters
    delegated = tasks.delegated_today[:, None] * tasks.load
    assisted = tasks.assisted_today[:, None] * tasks.load
    grid = {
        "seat_id": [seats.ids[row] for row in tasks.seat for _ in range(quarters)],
        "task_id": [task for task in tasks.ids for _ in range(quarters)],
        "quarter": list(range(1, quarters + 1)) * len(tasks.ids),
    }
    table = pl.DataFrame(grid).with_columns(
        pl.Series("load_hours_quarter", tasks.load.ravel()),
        pl.Series("delegated_hours_quarter", delegated.ravel()),
        pl.Series("assisted_hours_quarter", assisted.ravel()),
        pl.Series("human_hours_quarter", (tasks.load - delegated - assisted).ravel()),
    )
    people = as_is.staffing
    return TeamDesign(
        name="as-is",
        seats=seat_frame(arrays, people),
        hours=pl.DataFrame(),
        tasks=table,
        practice=pl.DataFrame(),
        moves=move_frame(arrays, people),
        costs=cost_frame(as_is.costs),
        rules=pl.DataFrame(),
        objective=0.0,
        gap=0.0,
    )


def measure_as_is(ruler: Ruler, as_is: AsIs, design: TeamDesign) -> TeamMeasures:
    """Measure the team as it is."""
    arrays = ruler.arrays
    reports = float(as_is.reports.sum())
    coaching = float(as_is.coaching_hours[:, -1].sum()) / WEEKS_QUARTER
    drawn = run_through(arrays, ruler.rates, design, ruler.world)
    cost = _year(ruler.as_is_cost)
    nothing = Estimate(0.0, 0.0, 0.0)
    people = as_is.staffing
    return TeamMeasures(
        seats=int(people.heads[:, -1].sum()),
        entry_seats=int(people.heads[arrays.seats.is_entry, -1].sum()),
        hired=int(people.hires.sum()),
        moved=0,
        left=int(people.leavers.sum()),
        laid_off=0,
        customer_hours_week=float(as_is.customer_hours[-1]) / WEEKS_QUARTER,
        coaching_hours_head_week=coaching / reports if reports else 0.0,
        delegated_hours_week=_tasks_week(design, "delegated"),
        assisted_hours_week=_tasks_week(design, "assisted"),
        checking_hours_week=ruler.rates.checking_share * _tasks_week(design, "delegated"),
        care_hours_week=0.0,
        freed_hours_week=0.0,
        idle_hours_week=0.0,
        practice_hours_week=0.0,
        cost_amount_year=estimate_of_draws(cost),
        tool_amount_year=nothing,
        saved_amount_year=nothing,
        ready_heads=_ready(ruler, design),
        service_missed=drawn.missed_share,
        resilience=1.0,
        late_hours_week=_late_as_is(ruler, as_is),
    )


def measure_design(ruler: Ruler, design: TeamDesign) -> TeamMeasures:
    """Measure a design at its end; people over the whole plan."""
    arrays = ruler.arrays
    end = design.seats.filter(pl.col("quarter") == arrays.quarters)
    level = dict(zip(arrays.seats.ids, arrays.seats.is_entry, strict=True))
    is_entry = pl.Series([level[seat] for seat in end["seat_id"]])
    hours = design.hours.filter(pl.col("quarter") == arrays.quarters).sum()
    costs = _costs_of_frame(design)
    set_up = costs.set_up.sum() * ruler.prices.set_up
    running = drawn_costs(replace(costs, set_up=np.zeros_like(costs.set_up)), ruler.prices)
    cost = _year(running, set_up)
    tools = _year(np.outer(costs.tool, ruler.prices.tool), set_up)

    def week(column: str) -> float:
        return float(hours.get_column(f"{column}_hours_quarter").item()) / WEEKS_QUARTER

    drawn = run_through(arrays, ruler.rates, design, ruler.world)
    reports = int(end.filter(pl.Series(_is_led(arrays, end)))["planned_heads"].sum())
    return TeamMeasures(
        seats=int(end["planned_heads"].sum()),
        entry_seats=int(end.filter(is_entry)["planned_heads"].sum()),
        hired=int(design.seats["hire_heads"].sum()),
        moved=int(design.moves["move_heads"].sum()),
        left=int(design.seats["leave_heads"].sum()),
        laid_off=int(design.seats["layoff_heads"].sum()),
        customer_hours_week=week("customer"),
        coaching_hours_head_week=week("coaching") / reports if reports else 0.0,
        delegated_hours_week=week("delegated"),
        assisted_hours_week=week("assisted"),
        checking_hours_week=week("checking"),
        care_hours_week=week("care"),
        freed_hours_week=week("freed"),
        idle_hours_week=week("idle"),
        practice_hours_week=week("practice_back"),
        cost_amount_year=estimate_of_draws(cost),
        tool_amount_year=estimate_of_draws(tools),
        saved_amount_year=estimate_of_draws(_year(ruler.as_is_cost) - cost),
        ready_heads=_ready(ruler, design),
        service_missed=drawn.missed_share,
        resilience=_resilience(arrays, design),
        late_hours_week=week("late"),
    )


def _late_as_is(ruler: Ruler, as_is: AsIs) -> float:
    """Hours a week that people who have just started do not yet work: nobody has time for them."""
    share = ruler.rates.move_start_up_share
    waits = start_up_of(ruler.arrays, as_is.staffing, share)[:, -1]
    return float(waits.sum()) / WEEKS_QUARTER


def _year(cost: FloatArray, set_up: FloatArray | float = 0.0) -> FloatArray:
    """Last four quarters, and set-up spread evenly over the plan; shape (M,)."""
    quarters = cost.shape[0]
    last = min(QUARTERS_YEAR, quarters)
    year: FloatArray = cost[-last:].sum(axis=0) * (QUARTERS_YEAR / last)
    whole: FloatArray = year + set_up * (QUARTERS_YEAR / quarters)
    return whole


def _costs_of_frame(design: TeamDesign) -> Costs:
    kinds = ("people", "tool", "set_up", "hire", "layoff", "training")
    return Costs(*(design.costs.get_column(f"{kind}_amount").to_numpy() for kind in kinds))


def _tasks_week(design: TeamDesign, part: str) -> float:
    last = design.tasks.filter(pl.col("quarter") == pl.col("quarter").max())
    return float(last.get_column(f"{part}_hours_quarter").sum()) / WEEKS_QUARTER


def _is_led(arrays: TeamArrays, end: pl.DataFrame) -> list[bool]:
    leads = dict(zip(arrays.seats.ids, arrays.seats.is_manager, strict=True))
    return [not leads[seat] for seat in end["seat_id"]]


def _ready(ruler: Ruler, design: TeamDesign) -> Estimate:
    """People who get ready for the level above within the plan, each counted once.

    Those at entry today count as starting today. Somebody who starts in quarter q is ready after
    m months, with the chance of staying so long, if that is within the plan: heads (1 - att)^(m/3).
    low is with the longest time, high with the shortest.
    """
    arrays, ready = ruler.arrays, np.zeros(3)
    for seat, months in ruler.months_up.items():
        at = arrays.seats.ids.index(seat)
        hires = design.seats.filter(pl.col("seat_id") == seat).sort("quarter")["hire_heads"]
        starts = np.concatenate([[arrays.seats.heads[at]], hires.to_numpy()])
        begun = np.arange(arrays.quarters + 1) * MONTHS_QUARTER
        for place, needed in enumerate((months.high, months.mid, months.low)):
            stay = (1.0 - arrays.seats.attrition[at]) ** (needed / MONTHS_QUARTER)
            is_in_time = begun + needed <= arrays.quarters * MONTHS_QUARTER
            ready[place] += stay * float(starts[is_in_time].sum())
    return Estimate(*ready.tolist())


def _resilience(arrays: TeamArrays, design: TeamDesign) -> float:
    end = dict(
        design.seats.filter(pl.col("quarter") == arrays.quarters)
        .select("seat_id", "planned_heads")
        .iter_rows()
    )
    after = np.array([end[seat] for seat in arrays.seats.ids])
    if not arrays.skill_ids:
        return 1.0
    return float(((arrays.holders @ after) / (arrays.holders @ arrays.seats.heads)).min())
