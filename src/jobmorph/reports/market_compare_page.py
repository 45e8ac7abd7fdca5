"""Two scenarios beside each other as a document: one page to read and print, and Markdown."""

from collections.abc import Iterable, Sequence

from jobmorph.reports.document import (
    Block,
    Bullets,
    Document,
    Grid,
    Heading,
    Paragraph,
    table_of,
)
from jobmorph.reports.html import fill_page
from jobmorph.reports.market_compare_cells import (
    CASES,
    ROWS,
    figure_cell,
    title_sentence,
    triple_words,
)
from jobmorph.reports.market_compare_charts import comparison_charts, group_grid
from jobmorph.reports.market_page import record_blocks, titled, whole_ranges
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.pin_page import sections_of
from jobmorph.reports.words import say
from jobmorph.studies.market_compare_result import MarketComparison


def comparison_document(result: MarketComparison, sentences: Iterable[str]) -> Document:
    """Put the answer in reading order.

    Parameters
    ----------
    result : MarketComparison
        The answer.
    sentences : iterable of str
        What leads: the first is the answer.
    """
    lead, *rest = sentences
    blocks: list[Block] = [Paragraph(lead, is_lead=True), *(Paragraph(each) for each in rest)]
    if not result.changes.is_empty():
        blocks += [Heading(say("market.pair.changes")), _changes(result)]
    blocks += [
        Heading(say("market.pair.section.figures")),
        figure_grid(result),
        Paragraph(say("market.pair.closure")),
        Heading(say("market.pair.section.groups")),
        group_grid(result, "rate"),
        group_grid(result, "wanted"),
        *_know_blocks(result),
    ]
    return Document(title_sentence(result), tuple(blocks), result.record.edition)


def comparison_html(
    result: MarketComparison, sentences: Sequence[str], frame: Frame = STANDALONE
) -> str:
    """Write both as one HTML page: the answer, charts with their tables, what differs."""
    lead, *intro = sentences
    names = {"first": result.first, "second": result.second}
    differs: list[Block] = [] if result.changes.is_empty() else [
        Heading(say("market.pair.changes")), _changes(result)
    ]  # fmt: skip
    return fill_page(
        "market.html.j2",
        "pin.css",
        "market.css",
        frame=frame,
        page={
            "document_title": title_sentence(result),
            "title": say("market.pair.page.masthead", **names),
            "head": say("market.page.head", draws=result.draws, edition=result.record.edition),
            "lead": lead,
            "intro": intro,
            "answer": whole_ranges(figure_grid(result)),
            "open": say("market.pair.closure"),
            "charts": titled(comparison_charts(result)),
            "sections": sections_of([*differs, *_know_blocks(result)], "limits"),
            "more": sections_of(record_blocks(result.record), "more"),
        },
    )


def figure_grid(result: MarketComparison) -> Grid:
    """Set the headlines of both, and what differs, side by side."""
    figures = [
        [
            say(f"market.pair.row.{quantity}"),
            *(figure_cell(result.headline(quantity, case), quantity, case) for case in CASES),
        ]
        for quantity in ROWS
    ]
    heads = (
        say("market.page.column.what"),
        result.first,
        result.second,
        say("market.pair.column.difference"),
    )
    return table_of(say("market.pair.caption.figures"), heads, figures, range(1, 4))


def _know_blocks(result: MarketComparison) -> list[Block]:
    return [
        Heading(say("market.pair.section.know")),
        Bullets(tuple(note.text for note in result.notes)),
        Paragraph(say("market.pair.basis", draws=result.draws)),
    ]


def _changes(result: MarketComparison) -> Block:
    rows = [
        [row["meaning"], *(triple_words(row, case) for case in ("first", "second")), row["unit"]]
        for row in result.changes.to_dicts()
    ]
    heads = (
        say("market.scenarios.column.parameter"),
        result.first,
        result.second,
        say("market.scenarios.column.unit"),
    )
    return table_of(say("market.pair.changes"), heads, rows)
