"""How it is worked out: the method's chapters, and every assumption with its source."""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reports.blocks import Block, Heading, Paragraph, table_of
from jobmorph.reports.document import Document, document_html
from jobmorph.reports.html import fill_page
from jobmorph.reports.page_frame import Frame
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.theme import month_words, plain_number, tier_words
from jobmorph.reports.words import say
from jobmorph.web.chapters import chapters
from jobmorph.web.links import Link, LinkList, LinkPage, link_page
from jobmorph.web.site import Site, site_of

router = APIRouter(include_in_schema=False)
ASSUMPTIONS = "/method/assumptions"


@router.get("/method")
async def method(request: Request) -> Response:
    """List the chapters."""
    site = site_of(request)
    frame = site.frame(request)
    return await site.page(request, "/method", lambda: _index(frame))


@router.get("/method/assumptions")
async def assumptions(request: Request) -> Response:
    """List every number that was chosen or taken from a source."""
    site = site_of(request)
    frame = site.frame(request, pages=_pages("assumptions"))
    return await site.page(request, ASSUMPTIONS, lambda: _assumptions(site, frame))


@router.get("/method/{name}")
async def chapter(name: str, request: Request) -> Response:
    """Show a chapter."""
    found = chapters().get(name)
    if found is None:
        raise HTTPException(404)
    site = site_of(request)
    frame = site.frame(request, pages=_pages(name))
    return await site.page(
        request,
        f"/method/{name}",
        lambda: fill_page("chapter.html.j2", "pin.css", frame=frame, chapter=found),
    )


def _pages(here: str) -> tuple[Link, ...]:
    named = [(name, each.title.removeprefix("Method: ")) for name, each in chapters().items()]
    named.append(("assumptions", say("page.assumptions")))
    return tuple(
        Link(f"/method/{name}", as_heading(title), is_here=name == here) for name, title in named
    )


def _index(frame: Frame) -> str:
    links = tuple(
        Link(f"/method/{name}", as_heading(each.title.removeprefix("Method: ")), each.first)
        for name, each in chapters().items()
    )
    numbers = Link(ASSUMPTIONS, say("page.assumptions"), say("page.assumptions.intro"))
    page = LinkPage(
        title=say("web.method.title"),
        lead=say("web.method.title"),
        intro=(say("web.method.lead"),),
        lists=(LinkList(say("web.method.chapters"), (*links, numbers)),),
    )
    return link_page(page, frame)


def _assumptions(site: Site, frame: Frame) -> str:
    from jobmorph.studies.market_scenarios import all_parameters

    heads = [
        as_heading(say(f"column.{name}"))
        for name in ("meaning", "value", "range", "unit", "vintage", "tier", "source")
    ]
    by_room: dict[str, list[list[str]]] = {}
    for each in all_parameters().values():
        room = each.name.split(".")[0]
        by_room.setdefault(room, []).append(
            [
                each.meaning.rstrip("."),
                plain_number(each.value),
                f"{plain_number(each.low)}-{plain_number(each.high)}",
                each.unit,
                month_words(each.as_of),
                as_heading(tier_words(each.tier)),
                each.source or say("none.source"),
            ]
        )
    blocks: list[Block] = [Paragraph(say("page.assumptions.intro"), is_lead=True)]
    for room, rows in sorted(by_room.items()):
        heading = say(f"web.room.{room}")
        blocks += [Heading(heading), table_of(heading, heads, rows, (1, 2))]
    edition = site.edition.name
    return document_html(Document(say("page.assumptions"), tuple(blocks), edition), frame)
