"""The first page: one question."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reports.html import fill_page
from jobmorph.reports.theme import month_words
from jobmorph.reports.words import say
from jobmorph.web.site import site_of

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
    manifest = site.edition.manifest

    def make() -> str:
        return fill_page(
            "home.html.j2",
            frame=frame,
            doors=[
                Door(path, say(f"web.home.{name}"), say(f"web.home.{name}.text"))
                for path, name in DOORS
            ],
            foot=say(
                "web.home.foot",
                runs=frame.parts["runs"],
                edition=manifest.edition,
                usage=month_words(manifest.usage_as_of),
            ),
        )

    return await site.page(request, "/", make)
