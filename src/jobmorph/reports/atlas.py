"""The atlas of all jobs in every form: terminal, Markdown, page, CSV, JSON."""

from typing import Any, Final

import polars as pl

from jobmorph.reports.atlas_row import (
    IN_TIME,
    AtlasRow,
    AtlasView,
    atlas_rows,
    hours_words,
    moment_name,
)
from jobmorph.reports.atlas_sentences import (
    coverage_words,
    fields_table,
    lead_words,
    range_words,
)
from jobmorph.reports.blocks import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.commands import commands_line
from jobmorph.reports.document import Document, render_document
from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import json_text, record_document
from jobmorph.reports.layout import TerminalStyle, cut, pad, wrap
from jobmorph.reports.output import render_form
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.theme import month_words
from jobmorph.reports.words import say
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import PARTS
from jobmorph.studies.atlas_result import JobAtlasResult

SCHEMA_FILE: Final = "atlas-1.0.json"
SHOWN: Final = 12  # jobs on the first screen
_WIDTHS: Final[dict[str, int]] = {
    "jobs": 8,
    "delegated": 10,
    "assisted": 11,
    "human": 11,
    "growth": 9,
}
_TITLE_LEAST: Final = 20


def render_job_atlas(
    result: JobAtlasResult,
    output_format: str = "table",
    *,
    view: AtlasView | None = None,
    style: TerminalStyle | None = None,
    is_all: bool = False,
) -> str:
    """Write the atlas.

    Parameters
    ----------
    result : JobAtlasResult
        All jobs, or those of one field.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal: jobs by their number; 'csv' one row a job.
    view : AtlasView, optional
        Moment whose hours 'table' and 'md' show, and what a page shows first.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table' only: every job with its reasons, notes and sources.

    Raises
    ------
    ParameterError
        If the format or the moment is unknown.
    """
    view = view or AtlasView()
    if view.moment not in IN_TIME:
        raise ParameterError(
            say("jobs.error.moment", moment=repr(view.moment)),
            hint=say("jobs.error.moment.hint", moments=", ".join(IN_TIME)),
        )
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(result, view, style or TerminalStyle(), is_all=is_all),
            "json": lambda: json_text(atlas_document(result)),
            "csv": lambda: render_frame(_flat(result.jobs), "csv"),
            "md": lambda: _markdown(result, view),
            "html": lambda: _html(result, view),
        },
    )


def atlas_document(result: JobAtlasResult) -> dict[str, Any]:
    """Return the atlas as plain JSON types."""
    return {
        "schema_version": result.schema_version,
        "country": "US",
        "field": result.field,
        "horizon_year": result.horizon_year,
        "usage_as_of": result.usage_as_of,
        "employment_as_of": result.employment_as_of,
        "growth_base_year": result.growth_base_year,
        "growth_target_year": result.growth_target_year,
        "counted_heads": result.counted_heads,
        "covered_heads": result.covered_heads,
        "jobs": result.jobs.to_dicts(),
        "notes": list(result.notes),
        "record": record_document(result.record),
    }


def _flat(jobs: pl.DataFrame) -> pl.DataFrame:
    """Join lists into cells."""
    return jobs.with_columns(pl.col("rising", "new_roles").list.join("; "))


def _terminal(
    result: JobAtlasResult, view: AtlasView, style: TerminalStyle, *, is_all: bool
) -> str:
    field = say(f"field.{result.field or 'all'}")
    title = say("jobs.terminal.title", field=field, moment=_moment(result, view))
    lines = [style.bold(style.clean(title).upper())]
    lines += wrap(style.clean(lead_words(result, view.moment)), style.width)
    lines += wrap(say("jobs.caution"), style.width)
    lines.append(style.bold(_head_line(result, style)))
    rows = atlas_rows(result)
    shown = rows if is_all else _largest(rows)
    for row in shown:
        lines.append(_line(row, view, style))
        if is_all:
            figures = say("jobs.terminal.figures", growth=row.growth, pay=row.pay, moves=row.moves,
                          sources=row.sources, year=result.growth_target_year)  # fmt: skip
            for text in (row.note, figures, row.why, row.opens):
                lines += [f"   {line}" for line in wrap(style.clean(text), style.width - 3) if text]
    if not is_all:
        lines.append(f" {say('jobs.terminal.more', count=len(rows) - len(shown))}")
    commands = [say("jobs.command.page"), say("jobs.command.field"), say("jobs.command.reach")]
    lines += [] if is_all else wrap(style.clean(coverage_words(result)), style.width)
    text = "\n".join([*lines, commands_line(commands, style)]) + "\n"
    if not is_all:
        return text
    blocks = (Paragraph(coverage_words(result)), *record_blocks(result.record, result.notes))
    return text + render_document(Document("", blocks), style=style)


def _largest(rows: list[AtlasRow]) -> list[AtlasRow]:
    """Jobs with most US jobs; where nobody counts any, the first ones."""
    counted = sorted((row for row in rows if row.area_heads > 0), key=lambda row: -row.area_heads)
    return (counted or rows)[:SHOWN]


def _moment(result: JobAtlasResult, view: AtlasView) -> str:
    return say(
        f"jobs.moment.{view.moment}.long",
        year=result.horizon_year,
        usage=month_words(result.usage_as_of),
    )


def _title_width(style: TerminalStyle) -> int:
    return max(style.width - sum(_WIDTHS.values()) - 1, _TITLE_LEAST)


def _head_line(result: JobAtlasResult, style: TerminalStyle) -> str:
    heads: dict[str, str] = {
        "jobs": say("jobs.column.jobs"),
        **{part: say(f"jobs.column.{part}") for part in PARTS},
        "growth": say("jobs.terminal.growth", year=result.growth_target_year),
    }
    first = pad(say("jobs.terminal.head"), _title_width(style))
    cells = [pad(style.clean(heads[name]), width, "right") for name, width in _WIDTHS.items()]
    return " " + first + "".join(cells)


def _line(row: AtlasRow, view: AtlasView, style: TerminalStyle) -> str:
    bar = row.bars[view.moment]
    cells: dict[str, str] = {
        "jobs": row.short_jobs,
        **{part: hours_words(bar.of(part)) for part in PARTS},
        "growth": row.growth.split(" (", 1)[0] if row.values["growth"] is not None else "",
    }
    indent = "  " if row.is_inside else ""
    wide = _title_width(style)
    name = pad(cut(indent + style.clean(row.title), wide - 1, style.glyphs.ellipsis), wide)
    return (
        " "
        + name
        + "".join(pad(style.clean(cells[part]), width, "right") for part, width in _WIDTHS.items())
    )


def _markdown(result: JobAtlasResult, view: AtlasView) -> str:
    heads = [
        say("jobs.column.job.plain"),
        say("jobs.column.jobs"),
        *(say(f"jobs.column.{part}") for part in PARTS),
        say("jobs.column.growth", year=result.growth_target_year),
        say("jobs.column.pay"),
        say("jobs.column.moves"),
        say("jobs.column.sources"),
        say("jobs.column.why"),
        say("jobs.column.opens"),
    ]
    cells = [
        [
            row.title,
            row.jobs,
            *(hours_words(row.bars[view.moment].of(part)) for part in PARTS),
            row.growth,
            row.pay,
            str(row.moves),
            row.sources,
            row.why,
            " ".join(text for text in (row.opens, row.note) if text),
        ]
        for row in atlas_rows(result)
    ]
    caption = say("jobs.table", moment=moment_name(view.moment, result))
    field = say(f"field.{result.field or 'all'}")
    title = say("jobs.title" if result.field is None else "jobs.title.field", field=field)
    blocks: list[Block] = [
        Paragraph(lead_words(result, view.moment), is_lead=True),
        Paragraph(f"{range_words(result)} {say('jobs.caution')} {say('jobs.options')}"),
        Heading(say("jobs.fields")),
        fields_table(result),
        Heading(say("jobs.list")),
        table_of(caption, heads, cells, range(1, 5)),
        Heading(say("jobs.read")),
        Paragraph(coverage_words(result)),
        Bullets(result.notes),
        *record_blocks(result.record),
    ]
    return render_document(Document(title, tuple(blocks), result.record.edition), "md")


def _html(result: JobAtlasResult, view: AtlasView) -> str:
    from jobmorph.reports.atlas_page import atlas_page

    return atlas_page(result, view)
