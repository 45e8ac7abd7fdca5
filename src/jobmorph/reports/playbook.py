"""A playbook's answer as terminal table, Markdown or HTML document, CSV and JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
import polars as pl

from jobmorph.reports.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    render_document,
    table_of,
)
from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import render_form
from jobmorph.reports.playbook_moves import move_sentences, named_steps
from jobmorph.reports.playbook_steps import step_blocks
from jobmorph.reports.rounding import round_to_total
from jobmorph.reports.theme import month_words, shown, whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import PARTS
from jobmorph.studies.playbook_result import PlaybookResult

CLASSES: Final = ("runs", "assisted", "human")
BAR_MARKS: Final = 10


def render_playbook(
    result: PlaybookResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
) -> str:
    """Write a playbook's answer.

    Parameters
    ----------
    result : PlaybookResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'md' and 'html' hold everything; 'csv' one row a step.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table' only: every step with its triggers, ranges and proposal.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(result, style or TerminalStyle(), is_all=is_all),
            "json": lambda: json_text(playbook_document(result)),
            "csv": lambda: render_frame(result.steps, "csv"),
            "md": lambda: render_document(_full_document(result), "md"),
            "html": lambda: render_document(_full_document(result), "html"),
        },
    )


def playbook_document(result: PlaybookResult) -> dict[str, Any]:
    """Return the answer as plain JSON types, at full precision."""
    triggers = result.triggers.partition_by("task_id", as_dict=True, include_key=False)
    job = result.match.job
    return {
        "schema_version": result.schema_version,
        "source": result.source,
        "title": result.title,
        "country": "US",
        "usage_as_of": result.usage_as_of,
        "job": {
            "kind": job.kind,
            "id": job.id,
            "title": job.title,
            "level": job.level,
            "method": result.match.method,
            "anchors": [
                {"occupation_onet2019": each.occupation_onet2019, "weight": each.weight}
                for each in job.anchors
            ],
        },
        "minutes_total": result.minutes_total,
        "are_minutes_stated": result.are_minutes_stated,
        "steps": [
            {**row, "triggers": _rows(triggers.get((row["task_id"],)))}
            for row in result.steps.iter_rows(named=True)
        ],
        "summary": result.summary.to_dicts(),
        "totals_minutes": result.totals.to_dicts(),
        "redesign": [
            {**row, "text": text}
            for row, text in zip(
                result.moves.iter_rows(named=True), move_sentences(result), strict=True
            )
        ],
        "judged": result.judged.to_dicts(),
        "notes": list(result.notes),
        "record": result.record.as_dict(),
    }


def _rows(frame: pl.DataFrame | None) -> list[dict[str, Any]]:
    return [] if frame is None else frame.to_dicts()


def _terminal(result: PlaybookResult, style: TerminalStyle, *, is_all: bool) -> str:
    blocks = [*_answer(result), *_terminal_steps(result, style), *_redesign(result)]
    blocks += [*_every_step(result)] if is_all else []
    return render_document(_document(result, [*blocks, *_foot(result)]), style=style)


def _full_document(result: PlaybookResult) -> Document:
    blocks = [*_answer(result), *_redesign(result), *_steps(result), *_contacts(result)]
    return _document(result, [*blocks, *_every_step(result), *_how(result)])


def _document(result: PlaybookResult, blocks: Sequence[Block]) -> Document:
    return Document(result.title, tuple(blocks), result.record.edition)


def _share(result: PlaybookResult, moment: str, part: str) -> Estimate:
    row = result.summary.row(
        by_predicate=(pl.col("moment") == moment) & (pl.col("part") == part), named=True
    )
    return Estimate(row["low"], row["mid"], row["high"])


def _answer(result: PlaybookResult) -> list[Block]:
    total = result.minutes_total if result.are_minutes_stated else 100.0
    suffix = "" if result.are_minutes_stated else ".steps"
    delegated = shown(_share(result, "reach", "delegated").scaled(total))
    lead = say(
        f"playbook.lead{suffix}",
        mid=delegated.mid,
        total=whole(total),
        between=delegated.between,
        assisted=shown(_share(result, "reach", "assisted").scaled(total)),
    )
    so_far = say(
        f"playbook.so_far{suffix}",
        usage=month_words(result.usage_as_of),
        total=whole(total),
        **{part: shown(_share(result, "today", part).scaled(total)) for part in PARTS[:2]},
    )
    counts = {name: result.steps.filter(pl.col("step_class") == name).height for name in CLASSES}
    classes = say("playbook.classes", count=result.steps.height, **counts)
    key = "playbook.read_as.named" if result.match.method != "library" or (
        result.match.query != result.source
    ) else "playbook.read_as"  # fmt: skip
    read_as = say(key, title=result.match.job.title)
    return [
        Paragraph(lead, is_lead=True),
        Paragraph(f"{_contact_sentence(result)} {classes}"),
        Paragraph(f"{so_far} {read_as}"),
    ]


def _contact_sentence(result: PlaybookResult) -> str:
    customer = result.steps.filter(pl.col("other_side") == "customer")
    if customer.is_empty():
        return say("playbook.lead.contact.none")
    row = result.totals.row(by_predicate=pl.col("measure") == "customer_delegated", named=True)
    scale = 1.0 if result.are_minutes_stated else 100.0 / result.minutes_total
    total = result.minutes_total * scale
    delegated = shown(Estimate(row["low"], row["mid"], row["high"]).scaled(scale))
    return say(
        "playbook.lead.contact",
        customer=whole(float(customer.get_column("minutes").sum()) * scale),
        total=whole(total),
        delegated=delegated.mid,
        between=delegated.between,
    )


def _terminal_steps(result: PlaybookResult, style: TerminalStyle) -> list[Block]:
    names = ("number", "step", "minutes", "script", "reach", "who")
    rows = []
    for number, row in enumerate(result.steps.iter_rows(named=True), start=1):
        rows.append(
            [
                str(number),
                row["label"],
                _minutes(row, result),
                str(whole(row["script_mid"])),
                _bar(row, style),
                say(f"playbook.class.{row['step_class']}"),
            ]
        )
    marks = {part: style.glyphs.part(part) for part in PARTS}
    heads = [say(f"playbook.column.{name}") for name in names]
    title = say("playbook.steps")
    return [
        Heading(title),
        table_of(title, heads, rows, (0, 2, 3)),
        Paragraph(say("playbook.legend", **marks)),
    ]


def _bar(row: Mapping[str, Any], style: TerminalStyle) -> str:
    shares = np.array([row[f"reach_{part}_mid"] for part in PARTS])
    counts = round_to_total(shares, BAR_MARKS)
    return "".join(
        style.glyphs.part(part) * int(count) for part, count in zip(PARTS, counts, strict=True)
    )


def _minutes(row: Mapping[str, Any], result: PlaybookResult) -> str:
    return f"{row['minutes']:.2g}" if row["minutes"] < 1 else str(whole(row["minutes"]))


def _steps(result: PlaybookResult) -> list[Block]:
    names = ("step", "minutes", "script", "shares", "who", "contact")
    rows = [
        [
            say("playbook.step", number=number, label=row["label"]),
            _minutes(row, result),
            f"{whole(row['script_mid'])} ({whole(row['script_low'])}-{whole(row['script_high'])})",
            "/".join(str(whole(100 * row[f"reach_{part}_mid"])) for part in PARTS),
            say(f"playbook.class.{row['step_class']}"),
            say(f"playbook.contact.{row['contact']}"),
        ]
        for number, row in enumerate(result.steps.iter_rows(named=True), start=1)
    ]
    title = say("playbook.steps")
    heads = [say(f"playbook.column.{name}") for name in names]
    return [
        Heading(title),
        table_of(say("playbook.caption"), heads, rows, (1, 2)),
        Paragraph(say("playbook.legend.plain")),
    ]


def _redesign(result: PlaybookResult) -> list[Block]:
    return [Heading(say("playbook.redesign")), Bullets(tuple(move_sentences(result)))]


def _contacts(result: PlaybookResult) -> list[Block]:
    items = []
    for contact in ("removes", "changes", "keeps", "creates"):
        ids = result.steps.filter(pl.col("contact") == contact).get_column("task_id").to_list()
        if ids:
            label = say(f"playbook.contact.label.{contact}")
            steps = named_steps(result.steps, ids, most=len(ids))
            items.append(say("playbook.contact.count", label=label, steps=steps))
    return [Heading(say("playbook.contacts")), Bullets(tuple(items))] if items else []


def _every_step(result: PlaybookResult) -> Iterator[Block]:
    for number, row in enumerate(result.steps.iter_rows(named=True), start=1):
        triggers = result.triggers.filter(pl.col("task_id") == row["task_id"])
        yield from step_blocks(number, row, triggers, result)


def _how(result: PlaybookResult) -> list[Block]:
    notes: list[Block] = []
    if result.notes:
        notes = [Heading(say("playbook.notes")), Bullets(result.notes)]
    return [
        Heading(say("playbook.how")),
        Paragraph(say("playbook.how.model")),
        Paragraph(say("playbook.how.class")),
        *notes,
        Paragraph(say("playbook.edition", edition=result.record.edition)),
    ]


def _foot(result: PlaybookResult) -> list[Block]:
    return [
        Paragraph(""),
        *(Paragraph(note) for note in result.notes[1:]),
        Paragraph(say("playbook.edition", edition=result.record.edition)),
        Paragraph(say("playbook.next", title=result.match.job.title)),
    ]
