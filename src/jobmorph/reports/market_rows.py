"""Rows of ranges on one scale as SVG text: a line from low to high, an upright at the middle."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

from jobmorph.reports.team_figure import Axis
from jobmorph.reports.theme import RANGE_STROKE_PX
from jobmorph.schema.estimate import Estimate

LANE_PX: Final = 16
REACH_PX: Final = 4
SCALE_PX: Final = 24
SIDE_PERCENT: Final = 4.0
RADIUS_PX: Final = 4


@dataclass(frozen=True, slots=True)
class Ends:
    """Two outcomes, no range: a ring where an assumption is low, a dot where it is high."""

    at_low: float
    at_high: float


@dataclass(frozen=True, slots=True)
class RowFigure:
    """One row: ranges or ends below each other, and a tick to compare with.

    Parameters
    ----------
    lanes : tuple of Estimate or Ends
        Drawn below each other; ranges but the last in soft ink.
    sentence : str
        The row in words: the text alternative.
    tick : float, optional
        Something to compare with: a thick tick over all lanes.
    """

    lanes: tuple[Estimate | Ends, ...]
    sentence: str
    tick: float | None = None


def row_svg(axis: Axis, row: RowFigure) -> str:
    """Draw a row; the zero of the scale, if it holds one, is a hairline through it."""
    height = LANE_PX * len(row.lanes)
    shapes = ""
    if axis.low < 0.0 < axis.high:
        at = _at(axis, 0.0)
        shapes += f'<line class="zero" x1="{at}" y1="0" x2="{at}" y2="{height}"/>'
    for place, lane in enumerate(row.lanes):
        middle = LANE_PX * (place + 0.5)
        if isinstance(lane, Ends):
            shapes += _ends(axis, lane, middle)
        else:
            css = "stroke" if place == len(row.lanes) - 1 else "stroke soft"
            shapes += _range(axis, lane, middle, css)
    if row.tick is not None:
        at = _at(axis, row.tick)
        shapes += f'<line class="now" x1="{at}" y1="1" x2="{at}" y2="{height - 1}"/>'
    return _image(shapes, "row", height, row.sentence)


def _at(axis: Axis, value: float) -> str:
    return f"{SIDE_PERCENT + (100.0 - 2 * SIDE_PERCENT) * axis.share(value):.2f}%"


def _range(axis: Axis, found: Estimate, middle: float, css: str) -> str:
    low, mid, high = (_at(axis, value) for value in (found.low, found.mid, found.high))
    shapes = _stroke(css, low, middle, high, middle)
    for at, reach in ((low, REACH_PX), (mid, REACH_PX + 2), (high, REACH_PX)):
        shapes += _stroke(css, at, middle - reach, at, middle + reach)
    return shapes


def _ends(axis: Axis, found: Ends, middle: float) -> str:
    low, high = _at(axis, found.at_low), _at(axis, found.at_high)
    return _stroke("stroke", low, middle, high, middle) + "".join(
        f'<circle class="{css}" cx="{at}" cy="{middle:g}" r="{RADIUS_PX}"/>'
        for css, at in (("open", low), ("filled", high))
    )


def _stroke(css: str, left: str, top: float, right: str, bottom: float) -> str:
    return (
        f'<line class="{css}" stroke-width="{RANGE_STROKE_PX}" x1="{left}" y1="{top:g}" '
        f'x2="{right}" y2="{bottom:g}"/>'
    )


def rows_scale_svg(axis: Axis, sentence: str) -> str:
    """Draw the scale that rows share."""
    shapes = '<line class="hairline" x1="0%" y1="1" x2="100%" y2="1"/>'
    for value, text in zip(axis.ticks, axis.texts, strict=True):
        at = _at(axis, value)
        shapes += (
            f'<line class="hairline" x1="{at}" y1="1" x2="{at}" y2="6"/>'
            f'<text class="soft" x="{at}" y="21" text-anchor="middle">{escape(text)}</text>'
        )
    return _image(shapes, "row-scale", SCALE_PX, sentence)


def values_of(rows: Iterable[RowFigure]) -> list[float]:
    """Return everything that a scale of these rows must hold."""
    values: list[float] = []
    for row in rows:
        values += [] if row.tick is None else [row.tick]
        for lane in row.lanes:
            if isinstance(lane, Ends):
                values += [lane.at_low, lane.at_high]
            else:
                values += [lane.low, lane.high]
    return values


def _image(shapes: str, css: str, height: int, sentence: str) -> str:
    return (
        f'<svg class="{css}" width="100%" height="{height}" role="img" focusable="false" '
        f'aria-label="{escape(sentence, quote=True)}">{shapes}</svg>'
    )
