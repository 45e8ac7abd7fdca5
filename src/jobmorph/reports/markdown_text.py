"""Text and tables of Markdown: what it would read as markup is escaped."""

from collections.abc import Iterable, Sequence

from jobmorph.reports.words import say

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|~"})


def plain_text(text: str) -> str:
    r"""Escape what Markdown would read as markup.

    Examples
    --------
    >>> plain_text("a|b *c*")
    'a\\|b \\*c\\*'
    """
    return " ".join(text.split()).translate(_SPECIAL)


def markdown_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table; a sentence if there are no rows."""
    body = [[plain_text(str(cell)) for cell in row] for row in rows]
    if not body:
        return say("table.empty") + "\n"
    heads = [plain_text(heading) for heading in headings]
    lines = [heads, ["---"] * len(heads), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
