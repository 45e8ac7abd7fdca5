"""A learning plan as Markdown, in plain reading order."""

from collections.abc import Iterator

from jobmorph.reports.blocks import Block, Bullets, Heading, Paragraph
from jobmorph.reports.document import Document, render_document
from jobmorph.reports.plan_blocks import (
    detail_blocks,
    gap_table,
    how_blocks,
    is_ready,
    mentioned_line,
    record_blocks,
    steps_table,
    week_lines,
)
from jobmorph.reports.plan_sentences import (
    Beside,
    bring_lines,
    growing_line,
    lead_sentences,
    long_sentence,
    met_commands,
    next_commands,
    reading_sentence,
    spare_lines,
    title_of_plan,
    trade_sentences,
)
from jobmorph.reports.plan_weeks import PlanWeek, plan_weeks
from jobmorph.reports.words import say
from jobmorph.studies.plan_result import PlanResult


def plan_markdown(result: PlanResult, beside: Beside) -> str:
    """Write a plan as Markdown.

    Parameters
    ----------
    result : PlanResult
        The plan.
    beside : Beside
        What a resume mentions, and the first day.
    """
    blocks = [*_answer(result, beside), *_what_to_do(result, beside), *_behind(result)]
    return render_document(
        Document(title_of_plan(result), tuple(blocks), result.record.edition), "md"
    )


def _answer(result: PlanResult, beside: Beside) -> Iterator[Block]:
    yield Paragraph(lead_sentences(result), is_lead=True)
    yield from _paragraph(long_sentence(result))
    yield Paragraph(reading_sentence(result, beside))
    if result.is_assumed:
        yield Paragraph(say("plan.assumed"))
    lines = [*bring_lines(result), growing_line(result), mentioned_line(beside)]
    yield Heading(say("plan.bring"))
    yield Bullets(tuple(filter(None, lines)))


def _what_to_do(result: PlanResult, beside: Beside) -> Iterator[Block]:
    if result.already_there:
        yield Paragraph(say("plan.met.next"))
    else:
        yield Heading(say("plan.steps"))
        if is_ready(result):
            yield Paragraph(say("plan.steps.none_before"))
        yield from steps_table(result)
        yield Paragraph(say("plan.levels"))
        weeks = plan_weeks(result)
        yield Heading(weeks_heading(weeks))
        yield Bullets(tuple(_week(week, beside) for week in weeks))
    yield Heading(say("plan.questions"))
    yield Bullets(result.questions)
    known = [*spare_lines(result), *trade_sentences(result)]
    yield Heading(say("plan.know"))
    yield Bullets((*known, say("exposure"), say("plan.edition", edition=result.record.edition)))


def _behind(result: PlanResult) -> Iterator[Block]:
    if result.steps.height:
        yield Heading(say("plan.details"))
        yield from detail_blocks(result)
    yield Heading(say("plan.gaps"))
    yield Paragraph(say("plan.gaps.caption"))
    yield gap_table(result)
    yield from how_blocks()
    yield from record_blocks(result)
    commands = met_commands(result) if result.already_there else next_commands(result)
    yield Paragraph(say("plan.next", commands="; ".join(commands)))


def weeks_heading(weeks: list[PlanWeek]) -> str:
    """Head the list of the first weeks."""
    if len(weeks) == 1:
        return say("plan.weeks.one")
    return say("plan.weeks.first", count=len(weeks))


def week_name(week: PlanWeek, beside: Beside) -> str:
    """Name a week by its number, and by its first day where one is known."""
    if beside.start is None:
        return say("plan.week", week=week.week)
    return say("plan.week.dated", week=week.week, date=day_words(beside, week.week))


def day_words(beside: Beside, week: int) -> str:
    """First day of a week: '30 Nov 2026'; '' if week 1 has no day."""
    from datetime import timedelta

    from jobmorph.reports.theme import month_words

    if beside.start is None:
        return ""
    day = beside.start + timedelta(weeks=week - 1)
    return say("plan.date", day=day.day, month=month_words(day.isoformat()))


def _week(week: PlanWeek, beside: Beside) -> str:
    name = week_name(week, beside)
    return say("plan.week.line", week=name, labels=", ".join(week.labels),
               lines=" ".join(week_lines(week, is_short=True)))  # fmt: skip


def _paragraph(text: str) -> Iterator[Block]:
    if text:
        yield Paragraph(text)
