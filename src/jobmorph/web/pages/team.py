"""Pages of a team: handed in, read, decided, redesigned, taken away, forgotten."""

import io
import zipfile
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Header, Path
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from jobmorph.intake.roster_columns import Period
from jobmorph.intake.roster_header import Field
from jobmorph.reports.words import say
from jobmorph.web.example_team import example_team
from jobmorph.web.form import download, field_of, file_of, read_page_form
from jobmorph.web.job import Job, JobFile
from jobmorph.web.job_stream import stream_job
from jobmorph.web.job_worker import Work
from jobmorph.web.jobs import JobError
from jobmorph.web.problem import Problem
from jobmorph.web.progress import SCRIPTS, LongPage, progress_page
from jobmorph.web.rest.limits import RestLimits
from jobmorph.web.rest.upload import Form
from jobmorph.web.site import Site, fresh, site_of
from jobmorph.web.team_desk import TeamCase, no_file
from jobmorph.web.team_fields import FIELDS, asked_plan
from jobmorph.web.team_job import LANE, TITLES, check_team, redesign
from jobmorph.web.team_pages import (
    TITLE_MEANS,
    TITLE_OTHER,
    check_page,
    plan_page,
    refused_page,
    start_page,
    titles_of,
)
from jobmorph.web.team_request import TeamRequest, Upload
from jobmorph.web.uploaded_file import uploaded

router = APIRouter(include_in_schema=False, prefix="/team")
COLUMNS: Final[tuple[Field, ...]] = ("title", "department", "pay", "hours")
PERIODS: Final[tuple[Period, ...]] = ("year", "month", "hour")
LONGEST_NAME: Final = 200
MOST_DROPPED: Final = 50
ZIP: Final = "plan.zip"
MEDIA_TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "yaml": "application/yaml",
}

CaseId = Annotated[str, Path(min_length=1, max_length=64)]
LastEvent = Annotated[str | None, Header(alias="Last-Event-ID", max_length=20)]


@router.get("")
async def start(request: Request, forgotten: str = "") -> Response:
    """Say what is read and kept before anything is handed in."""
    site = site_of(request)
    return fresh(start_page(site, request, is_forgotten=bool(forgotten)))


@router.post("")
async def handed_in(request: Request) -> Response:
    """Take in a roster and read it."""
    site = site_of(request)
    form = await read_page_form(request, site)
    roster = file_of(form, "roster")
    if roster is None or not roster.content:
        return fresh(start_page(site, request, fault=say("web.team.none")), HTTPStatus.BAD_REQUEST)
    return _opened(site, _asked(form, _request(site, roster, file_of(form, "mapping"))))


@router.post("/example")
async def example(request: Request) -> Response:
    """Read the invented team."""
    site = site_of(request)
    await read_page_form(request, site)
    roster = example_team()
    if roster is None:
        return fresh(start_page(site, request), HTTPStatus.NOT_FOUND)
    return _opened(site, _request(site, roster, None))


@router.get("/{case_id}")
async def case(request: Request, case_id: CaseId) -> Response:
    """Show how far the reading is, then what was read and what can be chosen."""
    site = site_of(request)
    found = site.teams.find(case_id)
    job = site.teams.job(found.check)
    if job is None:  # its results are gone, the roster is not
        job = _check(site, found)
    if not job.is_ended:
        return _progress(request, site, found, job)
    if job.problem is not None:
        page = refused_page(site, request, found, job.problem)
        return fresh(page, job.problem.status)
    failed = _failed(site, found)
    return fresh(check_page(site, request, found, job, failed), failed.status if failed else 200)


@router.post("/{case_id}/columns")
async def columns(request: Request, case_id: CaseId) -> Response:
    """Read the roster again with columns that were named."""
    site = site_of(request)
    found = site.teams.find(case_id)
    form = await read_page_form(request, site)
    found.request = _asked(form, found.request)
    _check(site, found)
    return _to(found)


@router.post("/{case_id}/titles")
async def titles(request: Request, case_id: CaseId) -> Response:
    """Keep what titles mean and read the roster again."""
    site = site_of(request)
    found = site.teams.find(case_id)
    form = await read_page_form(request, site)
    job = site.teams.job(found.check)
    if job is not None and job.state == "done":
        decided = dict(found.request.decided)
        for place, each in enumerate(titles_of(job)):
            meaning = field_of(form, f"{TITLE_OTHER}{place}") or field_of(
                form, f"{TITLE_MEANS}{place}"
            )
            decided.pop(each.title, None)
            if meaning:
                decided[each.title] = meaning[:LONGEST_NAME]
        found.request = replace(found.request, decided=decided)
    _check(site, found)
    return _to(found)


@router.post("/{case_id}/run")
async def run(request: Request, case_id: CaseId) -> Response:
    """Start the redesign, or say beside the fields what is wrong."""
    site = site_of(request)
    found = site.teams.find(case_id)
    form = await read_page_form(request, site)
    found.typed = {name: field_of(form, name)[:LONGEST_NAME] for name in FIELDS}
    asked = asked_plan(found.typed)
    limits = file_of(form, "limits")
    job = site.teams.job(found.check)
    if job is None or job.state != "done":
        return _to(found)
    if asked.faults:
        page = check_page(site, request, found, job, None, asked.faults)
        return fresh(page, HTTPStatus.BAD_REQUEST)
    found.request = replace(found.request, limits=limits, **asked.changes)
    site.teams.start_plan(found, Work(redesign, found.request), LANE)
    return _to(found, "/plan")


@router.get("/{case_id}/plan")
async def plan(request: Request, case_id: CaseId) -> Response:
    """Show how far the redesign is, then the plan."""
    site = site_of(request)
    found = site.teams.find(case_id)
    job = site.teams.job(found.plan)
    if job is None or job.problem is not None or job.state == "cancelled":
        return _to(found)
    if not job.is_ended:
        return _progress(request, site, found, job, is_plan=True)
    return fresh(plan_page(site, request, found, job))


@router.post("/{case_id}/cancel")
async def cancel(request: Request, case_id: CaseId) -> Response:
    """Kill what runs; a roster that is just being read goes with it."""
    site = site_of(request)
    found = site.teams.find(case_id)
    await read_page_form(request, site)
    if found.plan:
        site.teams.cancel_plan(found)
        return _to(found)
    site.teams.close(found.id)
    return RedirectResponse("/team?forgotten=1", HTTPStatus.SEE_OTHER)


@router.post("/{case_id}/forget")
async def forget(request: Request, case_id: CaseId) -> Response:
    """Delete the roster and all that was made of it."""
    site = site_of(request)
    await read_page_form(request, site)
    site.teams.close(case_id)
    return RedirectResponse("/team?forgotten=1", HTTPStatus.SEE_OTHER)


@router.get("/{case_id}/events")
async def events(request: Request, case_id: CaseId, last: LastEvent = None) -> Response:
    """Stream how far the case's running job is."""
    site = site_of(request)
    found = site.teams.find(case_id)
    job = site.board.find(found.plan or found.check)
    return stream_job(site.board, job, last)


@router.get("/{case_id}/files/{name:path}")
async def papers(request: Request, case_id: CaseId, name: str) -> Response:
    """Send the workbook, the folder, or one of its papers."""
    site = site_of(request)
    found = site.teams.find(case_id)
    if name == TITLES:
        return _sent(site.board.find(found.check).files.get(TITLES))
    job = site.board.find(found.plan)
    return _sent(job.files.get(name) or _paper(job, name))


def _request(site: Site, roster: Upload, mapping: Upload | None) -> TeamRequest:
    limits = RestLimits()
    return TeamRequest(
        roster=roster,
        mapping=mapping if mapping is not None and mapping.content else None,
        edition=site.settings.edition,
        library=site.settings.library,
        most_rows=limits.roster_rows,
        most_unpacked_bytes=limits.unpacked_bytes,
        is_page=True,
    )


def _asked(form: Form, request: TeamRequest) -> TeamRequest:
    """Lay what was said about columns over a request."""
    named = {kind: field_of(form, kind)[:LONGEST_NAME] for kind in COLUMNS}
    period = field_of(form, "pay_period")
    dropped = [each.strip()[:LONGEST_NAME] for each in field_of(form, "drop").split(";")]
    return replace(
        request,
        columns={kind: name for kind, name in named.items() if name},
        drop=tuple(each for each in dropped if each)[:MOST_DROPPED],
        sheet=field_of(form, "sheet")[:LONGEST_NAME] or None,
        pay_period=next((each for each in PERIODS if each == period), None),
    )


def _opened(site: Site, request: TeamRequest) -> Response:
    opened = site.teams.open(request)
    try:
        _check(site, opened)
    except JobError:
        site.teams.close(opened.id)
        raise
    return _to(opened)


def _check(site: Site, found: TeamCase) -> Job:
    site.teams.start_check(found, Work(check_team, found.request), LANE)
    return site.board.find(found.check)


def _failed(site: Site, found: TeamCase) -> Problem | None:
    job = site.teams.job(found.plan)
    return None if job is None else job.problem


def _progress(
    request: Request, site: Site, found: TeamCase, job: Job, *, is_plan: bool = False
) -> Response:
    base = f"/team/{found.id}"
    key = "planning" if is_plan else "checking"
    page = LongPage(
        title=say(f"web.team.{key}"),
        text=say("web.team.planning.text")
        if is_plan
        else uploaded(found.request.roster.name, b"").name,
        here=f"{base}/plan" if is_plan else base,
        events=f"{base}/events",
        cancel=f"{base}/cancel",
    )
    return fresh(progress_page(page, job, site.frame(request, scripts=SCRIPTS), site.forms.make()))


def _paper(job: Job, name: str) -> JobFile | None:
    """Take one paper out of the folder; a name that is not in it leads nowhere."""
    folder = job.files.get(ZIP)
    if folder is None:
        return None
    with zipfile.ZipFile(io.BytesIO(folder.content)) as archive:
        if name not in archive.namelist():
            return None
        kind = MEDIA_TYPES.get(name.rpartition(".")[2], "application/octet-stream")
        return JobFile(name.replace("/", "-"), kind, archive.read(name))


def _sent(file: JobFile | None) -> Response:
    if file is None:
        raise JobError(no_file())
    return download(file)


def _to(found: TeamCase, page: str = "") -> Response:
    return RedirectResponse(f"/team/{found.id}{page}", HTTPStatus.SEE_OTHER)
