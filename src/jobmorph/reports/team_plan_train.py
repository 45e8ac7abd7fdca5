"""Chapter 3 in words: who learns what when, practice set aside, what it costs in hours and fees."""

from collections.abc import Iterator
from typing import Final

from jobmorph.reports.blocks import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.team_plan_amounts import (
    Purse,
    area_name,
    capital,
    claim,
    count_range,
    counted,
    hours_text,
    inside,
    people_text,
    sentence,
)
from jobmorph.reports.team_plan_fold import Part
from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_chapters import TeamChapters
from jobmorph.studies.team_chapters_develop import PlannedMove
from jobmorph.studies.team_chapters_train import SetAside
from jobmorph.studies.team_result import TeamResult

MOST_GROUP: Final = 12


def train_parts(result: TeamResult, chapters: TeamChapters) -> Iterator[Part]:
    """Write chapter 3."""
    purse = Purse(result.pay.currency)
    yield Heading(say("teamplan.3.1"), 3)
    yield from _everybody(result, chapters, purse)
    yield Heading(say("teamplan.3.2"), 3)
    yield from _contents()
    yield Heading(say("teamplan.3.3"), 3)
    yield from _set_aside(result, chapters)
    yield Heading(say("teamplan.3.4"), 3)
    yield from _moves(result, chapters)
    yield Heading(say("teamplan.3.5"), 3)
    yield Paragraph(_cost_text(result, chapters, purse))


def _everybody(result: TeamResult, chapters: TeamChapters, purse: Purse) -> Iterator[Block]:
    train = chapters.train
    lasts = len({each.quarter for each in train.cohorts})
    yield Paragraph(
        say(
            "teamplan.train.lead",
            people=people_text(train.heads),
            hours=count_range(train.hours_head),
            claim=claim("assumption"),
            quarters=counted(lasts),
            each=hours_text(train.hours_head.mid / max(1, lasts)),
        )
    )
    if train.heads > MOST_GROUP:
        yield Paragraph(say("teamplan.train.groups"))
    yield _hours_table(result, chapters, purse)
    if train.held_heads:
        yield Paragraph(say("teamplan.train.held", people=capital(people_text(train.held_heads))))


def _hours_table(result: TeamResult, chapters: TeamChapters, purse: Purse) -> Block:
    """Set hours of training by field of work and quarter; moves and the sum below."""
    train, fee = chapters.train, chapters.train.fee_hour.mid
    count = len(train.training_hours)
    busy = [at for at in range(count) if train.training_hours[at] >= 0.5]
    lines: list[tuple[str, str, list[float]]] = []
    rest = list(train.training_hours)
    for area in dict.fromkeys(each.area for each in train.cohorts):
        own = [each for each in train.cohorts if each.area == area]
        hours = [sum(each.hours for each in own if each.quarter == at + 1) for at in range(count)]
        rest = [left - spent for left, spent in zip(rest, hours, strict=True)]
        lines.append((area_name(area), f"{own[0].heads:,}", hours))
    if sum(rest) >= 0.5:
        lines.append((say("teamplan.train.for_moves"), "", rest))
    lines.append((say("teamplan.train.all"), "", list(train.training_hours)))
    rows = [
        (
            label,
            people,
            *(hours_text(hours[at]) for at in busy),
            hours_text(sum(hours)),
            purse.plain(fee * sum(hours)),
        )
        for label, people, hours in lines
    ]
    heads = (
        say("teamplan.train.area"),
        say("teamplan.train.people"),
        *(result.quarter_names[at] for at in busy),
        say("teamplan.train.hours"),
        say("teamplan.train.fees", currency=purse.currency),
    )
    return table_of(say("teamplan.train.table"), heads, rows, range(1, len(heads)))


def _contents() -> Iterator[Block]:
    """Say what the hours are for: an aim a quarter."""
    yield Paragraph(say("teamplan.contents.lead"))
    aims = tuple(say(f"teamplan.contents.{quarter}") for quarter in range(1, 5))
    yield Bullets(aims, is_numbered=True)
    yield Paragraph(say("teamplan.contents.note"))


def _set_aside(result: TeamResult, chapters: TeamChapters) -> Iterator[Block]:
    found = chapters.train.set_aside
    if not found:
        key = (
            "teamplan.practice.none" if chapters.as_is.entry_seats else "teamplan.practice.no_entry"
        )
        yield Paragraph(say(key))
        return
    share = whole(100.0 * chapters.train.floor_share)
    yield Paragraph(say("teamplan.practice.lead", share=share))
    yield Bullets(tuple(_practice_text(result, each) for each in found))


def _practice_text(result: TeamResult, each: SetAside) -> str:
    hours = each.by_quarter
    first = next(at for at, spent in enumerate(hours) if spent >= 0.5)
    last = max(at for at, spent in enumerate(hours) if spent >= 0.5)
    texts = [
        say(
            "teamplan.practice.line" if first != last else "teamplan.practice.once",
            seat=each.seat,
            skill=each.skill,
            start=hours_text(hours[first]),
            quarter=result.quarter_names[first],
            end=hours_text(hours[last]),
            last=result.quarter_names[last],
            minutes=f"{60.0 * hours[last] / max(each.heads, 1):.0f}",
            people=people_text(each.heads),
        )
    ]
    if each.practice:
        do, check = sentence(each.practice), sentence(each.check)
        texts.append(say("teamplan.practice.do", practice=do, check=check))
    return " ".join(texts)


def _moves(result: TeamResult, chapters: TeamChapters) -> Iterator[Block]:
    moves = chapters.develop.moves
    if not moves:
        yield Paragraph(say("teamplan.train.moves.none"))
        return
    yield Bullets(tuple(_move_text(result, each) for each in moves))


def _move_text(result: TeamResult, each: PlannedMove) -> str:
    months = whole(each.months.mid)
    start = each.quarter - max(1, round(each.months.mid / 3.0))
    begin = result.quarter_names[max(start, 0)]
    return say(
        "teamplan.train.move",
        label=inside(each.label),
        destination=inside(each.destination),
        people=capital(people_text(each.heads)),
        quarter=result.quarter_names[each.quarter - 1],
        hours=count_range(each.training_hours),
        months=months,
        begin=begin,
    )


def _cost_text(result: TeamResult, chapters: TeamChapters, purse: Purse) -> str:
    train = chapters.train
    worst = max(range(len(train.training_hours)), key=lambda at: train.training_hours[at])
    fees = train.fee_amount
    per_hour = train.fee_hour
    ends = (
        Estimate(fees * per_hour.low / per_hour.mid, fees, fees * per_hour.high / per_hour.mid)
        if per_hour.mid
        else Estimate(fees, fees, fees)
    )
    return say(
        "teamplan.train.cost",
        hours=hours_text(sum(train.training_hours)),
        most=hours_text(train.training_hours[worst] / 13.0),
        quarter=result.quarter_names[worst],
        fees=purse.ranged(ends),
        rate=purse.ranged(per_hour),
    )
