"""Blocks of a playbook: what Markdown and Word files have in common."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "item", "text", "quote", "cells"]


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, list item, paragraph, quotation or table row.

    Parameters
    ----------
    kind : BlockKind
        What it is.
    text : str
        Its text on one line, without markup; empty for a table row.
    line : int
        Line (Markdown) or paragraph (Word) of the file, the first is 1.
    level : int
        Depth of a heading (1 is the title's) or of a list item (0 is outermost).
    cells : tuple of str
        Cells of a table row.
    table : int
        Number of the table that a row belongs to.
    """

    kind: BlockKind
    text: str
    line: int
    level: int = 0
    cells: tuple[str, ...] = ()
    table: int = 0
