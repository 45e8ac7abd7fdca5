"""The page of a long job while it runs: what it does, how far it is, and how to end it."""

import json
from dataclasses import dataclass
from typing import Final

from jobmorph.reports.html import fill_page
from jobmorph.reports.page_frame import Frame
from jobmorph.reports.words import say
from jobmorph.web.csrf import FIELD
from jobmorph.web.job import Job, JobEvent
from jobmorph.web.problem import Problem, hint_for_all, visible

SCRIPTS: Final = ("progress.js",)
STAGES: Final = (
    "waiting", "starting", "reading", "titles", "designs", "papers", "starting the market",
    "draws", "pages", "done", "failed", "cancelled",
)  # fmt: skip
REFRESH_SECONDS: Final = 3


@dataclass(frozen=True, slots=True)
class LongPage:
    """What is being worked out, and the addresses around it.

    Parameters
    ----------
    title, text : str
        What runs, and a sentence about it.
    here, events, cancel : str
        Address of the page, of the stream of progress, and where cancelling is sent.
    """

    title: str
    text: str
    here: str
    events: str
    cancel: str


def progress_page(page: LongPage, job: Job, frame: Frame, form_key: str) -> str:
    """Write the page of a job that waits or runs."""
    return fill_page(
        "long_job.html.j2",
        "pin.css",
        "team-pages.css",
        frame=frame,
        page=page,
        last=job.last,
        stage=stage_words(job.last),
        words=json.dumps({name: say(f"web.job_run.{name}") for name in STAGES}),
        refresh=REFRESH_SECONDS,
        form_key=form_key,
        key_field=FIELD,
    )


def stage_words(event: JobEvent) -> str:
    """Say what a job does, and how much of it is done."""
    words = say(f"web.job_run.{event.stage}") if event.stage in STAGES else event.stage
    if event.total and event.done is not None:
        told = say("web.job_run.of", done=f"{event.done:,}", total=f"{event.total:,}")
        return f"{words}: {told}"
    return words


def problem_sentences(problem: Problem) -> tuple[str, ...]:
    """Tell a problem on a page: the sentence, its first items, what to do.

    Advice for the command line is left out: a page says itself what to do.
    """
    where = f"{problem.where}: " if problem.where else ""
    items = ", ".join(problem.items)
    more = problem.count - len(problem.items)
    listed = f": {items}" + (f" and {more} more" if more > 0 else "") if items else ""
    said = [f"{where}{problem.what}{listed}".rstrip(".") + "."]
    hint = hint_for_all(problem.hint)
    if hint is not None:
        said.append(hint)
    return tuple(visible(each) for each in said)
