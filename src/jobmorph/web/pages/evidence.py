"""How good the figures are: every score beside its baseline."""

import polars as pl
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reports.blocks import Block, Heading, Paragraph, table_of
from jobmorph.reports.document import Document, document_html
from jobmorph.reports.evidence import row_meets, target_words, value_words
from jobmorph.reports.page_frame import Frame
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.theme import plain_number
from jobmorph.reports.words import say
from jobmorph.web.links import Link
from jobmorph.web.site import Site, site_of

router = APIRouter(include_in_schema=False)
VARIANT = ".variants."


@router.get("/evidence")
async def evidence(request: Request) -> Response:
    """Show the scores of all areas."""
    return await _shown(request, None)


@router.get("/evidence/{area}")
async def evidence_of(area: str, request: Request) -> Response:
    """Show the scores of one area, with how each was measured."""
    return await _shown(request, area)


async def _shown(request: Request, area: str | None) -> Response:
    from jobmorph.reference.evidence_targets import evidence_areas

    site = site_of(request)
    pages = (
        Link("/evidence", as_heading(say("evidence.all")), is_here=area is None),
        *(
            Link(f"/evidence/{name}", as_heading(name), is_here=name == area)
            for name in evidence_areas()
        ),
    )
    frame = site.frame(request, pages=pages)
    address = f"/evidence/{area}" if area else "/evidence"
    return await site.page(request, address, lambda: _page(site, frame, area))


def _page(site: Site, frame: Frame, area: str | None) -> str:
    from jobmorph.studies.evidence import study_evidence

    result = study_evidence(area, edition=site.edition)
    own = result.table.filter(~pl.col("metric_id").str.contains(VARIANT, literal=True))
    blocks: list[Block] = [
        Paragraph(_counted(own), is_lead=True),
        Paragraph(say("web.evidence.intro")),
    ]
    if result.is_stale:
        blocks.append(Paragraph(say("web.evidence.stale", reason=result.stale_reason)))
    for (name,), rows in own.group_by(["area"], maintain_order=True):
        blocks += [Heading(as_heading(str(name))), _scores(str(name), rows)]
        if area:
            blocks += _methods(rows)
    dates = ", ".join(own.get_column("computed_on").unique().sort())
    blocks += [Paragraph(say("evidence.dates", dates=dates)), Paragraph(say("web.evidence.again"))]
    title = say("web.evidence.title")
    return document_html(Document(title, tuple(blocks), site.edition.name), frame)


def _counted(rows: pl.DataFrame) -> str:
    counts = {}
    for name in ("floor", "goal"):
        found = [row_meets(row, name) for row in rows.iter_rows(named=True)]
        known = [each for each in found if each is not None]
        counts[f"{name}s"], counts[f"{name}_count"] = sum(known), len(known)
    return say("web.evidence.lead", **counts)


def _scores(area: str, rows: pl.DataFrame) -> Block:
    heads = [
        say("web.evidence.metric"),
        say("web.evidence.score"),
        *(as_heading(say(f"evidence.{name}")) for name in ("floor", "goal")),
        say("web.evidence.beside"),
    ]
    cells = []
    for row in rows.iter_rows(named=True):
        better = "" if row["is_higher_better"] else f"; {say('evidence.direction.false')}"
        cells.append(
            [
                f"{row['metric']}{better}",
                value_words(row),
                *(
                    target_words(row[name], is_met=row_meets(row, name))
                    for name in ("floor", "goal")
                ),
                _baseline(row),
            ]
        )
    return table_of(as_heading(area), heads, cells)


def _baseline(row: dict[str, object]) -> str:
    value, name = row["baseline_value"], row["baseline_name"]
    if not isinstance(value, float):
        return say("evidence.no_baseline")
    return say("evidence.beside", value=plain_number(value), name=name or say("evidence.baseline"))


def _methods(rows: pl.DataFrame) -> list[Block]:
    heads = [say("web.evidence.metric"), say("web.evidence.how"), say("web.evidence.data")]
    cells = [
        [row["metric"], row["protocol"], f"{row['data']}; n {plain_number(row['n'])}"]
        for row in rows.iter_rows(named=True)
    ]
    heading = say("web.evidence.how")
    return [Heading(heading, 3), table_of(heading, heads, cells)]
