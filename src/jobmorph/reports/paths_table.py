"""The table of moves for the terminal: one line a move, learning gives way where space is short."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from jobmorph.reports.history_view import short_title
from jobmorph.reports.layout import TerminalStyle, cell_width, cut, pad
from jobmorph.reports.paths_view import (
    Row,
    bring_words,
    has_week,
    learn_words,
    months_words,
    name_of,
    of_hundred,
    pay_fall,
)
from jobmorph.reports.rounding import round_to_total
from jobmorph.reports.short_text import short_label
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS

MARKS: Final = 8  # of five hours each
GAPS: Final = {"of": 1, "bring": 2, "learn": 2, "months": 1, "week": 2}
NARROWEST_NAME: Final = 16
NARROWEST_LEARN, LEAST_LEARN = 15, 11
_HEADS: Final = ("of", "bring", "learn", "months", "week")
_LEFT: Final = frozenset({"learn", "week"})


@dataclass(frozen=True, slots=True)
class MoveTable:
    """Widths that all lines of an answer share.

    Parameters
    ----------
    name : int
        Columns of the job's name.
    widths : dict of str to int
        Columns of the other cells; a cell left out has none.
    horizon_year : int
        Year over the bars.
    """

    name: int
    widths: dict[str, int]
    horizon_year: int

    def heading(self, style: TerminalStyle) -> str:
        """Set the headings."""
        cells = {name: say(f"paths.head.{name}") for name in _HEADS if name != "week"}
        cells["week"] = say("terminal.by", year=self.horizon_year)
        return style.bold(self._line(say("paths.head.to"), cells))

    def line(self, row: Row, style: TerminalStyle) -> str:
        """Set one move."""
        cells = _cells(row, style)
        learn = self.widths.get("learn", 0)
        labels = [fall] if (fall := pay_fall(row)) else row["learn"] or [learn_words(row)]
        cells["learn"] = fitting(labels, learn, style) if learn else ""
        name = cut(style.clean(short_title(name_of(row))), self.name, style.glyphs.ellipsis)
        return self._line(name, cells)

    def _line(self, name: str, cells: dict[str, str]) -> str:
        text = " " + pad(name, self.name)
        for key, width in self.widths.items():
            side = "left" if key in _LEFT else "right"
            text += " " * GAPS[key] + pad(cells[key], width, "left" if side == "left" else "right")
        return text.rstrip()


def table_of_moves(rows: Sequence[Row], horizon_year: int, style: TerminalStyle) -> MoveTable:
    """Divide the line between the columns of some moves.

    Parameters
    ----------
    rows : sequence of dict
        Moves shown.
    horizon_year : int
        Year over the bars.
    style : TerminalStyle
        Width and marks.
    """
    found = [_cells(row, style) for row in rows]
    year = say("terminal.by", year=horizon_year)
    widths = {
        key: max([cell_width(say(f"paths.head.{key}")), *(cell_width(c[key]) for c in found)])
        for key in ("of", "bring", "months")
    }
    widths["week"] = max(MARKS, cell_width(year))
    room = style.width - 1 - sum(width + GAPS[key] for key, width in widths.items())
    names = [cell_width(style.clean(short_title(name_of(row)))) for row in rows]
    gap = GAPS["learn"]
    learn = room - gap - min(max([*names, NARROWEST_NAME]), room - gap - NARROWEST_LEARN)
    has_learn = room - gap - max(learn, LEAST_LEARN) >= NARROWEST_NAME
    if not has_learn:
        return MoveTable(room, widths, horizon_year)
    ordered = {"of": widths["of"], "bring": widths["bring"], "learn": learn}
    ordered |= {"months": widths["months"], "week": widths["week"]}
    return MoveTable(room - gap - learn, ordered, horizon_year)


def _cells(row: Row, style: TerminalStyle) -> dict[str, str]:
    return {
        "of": of_hundred(row),
        "bring": bring_words(row),
        "months": months_words(row),
        "week": week_marks(row, style),
    }


def week_marks(row: Row, style: TerminalStyle) -> str:
    """Draw a week at the horizon as eight marks, AI first; empty if it is not known."""
    if not has_week(row):
        return ""
    shares = np.array([row[f"{part}_share"] for part in PARTS], dtype=np.float64)
    counts = round_to_total(shares, MARKS)
    return "".join(
        style.glyphs.part(part) * int(count) for part, count in zip(PARTS, counts, strict=True)
    )


def fitting(labels: Sequence[str], width: int, style: TerminalStyle) -> str:
    """Name as many labels as fit whole; the first is shortened if even that does not.

    Examples
    --------
    >>> fitting(["renewals", "product depth", "forecasts"], 24, TerminalStyle())
    'renewals, product depth'
    """
    cleaned = [style.clean(label) for label in labels]
    text = short_label(cleaned[0], width, style.glyphs.ellipsis).text
    for count in range(2, len(cleaned) + 1):
        longer = ", ".join(cleaned[:count])
        if cell_width(longer) > width:
            break
        text = longer
    return text
