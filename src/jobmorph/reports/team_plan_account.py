"""The plan by quarter and in money, in words."""

from collections.abc import Iterator
from typing import Final

from jobmorph.reports.blocks import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.team_binds import bind_sentences, more_sentences
from jobmorph.reports.team_plan_amounts import (
    Purse,
    claim,
    hours_text,
    inside,
    listed,
    percent_text,
    quoted,
    span_text,
)
from jobmorph.reports.theme import plain_number, whole
from jobmorph.reports.words import say
from jobmorph.studies.team_chapters import TeamChapters
from jobmorph.studies.team_chapters_facts import rate_of
from jobmorph.studies.team_chapters_quarters import QuarterLine
from jobmorph.studies.team_result import Flip, TeamResult

LEAST_HOURS: Final = 0.05
MOST_NAMES: Final = 3
# Beside the cost of a year, a difference of this part is none.
LEVEL_SHARE: Final = 0.001


def quarter_parts(result: TeamResult, chapters: TeamChapters) -> Iterator[Block]:
    """Set the plan by quarter."""
    purse, lines = Purse(result.pay.currency), chapters.quarters
    first = sum(each.more_hours_week for each in lines[:2])
    more = sum(each.more_hours_week for each in lines)
    if more > 0.0 and len(lines) > 2:
        yield Paragraph(
            say(
                "teamplan.quarters.lead",
                first=hours_text(first),
                more=hours_text(more),
                end=lines[1].name,
            )
        )
    names = (
        "quarter",
        "people",
        "come",
        "move",
        "train",
        "ai",
        "check",
        "cost",
    )
    heads = [say(f"teamplan.quarters.{name}", currency=purse.currency) for name in names]
    rows = [_quarter_row(each, purse) for each in lines]
    yield table_of(say("teamplan.quarters.table"), heads, rows, range(1, len(heads)))
    yield Bullets(tuple(_due_texts(lines)))


def _quarter_row(each: QuarterLine, purse: Purse) -> tuple[str, ...]:
    return (
        each.name,
        f"{each.heads:,}",
        f"{each.hired:,}",
        f"{each.moved:,}",
        hours_text(each.training_hours),
        hours_text(each.delegated_hours_week),
        hours_text(each.check_hours_week),
        purse.plain(each.cost_amount),
    )


def _due_texts(lines: tuple[QuarterLine, ...]) -> Iterator[str]:
    """Say what is done in each quarter; quarters without anything of their own share a line."""
    quiet: list[str] = []
    for each in lines:
        texts = list(_done(each))
        if not texts:
            quiet.append(each.name)
            continue
        if quiet:
            yield say("teamplan.due.quiet", quarters=listed(quiet))
            quiet = []
        yield say("teamplan.due", quarter=each.name, texts=" ".join(texts))
    if quiet:
        yield say("teamplan.due.quiet", quarters=listed(quiet))


def _done(each: QuarterLine) -> Iterator[str]:
    if each.tasks:
        tasks = listed([quoted(task) for task in each.tasks])
        yield say("teamplan.due.tasks", tasks=tasks, hours=hours_text(each.more_hours_week))
    if each.hired:
        named = [inside(label) for label in each.hires]
        if named and (each.small_hires or len(named) > MOST_NAMES):
            named = [*named[:MOST_NAMES], say("teamplan.due.others")]
        if named:
            yield say("teamplan.due.hires", hires=each.hired, labels=listed(named))
        else:
            yield say("teamplan.due.hires.any", hires=each.hired)
    if each.moves:
        yield say("teamplan.due.moves", moves=listed([inside(move) for move in each.moves]))
    if each.training_hours >= 1.0:
        yield say("teamplan.due.train", hours=hours_text(each.training_hours))


def money_parts(result: TeamResult, chapters: TeamChapters) -> Iterator[Block]:
    """Set cost and benefit."""
    money, purse = chapters.money, Purse(result.pay.currency)
    yield Paragraph(
        say(
            "teamplan.money.lead",
            span=span_text(result.quarters),
            plan=purse.ranged(money.plan_year),
            now=purse.ranged(money.as_is_year),
            tools=purse.ranged(money.tool_year),
        )
    )
    names = ("people", "tools", "set_up", "hiring", "training", "leaving", "total")
    heads = ("", *(each.name for each in money.years))
    rows = [
        (say(f"teamplan.money.{name}"), *(purse.plain(getattr(each, name)) for each in money.years))
        for name in names
        if name != "leaving" or any(each.leaving for each in money.years)
    ]
    caption = say("teamplan.money.table", currency=purse.currency)
    yield table_of(caption, heads, rows, range(1, len(heads)))
    yield Paragraph(" ".join(_money_notes(result, chapters)))
    yield Heading(say("teamplan.money.hours"), 3)
    yield from _freed(chapters)
    yield Heading(say("teamplan.money.true"), 3)
    yield Bullets(tuple(_conditions(result, chapters, purse)))
    plan = result.plan(chapters.design)
    yield Heading(say("teamplan.money.holds"), 3)
    yield Bullets((*bind_sentences(result, plan), *more_sentences(result, plan)))


def _money_notes(result: TeamResult, chapters: TeamChapters) -> Iterator[str]:
    yield say("teamplan.money.note")
    if "budget" in result.plan(chapters.design).binding:
        yield say("teamplan.money.budget")


def _freed(chapters: TeamChapters) -> Iterator[Block]:
    hours = chapters.money.hours
    yield Paragraph(
        say(
            "teamplan.freed.lead",
            freed=hours_text(hours.freed),
            checking=hours_text(hours.checking),
            care=hours_text(hours.care),
        )
    )
    rows = [
        (say(f"teamplan.freed.{name}"), hours_text(getattr(hours, name)))
        for name in ("unused", "customers", "coaching", "practice", "seats")
        if getattr(hours, name) >= LEAST_HOURS
    ]
    heads = (say("teamplan.freed.use"), say("teamplan.freed.hours"))
    yield table_of(say("teamplan.freed.table"), heads, rows, (1,))
    if hours.seats < -LEAST_HOURS:
        yield Paragraph(say("teamplan.freed.more", hours=hours_text(-hours.seats)))


def _conditions(result: TeamResult, chapters: TeamChapters, purse: Purse) -> Iterator[str]:
    """Say what would have to be true for the plan to pay, and what would turn the choice."""
    money = chapters.money
    if money.extra_hour_amount is not None:
        yield say("teamplan.true.hour", amount=purse.amount(money.extra_hour_amount.mid))
    free = money.free_tools_saved
    if money.saved_year.mid < 0.0:
        is_level = abs(free) < LEVEL_SHARE * money.as_is_year.mid
        key = "level" if is_level else "pays" if free > 0.0 else "costs"
        yield say(f"teamplan.true.free_{key}", amount=purse.amount(free))
    used = rate_of(result, "redesign.used_share")
    if money.hours.freed > 0.0:
        yield say(
            "teamplan.true.used",
            share=percent_text(1.0 - money.hours.unused / money.hours.freed),
            low=percent_text(used.low),
            high=percent_text(used.high),
            claim=claim(used.tier),
        )
    flips = [each for each in result.flips if chapters.design in (each.first, each.second)]
    for flip in flips:
        yield _flip_text(result, flip)
    if not flips and sum(plan.design is not None for plan in result.plans) > 1:
        yield say("teamplan.true.no_flip", label=chapters.label)


def _flip_text(result: TeamResult, flip: Flip) -> str:
    labels = {plan.offer.name: plan.offer.label for plan in result.plans}
    is_share = flip.assumption.endswith("_share")
    texts = [
        percent_text(value) if is_share else plain_number(float(whole(value)))
        for value in (flip.usual, flip.low, flip.high, flip.turning)
    ]
    return say(
        "teamplan.true.flip",
        first=labels.get(flip.first, flip.first),
        second=labels.get(flip.second, flip.second),
        meaning=rate_of(result, flip.assumption).meaning.rstrip("."),
        usual=texts[0],
        low=texts[1],
        high=texts[2],
        turning=texts[3],
    )
