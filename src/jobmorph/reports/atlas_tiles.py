"""Where the jobs of the atlas lie on its map: fields, tiles within them, names that fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jobmorph.reports.atlas_row import AtlasRow
from jobmorph.reports.atlas_treemap import Box, squarify
from jobmorph.reports.layout import cut
from jobmorph.reports.words import say

WIDTH: Final = 1000
HEIGHT: Final = 720
LEAST_PX: Final = 750.0  # area of a tile that a finger still hits
HEAD_PX: Final = 21
GAP_PX: Final = 1.0
LINE_PX: Final = 17
LETTER_PX: Final = 7.9  # of the widest sans that may stand in
BAR_LEAST_PX: Final = 18
LABEL_LEAST_PX: Final = 58
TEXT_SIDE: Final = 4


@dataclass(frozen=True, slots=True)
class Tile:
    """A job's place on the map.

    Parameters
    ----------
    row : AtlasRow or None
        The job; None for all that are too small.
    field : str
        Its field.
    box, bar : Box
        The whole tile, and the part of it that holds bar or line.
    lines : tuple of str
        The name, on as many lines as there is room for.
    has_figure : bool
        Whether the shown figure has a line too.
    jobs : tuple of AtlasRow
        The jobs that the tile stands for: one, or all that are too small.
    """

    row: AtlasRow | None
    field: str
    box: Box
    bar: Box
    lines: tuple[str, ...]
    has_figure: bool
    jobs: tuple[AtlasRow, ...]


@dataclass(frozen=True, slots=True)
class FieldHead:
    """A field's name above its tiles."""

    field: str
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Tiles and the names of their fields."""

    tiles: tuple[Tile, ...]
    heads: tuple[FieldHead, ...]


def lay_out(rows: Sequence[AtlasRow]) -> MapLayout:
    """Place jobs: fields by their US jobs, then jobs within each.

    Parameters
    ----------
    rows : sequence of AtlasRow
        Jobs; those without a count take no area.
    """
    by_field: dict[str, list[AtlasRow]] = {}
    for row in sorted(rows, key=lambda row: -row.area_heads):
        if row.area_heads > 0:
            by_field.setdefault(row.field, []).append(row)
    totals = {field: sum(row.area_heads for row in own) for field, own in by_field.items()}
    order = sorted(totals, key=lambda field: -totals[field])
    boxes = squarify([totals[field] for field in order], Box(0, 0, WIDTH, HEIGHT))
    tiles: list[Tile] = []
    heads = []
    for field, box in zip(order, boxes, strict=True):
        inner = box
        if len(order) > 1 and box.height > 3 * HEAD_PX:
            text = _fit(say(f"field.{field}"), box.width - 2 * TEXT_SIDE)
            heads.append(FieldHead(field, box, text))
            inner = Box(box.left, box.top + HEAD_PX, box.width, box.height - HEAD_PX)
        tiles += _field_tiles(field, by_field[field], inner)
    return MapLayout(tuple(tiles), tuple(heads))


def _field_tiles(field: str, rows: list[AtlasRow], box: Box) -> list[Tile]:
    """Place a field's jobs; those too small to hit stand together in the last tile."""
    total = sum(row.area_heads for row in rows)
    large = [row for row in rows if row.area_heads / total * box.area >= LEAST_PX]
    small = tuple(rows[len(large) :])
    sizes = [row.area_heads for row in large]
    if small:
        sizes.append(sum(row.area_heads for row in small))
    # The small ones stand last, whatever they come to together.
    boxes = squarify(sizes, box)
    tiles = [_tile(row, field, place, (row,)) for row, place in zip(large, boxes, strict=False)]
    return [*tiles, *([_tile(None, field, boxes[-1], small)] if small else [])]


def _tile(row: AtlasRow | None, field: str, place: Box, jobs: tuple[AtlasRow, ...]) -> Tile:
    box = Box(
        place.left + GAP_PX,
        place.top + GAP_PX,
        max(place.width - 2 * GAP_PX, 1.0),
        max(place.height - 2 * GAP_PX, 1.0),
    )
    name = say("jobs.map.smaller", count=len(jobs)) if row is None else row.title
    room = int((box.height - BAR_LEAST_PX - TEXT_SIDE) // LINE_PX)
    if box.width < LABEL_LEAST_PX or room < 1:
        return Tile(row, field, box, box, (), has_figure=False, jobs=jobs)
    has_figure = room >= 2 and row is not None
    lines = _name_lines(name, box.width - 2 * TEXT_SIDE, min(2, room - has_figure))
    label = LINE_PX * (len(lines) + has_figure) + TEXT_SIDE
    bar = Box(box.left, box.top, box.width, box.height - label)
    return Tile(row, field, box, bar, lines, has_figure, jobs)


def _name_lines(name: str, width: float, most: int) -> tuple[str, ...]:
    """Set a name over at most so many lines, the last one cut."""
    words = name.split()
    lines: list[str] = []
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and (len(line) + 1 + len(words[0])) * LETTER_PX <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(_fit(line, width))
    if words:
        lines.append(_fit(" ".join(words), width))
    return tuple(lines)


def _fit(text: str, width: float) -> str:
    return cut(text, max(int(width / LETTER_PX), 1))
