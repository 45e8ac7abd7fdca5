"""Answers around a team's plan: two plans compared, columns of a roster, a time survey."""

from functools import partial
from typing import Annotated, Final

from fastapi import APIRouter, Query
from pydantic import Field, StringConstraints
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reference.edition import Edition
from jobmorph.web.rest.answer import kept_answer
from jobmorph.web.rest.documented import answers
from jobmorph.web.rest.file_form import FilePart, filled_form_schema, read_filled_form
from jobmorph.web.rest.file_study import FileRequest, run_file_study
from jobmorph.web.rest.question import Asked, Seed, Title
from jobmorph.web.rest.route import ProblemRoute
from jobmorph.web.rest.service import service_of
from jobmorph.web.rest.upload import MOST_PARTS
from jobmorph.web.rest.waited import waited_answer

router = APIRouter(route_class=ProblemRoute, tags=["Teams"])
LONGEST_RECIPIENT: Final = 80
PLANS: Final = {
    "first": FilePart("A plan: answer.json of a redesign, or plan.json of its folder."),
    "second": FilePart("Another one."),
}
ANSWERS: Final = {
    "answers": FilePart(
        "Filled forms, five at least; or a table with an answer in each column or row.",
        most=MOST_PARTS - 4,
    ),
    "tasks": FilePart("Your own tasks in place of ours (CSV).", is_needed=False),
}


class NothingMore(Asked):
    """Files alone."""


class FormAsked(Asked):
    """The job that a time survey is about."""

    title: Title
    to: Annotated[
        str,
        StringConstraints(max_length=LONGEST_RECIPIENT),
        Field(description="Whom to give the form to."),
    ] = ""


class SurveyFields(Asked):
    """What is said beside answers."""

    role: Annotated[Title | None, Field(description="The job, if the files do not say it.")] = None
    seed: Seed = 0


@router.post(
    "/team/compare",
    summary="What differs between two plans",
    responses=answers("plans_compared", has_body=True, is_found=False),
    openapi_extra={"requestBody": filled_form_schema(PLANS, NothingMore)},
)
async def compare(request: Request) -> Response:
    """Compare limits, designs, seats, moves and assumptions."""
    form = await read_filled_form(request, PLANS, NothingMore)
    wanted = FileRequest("plans", (*form.files["first"], *form.files["second"]))
    return await waited_answer(request, "study", run_file_study, wanted)


@router.get("/team/template", summary="Columns of a roster", responses=answers("roster_template"))
async def template(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """Tell which columns a roster may have, what each is for, and what is never read."""

    def make(edition: Edition) -> str:
        from jobmorph.reports.roster_template import render_template

        return render_template("json")

    return await kept_answer(request, asked, make)


@router.get("/team/survey", summary="A time survey's form", responses=answers("survey_form"))
async def survey_form(request: Request, asked: Annotated[FormAsked, Query()]) -> Response:
    """List the tasks of a job, for people to say how many hours each takes. Nobody is named."""
    return await kept_answer(request, asked, partial(_form, asked))


@router.post(
    "/team/survey",
    summary="What the answers say together",
    responses=answers("survey", has_body=True),
    openapi_extra={"requestBody": filled_form_schema(ANSWERS, SurveyFields)},
)
async def survey(request: Request) -> Response:
    """Tell where the hours go over all answers, five at least; nothing of any single one."""
    form = await read_filled_form(request, ANSWERS, SurveyFields)
    service = service_of(request)
    settings = service.site(request).settings
    wanted = FileRequest(
        "survey",
        form.files["answers"],
        form.asked.role,
        tasks=next(iter(form.files["tasks"]), None),
        seed=form.asked.seed,
        edition=settings.edition,
        library=settings.library,
        most_rows=service.limits.roster_rows,
        most_unpacked_bytes=service.limits.unpacked_bytes,
    )
    return await waited_answer(request, "study", run_file_study, wanted)


def _form(asked: FormAsked, edition: Edition) -> str:
    from jobmorph.reports.survey_form import render_survey_form
    from jobmorph.studies.survey_form import study_survey_form

    form = study_survey_form(asked.title, recipient=asked.to, edition=edition)
    return render_survey_form(form, "json")
