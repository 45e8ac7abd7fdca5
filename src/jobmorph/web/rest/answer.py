"""From a question to an answer: from the client's copy, from memory, or computed now."""

import asyncio
import json
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from typing import Any, Final

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reference.edition import Edition
from jobmorph.schema.version import VERSION
from jobmorph.web.cache import CachedPage, is_same, page_tag
from jobmorph.web.problem import Problem
from jobmorph.web.rest.question import Setting
from jobmorph.web.rest.route import ProblemError
from jobmorph.web.rest.service import RestService, service_of
from jobmorph.web.rest.texts import is_long
from jobmorph.web.site import Site

JSON: Final = "application/json"
# Answers are the same until the server is started with another edition or version.
KEPT: Final = "private, max-age=300, must-revalidate"
NOT_KEPT: Final = "no-store"

Make = Callable[[Edition], str]


async def kept_answer(request: Request, asked: BaseModel | None, make: Make) -> Response:
    """Answer what depends on the edition and the question alone.

    Parameters
    ----------
    request : Request
        Its `If-None-Match` may spare the answer.
    asked : BaseModel or None
        The question as it was understood: equal ones have equal answers.
    make : callable
        Computes the JSON; called in a thread, a few at a time.
    """
    site = service_of(request).site(request)
    tag = _tag(site, request.url.path, asked)
    headers = {"etag": tag, "cache-control": KEPT}
    offered = request.headers.get("if-none-match", "")
    if offered.strip() != "*" and is_same(offered, tag):
        return Response(status_code=304, headers=headers)
    page = site.cache.get(tag) or await _once(service_of(request), site, tag, asked, make)
    if offered.strip() == "*":
        return Response(status_code=304, headers=headers)
    return Response(page.body, media_type=JSON, headers=headers)


async def _once(
    service: RestService, site: Site, tag: str, asked: BaseModel | None, make: Make
) -> CachedPage:
    """Compute an answer for everybody who asks for it at the same time."""

    async def compute() -> CachedPage:
        page = CachedPage((await _made(site, asked, make)).encode(), JSON)
        site.cache.put(tag, page)
        return page

    task = service.computing.get(tag)
    if task is None:
        task = service.computing[tag] = asyncio.ensure_future(compute())
        task.add_done_callback(lambda ended: _forget(service, tag, ended))
    # Who leaves does not take the answer away from those who stay.
    return await asyncio.shield(task)


def _forget(service: RestService, tag: str, ended: "asyncio.Future[CachedPage]") -> None:
    service.computing.pop(tag, None)
    # Looked at here, so that a failure that nobody waits for any more is not logged as lost.
    if not ended.cancelled():
        ended.exception()


async def private_answer(request: Request, asked: BaseModel, make: Make) -> Response:
    """Answer what rests on something handed in: nobody keeps it."""
    site = service_of(request).site(request)
    text = await _made(site, asked, make)
    return Response(text, media_type=JSON, headers={"cache-control": NOT_KEPT})


async def _made(site: Site, asked: BaseModel | None, make: Make) -> str:
    def work() -> str:
        if isinstance(asked, Setting) and is_long(asked, site.edition):
            raise ProblemError(_too_long())
        return make(site.edition)

    return await site.gate.run(work)


def _too_long() -> Problem:
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY, "long",
        "a seed other than 0, or a scenario that changes the use of today, takes about a minute",
        hint="Ask it as a long job: POST /api/v1/long. Nothing was computed.",
    )  # fmt: skip


def _tag(site: Site, path: str, asked: BaseModel | None) -> str:
    question: Any = None if asked is None else asked.model_dump(mode="json")
    text = json.dumps(question, sort_keys=True, ensure_ascii=False)
    return page_tag("rest", VERSION, _mark(site), path, text)


def _mark(site: Site) -> str:
    """Fingerprint of the edition, with what is laid over it."""
    edition = site.edition
    hashes = "".join(entry.sha256 for entry in edition.manifest.tables)
    return sha256(f"{edition.name} {hashes}".encode()).hexdigest()
