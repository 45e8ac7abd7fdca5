"""How many such jobs: a group, the whole economy, and the way to one job."""

from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from jobmorph.reports.page_frame import Frame
from jobmorph.reports.words import say
from jobmorph.schema.errors import ParameterError
from jobmorph.web.links import Link, LinkList, LinkPage, link_page
from jobmorph.web.question import JobQuestion, title_of
from jobmorph.web.site import Site, site_of

router = APIRouter(include_in_schema=False)
MOST_CODES = 60
SCRIPTS = ("explore.js",)
EXAMPLES = ("sales manager", "customer service representative", "registered nurse")


@router.get("/outlook")
async def outlook(request: Request, group: str = "", q: str = "", years: str = "5") -> Response:
    """Answer for a group of jobs, or lead to the answers there are."""
    site = site_of(request)
    frame = site.frame(request, scripts=SCRIPTS)
    if q.strip():
        return RedirectResponse(JobQuestion(title_of(q)).address("outlook"), 303)
    if not group.strip():
        return await site.page(request, "/outlook", lambda: _index(frame))
    ahead = _years(years)
    address = f"/outlook?{urlencode({'group': group, 'years': ahead})}"
    return await site.page(request, address, lambda: _group(site, frame, group, ahead))


@router.get("/outlook/economy")
async def economy(request: Request) -> Response:
    """Answer for all US jobs."""
    site = site_of(request)
    frame = site.frame(request)

    def make() -> str:
        from jobmorph.reports.economy_page import economy_html
        from jobmorph.studies.economy import study_economy

        return economy_html(study_economy(edition=site.edition), frame)

    return await site.page(request, "/outlook/economy", make)


def _index(frame: Frame) -> str:
    together = (
        Link("/outlook?group=go-to-market", say("web.outlook.group")),
        Link("/outlook/economy", say("web.outlook.economy")),
    )
    single = tuple(
        Link(JobQuestion(title).address("outlook"), title.capitalize()) for title in EXAMPLES
    )
    page = LinkPage(
        title=say("web.outlook.title"),
        lead=say("web.outlook.title"),
        intro=(say("web.outlook.intro"),),
        lists=(
            LinkList(say("web.outlook.together"), together),
            LinkList(say("web.outlook.job"), single),
        ),
    )
    return link_page(page, frame, "ask.html.j2", action="/outlook")


def _group(site: Site, frame: Frame, group: str, years: int) -> str:
    from jobmorph.reports.outlook_page import outlook_html
    from jobmorph.studies.outlook_group import group_of, study_outlook_group

    asked = group_of(group)
    if not isinstance(asked, str) and len(asked) > MOST_CODES:
        raise ParameterError(f"{len(asked)} codes are more than {MOST_CODES}")
    return outlook_html(study_outlook_group(asked, years=years, edition=site.edition), frame)


def _years(text: str) -> int:
    if text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= 10:
        return int(text)
    raise ParameterError("years must be a whole number from 1 to 10")
