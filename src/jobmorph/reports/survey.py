"""What a time survey says, as table, document and JSON, and as hours that others read."""

import csv
import io
from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from jobmorph.reports.commands import commands_line
from jobmorph.reports.csv import guard_cell
from jobmorph.reports.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    render_document,
    table_of,
)
from jobmorph.reports.json_parts import job_document, json_text, record_document
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import render_form
from jobmorph.reports.words import say
from jobmorph.studies.survey import SurveyResult

HOURS_COLUMNS: Final = ("task_id", "task", "hours", "activity", "side")
SHOWN_DIFFERENCES: Final = 3
Row = Mapping[str, Any]


def render_survey(
    result: SurveyResult, output_format: str = "table", *, style: TerminalStyle | None = None
) -> str:
    """Write what a survey says.

    Parameters
    ----------
    result : SurveyResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'csv' is a week of hours that `role --tasks` reads.
    style : TerminalStyle, optional
        Width and marks of 'table'.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    shown = style or TerminalStyle()
    return render_form(
        output_format,
        {
            "table": lambda: render_document(_document(result, shown), style=shown),
            "json": lambda: json_text(survey_document(result)),
            "csv": lambda: hours_csv(result),
            "md": lambda: render_document(_document(result, None), "md"),
            "html": lambda: render_document(_document(result, None), "html"),
        },
    )


def survey_document(result: SurveyResult) -> dict[str, Any]:
    """Return the answer as plain JSON types: figures over all answers, none of one."""
    return {
        "schema_version": result.schema_version,
        "job": job_document(result.match),
        "answers": result.answers,
        "hours_week": result.hours_week,
        "reference": result.reference,
        "tasks": [
            {**row, "label": _label(row)} for row in _rounded(result.tasks).iter_rows(named=True)
        ],
        "record": record_document(result.record),
    }


def hours_csv(result: SurveyResult) -> str:
    """Write the hours in the form that `jobmorph role --tasks` reads.

    Work that fewer than five named alike is left out: nobody could say what AI does to it.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HOURS_COLUMNS)
    for row in result.tasks.filter(pl.col("origin") != "other").iter_rows(named=True):
        cells = (row["task_id"], row["label"], f"{row['time_hours_week']:.2f}",
                 row["activity_id"] or "", row["other_side"] or "")  # fmt: skip
        writer.writerow([guard_cell(cell) for cell in cells])
    return buffer.getvalue()


def _rounded(tasks: pl.DataFrame) -> pl.DataFrame:
    """Cut off what binary fractions add behind hundredths of a share or an hour."""
    hours = [name for name in tasks.columns if name.endswith("_hours_week")]
    shares = [name for name in tasks.columns if name.startswith("time_share")]
    return tasks.with_columns(pl.col(*shares, *hours).round(2))


def _document(result: SurveyResult, style: TerminalStyle | None) -> Document:
    title = say("survey.title", title=result.match.job.title, count=result.answers)
    blocks: list[Block] = [Paragraph(_lead(result), is_lead=True), *_table(result)]
    blocks += [Heading(say("survey.notes")), Bullets(tuple(_notes(result)))]
    blocks.append(Paragraph(say("survey.foot", edition=result.record.edition)))
    if style is not None:
        commands = [
            say("survey.next.hours"),
            say("survey.next.role", job=result.match.job.id),
        ]
        blocks.append(Paragraph(commands_line(commands, style)))
    return Document(title, tuple(blocks), result.record.edition)


def _lead(result: SurveyResult) -> str:
    count, hours = result.answers, result.hours_week
    outside = result.tasks.filter(pl.col("is_outside_range")).sort(
        pl.col("difference_hours_week").abs(), descending=True, maintain_order=True
    )
    if outside.is_empty():
        return say("survey.lead.same", count=count, hours=hours)
    tasks = [
        say(
            "survey.lead.task",
            label=row["label"],
            hours=_hours(row["time_hours_week"]),
            ours=_hours(row["reference_hours_week"]),
        )
        for row in outside.head(SHOWN_DIFFERENCES).iter_rows(named=True)
    ]
    return say("survey.lead", count=count, hours=hours, tasks="; ".join(tasks))


def _table(result: SurveyResult) -> list[Block]:
    names = ("task", "hours", "range", "middle", "people", "ours", "where")
    heads = [say(f"survey.column.{name}") for name in names]
    rows = [_cells(row, result.hours_week) for row in result.tasks.iter_rows(named=True)]
    title = say("survey.tasks")
    return [Heading(title), table_of(title, heads, rows, (1, 2, 3, 4, 5))]


def _cells(row: Row, hours_week: int) -> list[str]:
    low, high, middle = (row[f"time_share_{name}"] for name in ("low", "high", "middle"))
    hidden = say("survey.hidden")
    return [
        _label(row),
        _hours(row["time_hours_week"]),
        hidden
        if low is None
        else say("survey.range", low=_hours(low * hours_week), high=_hours(high * hours_week)),
        hidden if middle is None else _hours(middle * hours_week),
        _people(row),
        say("survey.none")
        if row["reference_share"] is None
        else _hours(row["reference_hours_week"]),
        _where(row),
    ]


def _where(row: Row) -> str:
    if row["is_outside_range"] is None:
        return ""
    if not row["is_outside_range"]:
        return say("survey.where.within")
    is_below = row["difference_hours_week"] > 0
    return say("survey.where.below" if is_below else "survey.where.above")


def _people(row: Row) -> str:
    if row["people_told"] == "number":
        return str(row["people"])
    return say(f"survey.people.{row['people_told']}")


def _notes(result: SurveyResult) -> list[str]:
    other = result.tasks.filter((pl.col("origin") == "other") & (pl.col("time_share") > 0))
    notes = [
        say("survey.note.shares"),
        say("survey.note.range"),
        say("survey.note.hidden"),
        say("survey.note.ours", reference=result.reference, hours=result.hours_week),
    ]
    if other.height:
        hours = _hours(other.item(0, "time_hours_week"))
        notes.append(say("survey.note.other", hours=hours))
    return notes


def _label(row: Row) -> str:
    return say("survey.other") if row["origin"] == "other" else str(row["label"])


def _hours(hours: float) -> str:
    return f"{hours:.1f}"
