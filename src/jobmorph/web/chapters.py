"""The method's chapters, written as Markdown beside the code and shown as pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.token import Token

# In the order of the chain; a chapter that is added to the folder comes last.
ORDER: Final = (
    "exposure",
    "gtm",
    "titles",
    "skills",
    "pathways",
    "outlook",
    "market",
    "history",
    "redesign",
)
_NOT_A_WORD: Final = re.compile(r"[^a-z0-9]+")
_CHAPTER: Final = re.compile(r"(?:\./)?([a-z-]+)\.md(#[\w-]*)?")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its name in addresses, title, first sentences, and body as HTML."""

    name: str
    title: str
    first: str
    body: str


@cache
def chapters() -> dict[str, Chapter]:
    """All chapters by name; none where neither the package nor a checkout holds them."""
    found = {entry.name.removesuffix(".md"): entry for entry in _entries()}
    listed = [name for name in ORDER if name in found]
    names: list[str] = [*listed, *sorted(set(found) - set(listed))]
    return {name: _chapter(name, found[name].read_text(encoding="utf-8"), names) for name in names}


def _entries() -> list[Path]:
    # A wheel carries the folder inside the package; a checkout has it beside the code.
    shipped = Path(str(files("jobmorph.web"))) / "method"
    checkout = Path(str(files("jobmorph"))).parents[1] / "docs" / "method"
    for folder in (shipped, checkout):
        if folder.is_dir():
            return sorted(folder.glob("*.md"))
    return []


def _chapter(name: str, text: str, names: Sequence[str]) -> Chapter:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(text)
    title = tokens[1].content if tokens and tokens[0].type == "heading_open" else name
    rest = tokens[3:] if tokens and tokens[0].type == "heading_open" else tokens
    first = next((each.content for each in rest if each.type == "inline"), "")
    _dress(rest, names)
    html = parser.renderer.render(rest, parser.options, {})
    return Chapter(name, _plain(title), _plain(first), _framed(html, _escaped(title)))


def _framed(html: str, label: str) -> str:
    """Let wide things scroll in a frame of their own that a keyboard reaches."""
    frame = f'<div class="frame" tabindex="0" role="group" aria-label="{label}">'
    for tag in ("table", "pre"):
        html = html.replace(f"<{tag}>", f"{frame}<{tag}>").replace(f"</{tag}>", f"</{tag}></div>")
    return html


def _dress(tokens: Sequence["Token"], names: Sequence[str]) -> None:
    """Give headings ids and table cells classes, and keep only links that lead somewhere."""
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", _slug(tokens[place + 1].content))
        elif token.type in ("th_open", "td_open"):
            is_right = "right" in str(token.attrs.pop("style", ""))
            token.attrSet("class", "number" if is_right else "text")
            if token.type == "th_open":
                token.attrSet("scope", "col")
        elif token.type == "inline":
            _link(token.children or [], names)


def _link(tokens: Sequence["Token"], names: Sequence[str]) -> None:
    is_open = True
    for token in tokens:
        if token.type == "link_open":
            target = _target(str(token.attrs.get("href", "")), names)
            is_open = target is not None
            if target is None:
                token.hidden, token.tag = True, "span"
                token.attrs.clear()
            else:
                token.attrSet("href", target)
        elif token.type == "link_close" and not is_open:
            token.tag, is_open = "span", True


def _target(href: str, names: Sequence[str]) -> str | None:
    if href.startswith("https://"):
        return href
    chapter = _CHAPTER.fullmatch(href)
    if chapter and chapter.group(1) in names:
        return f"/method/{chapter.group(1)}{chapter.group(2) or ''}"
    return href if href.startswith("#") else None


def _slug(text: str) -> str:
    return _NOT_A_WORD.sub("-", _plain(text).lower()).strip("-")


def _plain(text: str) -> str:
    return re.sub(r"[*`]|\[([^\]]*)\]\([^)]*\)", lambda hit: hit.group(1) or "", text)


def _escaped(text: str) -> str:
    from html import escape

    return escape(_plain(text))
