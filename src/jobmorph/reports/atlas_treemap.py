"""Rectangles whose areas are given numbers, as square as can be (squarified treemap)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in px."""

    left: float
    top: float
    width: float
    height: float

    @property
    def area(self) -> float:
        """Width times height."""
        return self.width * self.height


def squarify(sizes: Sequence[float], box: Box) -> list[Box]:
    """Divide a rectangle in proportion to sizes.

    Rows are filled along the shorter side; one is closed as soon as another member would make its
    worst rectangle longer (Bruls, Huizing, van Wijk 2000, doi:10.1007/978-3-7091-6783-0_4).

    Parameters
    ----------
    sizes : sequence of float
        Positive numbers, largest first.
    box : Box
        The rectangle to fill.

    Returns
    -------
    list of Box
        In the order of the sizes; their areas sum to that of `box`.

    Examples
    --------
    >>> [round(each.area, 6) for each in squarify([3.0, 1.0], Box(0, 0, 8, 1))]
    [6.0, 2.0]
    """
    total = sum(sizes)
    if not sizes or total <= 0 or box.area <= 0:
        return [Box(box.left, box.top, 0.0, 0.0) for _ in sizes]
    areas = [size * box.area / total for size in sizes]
    placed: list[Box] = []
    left, start = box, 0
    while start < len(areas):
        end = _row_end(areas, start, min(left.width, left.height))
        row = areas[start:end]
        boxes, left = _lay(row, left)
        placed += boxes
        start = end
    return placed


def _row_end(areas: Sequence[float], start: int, side: float) -> int:
    """Say where the row that begins at `start` ends."""
    end = start + 1
    worst = _worst(areas[start:end], side)
    while end < len(areas):
        tried = _worst(areas[start : end + 1], side)
        if tried > worst:
            break
        worst, end = tried, end + 1
    return end


def _worst(row: Sequence[float], side: float) -> float:
    """Longest side over shortest of a row's worst rectangle."""
    if side <= 0:
        return float("inf")
    total = sum(row)
    thickness = total / side
    return max(max(thickness**2 / area, area / thickness**2) for area in row if area > 0)


def _lay(row: Sequence[float], box: Box) -> tuple[list[Box], Box]:
    """Lay a row along the shorter side; return its boxes and what is left."""
    total = sum(row)
    if box.width >= box.height:
        width = total / box.height if box.height else 0.0
        top, boxes = box.top, []
        for area in row:
            height = area / width if width else 0.0
            boxes.append(Box(box.left, top, width, height))
            top += height
        return boxes, Box(box.left + width, box.top, max(box.width - width, 0.0), box.height)
    height = total / box.width
    left, boxes = box.left, []
    for area in row:
        width = area / height if height else 0.0
        boxes.append(Box(left, box.top, width, height))
        left += width
    return boxes, Box(box.left, box.top + height, box.width, max(box.height - height, 0.0))
