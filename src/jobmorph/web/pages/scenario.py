"""The editor of a scenario: typed, checked, kept as a file, opened from one."""

from http import HTTPStatus
from pathlib import Path
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.intake.fault import LineError
from jobmorph.intake.scenario import parse_scenario
from jobmorph.intake.text_file import text_of_bytes
from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError, JobmorphError
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market_scenarios import all_parameters
from jobmorph.web.form import download, file_of, plain_fields, read_page_form
from jobmorph.web.job import JobFile
from jobmorph.web.market_job import scenario_of
from jobmorph.web.market_pages import editor_page, start_page
from jobmorph.web.scenario_form import LONGEST_NAME, edited_from, read_edited
from jobmorph.web.site import Site, fresh, site_of
from jobmorph.web.team_request import Upload
from jobmorph.web.uploaded_file import uploaded

router = APIRouter(include_in_schema=False, prefix="/market")
LARGEST_FILE: Final = 1_000_000
SHOWN_FAULTS: Final = 50


@router.get("/scenario")
async def editor(request: Request) -> Response:
    """Show the editor, filled with a shipped scenario or the assumptions as they stand."""
    site = site_of(request)
    start = request.query_params.get("from", "")
    scenario = scenario_of(start, None, site.edition) if start else None
    name = f"my-{start}" if start else ""
    edited = edited_from(scenario, name=name)
    return fresh(await site.gate.run(lambda: editor_page(site, request, edited)))


@router.post("/scenario")
async def checked(request: Request) -> Response:
    """Say whether a scenario can be run, and all that is wrong beside its field."""
    site = site_of(request)
    edited = read_edited(plain_fields(await read_page_form(request, site)))
    page = editor_page(site, request, edited, is_checked=True)
    return fresh(page, HTTPStatus.BAD_REQUEST if edited.faults else HTTPStatus.OK)


@router.post("/scenario/file")
async def scenario_file(request: Request) -> Response:
    """Hand back the scenario as a file that the command line reads too."""
    site = site_of(request)
    edited = read_edited(plain_fields(await read_page_form(request, site)))
    if edited.faults:
        page = editor_page(site, request, edited, is_checked=True)
        return fresh(page, HTTPStatus.BAD_REQUEST)
    return download(JobFile(f"{edited.name}.yaml", "application/yaml", edited.text.encode()))


@router.post("/open")
async def opened(request: Request) -> Response:
    """Put a scenario file into the editor; every faulty line is told at once."""
    site = site_of(request)
    form = await read_page_form(request, site)
    file = file_of(form, "file")
    if file is None:
        page = start_page(site, request, faults=(say("web.market.upload.none"),))
        return fresh(page, HTTPStatus.BAD_REQUEST)
    try:
        scenario = await site.gate.run(lambda: _read(site, file))
    except JobmorphError as fault:
        page = start_page(site, request, faults=_faults(fault))
        return fresh(page, HTTPStatus.BAD_REQUEST)
    name = "".join(sign if sign.isalnum() or sign == "-" else "-" for sign in scenario.name)
    edited = edited_from(scenario, name=name[:LONGEST_NAME])
    return fresh(editor_page(site, request, edited, is_checked=True))


def _read(site: Site, file: Upload) -> Scenario:
    if len(file.content) > LARGEST_FILE:
        raise DataError("the file is larger than 1 MB", where="scenario")
    name = Path(uploaded(file.name, b"").name)
    return parse_scenario(
        text_of_bytes(file.content, name, save_as="YAML"),
        base_date=site.edition.manifest.base_date,
        parameters=all_parameters(),
    )


def _faults(fault: JobmorphError) -> tuple[str, ...]:
    head = say("web.market.wrong.file")
    if isinstance(fault, LineError):
        return (head, *(f"Line {each.line}: {each.what}." for each in fault.faults[:SHOWN_FAULTS]))
    where = f"{fault.where}: " if fault.where and "/" not in fault.where else ""
    return (head, f"{where}{fault.what}.")
