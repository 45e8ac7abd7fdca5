"""Which names a request may call this server by: no stranger's name may lead to it."""

import re
from http import HTTPStatus
from typing import Final

from jobmorph.web.asgi import App, Receive, Scope, Send, header, refuse
from jobmorph.web.settings import LOOPBACK_NAMES, Settings, is_loopback

_HOST: Final = re.compile(r"(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(?::(\d{1,5}))?")
REFUSAL: Final = "This server does not answer to that name."


class KnownHosts:
    """Refuse requests whose `Host` names another server.

    A page elsewhere could point its own name at this address and so read what only this computer
    may read. On loopback only loopback's names pass. On another address that address's own name
    passes; where a server listens on every address a token guards it, and any well-formed name
    passes.
    """

    def __init__(self, app: App, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        if scope["type"] == "http" and self.is_known(header(scope, b"host")):
            await self.app(scope, receive, send)
            return
        if scope["type"] == "http":
            await refuse(scope, send, HTTPStatus.MISDIRECTED_REQUEST, REFUSAL)

    def is_known(self, host: str) -> bool:
        """Say whether a `Host` header is one of this server's."""
        name = host_name(host)
        if name is None:
            return False
        if self.settings.is_loopback:
            return name in LOOPBACK_NAMES or is_loopback(name)
        return self.settings.is_wildcard or name == self.settings.host.lower()


def host_name(host: str) -> str | None:
    """Return the name of a `Host` header without its port; None if it is malformed.

    Examples
    --------
    >>> host_name("LocalHost:8137"), host_name("[::1]:80"), host_name("a b")
    ('localhost', '::1', None)
    """
    found = _HOST.fullmatch(host)
    return found.group(1).strip("[]").lower() if found else None
