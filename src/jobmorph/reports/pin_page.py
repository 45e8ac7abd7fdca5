"""One page to print and pin up: an answer, a figure of spans, what to do, the rest on screen."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from jobmorph.reports.blocks import Block, Grid, Heading
from jobmorph.reports.html import fill_page
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.role_library import Section
from jobmorph.reports.span_figure import scale_svg, span_svg
from jobmorph.schema.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Span:
    """One line of the figure: a quantity now and by the horizon.

    Parameters
    ----------
    label, note, figures, word : str
        Its name, what stands small beside it, the numbers in words, and what they come to.
    now : float
        Value now.
    horizon : Estimate
        Value by the horizon.
    sentence : str
        The finding: the figure's text alternative.
    why : str
        What moves it.
    """

    label: str
    note: str
    figures: str
    word: str
    now: float
    horizon: Estimate
    sentence: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class SpanFigure:
    """Spans on one scale, and the table behind them.

    Parameters
    ----------
    heading, key, unit : str
        Heading, how to read the marks, and the scale in words with the field {most}.
    spans : tuple of Span
        Lines.
    table : Grid
        The same as a table.
    """

    heading: str
    key: str
    unit: str
    spans: tuple[Span, ...]
    table: Grid

    @property
    def has_words(self) -> bool:
        """Whether any line comes to a word or has a reason; else lines are one row high."""
        return any(span.word or span.why for span in self.spans)

    @property
    def most(self) -> int:
        """Value at the scale's end: the next even number above all ends."""
        ends = [max(span.horizon.high, span.now) for span in self.spans]
        return max(2 * math.ceil(max(ends, default=1.0) / 2), 2)


@dataclass(frozen=True, slots=True)
class PinPage:
    """A page.

    Parameters
    ----------
    document_title, title, head : str
        Browser title, the job, edition and country.
    lead : str
        The answer: its one first-level heading.
    intro : tuple of str
        Sentences under it.
    sections : sequence of Section
        What is printed.
    more : sequence of Section
        What only the screen shows.
    foot : str
        Last line of the print.
    figure : SpanFigure or None
        Spans, before the first section or after it.
    """

    document_title: str
    title: str
    head: str
    lead: str
    intro: tuple[str, ...]
    sections: Sequence[Section]
    more: Sequence[Section]
    foot: str
    figure: SpanFigure | None = field(default=None)


def render_pin_page(page: PinPage, frame: Frame = STANDALONE) -> str:
    """Write a page as one HTML file: no script, no request, light, dark and print."""
    return fill_page(
        "pin.html.j2",
        "pin.css",
        frame=frame,
        page=page,
        rows=_rows(page.figure),
        scale="" if page.figure is None else _scale(page.figure),
    )


def sections_of(blocks: Sequence[Block], prefix: str) -> list[Section]:
    """Divide blocks at their second-level headings.

    Examples
    --------
    >>> from jobmorph.reports.blocks import Paragraph
    >>> sections = sections_of([Heading("Now"), Paragraph("Do it.")], "part")
    >>> sections[0].id, sections[0].heading, len(sections[0].blocks)
    ('part-1', 'Now', 1)
    """
    found: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            found.append((block.text, []))
        elif found:
            found[-1][1].append(block)
    return [
        Section(f"{prefix}-{number}", heading, heading, tuple(own))
        for number, (heading, own) in enumerate(found, start=1)
    ]


def _rows(figure: SpanFigure | None) -> list[dict[str, Any]]:
    if figure is None:
        return []
    return [
        {"span": span, "svg": span_svg(span.now, span.horizon, figure.most, span.sentence)}
        for span in figure.spans
    ]


def _scale(figure: SpanFigure) -> str:
    return scale_svg(figure.most, figure.unit)
