"""All jobs at once: the map, the scatter and the list; every view has its address."""

from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reports.atlas_row import IN_TIME, LAYOUTS, SHOWS, AtlasView
from jobmorph.schema.errors import ParameterError
from jobmorph.web.atlas_desk import ATLAS
from jobmorph.web.site import site_of

router = APIRouter(include_in_schema=False)
EVERYTHING: Final = "all"
LONGEST: Final = 100
KEPT: Final = {"cache-control": "private, max-age=300"}


@router.get(ATLAS)
async def atlas(request: Request) -> Response:
    """Show the atlas as its address asks: field, moment, show, as, job, find."""
    from jobmorph.reports.atlas_page import SCRIPTS

    site = site_of(request)
    field, view = asked_view(request.query_params)
    frame = site.frame(request, scripts=SCRIPTS)

    def make() -> str:
        from jobmorph.reports.atlas_page import sheet_page

        return sheet_page(site.atlas.sheet(field, site.edition), view, frame=frame)

    return await site.page(request, _address(field, view), make)


@router.get(f"{ATLAS}/chart")
async def chart(request: Request) -> Response:
    """Answer with the scatter that an address asks for, as Vega-Lite."""
    site = site_of(request)
    field, view = asked_view(request.query_params)

    def make() -> str:
        from jobmorph.reports.atlas_points import points_spec
        from jobmorph.reports.vega_lite import spec_json

        return spec_json(points_spec(site.atlas.sheet(field, site.edition), view))

    text = await run_in_threadpool(make)
    return Response(text, media_type="application/json", headers=KEPT)


def asked_view(query: QueryParams) -> tuple[str | None, AtlasView]:
    """Read an address: the field, and what is shown of it.

    Raises
    ------
    ParameterError
        With everything in the address that the atlas does not know.
    """
    from jobmorph.studies.atlas_result import FIELDS

    known = {
        "field": (EVERYTHING, *FIELDS.values()),
        "moment": IN_TIME,
        "show": SHOWS,
        "as": LAYOUTS,
    }
    usual = AtlasView()
    asked = {
        "field": query.get("field") or EVERYTHING,
        "moment": query.get("moment") or usual.moment,
        "show": query.get("show") or usual.show,
        "as": query.get("as") or usual.layout,
    }
    faults = [
        f"{name} is one of: {', '.join(known[name])}"
        for name, value in asked.items()
        if value not in known[name]
    ]
    if faults:
        raise ParameterError("; ".join(faults), hint="Change the address, or start at /atlas.")
    view = AtlasView(
        moment=next(each for each in IN_TIME if each == asked["moment"]),
        show=next(each for each in SHOWS if each == asked["show"]),
        layout=next(each for each in LAYOUTS if each == asked["as"]),
        job=(query.get("job") or "")[:LONGEST] or None,
        find=(query.get("find") or "")[:LONGEST].strip(),
    )
    return (None if asked["field"] == EVERYTHING else asked["field"]), view


def _address(field: str | None, view: AtlasView) -> str:
    usual = AtlasView()
    parts = {
        "field": field,
        "moment": view.moment if view.moment != usual.moment else None,
        "show": view.show if view.show != usual.show else None,
        "as": view.layout if view.layout != usual.layout else None,
        "job": view.job,
        "find": view.find or None,
    }
    named = {name: value for name, value in parts.items() if value}
    return f"{ATLAS}?{urlencode(named)}" if named else ATLAS
