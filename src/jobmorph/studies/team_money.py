"""What a design costs, taken apart into prices and amounts, so that a reader can put in their own.

The money of a design is linear in four prices, each drawn from a skewed range: the average of its
draws lies above its usual value. With the averages as prices, amounts times prices come to the
middle of the result's range.
"""

from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from jobmorph.redesign.problem import TeamDesign
from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.record import Assumption, RunRecord
from jobmorph.studies.level import run_draws
from jobmorph.studies.team_result import TeamMeasures, TeamPlan, TeamResult

QUARTERS_YEAR: Final = 4
MONTHS_QUARTER: Final = 3.0
# Closer than this, relative to the cost, two figures are the same.
SAME: Final = 1e-9


@dataclass(frozen=True, slots=True)
class MeanPrices:
    """Prices as averages over the draws of a run, in the roster's currency.

    Parameters
    ----------
    tool_amount_head_month, tool_amount_delegated_hour, set_up_amount_head : float
        Software for a person and month and for an hour that AI does; setting up, once a person.
    hire_share : float
        Finding somebody, relative to a year's cost of the seat.
    people_factor : float
        Pay and on-costs, relative to what they usually are.
    """

    tool_amount_head_month: float
    tool_amount_delegated_hour: float
    set_up_amount_head: float
    hire_share: float
    people_factor: float


@dataclass(frozen=True, slots=True)
class MoneyLines:
    """Amounts behind the cost of a year, and hours behind what AI frees.

    Parameters
    ----------
    name : str
        The design; 'as-is' for the team as it is.
    people_amount_year : float
        Pay and on-costs.
    tool_months, delegated_hours_year : float
        Months of software, all people together; hours that AI does.
    set_up_heads, plan_years : float
        People for whom software is set up, once in so many years.
    hired_amount_year : float
        What those hired in the year cost in a year.
    other_amount_year : float
        Fees of training; notice and severance where layoffs are allowed.
    rest_amount : float
        What is left to the result's middle; 0 but for draws of another edition.
    more_delegated_hours_week, more_assisted_hours_week : float
        Hours that AI does, and that are done with AI, beyond today's.
    delegated_hours_week : float
        All hours that AI does, today's too.
    hour_amount : float
        Cost of an hour at work; 0 for the team as it is, which frees none.
    """

    name: str
    people_amount_year: float
    tool_months: float
    delegated_hours_year: float
    set_up_heads: float
    plan_years: float
    hired_amount_year: float
    other_amount_year: float
    rest_amount: float
    more_delegated_hours_week: float
    more_assisted_hours_week: float
    delegated_hours_week: float
    hour_amount: float

    def tool_amount(self, prices: MeanPrices) -> float:
        """Software a year."""
        return (
            self.tool_months * prices.tool_amount_head_month
            + self.delegated_hours_year * prices.tool_amount_delegated_hour
        )

    def set_up_amount(self, prices: MeanPrices) -> float:
        """Part of a year in what is paid once."""
        return self.set_up_heads * prices.set_up_amount_head / self.plan_years

    def hire_amount(self, prices: MeanPrices) -> float:
        """Cost of finding people, a year."""
        return self.hired_amount_year * prices.hire_share

    def cost_amount_year(self, prices: MeanPrices) -> float:
        """All of it."""
        parts = (self.tool_amount(prices), self.set_up_amount(prices), self.hire_amount(prices))
        return self.people_amount_year + sum(parts) + self.other_amount_year + self.rest_amount


@dataclass(frozen=True, slots=True)
class TeamMoney:
    """Prices, and the amounts of the team as it is and of every design that has a plan."""

    prices: MeanPrices
    lines: tuple[MoneyLines, ...]


def money_of(result: TeamResult) -> TeamMoney:
    """Take the cost of designs apart.

    Parameters
    ----------
    result : TeamResult
        The answer.

    Returns
    -------
    TeamMoney
        `lines[k].cost_amount_year(prices)` is the middle of that design's `cost_amount_year`.
    """
    prices = mean_prices(result.record)
    planned = [plan for plan in result.plans if plan.design is not None]
    return TeamMoney(
        prices, (_as_is(result, prices), *(_design(result, plan, prices) for plan in planned))
    )


def mean_prices(record: RunRecord) -> MeanPrices:
    """Average the draws that a run made of its prices.

    Parameters
    ----------
    record : RunRecord
        Names the seed, and the values and ranges that were used.
    """
    told = {each.name: each for each in record.assumptions}
    draws = run_draws(record.seed, open_edition())
    count = int(told["redesign.robust_draws"].value)

    def relative(name: str) -> pl.Series:
        own = load_parameters("redesign")[f"redesign.{name}"]
        used = told[own.name]
        drawn = replace(own, value=used.value, low=used.low, high=used.high)
        return pl.Series(draws.of(drawn)[:count])

    def usual(name: str) -> float:
        return told[f"redesign.{name}"].value

    def mean(series: pl.Series) -> float:
        return float(series.sum()) / series.len()

    tool = mean(relative("tool_amount_head_month")) / usual("tool_amount_head_month")
    people = (1.0 + relative("on_cost_share")) / (1.0 + usual("on_cost_share"))
    return MeanPrices(
        tool_amount_head_month=tool * usual("tool_amount_head_month"),
        tool_amount_delegated_hour=tool * usual("tool_amount_delegated_hour"),
        set_up_amount_head=mean(relative("set_up_amount_head")),
        hire_share=mean(people * relative("hire_cost_share")) / mean(people),
        people_factor=mean(people),
    )


def assumption(result: TeamResult, name: str) -> Assumption:
    """Return a parameter as it was used."""
    return next(each for each in result.record.assumptions if each.name == name)


def _design(result: TeamResult, plan: TeamPlan, prices: MeanPrices) -> MoneyLines:
    design, measures = _planned(plan)
    free = result.seats.filter(~pl.col("is_held"))
    heads = design.seats.filter(pl.col("seat_id").is_in(free["seat_id"].implode()))
    hire = _year(design.costs, "hire_amount") / _usual(result, "hire_cost_share")
    layoffs = _year(design.costs, "layoff_amount") * prices.people_factor
    lines = MoneyLines(
        name=plan.offer.name,
        people_amount_year=_year(design.costs, "people_amount") * prices.people_factor,
        tool_months=_year(heads, "planned_heads") * MONTHS_QUARTER,
        delegated_hours_year=_year(design.hours, "delegated_hours_quarter"),
        set_up_heads=float(free["today_heads"].sum()),
        plan_years=result.quarters / QUARTERS_YEAR,
        hired_amount_year=hire * prices.people_factor,
        other_amount_year=_year(design.costs, "training_amount") + layoffs,
        rest_amount=0.0,
        more_delegated_hours_week=measures.delegated_hours_week - result.as_is.delegated_hours_week,
        more_assisted_hours_week=measures.assisted_hours_week - result.as_is.assisted_hours_week,
        delegated_hours_week=measures.delegated_hours_week,
        hour_amount=0.0,
    )
    able = _year(design.hours, "available_hours_quarter")
    return _settled(
        replace(lines, hour_amount=lines.people_amount_year / able), prices,
        measures.cost_amount_year.mid,
    )  # fmt: skip


def _as_is(result: TeamResult, prices: MeanPrices) -> MoneyLines:
    """Take the team as it is apart: pay of its people; the rest is finding new ones."""
    on_costs = 1.0 + _usual(result, "on_cost_share")
    pay = result.seats.select("seat_id", "today_heads").join(
        result.pay.pay, on="seat_id", maintain_order="left"
    )
    usual = float((pay["today_heads"] * pay["pay_amount_year"]).sum()) * on_costs
    people = usual * prices.people_factor
    hire = result.as_is.cost_amount_year.mid - people
    return MoneyLines(
        name="as-is",
        people_amount_year=people,
        tool_months=0.0,
        delegated_hours_year=0.0,
        set_up_heads=0.0,
        plan_years=result.quarters / QUARTERS_YEAR,
        hired_amount_year=hire / prices.hire_share,
        other_amount_year=0.0,
        rest_amount=0.0,
        more_delegated_hours_week=0.0,
        more_assisted_hours_week=0.0,
        delegated_hours_week=result.as_is.delegated_hours_week,
        hour_amount=0.0,
    )


def _settled(lines: MoneyLines, prices: MeanPrices, cost: float) -> MoneyLines:
    rest = cost - lines.cost_amount_year(prices)
    return lines if abs(rest) <= SAME * abs(cost) else replace(lines, rest_amount=rest)


def _planned(plan: TeamPlan) -> tuple[TeamDesign, TeamMeasures]:
    if plan.design is None or plan.measures is None:
        raise ValueError(f"{plan.offer.name} has no plan")
    return plan.design, plan.measures


def _usual(result: TeamResult, name: str) -> float:
    return assumption(result, f"redesign.{name}").value


def _year(frame: pl.DataFrame, column: str) -> float:
    """Add up the last four quarters; a shorter plan is scaled to a year."""
    last = max(frame["quarter"].to_list(), default=0)
    used = min(QUARTERS_YEAR, last)
    total = float(frame.filter(pl.col("quarter") > last - used)[column].sum())
    return total * QUARTERS_YEAR / used
