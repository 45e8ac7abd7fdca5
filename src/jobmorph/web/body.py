"""How large a request may be, how slowly it may come, and how slowly its answer may be taken."""

import asyncio
import time
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException

from jobmorph.web.asgi import App, Message, Receive, Scope, Send, header, refuse
from jobmorph.web.settings import MEGABYTE, Limits

UPLOADS: Final = ("/team", "/market", "/api/")
SLOW: Final = "The request came too slowly. Try again."
NO_LENGTH: Final = "The length of the request is not a number."
LARGE: Final = "The request is larger than {most:g} MB."
_CLOSE: Final = (b"connection", b"close")


class _TooLargeError(HTTPException):
    """The body grew past the limit while it came."""

    def __init__(self, most: int) -> None:
        text = LARGE.format(most=most / MEGABYTE)
        super().__init__(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, text, {"connection": "close"})


class _NotTakenError(Exception):
    """The client did not take the answer in time."""


class _TooSlowError(HTTPException):
    """The body did not come in time."""

    def __init__(self) -> None:
        super().__init__(HTTPStatus.REQUEST_TIMEOUT, SLOW, {"connection": "close"})


class BodyLimit:
    """Stop a body that is too large as soon as it is, whatever its head promises."""

    def __init__(self, app: App, limits: Limits) -> None:
        self.app = app
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        promised = header(scope, b"content-length")
        if promised and not promised.isdecimal():
            await refuse(scope, send, HTTPStatus.BAD_REQUEST, NO_LENGTH, _CLOSE)
        elif promised and int(promised) > self.most(scope):
            await self._refuse_large(scope, send)
        else:
            await self._watched(scope, receive, send)

    def most(self, scope: Scope) -> int:
        """Bytes that a body may have on this path."""
        is_upload = scope["path"].startswith(UPLOADS)
        return self.limits.upload_bytes if is_upload else self.limits.body_bytes

    async def _watched(self, scope: Scope, receive: Receive, send: Send) -> None:
        flow = _Flow(self.limits, self.most(scope), receive, send)
        try:
            await self.app(scope, flow.receive, flow.send)
        except _TooLargeError:
            if not flow.is_started:
                await self._refuse_large(scope, send)
        except _TooSlowError:
            if not flow.is_started:
                await refuse(scope, send, HTTPStatus.REQUEST_TIMEOUT, SLOW, _CLOSE)
        except _NotTakenError:
            return  # nobody reads the answer: the connection is given up

    async def _refuse_large(self, scope: Scope, send: Send) -> None:
        text = LARGE.format(most=self.most(scope) / MEGABYTE)
        await refuse(scope, send, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, text, _CLOSE)


class _Flow:
    """One request: counts what comes, and does not wait for ever."""

    def __init__(self, limits: Limits, most: int, receive: Receive, send: Send) -> None:
        self.limits = limits
        self.most = self.left = most
        self.patience = limits.body_seconds
        self.is_started = False
        self.is_whole = False
        self._receive = receive
        self._send = send

    async def receive(self) -> Message:
        if self.is_whole:  # the app waits for the client to leave
            return await self._receive()
        start = time.monotonic()
        try:
            message = await asyncio.wait_for(self._receive(), max(self.patience, 0.0))
        except TimeoutError:
            raise _TooSlowError from None
        # Only waiting for the client counts, not what is worked out in between.
        self.patience -= time.monotonic() - start
        if message["type"] == "http.request":
            self.left -= len(message.get("body", b""))
            if self.left < 0:
                raise _TooLargeError(self.most)
            self.is_whole = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        self.is_started = True
        try:
            await asyncio.wait_for(self._send(message), self.limits.send_seconds)
        except TimeoutError:
            raise _NotTakenError from None
