"""The ladder as one page to print and pin up."""

from jobmorph.reports.document import Block, Grid, Heading
from jobmorph.reports.ladder_blocks import (
    answer_blocks,
    asked_blocks,
    change_sentence,
    lead_sentence,
    learning_blocks,
    level_blocks,
    seen_blocks,
    step_blocks,
)
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.pin_page import PinPage, Span, SpanFigure, render_pin_page, sections_of
from jobmorph.reports.pipeline_blocks import pipeline_blocks
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.sentences import as_heading, reading_sentence, title_words
from jobmorph.reports.skills_page import foot_words
from jobmorph.reports.tenths import one_decimal, range_decimal
from jobmorph.reports.words import say
from jobmorph.studies.skills_result import LadderResult


def ladder_html(result: LadderResult, frame: Frame = STANDALONE) -> str:
    """Write the ladder as one HTML file."""
    figure = _figure(result)
    heading = say("ladder.months")
    answer = answer_blocks(result)[2:]  # lead and origin stand above
    answer = _without(answer, heading) if figure else answer
    blocks: list[Block] = [*answer, *level_blocks(result)]
    following, asked = step_blocks(result, is_next_only=True), asked_blocks(result)
    blocks += [*following, *learning_blocks(result), *(asked if result.is_inferred else [])]
    more = step_blocks(result)
    for block in following[:1]:  # told above
        more = _without(more, block.text) if isinstance(block, Heading) else more
    more += [*([] if result.is_inferred else asked), *seen_blocks(result)]
    if result.pipeline_warnings:
        more += pipeline_blocks(result, is_all=True)
    more += record_blocks(result.record, result.notes)
    origin = say("ladder.inferred" if result.is_inferred else "ladder.library")
    page = PinPage(
        document_title=say("ladder.page.title", title=title_words(result)),
        title=title_words(result),
        head=say("skills.page.head", edition=result.record.edition),
        lead=lead_sentence(result),
        intro=(" ".join((change_sentence(result), origin, reading_sentence(result))),),
        sections=sections_of(blocks, "part"),
        more=sections_of(more, "more"),
        foot=foot_words(result, " --ladder"),
        figure=figure,
    )
    return render_pin_page(page, frame)


def _without(blocks: list[Block], heading: str) -> list[Block]:
    """Leave out the section under a heading: the figure stands for it."""
    kept: list[Block] = []
    is_left_out = False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            is_left_out = block.text == heading
        if not is_left_out:
            kept.append(block)
    return kept


def _figure(result: LadderResult) -> SpanFigure | None:
    if result.is_inferred:
        return None
    table = next(block for block in answer_blocks(result) if isinstance(block, Grid))
    spans = tuple(
        Span(
            label=rung.title,
            note=say(f"level.{rung.level}"),
            figures=say(
                "ladder.page.months",
                now=range_decimal(rung.months),
                by=range_decimal(rung.months_horizon),
            ),
            word="",
            now=rung.months.mid,
            horizon=rung.months_horizon,
            sentence=say(
                "ladder.page.label",
                label=as_heading(rung.title),
                now=one_decimal(rung.months.mid),
                by=range_decimal(rung.months_horizon),
                year=result.horizon_year,
            ),
        )
        for rung in result.rungs
        if rung.months is not None and rung.months_horizon is not None
    )
    if not spans:
        return None
    return SpanFigure(
        heading=say("ladder.months"),
        key=f"{say('skills.page.key', year=result.horizon_year)} {say('ladder.page.note')}",
        unit=say("ladder.months"),
        spans=spans,
        table=table,
    )
