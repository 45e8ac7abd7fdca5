"""Failures as pages in plain words: what, where, what to do; never a trace."""

import logging
import re
import traceback
from http import HTTPStatus
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from jobmorph.reports.sentences import as_heading
from jobmorph.reports.words import say
from jobmorph.schema.errors import (
    InfeasibleError,
    JobmorphError,
    NoMatchError,
    SchemaError,
)
from jobmorph.web.asgi import App, Message, Receive, Scope, Send, refuse
from jobmorph.web.csrf import FormError
from jobmorph.web.gate import BusyError
from jobmorph.web.links import Link, LinkList, LinkPage, link_page
from jobmorph.web.problem import Problem, hint_for_all, without_options
from jobmorph.web.question import JobQuestion
from jobmorph.web.site import fresh, site_of

LOG: Final = logging.getLogger("jobmorph.web")
RETRY_SECONDS: Final = 3
LONGEST: Final = 400
_NEAREST: Final = re.compile(r"[.;] nearest$", re.IGNORECASE)
# Statuses that this server raises itself, with a sentence of its own.
_OWN_WORDS: Final = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def status_of(fault: JobmorphError) -> HTTPStatus:
    """Return the status of an error.

    Examples
    --------
    >>> from jobmorph.schema.errors import ParameterError
    >>> status_of(NoMatchError("no job found")).value, status_of(ParameterError("bad")).value
    (404, 400)
    """
    if isinstance(fault, FormError):
        return HTTPStatus.FORBIDDEN
    if isinstance(fault, NoMatchError):
        return HTTPStatus.NOT_FOUND
    if isinstance(fault, InfeasibleError):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    if isinstance(fault, SchemaError):
        return HTTPStatus.INTERNAL_SERVER_ERROR
    return HTTPStatus.BAD_REQUEST


def add_error_pages(app: FastAPI) -> None:
    """Answer every failure with a page."""
    app.add_exception_handler(JobmorphError, _explained)
    app.add_exception_handler(BusyError, _busy)
    for refusal in _refusals():
        app.add_exception_handler(refusal, _refused)
    app.add_exception_handler(HTTPException, _status)
    app.add_exception_handler(RequestValidationError, _unread)
    app.add_exception_handler(Exception, _own)


class LastResort:
    """Catch what nobody expected: one sentence to the reader, kind and place to the log.

    The message of an unknown error may hold what somebody typed; it is not written down.
    """

    def __init__(self, app: App, *, is_debug: bool = False) -> None:
        self.app = app
        self.is_debug = is_debug

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        is_started = False

        async def sending(message: Message) -> None:
            nonlocal is_started
            is_started = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception as fault:
            told = LOG.exception if self.is_debug else LOG.warning
            told("%s at %s", type(fault).__name__, place_of(fault))
            if not is_started and scope["type"] == "http":
                text = f"{say('web.error.own')}. {say('web.error.own.text')}"
                await refuse(scope, send, HTTPStatus.INTERNAL_SERVER_ERROR, text)


def place_of(fault: BaseException) -> str:
    """Say where an error arose: module and line, no message."""
    frames = traceback.extract_tb(fault.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown"


def _explained(request: Request, fault: Exception) -> Response:
    if not isinstance(fault, JobmorphError):
        raise fault
    status = status_of(fault)
    is_none = status == HTTPStatus.NOT_FOUND
    near = tuple(
        Link(JobQuestion(each).address(), as_heading(each)) for each in fault.items if is_none
    )
    # Of the command line in the study's words; here options are fields, and commands no advice.
    place = without_options(fault.where or "", " ")
    where = f"{place}: " if place and "/" not in place else ""
    # The nearest stand in a list of their own below.
    what = without_options(_NEAREST.sub("", fault.what) if is_none else fault.what, " ")
    hint = hint_for_all(fault.hint)
    told = f"{where}{what}"[:LONGEST]
    items = ", ".join(fault.items[:5]) if not is_none else ""
    sentence = f"{as_heading(told)}{': ' + items if items else ''}."
    page = LinkPage(
        title=say("web.error.none" if is_none else "web.error.input"),
        lead=sentence,
        intro=(hint,) if hint else (),
        lists=(LinkList(say("web.error.near"), near),) if near else (),
    )
    return _page(request, page, status)


def _refusals() -> tuple[type[Exception], ...]:
    # Imported late: the interface for programs answers in words of its own, made from this module.
    from jobmorph.web.jobs import JobError
    from jobmorph.web.rest.route import ProblemError

    return (JobError, ProblemError)


def _refused(request: Request, fault: Exception) -> Response:
    from jobmorph.web.progress import problem_sentences

    problem = getattr(fault, "problem", None)
    if not isinstance(problem, Problem):
        raise fault
    lead, *rest = problem_sentences(problem)
    is_none = problem.status == HTTPStatus.NOT_FOUND
    title = say("web.job_run.gone" if is_none else "web.error.input")
    page = LinkPage(title, as_heading(lead), intro=tuple(rest))
    return _page(request, page, HTTPStatus(problem.status))


def _busy(request: Request, fault: Exception) -> Response:
    page = LinkPage(
        say("web.error.busy"), say("web.error.busy"), intro=(say("web.error.busy.text"),)
    )
    return _page(
        request, page, HTTPStatus.SERVICE_UNAVAILABLE, **{"retry-after": str(RETRY_SECONDS)}
    )


def _unread(request: Request, fault: Exception) -> Response:
    key = "web.error.input"
    return _page(request, LinkPage(say(key), say(key)), HTTPStatus.BAD_REQUEST)


def _own(request: Request, fault: Exception) -> Response:
    page = LinkPage(say("web.error.own"), say("web.error.own"), intro=(say("web.error.own.text"),))
    return _page(request, page, HTTPStatus.INTERNAL_SERVER_ERROR)


def _status(request: Request, fault: Exception) -> Response:
    if not isinstance(fault, HTTPException):
        raise fault
    status = HTTPStatus(fault.status_code)
    headers = dict(fault.headers or {})
    if status == HTTPStatus.NOT_FOUND:
        if request.url.path.startswith("/static/"):
            return PlainTextResponse("", status)
        page = LinkPage(
            say("web.error.page"), say("web.error.page"), intro=(say("web.error.page.text"),)
        )
        return _page(request, page, status)
    key = "web.error.method" if status == HTTPStatus.METHOD_NOT_ALLOWED else "web.error.input"
    told = (str(fault.detail),) if status in _OWN_WORDS else ()
    return _page(request, LinkPage(say(key), say(key), intro=told), status, **headers)


def _page(request: Request, page: LinkPage, status: HTTPStatus, **headers: str) -> Response:
    frame = site_of(request).frame(request)
    return fresh(link_page(page, frame, "ask.html.j2", action="/search"), int(status), **headers)
