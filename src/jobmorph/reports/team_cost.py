"""Why money figures of a team's designs may look wrong side up: order, and budgets."""

from typing import Final

import polars as pl

from jobmorph.reports.team_lines import money_unit
from jobmorph.reports.team_sentences import Naming, design_label, joined
from jobmorph.reports.words import say
from jobmorph.studies.team_result import TeamPlan, TeamResult

CHEAPEST: Final = "cut-cost"
WEEKS_QUARTER: Final = 13.0


def order_sentence(result: TeamResult, name: Naming = design_label) -> str:
    """Say why the design that is to cut cost shows dearer than another; '' where it does not.

    Parameters
    ----------
    result : TeamResult
        The answer.
    name : callable
        How designs are named.
    """
    plans = {plan.offer.name: plan for plan in result.plans if plan.measures is not None}
    cut = plans.pop(CHEAPEST, None)
    if cut is None or not plans:
        return ""
    other = min(plans.values(), key=_cost)
    unit = money_unit(result)
    if unit.text(_cost(cut)) == unit.text(_cost(other)) or _cost(cut) < _cost(other):
        return ""
    return say(
        "team.cost.order",
        first=name(cut),
        second=name(other),
        amount=unit.full(_cost(cut) - _cost(other)),
        why=_why(result, cut, other),
    )


def _cost(plan: TeamPlan) -> float:
    return plan.measures.cost_amount_year.mid if plan.measures else float("inf")


def _why(result: TeamResult, cut: TeamPlan, other: TeamPlan) -> str:
    own, beside = _whole_plan(cut), _whole_plan(other)
    longer = _seats(cut) - _seats(other)
    late, late_other = _late(result, cut), _late(result, other)
    unit = money_unit(result)
    if own < beside:
        return say("team.cost.order.year", own=unit.full(own), other=unit.full(beside))
    if longer > 0 and late < late_other:
        return say("team.cost.order.late", late=f"{late:,.1f}", other=f"{late_other:,.1f}")
    return say("team.cost.order.weights")


def _whole_plan(plan: TeamPlan) -> float:
    if plan.design is None:
        return 0.0
    return float(plan.design.costs.select(pl.sum_horizontal(pl.exclude("quarter"))).sum().item())


def _seats(plan: TeamPlan) -> int:
    return 0 if plan.design is None else int(plan.design.seats["planned_heads"].sum())


def _late(result: TeamResult, plan: TeamPlan) -> float:
    """Hours a week of work that waits, mean over the plan."""
    if plan.design is None:
        return 0.0
    hours = float(plan.design.hours["late_hours_quarter"].sum())
    return hours / WEEKS_QUARTER / result.quarters


def budget_sentences(result: TeamResult) -> list[str]:
    """Say why designs show more than their budget; one sentence for each budget."""
    found: dict[float, list[TeamPlan]] = {}
    unit = money_unit(result)
    for plan in result.plans:
        budget = plan.request.limits.budget_amount_year
        if plan.measures is None or budget is None:
            continue
        if unit.text(_cost(plan)) != unit.text(budget) and _cost(plan) > budget:
            found.setdefault(budget, []).append(plan)
    return [_budget(result, budget, plans) for budget, plans in found.items()]


def _budget(result: TeamResult, budget: float, plans: list[TeamPlan]) -> str:
    unit = money_unit(result)
    names = joined([plan.offer.label for plan in plans])
    amounts = joined([unit.text(_cost(plan)) for plan in plans])
    many = "one" if len(plans) == 1 else "many"
    text = say(f"team.cost.budget.{many}", names=names, most=unit.full(budget), amounts=amounts)
    shares = {plan.offer.budget_share for plan in plans}
    share = shares.pop() if len(shares) == 1 and not result.limits_source else None
    if share is None:
        return f"{text} {say('team.cost.budget.owner')}"
    over = max(map(_cost, plans)) / result.as_is.cost_amount_year.mid - 1.0
    shown, allowed = f"{100.0 * over:.0f}", f"{100.0 * (share - 1.0):.0f}"
    why = say("team.cost.budget.offer")
    more = say("team.cost.budget.share", shown=shown, allowed=allowed)
    return " ".join([text, why, *([more] if shown != allowed else [])])
