"""What all answers rest on, and whether the server is well."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reference.edition import Edition
from jobmorph.reports.json_parts import json_text
from jobmorph.schema.version import VERSION
from jobmorph.web.rest.answer import kept_answer
from jobmorph.web.rest.documented import answers
from jobmorph.web.rest.question import Asked
from jobmorph.web.rest.route import ProblemRoute
from jobmorph.web.rest.service import service_of

router = APIRouter(route_class=ProblemRoute, tags=["Sources"])


@router.get("/edition", summary="Data, vintages, credits", responses=answers("edition"))
async def edition(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """List tables, the datasets behind them, their licences, and what is missing."""
    return await kept_answer(request, asked, edition_text)


@router.get("/health", summary="Whether the server is well", responses=answers("health"))
async def health(request: Request) -> Response:
    """Version, edition and how many long jobs there are. Nothing is computed."""
    service = service_of(request)
    document = {
        "status": "ok",
        "version": VERSION,
        "edition": service.site(request).edition.name,
        "jobs": service.board(request).counts(),
    }
    headers = {"cache-control": "no-store"}
    return Response(json_text(document), media_type="application/json", headers=headers)


def edition_text(opened: Edition) -> str:
    """Write what an edition holds, and who is to be credited."""
    manifest = opened.manifest
    return json_text(
        {
            "schema_version": "1.0",
            "version": VERSION,
            "edition": opened.name,
            "base_date": manifest.base_date,
            "usage_as_of": manifest.usage_as_of,
            "tables": [
                {"name": each.name, "rows": each.rows, "sources": list(each.sources),
                 "note": each.note, "sha256": each.sha256}
                for each in manifest.tables
            ],
            "missing": [asdict(each) for each in manifest.missing],
            "sources": [asdict(each) for each in manifest.sources],
        }
    )  # fmt: skip
