"""Work on a file, done by a worker while the client waits: it is bounded, and can be killed."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.web.job import Job
from jobmorph.web.job_worker import Teller, Work
from jobmorph.web.jobs import JobBoard, JobError
from jobmorph.web.problem import Problem
from jobmorph.web.rest.documented import JSON
from jobmorph.web.rest.route import ProblemError
from jobmorph.web.rest.service import service_of

ANSWER: Final = "answer.json"
NO_STORE: Final = {"cache-control": "no-store"}


async def waited_answer(
    request: Request,
    kind: str,
    run: Callable[[Any, Teller], None],
    asked: object,
    lane: str | None = None,
) -> Response:
    """Start a worker, wait for its answer, and forget both.

    Parameters
    ----------
    request : Request
        Whose server has the board.
    kind : str
        Of the job.
    run : callable
        What the worker does; hands out 'answer.json'.
    asked : object
        Plain data for it.
    lane : str, optional
        Jobs of one lane run one after the other.

    Raises
    ------
    ProblemError
        If it failed, or takes too long.
    """
    service = service_of(request)
    board = service.board(request)
    job = board.start(kind, Work(run, asked), lane=lane)
    try:
        is_ended = await anyio.to_thread.run_sync(
            lambda: board.wait(job, service.limits.check_seconds)
        )
        if not is_ended:
            raise ProblemError(_still_busy())
        content = result_of(job)
    finally:
        _drop(board, job)
    return Response(content, media_type=JSON, headers=NO_STORE)


def result_of(found: Job) -> bytes:
    """Return the answer of a job that has ended.

    Raises
    ------
    ProblemError
        Its own problem, or that it still runs.
    """
    if not found.is_ended:
        raise ProblemError(not_ready())
    if found.problem is not None:
        raise ProblemError(found.problem)
    file = found.files.get(ANSWER)
    if file is None:
        raise ProblemError(no_file(sorted(found.files)))
    return file.content


def not_ready() -> Problem:
    """Tell that a job still runs."""
    return Problem(409, "not-ready", "the job still runs",
                   hint="Ask again later, or follow its events.")  # fmt: skip


def no_file(names: list[str]) -> Problem:
    """Tell which files a job has."""
    return Problem(
        404, "no-file", "the job has no such file; it has", items=tuple(names[:5]),
        count=len(names), hint="See the job itself: links.self.",
    )  # fmt: skip


def _still_busy() -> Problem:
    what = "other files are being worked on, or this one takes too long to read"
    return Problem(503, "busy", what, hint="Try again in a minute.")


def _drop(board: JobBoard, found: Job) -> None:
    with suppress(JobError):
        board.delete(found.id)
