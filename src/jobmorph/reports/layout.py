"""Plain text that fits: cleaning, widths, cutting, wrapping and tables for the terminal."""

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from jobmorph.reports.theme import ASCII, UNICODE, Glyphs
from jobmorph.reports.words import say

NARROWEST, WIDEST, USUAL = 60, 100, 80
SCREEN_LINES = 23  # 24 less the line of the next prompt
NUMBER_HEADING = 18  # columns a heading over numbers may ask for

# A line may break at spaces, but not between a number and its range.
_BREAK = re.compile(r"\s+(?!\(\d+-)")

# Signs that have a plain ASCII reading which decomposition alone does not find.
_ASCII_SIGNS = str.maketrans(
    {"…": "...", "–": "-", "—": "-", "·": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "ß": "ss",
     "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "×": "x", "€": "EUR", "─": "-"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TerminalStyle:
    """How the terminal wants its text.

    Parameters
    ----------
    width : int
        Columns, 60 to 100.
    glyphs : Glyphs
        Marks: Unicode blocks or ASCII.
    is_bold : bool
        Whether headings may be bold (an ANSI sequence); never with NO_COLOR or into a file.
    """

    width: int = USUAL
    glyphs: Glyphs = UNICODE
    is_bold: bool = False

    def bold(self, text: str) -> str:
        """Return `text` bold where the terminal allows it."""
        return f"\x1b[1m{text}\x1b[0m" if self.is_bold and text else text

    def clean(self, text: str) -> str:
        """One line without control characters; pure ASCII if the glyphs are."""
        line = " ".join(_without_controls(text).split())
        return to_ascii(line) if self.glyphs.is_ascii else line


def detect_style(
    stream: Any,
    *,
    width: int | None = None,
    is_ascii: bool = False,
    environment: Mapping[str, str] | None = None,
) -> TerminalStyle:
    """Choose marks, bold and width for an output stream.

    Parameters
    ----------
    stream : text stream
        Where the text goes; its `encoding` and `isatty` count.
    width : int, optional
        Columns of the terminal; 80 where unknown, held between 60 and 100.
    is_ascii : bool
        The user asked for ASCII.
    environment : mapping, optional
        Environment variables; the process's own if not given. `NO_COLOR` (any value but empty)
        and `TERM=dumb` switch bold off.

    Returns
    -------
    TerminalStyle
        ASCII marks unless the stream is UTF-8.
    """
    variables = os.environ if environment is None else environment
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    is_terminal = bool(getattr(stream, "isatty", lambda: False)())
    is_plain = bool(variables.get("NO_COLOR")) or variables.get("TERM") == "dumb"
    return TerminalStyle(
        width=min(max(width or USUAL, NARROWEST), WIDEST),
        glyphs=UNICODE if encoding in {"utf8", "utf8sig"} and not is_ascii else ASCII,
        is_bold=is_terminal and not is_plain,
    )


def _without_controls(text: str) -> str:
    # Cc and Cf hold escape sequences and direction overrides that a user's file may carry.
    return "".join(
        " " if unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"} else sign for sign in text
    )


def to_ascii(text: str) -> str:
    """Write `text` in ASCII: accents dropped, signs replaced, what remains as '?'.

    Examples
    --------
    >>> to_ascii("Kundengespräche führen – täglich…")
    'Kundengesprache fuhren - taglich...'
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_ASCII_SIGNS))
    kept = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return kept.encode("ascii", "replace").decode("ascii")


def cell_width(text: str) -> int:
    """Terminal columns that `text` takes: wide East Asian signs take two, accents none.

    Examples
    --------
    >>> cell_width("Verkauf"), cell_width("営業")
    (7, 4)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def pad(text: str, width: int, align: Literal["left", "right"] = "left") -> str:
    """Fill `text` with spaces to `width` columns."""
    space = " " * max(width - cell_width(text), 0)
    return space + text if align == "right" else text + space


def cut(text: str, width: int, ellipsis: str = UNICODE.ellipsis) -> str:
    """Shorten `text` to its first clause if that fits, else at a word with an ellipsis.

    Examples
    --------
    >>> cut("answers change the question", 20, "...")
    'answers change...'
    """
    if cell_width(text) <= width:
        return text
    clause = text.partition(";")[0]
    if clause != text and width // 3 <= cell_width(clause) <= width:
        return clause  # a whole clause needs no ellipsis
    room = max(width - cell_width(ellipsis), 0)
    kept = ""
    for sign in text:
        if cell_width(kept + sign) > room:
            break
        kept += sign
    follows = text[len(kept) : len(kept) + 1]
    head, space, _ = kept.rpartition(" ")
    # A cut that would lose more than half of the room for one long word breaks the word instead.
    if follows not in {"", " "} and space and cell_width(head) >= room // 2:
        kept = head
    return (kept.rstrip(" ,;:.-") + ellipsis)[: max(width, 0)]


def wrap(text: str, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """Break `text` into lines of at most `width` columns, words longer than a line broken.

    Parameters
    ----------
    text : str
        One paragraph.
    width : int
        Columns, indent included.
    indent, hanging : str
        Start of the first and of the following lines (`indent` if not given).
    """
    following = indent if hanging is None else hanging
    lines: list[str] = []
    line, is_empty = indent, True
    for word in _BREAK.split(text.strip()):
        for piece in _pieces(word, width - max(len(indent), len(following))):
            grown = line + piece if is_empty else f"{line} {piece}"
            if cell_width(grown) > width and not is_empty:
                lines.append(line)
                grown = following + piece
            line, is_empty = grown, False
    return [*lines, line] if not is_empty else lines


def wrap_all(
    texts: Iterable[str], style: TerminalStyle, indent: str = "", hanging: str | None = None
) -> list[str]:
    """Clean paragraphs and break each into lines that fit the style; an empty one takes none.

    Examples
    --------
    >>> wrap_all(["One paragraph.", "", "Another."], TerminalStyle(width=60), " ")
    [' One paragraph.', ' Another.']
    """
    return [
        line for text in texts for line in wrap(style.clean(text), style.width, indent, hanging)
    ]


def _pieces(word: str, width: int) -> list[str]:
    pieces, piece = [], ""
    for sign in word:
        if piece and cell_width(piece + sign) > width:
            pieces.append(piece)
            piece = ""
        piece += sign
    return [*pieces, piece] if piece else pieces


def flow(items: list[str], width: int, indent: str) -> list[str]:
    """Set items side by side, two spaces apart, without breaking inside one."""
    lines, line = [], ""
    for item in items:
        grown = f"{line}  {item}" if line else indent + item
        if cell_width(grown) > width and line:
            lines.append(line.rstrip())
            grown = indent + item
        line = grown
    return [*lines, line.rstrip()]


def plain_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    style: TerminalStyle,
    *,
    right: frozenset[int] = frozenset(),
) -> list[str]:
    """Set a table in columns that fit the width; the widest column gives way first.

    Parameters
    ----------
    headings : sequence of str
        Column headings.
    rows : iterable of sequences of str
        Cells, as many as headings.
    style : TerminalStyle
        Width and marks.
    right : frozenset of int
        Columns set flush right (numbers).

    Returns
    -------
    list of str
        Lines, none wider than the style; cells that do not fit run on in the next line.
    """
    body = [[style.clean(cell) for cell in row] for row in rows]
    heads = [style.clean(heading) for heading in headings]
    if not body:
        return [say("table.empty")]
    natural = [
        _natural_width(heads[k], [row[k] for row in body], is_number=k in right)
        for k in range(len(heads))
    ]
    widths = _fit(natural, style.width)
    lines = [style.bold(line) for line in _row_lines(heads, widths, right)]
    lines.append(" ".join(style.glyphs.rule * width for width in widths))
    for row in body:
        lines.extend(_row_lines(row, widths, right))
    return lines


def _natural_width(heading: str, cells: Sequence[str], *, is_number: bool) -> int:
    """Width that a column wants; a heading of several words over numbers may run on."""
    widest = max(cell_width(cell) for cell in cells)
    if not is_number:
        return max(widest, cell_width(heading))
    longest_word = max((cell_width(word) for word in heading.split()), default=0)
    return max(widest, min(cell_width(heading), NUMBER_HEADING), longest_word)


def _fit(widths: list[int], total: int) -> list[int]:
    fitted = [max(width, 1) for width in widths]
    while sum(fitted) + len(fitted) - 1 > total and max(fitted) > 3:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _row_lines(cells: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> list[str]:
    columns = [wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    height = max(len(column) for column in columns)
    lines = []
    for at in range(height):
        parts = [
            pad(column[at] if at < len(column) else "", width, "right" if k in right else "left")
            for k, (column, width) in enumerate(zip(columns, widths, strict=True))
        ]
        lines.append(" ".join(parts).rstrip())
    return lines
