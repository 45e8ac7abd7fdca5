"""Answers about jobs: role, batch, compare, titles."""

import json
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import JobmorphError
from jobmorph.web.problem import problem_of
from jobmorph.web.rest.answer import kept_answer, private_answer
from jobmorph.web.rest.documented import answers
from jobmorph.web.rest.question import (
    JobAsked,
    JobsCompared,
    ManyJobs,
    ManyTitles,
    OwnWeek,
    TitleAsked,
)
from jobmorph.web.rest.route import ProblemRoute
from jobmorph.web.rest.texts import overrides_of, scenario_of_question, week_of, years_of

router = APIRouter(route_class=ProblemRoute, tags=["Jobs"])


@router.get("/role", summary="What happens to a job", responses=answers("role-1.0"))
async def role(request: Request, asked: Annotated[JobAsked, Query()]) -> Response:
    """Task by task: hours that could pass to AI, be done with it, or stay with a person."""
    return await kept_answer(request, asked, partial(role_text, asked))


@router.post(
    "/role",
    summary="What happens to a job, in your own words",
    responses=answers("role-1.0", has_body=True),
)
async def own_role(request: Request, asked: OwnWeek) -> Response:
    """As above, with your own week, verdicts or scenario. Nothing of it is kept."""
    return await private_answer(request, asked, partial(own_role_text, asked))


@router.post("/roles", summary="Many jobs at once", responses=answers("roles", has_body=True))
async def roles(request: Request, asked: ManyJobs) -> Response:
    """Answer for several jobs; one without an answer does not stop the others."""

    def make(edition: Edition) -> str:
        found = [_one(asked, each.title, each.level, edition) for each in asked.jobs]
        return f'{{"schema_version": "1.0", "answers": [\n{",".join(found)}]}}\n'

    return await private_answer(request, asked, make)


@router.get("/compare", summary="Two jobs side by side", responses=answers("compare"))
async def compare(request: Request, asked: Annotated[JobsCompared, Query()]) -> Response:
    """Both are read with the same options and the same draws."""
    return await kept_answer(request, asked, partial(compare_text, asked))


@router.get("/title", summary="What a title means", responses=answers("title-1.0"))
async def title(request: Request, asked: Annotated[TitleAsked, Query()]) -> Response:
    """Family, level, occupation and codes, each with its chance; says so where it is not sure."""
    return await kept_answer(request, asked, partial(_titles, [asked.title]))


@router.post(
    "/titles", summary="What many titles mean", responses=answers("title-1.0", has_body=True)
)
async def titles(request: Request, asked: ManyTitles) -> Response:
    """One card a title, in their order. For files without end: jobmorph title --file."""
    return await private_answer(request, asked, partial(_titles, asked.titles))


def nothing_asked(*fields: str) -> JobmorphError:
    """Make the error for a question that names neither of some fields."""
    from jobmorph.schema.errors import ParameterError

    return ParameterError(
        "nothing is asked for", where=" or ".join(fields), hint="Give one of them."
    )


def role_text(asked: JobAsked, edition: Edition) -> str:
    """Answer about one job, as JSON."""
    from jobmorph.reports.output import render_role
    from jobmorph.studies.role import study_role

    scenario = scenario_of_question(asked, edition)
    result = study_role(
        asked.title,
        level=asked.level,
        horizon_years=years_of(asked.horizon, scenario),
        scenario=scenario,
        seed=asked.seed,
        edition=edition,
    )
    return render_role(result, "json")


def own_role_text(asked: OwnWeek, edition: Edition) -> str:
    """Answer about a job or week in somebody's own words, as JSON."""
    from jobmorph.reports.output import render_role
    from jobmorph.studies.role import study_role

    if asked.title is None and asked.tasks is None:
        raise nothing_asked("title", "tasks")
    scenario = scenario_of_question(asked, edition)
    result = study_role(
        asked.title,
        level=asked.level,
        horizon_years=years_of(asked.horizon, scenario),
        week=week_of(asked.tasks, edition),
        overrides=overrides_of(asked.overrides),
        scenario=scenario,
        seed=asked.seed,
        edition=edition,
    )
    return render_role(result, "json")


def compare_text(asked: JobsCompared, edition: Edition) -> str:
    """Answer about two jobs, as JSON."""
    from jobmorph.reports.output import render_compare
    from jobmorph.studies.compare import study_compare

    scenario = scenario_of_question(asked, edition)
    result = study_compare(
        asked.first,
        asked.second,
        level=asked.level,
        horizon_years=years_of(asked.horizon, scenario),
        scenario=scenario,
        seed=asked.seed,
        edition=edition,
    )
    return render_compare(result.first, result.second, "json")


def _one(asked: ManyJobs, query: str, level: Any, edition: Edition) -> str:
    """Write one answer of a batch, or why there is none."""
    one = JobAsked(
        title=query, level=level, horizon=asked.horizon, scenario=asked.scenario, seed=asked.seed
    )
    answer, problem = "null", "null"
    try:
        answer = role_text(one, edition)
    except JobmorphError as fault:
        problem = problem_of(fault, is_own_data=True).text()
    named = json.dumps(query, ensure_ascii=False)
    return f'{{"query": {named}, "answer": {answer}, "problem": {problem}}}\n'


def _titles(titles: list[str], edition: Edition) -> str:
    from jobmorph.reports.title import render_titles
    from jobmorph.studies.title import study_titles

    return render_titles(study_titles(titles, edition), "json")
