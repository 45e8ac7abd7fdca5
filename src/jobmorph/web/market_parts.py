"""A run of the market for a page, in a worker process: the report's parts beside its figures."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from jobmorph.web.market_job import ANSWER, scenario_of
from jobmorph.web.team_papers import JSON

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jobmorph.reference.edition import Edition
    from jobmorph.reports.page_frame import Frame
    from jobmorph.studies.market_matter_result import Method
    from jobmorph.web.job_worker import Teller
    from jobmorph.web.market_question import MarketQuestion

PAGE_FILE: Final = "page.json"
REPORT: Final = "report.html"
TABLE: Final = "quarters.csv"
MATTERS: Final = "matters.csv"
SCENARIO: Final = "scenario.yaml"


@dataclass(frozen=True, slots=True)
class MarketPageRequest:
    """A question, and the server's own edition."""

    question: MarketQuestion
    edition: Path | None = None


def run_market_page(request: MarketPageRequest, teller: Teller) -> None:
    """Run one scenario or two, or find out which assumption of one matters most.

    Hands out 'answer.json' and 'quarters.csv' ('matters.csv') as the command line writes them,
    'report.html', 'page.json' (parts of the page), and 'scenario.yaml' if it is the reader's own.
    """
    from jobmorph.reference.edition import open_edition

    question = request.question
    teller.stage("starting the market")
    edition = open_edition(request.edition)
    if question.method is not None:
        _matters(question, question.method, edition, teller)
    else:
        (_pair if question.beside else _one)(question, edition, teller)
    if question.text is not None:
        teller.file(SCENARIO, "application/yaml", question.text)


def _one(question: MarketQuestion, edition: Edition, teller: Teller) -> None:
    from jobmorph.reports.market import render_market
    from jobmorph.reports.market_page import market_html
    from jobmorph.studies.market import study_market

    result = study_market(
        scenario_of(question.scenario, question.text, edition),
        years=question.years,
        draws=question.draws,
        occupation=question.occupation or None,
        edition=edition,
        progress=partial(teller.stage, "draws"),
    )
    _hand_out(
        teller,
        partial(render_market, result),
        lambda frame: market_html(result, frame=frame),
        TABLE,
    )


def _pair(question: MarketQuestion, edition: Edition, teller: Teller) -> None:
    from jobmorph.reports.market_compare import market_compare_html, render_market_compare
    from jobmorph.studies.market_compare import study_market_compare

    result = study_market_compare(
        scenario_of(question.beside, None, edition),
        scenario_of(question.scenario, question.text, edition),
        years=question.years,
        draws=question.draws,
        occupation=question.occupation or None,
        edition=edition,
        progress=partial(teller.stage, "draws"),
    )
    _hand_out(
        teller,
        partial(render_market_compare, result),
        lambda frame: market_compare_html(result, frame),
        TABLE,
    )


def _matters(question: MarketQuestion, method: Method, edition: Edition, teller: Teller) -> None:
    from jobmorph.reports.market_sensitivity import render_market_sensitivity
    from jobmorph.reports.market_sensitivity_page import market_sensitivity_html
    from jobmorph.studies.market_sensitivity import study_sensitivity

    result = study_sensitivity(
        scenario_of(question.scenario, question.text, edition),
        method=method,
        years=question.years,
        draws=question.draws or None,
        edition=edition,
        progress=partial(teller.stage, "draws"),
    )
    _hand_out(
        teller,
        partial(render_market_sensitivity, result),
        lambda frame: market_sensitivity_html(result, frame),
        MATTERS,
    )


def _hand_out(
    teller: Teller, written: Callable[[str], str], page: Callable[[Frame], str], table: str
) -> None:
    """Hand out what the command line writes, and the parts of the page."""
    from jobmorph.web.fragment import fragment_of

    teller.stage("pages")
    teller.file(ANSWER, JSON, written("json"))
    teller.file(table, "text/csv; charset=utf-8", written("csv"))
    teller.file(REPORT, "text/html; charset=utf-8", written("html"))
    teller.file(PAGE_FILE, JSON, json.dumps(fragment_of(page)))
