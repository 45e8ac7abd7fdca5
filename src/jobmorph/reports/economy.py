"""All US jobs lost, gained and changed in every form: terminal, Markdown, page, CSV and JSON."""

from jobmorph.reports.document import Document, render_document
from jobmorph.reports.economy_blocks import economy_blocks, more_blocks
from jobmorph.reports.economy_terminal import terminal_economy
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.outlook_json import economy_csv, economy_document
from jobmorph.reports.output import render_form
from jobmorph.reports.words import say
from jobmorph.studies.outlook_result import EconomyResult


def render_economy(
    result: EconomyResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
) -> str:
    """Write what was lost, gained and changed over the whole economy.

    Parameters
    ----------
    result : EconomyResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'csv' one row a span of years; 'md', 'html' and 'json' hold
        everything.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table' only: past projections, largest changes, assumptions and sources below the screen.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(result, style or TerminalStyle(), is_all=is_all),
            "json": lambda: json_text(economy_document(result)),
            "csv": lambda: economy_csv(result),
            "md": lambda: _markdown(result),
            "html": lambda: _html(result),
        },
    )


def _terminal(result: EconomyResult, style: TerminalStyle, *, is_all: bool) -> str:
    screen = terminal_economy(result, style)
    if not is_all:
        return screen
    return screen + render_document(Document("", tuple(more_blocks(result))), style=style)


def _markdown(result: EconomyResult) -> str:
    blocks = tuple(economy_blocks(result))
    return render_document(Document(say("economy.title"), blocks, result.record.edition), "md")


def _html(result: EconomyResult) -> str:
    from jobmorph.reports.economy_page import economy_html

    return economy_html(result)
