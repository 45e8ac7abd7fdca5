"""Answers about everybody: outlook, atlas, history, evidence."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reference.edition import Edition
from jobmorph.schema.scenario import Scenario
from jobmorph.web.market_job import scenario_of
from jobmorph.web.rest.answer import kept_answer, private_answer
from jobmorph.web.rest.documented import answers
from jobmorph.web.rest.question import Asked, TitleAsked
from jobmorph.web.rest.question_of_all import (
    AreaAsked,
    FieldAsked,
    GroupAsked,
    OutlookAsked,
    OwnOutlook,
    SeedAsked,
)
from jobmorph.web.rest.route import ProblemRoute

router = APIRouter(route_class=ProblemRoute, tags=["Everybody"])


@router.get("/outlook", summary="How many such jobs there may be", responses=answers("outlook-1.0"))
async def outlook(request: Request, asked: Annotated[OutlookAsked, Query()]) -> Response:
    """Count US jobs as a range; that says nothing about any one person."""
    return await kept_answer(request, asked, partial(_outlook, asked, None))


@router.post(
    "/outlook",
    summary="How many such jobs, under your own scenario",
    responses=answers("outlook-1.0", has_body=True),
)
async def own_outlook(request: Request, asked: OwnOutlook) -> Response:
    """As above, with a scenario of your own worked out beside the shipped ones."""
    return await private_answer(request, asked, partial(_outlook, asked, asked.scenario_file))


@router.get(
    "/outlook/group", summary="Several jobs together", responses=answers("outlook_group-1.0")
)
async def outlook_group(request: Request, asked: Annotated[GroupAsked, Query()]) -> Response:
    """Join the jobs of a named group, or of codes set apart by commas."""

    def make(edition: Edition) -> str:
        from jobmorph.reports.outlook import render_outlook_group
        from jobmorph.studies.outlook_group import group_of, study_outlook_group

        result = study_outlook_group(
            group_of(asked.group),
            years=asked.years,
            edition=edition,
            seed=asked.seed,
            scenario=_scenario(asked.scenario, None, edition),
        )
        return render_outlook_group(result, "json")

    return await kept_answer(request, asked, make)


@router.get("/outlook/economy", summary="All jobs together", responses=answers("economy-1.0"))
async def economy(request: Request, asked: Annotated[SeedAsked, Query()]) -> Response:
    """Jobs lost, gained and changed, then and in the years ahead."""

    def make(edition: Edition) -> str:
        from jobmorph.reports.economy import render_economy
        from jobmorph.studies.economy import study_economy

        return render_economy(study_economy(edition=edition, seed=asked.seed), "json")

    return await kept_answer(request, asked, make)


@router.get("/atlas", summary="All jobs at once", responses=answers("atlas-1.0"))
async def jobs_atlas(request: Request, asked: Annotated[FieldAsked, Query()]) -> Response:
    """About 920 occupations and the role library, with reasons; about 2.5 MB for all fields."""

    def make(edition: Edition) -> str:
        from jobmorph.reports.atlas import render_job_atlas
        from jobmorph.studies.atlas import study_atlas

        return render_job_atlas(study_atlas(field=asked.field, edition=edition), "json")

    return await kept_answer(request, asked, make)


@router.get("/history", summary="What became of a job", responses=answers("history-1.0"))
async def history(request: Request, asked: Annotated[TitleAsked, Query()]) -> Response:
    """Each US count by itself, and always a second story that went the other way."""

    def make(edition: Edition) -> str:
        from jobmorph.reports.history import render_history
        from jobmorph.studies.history import study_history

        return render_history(study_history(asked.title, edition=edition), "json")

    return await kept_answer(request, asked, make)


@router.get("/history/cases", summary="Prepared cases", responses=answers("history-cases-1.0"))
async def cases(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """Each with the one that went the other way."""

    def make(edition: Edition) -> str:
        from jobmorph.reference.history_cases import load_cases
        from jobmorph.reports.history_cases import render_cases

        return render_cases(load_cases(), "json")

    return await kept_answer(request, asked, make)


@router.get(
    "/history/atlas", summary="All jobs ever counted", responses=answers("history-atlas-1.0")
)
async def atlas(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """US censuses and surveys from 1850 on; about 4 MB."""

    def make(edition: Edition) -> str:
        from jobmorph.reports.history_atlas import render_atlas
        from jobmorph.studies.history_atlas import study_atlas

        return render_atlas(study_atlas(edition=edition), "json")

    return await kept_answer(request, asked, make)


@router.get("/evidence", summary="How good the figures are", responses=answers("evidence"))
async def evidence(request: Request, asked: Annotated[AreaAsked, Query()]) -> Response:
    """Every score beside its honest baseline; says so where scores are stale."""

    def make(edition: Edition) -> str:
        import polars as pl

        from jobmorph.reports.frame import render_frame
        from jobmorph.studies.evidence import study_evidence

        result = study_evidence(asked.area, edition=edition)
        reason = pl.lit(result.stale_reason, dtype=pl.String).alias("stale_reason")
        return render_frame(result.table.with_columns(reason), "json")

    return await kept_answer(request, asked, make)


def _outlook(asked: OutlookAsked, text: str | None, edition: Edition) -> str:
    from jobmorph.reports.outlook import render_outlook
    from jobmorph.studies.outlook import study_outlook

    result = study_outlook(
        asked.title,
        years=asked.years,
        level=asked.level,
        edition=edition,
        seed=asked.seed,
        scenario=_scenario(asked.scenario, text, edition),
    )
    return render_outlook(result, "json")


def _scenario(name: str | None, text: str | None, edition: Edition) -> Scenario | None:
    return None if name is None and text is None else scenario_of(name or "", text, edition)
