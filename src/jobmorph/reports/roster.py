"""A roster check as terminal screen, Markdown or HTML document, CSV of its titles, and JSON."""

from collections.abc import Sequence
from typing import Final

from jobmorph.reports.commands import commands_line
from jobmorph.reports.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    render_document,
)
from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import render_form
from jobmorph.reports.roster_columns import column_blocks
from jobmorph.reports.roster_facts import group_blocks, start_blocks
from jobmorph.reports.roster_json import roster_document
from jobmorph.reports.roster_title import all_title_blocks, doubt_blocks, line_words
from jobmorph.reports.words import say
from jobmorph.studies.roster_result import RosterResult, RosterTotals

SHOWN_DOUBTS: Final = 5
SHOWN_GROUPS: Final = 6
FEW_NOTES: Final = 4
_FIELD_OF: Final = {"stated_level": "level", "pay_band": "band"}


def render_roster(
    result: RosterResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
    is_check: bool = True,
    map_name: str | None = None,
) -> str:
    """Write a roster check.

    Parameters
    ----------
    result : RosterResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'md' and 'html' hold everything; 'csv' one row a title.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table' only: every title, department and column.
    is_check : bool
        False adds that the check is all there is so far.
    map_name : str, optional
        The mapping file that was written.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    shown = style or TerminalStyle()
    opening = _opening(result, is_check=is_check, map_name=map_name)
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(result, opening, shown, is_all=is_all),
            "json": lambda: json_text(roster_document(result)),
            "csv": lambda: render_frame(result.titles, "csv"),
            "md": lambda: render_document(_full(result, opening), "md"),
            "html": lambda: render_document(_full(result, opening), "html"),
        },
    )


def roster_documents(result: RosterResult) -> tuple[Document, Document]:
    """Divide a check for a page on which titles are decided.

    Parameters
    ----------
    result : RosterResult
        The answer.

    Returns
    -------
    tuple of Document
        What was read, in short and without the titles to decide; then every column, title and
        department.
    """
    short = [
        *_opening(result, is_check=True, map_name=None),
        *column_blocks(result, is_short=True),
        *group_blocks(result, SHOWN_GROUPS),
        *_notes(result, is_short=True),
    ]
    title, edition = _title(result), result.record.edition
    return Document(title, tuple(short), edition), _full(result, [])


def _terminal(
    result: RosterResult, opening: list[Block], style: TerminalStyle, *, is_all: bool
) -> str:
    if is_all:
        return render_document(_full(result, opening), style=style)
    groups = group_blocks(result, SHOWN_GROUPS)
    # A line about departments reads better above the table of titles than glued below it.
    above, below = (groups, []) if len(groups) == 1 else ([], groups)
    blocks = [
        *opening,
        *column_blocks(result, is_short=True),
        *above,
        *doubt_blocks(result, SHOWN_DOUBTS),
        *below,
        *_notes(result, is_short=True),
        Paragraph(_foot(result)),
        Paragraph(commands_line(_commands(result), style)),
    ]
    return render_document(Document(_title(result), tuple(blocks)), style=style)


def _full(result: RosterResult, opening: list[Block]) -> Document:
    blocks = [
        *opening,
        *column_blocks(result, is_short=False),
        *doubt_blocks(result, None),
        *all_title_blocks(result),
        *group_blocks(result, None),
        *start_blocks(result),
        *_notes(result, is_short=False),
        Paragraph(_foot(result)),
    ]
    return Document(_title(result), tuple(blocks), result.record.edition)


def _title(result: RosterResult) -> str:
    key = "roster.title.one" if result.totals.people == 1 else "roster.title"
    return say(key, name=result.source, people=f"{result.totals.people:,}")


def _opening(result: RosterResult, *, is_check: bool, map_name: str | None) -> list[Block]:
    totals = result.totals
    lead = say(
        "roster.lead",
        titles=f"{len(result.readings):,}",
        clear=f"{result.count_titles('clear', 'mapped', 'held'):,}",
        confirm=f"{result.count_titles('confirm'):,}",
        lost=f"{result.count_titles('not_found'):,}",
        people=f"{totals.people:,}",
        fte=f"{totals.fte:,.1f}",
        hours=f"{totals.hours_week:,.0f}",
    )
    if result.count_titles("mapped", "held"):
        mapped, held = result.count_titles("mapped"), result.count_titles("held")
        lead += say("roster.lead.mapped", mapped=mapped, held=held)
    key = "roster.checked" if map_name is None else "roster.written"
    read = say(key, form=result.form, name=map_name)
    later = [] if is_check else [Paragraph(say("roster.designs"))]
    return [Paragraph(lead, is_lead=True), Paragraph(read), *later]


def _notes(result: RosterResult, *, is_short: bool) -> list[Block]:
    items = _note_items(result)
    if is_short and len(items) <= FEW_NOTES:
        return [Paragraph(" ".join(items))]
    return [Heading(say("roster.notes")), Bullets(tuple(items))]


def _note_items(result: RosterResult) -> list[str]:
    totals = result.totals
    items = [_stated(totals)]
    if totals.hours_stated < totals.people:
        week = next(each for each in result.record.assumptions if "hours_week" in each.name)
        items.append(say("roster.hours.assumed", hours=f"{week.value:g}"))
    items += [_said(key, count, result) for key, count in result.said.items() if _is_told(key)]
    if result.withheld_lines:
        count = len(result.withheld_lines)
        items.append(
            say("roster.withheld", count=count, lines=line_words(result.withheld_lines, count))
        )
    for column, lines in result.withheld_words.items():
        words = line_words(lines, len(lines))
        field = say(f"roster.field.{_FIELD_OF.get(column, column)}")
        items.append(say("roster.withheld.words", field=field, count=len(lines), lines=words))
    return [*items, *result.record.notes]


def _stated(totals: RosterTotals) -> str:
    found = {
        "fte": totals.fte_stated,
        "hours": totals.hours_stated,
        "start": totals.start_stated,
        "pay": totals.pay_stated,
    }
    people, manager = f"{totals.people:,}", f"{totals.manager_found:,}"
    if all(count == totals.people for count in found.values()):
        names = ", ".join(say(f"roster.stated.{name}") for name in found)
        return say("roster.stated.all", people=people, names=names, manager=manager)
    counts = {name: f"{count:,}" for name, count in found.items()}
    return say("roster.stated", people=people, manager=manager, **counts)


def _is_told(key: str) -> bool:
    # Counted among what is stated already.
    return key != "line.found"


def _said(key: str, count: int, result: RosterResult) -> str:
    lines = ""
    if key == "title.none" and result.untitled_lines:
        lines = f", {line_words(result.untitled_lines, count)}"
    return say(f"roster.said.{key}", count=f"{count:,}", lines=lines)


def _foot(result: RosterResult) -> str:
    return say("roster.foot", edition=result.record.edition)


def _commands(result: RosterResult) -> Sequence[str]:
    name = f'"{result.source}"' if " " in result.source else result.source
    first = say("roster.next.map", file=name)
    doubtful = result.count_titles("confirm", "not_found")
    return [*([first] if doubtful else []), say("roster.next.template")]
