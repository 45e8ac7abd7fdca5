"""The answer to 'how many such jobs?' in every form: terminal, Markdown, page, CSV and JSON."""

from collections.abc import Callable

from jobmorph.reports.document import Document, Heading, Paragraph, render_document
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.outlook_blocks import more_blocks, outlook_blocks
from jobmorph.reports.outlook_json import (
    group_document,
    outlook_csv,
    outlook_document,
)
from jobmorph.reports.outlook_terminal import (
    terminal_codes,
    terminal_outlook,
    terminal_outlook_group,
)
from jobmorph.reports.outlook_view import Outlook, lead_sentence, title_of_group
from jobmorph.reports.outlook_years import year_grid
from jobmorph.reports.output import render_form
from jobmorph.reports.sentences import title_words
from jobmorph.reports.words import say
from jobmorph.studies.outlook_result import OutlookGroupResult, OutlookResult


def render_outlook(
    result: OutlookResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
) -> str:
    """Write the outlook of one job.

    Parameters
    ----------
    result : OutlookResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'csv' one row a year; 'md', 'html' and 'json' hold everything.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table' only: years, codes, past sayings, assumptions and sources below the screen.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    shown = style or TerminalStyle()
    return render_form(
        output_format,
        {
            "table": lambda: (
                terminal_outlook(result, shown) + (_rest(result, shown) if is_all else "")
            ),
            "json": lambda: json_text(outlook_document(result)),
            **_shared_writers(result, title_words(result)),
        },
    )


def render_outlook_group(
    result: OutlookGroupResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
    has_codes: bool = False,
) -> str:
    """Write the outlook of a group.

    Parameters
    ----------
    result : OutlookGroupResult
        The answer.
    output_format, style, is_all
        As in `render_outlook`.
    has_codes : bool
        'table' only: the group's codes in place of the screen.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    shown = style or TerminalStyle()
    return render_form(
        output_format,
        {
            "table": lambda: _group_terminal(result, shown, is_all=is_all, has_codes=has_codes),
            "json": lambda: json_text(group_document(result)),
            **_shared_writers(result, title_of_group(result)),
        },
    )


def _group_terminal(
    result: OutlookGroupResult, style: TerminalStyle, *, is_all: bool, has_codes: bool
) -> str:
    if has_codes and not is_all:
        blocks = (Paragraph(lead_sentence(result)), Paragraph(""))
        head = render_document(Document(title_of_group(result), blocks), style=style)
        return f"{head}\n{terminal_codes(result, style)}"
    return terminal_outlook_group(result, style) + (_rest(result, style) if is_all else "")


def _rest(result: Outlook, style: TerminalStyle) -> str:
    blocks = (Heading(say("outlook.section.years")), year_grid(result))
    years = render_document(Document("", blocks), style=style)
    more = render_document(Document("", tuple(more_blocks(result, has_codes=False))), style=style)
    return f"{years}\n{terminal_codes(result, style)}{more}"


def _shared_writers(result: Outlook, named: str) -> dict[str, Callable[[], str]]:
    """Return what writes the forms that a job and a group have in common."""
    return {
        "csv": lambda: outlook_csv(result),
        "md": lambda: _markdown(result, named),
        "html": lambda: _html(result),
    }


def _markdown(result: Outlook, named: str) -> str:
    title = say("outlook.title", title=named)
    blocks = tuple(outlook_blocks(result))
    return render_document(Document(title, blocks, result.record.edition), "md")


def _html(result: Outlook) -> str:
    from jobmorph.reports.outlook_page import outlook_html

    return outlook_html(result)
