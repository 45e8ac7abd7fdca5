"""Which limits hold a design of a team, and what one unit more of each brings, in sentences."""

from typing import Final

import polars as pl

from jobmorph.reports.team_conflict import limit_words
from jobmorph.reports.team_lines import MoneyUnit, money_unit
from jobmorph.reports.words import say
from jobmorph.studies.team_result import OneMore, TeamPlan, TeamResult

# Amounts under this part of a year's cost lie within what solving leaves open.
NOISE: Final = 0.002


def bind_sentences(result: TeamResult, plan: TeamPlan) -> list[str]:
    """Say which limits a plan reaches, in how many quarters.

    Parameters
    ----------
    result : TeamResult
        The answer.
    plan : TeamPlan
        One design.
    """
    if plan.design is None:
        return []
    reached = plan.design.rules.filter(pl.col("is_binding"))
    texts = []
    for rule in plan.binding:
        quarters = reached.filter(pl.col("rule") == rule)["quarter"].drop_nulls().n_unique()
        words = limit_words(result, plan, rule)
        key = "team.binds.quarters" if quarters else "team.binds.once"
        texts.append(say(key, limit=words, count=quarters, all=result.quarters))
    return texts or [say("team.binds.none")]


def more_sentences(result: TeamResult, plan: TeamPlan) -> list[str]:
    """Say what one unit more, or less, of a limit would bring; empty unless it was asked for."""
    if plan.measures is None or not plan.one_more:
        return []
    unit, least = money_unit(result), NOISE * plan.measures.cost_amount_year.mid
    told = [_one_more(each, unit, least) for each in plan.one_more]
    return [*told, say("team.more.about", share=f"{100.0 * NOISE:g}")]


def _one_more(each: OneMore, unit: MoneyUnit, least: float) -> str:
    way = "ease" if each.is_easing else "tight"
    size = abs(each.step)
    step = unit.full(size) if each.unit == "amount" else f"{100.0 * size:.0f}"
    what = say(f"team.more.{each.rule}.{way}", step=step)
    return say("team.more.line", what=what, effect=_effect(each, unit, least))


def _effect(each: OneMore, unit: MoneyUnit, least: float) -> str:
    if not each.is_possible:
        return say("team.more.no_plan")
    items = []
    seats = round(abs(each.seats))
    if seats:
        key = f"team.more.seats.{_way(each.seats)}{'.one' if seats == 1 else ''}"
        items.append(say(key, count=seats))
    hours = f"{abs(each.customer_hours_week):.0f}"
    if hours != "0":
        items.append(say(f"team.more.hours.{_way(each.customer_hours_week)}", hours=hours))
    if abs(each.cost_amount_year) >= least:
        amount = unit.full(abs(each.cost_amount_year))
        items.append(say(f"team.more.cost.{_way(each.cost_amount_year)}", amount=amount))
    return ", ".join(items) or say("team.more.nothing")


def _way(value: float) -> str:
    return "up" if value > 0.0 else "down"
