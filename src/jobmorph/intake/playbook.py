"""A playbook, cadence, call script or process, read step by step from Markdown, Word or CSV."""

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import polars as pl

from jobmorph.intake.delimited_text import SEPARATORS, parse_delimited
from jobmorph.intake.fault import Fault, LineError, shown
from jobmorph.intake.playbook_assembler import StepAssembler, step_of_row
from jobmorph.intake.playbook_block import Block
from jobmorph.intake.playbook_column import step_columns
from jobmorph.intake.playbook_docx import docx_blocks
from jobmorph.intake.playbook_markdown import markdown_blocks
from jobmorph.intake.playbook_step import (
    StepDraft,
    channel_in,
    minutes_in,
    without_minutes,
    without_number,
)
from jobmorph.intake.text_file import TextFile, read_text_file
from jobmorph.schema.errors import SHOWN_ITEMS, DataError

LIMIT_BYTES: Final = 1_000_000
LIMIT_STEPS: Final = 500
LEAST_LABEL, MOST_LABEL = 9, 56
NOTHING: Final = "Nothing was computed."
DELIMITED: Final = (".csv", ".tsv")
WORD: Final = (".docx", ".docm")
EXPECTED: Final = (
    "Write each step as a list item, a section under a heading, or a row of a table with the "
    "column step."
)

STEP_SCHEMA: Final[dict[str, pl.DataType]] = {
    "task_id": pl.String(),
    "line": pl.Int64(),
    "section": pl.String(),
    "label": pl.String(),
    "statement": pl.String(),
    "verbatim": pl.String(),
    "minutes": pl.Float64(),
    "channel": pl.String(),
    "other_side": pl.String(),
}


@dataclass(frozen=True, slots=True)
class Playbook:
    """The steps of a playbook.

    Parameters
    ----------
    source : str
        Name of the file.
    title : str
        Its title, else its name.
    steps : polars.DataFrame
        task_id ('user:<n>'), line (paragraph in a Word file), section, label (short), statement
        (the step without the wording it gives), verbatim (that wording, or ''), minutes (null
        where not stated), channel (null where not named), other_side (as a column says, or null).
    notes : tuple of str
        What a reader should know about the reading.
    """

    source: str
    title: str
    steps: pl.DataFrame
    notes: tuple[str, ...] = field(default=())


def read_playbook(path: Path) -> Playbook:
    """Read a playbook.

    Parameters
    ----------
    path : Path
        Markdown or plain text with list items or sections; a Word file (.docx); or a CSV with a
        column 'step' and, where known, text, script, minutes, channel, section, side.

    Raises
    ------
    LineError
        If lines are faulty, all of them at once.
    DataError
        If the file as a whole cannot be used, or holds no step.
    """
    suffix = path.suffix.lower()
    if suffix in WORD:
        return assemble_playbook(path.name, docx_blocks(path))
    file = read_text_file(path, limit_bytes=LIMIT_BYTES, save_as="Markdown, CSV or .docx")
    if suffix in DELIMITED:
        return parse_step_table(file)
    return assemble_playbook(file.name, markdown_blocks(file.text))


def assemble_playbook(source: str, blocks: Iterable[Block]) -> Playbook:
    """Turn blocks into steps.

    A list item of the outermost level is a step; deeper items, quotations and paragraphs after it
    belong to it. Where a section has no items, the section is a step. Table rows are steps where
    the table has a column for them.
    """
    assembler = StepAssembler()
    for block in blocks:
        assembler.take(block)
    assembler.finish()
    notes = []
    if assembler.unread:
        noun = "paragraph or row" if assembler.unread == 1 else "paragraphs or rows"
        notes.append(f"{source}: {assembler.unread} {noun} outside the steps not read.")
    title = assembler.title or title_of_file(source)
    return _playbook(source, title, assembler.steps, assembler.faults, notes)


def parse_step_table(file: TextFile) -> Playbook:
    """Turn a delimited text file with one step a row into a playbook."""
    table = parse_delimited(file)
    places = step_columns(table.header.cells)
    if not {"step", "text", "script"} & set(places):
        found = ", ".join(shown(cell) for cell in table.header.cells[:SHOWN_ITEMS] if cell)
        raise DataError(
            f"no column looks like a step. Found: {found}",
            where=file.name,
            hint="The first line must name the columns: step, text, minutes, channel.",
        )
    faults: list[Fault] = []
    steps = [
        draft
        for row in table.rows
        if (draft := step_of_row(row.line, row.cells, places, faults)) is not None
    ]
    unused = [
        shown(name)
        for place, name in enumerate(table.header.cells)
        if name and place not in places.values()
    ]
    notes = [f"{file.name}: read as {file.encoding} with {SEPARATORS[table.separator]} between "
             "fields."]  # fmt: skip
    if unused:
        notes.append(f"{file.name}: columns not used: {', '.join(unused)}.")
    return _playbook(file.name, title_of_file(file.name), steps, faults, notes)


def _playbook(
    source: str,
    title: str,
    drafts: Sequence[StepDraft],
    faults: Sequence[Fault],
    notes: Sequence[str],
) -> Playbook:
    every = [*faults, *(fault for draft in drafts for fault in draft.faults())]
    if every:
        raise LineError(source, every)
    if not drafts:
        raise DataError("no steps found", where=source, hint=f"{EXPECTED} {NOTHING}")
    if len(drafts) > LIMIT_STEPS:
        raise DataError(
            f"{len(drafts):,} steps are more than {LIMIT_STEPS}",
            where=source,
            hint=f"Hand in one playbook at a time. {NOTHING}",
        )
    frame = _frame(drafts)
    stated = frame.get_column("minutes").count()
    told = [f"{source}: {frame.height} steps."] if frame.height > 1 else [f"{source}: one step."]
    if 0 < stated < frame.height:
        told.append(
            f"{source}: minutes stand at {stated} of {frame.height} steps; the others take the "
            "middle one of these."
        )
    if stated == 0:
        told.append(f"{source}: no minutes are given, so every step counts alike.")
    return Playbook(source, title, frame, (*told, *notes))


def step_label(head: str) -> str:
    """Shorten a step's first line to a name: its first clause where that says enough.

    Examples
    --------
    >>> step_label("Pipeline meeting with the team: go through the list row by row")
    'Pipeline meeting with the team'
    """
    plain = head.strip().rstrip(".:") or head
    ends = [
        found.start()
        for mark in (r"\.\s", r":\s", r"[;,]\s", r"\s[-–—]\s")
        for found in [re.search(mark, plain)]
        if found and found.start() >= LEAST_LABEL
    ]
    name = plain[: min(ends)] if ends and (min(ends) <= MOST_LABEL) else plain
    return (
        textwrap.shorten(name, MOST_LABEL, placeholder="...")
        if " " in name
        else (name[:MOST_LABEL])
    )


def title_of_file(source: str) -> str:
    """Make a title of a file's name.

    Examples
    --------
    >>> title_of_file("support-macros.csv")
    'Support macros'
    """
    plain = source.encode("utf-8", errors="replace").decode("utf-8")
    words = " ".join(re.split(r"[-_\s]+", Path(plain).stem)).strip()
    return words[:1].upper() + words[1:] or source


def _frame(drafts: Sequence[StepDraft]) -> pl.DataFrame:
    heads = [without_number(without_minutes(draft.head)) for draft in drafts]
    rows = [
        {
            "task_id": f"user:{number}",
            "line": draft.line,
            "section": draft.section,
            "label": step_label(head),
            "statement": " ".join([head, *draft.details]),
            "verbatim": draft.verbatim,
            "minutes": minutes_in(draft.head) if draft.minutes is None else draft.minutes,
            "channel": draft.channel or channel_in(head.partition(". ")[0]),
            "other_side": draft.side,
        }
        for number, (draft, head) in enumerate(zip(drafts, heads, strict=True), start=1)
    ]
    return pl.DataFrame(rows, schema=STEP_SCHEMA)
