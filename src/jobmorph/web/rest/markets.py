"""Answers about the labour market: scenarios as data, the fit to the past, long comparisons."""

from functools import partial
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reference.edition import Edition
from jobmorph.reports.json_parts import json_text
from jobmorph.web.market_job import scenario_of
from jobmorph.web.rest.answer import kept_answer, private_answer
from jobmorph.web.rest.documented import answers, problems
from jobmorph.web.rest.market_long import run_compare, run_sensitivity
from jobmorph.web.rest.question import LONGEST_NAME, Asked
from jobmorph.web.rest.question_of_all import (
    CalibrationAsked,
    MarketsCompared,
    ScenarioText,
    SensitivityAsked,
)
from jobmorph.web.rest.route import ProblemRoute
from jobmorph.web.rest.service import service_of
from jobmorph.web.rest.started import BUSY, STARTED, start_study

router = APIRouter(route_class=ProblemRoute, tags=["Labour market"])
DRIVERS: Final = {"gdp": "output", "openings": "openings", "layoffs": "openings and layoffs"}


@router.get("/market/scenarios", summary="Scenarios that ship", responses=answers("scenarios"))
async def scenarios(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """What-ifs as data, and what each stands for."""

    def make(edition: Edition) -> str:
        from jobmorph.studies.market_scenarios import list_scenarios

        listed = list_scenarios(edition)
        rows = [
            {"name": each.name, "about": about, "horizon_years": each.horizon_years,
             "base_date": each.base_date, "changes": len(each.changes)}
            for each, about in zip(listed.scenarios, listed.abouts, strict=True)
        ]  # fmt: skip
        return json_text({"schema_version": "1.0", "scenarios": rows})

    return await kept_answer(request, asked, make)


@router.get(
    "/market/scenarios/{name}", summary="What a scenario changes", responses=answers("changes")
)
async def scenario(
    request: Request,
    name: Annotated[str, Path(min_length=1, max_length=LONGEST_NAME)],
    asked: Annotated[Asked, Query()],
) -> Response:
    """Each assumption beside the one that stands otherwise."""

    def make(edition: Edition) -> str:
        return _changes(name, None, edition)

    return await kept_answer(request, asked, make)


@router.post(
    "/market/scenarios",
    summary="Check a scenario of your own",
    responses=answers("changes", has_body=True, is_found=False),
)
async def own_scenario(request: Request, asked: ScenarioText) -> Response:
    """Tell what it changes, as above; or every fault at once, with its line."""
    make = partial(_changes, "", asked.scenario_file)
    return await private_answer(request, asked, make)


@router.get(
    "/market/calibration",
    summary="How the simulator follows the past",
    responses=answers("market-calibrate-1.0"),
)
async def calibration(request: Request, asked: Annotated[CalibrationAsked, Query()]) -> Response:
    """Set its scores beside simple rules on the same inputs; what a run is given is not scored."""

    def make(edition: Edition) -> str:
        from jobmorph.reports.market_calibrate import render_calibration
        from jobmorph.studies.market_calibrate import study_calibration

        driver = None if asked.driver is None else DRIVERS[asked.driver]
        return render_calibration(study_calibration(driver, edition=edition), "json")

    return await kept_answer(request, asked, make)


@router.post(
    "/market/compare",
    status_code=HTTPStatus.ACCEPTED,
    summary="Two scenarios over the same draws",
    responses=STARTED | problems(has_body=True, s503=BUSY),
)
async def compare(request: Request, asked: MarketsCompared) -> Response:
    """Take the difference in each draw, so that its range is that of the difference."""
    edition = service_of(request).site(request).edition
    for name, text in ((asked.first, asked.first_file), (asked.second, asked.second_file)):
        scenario_of(name, text, edition)
    return start_study(request, run_compare, asked)


@router.post(
    "/market/sensitivity",
    status_code=HTTPStatus.ACCEPTED,
    summary="Which assumption matters most",
    responses=STARTED | problems(has_body=True, s503=BUSY),
)
async def sensitivity(request: Request, asked: SensitivityAsked) -> Response:
    """Tell which assumption the outcome of a scenario rests on most."""
    from jobmorph.studies.market_sensitivity import check_sensitivity

    check_sensitivity(asked.method, asked.years, asked.draws)
    scenario_of(asked.scenario, asked.scenario_file, service_of(request).site(request).edition)
    return start_study(request, run_sensitivity, asked)


def _changes(name: str, text: str | None, edition: Edition) -> str:
    from jobmorph.reports.market import render_changes
    from jobmorph.studies.market_scenarios import all_parameters, scenario_changes

    found = scenario_of(name, text, edition)
    return render_changes(found, scenario_changes(found, all_parameters()), "json")
