"""The designs of a team for the terminal: the answer, the table, what to know about it."""

from jobmorph.reports.commands import commands_line
from jobmorph.reports.layout import TerminalStyle, plain_table, wrap_all
from jobmorph.reports.team_conflict import conflict_sentences
from jobmorph.reports.team_cost import order_sentence
from jobmorph.reports.team_lines import design_short, headings, screen_rows
from jobmorph.reports.team_sentences import commands
from jobmorph.reports.team_short import (
    answer_line,
    change_line,
    foot_line,
    order_line,
    people_line,
    read_line,
    stop_line,
)
from jobmorph.studies.team_result import TeamResult


def terminal_team(result: TeamResult, style: TerminalStyle | None = None) -> str:
    """Set the answer on one screen.

    Parameters
    ----------
    result : TeamResult
        The answer.
    style : TerminalStyle, optional
        Width, marks, bold.

    Returns
    -------
    str
        No line wider than the style.
    """
    style = style or TerminalStyle()
    rows = screen_rows(result)
    right = frozenset(range(1, len(rows[0])))
    lines = [
        *wrap_all([read_line(result), answer_line(result)], style),
        "",
        *plain_table(headings(result), rows, style, right=right),
        *wrap_all(note_sentences(result), style),
        *wrap_all([commands_line(commands(result), style)], style),
    ]
    return "\n".join(lines) + "\n"


def note_sentences(result: TeamResult) -> list[str]:
    """Sentences below the table, those that change what is decided first."""
    notes = [
        stop_line(result),
        *conflict_sentences(result),
        " ".join(
            part for part in (order_line(result), order_sentence(result, design_short)) if part
        ),
        change_line(result),
        people_line(result),
        foot_line(result),
    ]
    return [text for text in notes if text]
