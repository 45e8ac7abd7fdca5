"""The history of a job for an 80 x 24 terminal: each count by itself, then where they went."""

from typing import Final

from jobmorph.reports.commands import commands_line
from jobmorph.reports.history_blocks import moves_sentence
from jobmorph.reports.history_view import (
    absent_lines,
    apart_sentence,
    count_name,
    crossed_years,
    grew_sentence,
    half_words,
    lead_sentence,
    leads,
    other_sentence,
    pair_sentence,
    row_words,
    spark,
    studies,
)
from jobmorph.reports.layout import SCREEN_LINES, TerminalStyle, cell_width, cut, wrap, wrap_all
from jobmorph.reports.theme import people
from jobmorph.reports.words import say
from jobmorph.studies.history_result import HistoryPath, HistoryResult

RULE: Final = 4
GREW_LINES: Final = 2
LONGEST_TITLE: Final = 26  # of a job named in the line of commands
_INDENT: Final = " "
SHOWN_MOVES: Final = 2


def terminal_history(result: HistoryResult, style: TerminalStyle | None = None) -> str:
    """Set the history of a job on one screen.

    Parameters
    ----------
    result : HistoryResult
        The answer.
    style : TerminalStyle, optional
        Width, marks, bold; 80 columns of Unicode without bold if not given.

    Returns
    -------
    str
        At most 23 lines at 80 columns where names are short, no line wider than the style.
    """
    style = style or TerminalStyle()
    head = [*_heading(result, style), *_counts(result, style)]
    foot = _foot(result, style)
    room = SCREEN_LINES - len(head) - len(foot)
    return "\n".join([*head, *_went(result, style, room), *foot]) + "\n"


def _heading(result: HistoryResult, style: TerminalStyle) -> list[str]:
    title = style.clean(result.title).upper()
    edition = say("history.head", edition=result.record.edition)
    gap = style.width - cell_width(title) - cell_width(edition)
    first = [style.bold(title) + " " * gap + edition] if gap > 1 else []
    lines = first or [style.bold(line) for line in wrap(title, style.width)]
    return [*lines, *wrap(style.clean(lead_sentence(result)), style.width)]


def _counts(result: HistoryResult, style: TerminalStyle) -> list[str]:
    """Each count: a rule that says who is counted, then its picture and figures."""
    lines = wrap(apart_sentence(result), style.width)
    shown = leads(result)
    for place, path in enumerate(shown):
        lines.append(_rule(path, style, is_first=place == 0))
        lines += [*_figures(path, style), *_beside(result, path, style)]
    years = sorted({year for path in shown for year in crossed_years(path)})
    if years:
        text = say("history.crossed", years=", ".join(map(str, years)))
        lines += wrap(text, style.width, _INDENT, "   ")
    for text in absent_lines(result, [path.definition for path in shown]):
        lines += wrap(style.clean(text), style.width, _INDENT, "   ")
    return lines


def _rule(path: HistoryPath, style: TerminalStyle, *, is_first: bool) -> str:
    """Draw a line across: the break between two counts, and who is counted from here."""
    values = {
        "count": count_name(path.definition),
        "first": path.summary.first_year,
        "last": path.summary.last_year,
        "who": say(f"history.who.{path.definition}"),
    }
    line = style.glyphs.rule
    room = style.width - RULE - 2
    text = say("history.rule.first" if is_first else "history.rule.next", **values)
    if cell_width(text) > room:
        text = cut(say("history.rule.short", **values), room, style.glyphs.ellipsis)
    drawn = f"{line * RULE} {text} "
    return (drawn + line * max(style.width - cell_width(drawn), 0)).rstrip()


def _figures(path: HistoryPath, style: TerminalStyle) -> list[str]:
    summary = path.summary
    arrow = "->" if style.glyphs.is_ascii else "→"
    is_one = summary.first_year == summary.last_year
    texts = [
        say(
            "history.figures.one" if is_one else "history.figures",
            first=people(summary.first_heads),
            last=people(summary.last_heads),
            arrow=arrow,
        ),
        say("history.peak", year=summary.peak_year),
        half_words(path),
    ]
    drawn = f"{_INDENT}{spark(path, is_ascii=style.glyphs.is_ascii)}  "
    told = "; ".join(text for text in texts if text)
    hanging = " " * len(drawn)
    lines = wrap(told, style.width, drawn, hanging)
    row = style.clean(row_words(path))
    if not row:
        return lines
    if cell_width(lines[-1]) + 2 + cell_width(row) <= style.width:
        return [*lines[:-1], f"{lines[-1]}; {row}"]
    return [*lines, _INDENT + cut(row, style.width - 1, style.glyphs.ellipsis)]


def _beside(result: HistoryResult, lead: HistoryPath, style: TerminalStyle) -> list[str]:
    """Name the first other row of the same count that is the job's own or a part of it."""
    rows = [
        path
        for path in result.paths
        if path.definition == lead.definition and not path.is_lead and path.kind != "nearest"
    ]
    return [
        _INDENT
        + cut(
            say(
                "history.beside",
                row=style.clean(path.title),
                first=people(path.summary.first_heads),
                last=people(path.summary.last_heads),
                arrow="->" if style.glyphs.is_ascii else "→",
            ),
            style.width - 1,
            style.glyphs.ellipsis,
        )
        for path in rows[:1]
    ]


def _went(result: HistoryResult, style: TerminalStyle, room: int) -> list[str]:
    """Where they went, what grew, the pair and the other story: as much as the screen holds."""
    lines = [style.bold(_moves_line(result, style))]
    told = studies(result) or [say("history.study.none")]
    least = len(lines) + len(_study(told[0], style))
    fixed = [*_grew(result, style), *wrap_all([pair_sentence(result)], style)]
    other = wrap_all([other_sentence(result)], style)
    if least + len(fixed) + len(other) > room:
        other = wrap_all([other_sentence(result, is_short=True)], style)
    left = max(room - len(lines) - len(fixed) - len(other), 1)
    for place, text in enumerate(told):
        own = _study(text, style)
        if place and len(own) > left:
            break
        # The first study is told whole: half a finding would be another finding.
        lines += own
        left -= len(own)
    return [*lines, *fixed, *other]


def _moves_line(result: HistoryResult, style: TerminalStyle) -> str:
    """Name as many observed moves as one line holds; the rest stands in --all."""
    for most in range(SHOWN_MOVES, 0, -1):
        text = style.clean(moves_sentence(result, most))
        if cell_width(text) <= style.width:
            return text
    title = "" if result.moves is None else str(result.moves.item(0, "title"))
    room = len(title) - (cell_width(text) - style.width)
    return text.replace(title, cut(title, room, style.glyphs.ellipsis), 1)


def _study(text: str, style: TerminalStyle) -> list[str]:
    return wrap(style.clean(text), style.width, _INDENT, _INDENT)


def _grew(result: HistoryResult, style: TerminalStyle) -> list[str]:
    """Name as many jobs that grew as two lines hold."""
    lines: list[str] = []
    for most in (3, 2, 1):
        lines = wrap_all([grew_sentence(result, most)], style)
        if len(lines) <= GREW_LINES:
            break
    return lines


def _foot(result: HistoryResult, style: TerminalStyle) -> list[str]:
    other = result.other
    named = other.title.lower() if len(other.title) <= LONGEST_TITLE else other.case_id
    commands = [
        say("history.command.job", job=named),
        say("history.command.cases"),
        say("history.command.atlas"),
        "--all",
    ]
    return [*wrap(say("history.pairs"), style.width), commands_line(commands, style)]
