"""The page of the atlas: one sentence, the picture asked for, one job told, the list of all."""

from functools import cache
from typing import Any, Final

from jobmorph.reports.atlas_list import bar_class
from jobmorph.reports.atlas_row import (
    IN_TIME,
    LAYOUTS,
    SHOWS,
    AtlasRow,
    AtlasView,
    hours_words,
    moment_name,
)
from jobmorph.reports.atlas_sheet import AtlasLinks, AtlasSheet
from jobmorph.reports.figures import pattern_definitions, swatch_svg
from jobmorph.reports.html import fill_page
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.theme import month_words, part_words
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS, Moment
from jobmorph.studies.atlas_result import FIELDS, JobAtlasResult

SCRIPT: Final = "atlas_jobs.js"
SCRIPTS: Final = (SCRIPT, "explore.js")  # what a site links
STYLE: Final = "atlas_jobs.css"
TEMPLATE: Final = "atlas_jobs.html.j2"
ALONE: Final = AtlasLinks()


def atlas_page(
    result: JobAtlasResult,
    view: AtlasView | None = None,
    *,
    frame: Frame = STANDALONE,
    links: AtlasLinks = ALONE,
) -> str:
    """Write the atlas as one HTML page.

    Parameters
    ----------
    result : JobAtlasResult
        All jobs, or those of one field.
    view : AtlasView, optional
        What is shown first.
    frame : Frame
        What stands around the page; a site's links the scripts of `SCRIPTS`.
    links : AtlasLinks
        Where links lead.

    Returns
    -------
    str
        A whole document; complete without a script.
    """
    return sheet_page(AtlasSheet(result, links), view or AtlasView(), frame=frame)


def sheet_page(sheet: AtlasSheet, view: AtlasView, *, frame: Frame) -> str:
    """Write a view of a prepared atlas as one HTML page, as `atlas_page` does."""
    return fill_page(
        TEMPLATE,
        STYLE,
        frame=frame,
        script=script_text() if frame.is_inline else "",
        page=page_parts(sheet, view),
    )


@cache
def script_text() -> str:
    """Text of the small script: sorting, finding, one job beside the picture, addresses."""
    from importlib.resources import files

    folder = files("jobmorph.reports") / "templates"
    return (folder / SCRIPT).read_text(encoding="utf-8").rstrip("\n")


def page_parts(sheet: AtlasSheet, view: AtlasView) -> dict[str, Any]:
    """Gather what the template names as `page`."""
    result = sheet.result
    told = next((row for row in sheet.rows if row.job_id == view.job), None)
    title = "jobs.title" if result.field is None else "jobs.title.field"
    field = say(f"field.{result.field or 'all'}")
    return {
        "title": say(title, field=field),
        "head": say(
            "jobs.head",
            edition=result.record.edition,
            usage=month_words(result.usage_as_of),
        ),
        "leads": sheet.leads,
        "range": sheet.range,
        "definitions": pattern_definitions(),
        "action": sheet.links.action,
        "view": view,
        "fields": [
            (name, say(f"field.{name}"), name == result.field) for name in ("all", *FIELDS.values())
        ],
        "moments": [(each, moment_name(each, result)) for each in IN_TIME],
        "shows": [(each, say(f"jobs.show.{each}")) for each in SHOWS],
        "layouts": [(each, say(f"jobs.as.{each}")) for each in LAYOUTS],
        "parts": [(swatch_svg(part), part_words(part, "leader")) for part in PARTS],
        "read": sheet.reading,
        **sheet.found(view.find),
        "detail": _detail(told or (sheet.rows[0] if sheet.rows else None), result, sheet.links),
        "sections": sheet.sections,
        "more": sheet.more,
    }


def _detail(row: AtlasRow | None, result: JobAtlasResult, links: AtlasLinks) -> dict[str, Any]:
    """One job beside the picture."""
    if row is None:
        return {}
    return {
        "row": row,
        "link": links.job(row.job_id) if links.job else "",
        "weeks": [
            (moment, bar_class(row.bars[moment]), _week_words(row, moment, result))
            for moment in IN_TIME
        ],
        "templates": {
            moment: say(
                "jobs.detail.of",
                week="{week}",
                moment=_moment_long(moment, result),
                ai="{ai}",
                with_ai="{with}",
                person="{person}",
            )
            for moment in IN_TIME
        },
        "date": month_words(result.employment_as_of),
    }


def _week_words(row: AtlasRow, moment: Moment, result: JobAtlasResult) -> str:
    bar = row.bars[moment]
    return say(
        "jobs.detail.of",
        week=row.week,
        moment=_moment_long(moment, result),
        ai=hours_words(bar.delegated),
        with_ai=hours_words(bar.assisted),
        person=hours_words(bar.human),
    )


def _moment_long(moment: Moment, result: JobAtlasResult) -> str:
    return say(
        f"jobs.moment.{moment}.long",
        year=result.horizon_year,
        usage=month_words(result.usage_as_of),
    )
