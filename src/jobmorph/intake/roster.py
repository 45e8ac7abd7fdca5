"""A team's roster as HR systems export it, read without anything of who its people are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import polars as pl

from jobmorph.intake.fault import LineError
from jobmorph.intake.frame import NAME, frame_sheet
from jobmorph.intake.roster_columns import (
    WORDS,
    ColumnChoice,
    ColumnUse,
    RosterRequest,
    people_in,
    refused,
)
from jobmorph.intake.roster_grid import Header
from jobmorph.intake.roster_line import LineCells, find_managers
from jobmorph.intake.roster_numbers import read_numbers
from jobmorph.intake.roster_protected import read_protected
from jobmorph.intake.roster_row import Gathered, gather, sample_columns
from jobmorph.intake.roster_sheet import Sheet, open_sheet
from jobmorph.intake.roster_values import Notes
from jobmorph.intake.roster_words import read_words
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.tables import ROSTER_ROW

SHOWN_LINES: Final = 100


@dataclass(frozen=True, slots=True)
class RosterReading:
    """A roster as it was read.

    Parameters
    ----------
    source : str
        Name of the file without folders.
    form : str
        How it is written: encoding and separator, or the sheet of a workbook.
    rows : polars.DataFrame
        Contract `roster_row`, one row a person.
    columns : tuple of ColumnUse
        What became of every column, in the order of the file.
    said : mapping of str to int
        Rules that were taken, by key, with the number of rows or cells concerned.
    untitled_lines : tuple of int
        Lines without a title that can be read, at most a hundred.
    title_lines : mapping of str to int
        Line in which each title stands first.
    row_lines : tuple of int
        Line of the file of each row.
    protected : polars.Series or None
        Category of each person, in the order of `rows`, null where it is not stated; None unless
        a column was asked for. Never part of `rows`; only `studies.adverse_impact` takes it.
    """

    source: str
    form: str
    rows: pl.DataFrame
    columns: tuple[ColumnUse, ...]
    said: Mapping[str, int]
    untitled_lines: tuple[int, ...]
    title_lines: Mapping[str, int]
    row_lines: tuple[int, ...]
    protected: pl.Series | None = field(default=None, repr=False)


def read_roster(path: Path, request: RosterRequest | None = None) -> RosterReading:
    """Read a roster.

    Names, e-mail addresses, telephones, addresses, births, national ids and whatever else is not
    needed stay unread. Numbers of people become keyed hashes to find each one's manager, then row
    numbers. No message repeats a cell.

    Parameters
    ----------
    path : Path
        CSV or workbook, one row a person; see `open_sheet`.
    request : RosterRequest, optional
        Columns that the owner names, columns to leave out, sheet, period of pay.

    Raises
    ------
    LineError
        If rows are faulty, all of them at once.
    DataError
        If the file as a whole cannot be used, or a column to be kept holds people.
    ParameterError
        If a column or sheet is named that is not there.
    """
    asked = request or RosterRequest()
    sheet = open_sheet(path, sheet=asked.sheet, title=asked.columns.get("title"))
    return read_sheet(sheet, path.name, asked)


def read_frame(frame: Any, request: RosterRequest | None = None) -> RosterReading:
    """Read a roster from a polars or pandas table; as `read_roster` reads a file.

    Raises
    ------
    LineError
        If rows are faulty, all of them at once; the first row is line 2.
    DataError
        If the table cannot be used, or a column to be kept holds people.
    ParameterError
        If a column is named that is not there, or a sheet.
    """
    asked = request or RosterRequest()
    if asked.sheet is not None:
        raise ParameterError("a table in memory has no sheets", where="sheet")
    return read_sheet(frame_sheet(frame, asked.columns.get("title")), NAME, asked)


def read_sheet(sheet: Sheet, source: str, asked: RosterRequest) -> RosterReading:
    """Read an opened roster; see `read_roster`.

    Parameters
    ----------
    sheet : Sheet
        Its header and rows.
    source : str
        What it is called, for messages.
    asked : RosterRequest
        What its owner says about it.
    """
    choice = ColumnChoice(sheet.header, asked, source)
    uses = choice.choose(sample_columns(sheet, choice.candidates()))
    notes = Notes()
    _note_header(sheet.header, notes)
    gathered = gather(sheet, uses, source, notes)
    uses = _without_people(gathered, uses, asked, source)
    protected = read_protected(gathered, uses, source)
    words = read_words(gathered, uses, notes)
    numbers = read_numbers(gathered, uses, asked, notes, is_1904=sheet.is_1904)
    rows = pl.DataFrame({**words, **numbers})
    rows = rows.with_columns(
        pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias("roster_row"),
        manager_roster_row=pl.Series(_managers(gathered, uses, notes), dtype=pl.Int64),
    )
    if notes.faults:
        raise LineError(source, notes.faults)
    shaped = rows.select(
        pl.col(name).cast(dtype) for name, dtype in ROSTER_ROW.polars_schema.items()
    )
    first: dict[str | None, list[int]] = {}
    for title, line in zip(words["title"], gathered.lines, strict=True):
        lines = first.setdefault(title, [])
        if len(lines) < (SHOWN_LINES if title is None else 1):
            lines.append(line)
    return RosterReading(
        source=source,
        form=sheet.form,
        rows=ROSTER_ROW.check(shaped),
        columns=uses,
        said=dict(notes.said),
        untitled_lines=tuple(first.pop(None, ())),
        title_lines={title: lines[0] for title, lines in first.items() if title is not None},
        row_lines=tuple(gathered.lines),
        protected=protected,
    )


def _note_header(header: Header, notes: Notes) -> None:
    notes.say("header.below", header.line if header.line > 1 else 0)


def _without_people(
    gathered: Gathered, uses: Sequence[ColumnUse], request: RosterRequest, source: str
) -> tuple[ColumnUse, ...]:
    """Let go of columns of words that hold people; refuse the title or one that was named."""
    kept = []
    for use in uses:
        people = None
        if use.purpose == "kept" and use.field in WORDS:
            cells = gathered.cells(use.field, uses)
            people = (
                None
                if cells is None
                else people_in(use.field, cells.filled(), is_stated=use.is_stated)
            )
        if people is not None and (use.field == "title" or use.is_stated):
            raise refused(source, use.name, people, use.field or "title")
        kept.append(use if people is None else replace(use, purpose="people", detail=people))
    return tuple(kept)


def _managers(
    gathered: Gathered, uses: Sequence[ColumnUse], notes: Notes
) -> list[int | None]:  # fmt: skip
    persons, managers = gathered.cells("person", uses), gathered.cells("manager", uses)
    if persons is None or managers is None:
        notes.say("line.unread", int(managers is not None))
        if persons is None:
            return [None] * len(gathered.lines)
        # Nobody reports to anybody, but nobody may be listed twice.
        nobody = [""] * len(gathered.lines)
        cells = LineCells(gathered.lines, persons.name, persons.values, "", nobody)
        return find_managers(cells, notes)
    return find_managers(
        LineCells(gathered.lines, persons.name, persons.values, managers.name, managers.values),
        notes,
    )
