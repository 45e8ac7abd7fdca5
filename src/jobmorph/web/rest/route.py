"""Routes whose every failure is a problem document, whatever raised it."""

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any, Final

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from jobmorph.schema.errors import SHOWN_ITEMS, JobmorphError
from jobmorph.web.errors import LOG, place_of
from jobmorph.web.gate import BusyError
from jobmorph.web.jobs import JobError
from jobmorph.web.problem import MEDIA_TYPE, Problem, own_fault, problem_of, visible
from jobmorph.web.rest.limits import RestLimits

JSON: Final = "application/json"
RETRY_SECONDS: Final = 5
BODY_METHODS: Final = ("POST", "PUT", "PATCH")
# What the server in front raises through `receive` to stop a body that is too large or slow.
_PASSED_ON: Final = "jobmorph.web.body"

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class ProblemError(Exception):
    """Raised by an endpoint to answer with a problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.what)


class ProblemRoute(APIRoute):
    """A route that answers every failure with a problem document, and bounds bodies in JSON."""

    json_bytes = RestLimits().json_bytes

    def get_route_handler(self) -> Handler:
        """Wrap the handler that FastAPI makes."""
        inner = super().get_route_handler()
        has_json = self.body_field is not None
        most = self.json_bytes

        async def handle(request: Request) -> Response:
            try:
                return await inner(await _with_body(request, most) if has_json else request)
            except ClientDisconnect:
                raise
            except Exception as fault:  # each becomes a problem
                if type(fault).__module__ == _PASSED_ON:
                    raise
                return problem_response(problem_from(fault, request))

        return handle


def problem_response(problem: Problem, **headers: str) -> Response:
    """Answer with a problem."""
    kept = {"cache-control": "no-store", **headers}
    if problem.status in (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS):
        kept["retry-after"] = str(RETRY_SECONDS)
    return Response(problem.text(), problem.status, kept, MEDIA_TYPE)


def problem_from(fault: Exception, request: Request) -> Problem:
    """Say what went wrong with a request."""
    if isinstance(fault, ProblemError | JobError):
        return fault.problem
    if isinstance(fault, RequestValidationError):
        return _invalid(fault)
    if isinstance(fault, BusyError):
        what = "this server is answering as many questions as it takes on"
        return Problem(
            HTTPStatus.SERVICE_UNAVAILABLE, "busy", what, hint="Try again in a few seconds."
        )
    if isinstance(fault, JobmorphError):
        is_path = fault.where is not None and ("/" in fault.where or "\\" in fault.where)
        return problem_of(fault, is_own_data=request.method == "GET" or is_path)
    if isinstance(fault, HTTPException):
        status = HTTPStatus(fault.status_code)
        return Problem(status, status.phrase.lower().replace(" ", "-"), status.description)
    LOG.error("%s at %s", type(fault).__name__, place_of(fault))
    return own_fault(fault)


async def _with_body(request: Request, most: int) -> Request:
    """Read a body in JSON, as long as it stays within bounds."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON:
        what = "the body must be JSON"
        hint = f"Send it with the header Content-Type: {JSON}."
        raise ProblemError(
            Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "media-type", what, hint=hint)
        )
    body = await read_within(request, most)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return Request(request.scope, receive)


async def read_within(request: Request, most: int) -> bytes:
    """Read a body; stop as soon as it is too large.

    Raises
    ------
    ProblemError
        If it has more bytes.
    """
    promised = request.headers.get("content-length", "")
    if promised.isdecimal() and int(promised[:18]) > most:
        raise ProblemError(too_large(most))
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise ProblemError(too_large(most))
    return bytes(body)


def too_large(most: int) -> Problem:
    """Tell that a body has too many bytes."""
    what = f"the body is larger than {most / 1e6:g} MB"
    return Problem(413, "body-size", what, hint="Send less at a time. Nothing was computed.")


def _invalid(fault: RequestValidationError) -> Problem:
    """Name every field that is wrong; never the value that somebody sent."""
    errors = fault.errors()
    if any(each["type"] == "json_invalid" for each in errors):
        return Problem(HTTPStatus.BAD_REQUEST, "json", "the body is no JSON",
                       hint="Check commas and quotation marks. Nothing was computed.")  # fmt: skip
    items = tuple(f"{_place(each['loc'])}: {each['msg']}" for each in errors)
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "parameter",
        "the question cannot be read",
        where=None,
        items=tuple(visible(each) for each in items[:SHOWN_ITEMS]),
        count=len(items),
        hint="See /api/docs. Nothing was computed.",
    )


def _place(loc: tuple[Any, ...]) -> str:
    names = [str(each) for each in loc if each not in ("query", "body", "path")]
    return ".".join(names) or "body"
