"""A network of ways as SVG text: in columns where there is room, as a tree on a phone.

Both are drawn; the page's style sheet shows one. Colours come from its custom properties.
"""

from collections.abc import Sequence
from html import escape
from typing import Final

from jobmorph.reports.network_layout import (
    LETTER_PX,
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
        Two `svg` elements, 'network wide' and 'network narrow'. Jobs with an anchor are links; each
        job and line says in `data-job`, `data-from` and `data-to` where it belongs.
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
    words = {link.target: link.words for link in network.links}
    # Links are gone through in this order: column by column, each from its top.
    for each in sorted(placed.values(), key=lambda one: (one.stop.step, one.top)):
        shapes.append(_stop(each, said=words.get(each.stop.key, "")))
    bottom = max(each.top + each.height for each in placed.values())
    return _image("wide", network, bottom + FOOT_PX, label, shapes)


def _narrow(network: Network, label: str) -> str:
    branches = place_tree(network)
    shapes = [_elbow(branch) for branch in branches]
    for each in branches:
        words = each.link.words if each.link else ""
        shapes.append(_stop(each.placed, words, words))
    last = branches[-1].placed
    return _image("narrow", network, last.top + last.height + FOOT_PX, label, shapes)


def _curve(link: Link, source: Placed, target: Placed) -> str:
    left, right = source.right + 6.0, target.left
    middle = (left + right) / 2.0
    path = (
        f"M{left:.1f},{source.middle:.1f} C{middle:.1f},{source.middle:.1f} "
        f"{middle:.1f},{target.middle:.1f} {right:.1f},{target.middle:.1f}"
    )
    return _path(link, path, 1.0, _ends(source, target))


def _elbow(branch: Branch) -> str:
    if branch.link is None or branch.parent is None:
        return ""
    trunk = branch.parent.left + MARK_PX
    top = branch.parent.top + branch.parent.height + ROW_GAP_PX / 4.0
    at = branch.placed.top + LINE_PX / 2.0
    upright = f'<path class="trunk" d="M{trunk:.1f},{top:.1f} V{at:.1f}"/>'
    path = f"M{trunk:.1f},{at:.1f} H{branch.placed.left:.1f}"
    return upright + _path(branch.link, path, NARROWER, _ends(branch.parent, branch.placed))


def _ends(source: Placed, target: Placed) -> str:
    if not target.stop.anchor:
        return ""
    return f' data-from="{source.stop.anchor}" data-to="{target.stop.anchor}"'


def _path(link: Link, path: str, factor: float, ends: str) -> str:
    css = "link uncounted" if link.share is None else "link"
    width = link_width(link.share, factor)
    return f'<path class="{css}" stroke-width="{width:g}"{ends} d="{path}"/>'


def _number(link: Link, target: Placed) -> str:
    above = target.middle - link_width(link.share) / 2.0 - 4.0
    mine = f' data-to="{target.stop.anchor}"' if target.stop.anchor else ""
    return (
        f'<text class="of" x="{target.left - 6.0:.1f}" y="{above:.1f}" '
        f'text-anchor="end"{mine}>{escape(link.label)}</text>'
    )


def _stop(placed: Placed, words: str = "", said: str = "") -> str:
    """Draw a job; `words` stand before its note, `said` is heard before it."""
    stop, left, top = placed.stop, placed.left, placed.top
    shapes = (
        f'<line class="mark" x1="{left:.1f}" x2="{left:.1f}" y1="{top + 1:.1f}" '
        f'y2="{top + placed.height - 1:.1f}"/>'
    )
    for place, line in enumerate(placed.lines):  # a blank after each: texts are read as one
        shapes += _text(line, left, top + LINE_PX * place, "name") + " "
    note = ", ".join(each for each in (words, stop.note) if each)
    if stop.note:
        shapes += _text(note, left, top + LINE_PX * len(placed.lines), "soft")
    if not stop.anchor:
        return f'<g class="{"stop" if stop.step else "stop start"}">{shapes}</g>'
    right = max(placed.right, left + MARK_PX + LETTER_PX * len(note))
    shown = " ".join(each for each in (stop.label, note) if each)
    heard = escape(shown if said in note else f"{shown}, {said}", quote=True)
    box = (
        f'<rect class="box" x="{left - 6:.1f}" y="{top - 5:.1f}" '
        f'width="{right - left + 12:.1f}" height="{placed.height + 10:.1f}"/>'
    )
    return (
        f'<a class="stop" href="#{stop.anchor}" data-job="{stop.anchor}" aria-label="{heard}">'
        f"{box}{shapes}</a>"
    )


def _text(words: str, left: float, top: float, css: str) -> str:
    x, y = left + MARK_PX, top + BASELINE_PX
    return f'<text class="{css}" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'


def _image(css: str, network: Network, height: float, label: str, shapes: Sequence[str]) -> str:
    width = WIDE_PX if css == "wide" else NARROW_PX
    # What holds links is a group: an image would hide them from those who hear the page.
    role = "group" if any(stop.anchor for stop in network.stops) else "img"
    return (
        f'<svg class="network {css}" viewBox="0 0 {width:g} {height:.0f}" role="{role}" '
        f'focusable="false" aria-label="{escape(label, quote=True)}">{"".join(shapes)}</svg>'
    )
