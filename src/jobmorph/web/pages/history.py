"""What became of jobs: prepared cases as pairs, any counted job, and the atlas."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from jobmorph.reference.history_cases import HistoryCase, load_cases
from jobmorph.reports.page_frame import Frame
from jobmorph.reports.words import say
from jobmorph.web.links import Link, LinkList, LinkPage, link_page
from jobmorph.web.question import JobQuestion, title_of
from jobmorph.web.site import Site, site_of

router = APIRouter(include_in_schema=False)


@router.get("/history")
async def history(request: Request, q: str = "") -> Response:
    """List the prepared cases, each with the one beside it."""
    from urllib.parse import quote

    site = site_of(request)
    if q.strip():
        return RedirectResponse(f"/history/{quote(title_of(q), safe='/')}", 303)
    frame = site.frame(request)
    return await site.page(request, "/history", lambda: _index(frame))


@router.get("/history/atlas")
async def atlas(request: Request) -> Response:
    """Show every job that was ever counted."""
    site = site_of(request)
    frame = site.frame(request)

    def make() -> str:
        from jobmorph.reports.history_atlas import atlas_html
        from jobmorph.studies.history_atlas import study_atlas

        return atlas_html(study_atlas(edition=site.edition), frame)

    return await site.page(request, "/history/atlas", make)


@router.get("/history/{rest:path}")
async def case(rest: str, request: Request) -> Response:
    """Show a prepared case by its id, or what became of any job."""
    from urllib.parse import quote

    site = site_of(request)
    words = title_of(rest)
    is_prepared = words in load_cases()
    pages = () if is_prepared else (Link(JobQuestion(words).address(), say("web.job.page.job")),)
    frame = site.frame(request, pages=pages)
    address = f"/history/{quote(words, safe='/')}"
    return await site.page(request, address, lambda: _case(site, frame, words))


def _case(site: Site, frame: Frame, words: str) -> str:
    from jobmorph.reports.history_page import history_html
    from jobmorph.studies.history import study_history

    return history_html(study_history(words, edition=site.edition), frame)


def _index(frame: Frame) -> str:
    cases = load_cases().values()
    titles = {each.case_id: each.title for each in cases}
    stories = dict.fromkeys(each.story for each in cases)
    lists = tuple(
        LinkList(
            say(f"web.history.story.{story}"),
            tuple(_link(each, titles) for each in cases if each.story == story),
        )
        for story in stories
    )
    atlas_link = Link("/history/atlas", say("web.history.atlas"))
    page = LinkPage(
        title=say("web.history.title"),
        lead=say("web.history.title"),
        intro=(say("web.history.intro"),),
        lists=(LinkList(say("web.history.all"), (atlas_link,)), *lists),
    )
    return link_page(page, frame, "ask.html.j2", action="/history")


def _link(case_: HistoryCase, titles: dict[str, str]) -> Link:
    beside = say("web.history.pair", other=titles[case_.other])
    return Link(f"/history/{case_.case_id}", case_.title, beside)
