"""What the edition holds, from whom, under which licence."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reports.blocks import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.document import Document, document_html
from jobmorph.reports.page_frame import Frame
from jobmorph.reports.theme import month_words
from jobmorph.reports.words import say
from jobmorph.web.site import Site, site_of

router = APIRouter(include_in_schema=False)


@router.get("/data")
async def data(request: Request) -> Response:
    """Show editions, sources, licences and credits."""
    site = site_of(request)
    frame = site.frame(request)
    return await site.page(request, "/data", lambda: _page(site, frame))


def _page(site: Site, frame: Frame) -> str:
    manifest = site.edition.manifest
    sources = manifest.credits_for(tuple(entry.name for entry in manifest.tables))
    lead = say(
        "web.data.lead",
        edition=manifest.edition,
        tables=len(manifest.tables),
        sources=len(sources),
    )
    dates = say(
        "web.data.dates",
        base=month_words(manifest.base_date),
        usage=month_words(manifest.usage_as_of),
    )
    blocks: list[Block] = [Paragraph(lead, is_lead=True), Paragraph(dates)]
    if manifest.missing:
        gaps = tuple(f"{gap.name}: {gap.weakens}. {gap.hint}" for gap in manifest.missing)
        blocks += [Heading(say("web.data.missing")), Bullets(gaps)]
    heads = [say(f"web.data.{name}") for name in ("source", "producer", "licence", "credit")]
    rows = [
        [f"{each.title}, {each.edition}", each.producer, each.licence, each.credit]
        for each in sources
    ]
    blocks += [Heading(say("web.data.sources")), table_of(say("web.data.sources"), heads, rows)]
    heads = [say(f"web.data.{name}") for name in ("table", "rows", "note")]
    rows = [[entry.name, f"{entry.rows:,}", entry.note or ""] for entry in manifest.tables]
    blocks += [Heading(say("web.data.tables")), table_of(say("web.data.tables"), heads, rows, (1,))]
    blocks += [Heading(say("web.data.fonts")), Paragraph(say("web.data.fonts.text"))]
    return document_html(Document(say("web.data.title"), tuple(blocks), manifest.edition), frame)
