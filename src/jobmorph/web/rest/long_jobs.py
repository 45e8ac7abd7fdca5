"""Long jobs: a team's redesign, a run of the market; started, followed, fetched, deleted."""

from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Header, Path
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.web.job_stream import STREAM, stream_job
from jobmorph.web.job_worker import Work
from jobmorph.web.market_job import MarketRequest, run_market, scenario_of
from jobmorph.web.rest.documented import JSON, answers, content_of, problems, sends
from jobmorph.web.rest.long_study import LongAsked, run_study
from jobmorph.web.rest.question_of_all import MarketAsked
from jobmorph.web.rest.route import ProblemError, ProblemRoute
from jobmorph.web.rest.service import service_of
from jobmorph.web.rest.started import BUSY, STARTED, job_response, start_job, start_study
from jobmorph.web.rest.team_form import RosterFields, TeamFields, form_schema, read_team
from jobmorph.web.rest.waited import NO_STORE, no_file, not_ready, result_of, waited_answer
from jobmorph.web.team_job import LANE, check_team, redesign

LONGEST_ID: Final = 64

router = APIRouter(route_class=ProblemRoute, tags=["Long jobs"])

JobId = Annotated[
    str, Path(min_length=1, max_length=LONGEST_ID, description="As the start of the job said it.")
]
FileName = Annotated[
    str, Path(min_length=1, max_length=LONGEST_ID, description="Name of one of the job's files.")
]
LastEvent = Annotated[
    str | None,
    Header(alias="Last-Event-ID", max_length=20, description="Go on after this event."),
]


@router.post(
    "/team",
    status_code=HTTPStatus.ACCEPTED,
    summary="Redesign a team",
    responses=STARTED | problems(has_body=True, is_found=False, s503=BUSY),
    openapi_extra={"requestBody": form_schema(TeamFields)},
)
async def team(request: Request) -> Response:
    """Set designs beside the team as it is: answer.json, plan.html, plan.xlsx, plan.zip.

    The roster is read in memory by a worker of its own and gone when that ends. Names, e-mail
    addresses, births and the like are never read.
    """
    asked = await read_team(request, TeamFields)
    return start_job(request, "team", Work(redesign, asked), LANE)


@router.post(
    "/team/check",
    summary="Check a roster",
    responses=answers("roster-1.0", has_body=True, is_found=False),
    openapi_extra={"requestBody": form_schema(RosterFields)},
)
async def team_check(request: Request) -> Response:
    """Tell columns kept and dropped, titles to confirm, people, hours; nothing is computed."""
    asked = await read_team(request, RosterFields)
    return await waited_answer(request, "team-check", check_team, asked, LANE)


@router.post(
    "/market",
    status_code=HTTPStatus.ACCEPTED,
    summary="Run the labour market",
    responses=STARTED | problems(has_body=True, s503=BUSY),
)
async def market(request: Request, asked: MarketAsked) -> Response:
    """Run a scenario beside slow AI: answer.json, quarters.csv."""
    site = service_of(request).site(request)
    # A wrong scenario is refused at once, not in a worker's answer.
    scenario_of(asked.scenario, asked.scenario_file, site.edition)
    wanted = MarketRequest(
        scenario=asked.scenario,
        scenario_file=asked.scenario_file,
        years=asked.years,
        draws=asked.draws,
        occupation=asked.occupation,
        seed=asked.seed,
        edition=site.settings.edition,
    )
    return start_job(request, "market", Work(run_market, wanted))


@router.post(
    "/long",
    status_code=HTTPStatus.ACCEPTED,
    summary="A question that takes a minute",
    responses=STARTED | problems(has_body=True, s503=BUSY),
)
async def long(request: Request, asked: LongAsked) -> Response:
    """Ask with any seed, and with scenarios that change the use of today: answer.json."""
    return start_study(request, run_study, asked)


@router.get(
    "/jobs/{job_id}",
    summary="How far a job is",
    responses=sends(200, "The job.", content_of("job")) | problems(),
)
async def job(request: Request, job_id: JobId) -> Response:
    """Tell state, stage, files; a failed job tells its problem."""
    board = service_of(request).board(request)
    return job_response(board, board.find(job_id), HTTPStatus.OK)


@router.get(
    "/jobs/{job_id}/events",
    summary="Progress as it happens",
    responses=sends(
        200,
        "Server-sent events progress, done, failed, cancelled; each one's data is {state, stage, "
        "done, total}. A comment comes when nothing else does.",
        {STREAM: {"schema": {"type": "string"}}},
    )
    | problems(),
)
async def events(request: Request, job_id: JobId, last_event_id: LastEvent = None) -> Response:
    """Stream events; one that broke off goes on after Last-Event-ID."""
    board = service_of(request).board(request)
    return stream_job(board, board.find(job_id), last_event_id)


@router.get(
    "/jobs/{job_id}/result",
    summary="The answer of a job",
    responses=sends(200, "As --format json gives it.", content_of("long"))
    | problems(s409="The job still runs.", s413="The job needed more than it may have."),
)
async def result(request: Request, job_id: JobId) -> Response:
    """Send the JSON of `--format json`; 409 while the job runs, its problem if it failed."""
    content = result_of(service_of(request).board(request).find(job_id))
    return Response(content, media_type=JSON, headers=NO_STORE)


@router.get(
    "/jobs/{job_id}/files/{name}",
    summary="A file of a job",
    responses=sends(200, "The file.", {"application/octet-stream": {"schema": {"type": "string"}}})
    | problems(s409="The job still runs."),
)
async def job_file(request: Request, job_id: JobId, name: FileName) -> Response:
    """Send workbook, page, table, or the whole folder as a zip file."""
    found = service_of(request).board(request).find(job_id)
    if not found.is_ended:
        raise ProblemError(not_ready())
    file = found.files.get(name)
    if file is None:
        raise ProblemError(no_file(sorted(found.files)))
    kept = {**NO_STORE, "content-disposition": f'attachment; filename="{file.name}"'}
    return Response(file.content, media_type=file.media_type, headers=kept)


@router.delete(
    "/jobs/{job_id}",
    status_code=HTTPStatus.NO_CONTENT,
    summary="Cancel a job and forget its results",
    responses=sends(204, "Its worker is killed, its results are gone.") | problems(),
)
async def delete(request: Request, job_id: JobId) -> Response:
    """End whatever it was doing, now; nothing of it is left."""
    service_of(request).board(request).delete(job_id)
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=NO_STORE)
