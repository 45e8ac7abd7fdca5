"""From words to a job: straight there where they are clear, else a choice."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from jobmorph.reference.edition import Edition
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.job import Match
from jobmorph.web.links import Link, LinkList, LinkPage, link_page
from jobmorph.web.question import JobQuestion, title_of
from jobmorph.web.site import Site, site_of
from jobmorph.web.suggest import suggested_titles

router = APIRouter(include_in_schema=False)
# Below this chance, with another reading nearly as likely, a person is asked instead.
ASK_BELOW: Final = 0.6
NEARLY: Final = 0.7
MOST: Final = 8


@router.get("/search")
async def search(request: Request, q: str = "", every: str = "") -> Response:
    """Go to the job that words mean, or show what they may mean."""
    site = site_of(request)
    words = title_of(q)
    match, error = await site.gate.run(lambda: _read(words, site.edition))
    if match is not None and not every and not _is_open(match):
        return RedirectResponse(JobQuestion(words).address(), 303)
    address = f"/search?{urlencode({'q': words, 'every': every})}"
    return await site.page(request, address, lambda: _page(site, request, words, match, error))


@router.get("/suggest")
async def suggest(request: Request, q: str = "") -> Response:
    """Titles that begin as typed, as a list."""
    site = site_of(request)
    titles = await site.gate.run(lambda: suggested_titles(q, site.edition))
    return JSONResponse(titles, headers={"cache-control": "private, max-age=300"})


def _read(words: str, edition: Edition) -> tuple[Match | None, NoMatchError | None]:
    from jobmorph.studies.judged_job import open_run
    from jobmorph.studies.resolve import resolve_job

    run = open_run(edition=edition)
    try:
        return resolve_job(words, level=None, edition=edition, parameters=run.parameters), None
    except NoMatchError as fault:
        return None, fault


def _is_open(match: Match) -> bool:
    """Say whether another reading is about as likely."""
    if match.probability is None or match.probability >= ASK_BELOW:
        return False
    others = [each.probability or 0.0 for each in match.alternatives]
    return max(others, default=0.0) >= NEARLY * match.probability


def _page(
    site: Site, request: Request, words: str, match: Match | None, error: NoMatchError | None
) -> str:
    frame = site.frame(request, asked=words)
    if match is None:
        near = tuple(_links((each, None) for each in (error.items if error else ())))
        return link_page(
            LinkPage(
                title=say("web.search.none", query=words),
                lead=say("web.search.none", query=words),
                intro=(say("web.search.again"),),
                lists=(LinkList(say("web.search.near"), near),) if near else (),
            ),
            frame,
            "ask.html.j2",
            action="/search",
        )
    first = JobQuestion(words).address() if match.method == "read" else None
    found = [(match.job.title, match.probability), *(
        (each.title, each.probability) for each in match.alternatives
    )]  # fmt: skip
    links = _links(found[:MOST], first)
    key = "web.search.ask" if _is_open(match) else "web.search.title"
    return link_page(
        LinkPage(
            title=say("web.search.title", query=words),
            lead=say(key, query=words),
            lists=(LinkList(say("web.search.all"), tuple(links)),),
            notes=(say("web.search.again"),),
        ),
        frame,
        "ask.html.j2",
        action="/search",
    )


def _links(found: Iterable[tuple[str, float | None]], first: str | None = None) -> list[Link]:
    links: list[Link] = []
    for title, chance in found:
        note = "" if chance is None else say("web.search.chance", share=whole(chance * 100))
        path = first if first and not links else JobQuestion(title).address()
        links.append(Link(path, as_heading(title), note))
    return links
