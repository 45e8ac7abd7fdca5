"""Plain text, Markdown or pasted HTML as lines: headings, list items, paragraphs."""

import html
import re
from collections.abc import Iterator
from typing import Final

from jobmorph.intake.playbook_block import Block
from jobmorph.intake.playbook_markdown import plain_words

_BULLET: Final = re.compile(
    r"\s*(?:[-*+•●○▪▫◦‣⁃■□➢➤►▶✓✔·–—]|\(?\d{1,2}[.)]|\(?[a-h]\))[ \t]+(?=\S)|\s*[•●▪◦‣■➢➤►✓✔·](?=\S)"
)
_HEADING: Final = re.compile(r"\s*(#{1,6})\s+(.*?)[\s#]*$")
_STRONG: Final = re.compile(r"\s*(\*\*|__)(?P<text>[^*_]{2,80})\1\s*:?\s*$")
_RULE: Final = re.compile(r"\s*([-*_=~.])(?:\s*\1){2,}\s*$")
_PAGE: Final = re.compile(
    r"\s*(?:page|seite|página)?\s*\d{1,3}\s*(?:(?:/|of|von|de|sur)\s*\d{1,3})?\s*$", re.I
)
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,10})(?:\s[^<>]{0,500})?/?>")
_UNSEEN: Final = re.compile(
    r"<(script|style|head)\b[^>]{0,500}>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<!doctype[^>]{0,200}>",
    re.IGNORECASE | re.DOTALL,
)
_TAG_NAMES: Final = (
    "p div br ul ol tr table section article header footer h1 h2 h3 h4 h5 h6 li td th dt dd hr"
)
_BLOCK_TAGS: Final = frozenset(_TAG_NAMES.split(" "))
_WRAPPED_FROM: Final = 60
_STOPS: Final = (".", "!", "?", ":", ";")


def text_blocks(text: str) -> Iterator[Block]:
    r"""Cut a text into lines; lines that were wrapped are joined, HTML left-overs removed.

    Examples
    --------
    >>> [(b.kind, b.text) for b in text_blocks("<h2>Tasks</h2><ul><li>Call &amp; write</li></ul>")]
    [('heading', 'Tasks'), ('item', 'Call & write')]
    """
    held: Block | None = None
    is_apart = True
    for number, line in enumerate(_without_markup(text).split("\n"), start=1):
        if not line.strip() or _RULE.match(line) or _PAGE.match(line):
            is_apart = True
            continue
        block = _block(line, number)
        if held is not None and not is_apart and _continues(held, line, block):
            held = Block(held.kind, f"{held.text} {block.text}", held.line)
        else:
            if held is not None:
                yield held
            held = block
        is_apart = False
    if held is not None:
        yield held


def _without_markup(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    if "<" in plain:
        # Each element opens a line of its own; line numbers of pasted HTML are approximate.
        plain = _TAG.sub(_mark, _UNSEEN.sub(" ", plain))
    if "&" in plain:
        plain = html.unescape(plain)
    plain = re.sub(r"[\u00a0\u2007\u202f\t\v]", " ", plain)
    plain = re.sub(
        r"[\u00ad\u200b-\u200f\u2028-\u202e\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]", "", plain
    )
    return plain.encode("utf-8", errors="replace").decode("utf-8")


def _mark(tag: re.Match[str]) -> str:
    name = tag.group(2).lower()
    if name not in _BLOCK_TAGS:
        return ""
    if tag.group(1) or name in ("br", "hr", "tr", "table", "ul", "ol"):
        return "\n"
    if name == "li":
        return "\n- "
    return f"\n{'#' * int(name[1])} " if re.fullmatch(r"h[1-6]", name) else "\n"


def _block(line: str, number: int) -> Block:
    heading, strong = _HEADING.match(line), _STRONG.match(line)
    if heading:
        return Block("heading", plain_words(heading.group(2)), number, len(heading.group(1)))
    if strong:
        return Block("heading", plain_words(strong.group("text")), number, 2)
    bullet = _BULLET.match(line)
    if bullet:
        return Block("item", plain_words(line[bullet.end() :]), number)
    return Block("text", plain_words(line), number)


def _continues(held: Block, line: str, block: Block) -> bool:
    """Say whether a line goes on with the one before, which was wrapped."""
    if block.kind != "text" or held.kind == "heading" or not block.text:
        return False
    if held.text.endswith(_STOPS):
        return False
    first = block.text[0]
    is_indented = held.kind == "item" and line.startswith("  ")
    return is_indented or (len(held.text) >= _WRAPPED_FROM and (first.islower() or first in "(&"))
