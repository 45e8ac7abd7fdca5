"""Pages of the labour market: scenarios, an editor, runs as long jobs, reports, comparisons."""

from dataclasses import replace
from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Header, Path
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from jobmorph.reports.words import say
from jobmorph.schema.errors import ParameterError
from jobmorph.web.form import download, field_of, plain_fields, read_page_form
from jobmorph.web.job_stream import stream_job
from jobmorph.web.jobs import JobError
from jobmorph.web.market_pages import asking_page, editor_page, gone_page, start_page
from jobmorph.web.market_parts import PAGE_FILE
from jobmorph.web.market_question import MarketQuestion
from jobmorph.web.market_run import (
    asked_run,
    own_scenario,
    shipped_name,
    shown_run,
    start_run,
    typed_fields,
)
from jobmorph.web.scenario_form import read_edited
from jobmorph.web.site import Site, fresh, site_of
from jobmorph.web.team_desk import no_file

router = APIRouter(include_in_schema=False, prefix="/market")
Stamp = Annotated[str, Path(min_length=1, max_length=64)]
Name = Annotated[str, Path(min_length=1, max_length=64)]
LastEvent = Annotated[str | None, Header(alias="Last-Event-ID", max_length=20)]


@router.get("")
async def scenarios(request: Request) -> Response:
    """Show what can be run."""
    site = site_of(request)
    return fresh(await site.gate.run(lambda: start_page(site, request)))


@router.get("/compare")
async def compare(request: Request, first: str = "", second: str = "") -> Response:
    """Lead to the run of two scenarios."""
    if not (first and second):
        return RedirectResponse("/market#compare", HTTPStatus.SEE_OTHER)
    kept = {name: text for name, text in typed_fields(request.query_params).items() if text}
    site = site_of(request)
    first, second = shipped_name(site, first), shipped_name(site, second)
    query = urlencode({"beside": first, **kept})
    return RedirectResponse(f"/market/{second}?{query}", HTTPStatus.SEE_OTHER)


@router.post("/run")
async def run(request: Request) -> Response:
    """Start a run: of a shipped scenario, of one just edited, or again of a known one."""
    site = site_of(request)
    form = await read_page_form(request, site)
    fields = plain_fields(form)
    typed = typed_fields(fields)
    beside = field_of(form, "beside")
    beside = shipped_name(site, beside) if beside else ""
    if field_of(form, "own"):
        edited = read_edited(fields)
        own = MarketQuestion(edited.name, edited.text, beside)
        asked, faults = await asked_run(site, own, {} if edited.faults else typed)
        if edited.faults or faults:
            told = replace(edited, faults={**edited.faults, **faults})
            page = editor_page(site, request, told, is_checked=True)
            return fresh(page, HTTPStatus.BAD_REQUEST)
        return start_run(site, asked)
    again = site.markets.question(field_of(form, "stamp"))
    question = again or MarketQuestion(
        shipped_name(site, field_of(form, "scenario")), beside=beside
    )
    asked, faults = await asked_run(site, replace(question, occupation=""), typed)
    if faults:
        return _refused(request, site, question, typed, faults)
    return start_run(site, asked)


@router.get("/own/{stamp}")
async def own(request: Request, stamp: Stamp) -> Response:
    """Show the run of a reader's own scenario."""
    site = site_of(request)
    question = site.markets.question(stamp)
    if question is None:
        return fresh(gone_page(site, request), HTTPStatus.NOT_FOUND)
    return await shown_run(request, site, question, stamp)


@router.get("/runs/{stamp}/events")
async def events(request: Request, stamp: Stamp, last: LastEvent = None) -> Response:
    """Stream how far a run is."""
    site = site_of(request)
    job = site.markets.job(stamp)
    if job is None:
        raise JobError(no_file())
    return stream_job(site.board, job, last)


@router.get("/runs/{stamp}/files/{name}")
async def result(request: Request, stamp: Stamp, name: Name) -> Response:
    """Send a result."""
    site = site_of(request)
    file = site.markets.file(stamp, name)
    if file is None or name == PAGE_FILE:
        raise JobError(no_file())
    return download(file)


@router.post("/runs/{stamp}/cancel")
async def cancel(request: Request, stamp: Stamp) -> Response:
    """Kill a run."""
    site = site_of(request)
    await read_page_form(request, site)
    question = site.markets.question(stamp)
    site.markets.cancel(stamp)
    address = "/market" if question is None else question.address(stamp)
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


@router.get("/{name}")
async def shipped(request: Request, name: Name, beside: str = "") -> Response:
    """Show the run of a shipped scenario: its report, how far it is, or how to start it."""
    site = site_of(request)
    other = shipped_name(site, beside) if beside else ""
    question = MarketQuestion(shipped_name(site, name), beside=other)
    if question.beside == question.scenario:
        raise ParameterError(say("web.market.same"))
    typed = typed_fields(request.query_params)
    asked, faults = await asked_run(site, question, typed)
    if faults:
        return _refused(request, site, question, typed, faults)
    return await shown_run(request, site, asked, asked.stamp(site.edition))


def _refused(
    request: Request,
    site: Site,
    question: MarketQuestion,
    typed: dict[str, str],
    faults: dict[str, str],
) -> Response:
    scenario = own_scenario(site, question)
    page = asking_page(site, request, question, scenario=scenario, typed=typed, faults=faults)
    return fresh(page, HTTPStatus.BAD_REQUEST)
