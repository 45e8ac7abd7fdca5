"""The answer to 'where can I go?' for an 80 x 24 terminal: one calm screen."""

from dataclasses import dataclass, replace
from typing import Final

from jobmorph.reports.commands import commands_line
from jobmorph.reports.layout import SCREEN_LINES, TerminalStyle, cell_width, cut, wrap, wrap_all
from jobmorph.reports.paths_routes import long_routes, route_sentence
from jobmorph.reports.paths_sentences import (
    brings_sentence,
    commands,
    crowded_sentence,
    lead_sentence,
    left_out_items,
    none_sentences,
    read_sentence,
)
from jobmorph.reports.paths_table import MoveTable, table_of_moves
from jobmorph.reports.paths_target import target_lines
from jobmorph.reports.paths_view import (
    Row,
    counted_as,
    hundred,
    is_empty,
    kept,
    pay_fall,
    target_row,
)
from jobmorph.reports.skills_terminal import heading_lines
from jobmorph.reports.words import say
from jobmorph.studies.paths_result import PathsResult

FEWEST_ROWS: Final = 2
ROWS_FIRST: Final = 4  # so many counted moves before a second route
MOST_ROUTES: Final = 2
MOST_WAYS: Final = 4  # to a target
LONGEST_COUNTED: Final = 12  # of a name that is cut; below it the group is named without


@dataclass(frozen=True, slots=True)
class _Shown:
    """How many moves and routes the screen shows."""

    trade: int
    counted: int
    routes: int
    has_brings: int = 0


def terminal_paths(result: PathsResult, style: TerminalStyle | None = None) -> str:
    """Set the answer on one screen.

    Parameters
    ----------
    result : PathsResult
        The answer.
    style : TerminalStyle, optional
        Width, marks, bold; 80 columns of Unicode without bold if not given.

    Returns
    -------
    str
        At most 23 lines at 80 columns where names are short, no line wider than the style.
    """
    style = style or TerminalStyle()
    if result.target is not None:
        screens = (_target(result, style, most) for most in range(MOST_WAYS, 0, -1))
        lines = next((each for each in screens if len(each) <= SCREEN_LINES), None)
        return "\n".join(lines or _target(result, style, 1)) + "\n"
    if is_empty(result):
        lines = [*head_lines(result, style), *wrap_all(none_sentences(result), style)]
        return "\n".join([*lines, *foot_lines(result, [], style)]) + "\n"
    return _fullest(result, style)


def _target(result: PathsResult, style: TerminalStyle, most: int) -> list[str]:
    row = target_row(result)
    shown = [row] if row else []
    return [
        *head_lines(result, style),
        *target_lines(result, style, most),
        *foot_lines(result, shown, style),
    ]


def head_lines(result: PathsResult, style: TerminalStyle) -> list[str]:
    """Name the job, say whose figures these are, and answer."""
    title = heading_lines(result.start, style)[:1]
    return [*title, *wrap_all([read_sentence(result), lead_sentence(result)], style)]


def foot_lines(result: PathsResult, rows: list[Row], style: TerminalStyle) -> list[str]:
    """Say which moves are crowded, what is left out, what counts are not, what to type."""
    items = left_out_items(result)
    texts = [_crowded(rows, style)]
    if items and not is_empty(result):
        texts.append(say("paths.out", items=items))
    texts.append(say("paths.caution"))
    line = commands_line(commands(result), style)
    return [*wrap_all(texts, style), *wrap_all([line], style)]


def _crowded(rows: list[Row], style: TerminalStyle) -> str:
    """Name two crowded jobs, one where two take more than a line."""
    text = crowded_sentence(rows)
    return text if cell_width(text) <= style.width else crowded_sentence(rows, 1)


def _fullest(result: PathsResult, style: TerminalStyle) -> str:
    """Show as many moves as the screen has room for, both groups growing alike."""
    trade, counted = (len(kept(result, group)) for group in ("trade", "counted"))
    most = _Shown(trade, counted, min(len(long_routes(result)), MOST_ROUTES), 1)
    shown = _Shown(min(FEWEST_ROWS, trade), min(FEWEST_ROWS, counted), min(1, most.routes))
    lines = _lines(result, shown, style)
    if len(lines) > SCREEN_LINES:  # names so long that only moves fit
        most = replace(most, routes=0)
        shown = replace(shown, routes=0)
        lines = _lines(result, shown, style)
    is_growing = True
    while is_growing:
        is_growing = False
        for name in ("trade", "counted", "has_brings", "routes"):
            if getattr(shown, name) == getattr(most, name):
                continue
            if name == "routes" and shown.counted < min(most.counted, ROWS_FIRST):
                continue
            larger = replace(shown, **{name: getattr(shown, name) + 1})
            tried = _lines(result, larger, style)
            if len(tried) <= SCREEN_LINES:
                shown, lines, is_growing = larger, tried, True
    return "\n".join(lines) + "\n"


def _lines(result: PathsResult, shown: _Shown, style: TerminalStyle) -> list[str]:
    trade, counted = kept(result, "trade"), kept(result, "counted")
    told = likeliest_and_one_that_pays(counted, shown.counted)
    rows = [*trade[: shown.trade], *told]
    table = table_of_moves(rows, result.horizon_year, style)
    return [
        *head_lines(result, style),
        table.heading(style),
        *_group(say("paths.group.trade"), trade[: shown.trade], table, style),
        *_group(counted_heading(result, style), told, table, style),
        *_more(result, shown, style),
        *_routes(result, shown.routes, style),
        *(wrap_all([brings_sentence(result)], style) if shown.has_brings else []),
        *key_lines(result, style),
        *foot_lines(result, rows, style),
    ]


def likeliest_and_one_that_pays(rows: list[Row], most: int) -> list[Row]:
    """Take the first rows; if all of them pay less, the last gives way to the first that does not.

    A list of steps down reads as if there were no other way.
    """
    first = rows[:most]
    others = [row for row in rows[most:] if not pay_fall(row)]
    if len(first) > 1 and others and all(pay_fall(row) for row in first):
        return [*first[:-1], others[0]]
    return first


def _group(heading: str, rows: list[Row], table: MoveTable, style: TerminalStyle) -> list[str]:
    if not rows:
        return []
    heads = [style.bold(line) for line in wrap(style.clean(heading), style.width)]
    return [*heads, *(table.line(row, style) for row in rows)]


def counted_heading(result: PathsResult, style: TerminalStyle) -> str:
    """Say whose leavers were counted, a long name cut."""
    start, end = say("paths.group.counted.start"), say("paths.group.counted.end")
    room = style.width - cell_width(start) - cell_width(end)
    name = cut(counted_as(result), max(room, LONGEST_COUNTED), style.glyphs.ellipsis)
    return say("paths.group.counted", counted=name)


def _more(result: PathsResult, shown: _Shown, style: TerminalStyle) -> list[str]:
    """Count the moves that the screen has no room for, and those that nobody lists."""
    rest = {
        "trade": len(kept(result, "trade")) - shown.trade,
        "counted": len(kept(result, "counted")) - shown.counted,
    }
    items = [say(f"paths.more.{group}", count=count) for group, count in rest.items() if count]
    texts = [say("paths.more", items=", ".join(items))] if items else []
    if shown.counted:
        texts.append(say("paths.elsewhere", share=hundred(result.elsewhere_share)))
    return wrap(style.clean(" ".join(texts)), style.width, " ", "   ") if texts else []


def _routes(result: PathsResult, count: int, style: TerminalStyle) -> list[str]:
    found = long_routes(result)
    if not found:
        return wrap_all([say("paths.none.steps")], style)
    rows = found[:count]
    if not rows:
        return []
    hops = {row["hops"] for row in rows}
    key = str(hops.pop()) if len(hops) == 1 else "both"
    lines = [style.bold(say(f"paths.group.steps.{key}"))]
    for row in rows:
        text = f"{route_sentence(result, row, say('paths.step'))}."
        lines += wrap(style.clean(text), style.width, " ", "   ")
    return lines


def key_lines(result: PathsResult, style: TerminalStyle) -> list[str]:
    """Say what a mark stands for, and what months are."""
    glyphs = style.glyphs
    text = say(
        "paths.key",
        delegated=glyphs.delegated,
        assisted=glyphs.assisted,
        human=glyphs.human,
        hours=f"{result.hours_week:g}",
    )
    return wrap(text, style.width)
