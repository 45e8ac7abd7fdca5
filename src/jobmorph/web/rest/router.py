"""The interface for programs as one router to be mounted: app.include_router(rest_router())."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any, Final

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from jobmorph.web.jobs import JobBoard
from jobmorph.web.problem import Problem
from jobmorph.web.rest import (
    docs,
    documents,
    economy,
    jobs_asked,
    library,
    long_jobs,
    markets,
    persons,
    sources,
    teams,
)
from jobmorph.web.rest.limits import RestLimits
from jobmorph.web.rest.openapi import openapi_text
from jobmorph.web.rest.route import problem_response
from jobmorph.web.rest.service import RestService

PREFIX: Final = "/api/v1"
METHODS: Final = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
PARTS: Final = (
    jobs_asked, persons, documents, library, economy, markets, teams, long_jobs, sources,
)  # fmt: skip


def rest_router(limits: RestLimits | None = None, board: JobBoard | None = None) -> APIRouter:
    """Make the router of everything under /api.

    Parameters
    ----------
    limits : RestLimits, optional
        What requests and jobs may take.
    board : JobBoard, optional
        Where long jobs run: the site's, so that those of pages and programs share one line.

    Returns
    -------
    APIRouter
        With its own state. Its workers end with the application that it is mounted in.
    """
    service = RestService(limits, board)

    @asynccontextmanager
    async def lifespan(app: Any) -> AsyncIterator[None]:
        yield
        service.close()

    studies = APIRouter(prefix=PREFIX)
    for part in PARTS:
        studies.include_router(part.router)
    router = APIRouter(dependencies=[Depends(service.attach)], lifespan=lifespan)
    router.include_router(studies)

    async def openapi(request: Request) -> Response:
        return Response(openapi_text(studies.routes), media_type="application/json",
                        headers={"cache-control": "private, max-age=300"})  # fmt: skip

    async def nothing(request: Request) -> Response:
        return _nothing(request, studies)

    router.add_api_route("/api/openapi.json", openapi, include_in_schema=False)
    docs.add_docs(router, studies)
    router.add_api_route("/api", nothing, methods=METHODS, include_in_schema=False)
    router.add_api_route("/api/{rest:path}", nothing, methods=METHODS, include_in_schema=False)
    return router


def _nothing(request: Request, studies: APIRouter) -> Response:
    """Say that there is no such endpoint, or that it does not take this method."""
    allowed = sorted(
        method
        for method in ("GET", "POST", "DELETE")
        if method != request.method and _takes(request, studies, method)
    )
    if allowed:
        what = f"this address does not take {request.method}"
        problem = Problem(
            HTTPStatus.METHOD_NOT_ALLOWED, "method", what, items=tuple(allowed),
            count=len(allowed), hint="See /api/docs.",
        )  # fmt: skip
        return problem_response(problem, allow=", ".join(allowed))
    problem = Problem(HTTPStatus.NOT_FOUND, "no-endpoint", "there is nothing at this address",
                      hint="See /api/docs.")  # fmt: skip
    return problem_response(problem)


def _takes(request: Request, studies: APIRouter, method: str) -> bool:
    scope = {**request.scope, "method": method}
    return any(route.matches(scope)[0] is Match.FULL for route in studies.routes)
