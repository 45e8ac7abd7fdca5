"""The designs of a team for the terminal: the answer, the table, what to know about it."""

from typing import Final

from jobmorph.reports.commands import commands_line
from jobmorph.reports.layout import TerminalStyle, plain_table, wrap_all
from jobmorph.reports.team_conflict import conflict_sentences
from jobmorph.reports.team_lines import headings, screen_rows
from jobmorph.reports.team_sentences import (
    change_sentences,
    commands,
    cost_sentence,
    flip_sentences,
    lead_sentence,
    people_sentences,
    read_sentence,
    stop_sentences,
    win_sentence,
)
from jobmorph.reports.words import say
from jobmorph.studies.team_result import TeamResult

MOST_CHANGES: Final = 3


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
        *wrap_all([read_sentence(result), lead_sentence(result), cost_sentence(result)], style),
        "",
        *plain_table(headings(result), rows, style, right=right),
        *wrap_all(note_sentences(result), style),
        *wrap_all([say("team.foot", edition=result.record.edition)], style),
        *wrap_all([commands_line(commands(result), style)], style),
    ]
    return "\n".join(lines) + "\n"


def note_sentences(result: TeamResult) -> list[str]:
    """Sentences below the table, those that change what is decided first."""
    changes, flips = change_sentences(result), flip_sentences(result)
    more = len(changes) - MOST_CHANGES
    last = [say(f"team.change.more{'.one' if more == 1 else ''}", count=more)] if more > 0 else []
    flip_more = [say("team.flip.more", count=len(flips) - 1)] if len(flips) > 1 else []
    return [
        *stop_sentences(result),
        *conflict_sentences(result),
        " ".join(part for part in (win_sentence(result), *flips[:1], *flip_more) if part),
        " ".join([*changes[:MOST_CHANGES], *last]),
        " ".join(people_sentences(result)),
    ]
