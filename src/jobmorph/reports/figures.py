"""Figures as SVG text: three-part bar, range line, hour scale, ticks of disagreement.

Widths are percentages, heights and strokes px, so that a figure fits any column while patterns,
lines and letters keep their size. Colours come from the page's custom properties.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from jobmorph.reports.role_view import MeasureMark
from jobmorph.reports.theme import BAR_HEIGHT_PX, PART_GAP_PX, PATTERNS, RANGE_STROKE_PX
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import PARTS, Part

RANGE_HEIGHT_PX = 16
SCALE_HEIGHT_PX = 24
HOURS_BAR_PX = 9
LETTER_HEIGHT_PX = 17
LETTER_WIDTH_PERCENT = 5.0  # room of a letter on the narrowest page (320 px)


def pattern_definitions() -> str:
    """Define the patterns once for the page; figures refer to them by id."""
    lines, dots = PATTERNS["delegated"], PATTERNS["assisted"]
    return (
        '<svg width="0" height="0" class="definitions" aria-hidden="true" focusable="false"><defs>'
        f'<pattern id="pattern-delegated" width="{lines.step:g}" height="{lines.step:g}" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect class="on-part" width="{lines.size:g}" height="{lines.step:g}"/></pattern>'
        f'<pattern id="pattern-assisted" width="{dots.step:g}" height="{dots.step:g}" '
        'patternUnits="userSpaceOnUse">'
        f'<circle class="on-part" cx="{dots.step / 2:g}" cy="{dots.step / 2:g}" '
        f'r="{dots.size:g}"/></pattern></defs></svg>'
    )


def bar_svg(
    hours: Mapping[Part, float],
    week: float,
    label: str,
    *,
    height: int = BAR_HEIGHT_PX,
    is_dashed: bool = False,
) -> str:
    """Draw a three-part bar, always in the order AI, with AI, person.

    Parameters
    ----------
    hours : mapping of part to float
        Hours of each part.
    week : float
        Hours that the full width stands for.
    label : str
        The finding as a sentence: the text alternative.
    height : int
        Height in px.
    is_dashed : bool
        Dashed outline: sources are far apart.

    Returns
    -------
    str
        An `svg` element.
    """
    shapes, left = [], 0.0
    for part in PARTS:
        width = 100.0 * hours[part] / week if week else 0.0
        if width <= 0.0:
            continue
        box = f'x="{left:.3f}%" width="{width:.3f}%" height="100%"'
        shapes.append(f'<rect class="part-{part}" {box}/>')
        if PATTERNS[part].kind != "solid":
            shapes.append(f'<rect fill="url(#pattern-{part})" {box}/>')
        if left > 0.0:
            shapes.append(
                f'<rect class="gap" x="{left:.3f}%" width="{PART_GAP_PX}" height="100%" '
                f'transform="translate(-{PART_GAP_PX // 2} 0)"/>'
            )
        left += width
    css = "bar dashed" if is_dashed else "bar"
    return _image("".join(shapes), label, css, height)


def swatch_svg(part: Part) -> str:
    """Draw the key's small sample of a part; decoration beside its words."""
    overlay = ""
    if PATTERNS[part].kind != "solid":
        overlay = f'<rect fill="url(#pattern-{part})" width="100%" height="100%"/>'
    return (
        f'<svg class="swatch" width="28" height="14" aria-hidden="true" focusable="false">'
        f'<rect class="part-{part}" width="100%" height="100%"/>{overlay}</svg>'
    )


def range_svg(hours: Estimate, week: float, label: str) -> str:
    """Draw a range: a line from low to high, short ends, a thin upright at the middle."""
    low, mid, high = (100.0 * value / week for value in (hours.low, hours.mid, hours.high))
    middle, end = RANGE_HEIGHT_PX / 2, RANGE_HEIGHT_PX / 4
    shapes = _stroke(low, middle, high, middle)
    for at, reach in ((low, end), (mid, middle - 1), (high, end)):
        shapes += _stroke(at, middle - reach, at, middle + reach)
    return _image(shapes, label, "range", RANGE_HEIGHT_PX)


def hours_svg(hours: Estimate, longest: float, label: str) -> str:
    """Draw hours as a solid bar, with a line over their range where they have one.

    Parameters
    ----------
    hours : Estimate
        Hours; the bar ends at the middle.
    longest : float
        Hours that the full width stands for.
    label : str
        The finding as a sentence.
    """
    low, mid, high = (100.0 * value / longest for value in (hours.low, hours.mid, hours.high))
    shapes = f'<rect class="part-human" x="0%" y="0" width="{mid:.3f}%" height="{HOURS_BAR_PX}"/>'
    if hours.low < hours.high:
        middle = HOURS_BAR_PX + HOURS_BAR_PX / 2
        for left, right in ((low, high), (low, low), (high, high)):
            reach = 0.0 if left != right else HOURS_BAR_PX / 3
            shapes += _stroke(left, middle - reach, right, middle + reach)
    return _image(shapes, label, "hours", 2 * HOURS_BAR_PX)


def _stroke(left: float, top: float, right: float, bottom: float) -> str:
    return (
        f'<line class="stroke" stroke-width="{RANGE_STROKE_PX}" x1="{left:.3f}%" y1="{top:g}" '
        f'x2="{right:.3f}%" y2="{bottom:g}"/>'
    )


def scale_svg(week: int, label: str) -> str:
    """Draw the hour scale that bar and ranges share."""
    step = next(step for step in (5, 10, 20, 50) if week / step <= 8 or step == 50)
    shapes = '<line class="hairline" x1="0%" y1="1" x2="100%" y2="1"/>'
    for hour in range(0, week + 1, step):
        at = 100.0 * hour / week
        anchor = "start" if hour == 0 else "end" if hour == week else "middle"
        shapes += (
            f'<line class="hairline" x1="{at:.3f}%" y1="1" x2="{at:.3f}%" y2="6"/>'
            f'<text x="{at:.3f}%" y="21" text-anchor="{anchor}">{hour}</text>'
        )
    return _image(shapes, label, "scale", SCALE_HEIGHT_PX)


@dataclass(frozen=True, slots=True)
class PlacedTick:
    """A measure's tick: percentile and the row of its letter, counted from the hairline."""

    mark: str
    percentile: float
    row: int


def place_ticks(measures: Sequence[MeasureMark]) -> list[PlacedTick]:
    """Stack letters that would touch; measures without a percentile have no tick.

    Parameters
    ----------
    measures : sequence of MeasureMark
        Published measures with their letters.

    Returns
    -------
    list of PlacedTick
        By percentile; letters of one row are at least 5 points apart.
    """
    ranked = sorted(
        (measure.percentile, measure.mark) for measure in measures if measure.percentile is not None
    )
    rows: list[float] = []
    ticks = []
    for percentile, mark in ranked:
        free = [row for row, last in enumerate(rows) if percentile - last >= LETTER_WIDTH_PERCENT]
        row = free[0] if free else len(rows)
        if free:
            rows[row] = percentile
        else:
            rows.append(percentile)
        ticks.append(PlacedTick(mark, percentile, row))
    return ticks


def ticks_svg(measures: Sequence[MeasureMark], label: str) -> str:
    """Draw measures as lettered ticks on one hairline from 0 to 100."""
    ticks = place_ticks(measures)
    depth = 1 + max((tick.row for tick in ticks), default=0)
    base = depth * LETTER_HEIGHT_PX + 8
    shapes = f'<line class="hairline" x1="0%" y1="{base}" x2="100%" y2="{base}"/>'
    for tick in ticks:
        top = base - 8 - tick.row * LETTER_HEIGHT_PX
        shapes += (
            f'<line class="tick" x1="{tick.percentile:.2f}%" y1="{top}" '
            f'x2="{tick.percentile:.2f}%" y2="{base + 5}"/>'
            f'<text x="{tick.percentile:.2f}%" y="{top - 3}" text-anchor="middle">'
            f"{escape(tick.mark)}</text>"
        )
    for at, anchor in ((0, "start"), (50, "middle"), (100, "end")):
        shapes += f'<text class="soft" x="{at}%" y="{base + 20}" text-anchor="{anchor}">{at}</text>'
    return _image(shapes, label, "ticks", base + 24)


def _image(shapes: str, label: str, css: str, height: int) -> str:
    return (
        f'<svg class="{css}" width="100%" height="{height}" role="img" focusable="false" '
        f'aria-label="{escape(label, quote=True)}">{shapes}</svg>'
    )
