"""The map of all jobs: tiles by field, area is US jobs, each tile the three-part bar itself.

Tiles of one moment share three paths, so that five layers (three moments, growth, pay) weigh little
more than one; the page's style sheet shows the layer that is asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final

from jobmorph.reports.atlas_row import IN_TIME, hours_words
from jobmorph.reports.atlas_tiles import (
    HEIGHT,
    LETTER_PX,
    LINE_PX,
    TEXT_SIDE,
    WIDTH,
    FieldHead,
    MapLayout,
    Tile,
)
from jobmorph.reports.atlas_treemap import Box
from jobmorph.reports.theme import PATTERNS, people
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS, Moment, Part

THINNEST_PX: Final = 0.05
MOST_GROWTH: Final = 0.5
MOST_PAY: Final = 200_000.0


def map_svg(layout: MapLayout, records: Mapping[str, Any], label: str) -> str:
    """Draw the map.

    Parameters
    ----------
    layout : MapLayout
        Tiles.
    records : mapping
        Rows of `JobAtlasResult.jobs` by job_id.
    label : str
        The text alternative of the whole.

    Returns
    -------
    str
        An `svg` element; every tile is a link to its row.
    """
    parts = [
        f'<path class="tiles" d="{_boxes(tile.box for tile in layout.tiles)}"/>',
        *(_hours_layer(layout, moment, records) for moment in IN_TIME),
        _range_layer(layout, "growth", records),
        _range_layer(layout, "pay", records),
        _apart(layout),
        *(_head(head) for head in layout.heads),
        *(_link(tile) for tile in layout.tiles),
    ]
    return (
        f'<svg class="map" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="group" aria-label="{escape(label, quote=True)}">{"".join(parts)}</svg>'
    )


def _hours_layer(layout: MapLayout, moment: Moment, records: Mapping[str, Any]) -> str:
    """Draw bars of all tiles at a moment: one path a part, drawn twice where it has a pattern."""
    paths: dict[Part, list[str]] = {part: [] for part in PARTS}
    texts = []
    for tile in layout.tiles:
        left = tile.bar.left
        for part in PARTS:
            width = _share(tile, f"{moment}_{part}_hours_week", records) * tile.bar.width
            if width >= THINNEST_PX:
                paths[part].append(_rectangle(left, tile.bar.top, width, tile.bar.height))
            left += width
        if tile.has_figure and tile.row is not None:
            texts.append(
                _figure(tile, say("jobs.tile", ai=hours_words(tile.row.bars[moment].delegated)))
            )
    drawn = "".join(_part(part, f"map-{moment}-{part}", "".join(paths[part])) for part in PARTS)
    return f'<g class="layer of-hours of-{moment}">{drawn}{"".join(texts)}</g>'


def _share(tile: Tile, column: str, records: Mapping[str, Any]) -> float:
    """Share of the week: the job's own, or the mean of small jobs by their number."""
    own = [(row.area_heads, records[row.job_id]) for row in tile.jobs]
    hours = sum(heads * record[column] / record["time_hours_week"] for heads, record in own)
    return float(hours / sum(heads for heads, _ in own))


def _part(part: Part, name: str, path: str) -> str:
    """Fill a path with the colour of a part, and once more with its pattern."""
    shape = f'<g class="part-{part}"><path id="{name}" d="{path}"/></g>'
    if PATTERNS[part].kind == "solid":
        return shape
    # The second use takes the fill of the element that refers to it.
    return f'{shape}<use href="#{name}" fill="url(#pattern-{part})"/>'


def _range_layer(layout: MapLayout, show: str, records: Mapping[str, Any]) -> str:
    """Draw ranges of growth or pay, each on its tile's own width, all on one scale."""
    lines: list[str] = []
    zeros: list[str] = []
    texts: list[str] = []
    for tile in layout.tiles:
        if tile.row is None:
            continue
        ends = _ends(records[tile.row.job_id], show)
        middle = tile.bar.top + tile.bar.height / 2
        if show == "growth":
            zeros.append(f"M{tile.bar.left + tile.bar.width / 2:.1f} {tile.bar.top + 3:.1f}"
                         f"v{max(tile.bar.height - 6, 1):.1f}")  # fmt: skip
        if ends is not None:
            at = [tile.bar.left + 3 + end * (tile.bar.width - 6) for end in ends]
            lines.append(_span(at, middle))
        if tile.has_figure:
            texts.append(_figure(tile, tile.row.growth if show == "growth" else tile.row.pay))
    return (
        f'<g class="layer of-{show}"><path class="zero" d="{"".join(zeros)}"/>'
        f'<path class="span" d="{"".join(lines)}"/>{"".join(texts)}</g>'
    )


def _ends(record: Mapping[str, Any], show: str) -> tuple[float, ...] | None:
    """Low, middle and high as parts of the scale; None where one is missing."""
    if show == "growth":
        values = [record[f"growth_{end}"] for end in ("low", "middle", "high")]
        scaled = [None if value is None else 0.5 + value / (2 * MOST_GROWTH) for value in values]
    else:
        values = [record[f"wage_{point}_usd_year"] for point in ("p25", "median", "p75")]
        scaled = [None if value is None else value / MOST_PAY for value in values]
    known = [min(max(value, 0.0), 1.0) for value in scaled if value is not None]
    return tuple(known) if len(known) == len(scaled) else None


def _span(at: Sequence[float], middle: float) -> str:
    low, mid, high = at
    return (
        f"M{low:.1f} {middle:.1f}H{high:.1f}M{low:.1f} {middle - 3:.1f}v6M{high:.1f} "
        f"{middle - 3:.1f}v6M{mid:.1f} {middle - 6:.1f}v12"
    )


def _figure(tile: Tile, text: str) -> str:
    """Set the figure under the name."""
    y = tile.box.top + tile.box.height - TEXT_SIDE - 1
    room = tile.box.width - 2 * TEXT_SIDE
    short = text if len(text) * LETTER_PX <= room else text.split(" (", 1)[0]
    if len(short) * LETTER_PX > room:
        return ""
    return (
        f'<text class="soft" x="{tile.box.left + TEXT_SIDE:.1f}" y="{y:.1f}">{escape(short)}</text>'
    )


def _apart(layout: MapLayout) -> str:
    boxes = (tile.bar for tile in layout.tiles if tile.row is not None and tile.row.is_apart)
    inset = (Box(b.left + 1, b.top + 1, max(b.width - 2, 0), max(b.height - 2, 0)) for b in boxes)
    return f'<path class="layer of-hours of-always apart" d="{_boxes(inset)}"/>'


def _head(head: FieldHead) -> str:
    return (
        f'<text class="head" x="{head.box.left + TEXT_SIDE:.1f}" y="{head.box.top + 15:.1f}">'
        f"{escape(head.text)}</text>"
    )


def _link(tile: Tile) -> str:
    """Make the tile a link to its row; its title says what it is and why."""
    box = tile.box
    if tile.row is None:
        title = say(
            "jobs.map.smaller.label", field=say(f"field.{tile.field}"), count=len(tile.jobs)
        )
        target = f'href="#jobs-list" data-field="{tile.field}"'
    else:
        row = tile.row
        title = say(
            "jobs.tile.title",
            title=row.title,
            jobs=people(row.area_heads),
            why=row.reasons,
        )
        target = f'href="#{row.anchor}"'
    bottom = tile.bar.top + tile.bar.height + LINE_PX - 2
    texts = "".join(
        f'<text x="{box.left + TEXT_SIDE:.1f}" y="{bottom + LINE_PX * place:.1f}">'
        f"{escape(line)}</text>"
        for place, line in enumerate(tile.lines)
    )
    return (
        f"<a {target}><title>{escape(title)}</title>"
        f'<rect class="hit" x="{box.left:.1f}" y="{box.top:.1f}" width="{box.width:.1f}" '
        f'height="{box.height:.1f}"/>{texts}</a>'
    )


def _boxes(boxes: Iterable[Box]) -> str:
    return "".join(_rectangle(box.left, box.top, box.width, box.height) for box in boxes)


def _rectangle(left: float, top: float, width: float, height: float) -> str:
    return f"M{left:.1f} {top:.1f}h{width:.1f}v{height:.1f}h-{width:.1f}z"
