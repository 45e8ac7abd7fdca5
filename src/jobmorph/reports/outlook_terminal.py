"""The answer to 'how many such jobs?' on one screen of 80 x 24."""

from collections.abc import Sequence
from typing import Any, Final

from jobmorph.reports.commands import commands_line, typed_job
from jobmorph.reports.layout import (
    SCREEN_LINES,
    TerminalStyle,
    cell_width,
    cut,
    pad,
    wrap,
    wrap_all,
)
from jobmorph.reports.outlook_inside import inside_group
from jobmorph.reports.outlook_number import chance_number, counted, scale_of
from jobmorph.reports.outlook_scenarios import scenario_lines
from jobmorph.reports.outlook_view import (
    Outlook,
    answer_scale,
    beside_sentence,
    breaks_sentence,
    counted_base,
    group_track_sentence,
    is_index,
    know_sentences,
    lead_sentence,
    question_sentence,
    score_sentence,
    track_head,
    track_lines,
)
from jobmorph.reports.range_line import range_line
from jobmorph.reports.skills_terminal import heading_lines
from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.studies.outlook_result import OutlookGroupResult, OutlookResult

LINE_WIDTH: Final = 24
NARROW_LINE: Final = 9
CODE_ROWS: Final = 4
FEWEST_CODES: Final = 2
CODE_WIDTHS: Final = (4, 12, 8, 15)  # weight, count, chance, range
_INDENT: Final = " " * 18
_WITH_INDENT: Final = " " * 9
_ITEM: Final = (" ", "   ")  # how a line of a list starts, and how it runs on
_ROLE_COMMANDS: Final = ("role", "plan", "group", "evidence")
_GROUP_COMMANDS: Final = ("one", "economy", "evidence")


def terminal_outlook(result: OutlookResult, style: TerminalStyle | None = None) -> str:
    """Set the outlook of one job on one screen.

    Parameters
    ----------
    result : OutlookResult
        The answer.
    style : TerminalStyle, optional
        Width, marks, bold; 80 columns of Unicode without bold if not given.

    Returns
    -------
    str
        At most 23 lines where names are short, no line wider than the style.
    """
    style = style or TerminalStyle()
    job = typed_job(result)
    commands = [say(f"outlook.command.{name}", job=job) for name in _ROLE_COMMANDS]
    parts = [
        heading_lines(result, style),
        wrap_all([question_sentence(result), lead_sentence(result)], style),
        [*figure_lines(result, style), *wrap_all([breaks_sentence(result)], style)],
        scenario_lines(result, style),
        [*wrap_all(_known(result), style), *_code_lines(result, style)],
        [*foot_lines(result, style), commands_line(commands, style)],
    ]
    room = SCREEN_LINES - sum(map(len, parts))
    parts.insert(-1, _track_lines(result, style, room))
    return calm_screen(*parts)


def terminal_outlook_group(result: OutlookGroupResult, style: TerminalStyle | None = None) -> str:
    """Set the outlook of a group on one screen.

    Parameters
    ----------
    result : OutlookGroupResult
        The answer.
    style : TerminalStyle, optional
        As in `terminal_outlook`.
    """
    style = style or TerminalStyle()
    count = say("outlook.official_jobs", count=result.units.height)
    commands = [say(f"outlook.command.{name}") for name in _GROUP_COMMANDS]
    parts = [
        [style.bold(line) for line in wrap_all([question_sentence(result)], style)],
        wrap_all([f"{lead_sentence(result)} {count}"], style),
        [*figure_lines(result, style), *wrap_all([breaks_sentence(result)], style)],
        scenario_lines(result, style),
        wrap_all([group_track_sentence(result)], style),
        [*foot_lines(result, style), commands_line(commands, style)],
    ]
    parts.insert(4, inside_group(result, style, SCREEN_LINES - sum(map(len, parts))))
    return calm_screen(*parts)


def calm_screen(*parts: Sequence[str]) -> str:
    """Set parts below each other, with an empty line between them while the screen has room."""
    filled = [list(part) for part in parts if part]
    room = SCREEN_LINES - sum(map(len, filled))
    lines: list[str] = []
    # The question stays with its answer; the parts after it are set apart first.
    order = [*range(2, len(filled)), 1]
    apart = set(order[: max(room, 0)])
    for place, part in enumerate(filled):
        lines += ["", *part] if place in apart else part
    return "\n".join(lines) + "\n"


def figure_lines(result: Outlook, style: TerminalStyle) -> list[str]:
    """Set what was counted, our range as a line, and the simpler answers beside it."""
    scale = answer_scale(result)
    low, high = scale.bare(result.low), scale.write(result.high)
    now = say("outlook.line.index.base") if is_index(result) else counted_base(result)
    label = "outlook.line.index" if is_index(result) else "outlook.line.counted"
    middle = say("outlook.line.middle", middle=scale.bare(result.middle))
    room = style.width - len(_INDENT) - len(low) - len(high) - len(middle) - 2
    line = range_line(
        result.low,
        result.middle,
        result.high,
        min(LINE_WIDTH, max(room, NARROW_LINE)),
        style.glyphs,
    )
    bar = " | "
    texts = [
        f" {result.base_year}  {pad(say(label), 10)} {now}",
        f" {result.target_year}  {pad(say('outlook.line.range'), 10)} {low} {line} {high}{middle}",
        f"       {pad(say('outlook.line.beside'), 10)} {beside_sentence(result, bar)}",
    ]
    return [line for text in texts for line in _keep(text, style)]


def _keep(text: str, style: TerminalStyle) -> list[str]:
    """Leave a set line as it is where it fits; else run on under its figures."""
    if cell_width(text) <= style.width:
        return [text]
    head, rest = text[: len(_INDENT)], text[len(_INDENT) :]
    return wrap(rest, style.width, head, _INDENT)


def _known(result: OutlookResult) -> list[str]:
    """Leave out what stands over the codes that the job leans on."""
    return know_sentences(result)[1:] if is_index(result) else know_sentences(result)


def _code_lines(result: OutlookResult, style: TerminalStyle) -> list[str]:
    """Name the codes that a job leans on, with weight, count, chance and range."""
    if not is_index(result):
        return []
    head = _code_row(
        say("outlook.borrowed.short", count=result.units.height),
        (
            "",
            say("outlook.column.counted", year=result.base_year),
            say("outlook.column.fewer"),
            say("outlook.column.range", year=result.target_year),
        ),
        style,
    )
    # Whatever else must be known takes the place of the lightest codes.
    taken = len(_known(result)) + (0 if result.scenarios is None else 2)
    rows = result.units.head(max(CODE_ROWS - taken, FEWEST_CODES)).to_dicts()
    return [
        style.bold(head),
        *(_code_row(_code_name(row), _code_cells(row), style) for row in rows),
    ]


def _code_name(row: dict[str, Any]) -> str:
    return f" {row['employment_unit']} {row['title']}"


def _code_cells(row: dict[str, Any]) -> list[str]:
    scale = scale_of(row["low"], row["high"])
    weight = [f"{whole(row['weight'] * 100)}%"] if "weight" in row else []
    return [
        *weight,
        counted(row["employment_base_heads"]),
        chance_number(row["fewer_probability"]),
        scale.span(row["low"], row["high"]),
    ]


def _code_row(name: str, cells: Sequence[str], style: TerminalStyle) -> str:
    figures = "".join(
        f" {pad(cell, width, 'right')}"
        for cell, width in zip(cells, CODE_WIDTHS[-len(cells) :], strict=True)
    )
    room = style.width - cell_width(figures)
    return pad(cut(name, room, style.glyphs.ellipsis), room) + figures


def terminal_codes(result: Outlook, style: TerminalStyle) -> str:
    """List all codes behind an answer, one line each; of a group those left out too.

    Parameters
    ----------
    result : OutlookResult or OutlookGroupResult
        The answer.
    style : TerminalStyle
        Width and marks.
    """
    cells = (
        *([] if isinstance(result, OutlookGroupResult) else [""]),
        say("outlook.column.counted", year=result.base_year),
        say("outlook.column.fewer"),
        say("outlook.column.range", year=result.target_year),
    )
    lines = [style.bold(_code_row(say("outlook.section.codes"), cells, style))]
    for row in result.units.to_dicts():
        extra = [code for code in row["codes"] if code != row["employment_unit"]]
        lines.append(_code_row(_code_name(row), _code_cells(row), style))
        if extra:
            lines += wrap(say("outlook.with", codes=", ".join(extra)), style.width, _WITH_INDENT)
    if isinstance(result, OutlookGroupResult) and result.left_out.height:
        lines += ["", style.bold(say("outlook.section.left_out"))]
        for code, name, reason in result.left_out.iter_rows():
            text = say("outlook.left_out", code=code, title=name or "", reason=reason)
            lines += wrap_all([text], style, *_ITEM)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _track_lines(result: OutlookResult, style: TerminalStyle, room: int) -> list[str]:
    """Say what the method would have said; where room is short the middle sayings go first."""
    head, sayings = wrap_all([track_head(result)], style), track_lines(result)
    while True:
        lines = [*head, *wrap_all(sayings, style, *_ITEM)]
        if len(lines) <= room or len(sayings) <= 1:
            return lines
        del sayings[len(sayings) // 2]


def foot_lines(result: Outlook, style: TerminalStyle) -> list[str]:
    """Say how good it is, what it does not follow from, and whose count it is."""
    edition = result.record.edition
    return wrap_all(
        [
            score_sentence(result.score),
            say("outlook.exposure"),
            say("outlook.survey.edition", year=result.base_year, edition=edition),
        ],
        style,
    )
