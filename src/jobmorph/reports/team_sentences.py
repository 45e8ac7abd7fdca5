"""What the designs of a team come to, in sentences; every figure is taken from the result."""

from collections.abc import Callable, Sequence
from typing import Final

from jobmorph.reports.team_lines import (
    design_name,
    money_unit,
    stop_values,
)
from jobmorph.reports.theme import plain_number, shown
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_result import Flip, TeamPlan, TeamResult

MOST_NAMES: Final = 3
NOTHING: Final = 0.01
_PERCENT: Final = ("redesign.hire_cost_share",)
Naming = Callable[[TeamPlan], str]


def lead_sentence(result: TeamResult) -> str:
    """Say how many hours could pass to AI, how many come back, and the pace of the economy."""
    return f"{answer_sentence(result)} {pace_sentence(result)}"


def answer_sentence(result: TeamResult) -> str:
    """Say how many hours could pass to AI by the end, and how many come back as checking."""
    return say(
        "team.lead",
        work=f"{result.work_hours_week:,.0f}",
        could=whole_range(result.could_pass_hours_week),
        checking=whole_range(result.checking_hours_week),
        end=result.end_name,
    )


def pace_sentence(result: TeamResult) -> str:
    """Say how many hours have passed already, and how many would at the pace of the economy."""
    so_far = say("team.so_far", hours=f"{result.as_is.delegated_hours_week:,.0f}")
    return f"{so_far} {say('team.usual', usual=whole_range(result.usual_hours_week))}"


def whole_range(estimate: Estimate) -> str:
    """Write a figure with its range, whole numbers."""
    whole = shown(estimate)
    between = say("team.range.plain", low=f"{whole.low:,}", high=f"{whole.high:,}")
    return say("team.cell.range", mid=f"{whole.mid:,}", between=between)


def read_sentence(result: TeamResult) -> str:
    """Say what of the file was read and what was not."""
    roster = result.roster
    kept = [
        say(f"roster.field.{use.field}")
        for use in roster.columns
        if use.purpose in ("kept", "aid") and use.field is not None
    ]
    dropped = [use.detail for use in roster.columns if use.purpose == "personal" and use.detail]
    texts = [say("team.read", rows=f"{roster.totals.people:,}", kept=", ".join(kept))]
    if dropped:
        texts.append(say("team.dropped", names=", ".join(dict.fromkeys(dropped))))
    clear = roster.count_titles("clear", "mapped", "held")
    confirm = roster.count_titles("confirm", "not_found")
    return " ".join([*texts, say("team.titles", clear=clear, confirm=confirm)])


def design_label(plan: TeamPlan) -> str:
    """Name a design in a sentence of a page."""
    return plan.offer.label


def cost_sentence(result: TeamResult, name: Naming = design_label) -> str:
    """Say which designs cost more than the team as it is."""
    saved = {
        name(plan): plan.measures.saved_amount_year
        for plan in result.plans
        if plan.measures is not None
    }
    if not saved:
        return say("team.none")
    dearer = [design for design, each in saved.items() if each.high < 0.0]
    cheaper = [design for design, each in saved.items() if each.low > 0.0]
    if len(dearer) == len(saved):
        return say("team.dearer.all" if len(saved) > 1 else "team.dearer.one")
    if len(cheaper) == len(saved):
        return say("team.cheaper.all")
    if not dearer and not cheaper:
        return say("team.level")
    level = [each for each in saved if each not in (*dearer, *cheaper)]
    items = [
        say(f"team.some.{key}", names=joined(names))
        for key, names in (("cheaper", cheaper), ("dearer", dearer), ("level", level))
        if names
    ]
    return say("team.some", items="; ".join(items))


def joined(names: Sequence[str]) -> str:
    """Join names with 'and' before the last."""
    if len(names) < 2:
        return "".join(names)
    key = "team.and.names" if any(say("team.and.inside") in name for name in names) else "team.and"
    return say(key, first=", ".join(names[:-1]), last=names[-1])


def stop_sentences(result: TeamResult) -> list[str]:
    """Say what the marks in the table stand for."""
    unit = money_unit(result)
    found: dict[str, list[str]] = {}
    for plan in result.plans:
        for rule, value in stop_values(plan, unit).items():
            found.setdefault(rule, []).append(f"{value} ({plan.offer.label})")
    items = "; ".join(
        say(f"team.stop.{rule}", values=", ".join(values)) for rule, values in found.items()
    )
    key = "team.stopped.own" if result.limits_source else "team.stopped.design"
    return [say(key, items=items)] if items else []


def win_sentence(result: TeamResult) -> str:
    """Say which design is best on which line; ties count for all that show the same figure."""
    found = _best(result)
    if not found["cost"]:
        return ""
    name = clear_winner(result)
    if name:
        return say("team.win.all", name=name)
    items = [say(f"team.win.{line}", names=joined(names)) for line, names in found.items()]
    return f"{say('team.win.none')} {'; '.join(items)}."


def clear_winner(result: TeamResult, name: Naming = design_label) -> str:
    """Name who is best on every line; '' where nobody is."""
    found = _best(result, name)
    first = set.intersection(*(set(names) for names in found.values()))
    return joined([each for each in found["cost"] if each in first])


def _best(result: TeamResult, name: Naming = design_label) -> dict[str, list[str]]:
    money = money_unit(result)
    return {
        "customers": _winners(result, name, lambda m: round(m.customer_hours_week)),
        "coaching": _winners(result, name, lambda m: round(m.coaching_hours_head_week, 2)),
        "cost": _winners(
            result, name, lambda m: -float(money.text(m.cost_amount_year.mid).replace(",", ""))
        ),
    }


def _winners(result: TeamResult, name: Naming, value: Callable[..., float]) -> list[str]:
    figures = {
        name(plan): value(plan.measures) for plan in result.plans if plan.measures is not None
    }
    if not figures:
        return []
    figures = {say("team.as_is.inside"): value(result.as_is), **figures}
    best = max(figures.values())
    return [design for design, each in figures.items() if each == best]


def flip_sentences(result: TeamResult) -> list[str]:
    """Say which price swaps the places of two designs."""
    flips = told_flips(result)
    if flips:
        return [_flip(result, flip) for flip in flips]
    is_choice = sum(plan.design is not None for plan in result.plans) > 1
    return [say("team.flip.none")] if is_choice else []


def told_flips(result: TeamResult) -> list[Flip]:
    """Leave out prices of next to nothing: designs that cost the same swap places at any."""
    return [flip for flip in result.flips if flip.turning >= NOTHING * flip.usual]


def _flip(result: TeamResult, flip: Flip) -> str:
    first, second = design_name(result, flip.first), design_name(result, flip.second)
    return say("team.flip", first=first, second=second, what=flip_words(flip))


def flip_words(flip: Flip) -> str:
    """Say which value of an assumption swaps two designs, and what it is now."""
    factor = 100.0 if flip.assumption in _PERCENT else 1.0
    key = f"team.flip.{flip.assumption}"
    what = say(
        key if key in CATALOGUE else "team.flip.other",
        name=flip.assumption,
        turning=plain_number(factor * flip.turning),
        usual=plain_number(factor * flip.usual),
        low=plain_number(factor * flip.low),
        high=plain_number(factor * flip.high),
    )
    if flip.low <= flip.turning <= flip.high:
        return what
    return say("team.flip.beyond", what=what)


def people_sentences(result: TeamResult) -> list[str]:
    """Say whose pay is used together, where pay comes from, and which seats are held."""
    pay, texts = result.pay, []
    if pay.is_own:
        names = [
            say(f"team.area.{name}") if f"team.area.{name}" in CATALOGUE else name
            for name in pay.groups
        ]
        key = "team.small" if names else "team.small.none"
        texts += [say("team.pay.own"), say(key, names=", ".join(names))]
    else:
        texts.append(say("team.pay.lent"))
    if pay.currency != "USD":
        texts.append(say("team.pay.currency", currency=pay.currency))
    held = held_sentence(result)
    return [*texts, held] if held else texts


def held_sentence(result: TeamResult) -> str:
    """Name the seats that are held, and say what is left out and in; '' where there are none."""
    held = result.seats.filter("is_held")
    count = int(held["today_heads"].sum())
    if not count:
        return ""
    names = held["label"].to_list()
    named = ", ".join(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        named = say("team.names.more", names=named, count=len(names) - MOST_NAMES)
    return say("team.held" if count > 1 else "team.held.one", count=count, names=named)


def commands(result: TeamResult) -> list[str]:
    """Name what to type next."""
    name = f'"{result.roster.source}"' if " " in result.roster.source else result.roster.source
    plans = [plan.offer.name for plan in result.plans if plan.design is not None]
    design = result.chosen or ("hold" if "hold" in plans else "".join(plans[:1]))
    found = [say("team.command.all", file=name)]
    if design:
        found.append(say("team.command.plan", file=name, design=design))
    if result.roster.count_titles("confirm", "not_found"):
        found.append(say("team.command.map", file=name))
    return found
