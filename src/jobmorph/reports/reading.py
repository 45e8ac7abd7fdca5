"""A job description or resume, read: terminal, Markdown, HTML, CSV, JSON, and the draft week."""

import csv
import io
import textwrap
from collections.abc import Sequence
from typing import Any, Final

import polars as pl

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
from jobmorph.reports.json_parts import json_text, record_document
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import render_form
from jobmorph.reports.theme import plain_number
from jobmorph.reports.words import say
from jobmorph.studies.reading_result import ReadingResult

SCHEMA_FILE: Final = "reading-1.0.json"
DRAFT_COLUMNS: Final = ("task", "hours", "activity", "side")
SHOWN_SKILLS: Final = 8
SENTENCE_WIDTH, LABEL_WIDTH, SKILL_WIDTH = 38, 30, 28
_APART: Final = ("requirement", "benefit", "pay", "legal", "company", "process", "education")


def render_reading(
    result: ReadingResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
) -> str:
    """Write what was read.

    Parameters
    ----------
    result : ReadingResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'md' and 'html' hold everything; 'csv' is the draft of a week as
        `role --tasks` reads it.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table' only: every activity and skill with its sentence, and the requirements.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(result, style, is_all=is_all),
            "json": lambda: json_text(reading_document(result)),
            "csv": lambda: draft_week(result),
            "md": lambda: render_document(_full_document(result, is_short=False), "md"),
            "html": lambda: render_document(_full_document(result, is_short=False), "html"),
        },
    )


def _terminal(result: ReadingResult, style: TerminalStyle | None, *, is_all: bool) -> str:
    if is_all:
        return render_document(_full_document(result, is_short=True), style=style)
    blocks = [*_answer(result), *_draft(result, is_short=True), *_skills_short(result)]
    return render_document(_document(result, [*blocks, Paragraph(""), *_foot(result)]), style=style)


def _full_document(result: ReadingResult, *, is_short: bool) -> Document:
    blocks = [*_answer(result), *_draft(result, is_short=is_short), *_activities(result)]
    blocks += [*_skills(result), *_requirements(result), *_how(result)]
    return _document(result, blocks)


def _document(result: ReadingResult, blocks: Sequence[Block]) -> Document:
    title = result.match.job.title if result.match else say(f"reading.title.{result.kind}")
    return Document(title, tuple(blocks), result.record.edition)


def draft_week(result: ReadingResult) -> str:
    r"""Write the draft of a week: CSV with task, hours, activity, side.

    Returns
    -------
    str
        Text that `jobmorph role --tasks` reads; only the header if there are no duties.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(DRAFT_COLUMNS)
    for row in result.tasks.iter_rows(named=True):
        writer.writerow(
            [
                guard_cell(row["statement"]),
                f"{row['time_hours_week']:g}",
                row["activity_id"] or "",
                row["other_side"] or "",
            ]
        )
    return buffer.getvalue()


def reading_document(result: ReadingResult) -> dict[str, Any]:
    """Return what was read as plain JSON types, at full precision."""
    match = result.match
    job = match.job if match else None
    return {
        "schema_version": result.schema_version,
        "source": result.source,
        "kind": result.kind,
        "language": result.language,
        "title": result.title,
        "job": None
        if job is None or match is None
        else {
            "kind": job.kind,
            "id": job.id,
            "title": job.title,
            "level": job.level,
            "method": match.method,
            "probability": match.probability,
            "anchors": [
                {"occupation_onet2019": each.occupation_onet2019, "weight": each.weight}
                for each in job.anchors
            ],
        },
        "tasks": result.tasks.to_dicts(),
        "activities": result.activities.to_dicts(),
        "skills": result.skills.to_dicts(),
        "requirements": result.requirements.to_dicts(),
        "roles": result.roles.to_dicts(),
        "dropped": result.dropped.to_dicts(),
        "notes": list(result.notes),
        "record": record_document(result.record),
    }


def lead_sentence(result: ReadingResult) -> str:
    """Say how many duties and skills a text names."""
    return say(
        f"reading.lead.{result.kind}",
        duties=_counted("reading.duties", result.tasks.height),
        skills=_counted("reading.skills", result.skills.height),
    )


def dropped_sentence(result: ReadingResult) -> str:
    """Say how much personal data was taken out, by kind; never what it was."""
    items = [
        say(f"reading.dropped.{kind}", count=count) for kind, count in result.dropped.iter_rows()
    ]
    return say("reading.dropped", items=", ".join(items)) if items else say("reading.dropped.none")


def _answer(result: ReadingResult) -> list[Block]:
    named = result.tasks.drop_nulls("activity_id").height
    told = [] if result.tasks.is_empty() else [Paragraph(say("reading.named", named=named))]
    return [
        Paragraph(lead_sentence(result), is_lead=True),
        Paragraph(_read_as(result)),
        *told,
        Paragraph(_apart(result)),
        Paragraph(dropped_sentence(result)),
    ]


def _counted(key: str, count: int) -> str:
    ending = {0: ".none", 1: ".one"}.get(count, "")
    return say(f"{key}{ending}", count=count)


def _read_as(result: ReadingResult) -> str:
    if result.match is None:
        return say("reading.read_as.none")
    return say("reading.read_as", title=result.match.job.title)


def _apart(result: ReadingResult) -> str:
    counts = dict(result.roles.iter_rows())
    items = [
        say(f"reading.apart.{role}", count=counts[role]) for role in _APART if counts.get(role)
    ]
    return say("reading.apart", items=", ".join(items)) if items else ""


def _draft(result: ReadingResult, *, is_short: bool) -> list[Block]:
    if result.tasks.is_empty():
        return []
    rows = []
    for row in result.tasks.iter_rows(named=True):
        read_as = row["library_label"] or row["activity_label"] or say("reading.unread")
        duty = row["statement"]
        cells = [
            plain_number(row["time_hours_week"]),
            _shorten(duty, SENTENCE_WIDTH) if is_short else duty,
            _shorten(read_as, LABEL_WIDTH) if is_short else read_as,
        ]
        likeness = row["library_likeness"] or row["activity_likeness"]
        rows.append(cells if is_short else [*cells, _likeness(likeness), str(row["line"])])
    names = ("hours", "duty", "read_as") + (() if is_short else ("likeness", "line"))
    heads = [say(f"reading.column.{name}") for name in names]
    total = plain_number(float(result.tasks.get_column("time_hours_week").sum()))
    has_library = result.tasks.get_column("library_task_id").count() > 0
    rule = say("reading.hours.library" if has_library else "reading.hours.equal", total=total)
    return [
        Heading(say("reading.draft")),
        table_of(say("reading.draft.caption"), heads, rows, (0, 3, 4)),
        Paragraph(rule),
    ]


def _likeness(value: float | None) -> str:
    return say("reading.unread") if value is None else f"{value:.2f}"


def _skills_short(result: ReadingResult) -> list[Block]:
    if result.skills.is_empty():
        return []
    shown = result.skills.head(SHOWN_SKILLS)
    rows = [
        [
            _shorten(row["skill_label"], SKILL_WIDTH),
            _likeness(row["likeness"]),
            _shorten(row["evidence"], SENTENCE_WIDTH),
        ]
        for row in shown.iter_rows(named=True)
    ]
    heads = [say(f"reading.column.{name}") for name in ("skill", "likeness", "evidence")]
    more = result.skills.height - shown.height
    blocks: list[Block] = [
        Heading(say("reading.skills.heading")),
        table_of(say("reading.skills.caption"), heads, rows, (1,)),
    ]
    return [*blocks, Paragraph(say("reading.skills.more", count=more))] if more else blocks


def _activities(result: ReadingResult) -> list[Block]:
    columns = ("label", "iwa_id", "likeness", "count", "evidence")
    names = ("activity", "code", "likeness", "count", "evidence")
    return _evidence_table("activities", result.activities, columns, names)


def _skills(result: ReadingResult) -> list[Block]:
    columns = ("skill_label", "esco_skill", "likeness", "count", "evidence")
    names = ("skill", "code", "likeness", "count", "evidence")
    return _evidence_table("skills", result.skills, columns, names)


def _evidence_table(
    key: str, frame: pl.DataFrame, columns: Sequence[str], names: Sequence[str]
) -> list[Block]:
    if frame.is_empty():
        return []
    rows = [
        [_likeness(value) if name == "likeness" else str(value) for name, value in row.items()]
        for row in frame.select(columns).iter_rows(named=True)
    ]
    heads = [say(f"reading.column.{name}") for name in names]
    heading = say("reading.skills.heading") if key == "skills" else say("reading.activities")
    return [Heading(heading), table_of(say(f"reading.{key}.caption"), heads, rows, (2, 3))]


def _requirements(result: ReadingResult) -> list[Block]:
    texts = result.requirements.get_column("statement").to_list()
    return [Heading(say("reading.requirements")), Bullets(tuple(texts))] if texts else []


def _how(result: ReadingResult) -> list[Block]:
    limits = {each.name: each.value for each in result.record.assumptions}
    return [
        Heading(say("reading.how")),
        Paragraph(say("reading.how.roles")),
        Paragraph(
            say(
                "reading.how.likeness",
                activity=plain_number(limits["reading.activity_likeness"]),
                task=plain_number(limits["reading.library_likeness"]),
                skill=plain_number(limits["reading.skill_likeness"]),
            )
        ),
        Paragraph(say("reading.how.limits")),
        *_foot(result),
    ]


def _foot(result: ReadingResult) -> list[Block]:
    job = result.match.job if result.match else None
    following = (
        say("reading.next.title", title=job.title) if job is not None else say("reading.next")
    )
    return [
        *(Paragraph(note) for note in result.notes),
        Paragraph(say("reading.edition", edition=result.record.edition)),
        *([Paragraph(following)] if not result.tasks.is_empty() else []),
    ]


def _shorten(text: str, width: int) -> str:
    short = textwrap.shorten(text, width, placeholder="...")
    return short if short != "..." else f"{text[: width - 3]}..."
