"""The prepared cases as a list: which way each went, and the one that stands beside it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

import polars as pl

from jobmorph.reference.history_cases import HistoryCase
from jobmorph.reports.blocks import Paragraph, table_of
from jobmorph.reports.document import Document, render_document
from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle, wrap
from jobmorph.reports.output import render_form
from jobmorph.reports.words import say

CASES_VERSION: Final = "1.0"


def render_cases(
    cases: Mapping[str, HistoryCase],
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
) -> str:
    """Write the list of prepared cases.

    Parameters
    ----------
    cases : mapping of str to HistoryCase
        Cases by id.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal.
    style : TerminalStyle, optional
        Width and marks of 'table'.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(cases, style or TerminalStyle()),
            "json": lambda: _json(cases),
            "csv": lambda: render_frame(_frame(cases), "csv"),
            "md": lambda: render_document(_document(cases), "md"),
            "html": lambda: render_document(_document(cases), "html"),
        },
    )


def _json(cases: Mapping[str, HistoryCase]) -> str:
    listed = [asdict(case) for case in cases.values()]
    return json_text({"schema_version": CASES_VERSION, "country": "US", "cases": listed})


def _frame(cases: Mapping[str, HistoryCase]) -> pl.DataFrame:
    return pl.DataFrame([_plain(case, cases) for case in cases.values()])


def _document(cases: Mapping[str, HistoryCase]) -> Document:
    heads = [say(f"cases.column.{name}") for name in ("job", "story", "other", "other_story")]
    rows = [_row(case, cases) for case in cases.values()]
    lead = Paragraph(say("cases.lead", count=len(rows)), is_lead=True)
    title = say("cases.title")
    return Document(title, (lead, table_of(title, heads, rows)))


def _terminal(cases: Mapping[str, HistoryCase], style: TerminalStyle) -> str:
    """Set each case and the one beside it on a line, so that all of them fit a screen."""
    lines = [style.bold(say("cases.head"))]
    for job, story, other, other_story in (_row(case, cases) for case in cases.values()):
        text = say("cases.line", job=job, story=story, other=other, other_story=other_story)
        lines += wrap(style.clean(text), style.width, " ", "   ")
    return "\n".join(lines) + "\n"


def _row(case: HistoryCase, cases: Mapping[str, HistoryCase]) -> list[str]:
    other = cases[case.other]
    return [
        case.title,
        say(f"cases.story.{case.story}"),
        other.title,
        say(f"cases.story.{other.story}"),
    ]


def _plain(case: HistoryCase, cases: Mapping[str, HistoryCase]) -> dict[str, str]:
    other = cases[case.other]
    return {
        "case_id": case.case_id,
        "title": case.title,
        "story": case.story,
        "other_case_id": other.case_id,
        "other_title": other.title,
        "other_story": other.story,
        "other_reason": case.other_reason,
    }
