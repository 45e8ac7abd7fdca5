"""One count of a job as a small line chart in SVG: no line crosses a break or a missing year.

Widths are percentages, heights and strokes px, as in `figures`; colours come from the page.
"""

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Final

from jobmorph.reports.history_view import DECADE
from jobmorph.reports.theme import people
from jobmorph.studies.history_result import HistoryPath

TOP_PX: Final = 46
PLOT_PX: Final = 96
FOOT_PX: Final = 24
NEAR_EDGE_PERCENT: Final = 14.0  # room of half a label on the narrowest page
SIDE_PERCENT: Final = 2.0  # room left and right, so that end points and years are whole
LETTERS: Final = "abcdefghijklmnop"
LONGEST_STEP: Final = {"employers": 1}


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where the line is broken: its letter, years on both sides, and why."""

    letter: str
    before: int
    after: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of the row."""

    year: int
    heads: float


def points_of(path: HistoryPath) -> list[Point]:
    """Figures of a row, missing years left out."""
    known = path.table.drop_nulls("history_heads").sort("year")
    return [Point(*row) for row in known.select("year", "history_heads").iter_rows()]


def gaps_of(path: HistoryPath) -> list[Gap]:
    """Places where the line is broken: changes of the count, and years without a figure.

    Parameters
    ----------
    path : HistoryPath
        One row within one count.

    Returns
    -------
    list of Gap
        In order; one for each pair of neighbouring figures that must not be joined.
    """
    step = LONGEST_STEP.get(path.definition, DECADE)
    gaps: list[Gap] = []
    for left, right in pairwise(points_of(path)):
        notes = [each.note for each in path.breaks if left.year < each.year <= right.year]
        if notes or right.year - left.year > step:
            letter = LETTERS[len(gaps) % len(LETTERS)]
            gaps.append(Gap(letter, left.year, right.year, tuple(dict.fromkeys(notes))))
    return gaps


def history_svg(path: HistoryPath, label: str) -> str:
    """Draw a row as a line with gaps, from none to its own peak.

    Parameters
    ----------
    path : HistoryPath
        One row within one count.
    label : str
        The finding as a sentence: the text alternative.

    Returns
    -------
    str
        An `svg` element.
    """
    points = points_of(path)
    gaps = gaps_of(path)
    broken = {(gap.before, gap.after) for gap in gaps}
    base = TOP_PX + PLOT_PX
    shapes = f'<line class="hairline" x1="0%" y1="{base}" x2="100%" y2="{base}"/>'
    for gap in gaps:
        shapes += _gap(path, gap)
    for left, right in pairwise(points):
        if (left.year, right.year) not in broken:
            shapes += (
                f'<line class="course" x1="{_at(path, left.year)}" y1="{_height(path, left)}" '
                f'x2="{_at(path, right.year)}" y2="{_height(path, right)}"/>'
            )
    radius = "2" if len(points) > DECADE else "3"
    for point in points:
        shapes += (
            f'<circle class="figure" cx="{_at(path, point.year)}" cy="{_height(path, point)}" '
            f'r="{radius}"/>'
        )
    shapes += _peak(path) + _years(path)
    return (
        f'<svg class="history" width="100%" height="{base + FOOT_PX}" role="img" '
        f'focusable="false" aria-label="{escape(label, quote=True)}">{shapes}</svg>'
    )


def _share(path: HistoryPath, year: float) -> float:
    first, last = path.summary.first_year, path.summary.last_year
    if first == last:
        return 50.0
    return SIDE_PERCENT + (100.0 - 2 * SIDE_PERCENT) * (year - first) / (last - first)


def _at(path: HistoryPath, year: float) -> str:
    return f"{_share(path, year):.2f}%"


def _height(path: HistoryPath, point: Point) -> str:
    peak = path.summary.peak_heads
    return f"{TOP_PX + PLOT_PX * (1 - (point.heads / peak if peak else 0.0)):.1f}"


def _gap(path: HistoryPath, gap: Gap) -> str:
    """Mark a gap: a dashed upright in its middle, its letter on top."""
    at = _at(path, (gap.before + gap.after) / 2)
    return (
        f'<line class="gap-mark" x1="{at}" y1="{TOP_PX - 28}" x2="{at}" '
        f'y2="{TOP_PX + PLOT_PX}"/><text class="soft" x="{at}" y="{TOP_PX - 33}" '
        f'text-anchor="middle">{gap.letter}</text>'
    )


def _peak(path: HistoryPath) -> str:
    """Name the peak above its point, within the chart."""
    summary = path.summary
    share = _share(path, summary.peak_year)
    anchor, at = "middle", share
    if share < NEAR_EDGE_PERCENT:
        anchor, at = "start", 0.0
    elif share > 100 - NEAR_EDGE_PERCENT:
        anchor, at = "end", 100.0
    return (
        f'<text class="peak" x="{at:.2f}%" y="{TOP_PX - 9}" '
        f'text-anchor="{anchor}">{escape(people(summary.peak_heads))}</text>'
    )


def _years(path: HistoryPath) -> str:
    first, last = path.summary.first_year, path.summary.last_year
    y = TOP_PX + PLOT_PX + 19
    marks = [(first, "start", "0%"), (last, "end", "100%")]
    if first == last:
        marks = [(first, "middle", "50%")]
    return "".join(
        f'<text class="soft" x="{at}" y="{y}" text-anchor="{anchor}">{year}</text>'
        for year, anchor, at in marks
    )
