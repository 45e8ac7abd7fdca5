"""The atlas of jobs in every form: terminal, Markdown, page, CSV, JSON and the picture itself."""

from typing import Any, Final

import polars as pl

from jobmorph.reports.blocks import Block, Bullets, Grid, Heading, Paragraph, table_of
from jobmorph.reports.commands import commands_line
from jobmorph.reports.document import Document, render_document
from jobmorph.reports.history_atlas_view import decades, finding
from jobmorph.reports.history_json import atlas_csv, atlas_document
from jobmorph.reports.history_view import count_name, share_words
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle, cut, wrap
from jobmorph.reports.output import ANSWER_FORMATS, render_form
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.theme import people, signed_percent
from jobmorph.reports.words import say
from jobmorph.schema.history import DEFINITIONS, Definition
from jobmorph.studies.history_result import AtlasResult

ATLAS_FORMATS: Final = (*ANSWER_FORMATS, "svg")
COUNT_WIDTH: Final = 20
DECADE_WIDTH: Final = 5
JOBS_WIDTH: Final = 5


def render_atlas(
    result: AtlasResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
) -> str:
    """Write the atlas.

    Parameters
    ----------
    result : AtlasResult
        All counted occupations.
    output_format : {'table', 'json', 'csv', 'md', 'html', 'svg'}
        'table' is the terminal; 'csv' one row a job and year; 'svg' the picture by itself.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table' only: every job, note and source below the screen.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(result, style or TerminalStyle(), is_all=is_all),
            "json": lambda: json_text(atlas_document(result)),
            "csv": lambda: atlas_csv(result),
            "md": lambda: _markdown(result),
            "html": lambda: atlas_html(result),
            "svg": lambda: _svg(result),
        },
    )


def _terminal(result: AtlasResult, style: TerminalStyle, *, is_all: bool) -> str:
    lines = [style.bold(say("atlas.page.title").upper())]
    lines += wrap(finding(result), style.width)
    lines += map(style.bold, wrap(say("atlas.decades.short"), style.width))
    for definition in DEFINITIONS:
        lines += _decade_lines(result, definition, style)
    commands = (say("atlas.command.picture"), say("history.command.cases"), "--all")
    text = "\n".join([*lines, commands_line(commands, style)]) + "\n"
    if not is_all:
        return text
    blocks = (
        *(block for name in DEFINITIONS for block in _jobs(result, name)),
        *record_blocks(result.record, result.notes),
    )
    return text + render_document(Document("", blocks), style=style)


def _decade_lines(result: AtlasResult, definition: Definition, style: TerminalStyle) -> list[str]:
    name = f" {count_name(definition):<{COUNT_WIDTH}}"
    rows = decades(result, definition).iter_rows(named=True)
    return [
        cut(
            f"{name}{row['peak_decade']:>{DECADE_WIDTH}}{row['jobs']:>{JOBS_WIDTH}}  "
            + style.clean("; ".join(row["largest"])),
            style.width,
            style.glyphs.ellipsis,
        )
        for row in rows
    ]


def _blocks(result: AtlasResult) -> list[Block]:
    return [
        Paragraph(finding(result), is_lead=True),
        Paragraph(say("atlas.pairs")),
        *_decades(result),
        *_notes(result),
    ]


def _decades(result: AtlasResult) -> list[Block]:
    """Tables of peaks by ten years, one for each count."""
    blocks: list[Block] = [Heading(say("atlas.decades"))]
    heads = [say(f"atlas.column.{name}") for name in ("decade", "jobs", "largest")]
    for definition in DEFINITIONS:
        rows = [
            [str(row["peak_decade"]), str(row["jobs"]), "; ".join(row["largest"])]
            for row in decades(result, definition).iter_rows(named=True)
        ]
        caption = say("atlas.decades.of", count=count_name(definition))
        blocks += [Heading(caption, 3), table_of(caption, heads, rows, (0, 1))]
    return blocks


def _jobs(result: AtlasResult, definition: Definition) -> list[Block]:
    """Every job of a count: the table behind the picture."""
    own = result.jobs.filter(pl.col("definition") == definition)
    heads = [
        say("history.column.title"),
        say("history.column.peak"),
        say("atlas.column.share"),
        say("history.column.years"),
        say("history.column.first"),
        say("history.column.last"),
        say("history.column.change"),
        say("history.column.course"),
    ]
    rows = [_row(row) for row in own.iter_rows(named=True)]
    name = count_name(definition)
    caption = say("history.table.of", row=say("atlas.table"), count=name)
    grid: Grid = table_of(caption, heads, rows, range(1, 7))
    return [Heading(caption), grid]


def _row(row: dict[str, Any]) -> list[str]:
    return [
        row["title"],
        str(row["peak_year"]),
        share_words(row["peak_share"]),
        f"{row['first_year']}-{row['last_year']}",
        people(row["first_heads"]),
        people(row["last_heads"]),
        "" if row["change"] is None else signed_percent(row["change"]),
        row["course"],
    ]


def _notes(result: AtlasResult) -> list[Block]:
    return [
        Heading(say("history.section.read")),
        Bullets((say("atlas.key"), say("atlas.order"), say("atlas.left"))),
        *record_blocks(result.record, result.notes),
    ]


def _markdown(result: AtlasResult) -> str:
    document = Document(say("atlas.page.title"), tuple(_blocks(result)), result.record.edition)
    return render_document(document, "md")


def _svg(result: AtlasResult) -> str:
    from jobmorph.reports.history_atlas_svg import atlas_svg

    return atlas_svg(result) + "\n"


def atlas_html(result: AtlasResult, frame: Frame = STANDALONE) -> str:
    """Write the atlas as one HTML file: the picture, the tables behind it, how to read it."""
    from jobmorph.reports.history_atlas_svg import atlas_svg
    from jobmorph.reports.history_page import render_page
    from jobmorph.reports.pin_page import sections_of

    tables = [block for name in DEFINITIONS for block in _jobs(result, name)]
    page = {
        "document_title": say("atlas.page.title"),
        "title": say("atlas.title"),
        "head": say("history.page.head", edition=result.record.edition),
        "lead": finding(result),
        "figure": atlas_svg(result, is_inline=True),
        "caution": say("atlas.pairs"),
        "left": say("atlas.left"),
        "sections": sections_of(_decades(result), "decades"),
        "tables": sections_of(tables, "jobs"),
        "more": sections_of(_notes(result), "more"),
    }
    return render_page(page, "atlas.html.j2", "atlas.css", frame=frame)
