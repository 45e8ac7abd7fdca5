"""Lines, bands and paths over two scales as SVG text.

Lines lie in a box of their own that stretches with the page; strokes, points and letters keep their
size.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from jobmorph.reports.team_figure import Axis

TOP_PX, BOTTOM_PX = 12, 28
LEFT_PERCENT, RIGHT_PERCENT = 12.0, 94.0
BOX: Final = 1000.0
RADIUS_PX: Final = 5
LABEL_PX: Final = 9  # from a point to its name
MOST_STEPS: Final = 6
_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0, 20.0)


def close_axis(
    values: Iterable[float], text: Callable[[float], str], *, most: int = MOST_STEPS
) -> Axis:
    """Span values with up to `most` round steps, no wider than needed.

    Examples
    --------
    >>> close_axis([-0.18, 0.29], signed_tick).texts
    ('-0.2', '-0.1', '0', '+0.1', '+0.2', '+0.3')
    >>> close_axis([4.3, 4.3], "{:g}%".format).texts
    ('4.3%', '4.31%')
    """
    known = list(values)
    low, high = min(known), max(known)
    span = (high - low) or 0.1
    unit = 10.0 ** math.floor(math.log10(span / most))
    step = next(size * unit for size in _STEPS if _steps(low, high, size * unit) <= most)
    first = math.floor(low / step + 1e-9)
    ticks = tuple(step * (first + place) for place in range(_steps(low, high, step) + 1))
    return Axis(ticks[0], ticks[-1], ticks, tuple(text(tick) for tick in ticks))


def _steps(low: float, high: float, step: float) -> int:
    return max(math.ceil(high / step - 1e-9) - math.floor(low / step + 1e-9), 1)


def signed_tick(value: float) -> str:
    """Write a place on a scale of differences; 0 has no sign."""
    return "0" if abs(value) < 1e-12 else f"{value:+,g}"


@dataclass(frozen=True, slots=True)
class Point:
    """A place on both scales."""

    across: float
    up: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; `css` names its look."""

    css: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """An area between two lines, both from left to right."""

    low: tuple[Point, ...]
    high: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A named point: its name stands to the `side` of it."""

    css: str
    point: Point
    text: str
    side: str = "start"


@dataclass(frozen=True, slots=True)
class Plot:
    """A figure of lines, areas and points.

    Parameters
    ----------
    across, up : Axis
        Scales that hold everything.
    sentence : str
        The finding: the text alternative.
    height : int
        In px.
    bands, lines, marks
        What is drawn, in this order.
    zero : float, optional
        Height of a line that stands for no difference.
    """

    across: Axis
    up: Axis
    sentence: str
    height: int
    bands: tuple[Band, ...] = ()
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    zero: float | None = None


def plot_svg(plot: Plot) -> str:
    """Draw a plot.

    Returns
    -------
    str
        An `svg` element in the page's ink.
    """
    shapes = _scales(plot) + _box(plot) + "".join(_mark(plot, mark) for mark in plot.marks)
    return (
        f'<svg class="plot" width="100%" height="{plot.height}" role="img" focusable="false" '
        f'aria-label="{escape(plot.sentence, quote=True)}">{shapes}</svg>'
    )


def _inside(plot: Plot) -> float:
    return plot.height - TOP_PX - BOTTOM_PX


def _x(plot: Plot, value: float) -> float:
    return LEFT_PERCENT + (RIGHT_PERCENT - LEFT_PERCENT) * plot.across.share(value)


def _y(plot: Plot, value: float) -> float:
    return TOP_PX + _inside(plot) * (1.0 - plot.up.share(value))


def _scales(plot: Plot) -> str:
    shapes, bottom = "", plot.height - BOTTOM_PX
    for value, text in zip(plot.up.ticks, plot.up.texts, strict=True):
        y = _y(plot, value)
        css = "zero" if plot.zero is not None and abs(value - plot.zero) < 1e-12 else "hairline"
        shapes += (
            f'<line class="{css}" x1="{LEFT_PERCENT:g}%" y1="{y:.1f}" x2="{RIGHT_PERCENT:g}%" '
            f'y2="{y:.1f}"/><text class="soft" x="{LEFT_PERCENT - 1:g}%" y="{y + 5:.1f}" '
            f'text-anchor="end">{escape(text)}</text>'
        )
    for value, text in zip(plot.across.ticks, plot.across.texts, strict=True):
        x = _x(plot, value)
        shapes += (
            f'<line class="hairline" x1="{x:.2f}%" y1="{bottom}" x2="{x:.2f}%" y2="{bottom + 5}"/>'
            f'<text class="soft" x="{x:.2f}%" y="{plot.height - 6}" text-anchor="middle">'
            f"{escape(text)}</text>"
        )
    return shapes


def _box(plot: Plot) -> str:
    shapes = "".join(
        f'<polygon class="band" points="{_places(plot, (*band.high, *reversed(band.low)))}"/>'
        for band in plot.bands
    )
    shapes += "".join(
        f'<polyline class="{line.css}" vector-effect="non-scaling-stroke" '
        f'points="{_places(plot, line.points)}"/>'
        for line in plot.lines
    )
    return (
        f'<svg x="{LEFT_PERCENT:g}%" y="{TOP_PX}" width="{RIGHT_PERCENT - LEFT_PERCENT:g}%" '
        f'height="{_inside(plot):g}" viewBox="0 0 {BOX:g} {BOX:g}" '
        f'preserveAspectRatio="none">{shapes}</svg>'
    )


def _places(plot: Plot, points: Sequence[Point]) -> str:
    return " ".join(
        f"{BOX * plot.across.share(point.across):.1f},{BOX * (1.0 - plot.up.share(point.up)):.1f}"
        for point in points
    )


def _mark(plot: Plot, mark: Mark) -> str:
    x, y = _x(plot, mark.point.across), _y(plot, mark.point.up)
    away = LABEL_PX if mark.side == "start" else -LABEL_PX
    name = (
        f'<text class="name" x="{x:.2f}%" dx="{away}" y="{y + 5:.1f}" text-anchor="{mark.side}">'
        f"{escape(mark.text)}</text>"
        if mark.text
        else ""
    )
    return f'<circle class="{mark.css}" cx="{x:.2f}%" cy="{y:.1f}" r="{RADIUS_PX}"/>{name}'
