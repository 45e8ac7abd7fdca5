"""What money buys a team: designs beside the most hours with customers at budgets between them."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import numpy as np
import polars as pl

from jobmorph.redesign.limits import DesignRequest, PlanLimits
from jobmorph.redesign.problem import TeamDesign, TeamProblem
from jobmorph.redesign.solve import HighsDesigner
from jobmorph.redesign.trade_off import budget_line
from jobmorph.studies.team_measures import Ruler, measure_design
from jobmorph.studies.team_result import TeamMeasures, TeamPlan

POINTS: Final = 3
GAP: Final = 2e-3
# A clock would make plans depend on the machine; this is for machines that stand still.
SECONDS: Final = 60.0
THREADS: Final = 2
_SCHEMA: Final = {
    "design": pl.String,
    "cost_amount_year": pl.Float64,
    "customer_hours_week": pl.Float64,
    "seats": pl.Int64,
    "is_named": pl.Boolean,
}


def trade_off_of(
    problem: TeamProblem,
    requests: Sequence[DesignRequest],
    plans: Sequence[TeamPlan],
    ruler: Ruler,
) -> pl.DataFrame:
    """List named designs and, at budgets between the cheapest and the dearest, the best others.

    Points between are proven to within `GAP`. All share the limits of people that every design
    shares: nobody laid off beyond what the owner allows, services kept.

    Returns
    -------
    polars.DataFrame
        design, cost_amount_year, customer_hours_week, seats, is_named, cheapest first.
    """
    named = [(plan.offer.name, plan.measures) for plan in plans if plan.measures is not None]
    rows = [_row(name, measures, is_named=True) for name, measures in named]
    if len(named) > 1:
        costs = [measures.cost_amount_year.mid for _, measures in named]
        budgets = np.linspace(min(costs), max(costs), POINTS + 2)[1:-1]
        shared = PlanLimits(
            layoff_share=min(request.limits.layoff_share for request in requests),
            entry_seats_least=min(request.limits.entry_seats_least for request in requests),
            seats=requests[0].limits.seats,
            freezes=requests[0].limits.freezes,
            is_bold=requests[0].limits.is_bold,
        )
        question = DesignRequest("between", requests[0].weights, shared)
        designer = HighsDesigner(relative_gap=GAP, seconds_most=SECONDS)

        def best(budget: float) -> list[TeamDesign]:
            return budget_line(problem, question, [budget], designer)

        with ThreadPoolExecutor(THREADS) as pool:
            found = [each for line in pool.map(best, budgets.tolist()) for each in line]
        rows += [_row("", measure_design(ruler, each), is_named=False) for each in found]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row").sort(
        "cost_amount_year", "customer_hours_week"
    )


def _row(name: str, measures: TeamMeasures, *, is_named: bool) -> tuple[object, ...]:
    return (
        name,
        measures.cost_amount_year.mid,
        measures.customer_hours_week,
        measures.seats,
        is_named,
    )
