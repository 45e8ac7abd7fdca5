"""A fan chart as SVG text: what was counted, then one band that says 8 in 10.

Shapes lie in a box of their own that stretches with the page; strokes and letters keep their size.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

HEIGHT_PX: Final = 300
TOP_PX: Final = 26
BOTTOM_PX: Final = 28
BOX: Final = 1000.0
THICK_PX, THIN_PX = 2.6, 1.0
NEAR: Final = 0.15  # years so close would touch on a phone
MOST_STEPS: Final = 5
_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class FanPoint:
    """A counted value; `is_trend_only` where it is good for trends only."""

    year: int
    value: float
    is_trend_only: bool = False


@dataclass(frozen=True, slots=True)
class FanYear:
    """A year ahead: the band, its middle, and the simpler answers."""

    year: int
    low: float
    middle: float
    high: float
    official: float
    alike: float


@dataclass(frozen=True, slots=True)
class FanTick:
    """A value on the upright scale, as written."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Fan:
    """A fan chart.

    Parameters
    ----------
    counted : tuple of FanPoint
        By year.
    ahead : tuple of FanYear
        By year; the first is the last counted year, without width.
    breaks : tuple of int
        Years that are not joined to the year before.
    ticks : tuple of FanTick
        Hairlines, from 0 up; the last is the top.
    sentence : str
        The finding: the figure's text alternative.
    """

    counted: tuple[FanPoint, ...]
    ahead: tuple[FanYear, ...]
    breaks: tuple[int, ...]
    ticks: tuple[FanTick, ...]
    sentence: str

    @property
    def span(self) -> tuple[int, int]:
        """First and last year."""
        return (self.counted[0] if self.counted else self.ahead[0]).year, self.ahead[-1].year


def round_steps(most: float) -> list[float]:
    """Divide a scale from 0 to at least `most` into two to five round steps.

    Examples
    --------
    >>> round_steps(226_890.0)
    [0.0, 50000.0, 100000.0, 150000.0, 200000.0, 250000.0]
    """
    unit = 10.0 ** math.floor(math.log10(max(most, 1.0)))
    step = next(
        size * unit / 10.0 * scale
        for scale in (1.0, 10.0)
        for size in _STEPS
        if most / (size * unit / 10.0 * scale) <= MOST_STEPS
    )
    return [step * k for k in range(math.ceil(most / step - 1e-9) + 1)]


def segments(points: Sequence[FanPoint], breaks: Sequence[int]) -> list[list[FanPoint]]:
    """Divide a series at its breaks and at years that are missing.

    Examples
    --------
    >>> parts = segments([FanPoint(year, 1.0) for year in (2018, 2019, 2020)], [2019])
    >>> [[point.year for point in part] for part in parts]
    [[2018], [2019, 2020]]
    """
    parts: list[list[FanPoint]] = []
    for point in points:
        is_joined = bool(parts) and point.year == parts[-1][-1].year + 1
        if is_joined and point.year not in breaks:
            parts[-1].append(point)
        else:
            parts.append([point])
    return parts


def fan_svg(fan: Fan) -> str:
    """Draw a fan chart.

    Returns
    -------
    str
        An `svg` element; band and lines in the page's ink, gaps where the count breaks.
    """
    shapes = _grid(fan) + _box(fan) + _heights(fan) + _years(fan)
    return (
        f'<svg class="fan" width="100%" height="{HEIGHT_PX}" role="img" focusable="false" '
        f'aria-label="{escape(fan.sentence, quote=True)}">{shapes}</svg>'
    )


def _across(fan: Fan, year: float) -> float:
    first, last = fan.span
    return (year - first) / max(last - first, 1)


def _down(fan: Fan, value: float) -> float:
    return 1.0 - value / fan.ticks[-1].value


def _grid(fan: Fan) -> str:
    return "".join(
        f'<line class="hairline" x1="0%" y1="{at:.1f}" x2="100%" y2="{at:.1f}"/>'
        for at in (_px(fan, tick) for tick in fan.ticks)
    )


def _heights(fan: Fan) -> str:
    """Write what the hairlines stand for, over all lines, so that it can be read."""
    return "".join(
        f'<text class="soft" x="0%" y="{_px(fan, tick) - 4:.1f}">{escape(tick.text)}</text>'
        for tick in fan.ticks
        if tick.value
    )


def _px(fan: Fan, tick: FanTick) -> float:
    return TOP_PX + (HEIGHT_PX - TOP_PX - BOTTOM_PX) * _down(fan, tick.value)


def _box(fan: Fan) -> str:
    """Put band and lines into a box that stretches."""
    shapes = _band(fan)
    for part in segments(fan.counted, fan.breaks):
        pairs = [(float(point.year), point.value) for point in part]
        css = "counted trend" if part[-1].is_trend_only else "counted"
        if len(pairs) == 1:
            # A year between two breaks is a short stroke, or it would not be seen.
            year, value = pairs[0]
            pairs = [(year - 0.2, value), (year + 0.2, value)]
        shapes += _line(fan, pairs, css)
    shapes += _line(fan, [(each.year, each.alike) for each in fan.ahead], "alike")
    shapes += _line(fan, [(each.year, each.official) for each in fan.ahead], "official")
    shapes += _middle(fan)
    height = HEIGHT_PX - TOP_PX - BOTTOM_PX
    return (
        f'<svg x="0" y="{TOP_PX}" width="100%" height="{height}" viewBox="0 0 {BOX:g} {BOX:g}" '
        f'preserveAspectRatio="none">{shapes}</svg>'
    )


def _places(fan: Fan, pairs: Sequence[tuple[float, float]]) -> str:
    return " ".join(
        f"{BOX * _across(fan, year):.1f},{BOX * _down(fan, value):.1f}" for year, value in pairs
    )


def _band(fan: Fan) -> str:
    upper = [(float(each.year), each.high) for each in fan.ahead]
    lower = [(float(each.year), each.low) for each in reversed(fan.ahead)]
    return f'<polygon class="band" points="{_places(fan, [*upper, *lower])}"/>'


def _line(fan: Fan, pairs: Sequence[tuple[float, float]], css: str, width: float = 0.0) -> str:
    stroke = f' stroke-width="{width:.2f}"' if width else ""
    return (
        f'<polyline class="{css}" vector-effect="non-scaling-stroke"{stroke} '
        f'points="{_places(fan, pairs)}"/>'
    )


def _middle(fan: Fan) -> str:
    """Draw the middle in pieces, each thinner than the one before."""
    shapes, steps = "", max(len(fan.ahead) - 1, 1)
    for place in range(len(fan.ahead) - 1):
        pairs = [(float(each.year), each.middle) for each in fan.ahead[place : place + 2]]
        width = THICK_PX - (THICK_PX - THIN_PX) * place / steps
        shapes += _line(fan, pairs, "middle", width)
    return shapes


def _years(fan: Fan) -> str:
    first, last = fan.span
    base = fan.ahead[0].year
    is_near = 1.0 - _across(fan, base) < NEAR
    texts = (str(first), "" if is_near else str(base), f"{base}-{last}" if is_near else str(last))
    shapes = ""
    for year, text, anchor in zip(
        (first, base, last), texts, ("start", "middle", "end"), strict=True
    ):
        at = 100.0 * _across(fan, year)
        if text:
            shapes += (
                f'<text x="{at:.2f}%" y="{HEIGHT_PX - 8}" text-anchor="{anchor}">{text}</text>'
            )
        shapes += (
            f'<line class="hairline" x1="{at:.2f}%" y1="{HEIGHT_PX - BOTTOM_PX}" '
            f'x2="{at:.2f}%" y2="{HEIGHT_PX - BOTTOM_PX + 5}"/>'
        )
    return shapes
