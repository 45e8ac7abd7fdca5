"""The application with the frame of a copy: the same pages, made without a server."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from starlette.requests import Request

from jobmorph.reports.page_frame import Frame
from jobmorph.reports.words import say
from jobmorph.schema.tables import EDITION_TABLES
from jobmorph.web.asgi import Message
from jobmorph.web.assets import url_of
from jobmorph.web.errors import add_error_pages
from jobmorph.web.links import Link
from jobmorph.web.navigation import PACKAGE, Place
from jobmorph.web.pages import page_routes
from jobmorph.web.settings import Limits, Settings
from jobmorph.web.site import Site
from jobmorph.web.static_copy.addresses import CopyMap
from jobmorph.web.static_copy.chosen_jobs import CopiedJob

LAYOUT: Final = "copy.html.j2"
PLACES: Final = (
    ("/jobs", "copy.nav.jobs"),
    ("/atlas", "copy.nav.atlas"),
    ("/outlook", "web.nav.outlook"),
    ("/history", "web.nav.history"),
    ("/evidence", "web.nav.evidence"),
    ("/method", "web.nav.method"),
    ("/data", "web.nav.data"),
)
HOST: Final = "copy"
NEEDS_SERVER: Final = frozenset({"explore.js"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the application answers."""

    status: int
    text: str


class CopiedSite(Site):
    """A site whose pages are written as files.

    Parameters
    ----------
    settings : Settings
        Edition and library.
    pages : CopyMap
        Which page is which file.
    jobs : tuple of CopiedJob
        Whose pages the copy has.
    titles : str
        Address of the script that holds titles.
    """

    def __init__(
        self, settings: Settings, pages: CopyMap, jobs: tuple[CopiedJob, ...], titles: str
    ) -> None:
        super().__init__(settings)
        self.pages = pages
        self.jobs = jobs
        self.titles = titles

    def read_tables(self) -> None:
        """Read every table once, so that no page reads parts of one again."""
        for entry in self.edition.manifest.tables:
            if entry.name in EDITION_TABLES:
                self.edition.table(entry.name)

    def frame(
        self,
        request: Request,
        *,
        asked: str = "",
        pages: tuple[Link, ...] = (),
        scripts: tuple[str, ...] = (),
    ) -> Frame:
        """Make the frame of a page; what needs a server is left out by the templates."""
        return self.copy_frame(request.url.path, pages=pages, scripts=scripts)

    def copy_frame(
        self, path: str, *, pages: tuple[Link, ...] = (), scripts: tuple[str, ...] = ()
    ) -> Frame:
        """Make the frame of a page by its path."""
        parts: dict[str, Any] = {
            "places": [
                Place(href, say(key), path == href or path.startswith(f"{href}/"))
                for href, key in PLACES
            ],
            "asked": "",
            "asset": self._asset,
            "pages": pages,
            "scripts": tuple(each for each in scripts if each not in NEEDS_SERVER),
            "is_home": path == "/",
            "has_server": False,
            "leading": self.pages.leading,
            "runs": say("copy.runs"),
        }
        return Frame(layout=LAYOUT, packages=(PACKAGE,), is_inline=False, parts=parts)

    def _asset(self, name: str) -> str:
        return self.titles if name == "titles.js" else url_of(name)


def copy_app(site: CopiedSite) -> FastAPI:
    """Make the application that answers with the pages of a copy."""
    from jobmorph.web.static_copy.own_pages import router

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = site
    add_error_pages(app)
    for each in (router, *page_routes()):
        app.include_router(each)
    return app


def copy_settings(edition: Path | None, library: Path | None) -> Settings:
    """Make settings of a site that keeps no page in memory."""
    return Settings(edition=edition, library=library, limits=Limits(cache_bytes=0))


class Renderer:
    """Asks an application for pages, in this process.

    Parameters
    ----------
    app : FastAPI
        What answers.
    """

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self._runner = asyncio.Runner()

    def get(self, address: str) -> Answer:
        """Return the page of an address."""
        return self._runner.run(self._get(address))

    def close(self) -> None:
        """End its loop."""
        self._runner.close()

    async def _get(self, address: str) -> Answer:
        from urllib.parse import unquote

        path, _, query = address.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(b"host", HOST.encode())],
            "client": ("127.0.0.1", 1),
            "server": (HOST, 80),
        }
        status, body = 0, bytearray()

        async def receive() -> Message:
            await asyncio.Event().wait()
            raise AssertionError("a page that is read is not asked again")

        async def send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                body.extend(message.get("body", b""))

        await self.app(scope, receive, send)
        return Answer(status, body.decode())
