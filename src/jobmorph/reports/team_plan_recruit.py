"""Chapters 1 and 2 in words: whom to hire and when, what not to hire for, the first ninety days."""

from collections.abc import Iterator
from typing import Final

from jobmorph.reports.blocks import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.team_plan_amounts import (
    Purse,
    by_quarters,
    capital,
    claim,
    count_range,
    counted,
    hires_text,
    hours_text,
    inside,
    listed,
    percent_text,
    sentence,
    years_text,
)
from jobmorph.reports.team_plan_fold import Links, Part
from jobmorph.reports.team_plan_guides import guides_of, left_out
from jobmorph.reports.team_plan_seats import entry_text, margin_parts
from jobmorph.reports.theme import month_words
from jobmorph.reports.words import say
from jobmorph.studies.team_chapters import TeamChapters
from jobmorph.studies.team_chapters_facts import rate_of
from jobmorph.studies.team_chapters_recruit import NewSeat, Opening
from jobmorph.studies.team_result import TeamResult

MOST_NAMES: Final = 4
MOST_ROWS: Final = 5
# From so many hires on, quarters are not spelled out.
MANY_HIRES: Final = 8


def recruit_parts(result: TeamResult, chapters: TeamChapters) -> Iterator[Part]:
    """Write chapter 1."""
    purse = Purse(result.pay.currency)
    yield Heading(say("teamplan.1.1", what=_heading(chapters)), 3)
    yield from _opening_parts(result, chapters, purse)
    yield Heading(say("teamplan.1.2"), 3)
    yield from _not_hire(chapters)
    yield Heading(say("teamplan.1.3" if chapters.recruit.unfilled else "teamplan.1.3.none"), 3)
    yield from margin_parts(chapters)
    number = 4
    if chapters.recruit.entry:
        yield Heading(say("teamplan.1.entry", number=number), 3)
        for each in chapters.recruit.entry:
            yield Paragraph(entry_text(result, each, purse))
        number += 1
    yield Heading(say("teamplan.1.kit", number=number), 3)
    yield from _kits(result, chapters)


def _heading(chapters: TeamChapters) -> str:
    new = sum(each.after - each.before for each in chapters.recruit.new_seats)
    fewer = sum(each.before - each.after for each in chapters.recruit.unfilled)
    if new:
        labels = listed([inside(each.label) for each in chapters.recruit.new_seats], most=2)
        key = "teamplan.1.1.both" if fewer else "teamplan.1.1.grows"
        seats = say("teamplan.seat" if new == 1 else "teamplan.seats")
        return say(key, count=counted(new), labels=labels, seats=seats, fewer=counted(fewer))
    if fewer:
        seats = say("teamplan.seat" if fewer == 1 else "teamplan.seats")
        return say("teamplan.1.1.fewer", count=counted(fewer), seats=seats)
    return say("teamplan.1.1.same")


def _opening_parts(result: TeamResult, chapters: TeamChapters, purse: Purse) -> Iterator[Block]:
    recruit, hires = chapters.recruit, chapters.measures.hired
    attrition = rate_of(result, "redesign.attrition_year")
    new = sum(each.after - each.before for each in recruit.new_seats)
    texts = [
        say("teamplan.openings", hires=hires_text(hires), length=years_text(result.quarters)),
        say("teamplan.openings.new" if new else "teamplan.openings.none", count=counted(new)),
        say(
            "teamplan.openings.left",
            rate=percent_text(attrition.value),
            low=percent_text(attrition.low),
            high=percent_text(attrition.high),
            claim=claim(attrition.tier),
            people=count_range(recruit.expected_left),
        ),
        say("teamplan.openings.who"),
    ]
    yield Paragraph(" ".join(texts))
    if recruit.new_seats:
        yield Bullets(tuple(map(_new_text, recruit.new_seats)))
    if not recruit.openings:
        return
    names = ("seat", "people", "hires", "when", "why", "cost", "pace")
    heads = [say(f"teamplan.openings.{name}", currency=purse.currency) for name in names]
    rows = [_opening_row(result, chapters, each, purse) for each in recruit.openings]
    yield table_of(say("teamplan.openings.table"), heads, rows, (1, 2))
    yield Paragraph(" ".join(_opening_notes(chapters)))


def _new_text(each: NewSeat) -> str:
    return say(
        "teamplan.openings.grows",
        label=each.label,
        before=f"{each.before:,}",
        after=f"{each.after:,}",
        reason=say(f"teamplan.grows.{each.grows_for}"),
    )


def _opening_row(
    result: TeamResult, chapters: TeamChapters, each: Opening, purse: Purse
) -> tuple[str, ...]:
    change = (
        f"{each.before:,}"
        if each.before == each.after
        else say("teamplan.change", before=f"{each.before:,}", after=f"{each.after:,}")
    )
    is_all = len(chapters.recruit.openings) == 1
    together = "teamplan.openings.all" if is_all else "teamplan.openings.others"
    months = count_range(each.months) if each.months else say("teamplan.unknown")
    return (
        say(together) if each.is_group else each.labels[0],
        change,
        f"{each.hired:,}",
        _when(result, each),
        _why(each),
        purse.cell(each.hire_amount),
        say("teamplan.by_seat") if each.is_group else months,
    )


def _why(each: Opening) -> str:
    if each.reason == "moves":
        return say("teamplan.why.moves", left=each.left, moved=each.moved_out)
    if each.reason == "grows":
        reason = say(f"teamplan.grows.{each.grows_for}")
        return say("teamplan.why.grows", left=each.left, reason=reason)
    return say("teamplan.why.left", left=each.left)


def _when(result: TeamResult, each: Opening) -> str:
    """Quarters; spelled out only where there are few."""
    if each.hired > MANY_HIRES:
        return say("teamplan.when.spread", least=min(each.by_quarter), most=max(each.by_quarter))
    return by_quarters(each.by_quarter, result.quarter_names)


def _opening_notes(chapters: TeamChapters) -> Iterator[str]:
    group = [each for each in chapters.recruit.openings if each.is_group]
    if group:
        is_all = len(chapters.recruit.openings) == 1
        key = "teamplan.openings.small.all" if is_all else "teamplan.openings.small"
        yield say(key, count=len(group[0].labels))
    yield say("teamplan.openings.note")


def _not_hire(chapters: TeamChapters) -> Iterator[Block]:
    tasks = chapters.recruit.passed_tasks
    if not tasks:
        yield Paragraph(say("teamplan.passed.none"))
        return
    yield Paragraph(say("teamplan.passed.lead"))
    yield Bullets(
        tuple(
            say(
                "teamplan.passed",
                task=capital(each.label),
                now=hours_text(each.delegated_now),
                then=hours_text(each.delegated),
                load=hours_text(each.load_hours),
                human=hours_text(each.human),
                seats=listed([inside(label) for label in each.seats], most=2),
            )
            for each in tasks
        )
    )
    yield Paragraph(say("teamplan.passed.note"))


def _kits(result: TeamResult, chapters: TeamChapters) -> Iterator[Part]:
    guides = guides_of(chapters)
    if guides:
        as_of = month_words(max(each.as_of for each in chapters.trained))
        yield Paragraph(say("teamplan.kit.lead", as_of=as_of))
        yield Links(guides)
    missing = left_out(chapters)
    if missing:
        labels = [inside(label) for each in missing for label in chapters.seats_of(each).labels]
        yield Paragraph(say("teamplan.kit.more", labels=listed(labels), example=missing[0]))
    held = [each for each in chapters.risks if each.kind == "held"]
    if held:
        yield Paragraph(say("teamplan.kit.held", labels=listed(held[0].names, most=MOST_NAMES)))


def onboard_parts(result: TeamResult, chapters: TeamChapters) -> Iterator[Part]:
    """Write chapter 2."""
    start = chapters.train.start_up_hours
    worst = max(range(len(start)), key=lambda at: start[at])
    if start[worst] >= 1.0:
        yield Paragraph(
            say(
                "teamplan.onboard.lead",
                hours=hours_text(start[worst] / 13.0),
                quarter=result.quarter_names[worst],
                mean=hours_text(sum(start) / len(start) / 13.0),
            )
        )
    if not chapters.material:
        yield Paragraph(say("teamplan.onboard.none"))
        return
    rows = []
    for material in chapters.material[:MOST_ROWS]:
        seats = chapters.seats_of(material.family)
        rows.append(
            (
                seats.labels[0],
                *(sentence(days.items[0]) if days.items else "" for days in material.first_days),
                count_range(seats.months) if seats.months else say("teamplan.unknown"),
            )
        )
    names = ("seat", "30", "60", "90", "months")
    heads = [say(f"teamplan.onboard.{name}") for name in names]
    yield table_of(say("teamplan.onboard.table"), heads, rows, (4,))
    yield Paragraph(say("teamplan.onboard.note"))
    added = tuple(_added_texts(chapters))
    if added:
        yield Paragraph(say("teamplan.onboard.ai"))
        yield Bullets(added)


def _added_texts(chapters: TeamChapters) -> Iterator[str]:
    """Name the largest task that AI adds to each job."""
    for material in chapters.material[:MOST_ROWS]:
        if material.new_tasks:
            largest = material.new_tasks[0]
            yield say(
                "teamplan.onboard.adds",
                label=chapters.seats_of(material.family).labels[0],
                task=inside(largest.label),
                low=hours_text(largest.hours_low),
                mid=hours_text(largest.hours),
                high=hours_text(largest.hours_high),
            )
