"""Chapter 4 in words: steps up, moves of the plan, seats that somebody inside could fill."""

from collections.abc import Iterator
from typing import Final

from jobmorph.reports.blocks import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.team_plan_amounts import Purse, count_range, counted, inside, listed
from jobmorph.reports.words import say
from jobmorph.studies.team_chapters import TeamChapters
from jobmorph.studies.team_chapters_develop import InsideChoice, PlannedMove, Step
from jobmorph.studies.team_result import TeamResult

MOST_ACROSS: Final = 8


def develop_parts(result: TeamResult, chapters: TeamChapters) -> Iterator[Block]:
    """Write chapter 4."""
    develop, purse = chapters.develop, Purse(result.pay.currency)
    yield Heading(say("teamplan.4.1"), 3)
    yield from _ladder(result, chapters)
    yield Heading(say("teamplan.4.2"), 3)
    if develop.moves:
        yield Bullets(tuple(_move_text(result, each) for each in develop.moves))
    else:
        yield Paragraph(say("teamplan.moves.none"))
    yield Heading(say("teamplan.4.3"), 3)
    yield from _inside(result, chapters, purse)
    if develop.across:
        yield Heading(say("teamplan.4.4"), 3)
        yield Paragraph(say("teamplan.across.lead"))
        names = ("from", "to", "people", "months", "hours", "first")
        heads = [say(f"teamplan.step.{name}") for name in names]
        rows = [_step_row(result, each) for each in develop.across[:MOST_ACROSS]]
        yield table_of(say("teamplan.across.table"), heads, rows, (2, 3, 4))
    yield Paragraph(say("teamplan.grow.note"))


def _ladder(result: TeamResult, chapters: TeamChapters) -> Iterator[Block]:
    ups = chapters.develop.ups
    if not ups:
        yield Paragraph(say("teamplan.ladder.none"))
        return
    yield Paragraph(say("teamplan.ladder.lead", end=result.end_name))
    names = ("from", "to", "people", "months", "hours", "first", "ready", "open")
    heads = [say(f"teamplan.step.{name}", end=result.end_name) for name in names]
    untold = say("teamplan.untold")
    rows = [
        (
            *_step_row(result, each),
            untold if each.ready is None else count_range(each.ready),
            untold if each.openings is None else f"{each.openings:,}",
        )
        for each in ups
    ]
    yield table_of(say("teamplan.ladder.table"), heads, rows, (2, 3, 4, 6, 7))
    if any(each.ready is None or each.openings is None for each in ups):
        yield Paragraph(say("teamplan.ladder.untold"))


def _step_row(result: TeamResult, each: Step) -> tuple[str, ...]:
    return (
        each.label,
        each.destination,
        f"{each.heads:,}",
        count_range(each.months),
        count_range(each.training_hours),
        result.quarter_names[each.earliest_quarter - 1],
    )


def _move_text(result: TeamResult, each: PlannedMove) -> str:
    return say(
        "teamplan.move" if each.heads == 1 else "teamplan.move.several",
        count=counted(each.heads),
        of=counted(each.origin_heads),
        label=inside(each.label),
        destination=inside(each.destination),
        quarter=result.quarter_names[each.quarter - 1],
        hours=count_range(each.training_hours),
        months=count_range(each.months),
    )


def _inside(result: TeamResult, chapters: TeamChapters, purse: Purse) -> Iterator[Block]:
    choices, across = chapters.develop.inside, chapters.develop.across
    if choices:
        yield Paragraph(say("teamplan.inside.lead"))
        yield Bullets(tuple(_inside_text(result, each, purse) for each in choices))
        yield Paragraph(say("teamplan.inside.note"))
    elif across and chapters.measures.hired:
        yield Paragraph(say("teamplan.inside.small"))
    else:
        yield Paragraph(say("teamplan.inside.none"))


def _inside_text(result: TeamResult, each: InsideChoice, purse: Purse) -> str:
    dearer = each.inside_amount.mid > each.outside_amount.mid
    texts = [
        say(
            "teamplan.inside.line" if each.count > 1 else "teamplan.inside.line.one",
            destination=each.step.destination,
            count=counted(each.count),
            quarter=result.quarter_names[each.step.earliest_quarter - 1],
            label=inside(each.step.label),
            heads=f"{each.step.heads:,}",
            hours=count_range(each.step.training_hours),
        ),
        say(
            "teamplan.inside.dearer" if dearer else "teamplan.inside.cheaper",
            inside=purse.ranged(each.inside_amount),
            outside=purse.ranged(each.outside_amount),
        ),
    ]
    if each.others:
        labels = listed([inside(label) for label in each.others], most=3)
        texts.append(say("teamplan.inside.others", labels=labels))
    return " ".join(texts)
