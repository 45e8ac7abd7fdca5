"""Chapter 5 in words: what managers stop, start, look for and ask, with the hours it takes."""

from collections.abc import Iterator
from typing import Final

from jobmorph.reports.blocks import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.team_plan_amounts import (
    area_name,
    capital,
    counted,
    hours_text,
    inside,
    listed,
    people_text,
    quoted,
    sentence,
)
from jobmorph.reports.words import say
from jobmorph.studies.team_chapters import TeamChapters
from jobmorph.studies.team_chapters_coach import AreaCoaching
from jobmorph.studies.team_result import TeamResult

MOST_TASKS: Final = 3
LEAST_HOURS: Final = 0.05
# Lines to look for and to ask, in the field with most people and in the others.
MOST_LINES: Final = 4
FEWER_LINES: Final = 2


def coach_parts(result: TeamResult, chapters: TeamChapters) -> Iterator[Block]:
    """Write chapter 5."""
    coach = chapters.coach
    if not coach.areas:
        yield Paragraph(say("teamplan.coach.none"))
        return
    now, then = f"{coach.now_hours_head:.1f}", f"{coach.end_hours_head:.1f}"
    change = coach.end_hours_head - coach.now_hours_head
    way = "same" if abs(change) < LEAST_HOURS else "more" if change > 0.0 else "less"
    key = f"teamplan.coach.lead.{way}"
    yield Paragraph(
        " ".join([say(key, now=now, then=then, end=result.end_name), _trial_text(result, chapters)])
    )
    for number, area in enumerate(coach.areas, start=1):
        most = MOST_LINES if number == 1 else FEWER_LINES
        yield from _area(number, area, result, most)


def _trial_text(result: TeamResult, chapters: TeamChapters) -> str:
    """Say when to stop a habit, and what would bring it back."""
    second = min(1, result.quarters - 1)
    return say(
        "teamplan.coach.trial",
        quarter=result.quarter_names[0],
        next=result.quarter_names[second],
        least=f"{chapters.measure.gates[second].coaching_least:.1f}",
    )


def _area(number: int, area: AreaCoaching, result: TeamResult, most: int) -> Iterator[Block]:
    yield Heading(say("teamplan.5.area", number=number, what=_heading(area)), 3)
    texts = [_coaching_text(area, result)]
    if area.tasks:
        texts += _freed_texts(area)
    yield Paragraph(" ".join(texts))
    if area.changes:
        heads = (say("teamplan.stop"), say("teamplan.start"))
        rows = [(each.before, each.after) for each in area.changes]
        yield table_of(say("teamplan.coach.table", area=area_name(area.area)), heads, rows)
    if area.observe:
        yield Paragraph(say("teamplan.look"))
        yield Bullets(tuple(map(sentence, area.observe[:most])))
    if area.ask:
        yield Paragraph(say("teamplan.ask"))
        yield Bullets(area.ask[:most])


def _heading(area: AreaCoaching) -> str:
    one = area.leader_heads == 1
    lead = say(
        "teamplan.coach.leader" if one else "teamplan.coach.leaders",
        count=counted(area.leader_heads),
    )
    return say(
        "teamplan.coach.heading",
        area=capital(area_name(area.area)),
        lead=lead,
        people=people_text(area.led_now),
    )


def _coaching_text(area: AreaCoaching, result: TeamResult) -> str:
    """Say how much coaching there is, and what the plan makes of it."""
    who = capital(listed([inside(label) for label in area.leaders], most=3))
    if area.is_held or area.now_hours_head == 0.0 == area.end_hours_head:
        return say("teamplan.coach.unknown", who=who)
    if area.led_now < area.leader_heads:
        kind = "few"
    else:
        change = area.end_hours_head - area.now_hours_head
        kind = "same" if abs(change) < LEAST_HOURS else "hours"
    return say(
        f"teamplan.coach.{kind}",
        who=who,
        now=f"{area.now_hours_head:.1f}",
        then=f"{area.end_hours_head:.1f}",
        leaders=people_text(area.leader_heads),
        led=people_text(area.led_now),
        leader_now=hours_text(area.now_hours_leader),
        leader_then=hours_text(area.end_hours_leader),
        end=result.end_name,
    )


def _freed_texts(area: AreaCoaching) -> Iterator[str]:
    """Say what AI saves the leaders, and where it goes."""
    tasks = [
        say(
            "teamplan.coach.task",
            label=quoted(each.label),
            freed=hours_text(each.freed_hours),
            load=hours_text(each.load_hours),
        )
        for each in area.tasks[:MOST_TASKS]
    ]
    yield say(
        "teamplan.coach.freed" if area.leader_heads > 1 else "teamplan.coach.freed.one",
        hours=hours_text(area.freed_hours),
        each=hours_text(area.freed_hours / max(area.leader_heads, 1)),
        tasks=listed(tasks),
    )
    if area.extra_hours >= LEAST_HOURS:
        is_carried = area.extra_hours <= area.freed_hours - area.unused_hours + LEAST_HOURS
        key = "teamplan.coach.extra" if is_carried else "teamplan.coach.extra.more"
        yield say(key, extra=hours_text(area.extra_hours))
    if area.unused_hours >= LEAST_HOURS:
        yield say("teamplan.coach.unused", unused=hours_text(area.unused_hours))
