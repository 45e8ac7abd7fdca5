"""Practice lost and given back as one page to print and pin up."""

from collections.abc import Mapping

from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.pin_page import PinPage, render_pin_page, sections_of
from jobmorph.reports.practice_blocks import (
    lead_sentence,
    practice_blocks,
    slower_sentences,
    so_far_sentence,
)
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.sentences import reading_sentence, title_words
from jobmorph.reports.skills_page import foot_words
from jobmorph.reports.words import say
from jobmorph.studies.skills_result import LadderResult, SkillsResult
from jobmorph.studies.teaching_ways import TeachingWay


def practice_html(
    result: SkillsResult,
    ways: Mapping[str, TeachingWay],
    ladder: LadderResult | None = None,
    frame: Frame = STANDALONE,
) -> str:
    """Write the account of practice as one HTML file.

    Parameters
    ----------
    result : SkillsResult
        The answer.
    ways : mapping of str to TeachingWay
        How hours of practice are given back.
    ladder : LadderResult, optional
        Adds a team's pipeline.
    frame : Frame
        What stands around it.
    """
    blocks = practice_blocks(result, ways, ladder, is_all=False, has_hint=False)[2:]
    record = result.record if ladder is None else ladder.record
    more = [*practice_blocks(result, ways, ladder)[2:], *record_blocks(record, result.notes)]
    texts = (so_far_sentence(result), slower_sentences(result), reading_sentence(result))
    page = PinPage(
        document_title=say("practice.page.title", title=title_words(result)),
        title=title_words(result),
        head=say("skills.page.head", edition=result.record.edition),
        lead=lead_sentence(result),
        intro=tuple(text for text in texts if text),
        sections=sections_of(blocks, "part"),
        more=sections_of(more, "more"),
        foot=foot_words(result, " --practice"),
    )
    return render_pin_page(page, frame)
