"""The atlas as one picture: every job a thin row, strong where its share of all work was largest.

A picture of its own carries its colours, light and dark; within a page it takes the page's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

import polars as pl

from jobmorph.reports.history_atlas_view import (
    AtlasPanel,
    atlas_panels,
    examples,
    finding,
    name_of,
    named_jobs,
)
from jobmorph.reports.theme import DARK, LIGHT, SANS, SERIF, Palette
from jobmorph.reports.words import say
from jobmorph.schema.history import Definition
from jobmorph.studies.history_result import AtlasResult

WIDTH: Final = 340  # of a phone, so that letters keep their size there
SIDE: Final = 14
LEVELS: Final = 10
DEPTH: Final = 2.2  # darkness falls faster than the share, so that a half reads as pale
OVERLAP: Final = 1.2
THINNEST_PX: Final = 0.8  # thinner strokes would fade beside each other
PANEL_PX: Final[dict[Definition, int]] = {
    "census_at_work": 220,
    "census_experienced": 190,
    "employers": 330,
}
SHOWN_YEARS: Final[dict[Definition, tuple[int, ...]]] = {
    "census_at_work": (1850, 1880, 1900, 1920, 1950),
    "census_experienced": (1960, 1970, 1980, 1990, 2000),
    "employers": (2002, 2010, 2019, 2025),
}
YEAR_PX: Final = 30
LETTER_PX: Final = 8.2
HEAD_PX: Final = 44
FOOT_PX: Final = 24
BETWEEN_PX: Final = 20
LINE_PX: Final = 20
LETTERS_LINE: Final = 42  # letters of 14 px that fit the width
LABEL_PX: Final = 19
TITLE_PX: Final = 46


@dataclass(frozen=True, slots=True)
class Place:
    """Where a panel lies, in px of the picture."""

    top: float
    height: float
    left: float
    width: float


def atlas_svg(result: AtlasResult, *, is_inline: bool = False) -> str:
    """Draw the atlas.

    Parameters
    ----------
    result : AtlasResult
        All counted occupations.
    is_inline : bool
        True within a page, whose colours and type (atlas.css) it then takes.

    Returns
    -------
    str
        An `svg` element with title and description; 340 px wide, scales to any width.
    """
    panels = atlas_panels(result)
    told = finding(result)
    parts: list[str] = []
    top = _key(parts, LINE_PX) if is_inline else _head(parts, told)
    for panel in panels:
        top = _panel(parts, panel, top)
    height = _foot(parts, result, top)
    described = say(
        "atlas.desc",
        finding=told,
        key=say("atlas.key"),
        order=say("atlas.order"),
        examples=examples(panels),
    )
    style = "" if is_inline else f"<style>{_colours()}</style><style>{_style()}</style>"
    paper = "" if is_inline else f'<rect class="paper" width="{WIDTH}" height="{height:g}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="atlas" viewBox="0 0 {WIDTH} {height:g}" '
        f'role="img" aria-labelledby="atlas-title atlas-desc" lang="{say("page.language")}">'
        f'<title id="atlas-title">{escape(say("atlas.page.title"))}</title>'
        f'<desc id="atlas-desc">{escape(described)}</desc>'
        f"{style}{paper}{''.join(parts)}</svg>"
    )


def _head(parts: list[str], told: str) -> float:
    """Set title, subtitle, finding and key; return where the first panel begins."""
    parts.append(
        f'<text class="title" x="{SIDE}" y="{TITLE_PX}">{escape(say("atlas.title"))}</text>'
    )
    parts.append(_text(SIDE, TITLE_PX + 24, say("atlas.subtitle"), "soft"))
    top = _lines(parts, told, TITLE_PX + 54, "told")
    return _key(parts, top + 6)


def _key(parts: list[str], top: float) -> float:
    """Say how to read the picture; return where the first panel begins."""
    return _lines(parts, say("atlas.key"), top, "soft") - 10


def _foot(parts: list[str], result: AtlasResult, top: float) -> float:
    source = say("atlas.source", edition=result.record.edition)
    top += FOOT_PX / 2
    texts = [say("atlas.order"), say("atlas.pairs"), source]
    for text in texts:
        top = _lines(parts, text, top + 4, "soft")
    return top


def _lines(parts: list[str], text: str, top: float, css: str) -> float:
    """Set a text over as many lines as it takes; return where the next line stands."""
    line = ""
    for word in [*text.split(), ""]:
        grown = f"{line} {word}".strip()
        if (len(grown) > LETTERS_LINE or not word) and line:
            parts.append(_text(SIDE, top, line, css))
            top += LINE_PX
            grown = word
        line = grown
    return top


def _text(x: float, y: float, text: str, css: str, anchor: str = "start") -> str:
    return f'<text class="{css}" x="{x:g}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _panel(parts: list[str], panel: AtlasPanel, top: float) -> float:
    """Draw one count: heading, rows, years, names; return where the next one begins."""
    key = f"atlas.panel.{panel.definition}"
    heading = say(key, first=panel.years[0], last=panel.years[-1], jobs=panel.jobs.height)
    top += BETWEEN_PX
    parts.append(f'<line class="rule" x1="{SIDE}" x2="{WIDTH - SIDE}" y1="{top}" y2="{top}"/>')
    parts.append(_text(SIDE, top + 18, heading, "head"))
    parts.append(_text(SIDE, top + 35, say(f"atlas.who.{panel.definition}"), "soft"))
    place = Place(top + HEAD_PX, PANEL_PX[panel.definition], SIDE, WIDTH - 2 * SIDE)
    parts.append(_rows(panel, place) + _breaks(panel, place))
    parts.append(_years(panel, place))
    parts.append(_names(panel, place))
    return place.top + place.height + FOOT_PX


def _slots(panel: AtlasPanel) -> dict[int, int]:
    """Slot of each year on the scale; a year without a census keeps its empty slot."""
    step = 1 if panel.definition == "employers" else 10
    return {
        year: slot for slot, year in enumerate(range(panel.years[0], panel.years[-1] + 1, step))
    }


def _rows(panel: AtlasPanel, place: Place) -> str:
    """Draw all rows: runs of one depth are one stroke, strokes of one depth one path."""
    slots = _slots(panel)
    wide = place.width / len(slots)
    tall = place.height / max(panel.jobs.height, 1)
    strokes: dict[int, list[str]] = {level: [] for level in range(1, LEVELS + 1)}
    cells = panel.shares.with_columns(
        pl.col("year").replace_strict(slots, return_dtype=pl.Int64).alias("slot"),
        (pl.col("fill") * LEVELS).ceil().clip(1, LEVELS).cast(pl.Int64).alias("level"),
    )
    for row, first, last, level in _runs(cells.select("place", "slot", "level").iter_rows()):
        left, y = place.left + first * wide, place.top + (row + 0.5) * tall
        strokes[level].append(f"M{left:.1f} {y:.2f}h{(last - first + 1) * wide:.1f}")
    return "".join(
        f'<path class="cell" stroke-opacity="{(level / LEVELS) ** DEPTH:.2f}" '
        f'stroke-width="{max(tall * OVERLAP, THINNEST_PX):.3f}" d="{"".join(found)}"/>'
        for level, found in strokes.items()
        if found
    )


def _runs(cells: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Join neighbouring cells of one row and depth: row, first and last slot, depth."""
    runs: list[tuple[int, int, int, int]] = []
    for row, slot, level in cells:
        if runs:
            before, first, last, depth = runs[-1]
            if (before, last + 1, depth) == (row, slot, level):
                runs[-1] = (row, first, slot, level)
                continue
        runs.append((row, slot, slot, level))
    return runs


def _breaks(panel: AtlasPanel, place: Place) -> str:
    """Draw an upright in the colour of the paper where the count itself changed."""
    slots = _slots(panel)
    wide = place.width / len(slots)
    years = sorted({each.year for each in panel.breaks if each.year in slots})
    return "".join(
        f'<rect class="paper" x="{place.left + slots[year] * wide - 0.9:.1f}" y="{place.top:g}" '
        f'width="1.8" height="{place.height:g}"/>'
        for year in years
        if slots[year]
    )


def _years(panel: AtlasPanel, place: Place) -> str:
    """Name the first and the last year and some between."""
    slots = _slots(panel)
    wide = place.width / len(slots)
    texts = []
    for year in SHOWN_YEARS[panel.definition]:
        x, anchor = place.left + (slots[year] + 0.5) * wide, "middle"
        if wide < YEAR_PX and year == panel.years[0]:
            x, anchor = place.left, "start"
        elif wide < YEAR_PX and year == panel.years[-1]:
            x, anchor = place.left + place.width, "end"
        texts.append(_text(x, place.top + place.height + 17, str(year), "soft", anchor))
    return "".join(texts)


def _names(panel: AtlasPanel, place: Place) -> str:
    """Name some jobs at their row, on the side away from their peak, none over another."""
    rows = named_jobs(panel)
    tall = place.height / max(panel.jobs.height, 1)
    slots = _slots(panel)
    found: list[tuple[float, bool, float, str]] = []
    for row in rows.iter_rows(named=True):
        y = place.top + (row["place"] + 0.5) * tall
        at = place.left + (slots[row["peak_year"]] + 0.5) * place.width / len(slots)
        name = name_of(row["series_id"])
        # On the left unless the name would lie over its own mark.
        is_right = 2 * SIDE + len(name) * LETTER_PX > at
        found.append((y, is_right, at, name))
    texts: list[str] = []
    lowest = {True: place.top - LABEL_PX / 2, False: place.top - LABEL_PX / 2}
    left_over = {side: sum(each[1] == side for each in found) for side in (True, False)}
    for y, is_right, at, title in found:
        left_over[is_right] -= 1
        # What still follows on this side keeps its room above the panel's lower end.
        most = place.top + place.height - 6 - left_over[is_right] * LABEL_PX
        label = min(max(y, lowest[is_right] + LABEL_PX), most)
        lowest[is_right] = label
        x, anchor = (WIDTH - SIDE - 6, "end") if is_right else (SIDE + 6, "start")
        texts.append(
            f'<circle class="mark" cx="{at:.1f}" cy="{y:.1f}" r="3"/>'
            + _text(x, label + 5, title, "name", anchor)
        )
    return "".join(texts)


def _style() -> str:
    return (
        f".atlas text{{font:14px {SANS};fill:var(--ink)}}"
        f".atlas .title{{font:600 27px {SERIF}}}"
        f".atlas .told{{font:600 15px {SERIF}}}"
        ".atlas .soft{fill:var(--soft)}.atlas .head{font-weight:600}"
        ".atlas .name{font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:4px;"
        "stroke-linejoin:round}"
        ".atlas .cell{fill:none;stroke:var(--assisted)}"
        ".atlas .rule{stroke:var(--rule);stroke-width:1;stroke-dasharray:6 4}"
        ".atlas .mark{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}"
        ".atlas .paper{fill:var(--paper)}"
    )


def _colours() -> str:
    """Colours of a picture of its own; dark where the system is."""

    def named(palette: Palette) -> str:
        names = ("paper", "ink", "soft", "rule", "assisted")
        return ";".join(f"--{name}:{getattr(palette, name)}" for name in names)

    return f".atlas{{{named(LIGHT)}}}@media (prefers-color-scheme:dark){{.atlas{{{named(DARK)}}}}}"
