"""All US jobs lost, gained and changed as one page to read and print."""

from jobmorph.reports.document import Block, Bullets, Heading, Paragraph
from jobmorph.reports.economy_blocks import (
    intro_sentences,
    lead_sentence,
    more_blocks,
    period_grid,
    source_sentence,
    unknown_blocks,
)
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.pin_page import PinPage, render_pin_page, sections_of
from jobmorph.reports.words import say
from jobmorph.studies.outlook_result import EconomyResult

TEN_YEARS = 10


def economy_html(result: EconomyResult, frame: Frame = STANDALONE) -> str:
    """Write the answer as one HTML file."""
    blocks: list[Block] = [
        Heading(say("economy.section.table")),
        period_grid(result),
        Paragraph(source_sentence(result)),
        *unknown_blocks(),
        Heading(say("outlook.section.do")),
        Bullets((say("outlook.do.group"),)),
    ]
    page = PinPage(
        document_title=say("economy.page.title", year=result.base_year + TEN_YEARS),
        title=say("economy.title"),
        head=say("outlook.page.head", edition=result.record.edition, years=TEN_YEARS),
        lead=lead_sentence(result),
        intro=tuple(intro_sentences(result)),
        sections=sections_of(blocks, "part"),
        more=sections_of(more_blocks(result), "more"),
        foot=say("economy.page.foot"),
    )
    return render_pin_page(page, frame)
