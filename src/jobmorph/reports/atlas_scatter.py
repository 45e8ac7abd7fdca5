"""The scatter of all jobs: hours that AI could do, against growth or pay; dots by US jobs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final, Literal

import polars as pl

from jobmorph.reports.atlas_row import IN_TIME, AtlasRow, moment_name
from jobmorph.reports.layout import cut
from jobmorph.reports.theme import money, signed_percent
from jobmorph.reports.words import say
from jobmorph.schema.ids import Moment
from jobmorph.studies.atlas_result import JobAtlasResult

Upright = Literal["growth", "pay"]
UPRIGHTS: Final[tuple[Upright, ...]] = ("growth", "pay")
WIDTH: Final = 1000
HEIGHT: Final = 600
LEFT: Final = 108
RIGHT: Final = 24
TOP: Final = 30
BOTTOM: Final = 52
# Diameters by number of jobs: area goes with jobs, smallest still seen.
DIAMETERS: Final[dict[float, int]] = {
    2_000_000.0: 34,
    1_000_000.0: 25,
    400_000.0: 18,
    150_000.0: 12,
    50_000.0: 8,
    0.0: 5,
}
NAMED: Final = 16
LETTER_PX: Final = 9.0
NAME_PX: Final = 18
LETTERS: Final = 30
MOST_GROWTH: Final = 0.4  # middles beyond it stand at the edge
MOST_PAY: Final = 250_000.0
SAME_BELOW: Final = 0.1


@dataclass(frozen=True, slots=True)
class Dot:
    """A job on the scatter, in px."""

    row: AtlasRow
    x: float
    y: float
    diameter: int


def scatter_svg(rows: Sequence[AtlasRow], result: JobAtlasResult, label: str) -> str:
    """Draw the scatter: a layer for each moment and upright, one path for each size of dot.

    Parameters
    ----------
    rows : sequence of AtlasRow
        Jobs; those without a count, or without the value, are left out.
    result : JobAtlasResult
        The atlas.
    label : str
        The text alternative.
    """
    most = most_hours(rows)
    parts = []
    for upright in UPRIGHTS:
        # What the hours show has no upright of its own: growth stands in.
        css = "of-growth of-hours" if upright == "growth" else "of-pay"
        parts.append(f'<g class="layer {css} of-always">{_uprights(upright, result)}</g>')
        for moment in IN_TIME:
            dots = _dots(rows, moment, upright, most)
            body = _points(dots) + _names(dots)
            parts.append(f'<g class="layer {css} of-{moment}">{body}</g>')
    for moment in IN_TIME:
        text = say("jobs.scatter.x", moment=moment_name(moment, result))
        parts.append(
            f'<text class="layer of-{moment} of-any soft" x="{WIDTH - RIGHT}" y="{HEIGHT - 8}" '
            f'text-anchor="end">{escape(text)}</text>'
        )
    return (
        f'<svg class="scatter" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="group" aria-label="{escape(label, quote=True)}">{_across(most)}'
        f"{''.join(parts)}</svg>"
    )


def most_hours(rows: Sequence[AtlasRow]) -> int:
    """Hours at the end of the scale: the next even number above all moments."""
    values = [row.values[f"ai_{moment}"] or 0.0 for row in rows for moment in IN_TIME]
    return 2 * (int(max(values, default=1.0)) // 2 + 1)


def found_words(result: JobAtlasResult, upright: Upright, moment: Moment) -> str:
    """Say how hours to AI go with growth or pay over jobs: rank correlation, no cause."""
    column = "growth_middle" if upright == "growth" else "wage_median_usd_year"
    hours = f"{moment}_delegated_hours_week"
    known = result.occupations.drop_nulls([column, "employment_area_heads"])
    if known.height < 3:
        return ""
    value = float(known.select(pl.corr(hours, column, method="spearman")).item())
    kind = "same" if abs(value) < SAME_BELOW else "more" if value > 0 else "less"
    word = say(f"jobs.scatter.word.{upright}.{kind}")
    return say(f"jobs.scatter.found.{upright}", count=known.height, word=word, value=f"{value:.2f}")


def _dots(rows: Sequence[AtlasRow], moment: Moment, upright: Upright, most: int) -> list[Dot]:
    dots = []
    for row in rows:
        hours, value = row.values[f"ai_{moment}"], row.values[upright]
        if row.area_heads <= 0 or hours is None or value is None:
            continue
        diameter = next(size for least, size in DIAMETERS.items() if row.area_heads >= least)
        dots.append(Dot(row, _x(hours, most), _y(value, upright), diameter))
    return dots


def _x(hours: float, most: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * hours / most


def _y(value: float, upright: Upright) -> float:
    low, high = (-MOST_GROWTH, MOST_GROWTH) if upright == "growth" else (0.0, MOST_PAY)
    part = (min(max(value, low), high) - low) / (high - low)
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * part


def _points(dots: Sequence[Dot]) -> str:
    """Draw dots as lines of no length with round ends: one path a size."""
    paths: dict[int, list[str]] = {}
    for dot in dots:
        paths.setdefault(dot.diameter, []).append(f"M{dot.x:.0f} {dot.y:.0f}h0")
    return "".join(
        f'<path class="dot" stroke-width="{size}" d="{"".join(paths[size])}"/>'
        for size in sorted(paths, reverse=True)
    )


def _names(dots: Sequence[Dot]) -> str:
    """Name large jobs, each a link to its row, none over another."""
    taken: list[tuple[float, float, float]] = []
    found: list[str] = []
    for dot in sorted(dots, key=lambda dot: -dot.row.area_heads):
        if len(found) == NAMED:
            break
        text = cut(dot.row.title, LETTERS)
        wide = len(text) * LETTER_PX
        is_left = dot.x + dot.diameter / 2 + 4 + wide > WIDTH - RIGHT
        start = dot.x - dot.diameter / 2 - 4 - wide if is_left else dot.x + dot.diameter / 2 + 4
        if start < LEFT or any(
            abs(dot.y - y) < NAME_PX and start < right and left < start + wide
            for y, left, right in taken
        ):
            continue
        taken.append((dot.y, start, start + wide))
        found.append(
            f'<a href="#{dot.row.anchor}"><text class="name" x="{start:.1f}" y="{dot.y + 5:.1f}">'
            f"{escape(text)}</text></a>"
        )
    return "".join(found)


def _across(most: int) -> str:
    """Draw the hours."""
    bottom = HEIGHT - BOTTOM
    parts = [f'<path class="axis" d="M{LEFT} {bottom}H{WIDTH - RIGHT}"/>']
    for hours in range(0, most + 1, 2):
        x = _x(hours, most)
        parts.append(f'<path class="axis" d="M{x:.1f} {bottom}v5"/>')
        parts.append(
            f'<text class="soft" x="{x:.1f}" y="{bottom + 20}" text-anchor="middle">{hours}</text>'
        )
    return "".join(parts)


def _uprights(upright: Upright, result: JobAtlasResult) -> str:
    """Draw the upright's scale, the line of no change darker."""
    if upright == "growth":
        marks: Mapping[float, str] = {
            value / 100: signed_percent(value / 100) for value in range(-40, 41, 20)
        }
        name = say("jobs.scatter.y.growth", year=result.growth_target_year)
    else:
        steps = range(0, round(MOST_PAY) + 1, 50_000)
        marks = {float(value): money(value) if value else "0" for value in steps}
        name = say("jobs.scatter.y.pay")
    parts = [f'<text class="soft" x="{LEFT - 104}" y="{TOP - 12}">{escape(name)}</text>']
    for value, text in marks.items():
        y = _y(value, upright)
        css = "axis" if value == 0 else "grid"
        parts.append(f'<path class="{css}" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>')
        parts.append(
            f'<text class="soft" x="{LEFT - 8}" y="{y + 5:.1f}" text-anchor="end">'
            f"{escape(text)}</text>"
        )
    return "".join(parts)


def records_of(result: JobAtlasResult) -> dict[str, dict[str, Any]]:
    """Rows of the atlas by job."""
    return {row["job_id"]: row for row in result.jobs.iter_rows(named=True)}
