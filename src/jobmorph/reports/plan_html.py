"""A learning plan as a page to print and pin up: the answer and 8 weeks, then the details."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jobmorph.reports.blocks import Block, Heading, Paragraph
from jobmorph.reports.html import fill_page
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.plan_blocks import (
    assumption_blocks,
    detail_blocks,
    gap_table,
    how_blocks,
    is_ready,
    mentioned_line,
    source_blocks,
    steps_table,
    week_lines,
)
from jobmorph.reports.plan_document import week_name, weeks_heading
from jobmorph.reports.plan_sentences import (
    Beside,
    bring_lines,
    growing_line,
    lead_sentences,
    long_sentence,
    met_commands,
    reading_sentence,
    spare_lines,
    title_of_plan,
    trade_sentences,
)
from jobmorph.reports.plan_weeks import PlanWeek, plan_weeks
from jobmorph.reports.words import say
from jobmorph.studies.plan_result import PlanResult


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One week with its box to tick: number, name, what it is for, what to do."""

    number: int
    name: str
    labels: str
    text: str


def plan_html(result: PlanResult, beside: Beside, frame: Frame = STANDALONE) -> str:
    """Write a plan as one HTML file.

    Parameters
    ----------
    result : PlanResult
        The plan.
    beside : Beside
        What a resume mentions, and the first day.
    frame : Frame
        What stands around it.

    Returns
    -------
    str
        A whole document; styles are inside, nothing is fetched, no script runs. The first printed
        page, A4 or Letter, holds the answer and the first weeks.
    """
    return fill_page("plan.html.j2", "plan.css", frame=frame, page=plan_parts(result, beside))


def plan_parts(result: PlanResult, beside: Beside) -> dict[str, Any]:
    """Gather what the template of a plan names as `page`."""
    weeks = plan_weeks(result)
    return {
        "title": title_of_plan(result),
        "edition": result.record.edition,
        "lead": lead_sentences(result),
        "standfirst": _standfirst(result),
        "bring": list(filter(None, [*bring_lines(result), growing_line(result)])),
        "weeks": [_week(week, beside) for week in weeks],
        "key": plan_key(result),
        "weeks_heading": weeks_heading(weeks) if weeks else "",
        "questions": list(result.questions),
        "know": [*spare_lines(result), *trade_sentences(result), say("exposure")],
        "foot": f"{say('plan.edition', edition=result.record.edition)} {say('plan.page')}",
        "details": _named(_details(result, beside)),
        "sources": _named(source_blocks(result)),
        "assumptions": _named(assumption_blocks(result)),
        "assumptions_heading": say("plan.assumptions"),
    }


def plan_key(result: PlanResult) -> str:
    """Name a plan by its jobs and hours a week: what a browser keeps ticks of its weeks under."""
    return f"{result.match.job.id} > {result.target.job.id} > {result.hours_week:g}"


def _named(blocks: Iterable[Block]) -> list[tuple[str, Block]]:
    return [(type(block).__name__.lower(), block) for block in blocks]


def _standfirst(result: PlanResult) -> str:
    if not result.already_there:
        told = [long_sentence(result)]
    else:
        told = [say("plan.met.next"), *(f"jobmorph {each}" for each in met_commands(result)[:1])]
    if is_ready(result):
        told.append(say("plan.steps.none_before"))
    return " ".join(filter(None, told))


def _week(week: PlanWeek, beside: Beside) -> WeekLine:
    text = " ".join(week_lines(week, is_short=True))
    return WeekLine(week.week, week_name(week, beside), ", ".join(week.labels), text)


def _details(result: PlanResult, beside: Beside) -> Iterator[Block]:
    if result.steps.height:
        yield Heading(say("plan.steps"))
        yield from steps_table(result, is_short=True)
        yield Paragraph(say("plan.levels"))
        yield Heading(say("plan.details"))
        yield from detail_blocks(result)
    yield Heading(say("plan.gaps"))
    yield gap_table(result)
    yield from how_blocks()
    told = [say("plan.assumed")] if result.is_assumed else []
    for text in (reading_sentence(result, beside), *told, mentioned_line(beside)):
        if text:
            yield Paragraph(text)
