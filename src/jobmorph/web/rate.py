"""How often one client may ask."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from jobmorph.web.asgi import App, Receive, Scope, Send, refuse
from jobmorph.web.settings import Settings

MOST_CLIENTS: Final = 4_096
MINUTE: Final = 60.0
REFUSAL: Final = "Too many requests from your address. Wait a few seconds and try again."


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Rate:
    """A bucket of turns for each client that fills again over time.

    Parameters
    ----------
    minute : int
        Turns that come back in a minute.
    burst : int
        Turns a client may take at once.
    clock : callable
        Seconds of a clock that never goes back.

    Examples
    --------
    >>> rate = Rate(60, 1, clock=lambda: 0.0)
    >>> rate.take("a"), rate.take("a"), rate.take("b")
    (True, False, True)
    """

    def __init__(
        self, minute: int, burst: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.per_second = minute / MINUTE
        self.burst = float(burst)
        self.clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, client: str) -> bool:
        """Take a turn; False if none is left."""
        bucket = self._filled(client)
        if bucket.left < 1.0:
            return False
        bucket.left -= 1.0
        return True

    def is_spent(self, client: str) -> bool:
        """Say whether no turn is left, without taking one."""
        return client in self._buckets and self._filled(client).left < 1.0

    def _filled(self, client: str) -> _Bucket:
        now = self.clock()
        bucket = self._buckets.pop(client, None) or _Bucket(self.burst, now)
        bucket.left = min(self.burst, bucket.left + (now - bucket.at) * self.per_second)
        bucket.at = now
        self._buckets[client] = bucket
        while len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return bucket


class RateLimit:
    """Refuse a client that asks too often, with the time to wait."""

    def __init__(self, app: App, settings: Settings) -> None:
        self.app = app
        self.rate = Rate(settings.limits.requests_minute, settings.limits.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        is_counted = scope["type"] == "http" and not scope["path"].startswith("/static/")
        if is_counted and not self.rate.take(client_of(scope)):
            await refuse(scope, send, HTTPStatus.TOO_MANY_REQUESTS, REFUSAL, (b"retry-after", b"5"))
            return
        await self.app(scope, receive, send)


def client_of(scope: Scope) -> str:
    """Address of the client; forwarded headers are not believed."""
    client = scope.get("client")
    return str(client[0]) if client else ""
