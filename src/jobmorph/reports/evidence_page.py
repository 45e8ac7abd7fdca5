"""The published scores in every form that Python and a notebook ask for."""

from typing import Any

import polars as pl

from jobmorph.reports.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    render_document,
    table_of,
)
from jobmorph.reports.evidence import evidence_words, score_words, terminal_evidence
from jobmorph.reports.frame import render_frame
from jobmorph.reports.output import render_form
from jobmorph.reports.words import say
from jobmorph.studies.evidence import EvidenceResult


def render_evidence(result: EvidenceResult, output_format: str = "table") -> str:
    """Write the scores.

    Parameters
    ----------
    result : EvidenceResult
        The scores.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: terminal_evidence(result.table),
            "json": lambda: render_frame(result.table, "json"),
            "csv": lambda: render_frame(result.table, "csv"),
            "md": lambda: render_frame(evidence_words(result.table), "md"),
            "html": lambda: evidence_html(result),
        },
    )


def evidence_html(result: EvidenceResult) -> str:
    """Write the scores as one HTML file: a table for each area, those with a target first."""
    areas = result.table.get_column("area").unique(maintain_order=True).to_list()
    title = say("evidence.title", area=areas[0] if len(areas) == 1 else say("evidence.all"))
    blocks: list[Block] = [Paragraph(result.stale_reason)] if result.stale_reason else []
    for area in areas:
        blocks += _area(str(area), result.table.filter(pl.col("area") == area))
    return render_document(Document(title, tuple(blocks)), "html")


def _area(area: str, rows: pl.DataFrame) -> list[Block]:
    aimed = pl.col("floor").is_not_null() | pl.col("goal").is_not_null()
    heads = [say("evidence.metric"), say("evidence.value"), say("evidence.again")]
    parts = ((say("evidence.part.targets"), aimed), (say("evidence.part.beside"), ~aimed))
    blocks: list[Block] = [Heading(area)]
    for caption, wanted in parts:
        found = rows.filter(wanted)
        if found.height:
            lines = [_line(row) for row in found.iter_rows(named=True)]
            blocks.append(table_of(caption, heads, lines))
    return blocks


def _line(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["metric"], score_words(row), row["command"]
