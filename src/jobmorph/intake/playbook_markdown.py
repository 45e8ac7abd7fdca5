"""Markdown, or plain text, as blocks: headings, list items, quotations, paragraphs, tables."""

import re
from collections.abc import Iterator
from typing import Final

from jobmorph.intake.playbook_block import Block

_HEADING: Final = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*$")
_ITEM: Final = re.compile(r"([ \t]*)(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)$")
_QUOTE: Final = re.compile(r"[ \t]*>[ \t]?(.*)$")
_FENCE: Final = re.compile(r"[ \t]*(```|~~~)")
_RULE: Final = re.compile(r"[ \t]*([-*_=])([ \t]*\1){2,}[ \t]*$")
_TABLE_RULE: Final = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_COMMENT: Final = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
_LINK: Final = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_EMPHASIS: Final = re.compile(r"(\*{1,3}|_{2,3}|~~|`+)")
_NESTED_FROM: Final = 2


def markdown_blocks(text: str) -> Iterator[Block]:
    r"""Cut a Markdown text into blocks.

    Lines that belong together are joined: a paragraph, an item with its continuation, a quoted
    or fenced block.

    Examples
    --------
    >>> [(b.kind, b.text) for b in markdown_blocks("# Plan\n\n1. **Call** them\n   > Hi there\n")]
    [('heading', 'Plan'), ('item', 'Call them'), ('quote', 'Hi there')]
    """
    blanked = _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), text)
    reader = _Reader()
    for number, line in enumerate(blanked.splitlines(), start=1):
        yield from reader.take(number, line.expandtabs(4))
    yield from reader.flush()


def plain_words(text: str) -> str:
    """Remove Markdown's marks for links and emphasis; placeholders stay.

    Examples
    --------
    >>> plain_words("**Say** [the opener](opener.md) to {first_name}")
    'Say the opener to {first_name}'
    """
    return " ".join(_EMPHASIS.sub("", _LINK.sub(r"\1", text)).split())


class _Reader:
    """Joins lines into blocks."""

    def __init__(self) -> None:
        self._kind: str = ""
        self._lines: list[str] = []
        self._start = 0
        self._level = 0
        self._is_fenced = False
        self._table = 0
        self._in_table = False

    def take(self, number: int, line: str) -> Iterator[Block]:
        if _FENCE.match(line):
            yield from self.flush()
            self._is_fenced = not self._is_fenced
            return
        if self._is_fenced:
            yield from self._join("quote", number, line)
            return
        if not line.strip() or _RULE.match(line):
            yield from self.flush()
            self._in_table = False
            return
        yield from self._line(number, line)

    def _line(self, number: int, line: str) -> Iterator[Block]:
        heading, item, quote = _HEADING.match(line), _ITEM.match(line), _QUOTE.match(line)
        if heading:
            yield from self.flush()
            text = plain_words(heading.group(2))
            yield Block("heading", text, number, len(heading.group(1)))
        elif item:
            yield from self.flush()
            depth = int(len(item.group(1)) >= _NESTED_FROM)
            self._begin("item", number, item.group(2), depth)
        elif quote:
            yield from self._join("quote", number, quote.group(1))
        elif line.lstrip().startswith("|"):
            yield from self._row(number, line)
        else:
            yield from self._join(self._kind if self._kind == "item" else "text", number, line)

    def _row(self, number: int, line: str) -> Iterator[Block]:
        yield from self.flush()
        if not self._in_table:
            self._table += 1
            self._in_table = True
        if not _TABLE_RULE.match(line):
            cells = tuple(plain_words(cell) for cell in line.strip().strip("|").split("|"))
            yield Block("cells", "", number, 0, cells, self._table)

    def _join(self, kind: str, number: int, line: str) -> Iterator[Block]:
        if self._kind != kind:
            yield from self.flush()
            self._begin(kind, number, line, 0)
        else:
            self._lines.append(line)

    def _begin(self, kind: str, number: int, line: str, level: int) -> None:
        self._kind, self._lines, self._start, self._level = kind, [line], number, level

    def flush(self) -> Iterator[Block]:
        kind, text = self._kind, plain_words(" ".join(self._lines))
        self._kind, self._lines = "", []
        if kind == "item" and text:
            yield Block("item", text, self._start, self._level)
        elif kind == "quote" and text:
            yield Block("quote", text, self._start)
        elif kind == "text" and text:
            yield Block("text", text, self._start)
