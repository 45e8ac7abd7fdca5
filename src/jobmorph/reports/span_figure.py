"""Two moments on one scale as SVG text: a tick for now, a range line for the horizon."""

from html import escape

from jobmorph.reports.figures import scale_svg
from jobmorph.reports.theme import RANGE_STROKE_PX
from jobmorph.schema.estimate import Estimate

HEIGHT_PX = 22
LINE_PX = 14  # the line's height; the tick for now stands above it
REACH_PX = 4
TICK_PX = 8

__all__ = ["scale_svg", "span_svg"]


def span_svg(now: float, horizon: Estimate, longest: float, label: str) -> str:
    """Draw a quantity now and by the horizon.

    The tick for now hangs from the top; the range line below it has short ends and a thin upright
    at its middle, as heavy as the line.

    Parameters
    ----------
    now : float
        Value now.
    horizon : Estimate
        Value by the horizon.
    longest : float
        Value that the full width stands for.
    label : str
        The finding as a sentence: the text alternative.
    """
    at = 100.0 * now / longest
    low, mid, high = (100.0 * each / longest for each in (horizon.low, horizon.mid, horizon.high))
    shapes = (
        f'<line class="now" x1="{at:.3f}%" y1="0" x2="{at:.3f}%" y2="{TICK_PX}"/>'
        + _stroke(low, LINE_PX, high, LINE_PX)
        + _stroke(low, LINE_PX - REACH_PX, low, LINE_PX + REACH_PX)
        + _stroke(high, LINE_PX - REACH_PX, high, LINE_PX + REACH_PX)
        + _stroke(mid, LINE_PX - REACH_PX - 1, mid, LINE_PX + REACH_PX + 2)
    )
    return (
        f'<svg class="span" width="100%" height="{HEIGHT_PX}" role="img" focusable="false" '
        f'aria-label="{escape(label, quote=True)}">{shapes}</svg>'
    )


def _stroke(left: float, top: float, right: float, bottom: float) -> str:
    return (
        f'<line class="stroke" stroke-width="{RANGE_STROKE_PX}" x1="{left:.3f}%" y1="{top}" '
        f'x2="{right:.3f}%" y2="{bottom}"/>'
    )
