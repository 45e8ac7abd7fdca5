"""Headings, paragraphs, lists and tables of a report, and how a terminal and Markdown set them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jobmorph.reports.layout import TerminalStyle, plain_table, wrap
from jobmorph.reports.markdown_text import markdown_table, plain_text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 opens a section, 3 a part of one."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences; `is_lead` sets them as the document's answer."""

    text: str
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `is_numbered` where the order counts."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its caption, headings, rows of text, and the columns set flush right."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


Block = Heading | Paragraph | Bullets | Grid


def table_of(
    caption: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers: Iterable[int] = (),
) -> Grid:
    """Make a table of whatever sequences hold its cells."""
    return Grid(caption, tuple(headings), tuple(tuple(row) for row in rows), frozenset(numbers))


def terminal_block(block: Block, style: TerminalStyle) -> list[str]:
    """Set a block as lines of the terminal; a heading has an empty line before it."""
    if isinstance(block, Heading):
        return ["", *(style.bold(line) for line in wrap(style.clean(block.text), style.width))]
    if isinstance(block, Paragraph):
        return wrap(style.clean(block.text), style.width)
    if isinstance(block, Grid):
        return plain_table(block.headings, block.rows, style, right=block.numbers)
    return [
        line
        for number, item in enumerate(block.items, start=1)
        for line in _bullet(item, number if block.is_numbered else None, style)
    ]


def _bullet(item: str, number: int | None, style: TerminalStyle) -> list[str]:
    mark = f" {style.glyphs.bullet} " if number is None else f"{number:>2}. "
    return wrap(style.clean(item), style.width, mark, " " * len(mark))


def markdown_block(block: Block) -> str:
    """Write a block as Markdown, without a line break at its end."""
    if isinstance(block, Heading):
        return f"{'#' * block.level} {plain_text(block.text)}"
    if isinstance(block, Paragraph):
        text = plain_text(block.text)
        return f"**{text}**" if block.is_lead else text
    if isinstance(block, Grid):
        return markdown_table(block.headings, block.rows).rstrip("\n")
    marks = (f"{n}." if block.is_numbered else "-" for n in range(1, len(block.items) + 1))
    return "\n".join(
        f"{mark} {plain_text(item)}" for mark, item in zip(marks, block.items, strict=True)
    )
