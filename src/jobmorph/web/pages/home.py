"""The first page: one question."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reports.html import fill_page
from jobmorph.reports.page_frame import Frame
from jobmorph.reports.theme import month_words
from jobmorph.reports.words import say
from jobmorph.web.site import Site, site_of

router = APIRouter(include_in_schema=False)
DOORS: Final = (
    ("/team", "team"),
    ("/compare", "people"),
    ("/outlook", "market"),
    ("/market", "everybody"),
    ("/history", "history"),
    ("/evidence", "evidence"),
)


@dataclass(frozen=True, slots=True)
class Door:
    """A way on for somebody with another question."""

    path: str
    words: str
    text: str


@router.get("/")
async def home(request: Request) -> Response:
    """Ask for a job title."""
    site = site_of(request)
    frame = site.frame(request)

    def make() -> str:
        return fill_page(
            "home.html.j2",
            frame=frame,
            doors=doors_of(DOORS, "web.home"),
            foot=foot_of(site, frame),
        )

    return await site.page(request, "/", make)


def doors_of(names: Iterable[tuple[str, str]], texts: str) -> list[Door]:
    """Put doors into words.

    Parameters
    ----------
    names : iterable of (str, str)
        Path and name of each.
    texts : str
        Where the catalogue holds their words.
    """
    return [Door(path, say(f"{texts}.{name}"), say(f"{texts}.{name}.text")) for path, name in names]


def foot_of(site: Site, frame: Frame) -> str:
    """Say where this runs, and how fresh the figures are."""
    manifest = site.edition.manifest
    return say(
        "web.home.foot",
        runs=frame.parts["runs"],
        edition=manifest.edition,
        usage=month_words(manifest.usage_as_of),
    )
