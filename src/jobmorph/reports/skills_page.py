"""The answer about skills as one page to print and pin up."""

from typing import Final

from jobmorph.reports.commands import typed_job
from jobmorph.reports.document import Heading
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.pin_page import PinPage, Span, SpanFigure, render_pin_page, sections_of
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.sentences import JobAnswer, as_heading, reading_sentence, title_words
from jobmorph.reports.skills_blocks import more_blocks, skill_grid, start_blocks
from jobmorph.reports.skills_view import (
    SkillLine,
    lead_sentence,
    main_skills,
    moves_sentence,
    reach_sentence,
    skill_lines,
)
from jobmorph.reports.tenths import tenths
from jobmorph.reports.words import say
from jobmorph.studies.skills_result import SkillsResult

STARTS: Final = 3


def skills_html(result: SkillsResult, frame: Frame = STANDALONE) -> str:
    """Write the answer about skills as one HTML file."""
    lines = skill_lines(main_skills(result))
    texts = [moves_sentence(lines), reach_sentence(result)] if lines else []
    blocks = [Heading(say("skills.section.start")), *start_blocks(result, STARTS)]
    more = [*more_blocks(result), *record_blocks(result.record, result.notes)]
    page = PinPage(
        document_title=say(
            "skills.page.title", title=title_words(result), year=result.horizon_year
        ),
        title=title_words(result),
        head=say("skills.page.head", edition=result.record.edition),
        lead=lead_sentence(result),
        intro=(*texts, reading_sentence(result)),
        sections=sections_of(blocks, "do") if lines else [],
        more=sections_of(more, "more"),
        foot=foot_words(result, ""),
        figure=_figure(result, lines) if lines else None,
    )
    return render_pin_page(page, frame)


def foot_words(answer: JobAnswer, option: str) -> str:
    """Say on paper where ranges and sources stand."""
    return say("skills.page.foot", job=typed_job(answer), option=option)


def _figure(result: SkillsResult, lines: list[SkillLine]) -> SpanFigure:
    year = result.horizon_year
    kind = "role" if result.match.job.kind == "role" else "occupation"
    key = say("skills.page.key", year=year)
    return SpanFigure(
        heading=say("skills.section.table"),
        key=f"{key} {say('skills.overlap')} {say(f'skills.tier.{kind}')}",
        unit=say("skills.section.table"),
        spans=tuple(_span(line, year) for line in lines),
        table=skill_grid(lines, year),
    )


def _span(line: SkillLine, year: int) -> Span:
    label = as_heading(line.label)
    return Span(
        label=label,
        note=say("skills.page.level", level=line.level) if line.level else "",
        figures=say("skills.page.hours", now=tenths(line.now), by=line.by, year=year),
        word=line.word,
        now=line.hours_now,
        horizon=line.hours,
        sentence=say(
            "skills.range.label",
            label=label,
            now=tenths(line.now),
            by=line.by,
            year=year,
            word=line.word,
        ),
        why=line.why,
    )
