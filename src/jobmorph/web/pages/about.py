"""What this is, and what happens to what somebody types."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reports.page_frame import Frame
from jobmorph.reports.words import say
from jobmorph.schema.version import VERSION
from jobmorph.web.assets import url_of
from jobmorph.web.links import Link, LinkList, LinkPage, link_page
from jobmorph.web.site import Site, site_of

router = APIRouter(include_in_schema=False)
KEPT = ("address", "profile", "theme", "token", "log")


@router.get("/about")
async def about(request: Request) -> Response:
    """Say what is kept, and where."""
    site = site_of(request)
    frame = site.frame(request)
    return await site.page(request, "/about", lambda: _page(site, frame))


def _page(site: Site, frame: Frame) -> str:
    kept = [name for name in KEPT if name != "token" or site.keeper.token is not None]
    links = (
        Link("/method", say("web.nav.method")),
        Link("/evidence", say("web.nav.evidence")),
        Link("/data", say("web.nav.data")),
        Link(url_of("OFL.txt"), say("web.data.fonts.licence"), say("web.data.fonts.text")),
    )
    page = LinkPage(
        title=say("web.about.title"),
        lead=say("web.about.title"),
        intro=(str(frame.parts["runs"]), *(say(f"web.about.{name}") for name in kept)),
        lists=(LinkList(say("web.about.more"), links),),
        notes=(say("web.about.version", version=VERSION, edition=site.edition.name),),
    )
    return link_page(page, frame)
