"""A document of headings, paragraphs, lists and tables, written for terminal, Markdown or HTML."""

from dataclasses import dataclass
from typing import Final

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
from jobmorph.reports.words import say
from jobmorph.schema.errors import ParameterError

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

DOCUMENT_FORMATS: Final = ("table", "md", "html")


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
    if output_format == "table":
        return _terminal(document, style or TerminalStyle())
    if output_format == "md":
        return _markdown(document)
    if output_format == "html":
        return _html(document)
    raise ParameterError(
        say("error.format", format=repr(output_format)),
        hint=say("error.format.hint", formats=", ".join(DOCUMENT_FORMATS)),
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


def _html(document: Document) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from jobmorph.reports.html import page_css

    environment = Environment(
        loader=PackageLoader("jobmorph.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text: str = environment.get_template("document.html.j2").render(
        document=document,
        blocks=[(type(block).__name__.lower(), block) for block in document.blocks],
        css=page_css(),
        say=say,
    )
    return text.rstrip("\n") + "\n"
