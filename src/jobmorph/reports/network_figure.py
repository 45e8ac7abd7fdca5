"""A network of ways as SVG text: in columns where there is room, as a tree on a phone.

Both are drawn; the page's style sheet shows one. Colours come from its custom properties.
"""

from collections.abc import Sequence
from html import escape
from typing import Final

from jobmorph.reports.network_layout import (
    LINE_PX,
    MARK_PX,
    NARROW_PX,
    ROW_GAP_PX,
    WIDE_PX,
    Branch,
    Link,
    Network,
    Placed,
    column_left,
    place_columns,
    place_tree,
)

THINNEST_PX, WIDEST_PX = 1.5, 14.0
PX_OF_HUNDRED: Final = 0.9  # width of a line for each of 100 leavers
NARROWER: Final = 0.5  # on a phone
BASELINE_PX: Final = 14.0
HEAD_BASELINE_PX: Final = 14.0
FOOT_PX: Final = 8.0


def network_svg(network: Network, label: str, heads: Sequence[str]) -> str:
    """Draw a network.

    Parameters
    ----------
    network : Network
        Jobs and steps.
    label : str
        The finding as a sentence: the text alternative.
    heads : sequence of str
        Heading of each column, the start's first.

    Returns
    -------
    str
        Two `svg` elements, 'network wide' and 'network narrow'.
    """
    return _wide(network, label, heads) + _narrow(network, label)


def link_width(share: float | None, factor: float = 1.0) -> float:
    """Width of a line in px: by leavers of 100, thin where nobody counts.

    Examples
    --------
    >>> link_width(0.10), link_width(None), link_width(0.5)
    (9.0, 1.5, 14.0)
    """
    if share is None:
        return THINNEST_PX
    wide = round(100 * share * PX_OF_HUNDRED * factor, 2)
    return min(max(wide, THINNEST_PX), WIDEST_PX * factor)


def _wide(network: Network, label: str, heads: Sequence[str]) -> str:
    placed = {each.stop.key: each for each in place_columns(network)}
    steps = max(stop.step for stop in network.stops)
    shapes = [
        f'<text class="soft" x="{column_left(step, steps):.1f}" y="{HEAD_BASELINE_PX:g}">'
        f"{escape(head)}</text>"
        for step, head in enumerate(heads[: steps + 1])
    ]
    shapes += [_curve(link, placed[link.source], placed[link.target]) for link in network.links]
    shapes += [_number(link, placed[link.target]) for link in network.links if link.label]
    shapes += [_stop(each) for each in placed.values()]
    bottom = max(each.top + each.height for each in placed.values())
    return _image("wide", WIDE_PX, bottom + FOOT_PX, label, shapes)


def _narrow(network: Network, label: str) -> str:
    branches = place_tree(network)
    shapes = [_elbow(branch) for branch in branches]
    shapes += [_stop(each.placed, each.link.words if each.link else "") for each in branches]
    last = branches[-1].placed
    return _image("narrow", NARROW_PX, last.top + last.height + FOOT_PX, label, shapes)


def _curve(link: Link, source: Placed, target: Placed) -> str:
    left, right = source.right + 6.0, target.left
    middle = (left + right) / 2.0
    path = (
        f"M{left:.1f},{source.middle:.1f} C{middle:.1f},{source.middle:.1f} "
        f"{middle:.1f},{target.middle:.1f} {right:.1f},{target.middle:.1f}"
    )
    return _path(link, path, 1.0)


def _elbow(branch: Branch) -> str:
    if branch.link is None or branch.parent is None:
        return ""
    trunk = branch.parent.left + MARK_PX
    top = branch.parent.top + branch.parent.height + ROW_GAP_PX / 4.0
    at = branch.placed.top + LINE_PX / 2.0
    upright = f'<path class="trunk" d="M{trunk:.1f},{top:.1f} V{at:.1f}"/>'
    return upright + _path(
        branch.link, f"M{trunk:.1f},{at:.1f} H{branch.placed.left:.1f}", NARROWER
    )


def _path(link: Link, path: str, factor: float) -> str:
    css = "link uncounted" if link.share is None else "link"
    width = link_width(link.share, factor)
    return f'<path class="{css}" stroke-width="{width:g}" d="{path}"/>'


def _number(link: Link, target: Placed) -> str:
    above = target.middle - link_width(link.share) / 2.0 - 4.0
    return (
        f'<text class="of" x="{target.left - 6.0:.1f}" y="{above:.1f}" '
        f'text-anchor="end">{escape(link.label)}</text>'
    )


def _stop(placed: Placed, words: str = "") -> str:
    css = "stop start" if placed.stop.step == 0 else "stop"
    left, top = placed.left, placed.top
    shapes = (
        f'<line class="mark" x1="{left:.1f}" x2="{left:.1f}" y1="{top + 1:.1f}" '
        f'y2="{top + placed.height - 1:.1f}"/>'
    )
    for place, line in enumerate(placed.lines):
        shapes += _text(line, left, top + LINE_PX * place, "name")
    note = ", ".join(each for each in (words, placed.stop.note) if each)
    if placed.stop.note:
        shapes += _text(note, left, top + LINE_PX * len(placed.lines), "soft")
    return f'<g class="{css}">{shapes}</g>'


def _text(words: str, left: float, top: float, css: str) -> str:
    x, y = left + MARK_PX, top + BASELINE_PX
    return f'<text class="{css}" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'


def _image(css: str, width: float, height: float, label: str, shapes: Sequence[str]) -> str:
    return (
        f'<svg class="network {css}" viewBox="0 0 {width:g} {height:.0f}" role="img" '
        f'focusable="false" aria-label="{escape(label, quote=True)}">{"".join(shapes)}</svg>'
    )
