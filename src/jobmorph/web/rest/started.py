"""Starting a long job: its answer says where to follow it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reports.json_parts import json_text
from jobmorph.web.job import Job
from jobmorph.web.job_worker import Teller, Work
from jobmorph.web.jobs import JobBoard
from jobmorph.web.rest.documented import JSON, content_of
from jobmorph.web.rest.long_study import StudyRequest
from jobmorph.web.rest.service import service_of
from jobmorph.web.rest.waited import NO_STORE

STARTED: Final[dict[int | str, dict[str, Any]]] = {
    202: {
        "description": "Started, or waiting for its turn; follow links.self or links.events.",
        "content": content_of("job"),
        "headers": {"Location": {"description": "The job.", "schema": {"type": "string"}}},
    }
}
BUSY: Final = "The server works on as many jobs as it takes on, or its data are damaged."


def start_job(request: Request, kind: str, work: Work, lane: str | None = None) -> Response:
    """Start a job and answer 202 with its address.

    Parameters
    ----------
    request : Request
        Whose server has the board.
    kind : str
        Of the job.
    work : Work
        What its worker does.
    lane : str, optional
        Jobs of one lane run one after the other.
    """
    board = service_of(request).board(request)
    started = board.start(kind, work, lane=lane)
    answer = job_response(board, started, HTTPStatus.ACCEPTED)
    answer.headers["location"] = f"/api/v1/jobs/{started.id}"
    return answer


def start_study(
    request: Request, run: Callable[[StudyRequest, Teller], None], asked: BaseModel
) -> Response:
    """Start a job that is asked with a question alone, on the server's own edition."""
    settings = service_of(request).site(request).settings
    wanted = StudyRequest(asked.model_dump_json(), settings.edition, settings.library)
    return start_job(request, "study", Work(run, wanted))


def job_response(board: JobBoard, found: Job, status: HTTPStatus) -> Response:
    """Tell how far a job is."""
    text = json_text(found.document(board.limits.kept_seconds))
    return Response(text, status, NO_STORE, JSON)
