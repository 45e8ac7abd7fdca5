"""Comparisons and sensitivities of the labour market, answered by a worker."""

from typing import TYPE_CHECKING

from jobmorph.web.job_worker import Teller
from jobmorph.web.market_job import scenario_of
from jobmorph.web.rest.documented import JSON
from jobmorph.web.rest.long_study import ANSWER, StudyRequest
from jobmorph.web.rest.question_of_all import MarketsCompared, SensitivityAsked
from jobmorph.web.served_edition import edition_of

if TYPE_CHECKING:
    from collections.abc import Callable


def run_compare(request: StudyRequest, teller: Teller) -> None:
    """Run two scenarios; hands out 'answer.json', as `jobmorph market compare`."""
    from jobmorph.reports.market_compare import render_market_compare
    from jobmorph.studies.market_compare import study_market_compare

    asked = MarketsCompared.model_validate_json(request.asked)
    edition = edition_of(request.edition, request.library)
    result = study_market_compare(
        scenario_of(asked.first, asked.first_file, edition),
        scenario_of(asked.second, asked.second_file, edition),
        years=asked.years,
        draws=asked.draws,
        occupation=asked.occupation,
        seed=asked.seed,
        edition=edition,
        progress=_told(teller),
    )
    teller.file(ANSWER, JSON, render_market_compare(result, "json"))


def run_sensitivity(request: StudyRequest, teller: Teller) -> None:
    """Find what matters; hands out 'answer.json', as `jobmorph market sensitivity`."""
    from jobmorph.reports.market_sensitivity import render_market_sensitivity
    from jobmorph.studies.market_sensitivity import study_sensitivity

    asked = SensitivityAsked.model_validate_json(request.asked)
    edition = edition_of(request.edition, request.library)
    result = study_sensitivity(
        scenario_of(asked.scenario, asked.scenario_file, edition),
        method=asked.method,
        years=asked.years,
        draws=asked.draws,
        seed=asked.seed,
        edition=edition,
        progress=_told(teller),
    )
    teller.file(ANSWER, JSON, render_market_sensitivity(result, "json"))


def _told(teller: Teller) -> "Callable[[int, int], None]":
    teller.stage("starting the market")
    return lambda done, total: teller.stage("draws", done, total)
