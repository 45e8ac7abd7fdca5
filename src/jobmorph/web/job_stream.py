"""Progress of a job as server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Final

from starlette.responses import StreamingResponse

from jobmorph.web.job import ENDED, Job
from jobmorph.web.jobs import JobBoard

POLL_SECONDS: Final = 0.2
LARGEST_EVENT: Final = 10**9
STREAM: Final = "text/event-stream"
HEADERS: Final = {"cache-control": "no-store", "x-accel-buffering": "no"}


def stream_job(board: JobBoard, found: Job, last_event_id: str | None) -> StreamingResponse:
    """Stream events; one that broke off goes on after the last that came.

    Parameters
    ----------
    board : JobBoard
        Where the job is.
    found : Job
        The job.
    last_event_id : str or None
        What the browser says it has.

    Raises
    ------
    JobError
        If too many streams are open.
    """
    said = last_event_id or ""
    after = int(said) if said.isascii() and said.isdecimal() else 0
    stream = board.stream()
    stream.__enter__()  # a refusal must come before the answer begins

    async def body() -> AsyncIterator[str]:
        try:
            async for piece in _pieces(board, found, min(after, LARGEST_EVENT)):
                yield piece
        finally:
            stream.__exit__(None, None, None)

    return StreamingResponse(body(), media_type=STREAM, headers=HEADERS)


async def _pieces(board: JobBoard, found: Job, after: int) -> AsyncIterator[str]:
    """Write events as they happen, and something when nothing does."""
    silent = 0.0
    yield "retry: 2000\n\n"
    while True:
        fresh = board.events(found, after)
        for event in fresh:
            after = event.number
            kind = event.state if event.state in ENDED else "progress"
            data = json.dumps(
                {"state": event.state, "stage": event.stage, "done": event.done,
                 "total": event.total}
            )  # fmt: skip
            yield f"id: {event.number}\nevent: {kind}\ndata: {data}\n\n"
        if found.is_ended:
            return
        silent = 0.0 if fresh else silent + POLL_SECONDS
        if silent >= board.limits.heartbeat_seconds:
            silent = 0.0
            yield ": still there\n\n"
        await asyncio.sleep(POLL_SECONDS)
