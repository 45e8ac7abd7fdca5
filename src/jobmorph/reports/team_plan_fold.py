"""Guides of a plan: they stand behind it, and its chapters point to them."""

from dataclasses import dataclass

from jobmorph.reports.blocks import Block, Bullets, Heading, markdown_block


@dataclass(frozen=True, slots=True)
class Guide:
    """Blocks behind a line that opens them; on paper and in Markdown they stand in full.

    Parameters
    ----------
    id : str
        Its anchor.
    label : str
        The line.
    blocks : tuple of Block
        What it opens.
    """

    id: str
    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Where to read on: guides by anchor and label."""

    guides: tuple[Guide, ...]


Part = Block | Guide | Links


def markdown_part(part: Part) -> str:
    """Write a part as Markdown: a guide under a heading of its own, links as a list."""
    if isinstance(part, Links):
        return markdown_block(Bullets(tuple(each.label for each in part.guides)))
    if isinstance(part, Guide):
        blocks: tuple[Block, ...] = (Heading(part.label, 3), *part.blocks)
        return "\n\n".join(markdown_block(block) for block in blocks)
    return markdown_block(part)
