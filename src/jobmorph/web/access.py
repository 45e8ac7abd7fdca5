"""Who may read: a token shown once, kept by the browser as a cookie no script can read."""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qsl, urlencode

from jobmorph.web.asgi import App, Headers, Receive, Scope, Send, header, refuse
from jobmorph.web.rate import Rate, client_of

COOKIE: Final = "jobmorph-access"
SIGN_IN: Final = "/sign-in"
PARAMETER: Final = "token"
LASTS_SECONDS: Final = 12 * 3600
OPEN_PATHS: Final = (SIGN_IN, "/static/")
TOO_OFTEN: Final = "Too many wrong tokens. Wait a minute and try again."
NEEDED: Final = "This server asks for a token: send it as 'Authorization: Bearer TOKEN'."


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Checks tokens, and issues and checks the cookies that stand for them.

    Parameters
    ----------
    token : str or None
        The token; None lets everybody in.
    secret : bytes
        Signs cookies; made anew by each process, so that a restart ends every sign-in.
    """

    token: str | None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def is_token(self, offered: str) -> bool:
        """Compare a token in constant time."""
        if self.token is None:
            return True
        return hmac.compare_digest(_digest(offered), _digest(self.token))

    def pass_for(self, moment: float) -> str:
        """Make a cookie's value, which holds no token."""
        issued = str(int(moment))
        return f"{issued}.{self._sign(issued)}"

    def is_pass(self, offered: str, moment: float) -> bool:
        """Check a cookie's value and age."""
        issued, _, signature = offered.partition(".")
        if not issued.isdecimal() or not hmac.compare_digest(
            self._sign(issued).encode(), signature.encode("utf-8", "replace")
        ):
            return False
        return 0 <= moment - int(issued) <= LASTS_SECONDS

    def _sign(self, text: str) -> str:
        return hmac.new(self.secret, f"access:{text}".encode(), hashlib.sha256).hexdigest()


class Access:
    """Let in who shows the token; others get the sign-in page, or 401 for a program."""

    def __init__(self, app: App, keeper: Doorkeeper, wrong: Rate) -> None:
        self.app = app
        self.keeper = keeper
        self.wrong = wrong

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or send it to the sign-in page."""
        if scope["type"] != "http" or self.keeper.token is None:
            await self.app(scope, receive, send)
            return
        query = scope.get("query_string", b"").decode("latin-1")
        offered = dict(parse_qsl(query, max_num_fields=100)).get(PARAMETER) if query else None
        bearer = _bearer(header(scope, b"authorization"))
        if (offered is not None or bearer) and self.wrong.is_spent(client_of(scope)):
            await refuse(
                scope, send, HTTPStatus.TOO_MANY_REQUESTS, TOO_OFTEN, (b"retry-after", b"60")
            )
            return
        if offered is not None and self.keeper.is_token(offered):
            await redirect(send, _without_token(scope["path"], query), self.cookie())
            return
        if bearer and self.keeper.is_token(bearer):
            await self.app(scope, receive, send)
            return
        if offered is not None or bearer:
            self.wrong.take(client_of(scope))
        if self._has_pass(scope) or scope["path"].startswith(OPEN_PATHS):
            await self.app(scope, receive, send)
        elif "text/html" in header(scope, b"accept") and not bearer:
            await redirect(send, f"{SIGN_IN}?{urlencode({'to': scope['path']})}")
        else:
            await refuse(
                scope, send, HTTPStatus.UNAUTHORIZED, NEEDED, (b"www-authenticate", b"Bearer")
            )

    def cookie(self) -> tuple[bytes, bytes]:
        """Header that lets the browser in from now on."""
        return pass_cookie(self.keeper)

    def _has_pass(self, scope: Scope) -> bool:
        try:
            jar = SimpleCookie(header(scope, b"cookie"))
        except CookieError:
            return False
        found = jar.get(COOKIE)
        return found is not None and self.keeper.is_pass(found.value, time.time())


def pass_cookie(keeper: Doorkeeper) -> tuple[bytes, bytes]:
    """Header with a new cookie: read by no script, sent to this site only."""
    value = keeper.pass_for(time.time())
    text = f"{COOKIE}={value}; Path=/; Max-Age={LASTS_SECONDS}; HttpOnly; SameSite=Strict"
    return (b"set-cookie", text.encode())


async def redirect(send: Send, to: str, *extra: tuple[bytes, bytes]) -> None:
    """Answer 303 to a path of this server."""
    headers: Headers = [
        (b"location", to.encode("latin-1", "replace")),
        (b"content-length", b"0"),
        (b"cache-control", b"no-store"),
        *extra,
    ]
    await send(
        {"type": "http.response.start", "status": int(HTTPStatus.SEE_OTHER), "headers": headers}
    )
    await send({"type": "http.response.body", "body": b""})


def local_path(path: str) -> str:
    """Return a path of this server to go to; the home page for anything else.

    Examples
    --------
    >>> local_path("/job/sales"), local_path("//elsewhere.example"), local_path("https://x")
    ('/job/sales', '/', '/')
    """
    is_local = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if is_local and path.isprintable() else "/"


def _bearer(authorization: str) -> str:
    kind, _, value = authorization.partition(" ")
    return value.strip() if kind.lower() == "bearer" else ""


def _without_token(path: str, query: str) -> str:
    from urllib.parse import quote

    kept = [pair for pair in parse_qsl(query, max_num_fields=100) if pair[0] != PARAMETER]
    target = quote(local_path(path))
    return f"{target}?{urlencode(kept)}" if kept else target


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()
