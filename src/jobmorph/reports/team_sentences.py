"""What the designs of a team come to, in sentences; every figure is taken from the result."""

from collections.abc import Callable, Sequence
from typing import Final

from jobmorph.reports.team_lines import (
    design_name,
    design_short,
    money_unit,
    stop_values,
)
from jobmorph.reports.theme import plain_number, shown
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_result import Flip, SeatChange, TeamResult

MOST_NAMES: Final = 3
_PERCENT: Final = ("redesign.hire_cost_share",)


def lead_sentence(result: TeamResult) -> str:
    """Say how many hours could pass to AI, how many come back, and the pace of the economy."""
    lead = say(
        "team.lead",
        work=f"{result.work_hours_week:,.0f}",
        could=_range(result.could_pass_hours_week),
        checking=_range(result.checking_hours_week),
        end=result.end_name,
    )
    so_far = say("team.so_far", hours=f"{result.as_is.delegated_hours_week:,.0f}")
    return f"{lead} {so_far} {say('team.usual', usual=_range(result.usual_hours_week))}"


def _range(estimate: Estimate) -> str:
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


def cost_sentence(result: TeamResult) -> str:
    """Say which designs cost more than the team as it is."""
    saved = {
        design_short(plan): plan.measures.saved_amount_year
        for plan in result.plans
        if plan.measures is not None
    }
    if not saved:
        return say("team.none")
    dearer = [name for name, each in saved.items() if each.high < 0.0]
    cheaper = [name for name, each in saved.items() if each.low > 0.0]
    if len(dearer) == len(saved):
        return say("team.dearer.all" if len(saved) > 1 else "team.dearer.one")
    if len(cheaper) == len(saved):
        return say("team.cheaper.all")
    if not dearer and not cheaper:
        return say("team.level")
    level = [name for name in saved if name not in (*dearer, *cheaper)]
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
    return say("team.and", first=", ".join(names[:-1]), last=names[-1])


def stop_sentences(result: TeamResult) -> list[str]:
    """Say what the marks in the table stand for."""
    unit = money_unit(result)
    found: dict[str, list[str]] = {}
    for plan in result.plans:
        for rule, value in stop_values(plan, unit).items():
            found.setdefault(rule, []).append(f"{value} ({design_short(plan)})")
    items = "; ".join(
        say(f"team.stop.{rule}", values=", ".join(values)) for rule, values in found.items()
    )
    key = "team.stopped.own" if result.limits_source else "team.stopped.design"
    return [say(key, items=items)] if items else []


def win_sentence(result: TeamResult) -> str:
    """Say which design is best on which line; ties count for all that show the same figure."""
    found = {
        "customers": _winners(result, lambda m: round(m.customer_hours_week)),
        "coaching": _winners(result, lambda m: round(m.coaching_hours_head_week, 2)),
        "cost": _winners(result, lambda m: -float(money_unit(result).text(m.cost_amount_year.mid)
                                                  .replace(",", ""))),
    }  # fmt: skip
    if not found["cost"]:
        return ""
    first = set.intersection(*(set(names) for names in found.values()))
    if first:
        return say("team.win.all", name=joined([n for n in found["cost"] if n in first]))
    items = [say(f"team.win.{line}", names=joined(names)) for line, names in found.items()]
    return f"{say('team.win.none')} {'; '.join(items)}."


def _winners(result: TeamResult, value: Callable[..., float]) -> list[str]:
    figures = {
        design_short(plan): value(plan.measures)
        for plan in result.plans
        if plan.measures is not None
    }
    if not figures:
        return []
    figures = {say("team.as_is.inside"): value(result.as_is), **figures}
    best = max(figures.values())
    return [name for name, each in figures.items() if each == best]


def flip_sentences(result: TeamResult) -> list[str]:
    """Say which price swaps the places of two designs."""
    if not result.flips:
        return (
            [say("team.flip.none")] if sum(p.design is not None for p in result.plans) > 1 else []
        )
    return [_flip(result, flip) for flip in result.flips]


def _flip(result: TeamResult, flip: Flip) -> str:
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
    if not flip.low <= flip.turning <= flip.high:
        what = say("team.flip.beyond", what=what)
    first, second = design_name(result, flip.first), design_name(result, flip.second)
    return say("team.flip", first=first, second=second, what=what)


def change_sentences(result: TeamResult, *, is_all: bool = False) -> list[str]:
    """Say which seats change and why; the same change in several designs is told once."""
    labels = dict(result.seats.select("seat_id", "label").iter_rows())
    found: dict[str, list[str]] = {}
    for plan in result.plans:
        for change in plan.changes:
            if is_all or change.before != change.after:
                text = _change(labels[change.seat_id], change)
                found.setdefault(text, []).append(design_short(plan))
    told = [say("team.change.in", designs=", ".join(names), text=text)
            for text, names in found.items()]  # fmt: skip
    return [*told, *_no_seat_goes(result)]


def _change(seat: str, change: SeatChange) -> str:
    key = "limit.asked" if change.laid_off else change.reason
    moves = [
        say(f"team.change.{name}{'.one' if count == 1 else ''}", count=count)
        for name, count in (("moved_in", change.moved_in), ("moved_out", change.moved_out))
        if count
    ]
    return say(
        f"team.change.{key}",
        seat=seat,
        before=change.before,
        after=change.after,
        left=change.left,
        hired=change.hired,
        asked=change.laid_off,
        moved=", ".join(moves),
        freed=f"{change.freed_hours_week:.0f}",
        sure=f"{change.freed_sure_hours_week:.0f}",
        load=f"{change.load_hours_week:,.0f}",
        hours=f"{change.hours_head_week:.0f}",
    )


def _no_seat_goes(result: TeamResult) -> list[str]:
    plans = [plan for plan in result.plans if plan.measures is not None]
    if any(plan.request.limits.is_bold for plan in plans):
        return []
    if not plans or any(each.after < each.before for p in plans for each in p.changes):
        return []
    own = result.seats.filter(~result.seats["is_held"])
    heads = int(own["today_heads"].sum())
    if heads == 0 or own["service"].n_unique() < 2:
        return [say("team.no_seat.short")]
    return [
        say(
            "team.no_seat",
            sure=f"{result.could_pass_hours_week.low:,.0f}",
            work=f"{result.work_hours_week:,.0f}",
            so_far=f"{result.as_is.delegated_hours_week:,.0f}",
            count=own["service"].n_unique(),
            seat=f"{result.work_hours_week / heads:.0f}",
        )
    ]


def people_sentences(result: TeamResult) -> list[str]:
    """Say whose pay is used together, where pay comes from, and which seats are held."""
    pay, texts = result.pay, []
    if pay.is_own:
        names = [say(f"team.area.{name}") if f"team.area.{name}" in CATALOGUE else name
                 for name in pay.groups]  # fmt: skip
        key = "team.small" if names else "team.small.none"
        texts += [say("team.pay.own"), say(key, names=", ".join(names))]
    else:
        texts.append(say("team.pay.lent"))
    if pay.currency != "USD":
        texts.append(say("team.pay.currency", currency=pay.currency))
    held = result.seats.filter("is_held")
    count = int(held["today_heads"].sum())
    if count:
        names = held["label"].to_list()
        named = ", ".join(names[:MOST_NAMES])
        if len(names) > MOST_NAMES:
            named = say("team.names.more", names=named, count=len(names) - MOST_NAMES)
        texts.append(say("team.held" if count > 1 else "team.held.one", count=count, names=named))
    return texts


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
