"""Answers for a person: skills, practice, ladder, moves, plan."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import LEVELS, Level
from jobmorph.schema.profile import Profile
from jobmorph.studies.skills_result import LadderResult, SkillsResult
from jobmorph.web.rest.answer import kept_answer, private_answer
from jobmorph.web.rest.documented import answers
from jobmorph.web.rest.jobs_asked import nothing_asked
from jobmorph.web.rest.profile import SOURCE, PathsFromProfile, PlanAsked, profile_of
from jobmorph.web.rest.question import JobAsked, LadderAsked, PathLimitsAsked, PathsAsked
from jobmorph.web.rest.route import ProblemRoute
from jobmorph.web.rest.texts import scenario_of_question, years_of

router = APIRouter(route_class=ProblemRoute, tags=["Persons"])


@router.get("/skills", summary="Skills of a job, now and later", responses=answers("skills-1.0"))
async def skills(request: Request, asked: Annotated[JobAsked, Query()]) -> Response:
    """Which skills gain and lose hours, with ranges and why."""
    return await kept_answer(request, asked, partial(skills_text, asked))


@router.get("/practice", summary="Practice that AI takes", responses=answers("practice-1.0"))
async def practice(request: Request, asked: Annotated[LadderAsked, Query()]) -> Response:
    """Where practice gets lost, and how to give it back; with people at levels, who runs short."""
    return await kept_answer(request, asked, partial(practice_text, asked))


@router.get("/ladder", summary="From the first day up", responses=answers("ladder-1.0"))
async def ladder(request: Request, asked: Annotated[LadderAsked, Query()]) -> Response:
    """Tell what each level takes; with people at levels, whether a team's pipeline holds."""
    return await kept_answer(request, asked, partial(ladder_text, asked))


@router.get("/paths", summary="Where people go from a job", responses=answers("paths-1.0"))
async def paths(request: Request, asked: Annotated[PathsAsked, Query()]) -> Response:
    """Count moves that people made; they are not your odds, nor what is right for you."""
    return await kept_answer(request, asked, partial(_paths, asked.title, asked, None))


@router.post(
    "/paths",
    summary="Where people go from a job, with what you bring",
    responses=answers("paths-1.0", has_body=True),
)
async def own_paths(request: Request, asked: PathsFromProfile) -> Response:
    """As above, with your profile. Nothing of it is kept."""
    if asked.title is None and asked.profile is None:
        raise nothing_asked("title", "profile")
    make = partial(_paths, asked.title, asked, profile_of(asked.profile))
    return await private_answer(request, asked, make)


@router.post("/plan", summary="What to learn next", responses=answers("plan-1.0", has_body=True))
async def plan(request: Request, asked: PlanAsked) -> Response:
    """Put steps in order with hours, weeks, practices and checks. Nothing is kept."""
    return await private_answer(request, asked, partial(plan_text, asked))


def skills_text(asked: JobAsked, edition: Edition) -> str:
    """Answer about skills, as JSON."""
    from jobmorph.reports.skills import render_skills

    return render_skills(_skills(asked, edition), "json")


def practice_text(asked: LadderAsked, edition: Edition) -> str:
    """Answer about practice, as JSON."""
    from jobmorph.reports.practice import render_practice
    from jobmorph.studies.teaching_ways import teaching_ways

    ladder = _ladder(asked, edition) if _heads(asked) else None
    ways = teaching_ways(edition)
    return render_practice(_skills(asked, edition), "json", ways=ways, ladder=ladder)


def ladder_text(asked: LadderAsked, edition: Edition) -> str:
    """Answer about the ladder, as JSON."""
    from jobmorph.reports.ladder import render_ladder

    return render_ladder(_ladder(asked, edition), "json")


def plan_text(asked: PlanAsked, edition: Edition) -> str:
    """Answer with a plan, as JSON."""
    from jobmorph.reports.plan import render_plan
    from jobmorph.reports.plan_sentences import Beside
    from jobmorph.studies.plan import study_plan

    if asked.title is None and asked.profile is None:
        raise nothing_asked("title", "profile")
    profile = profile_of(asked.profile) or Profile(SOURCE)
    profile = replace(
        profile,
        target=asked.to or profile.target,
        hours_week=profile.hours_week if asked.hours is None else asked.hours,
    )
    scenario = scenario_of_question(asked, edition)
    result = study_plan(
        asked.title,
        level=asked.level,
        profile=profile,
        horizon_years=years_of(asked.horizon, scenario),
        scenario=scenario,
        seed=asked.seed,
        edition=edition,
    )
    beside = Beside(mentioned=profile.mentioned, asked_target=profile.target)
    return render_plan(result, "json", beside=beside)


def _skills(asked: JobAsked, edition: Edition) -> SkillsResult:
    from jobmorph.studies.skills import study_skills

    scenario = scenario_of_question(asked, edition)
    return study_skills(
        asked.title,
        level=asked.level,
        horizon_years=years_of(asked.horizon, scenario),
        scenario=scenario,
        seed=asked.seed,
        edition=edition,
    )


def _heads(asked: LadderAsked) -> Mapping[Level, float]:
    found = {level: getattr(asked, level) for level in LEVELS}
    return {level: heads for level, heads in found.items() if heads is not None}


def _ladder(asked: LadderAsked, edition: Edition) -> LadderResult:
    from jobmorph.studies.ladder import study_ladder

    scenario = scenario_of_question(asked, edition)
    return study_ladder(
        asked.title,
        level=asked.level,
        heads=_heads(asked) or None,
        horizon_years=years_of(asked.horizon, scenario),
        scenario=scenario,
        seed=asked.seed,
        edition=edition,
    )


def _paths(
    query: str | None, asked: PathLimitsAsked, profile: Profile | None, edition: Edition
) -> str:
    from jobmorph.reports.paths import render_paths
    from jobmorph.studies.paths import study_paths
    from jobmorph.studies.paths_result import PathLimits

    result = study_paths(
        query,
        level=asked.level,
        to=asked.to,
        profile=profile,
        hours_week=asked.hours,
        has_degree=asked.has_degree,
        limits=PathLimits(
            most_months=asked.max_months,
            least_wage_usd_year=asked.min_wage,
            no_degree=asked.no_degree,
            no_licence=asked.no_licence,
            part_time=asked.part_time,
            avoid=tuple(asked.avoid),
            most_hops=asked.steps,
        ),
        edition=edition,
    )
    return render_paths(result, "json")
