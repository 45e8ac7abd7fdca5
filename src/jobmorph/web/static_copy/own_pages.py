"""Pages that a copy has in place of those that need a server."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from jobmorph.reports.html import fill_page
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.schema.version import VERSION
from jobmorph.web.links import Link, LinkList, LinkPage, link_page
from jobmorph.web.pages.home import doors_of, foot_of
from jobmorph.web.site import site_of
from jobmorph.web.static_copy.addresses import job_address
from jobmorph.web.static_copy.copied_site import CopiedSite
from jobmorph.web.static_copy.title_index import from_a_to_z, indexed_titles

router = APIRouter(include_in_schema=False)
DOORS = (
    ("/jobs", "jobs"),
    ("/atlas", "atlas"),
    ("/history", "history"),
    ("/evidence", "evidence"),
)


@router.get("/")
async def home(request: Request) -> HTMLResponse:
    """Lead to the list, the atlas and what stands behind the figures."""
    site = _copied(request)
    frame = site.copy_frame("/")
    page = fill_page(
        "copy_home.html.j2",
        frame=frame,
        doors=doors_of(DOORS, "copy.home"),
        foot=foot_of(site, frame),
    )
    return HTMLResponse(page)


@router.get("/jobs")
async def jobs(request: Request) -> HTMLResponse:
    """List every title of the copy from A to Z."""
    site = _copied(request)
    titles = indexed_titles(site.jobs, site.edition)
    lists = from_a_to_z(titles, CATALOGUE["copy.jobs.other"])
    page = LinkPage(
        title=say("copy.jobs.title"),
        lead=say("copy.jobs.title"),
        intro=(say("copy.jobs.intro", jobs=f"{len(site.jobs):,}", titles=f"{len(titles):,}"),),
        lists=lists,
    )
    frame = site.copy_frame("/jobs")
    return HTMLResponse(
        fill_page("copy_jobs.html.j2", "pin.css", "copy.css", frame=frame, page=page)
    )


@router.get("/atlas")
async def atlas(request: Request) -> HTMLResponse:
    """Show all jobs at once; the copy's jobs lead to their pages."""
    from jobmorph.reports.atlas_page import SCRIPTS, atlas_page
    from jobmorph.reports.atlas_row import anchor_of
    from jobmorph.reports.atlas_sheet import AtlasLinks
    from jobmorph.studies.atlas import study_atlas

    site = _copied(request)

    def lead(id_: str) -> str:
        address = job_address(id_)
        return address if site.pages.file_of(address) else f"#{anchor_of(id_)}"

    frame = site.copy_frame("/atlas", scripts=SCRIPTS)
    result = study_atlas(edition=site.edition)
    return HTMLResponse(atlas_page(result, frame=frame, links=AtlasLinks(job=lead)))


@router.get("/about")
async def about(request: Request) -> HTMLResponse:
    """Say what this copy is, and what it keeps: nothing but light or dark."""
    from jobmorph.web.assets import url_of

    site = _copied(request)
    links = (
        Link("/method", say("web.nav.method")),
        Link("/evidence", say("web.nav.evidence")),
        Link("/data", say("web.nav.data")),
        Link(url_of("OFL.txt"), say("web.data.fonts.licence"), say("web.data.fonts.text")),
    )
    page = LinkPage(
        title=say("web.about.title"),
        lead=say("web.about.title"),
        intro=tuple(say(f"copy.about.{name}") for name in ("what", "kept", "more")),
        lists=(LinkList(say("web.about.more"), links),),
        notes=(say("web.about.version", version=VERSION, edition=site.edition.name),),
    )
    return HTMLResponse(link_page(page, site.copy_frame("/about")))


def _copied(request: Request) -> CopiedSite:
    site = site_of(request)
    if not isinstance(site, CopiedSite):
        raise TypeError("these pages belong to a copy")
    return site
