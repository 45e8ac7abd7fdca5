"""The history of a job in every form: terminal, Markdown, page, CSV and JSON."""

from jobmorph.reports.blocks import Heading
from jobmorph.reports.document import Document, render_document
from jobmorph.reports.history_blocks import (
    count_blocks,
    history_blocks,
    more_blocks,
    story_blocks,
)
from jobmorph.reports.history_json import history_csv, history_document
from jobmorph.reports.history_terminal import terminal_history
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import render_form
from jobmorph.reports.words import say
from jobmorph.studies.history_result import HistoryResult


def render_history(
    result: HistoryResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
) -> str:
    """Write the history of a job.

    Parameters
    ----------
    result : HistoryResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'csv' one row a figure; 'md', 'html' and 'json' hold everything.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table' only: every figure, study and source below the screen.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(result, style or TerminalStyle(), is_all=is_all),
            "json": lambda: json_text(history_document(result)),
            "csv": lambda: history_csv(result),
            "md": lambda: _markdown(result),
            "html": lambda: _html(result),
        },
    )


def _terminal(result: HistoryResult, style: TerminalStyle, *, is_all: bool) -> str:
    screen = terminal_history(result, style)
    if not is_all:
        return screen
    blocks = (
        Heading(say("history.section.figures")),
        *count_blocks(result),
        *story_blocks(result),
        *more_blocks(result),
    )
    # A title without words leaves an empty first line, which parts screen and details.
    return screen + render_document(Document("", blocks), style=style)


def _markdown(result: HistoryResult) -> str:
    title = say("history.title", title=result.title)
    blocks = tuple(history_blocks(result))
    return render_document(Document(title, blocks, result.record.edition), "md")


def _html(result: HistoryResult) -> str:
    from jobmorph.reports.history_page import history_html

    return history_html(result)
