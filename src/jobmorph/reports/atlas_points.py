"""The scatter of all jobs as Vega-Lite: every dot has its name, its figures and its page."""

from typing import Any, Final

from jobmorph.reports.atlas_row import AtlasRow, AtlasView, moment_name
from jobmorph.reports.atlas_scatter import MOST_GROWTH, MOST_PAY, Upright
from jobmorph.reports.atlas_sheet import AtlasSheet
from jobmorph.reports.theme import part_words
from jobmorph.reports.vega_lite import HEIGHT_PX, SCHEMA, ZOOM, Spec
from jobmorph.reports.words import say

LARGEST: Final = 900  # area of the largest dot, in square px
SMALLEST: Final = 16


def points_spec(sheet: AtlasSheet, view: AtlasView) -> Spec:
    """Write the scatter as a reader sees it: moment, upright, and the jobs that were found.

    Parameters
    ----------
    sheet : AtlasSheet
        The atlas of a field, or of all jobs.
    view : AtlasView
        Moment and upright; hours have no upright of their own, growth stands in.

    Returns
    -------
    dict
        A Vega-Lite specification, data inside: a job a row, those without a count or without the
        value left out, as in the drawing. Values beyond the scale's ends are kept.
    """
    upright: Upright = "pay" if view.show == "pay" else "growth"
    rows = [
        _row(row, view, upright, sheet)
        for row in sheet.rows_found(view.find)
        if row.area_heads > 0
        and row.values[f"ai_{view.moment}"] is not None
        and row.values[upright] is not None
    ]
    across = say("jobs.scatter.x", moment=moment_name(view.moment, sheet.result))
    up = say(f"jobs.scatter.y.{upright}", year=sheet.result.growth_target_year)
    titles = [say("explore.job"), part_words("delegated", "leader"), say("explore.jobs")]
    names = dict(zip(("title", "hours", "jobs"), titles, strict=True))
    return {
        "$schema": SCHEMA,
        "description": say(
            f"jobs.scatter.{upright}",
            year=sheet.result.growth_target_year,
            moment=moment_name(view.moment, sheet.result),
        ),
        "height": HEIGHT_PX,
        "data": {"values": rows},
        "params": [ZOOM],
        "mark": {"type": "point", "filled": True, "opacity": 0.45, "clip": True},
        "encoding": {
            "x": {"field": "across", "type": "quantitative", "title": across},
            "y": _up(upright, up),
            "size": {
                "field": "heads",
                "type": "quantitative",
                "legend": None,
                "scale": {"range": [SMALLEST, LARGEST]},
            },
            "href": {"field": "page"},
            "tooltip": [
                *({"field": key, "type": "nominal", "title": text} for key, text in names.items()),
                {"field": "told", "type": "nominal", "title": up},
            ],
        },
    }


def _row(row: AtlasRow, view: AtlasView, upright: Upright, sheet: AtlasSheet) -> dict[str, Any]:
    return {
        "title": row.title,
        "across": row.values[f"ai_{view.moment}"],
        "up": row.values[upright],
        "heads": row.area_heads,
        "hours": str(row.bars[view.moment].delegated),
        "jobs": row.jobs,
        "told": row.growth if upright == "growth" else row.pay,
        "page": sheet.links.job(row.job_id) if sheet.links.job else "",
    }


def _up(upright: Upright, title: str) -> Spec:
    low, high = (-MOST_GROWTH, MOST_GROWTH) if upright == "growth" else (0.0, MOST_PAY)
    return {
        "field": "up",
        "type": "quantitative",
        "title": title,
        "scale": {"domain": [low, high]},
        "axis": {"format": "+.0%" if upright == "growth" else "$,.0f"},
    }
