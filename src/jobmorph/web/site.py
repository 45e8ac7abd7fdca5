"""One server's state: settings, edition, cache, and how an answer becomes a response."""

import secrets
import threading
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reports.page_frame import Frame
from jobmorph.schema.version import VERSION
from jobmorph.web.access import Doorkeeper
from jobmorph.web.assets import assets_hash
from jobmorph.web.atlas_desk import AtlasDesk
from jobmorph.web.cache import CachedPage, PageCache, is_same, page_tag
from jobmorph.web.csrf import FormKeys
from jobmorph.web.gate import Gate
from jobmorph.web.hosts import host_name
from jobmorph.web.jobs import JobBoard
from jobmorph.web.links import Link
from jobmorph.web.market_desk import MarketDesk
from jobmorph.web.navigation import site_frame
from jobmorph.web.rate import Rate
from jobmorph.web.settings import Settings
from jobmorph.web.team_desk import TeamDesk

HTML: Final = "text/html; charset=utf-8"
REVALIDATE: Final = "private, no-cache"
FLUSH: Final = "\x1e"  # where a template may send what stands before; never part of a page


class Site:
    """What all pages of a server share.

    Parameters
    ----------
    settings : Settings
        How it is served.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.cache = PageCache(settings.limits.cache_bytes)
        self.gate = Gate(settings.limits)
        self.keeper = Doorkeeper(settings.token)
        self.wrong = Rate(settings.limits.sign_ins_minute, settings.limits.sign_ins_minute)
        self.forms = FormKeys(secrets.token_bytes(32))
        self._opening = threading.Lock()
        self.atlas = AtlasDesk()
        self.board = JobBoard()
        self.teams = TeamDesk(self.board)
        self.markets = MarketDesk(self.board, self.cache)

    @property
    def edition(self) -> Edition:
        """The edition, opened when it is first needed; every table is read once and kept."""
        with self._opening:
            return self._edition

    @cached_property
    def _edition(self) -> Edition:
        from jobmorph.studies.own_library import with_own_library

        opened = open_edition(self.settings.edition)
        if self.settings.library is not None:
            opened = with_own_library(opened, self.settings.library)
        return opened

    def close(self) -> None:
        """Forget all rosters and results; what still runs is killed."""
        self.teams.close_all()
        self.board.close()

    def warm(self) -> None:
        """Work out one page of each kind, so that the first reader does not wait."""
        from jobmorph.web.warm import warm_site

        warm_site(self)

    def frame(
        self,
        request: Request,
        *,
        asked: str = "",
        pages: tuple[Link, ...] = (),
        scripts: tuple[str, ...] = (),
    ) -> Frame:
        """Make the frame of the page that a request asks for."""
        return site_frame(
            self.settings,
            request.url.path,
            server=self.server_name(request),
            asked=asked,
            pages=pages,
            scripts=scripts,
        )

    def server_name(self, request: Request) -> str:
        """Name by which the browser calls the server; empty on loopback, where none is shown."""
        if self.settings.is_loopback:
            return ""
        return host_name(request.headers.get("host", "")) or self.settings.host

    async def page(self, request: Request, address: str, make: Callable[[], str]) -> Response:
        """Answer with a page: from the browser's copy, from the cache, or made now.

        Parameters
        ----------
        request : Request
            What was asked.
        address : str
            The question as a canonical address: equal addresses have equal pages.
        make : callable
            Makes the page; called in a thread, a few at a time.
        """
        tag = self._tag(request, address)
        kept = self._kept(request, tag)
        if kept is not None:
            return kept
        text = await self.gate.run(make)
        page = CachedPage(text.encode(), HTML)
        self.cache.put(tag, page)
        return self._response(page, tag)

    async def stream(
        self, request: Request, address: str, make: Callable[[], Iterator[str]]
    ) -> Response:
        """Answer with a page whose beginning is sent while the rest is made.

        `make` yields pieces of the page; what raises before the first `FLUSH` has a status of
        its own, as in `page`.
        """
        tag = self._tag(request, address)
        kept = self._kept(request, tag)
        if kept is not None:
            return kept

        def begin() -> tuple[bytes, Iterator[bytes]]:
            parts = _between_flushes(make())
            return next(parts, b""), parts

        first, rest = await self.gate.run(begin)

        def keeping() -> Iterator[bytes]:
            whole = [first]
            for part in rest:
                whole.append(part)
                yield part
            self.cache.put(tag, CachedPage(b"".join(whole), HTML))

        async def body() -> Any:
            yield first
            async for part in self.gate.stream(keeping()):
                yield part

        return StreamingResponse(body(), media_type=HTML, headers=_headers(tag))

    def _tag(self, request: Request, address: str) -> str:
        parts = (VERSION, self._edition_mark, assets_hash(), self.server_name(request), address)
        return page_tag(*parts)

    @cached_property
    def _edition_mark(self) -> str:
        # A user's own roles may change between two runs of a server; an edition does not.
        own = "" if self.settings.library is None else secrets.token_hex(8)
        return ",".join([own, *(entry.sha256 for entry in self.edition.manifest.tables)])

    def _kept(self, request: Request, tag: str) -> Response | None:
        if is_same(request.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=_headers(tag))
        page = self.cache.get(tag)
        return None if page is None else self._response(page, tag)

    def _response(self, page: CachedPage, tag: str) -> Response:
        return Response(page.body, media_type=page.media_type, headers=_headers(tag))


def site_of(request: Request) -> Site:
    """Return the site that a request came to."""
    site: Site = request.app.state.site
    return site


def fresh(text: str, status: int = 200, **headers: str) -> Response:
    """Answer with a page that nobody keeps."""
    return Response(text, status, media_type=HTML, headers={"cache-control": "no-store", **headers})


def _headers(tag: str) -> dict[str, str]:
    return {"etag": tag, "cache-control": REVALIDATE}


def _between_flushes(pieces: Iterator[str]) -> Iterator[bytes]:
    held: list[str] = []
    for piece in pieces:
        head, mark, tail = piece.partition(FLUSH)
        held.append(head)
        if mark:
            yield "".join(held).encode()
            held = [tail]
    yield "".join(held).encode()
