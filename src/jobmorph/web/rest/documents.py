"""Answers about texts: a job description or resume, a playbook."""

from functools import partial
from typing import Annotated, Final

from fastapi import APIRouter
from pydantic import Field, StringConstraints
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reference.edition import Edition
from jobmorph.web.rest.answer import private_answer
from jobmorph.web.rest.documented import answers
from jobmorph.web.rest.file_form import FilePart, filled_form_schema, read_filled_form
from jobmorph.web.rest.file_study import (
    FileRequest,
    document_text,
    playbook_text,
    run_file_study,
)
from jobmorph.web.rest.question import Asked, Seed, Title
from jobmorph.web.rest.route import ProblemRoute
from jobmorph.web.rest.service import service_of
from jobmorph.web.rest.waited import waited_answer
from jobmorph.web.uploaded_file import uploaded

router = APIRouter(route_class=ProblemRoute, tags=["Texts"])

# What the threads that answer short questions may be asked to read; longer texts go to a worker.
LONGEST_DOCUMENT: Final = 20_000
Document = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_DOCUMENT)]
_JOB: Final = "The job that it is about; left out: what the text itself says."
DOCUMENT: Final = {"document": FilePart("A text (.txt, .md, .html), Word file or PDF with text.")}
PLAYBOOK: Final = {"playbook": FilePart("Markdown, Word (.docx), or CSV with one step a row.")}


class DocumentFields(Asked):
    """What is said beside a document."""

    title: Annotated[Title | None, Field(description=_JOB)] = None


class PlaybookFields(Asked):
    """What is said beside a playbook."""

    title: Annotated[Title | None, Field(description="Whose playbook it is.")] = None
    seed: Seed = 0


class TextAsked(DocumentFields):
    """A job description or resume, as text."""

    text: Annotated[
        Document,
        Field(
            description="Plain text, Markdown or HTML.",
            examples=["SDR\n\nYour tasks:\n- Call prospects\n- Log every call in the CRM\n"],
        ),
    ]
    name: Annotated[
        str,
        StringConstraints(pattern=r"^[A-Za-z0-9 ._-]{1,60}\.(txt|md|html)$"),
        Field(description="What the answer calls it; its ending says how it is written."),
    ] = "text.txt"


class PlaybookAsked(PlaybookFields):
    """A playbook, cadence, script or process, as text."""

    text: Annotated[
        Document,
        Field(
            description="Markdown, plain text, or CSV with a step a row.",
            examples=["- Pick 25 accounts (20 min)\n- Call each account twice (90 min)\n"],
        ),
    ]
    name: Annotated[
        str,
        StringConstraints(pattern=r"^[A-Za-z0-9 ._-]{1,60}\.(md|txt|csv)$"),
        Field(description="What the answer calls it; its ending says how it is written."),
    ] = "playbook.md"


@router.post(
    "/read",
    summary="What a job description or resume asks",
    responses=answers("reading-1.0", has_body=True),
)
async def read(request: Request, asked: TextAsked) -> Response:
    """Tell duties, activities and skills, with a draft of a week. Personal data is dropped."""

    def make(edition: Edition) -> str:
        return document_text(uploaded(asked.name, asked.text.encode()), asked.title, edition)

    return await private_answer(request, asked, make)


@router.post(
    "/read/file",
    summary="The same, of a Word file or PDF",
    responses=answers("reading-1.0", has_body=True),
    openapi_extra={"requestBody": filled_form_schema(DOCUMENT, DocumentFields)},
)
async def read_file(request: Request) -> Response:
    """As above; read by a worker of its own, in memory."""
    form = await read_filled_form(request, DOCUMENT, DocumentFields)
    settings = service_of(request).site(request).settings
    wanted = FileRequest(
        "read",
        form.files["document"],
        form.asked.title,
        edition=settings.edition,
        library=settings.library,
    )
    return await waited_answer(request, "study", run_file_study, wanted)


@router.post(
    "/playbook",
    summary="A playbook, step by step",
    responses=answers("playbook", has_body=True),
)
async def playbook(request: Request, asked: PlaybookAsked) -> Response:
    """Tell how scripted each step is, what AI could run, which human contact goes or comes."""
    return await private_answer(request, asked, partial(_steps, asked))


@router.post(
    "/playbook/file",
    summary="The same, of a Word file",
    responses=answers("playbook", has_body=True),
    openapi_extra={"requestBody": filled_form_schema(PLAYBOOK, PlaybookFields)},
)
async def playbook_file(request: Request) -> Response:
    """As above; read by a worker of its own, in memory."""
    form = await read_filled_form(request, PLAYBOOK, PlaybookFields)
    settings = service_of(request).site(request).settings
    wanted = FileRequest(
        "playbook",
        form.files["playbook"],
        form.asked.title,
        seed=form.asked.seed,
        edition=settings.edition,
        library=settings.library,
    )
    return await waited_answer(request, "study", run_file_study, wanted)


def _steps(asked: PlaybookAsked, edition: Edition) -> str:
    file = uploaded(asked.name, asked.text.encode())
    return playbook_text(file, asked.title, asked.seed, edition)
