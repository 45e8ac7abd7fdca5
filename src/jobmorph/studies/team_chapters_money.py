"""Cost and benefit of a plan: money by year, where freed hours go, what an extra hour costs."""

from dataclasses import dataclass

import polars as pl

from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_chapters_facts import (
    QUARTERS_YEAR,
    WEEKS_QUARTER,
    WEEKS_YEAR,
    PlanFacts,
)
from jobmorph.studies.team_money import mean_prices


@dataclass(frozen=True, slots=True)
class YearCost:
    """What four quarters cost, at average prices, in the roster's currency.

    The last year with a year's part of all set-up comes to the middle of the plan's year.

    Parameters
    ----------
    name : str
        'Q1 2027 to Q4 2027'.
    quarters : int
        How many of them the plan covers.
    people, tools, set_up, hiring, training, leaving, total : float
        Pay and on-costs, software, setting it up, finding people, fees of training, notice and
        severance (none unless layoffs are allowed); all of it.
    """

    name: str
    quarters: int
    people: float
    tools: float
    set_up: float
    hiring: float
    training: float
    leaving: float
    total: float


@dataclass(frozen=True, slots=True)
class FreedHours:
    """Where the hours go that AI frees beyond now, a week in the last quarter.

    Parameters
    ----------
    freed : float
        All, checking and care of the software taken off.
    unused : float
        Nobody uses them.
    customers, coaching, practice : float
        Put back into these.
    seats : float
        The rest: work of seats that are no longer filled, or of people who start.
    checking, care : float
        What checking AI, and running it, take.
    """

    freed: float
    unused: float
    customers: float
    coaching: float
    practice: float
    seats: float
    checking: float
    care: float


@dataclass(frozen=True, slots=True)
class MoneyChapter:
    """Cost and benefit.

    Parameters
    ----------
    years : tuple of YearCost
        Of the plan.
    as_is_year, plan_year, saved_year, tool_year : Estimate
        The last four quarters: the team as it is, the plan, the difference (negative if the plan is
        dearer), software with a year's part of its set-up.
    hours : FreedHours
        Where freed hours go.
    extra_customer_hours : float
        Hours a week with customers more than now, mean of the last four quarters, of which the
        costs are.
    customer_hours_mean : float
        Hours a week with customers, mean of the last four quarters.
    extra_hour_amount : Estimate or None
        What an extra hour with customers costs; None if there is none or the plan is cheaper. Its
        low end is negative where the plan may save money.
    free_tools_saved : float
        What would be saved a year if software cost nothing.
    is_own_pay : bool
        Pay comes from the roster; else borrowed from US medians.
    """

    years: tuple[YearCost, ...]
    as_is_year: Estimate
    plan_year: Estimate
    saved_year: Estimate
    tool_year: Estimate
    hours: FreedHours
    extra_customer_hours: float
    customer_hours_mean: float
    extra_hour_amount: Estimate | None
    free_tools_saved: float
    is_own_pay: bool


def money_chapter(facts: PlanFacts) -> MoneyChapter:
    """Account for a design."""
    measures, as_is = facts.measures, facts.result.as_is
    saved = measures.saved_amount_year
    last = facts.design.hours.filter(pl.col("quarter") > facts.result.quarters - QUARTERS_YEAR)
    weeks = WEEKS_QUARTER * last["quarter"].n_unique()
    mean = float(last["customer_hours_quarter"].sum()) / weeks
    extra = mean - as_is.customer_hours_week
    return MoneyChapter(
        years=_years(facts),
        as_is_year=as_is.cost_amount_year,
        plan_year=measures.cost_amount_year,
        saved_year=saved,
        tool_year=measures.tool_amount_year,
        hours=_freed(facts),
        extra_customer_hours=extra,
        customer_hours_mean=mean,
        extra_hour_amount=_hour_amount(saved, extra),
        free_tools_saved=saved.mid + measures.tool_amount_year.mid,
        is_own_pay=facts.result.pay.is_own,
    )


def _hour_amount(saved: Estimate, extra_hours_week: float) -> Estimate | None:
    if extra_hours_week < 0.5 or saved.mid >= 0.0:
        return None
    per_hour = 1.0 / (extra_hours_week * WEEKS_YEAR)
    return Estimate(-saved.high * per_hour, -saved.mid * per_hour, -saved.low * per_hour)


def _years(facts: PlanFacts) -> tuple[YearCost, ...]:
    factors, found = _factors(facts), []
    for first in range(1, facts.result.quarters + 1, QUARTERS_YEAR):
        last = min(first + QUARTERS_YEAR - 1, facts.result.quarters)
        sums = facts.design.costs.filter(pl.col("quarter").is_between(first, last)).sum()
        parts = {
            name: factor * float(sums[f"{name}_amount"].item()) for name, factor in factors.items()
        }
        found.append(
            YearCost(
                name=f"{facts.quarter_name(first)} to {facts.quarter_name(last)}",
                quarters=last - first + 1,
                people=parts["people"],
                tools=parts["tool"],
                set_up=parts["set_up"],
                hiring=parts["hire"],
                training=parts["training"],
                leaving=parts["layoff"],
                total=sum(parts.values()),
            )
        )
    return tuple(found)


def _factors(facts: PlanFacts) -> dict[str, float]:
    """Average price over usual price, by kind of cost: prices are drawn from skewed ranges."""
    prices = mean_prices(facts.result.record)
    return {
        "people": prices.people_factor,
        "tool": prices.tool_amount_head_month / facts.rate("redesign.tool_amount_head_month").value,
        "set_up": prices.set_up_amount_head / facts.rate("redesign.set_up_amount_head").value,
        "hire": prices.people_factor
        * prices.hire_share
        / facts.rate("redesign.hire_cost_share").value,
        "training": 1.0,
        "layoff": prices.people_factor,
    }


def _freed(facts: PlanFacts) -> FreedHours:
    end = facts.design.hours.filter(pl.col("quarter") == facts.result.quarters).sum()

    def week(name: str) -> float:
        return float(end[f"{name}_hours_quarter"].item()) / WEEKS_QUARTER

    freed, unused = week("freed"), week("idle")
    back = {name: week(f"{name}_back") for name in ("customer", "coaching", "practice")}
    return FreedHours(
        freed=freed,
        unused=unused,
        customers=back["customer"],
        coaching=back["coaching"],
        practice=back["practice"],
        seats=freed - unused - sum(back.values()),
        checking=week("checking"),
        care=week("care"),
    )
