"""A document of headings, paragraphs, lists and tables, written for terminal, Markdown or HTML."""

from dataclasses import dataclass

from jobmorph.reports.blocks import (
    Block,
    Bullets,
    Grid,
    Heading,
    Paragraph,
    markdown_block,
    table_of,
    terminal_block,
)
from jobmorph.reports.layout import TerminalStyle, wrap
from jobmorph.reports.markdown_text import plain_text
from jobmorph.reports.output import render_form
from jobmorph.reports.page_frame import STANDALONE, Frame

__all__ = [
    "Block",
    "Bullets",
    "Document",
    "Grid",
    "Heading",
    "Paragraph",
    "render_document",
    "table_of",
]


@dataclass(frozen=True, slots=True)
class Document:
    """A document in reading order.

    Parameters
    ----------
    title : str
        Its one first-level heading.
    blocks : tuple of Block
        What follows.
    edition : str
        Edition behind its figures, for the head of the page.
    """

    title: str
    blocks: tuple[Block, ...]
    edition: str = ""


def render_document(
    document: Document, output_format: str = "table", *, style: TerminalStyle | None = None
) -> str:
    """Write a document.

    Parameters
    ----------
    document : Document
        What to write.
    output_format : {'table', 'md', 'html'}
        'table' is the terminal.
    style : TerminalStyle, optional
        Width and marks of the terminal.

    Returns
    -------
    str
        Text that ends with a line break.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(document, style or TerminalStyle()),
            "md": lambda: _markdown(document),
            "html": lambda: document_html(document),
        },
    )


def _terminal(document: Document, style: TerminalStyle) -> str:
    title = wrap(style.clean(document.title).upper(), style.width)
    lines = [style.bold(line) for line in title]
    for block in document.blocks:
        lines += terminal_block(block, style)
    return "\n".join(lines) + "\n"


def _markdown(document: Document) -> str:
    blocks = [f"# {plain_text(document.title)}", *map(markdown_block, document.blocks)]
    return "\n\n".join(block.rstrip("\n") for block in blocks if block) + "\n"


def document_html(document: Document, frame: Frame = STANDALONE) -> str:
    """Write a document as one HTML file."""
    from jobmorph.reports.html import fill_page

    return fill_page(
        "document.html.j2",
        frame=frame,
        document=document,
        blocks=[(type(block).__name__.lower(), block) for block in document.blocks],
    )
