"""What lies inside a group, on a screen: its largest units in two columns, its roles."""

from typing import Any, Final

from jobmorph.reports.layout import TerminalStyle, cut, pad, wrap_all
from jobmorph.reports.outlook_number import TABLE_MILLION, chance_number, scale_of
from jobmorph.reports.outlook_view import group_sentences, unit_name
from jobmorph.reports.words import say
from jobmorph.studies.outlook_result import OutlookGroupResult

INSIDE_ROWS: Final = 5
FEWEST_ROWS: Final = 3
TWO_COLUMNS: Final = 80


def inside_group(result: OutlookGroupResult, style: TerminalStyle, room: int) -> list[str]:
    """Name the largest units and what lies inside; where room is short, fewer of both.

    Parameters
    ----------
    result : OutlookGroupResult
        The answer.
    style : TerminalStyle
        Width and marks.
    room : int
        Lines that the screen has for it; what cannot be shorter stands all the same.
    """
    told = group_sentences(result)
    for rows, sentences in ((INSIDE_ROWS, told), (FEWEST_ROWS, told), (FEWEST_ROWS, told[:1])):
        lines = [*inside_lines(result, style, rows), *wrap_all(sentences, style)]
        if len(lines) <= room:
            break
    return lines


def inside_lines(
    result: OutlookGroupResult, style: TerminalStyle, count: int = INSIDE_ROWS
) -> list[str]:
    """Set the largest units in two columns of `count`, by the chance that there are fewer."""
    rows = result.units.head(2 * count).sort("fewer_probability", maintain_order=True)
    cells = rows.to_dicts()
    if style.width < TWO_COLUMNS:
        sides, wide = [cells], style.width
    else:
        half = (len(cells) + 1) // 2
        # Chances rise down the left side and fall down the right: the ends stand on top.
        sides, wide = [cells[:half], cells[half:][::-1]], (style.width - 3) // 2
    lines = [" | ".join(_inside_head(result, wide) for side in sides if side)]
    for at in range(len(sides[0])):
        shown = [_inside_cell(side[at], wide, style) for side in sides if at < len(side)]
        lines.append(" | ".join(shown))
    return [style.bold(lines[0].rstrip()), *(line.rstrip() for line in lines[1:])]


def _inside_head(result: OutlookGroupResult, wide: int) -> str:
    is_named = bool(result.units.item(0, "reason"))
    name = say("outlook.column.inside" if is_named else "outlook.column.job")
    return _inside_row(
        name,
        say("outlook.column.fewer"),
        say("outlook.column.range", year=result.target_year),
        wide,
    )


def _inside_cell(row: dict[str, Any], wide: int, style: TerminalStyle) -> str:
    scale = scale_of(row["low"], row["high"], million=TABLE_MILLION)
    room = wide - 20
    name = cut(style.clean(unit_name(row)), room, style.glyphs.ellipsis)
    chance = chance_number(row["fewer_probability"])
    return _inside_row(name, chance, scale.span(row["low"], row["high"]), wide)


def _inside_row(name: str, chance: str, span: str, wide: int) -> str:
    return f"{pad(name, wide - 20)} {pad(chance, 6, 'right')} {pad(span, 12, 'right')}"
