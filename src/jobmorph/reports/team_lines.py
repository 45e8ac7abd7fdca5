"""The table `As is | designs`: each line's figures as text, and the marks of limits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from jobmorph.reports.words import CATALOGUE, say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_result import TeamMeasures, TeamPlan, TeamResult

MILLION: Final = 1e6
IN_MILLIONS: Final = 2e6  # below, two digits after the point say too little
# Lines of the screen: name, and the rule at whose limit a design may stand there.
_MARKED: Final = {
    "seats": ("seats_most", "seats_least"),
    "entry": ("entry_seats",),
    "asked": ("layoffs",),
    "coaching": ("coaching",),
    "cost": ("budget",),
}


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """How amounts of one team are written: thousands or millions, and the currency."""

    name: str
    size: float
    currency: str

    def text(self, amount: float) -> str:
        """Write an amount in this unit, zero without a sign."""
        shown = f"{amount / self.size:,.{2 if self.size >= MILLION else 0}f}"
        return shown if any(sign in shown for sign in "123456789") else shown.lstrip("-")

    def full(self, amount: float) -> str:
        """Write an amount with currency and unit."""
        return f"{self.currency} {self.text(amount)} {self.name}"

    def between(self, estimate: Estimate, *, is_signed: bool = False) -> str:
        """Write the ends of a range."""
        key = "team.range.signed" if is_signed else "team.range.plain"
        return say(key, low=self.text(estimate.low), high=self.text(estimate.high))


def money_unit(result: TeamResult) -> MoneyUnit:
    """Choose thousands for small teams, millions for others."""
    is_large = result.as_is.cost_amount_year.mid >= IN_MILLIONS
    size = MILLION if is_large else 1e3
    return MoneyUnit(say("team.unit.m" if is_large else "team.unit.k"), size, result.pay.currency)


def design_short(plan: TeamPlan) -> str:
    """Name a design in a narrow column."""
    key = f"team.short.{plan.offer.name}"
    return say(key) if key in CATALOGUE else plan.offer.label


def design_name(result: TeamResult, name: str) -> str:
    """Name a design by its code, the team as it is included."""
    labels = {plan.offer.name: plan.offer.label for plan in result.plans}
    return labels.get(name, say("team.as_is.inside"))


def headings(result: TeamResult) -> tuple[str, ...]:
    """Column headings of the table of designs."""
    return ("", say("team.as_is"), *(design_short(plan) for plan in result.plans))


def screen_rows(result: TeamResult) -> list[tuple[str, ...]]:
    """Lines of the first screen."""
    unit = money_unit(result)
    money: dict[str, Any] = {"currency": unit.currency, "unit": unit.name}

    def saved_between(measures: TeamMeasures) -> str:
        return unit.between(measures.saved_amount_year, is_signed=True)

    return [
        _row(result, "seats", lambda m: f"{m.seats:,}", end=result.end_name),
        _row(result, "entry", lambda m: f"{m.entry_seats:,}"),
        _row(result, "asked", lambda m: f"{m.laid_off:,}"),
        _row(result, "customers", lambda m: f"{m.customer_hours_week:,.0f}"),
        _row(result, "late", lambda m: f"{m.late_hours_week:,.0f}"),
        _row(result, "coaching", lambda m: f"{m.coaching_hours_head_week:.2f}"),
        _row(result, "tools", lambda m: unit.text(m.tool_amount_year.mid), is_new=True, **money),
        _row(result, "cost", lambda m: unit.text(m.cost_amount_year.mid), **money),
        _row(result, "between", lambda m: unit.between(m.cost_amount_year)),
        _row(result, "saved", lambda m: unit.text(m.saved_amount_year.mid), is_new=True, **money),
        _row(result, "between", saved_between, is_new=True),
    ]


def more_rows(result: TeamResult) -> list[tuple[str, ...]]:
    """Lines that the screen has no room for."""

    def people(name: str, field: str) -> tuple[str, ...]:
        return _row(result, name, lambda m: f"{getattr(m, field):,}")

    def hours(name: str) -> tuple[str, ...]:
        field = f"{name}_hours_week"
        return _row(result, name, lambda m: f"{getattr(m, field):,.1f}")

    ready = [_row(result, "ready", lambda m: ready_text(m.ready_heads), end=result.end_name)]
    if not has_ready(result):
        ready = []
    return [
        people("left", "left"),
        people("hired", "hired"),
        people("moved", "moved"),
        *ready,
        *(hours(name) for name in ("delegated", "assisted", "checking", "care", "freed", "idle")),
        hours("practice"),
        _row(result, "missed", lambda m: f"{100.0 * m.service_missed:.0f}"),
    ]


def has_ready(result: TeamResult) -> bool:
    """Whether anybody can get ready for the next level: not in a team without entry seats."""
    measures = [result.as_is, *(plan.measures for plan in result.plans if plan.measures)]
    return any(each.ready_heads.high > 0.0 for each in measures)


def ready_text(ready: Estimate) -> str:
    """Write people who get ready for the next level, whole, with their range."""
    low, mid, high = (f"{value:,.0f}" for value in (ready.low, ready.mid, ready.high))
    between = say("team.range.plain", low=low, high=high)
    return say("team.cell.range", mid=mid, between=between)


def _row(
    result: TeamResult,
    line: str,
    text: Callable[[TeamMeasures], str],
    *,
    is_new: bool = False,
    **words: str,
) -> tuple[str, ...]:
    """Write one line; `is_new` where the team as it is has none by definition."""
    as_is = say("team.cell.none") if is_new else text(result.as_is)
    cells = [
        say("team.cell.no_plan")
        if plan.measures is None
        else text(plan.measures) + _mark(plan, line)
        for plan in result.plans
    ]
    return (say(f"team.line.{line}", **words), as_is, *cells)


def _mark(plan: TeamPlan, line: str) -> str:
    is_stopped = any(rule in stopped_rules(plan) for rule in _MARKED.get(line, ()))
    return say("team.mark") if is_stopped else ""


def stopped_rules(plan: TeamPlan) -> tuple[str, ...]:
    """Name the limits of an owner that a design stands at, at its end.

    A limit that binds only on the way says nothing about the figures of the table; a budget holds
    for whole years.
    """
    if plan.design is None:
        return ()
    shown = [rule for rules in _MARKED.values() for rule in rules]
    last = pl.col("quarter").is_null() | (pl.col("quarter") == pl.col("quarter").max())
    reached = plan.design.rules.filter(pl.col("is_binding") & last).get_column("rule").unique()
    return tuple(rule for rule in plan.binding if rule in shown and rule in reached)


def stop_values(plan: TeamPlan, unit: MoneyUnit) -> dict[str, str]:
    """Give the limits that a design stands at, by rule, as text."""
    limits, rules = plan.request.limits, stopped_rules(plan)
    values = {
        "entry_seats": f"{limits.entry_seats_least:,}",
        "seats_most": f"{limits.seats_most or 0:,}",
        "seats_least": f"{limits.seats_least or 0:,}",
        "coaching": f"{limits.coaching_factor:g}",
        "budget": unit.full(limits.budget_amount_year or 0.0),
        "layoffs": f"{100.0 * limits.layoff_share:.0f}%",
    }
    found = {rule: values[rule] for rule in rules}
    if "seats_most" in found and found.get("seats_least") == found["seats_most"]:
        found["seats_exact"] = found.pop("seats_most")
        del found["seats_least"]
    return found
