"""The few types of ASGI that the middleware speaks, and a plain answer."""

from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import Any, Final

from jobmorph.web.problem import MEDIA_TYPE, Problem

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

PROGRAMS: Final = "/api/"


def header(scope: Scope, name: bytes) -> str:
    """Return a header of a request, the last one if it comes twice; empty without it."""
    found = [value for key, value in scope["headers"] if key == name]
    return found[-1].decode("latin-1") if found else ""


async def refuse(
    scope: Scope, send: Send, status: HTTPStatus, text: str, *extra: tuple[bytes, bytes]
) -> None:
    """Answer with one sentence, for what is refused before any page is looked for.

    Programs, which ask below /api, get it as the problem document that their description promises.

    Parameters
    ----------
    scope : mapping
        ASGI's; only its path is looked at.
    send : callable
        ASGI's.
    status : HTTPStatus
        What is wrong.
    text : str
        The sentence; it must hold nothing of the request.
    *extra
        Further headers.
    """
    is_program = scope["path"].startswith(PROGRAMS)
    kind = MEDIA_TYPE if is_program else "text/plain; charset=utf-8"
    told = Problem(int(status), status.name.lower().replace("_", "-"), text.rstrip("."))
    body = (told.text() if is_program else f"{text}\n").encode()
    headers: Headers = [
        (b"content-type", kind.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        *extra,
    ]
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    await send({"type": "http.response.body", "body": body})
