"""Sentences of the first screen, where every line counts; the whole story is behind --all."""

from jobmorph.reports.team_changes import change_sentences, in_designs, no_seat_goes
from jobmorph.reports.team_lines import design_name, design_short, money_unit, stop_values
from jobmorph.reports.team_sentences import (
    answer_sentence,
    clear_winner,
    cost_sentence,
    flip_words,
    joined,
    told_flips,
    whole_range,
)
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.studies.team_result import SeatChange, TeamResult


def read_line(result: TeamResult) -> str:
    """Say what of the file was read, what was not, and whose seats are held."""
    roster = result.roster
    kept = [
        _or_else(f"team.short.field.{use.field}", f"roster.field.{use.field}")
        for use in roster.columns
        if use.purpose in ("kept", "aid") and use.field is not None
    ]
    dropped = [use.detail for use in roster.columns if use.purpose == "personal" and use.detail]
    texts = [say("team.read", rows=f"{roster.totals.people:,}", kept=", ".join(kept))]
    if dropped:
        texts.append(say("team.dropped", names=", ".join(dict.fromkeys(dropped))))
    clear = roster.count_titles("clear", "mapped", "held")
    confirm = roster.count_titles("confirm", "not_found")
    held = int(result.seats.filter("is_held")["today_heads"].sum())
    key = "team.short.titles" + (".held" if held else "")
    return " ".join([*texts, say(key, clear=clear, confirm=confirm, held=held)])


def _or_else(key: str, other: str) -> str:
    return say(key if key in CATALOGUE else other)


def answer_line(result: TeamResult) -> str:
    """Say how many hours could pass to AI, how many do, and what the economy's pace would be."""
    pace = say(
        "team.short.pace",
        hours=f"{result.as_is.delegated_hours_week:,.0f}",
        usual=whole_range(result.usual_hours_week),
    )
    return f"{answer_sentence(result)} {pace} {cost_sentence(result, design_short)}"


def stop_line(result: TeamResult) -> str:
    """Say what the marks of the table stand for; '' where it has none."""
    unit = money_unit(result)
    found: dict[str, list[str]] = {}
    for plan in result.plans:
        for rule, value in stop_values(plan, unit).items():
            values = found.setdefault(rule, [])
            if value not in values:
                values.append(value)
    if not found:
        return ""
    items = [
        say(f"team.short.stop.{rule}", values=", ".join(found[rule]))
        for rule in sorted(found, key=lambda rule: len("".join(found[rule])))
    ]
    owner = "own" if result.limits_source else "design"
    return say(f"team.short.stopped.{owner}", items="; ".join(items))


def order_line(result: TeamResult) -> str:
    """Say that no design wins everywhere, and which price swaps two of them."""
    texts = []
    if any(plan.measures is not None for plan in result.plans):
        name = clear_winner(result, design_short)
        texts.append(say("team.win.all", name=name) if name else say("team.win.none"))
    flips = told_flips(result)
    if flips:
        flip = flips[0]
        shorts = {plan.offer.name: design_short(plan) for plan in result.plans}
        pair = [shorts.get(name, design_name(result, name)) for name in (flip.first, flip.second)]
        texts.append(say("team.short.flip", first=pair[0], second=pair[1], what=flip_words(flip)))
    return " ".join(texts)


def change_line(result: TeamResult) -> str:
    """Say that no seat goes, or which goes first; '' where nothing changes."""
    told = no_seat_goes(result, "team.short.no_seat")
    if told:
        return told
    gone: dict[str, list[str]] = {}
    for plan in result.plans:
        fewer = [each for each in plan.changes if each.after < each.before]
        if fewer:
            text = _fewer(result, max(fewer, key=lambda each: each.before - each.after))
            gone.setdefault(text, []).append(design_short(plan))
    texts = [in_designs(result, text, names) for text, names in gone.items()]
    more = len(change_sentences(result)) - len(texts)
    if texts and more > 0:
        key = f"team.change.more{'.one' if more == 1 else ''}"
        texts.append(say(key, count=more))
    return " ".join(texts)


def _fewer(result: TeamResult, change: SeatChange) -> str:
    labels = dict(result.seats.select("seat_id", "label").iter_rows())
    return say(
        "team.short.fewer",
        seat=labels[change.seat_id],
        before=change.before,
        after=change.after,
        freed=f"{change.freed_hours_week:,.0f}",
        sure=f"{change.freed_sure_hours_week:,.0f}",
        load=f"{change.load_hours_week:,.0f}",
    )


def people_line(result: TeamResult) -> str:
    """Say whose pay is used together only; '' where pay is not from the file."""
    pay = result.pay
    if not pay.is_own:
        return ""
    names = [_or_own(name) for name in pay.groups]
    key = "team.short.small" + ("" if names else ".none")
    return say(key, names=joined(names))


def _or_own(name: str) -> str:
    for key in (f"team.short.area.{name}", f"team.area.{name}"):
        if key in CATALOGUE:
            return say(key)
    return name


def foot_line(result: TeamResult) -> str:
    """Say which edition, whose pay, and where ranges and sources stand."""
    pay, currency = result.pay, result.pay.currency
    key = "own" if pay.is_own else "lent"
    source = say(f"team.short.pay.{key}{'' if currency == 'USD' else '.other'}", currency=currency)
    return say("team.short.foot", edition=result.record.edition, pay=source)
