"""Figures about a team's designs as SVG text: cost against hours, and seats by quarter.

Places across are percentages, heights px: a figure fits any column, letters keep their size.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from jobmorph.reports.layout import cell_width

HEIGHT_PX: Final = 320
TOP_PX, BOTTOM_PX = 14, 28
LINE_PX: Final = 17  # one line of a label
LEFT_SHARE, RIGHT_SHARE = 0.10, 0.96
LEANS_LEFT: Final = 0.55  # labels of marks farther right end at the mark
# On a phone, where letters take most of the width: shares of it.
LETTER_SHARE: Final = 0.0235
GAP_SHARE, GAP_PX = 0.045, 12
MARK_SHARE, MARK_PX = 0.03, 15
PANEL_PX: Final = 96
PANEL_TOP_PX, PANEL_BOTTOM_PX = 10, 24
PANEL_LEFT: Final = 8.0  # percent, for the numbers of the scale
MOST_STEPS: Final = 4
ROOM_SHARE: Final = 0.08  # of the span, at both ends: marks and names do not touch them
_STEPS: Final = (0.5, 1.0, 2.0, 5.0, 10.0)
_RADIUS: Final = {"design": 7.0, "as-is": 6.0, "between": 4.0}


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale: its ends and where its hairlines stand, as written."""

    low: float
    high: float
    ticks: tuple[float, ...]
    texts: tuple[str, ...]

    def share(self, value: float) -> float:
        """Place of a value, 0 at the low end and 1 at the high one."""
        return (value - self.low) / (self.high - self.low)


def axis_of(values: Iterable[float], text: Callable[[float], str]) -> Axis:
    """Span values with round steps, with room at both ends.

    Examples
    --------
    >>> axis_of([355.0, 520.0], "{:g}".format).texts
    ('300', '350', '400', '450', '500', '550')
    """
    known = list(values)
    low, high = min(known), max(known)
    span = (high - low) or max(abs(high), 1.0) * 0.1
    unit = 10.0 ** math.floor(math.log10(span))
    step = next(size * unit for size in _STEPS if span / (size * unit) <= MOST_STEPS)
    room = ROOM_SHARE * span
    first, last = math.floor((low - room) / step), math.ceil((high + room) / step)
    ticks = tuple(step * place for place in range(first, max(last, first + 1) + 1))
    return Axis(ticks[0], ticks[-1], ticks, tuple(text(tick) for tick in ticks))


@dataclass(frozen=True, slots=True)
class Mark:
    """A point: `kind` is 'design', 'as-is' or 'between'; the last has no label."""

    kind: str
    across: float
    up: float
    label: str = ""


def scatter_svg(marks: Sequence[Mark], across: Axis, up: Axis, sentence: str) -> str:
    """Draw points with their names beside them, none over another.

    Parameters
    ----------
    marks : sequence of Mark
        Points.
    across, up : Axis
        Scales that hold all of them.
    sentence : str
        The finding: the text alternative.
    """
    shapes = _scales(across, up)
    for mark in sorted(marks, key=lambda each: each.kind != "between"):
        x, y = _across(across, mark.across), _px(up, mark.up)
        shapes += (
            f'<circle class="mark {mark.kind}" cx="{100 * x:.2f}%" cy="{y:.1f}" '
            f'r="{_RADIUS[mark.kind]:g}"/>'
        )
    return _image(shapes + _labels(marks, across, up), "scatter", HEIGHT_PX, sentence)


def _across(axis: Axis, value: float) -> float:
    return LEFT_SHARE + (RIGHT_SHARE - LEFT_SHARE) * axis.share(value)


def _px(axis: Axis, value: float) -> float:
    return TOP_PX + (HEIGHT_PX - TOP_PX - BOTTOM_PX) * (1.0 - axis.share(value))


def _scales(across: Axis, up: Axis) -> str:
    shapes, bottom = "", HEIGHT_PX - BOTTOM_PX
    for value, text in zip(up.ticks, up.texts, strict=True):
        y = _px(up, value)
        shapes += (
            f'<line class="hairline" x1="{100 * LEFT_SHARE:g}%" y1="{y:.1f}" x2="100%" '
            f'y2="{y:.1f}"/><text class="soft" x="{100 * LEFT_SHARE - 1.5:g}%" y="{y + 5:.1f}" '
            f'text-anchor="end">{escape(text)}</text>'
        )
    for value, text in zip(across.ticks, across.texts, strict=True):
        x = 100.0 * _across(across, value)
        shapes += (
            f'<line class="hairline" x1="{x:.2f}%" y1="{bottom}" x2="{x:.2f}%" '
            f'y2="{bottom + 5}"/><text class="soft" x="{x:.2f}%" y="{HEIGHT_PX - 6}" '
            f'text-anchor="middle">{escape(text)}</text>'
        )
    return shapes


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands: its ends as shares of the width, its middle in px."""

    mark: Mark
    is_left: bool
    left: float
    right: float
    middle: float

    def touches(self, other: "Label") -> bool:
        """Whether two names would run into each other."""
        is_beside = self.left < other.right and other.left < self.right
        return is_beside and abs(self.middle - other.middle) < LINE_PX

    def covers(self, x: float, y: float) -> bool:
        """Whether a mark at a share of the width and a height in px lies under the name."""
        is_beside = self.left - MARK_SHARE < x < self.right + MARK_SHARE
        return is_beside and abs(self.middle - y) < MARK_PX


def place_labels(marks: Sequence[Mark], across: Axis, up: Axis) -> list[Label]:
    """Find a place for each name beside its mark that touches no other name and no mark.

    The widest letters on the narrowest page are reckoned with. The nearest place is taken; names
    with no free place stand beside their marks.

    Parameters
    ----------
    marks : sequence of Mark
        Points; those without a label have no name but take room.
    across, up : Axis
        Scales.
    """
    at = {mark: (_across(across, mark.across), _px(up, mark.up)) for mark in marks}
    placed: list[Label] = []
    for mark in sorted((m for m in marks if m.label), key=lambda m: (-m.up, m.across)):
        options = _places(mark, *at[mark])
        others = [point for other, point in at.items() if other != mark]
        free = (
            label
            for label in options
            if not any(label.touches(other) for other in placed)
            and not any(label.covers(*point) for point in others)
        )
        placed.append(next(free, options[0]))
    return placed


def _places(mark: Mark, x: float, y: float) -> list[Label]:
    """Places beside a mark, nearest first, inside the figure."""
    wide = LETTER_SHARE * cell_width(mark.label)
    sides = (True, False) if x > LEANS_LEFT else (False, True)
    places = []
    for rise in (0, LINE_PX, -LINE_PX, 2 * LINE_PX, -2 * LINE_PX):
        for is_left in sides:
            left = x - GAP_SHARE - wide if is_left else x + GAP_SHARE
            is_inside = left >= LEFT_SHARE and left + wide <= 1.0
            if is_inside and LINE_PX / 2 <= y + rise <= HEIGHT_PX - BOTTOM_PX - LINE_PX / 2:
                places.append(Label(mark, is_left, left, left + wide, y + rise))
    return places or [Label(mark, sides[0], x, x + wide, y)]


def _labels(marks: Sequence[Mark], across: Axis, up: Axis) -> str:
    shapes = ""
    for label in place_labels(marks, across, up):
        x = 100.0 * _across(across, label.mark.across)
        anchor, gap = ("end", -GAP_PX) if label.is_left else ("start", GAP_PX)
        shapes += (
            f'<text class="name" x="{x:.2f}%" dx="{gap}" y="{label.middle + 5:.1f}" '
            f'text-anchor="{anchor}">{escape(label.mark.label)}</text>'
        )
    return shapes


def steps_svg(
    lines: Sequence[tuple[str, Sequence[int]]], ends: range, words: Sequence[str], sentence: str
) -> str:
    """Draw changes by quarter as steps, from 0 now.

    Parameters
    ----------
    lines : sequence of pairs of str and sequence of int
        Class of the line ('all', 'entry') and its change at the end of each quarter.
    ends : range
        Whole numbers of the scale, lowest to highest.
    words : sequence of str
        What stands under the first and the last quarter.
    sentence : str
        The finding.
    """
    low, high = ends[0], ends[-1]
    inside = PANEL_PX - PANEL_TOP_PX - PANEL_BOTTOM_PX

    def down(value: float) -> float:
        return PANEL_TOP_PX + inside * (high - value) / max(high - low, 1)

    shapes = ""
    for value in sorted({low, 0, high}):
        css, y = "hairline" if value else "zero", down(value)
        shapes += f'<line class="{css}" x1="{PANEL_LEFT:g}%" y1="{y:.1f}" x2="100%" y2="{y:.1f}"/>'
        if value and abs(y - down(0)) < LINE_PX:
            continue  # its number would touch that of 0
        shapes += (
            f'<text class="soft" x="{PANEL_LEFT - 1.5:g}%" y="{y + 5:.1f}" text-anchor="end">'
            f"{f'{value:+d}' if value else '0'}</text>"
        )
    shapes += "".join(_steps(css, values, down) for css, values in lines)
    for text, at, anchor in zip(words, (PANEL_LEFT, 100.0), ("start", "end"), strict=True):
        shapes += (
            f'<text class="soft" x="{at:g}%" y="{PANEL_PX - 4}" text-anchor="{anchor}">'
            f"{escape(text)}</text>"
        )
    return _image(shapes, "steps", PANEL_PX, sentence)


def _steps(css: str, values: Sequence[int], down: Callable[[float], float]) -> str:
    width = (100.0 - PANEL_LEFT) / len(values)
    shapes, before = "", 0
    for place, value in enumerate(values):
        x = PANEL_LEFT + place * width
        if value != before:
            shapes += _line(css, x, down(before), x, down(value))
        shapes += _line(css, x, down(value), x + width, down(value))
        before = value
    return shapes


def _line(css: str, left: float, top: float, right: float, bottom: float) -> str:
    return (
        f'<line class="step {css}" x1="{left:.2f}%" y1="{top:.1f}" x2="{right:.2f}%" '
        f'y2="{bottom:.1f}"/>'
    )


def _image(shapes: str, css: str, height: int, sentence: str) -> str:
    return (
        f'<svg class="{css}" width="100%" height="{height}" role="img" focusable="false" '
        f'aria-label="{escape(sentence, quote=True)}">{shapes}</svg>'
    )
