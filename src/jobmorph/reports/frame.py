"""Any table of codes and figures, plain: for the data commands."""

import io
from typing import Any

import polars as pl

from jobmorph.reports.csv import guard_cell
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle, plain_table
from jobmorph.reports.markdown_text import markdown_table
from jobmorph.reports.output import render_form
from jobmorph.reports.theme import plain_number
from jobmorph.reports.words import say


def render_frame(
    frame: pl.DataFrame,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    most_rows: int | None = None,
) -> str:
    """Write a frame as text.

    Parameters
    ----------
    frame : polars.DataFrame
        Columns as their producer names them.
    output_format : {'table', 'json', 'csv', 'md'}
        'table' and 'md' round numbers for show; 'json' (a list of rows) and 'csv' do not.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    most_rows : int, optional
        Rows shown by 'table'; all of them if not given.

    Returns
    -------
    str
        Text that ends with a line break.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(frame, style or TerminalStyle(), most_rows),
            "json": lambda: json_text(frame.to_dicts()),
            "csv": lambda: _csv(frame),
            "md": lambda: markdown_table(frame.columns, _cells(frame)),
        },
    )


def _terminal(frame: pl.DataFrame, style: TerminalStyle, most_rows: int | None) -> str:
    listed = frame if most_rows is None else frame.head(most_rows)
    right = frozenset(k for k, dtype in enumerate(frame.dtypes) if dtype.is_numeric())
    lines = plain_table(frame.columns, _cells(listed), style, right=right)
    if listed.height < frame.height:
        lines.append(say("table.rows", shown=listed.height, count=frame.height))
    return "\n".join(lines) + "\n"


def _csv(frame: pl.DataFrame) -> str:
    texts = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    guarded = frame.with_columns(
        pl.col(name).map_elements(guard_cell, return_dtype=pl.String) for name in texts
    )
    buffer = io.StringIO()
    guarded.write_csv(buffer)
    return buffer.getvalue()


def _cells(frame: pl.DataFrame) -> list[list[str]]:
    return [[_cell(value) for value in row] for row in frame.iter_rows()]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return say(f"flag.{str(value).lower()}")
    if isinstance(value, float):
        return plain_number(value)
    return str(value)
