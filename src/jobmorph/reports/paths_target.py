"""The way to one job for the terminal: the ways compared, then what going straight there asks."""

from typing import Final

from jobmorph.reports.layout import TerminalStyle, plain_table, wrap
from jobmorph.reports.paths_routes import (
    all_routes,
    bare_money,
    between_words,
    has_borrowed,
)
from jobmorph.reports.paths_view import (
    ROLE,
    Row,
    change_words,
    growth_words,
    has_week,
    hours_words,
    hundred,
    learn_words,
    months_words,
    target_row,
    week_hours,
)
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.theme import money
from jobmorph.reports.words import say
from jobmorph.studies.paths_result import PathsResult

_NUMBERS: Final = frozenset({1})


def target_lines(result: PathsResult, style: TerminalStyle, most: int) -> list[str]:
    """Set the ways there as a small table, then what the direct move asks.

    Parameters
    ----------
    result : PathsResult
        An answer with a target.
    style : TerminalStyle
        Width and marks.
    most : int
        Ways listed; the others are counted.
    """
    lines = [style.bold(say("paths.to.routes")), *_ways(result, style, most)]
    row = target_row(result)
    if row is None:
        return lines
    lines.append(style.bold(say("paths.to.asks")))
    for text in asks_sentences(row, result.horizon_year):
        lines += wrap(style.clean(text), style.width, " ", "   ")
    return lines


def _ways(result: PathsResult, style: TerminalStyle, most: int) -> list[str]:
    routes = all_routes(result)
    shown = routes[:most]
    if not shown:
        return wrap(say("paths.none.routes"), style.width, " ")
    is_borrowed = any(has_borrowed(result, route) for route in shown)
    heads = [
        say("paths.column.way"),
        say("paths.column.months"),
        say("paths.column.pay.short.borrowed" if is_borrowed else "paths.column.pay.short"),
        say("paths.column.steps.short"),
    ]
    lines = plain_table(heads, [_way(route) for route in shown], style, right=_NUMBERS)
    if len(routes) > len(shown):
        lines.append(say("paths.to.more", count=len(routes) - len(shown)))
    return lines


def _way(route: Row) -> list[str]:
    none = say("paths.mark.unknown")
    wages = [none if each is None else bare_money(each) for each in route["wages_usd_year"]]
    shares = [none if each is None else hundred(each) for each in route["hop_probability"]]
    joint = say("paths.to.joint")
    way = as_heading(between_words(route))
    return [way, months_words(route), joint.join(wages), joint.join(shares)]


def asks_sentences(row: Row, horizon_year: int) -> list[str]:
    """Say what a move asks and brings: learning, barriers, pay, growth, the week, a remark."""
    texts = [
        learn_sentence(row),
        barrier_sentence(row),
        market_sentence(row, horizon_year),
    ]
    if has_week(row):
        texts.append(say("paths.to.week", year=horizon_year, **week_hours(row)))
    return [*texts, *([row["note"]] if row["note"] else [])]


def learn_sentence(row: Row) -> str:
    """Say what is to be learned and how long it takes."""
    if row["learn"]:
        return say("paths.to.learn", learn=learn_words(row), hours=hours_words(row))
    return say("paths.to.learn.none" if row["asks"] else "paths.to.learn.unknown")


def market_sentence(row: Row, horizon_year: int) -> str:
    """Say what a job pays and how its number of jobs may change, once that both are borrowed."""
    wage, change = row["wage_usd_year"], change_words(row)
    pay = say("paths.unknown") if wage is None else money(wage)
    key = "paths.to.market.borrowed" if row["place_kind"] == ROLE else "paths.to.market"
    return say(
        key,
        pay=say("paths.to.market.change", pay=pay, change=change) if change else pay,
        year=horizon_year,
        growth=growth_words({**row, "place_kind": ""}),
    )


def barrier_sentence(row: Row) -> str:
    """Name what stands in the way; that most need neither degree nor licence where nothing does."""
    if not row["barriers"]:
        return say("paths.to.barriers.none")
    return say("paths.to.barriers", barriers=", ".join(row["barrier_words"]))
