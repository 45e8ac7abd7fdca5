"""Limits of a design in words, and those that clash where there is no plan."""

from jobmorph.reports.team_lines import money_unit
from jobmorph.reports.words import say
from jobmorph.studies.team_result import TeamPlan, TeamResult


def conflict_sentences(result: TeamResult) -> list[str]:
    """Say of designs without a plan which limits clash, and what is enough to give."""
    return [_conflict(result, plan) for plan in result.plans if plan.conflict is not None]


def _conflict(result: TeamResult, plan: TeamPlan) -> str:
    conflict, unit = plan.conflict, money_unit(result)
    if conflict is None:
        return ""
    items = "; ".join(limit_words(result, plan, rule) for rule in conflict.rules)
    key = "team.conflict.one" if len(conflict.rules) == 1 else "team.conflict.many"
    clash = say(key, count=len(conflict.rules), items=items)
    given = []
    for rule, value in conflict.relaxations:
        if value is not None:
            text = unit.full(value) if rule == "budget" else f"{value:,.2f}".rstrip("0").rstrip(".")
            given.append(say(f"team.relaxed.{rule}", value=_percent(rule, value, text)))
    if given:
        clash += say(
            f"team.conflict.give{'.one' if len(given) == 1 else ''}",
            items=say("team.or").join(given),
        )
    elif len(conflict.rules) > 1:
        clash += say("team.conflict.drop")
    return say("team.conflict", design=plan.offer.label, clash=clash)


def _percent(rule: str, value: float, text: str) -> str:
    return f"{100.0 * value:.0f}" if rule == "practice" else text


def limit_words(result: TeamResult, plan: TeamPlan, rule: str) -> str:
    """Name a limit with its value."""
    limits, unit = plan.request.limits, money_unit(result)
    values = {
        "budget": unit.full(limits.budget_amount_year or 0.0),
        "seats_most": f"{limits.seats_most or 0:,}",
        "seats_least": f"{limits.seats_least or 0:,}",
        "freezes": ", ".join(each.location for each in limits.freezes),
        "layoffs": f"{100.0 * limits.layoff_share:.0f}",
        "entry_seats": f"{limits.entry_seats_least:,}",
        "practice": f"{100.0 * limits.practice_floor_share:.0f}",
        "coaching": f"{limits.coaching_factor:g}",
        **_rates(result),
    }
    key = "team.limit.layoffs.some" if rule == "layoffs" and limits.layoff_share else ""
    return say(key or f"team.limit.{rule}", value=values.get(rule, ""))


def _rates(result: TeamResult) -> dict[str, str]:
    """Values of limits that are assumptions."""
    known = {each.name: each.value for each in result.record.assumptions}
    return {
        "span": f"{known.get('redesign.span_heads', 0.0):g}",
        "checking": f"{100.0 * known.get('redesign.checking_cap_share', 0.0):g}",
        "put_back": f"{100.0 * known.get('redesign.put_back_limit_share', 0.0):g}",
        "pace": f"{100.0 * known.get('redesign.pace_share', 0.0):g}",
    }
