"""The answer to 'how should this team be redesigned?': terminal, Markdown, page, CSV, JSON."""

import csv
import io
from typing import Final

from jobmorph.reports.csv import guard_cell
from jobmorph.reports.document import Document, render_document
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import render_form
from jobmorph.reports.team_blocks import answer_blocks, compare_blocks, rest_blocks
from jobmorph.reports.team_terminal import terminal_team
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_result import TeamMeasures, TeamResult

CSV_COLUMNS: Final = ("design", "measure", "low", "mid", "high")


def render_team(
    result: TeamResult,
    form: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
) -> str:
    """Write a team as it is beside its designs.

    Parameters
    ----------
    result : TeamResult
        The answer.
    form : {'table', 'md', 'html', 'csv', 'json'}
        'table' is the terminal; 'csv' one row a figure of each design, empty where a design has
        no plan; 'md', 'html' and 'json' hold everything.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table' only: tasks by seat, seats by quarter, moves, limits, assumptions and sources below
        the screen.

    Raises
    ------
    ParameterError
        If the form is unknown.
    """
    shown = style or TerminalStyle()
    return render_form(
        form,
        {
            "table": lambda: (
                terminal_team(result, shown) + (_rest(result, shown) if is_all else "")
            ),
            "md": lambda: _markdown(result),
            "html": lambda: _html(result),
            "csv": lambda: _csv(result),
            "json": lambda: _json(result),
        },
    )


def _rest(result: TeamResult, style: TerminalStyle) -> str:
    return render_document(
        Document("", (*compare_blocks(result), *rest_blocks(result))), style=style
    )


def _markdown(result: TeamResult) -> str:
    people = f"{result.roster.totals.people:,}"
    title = say("team.title", name=result.roster.source, people=people)
    blocks = (*answer_blocks(result), *rest_blocks(result))
    return render_document(Document(title, blocks, result.record.edition), "md")


def _html(result: TeamResult) -> str:
    from jobmorph.reports.team_page import team_html

    return team_html(result)


def _json(result: TeamResult) -> str:
    from jobmorph.reports.team_json import render_team_json

    return render_team_json(result)


def _csv(result: TeamResult) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    designs = [("as-is", result.as_is), *((p.offer.name, p.measures) for p in result.plans)]
    for name, measures in designs:
        for field in TeamMeasures.__dataclass_fields__:
            value = None if measures is None else getattr(measures, field)
            if isinstance(value, Estimate):
                cells: list[float | None] = [value.low, value.mid, value.high]
            else:
                cells = [None, value, None]
            writer.writerow([guard_cell(name), field, *cells])
    return buffer.getvalue()
