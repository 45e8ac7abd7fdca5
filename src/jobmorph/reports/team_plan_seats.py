"""Why seats go or stay, and what entry seats are for, in words."""

from collections.abc import Iterator
from typing import Final

from jobmorph.reports.blocks import Block, Bullets, Paragraph
from jobmorph.reports.team_plan_amounts import (
    Purse,
    capital,
    claim,
    count_range,
    counted,
    hours_text,
    inside,
    listed,
)
from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_chapters import TeamChapters
from jobmorph.studies.team_chapters_entry import EntrySeats
from jobmorph.studies.team_chapters_margin import ServiceMargin, UnfilledSeat
from jobmorph.studies.team_result import TeamResult

MOST_MARGINS: Final = 4


def margin_parts(chapters: TeamChapters) -> Iterator[Block]:
    """Say what AI frees beside what a seat is."""
    recruit = chapters.recruit
    if recruit.unfilled:
        yield Bullets(tuple(map(_unfilled_text, recruit.unfilled)))
        yield Paragraph(" ".join([*_together(recruit.unfilled), say("teamplan.unfilled.note")]))
        return
    kind = "fixed" if recruit.is_fixed else "bold" if recruit.is_bold else "lead"
    yield Paragraph(say(f"teamplan.margin.{kind}", label=chapters.label))
    yield Bullets(tuple(map(_margin_text, recruit.margins[:MOST_MARGINS])))
    rest = recruit.margins[MOST_MARGINS:]
    if rest:
        highest = max(each.freed_sure_hours for each in rest)
        least = min(each.seat_hours for each in rest)
        yield Paragraph(
            say("teamplan.margin.rest", sure=hours_text(highest), hours=hours_text(least))
        )


def _unfilled_text(each: UnfilledSeat) -> str:
    if each.laid_off:
        key = "teamplan.unfilled.asked"
    else:
        key = "teamplan.unfilled.few" if each.left is None else "teamplan.unfilled"
    free = (each.left or 0) + each.moved_out + each.laid_off
    return say(
        key,
        label=each.label,
        before=f"{each.before:,}",
        after=f"{each.after:,}",
        free=f"{free:,}",
        filled=f"{max(free - (each.before - each.after), 0):,}",
        asked=f"{each.laid_off:,}",
        sure=hours_text(each.freed_sure_hours_week),
        freed=hours_text(each.freed_hours_week),
        hours=hours_text(each.hours_head_week),
    )


def _together(unfilled: tuple[UnfilledSeat, ...]) -> Iterator[str]:
    """Say how many seats the hours of the bad case are, if they carry those that go."""
    sure = sum(each.freed_sure_hours_week for each in unfilled)
    gone = sum(each.before - each.after for each in unfilled)
    hours = sum((each.before - each.after) * each.hours_head_week for each in unfilled)
    if len(unfilled) > 1 and sure >= hours:
        yield say(
            "teamplan.unfilled.together",
            sure=hours_text(sure),
            hours=hours_text(hours),
            gone=counted(gone),
        )


def _margin_text(each: ServiceMargin) -> str:
    is_enough = each.freed_sure_hours >= each.seat_hours > 0.0
    return say(
        "teamplan.margin.kept" if is_enough else "teamplan.margin",
        labels=capital(listed([inside(label) for label in each.labels], most=2)),
        sure=hours_text(each.freed_sure_hours),
        load=hours_text(each.load_hours),
        freed=hours_text(each.freed_hours),
        hours=hours_text(each.seat_hours),
    )


def entry_text(result: TeamResult, each: EntrySeats, purse: Purse) -> str:
    """Say what the entry seats of one kind are for, and what fewer would mean."""
    is_fewer = each.after < each.before
    texts = [
        say(
            "teamplan.entry.fewer" if is_fewer else "teamplan.entry.kept",
            label=inside(each.label),
            before=counted(each.before),
            after=counted(each.after),
        ),
        say(
            "teamplan.entry.months",
            above=inside(each.next_label),
            months=count_range(each.months),
            claim=claim("assumption"),
        ),
        *_ready_texts(result, each, is_fewer),
        *_outside_texts(each, purse),
        say(
            "teamplan.entry.cost",
            fewer=counted(each.fewer),
            seats=say("teamplan.seat" if each.fewer == 1 else "teamplan.seats"),
            amount=purse.amount(each.fewer * each.seat_amount_year),
        ),
        *_honest(each),
    ]
    return " ".join(texts)


def _ready_texts(result: TeamResult, each: EntrySeats, is_fewer: bool) -> Iterator[str]:
    if each.ready is None or each.ready_lost is None:
        return
    yield say("teamplan.entry.ready", ready=count_range(each.ready), end=result.end_name)
    yield say(
        "teamplan.entry.gone" if is_fewer else "teamplan.entry.lost",
        fewer=counted(each.fewer),
        seats=say("teamplan.seat" if each.fewer == 1 else "teamplan.seats"),
        lost=count_range(each.ready_lost),
    )


def _outside_texts(each: EntrySeats, purse: Purse) -> Iterator[str]:
    months: Estimate | None = each.next_months
    if each.next_hired:
        yield say(
            "teamplan.entry.outside",
            count=counted(each.next_hired),
            above=inside(each.next_label),
            hires=say("teamplan.hire" if each.next_hired == 1 else "teamplan.hires"),
        )
    yield say(
        "teamplan.entry.price",
        above=inside(each.next_label),
        amount=purse.ranged(each.next_hire_amount),
        months=count_range(months) if months else say("teamplan.unknown"),
    )


def _honest(each: EntrySeats) -> Iterator[str]:
    if each.ready is None or each.next_hired is None:
        return
    if whole(each.ready.mid) > each.next_hired + 1:
        yield say(
            "teamplan.entry.honest",
            ready=whole(each.ready.mid),
            hired=counted(each.next_hired) if each.next_hired else say("teamplan.no"),
            above=inside(each.next_label),
        )
