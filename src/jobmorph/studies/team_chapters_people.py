"""How people come, stay and get ready: cost and time of a hire, attrition, readiness."""

from typing import Final

import polars as pl

from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_chapters_facts import PlanFacts, scaled_range

MONTHS_QUARTER: Final = 3.0


def hire_amount(facts: PlanFacts, seat_id: str) -> Estimate:
    """Cost of finding one person for a seat, over the range of its share of a year's cost."""
    rate = facts.rate("redesign.hire_cost_share")
    cost = facts.seats.filter(pl.col("seat_id") == seat_id)["cost_amount_year"].item()
    return scaled_range(float(cost) * rate.value, rate)


def months_to_pace(facts: PlanFacts, role_id: str | None) -> Estimate | None:
    """Months from the first day until the work is done well, as the library judges."""
    if role_id is None:
        return None
    row = facts.edition.rows("role", pl.col("role_id") == role_id).select(
        "competence_months_low", "competence_months", "competence_months_high"
    )
    low, usual, high = row.row(0)
    return None if usual is None else Estimate(low, usual, high)


def quarter_attrition(facts: PlanFacts, share_year: float | None = None) -> float:
    """Chance that somebody leaves in a quarter."""
    rate = facts.rate("redesign.attrition_year").value if share_year is None else share_year
    return float(1.0 - (1.0 - rate) ** 0.25)


def ready_heads(
    starts: tuple[int, ...], months: Estimate, attrition_quarter: float, quarters: int
) -> Estimate:
    """People of a seat who get ready for the one above within a plan, each counted once.

    Those there now count as starting now. Somebody who starts in quarter q is ready after m months,
    with the chance of staying so long, if that is within the plan: heads (1 - att)^(m/3).

    Parameters
    ----------
    starts : tuple of int
        People now, then hires in each quarter.
    months : Estimate
        Months that it takes.
    attrition_quarter : float
        Chance to leave in a quarter.
    quarters : int
        Length of the plan.

    Examples
    --------
    >>> ready_heads((9, 1), Estimate(6.0, 12.0, 30.0), 0.0, 8)
    Estimate(low=0.0, mid=10.0, high=10.0)
    """

    def count(needed: float) -> float:
        stay = float((1.0 - attrition_quarter) ** (needed / MONTHS_QUARTER))
        in_time = [
            heads
            for begun, heads in enumerate(starts)
            if MONTHS_QUARTER * begun + needed <= MONTHS_QUARTER * quarters
        ]
        return stay * sum(in_time)

    return Estimate(count(months.high), count(months.mid), count(months.low))


def starts_of(facts: PlanFacts, seat_id: str) -> tuple[int, ...]:
    """People of a seat now, then those hired in each quarter."""
    rows = facts.design.seats.filter(pl.col("seat_id") == seat_id).sort("quarter")
    now = facts.seats.filter(pl.col("seat_id") == seat_id)["today_heads"].item()
    return (int(now), *rows["hire_heads"].to_list())
