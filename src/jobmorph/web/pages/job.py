"""What happens to a job: the answer, and the way to every other question about it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reports.html import Link as SectionLink
from jobmorph.reports.html import page_chunks, role_parts
from jobmorph.reports.page_frame import Frame
from jobmorph.reports.role_view import view_role
from jobmorph.schema.profile import Profile
from jobmorph.studies.role_result import RoleResult
from jobmorph.web.briefs import Onward
from jobmorph.web.job_links import job_parts, page_links
from jobmorph.web.profile_form import SOURCE
from jobmorph.web.question import JobQuestion, read_question, split_page
from jobmorph.web.site import FLUSH, Site, site_of
from jobmorph.web.way_question import read_way

router = APIRouter(include_in_schema=False)
SCRIPTS: Final = {"paths": ("paths.js",), "plan": ("plan.js",), "outlook": ("explore.js",)}


@router.get("/job/{rest:path}")
async def job(rest: str, request: Request) -> Response:
    """Answer about one job; the last part of the path may name a page below it."""
    site = site_of(request)
    words, page = split_page(rest)
    question = read_question(words, request.query_params, site.edition.manifest.base_date)
    question = replace(question, way=read_way(request.query_params, page))
    pages, scripts = page_links(question, page), SCRIPTS.get(page, ())
    frame = site.frame(request, asked=question.title, pages=pages, scripts=scripts)
    address = question.address(page)
    if page:
        make = PAGES[page]
        return await site.page(request, address, lambda: make(question, site, frame))
    origin = f"{request.url.scheme}://{request.url.netloc}"
    return await site.stream(
        request, f"{origin}{address}", lambda: job_chunks(question, site, frame, origin)
    )


def role_of(question: JobQuestion, site: Site) -> RoleResult:
    """Work out the answer that a question asks for."""
    from jobmorph.studies.own_hours import OwnHours
    from jobmorph.studies.role import study_role

    return study_role(
        question.title,
        level=question.level,
        horizon_years=question.horizon_years(site.edition.manifest.base_date),
        week=OwnHours(question.hours) if question.hours else None,
        scenario=question.opened_scenario(site.edition),
        edition=site.edition,
    )


def job_chunks(question: JobQuestion, site: Site, frame: Frame, origin: str) -> Iterator[str]:
    """Write a job's page piece by piece; `FLUSH` stands where what is written may be sent."""
    result = role_of(question, site)
    onward = Onward(question, site.edition, has_library=result.library is not None)
    view = view_role(result)
    page = role_parts(result, question.moment, view)
    page["links"] = with_onward(page["links"], onward)
    return page_chunks(
        "job.html.j2",
        frame=frame,
        page=page,
        job=job_parts(
            question,
            result,
            site.edition,
            origin,
            lambda: role_of(replace(question, hours={}), site),
            view.tasks,
        ),
        onward=onward,
        flush=FLUSH,
    )


def with_onward(links: list[SectionLink], onward: Onward) -> list[SectionLink]:
    """Set the links to the short answers where these stand on the page."""
    own = {
        "edge": [SectionLink("start", onward.heading("start"))],
        "freed": [
            SectionLink("skills-short", onward.heading("skills")),
            SectionLink("moves-short", onward.heading("moves")),
        ],
        "assumptions": [SectionLink("history-short", onward.heading("history"))],
    }
    return [each for link in links for each in (*own.get(link.id, ()), link)]


def _skills(question: JobQuestion, site: Site, frame: Frame) -> str:
    from jobmorph.reports.skills_page import skills_html
    from jobmorph.studies.skills import study_skills

    result = study_skills(
        question.title,
        level=question.level,
        horizon_years=question.horizon_years(site.edition.manifest.base_date),
        scenario=question.opened_scenario(site.edition),
        edition=site.edition,
    )
    return skills_html(result, frame)


def _ladder(question: JobQuestion, site: Site, frame: Frame) -> str:
    from jobmorph.reports.ladder_page import ladder_html
    from jobmorph.studies.ladder import study_ladder

    result = study_ladder(
        question.title,
        level=question.level,
        horizon_years=question.horizon_years(site.edition.manifest.base_date),
        scenario=question.opened_scenario(site.edition),
        edition=site.edition,
    )
    return ladder_html(result, frame)


def _paths(question: JobQuestion, site: Site, frame: Frame) -> str:
    from jobmorph.studies.paths import study_paths
    from jobmorph.web.moves_page import moves_html

    way = question.way
    result = study_paths(
        question.title,
        level=question.level,
        to=way.to,
        hours_week=way.hours,
        has_degree=way.has_degree,
        limits=way.limits,
        edition=site.edition,
    )
    return moves_html(question, result, frame)


def _outlook(question: JobQuestion, site: Site, frame: Frame) -> str:
    from jobmorph.reports.outlook_page import outlook_html
    from jobmorph.studies.outlook import study_outlook

    result = study_outlook(question.title, level=question.level, edition=site.edition)
    return outlook_html(result, frame)


def _plan(question: JobQuestion, site: Site, frame: Frame) -> str:
    from jobmorph.reports.plan_html import plan_html
    from jobmorph.reports.plan_sentences import ALONE
    from jobmorph.studies.plan import study_plan

    way = question.way
    result = study_plan(
        question.title,
        level=question.level,
        profile=Profile(SOURCE, target=way.to, hours_week=way.hours),
        horizon_years=question.horizon_years(site.edition.manifest.base_date),
        scenario=question.opened_scenario(site.edition),
        edition=site.edition,
    )
    return plan_html(result, replace(ALONE, asked_target=way.to), frame)


PAGES: Final[dict[str, Callable[[JobQuestion, Site, Frame], str]]] = {
    "skills": _skills,
    "ladder": _ladder,
    "paths": _paths,
    "outlook": _outlook,
    "plan": _plan,
}
