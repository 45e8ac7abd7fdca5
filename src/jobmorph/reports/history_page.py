"""The history of a job as one HTML file: a small chart for each count, its table behind it."""

from dataclasses import dataclass
from typing import Any, Final

from jobmorph.reports.blocks import Grid
from jobmorph.reports.history_blocks import (
    more_blocks,
    path_heading,
    path_sentences,
    path_table,
    story_blocks,
)
from jobmorph.reports.history_chart import gaps_of, history_svg
from jobmorph.reports.history_view import (
    absent_lines,
    apart_sentence,
    grew_sentence,
    lead_sentence,
    other_path,
    other_sentence,
    pair_sentence,
)
from jobmorph.reports.html import fill_page
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.pin_page import sections_of
from jobmorph.reports.words import say
from jobmorph.studies.history_result import HistoryPath, HistoryResult

STYLES: Final = ("pin.css", "history.css")


@dataclass(frozen=True, slots=True)
class Chart:
    """One count as the page shows it.

    Parameters
    ----------
    heading, counts : str
        Row and count; who is counted.
    svg : str
        The chart.
    captions : tuple of str
        Why the line is broken, in the order of its letters.
    finding : str
        What it shows.
    source : str
        Where the figures come from.
    table : Grid
        The figures behind it.
    """

    heading: str
    counts: str
    svg: str
    captions: tuple[str, ...]
    finding: str
    source: str
    table: Grid


def history_html(result: HistoryResult, frame: Frame = STANDALONE) -> str:
    """Write the history of a job as one HTML file: no script, no request, light, dark, print."""
    return render_page(
        {
            "document_title": say("history.page.title", title=result.title),
            "title": result.title,
            "head": say("history.page.head", edition=result.record.edition),
            "lead": lead_sentence(result),
            "intro": [other_sentence(result), grew_sentence(result)],
            "caution": f"{pair_sentence(result)} {say('history.pairs')}",
            "counts_heading": say("history.section.counts"),
            "apart": f"{apart_sentence(result, is_page=True)} {say('history.read.gap')}",
            "charts": [chart_of(path) for path in result.paths],
            "beside_heading": say("history.section.other", title=result.other.title),
            "beside": chart_of(other_path(result)),
            "beside_texts": [other_sentence(result), result.other.happened],
            "absent": absent_lines(result, ()),
            "sections": sections_of(story_blocks(result, has_other=False), "story"),
            "more": sections_of(more_blocks(result), "more"),
        },
        frame=frame,
    )


def chart_of(path: HistoryPath) -> Chart:
    """Draw one row and gather what stands around it."""
    counts, *finding = path_sentences(path)
    place = "employers" if path.definition == "employers" else "census"
    told = " ".join(finding)
    return Chart(
        heading=path_heading(path),
        counts=counts,
        svg=history_svg(path, told),
        captions=tuple(
            say(
                "history.chart.break",
                mark=gap.letter,
                text=" ".join(gap.reasons)
                or say("history.break.none", first=gap.before, last=gap.after),
            )
            for gap in gaps_of(path)
        ),
        finding=told,
        source=say("history.page.source", source=say(f"history.source.{place}")),
        table=path_table(path),
    )


def render_page(
    page: dict[str, Any],
    template: str = "history.html.j2",
    *sheets: str,
    frame: Frame = STANDALONE,
) -> str:
    """Fill a template of the history with the page's parts and the theme's styles."""
    return fill_page(template, *STYLES, *sheets, frame=frame, page=page)
