"""The answer to 'where can I go?' in every form: terminal, Markdown, page, Excel, CSV and JSON."""

from jobmorph.reports.document import Document, render_document
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import render_form
from jobmorph.reports.paths_blocks import group_blocks, paths_blocks, rest_blocks, route_blocks
from jobmorph.reports.paths_json import paths_csv, paths_document
from jobmorph.reports.paths_terminal import terminal_paths
from jobmorph.reports.paths_workbook import paths_title, paths_workbook
from jobmorph.studies.paths_result import PathsResult

__all__ = ["paths_workbook", "render_paths"]


def render_paths(
    result: PathsResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
) -> str:
    """Write where people can go from a job.

    Parameters
    ----------
    result : PathsResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'csv' one row per destination; 'md', 'html' and 'json' hold
        everything. A workbook is bytes: see `paths_workbook`.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table' only: every destination and route, growth, barriers, what is left out, what surveys
        cannot see, assumptions and sources below the screen.

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
                terminal_paths(result, shown) + (_rest(result, shown) if is_all else "")
            ),
            "json": lambda: json_text(paths_document(result)),
            "csv": lambda: paths_csv(result),
            "md": lambda: _markdown(result),
            "html": lambda: _html(result),
        },
    )


def _rest(result: PathsResult, style: TerminalStyle) -> str:
    blocks = [*group_blocks(result), *route_blocks(result), *rest_blocks(result)]
    return render_document(Document("", tuple(blocks)), style=style)


def _markdown(result: PathsResult) -> str:
    document = Document(paths_title(result), tuple(paths_blocks(result)), result.record.edition)
    return render_document(document, "md")


def _html(result: PathsResult) -> str:
    from jobmorph.reports.paths_page import paths_html

    return paths_html(result)
