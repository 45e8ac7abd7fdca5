"""How a run of the market is asked for, started and shown: what all its pages share."""

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from jobmorph.reports.market_view import span_words
from jobmorph.reports.words import say
from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.scenario import Scenario
from jobmorph.web.job_worker import Work
from jobmorph.web.market_job import scenario_of
from jobmorph.web.market_pages import asking_page, report_page
from jobmorph.web.market_parts import PAGE_FILE, MarketPageRequest, run_market_page
from jobmorph.web.market_question import LONGEST_JOB, MOST_YEARS, MarketQuestion
from jobmorph.web.problem import first_items
from jobmorph.web.progress import SCRIPTS, LongPage, progress_page
from jobmorph.web.scenario_form import whole
from jobmorph.web.site import Site, fresh

FIELDS: Final = ("years", "draws", "occupation")
LONGEST_FIELD: Final = {"years": 24, "draws": 24, "occupation": LONGEST_JOB}


def typed_fields(given: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed into the fields of a run, none of it too long."""
    return {name: given.get(name, "").strip()[: LONGEST_FIELD[name]] for name in FIELDS}


async def asked_run(
    site: Site, question: MarketQuestion, typed: Mapping[str, str]
) -> tuple[MarketQuestion, dict[str, str]]:
    """Lay years, draws and job as typed over a question, with what is wrong by field."""
    faults: dict[str, str] = {}
    found: dict[str, int] = {}
    draws = question.bounds
    for name, default, low, high in (
        ("years", question.years, 1, MOST_YEARS),
        ("draws", question.draws, draws.least, draws.most),
    ):
        text = typed.get(name, "") if high else ""
        value = whole(text, default, low, high)
        if value is None:
            faults[name] = say("web.market.wrong.whole", low=low, high=high)
        found[name] = default if value is None else value
    occupation = typed.get("occupation", "") or question.occupation
    if occupation and question.method is None:
        fault = await site.gate.run(lambda: _occupation_fault(site, occupation))
        faults |= {"occupation": fault} if fault else {}
    asked = replace(question, years=found["years"], draws=found["draws"], occupation=occupation)
    return asked, faults


def _occupation_fault(site: Site, words: str) -> str:
    """Say before a run starts that nobody knows the job; empty if it is known."""
    from jobmorph.studies.market import asked_node
    from jobmorph.studies.market_scenarios import all_parameters

    try:
        asked_node(words, site.edition, all_parameters())
    except NoMatchError as fault:
        if not fault.items:
            return say("web.market.occupation.none")
        return say("web.market.occupation.near", names=", ".join(first_items(fault.items)))
    return ""


def start_run(site: Site, question: MarketQuestion) -> Response:
    """Start a run, unless it is known, and lead to its page."""
    stamp = question.stamp(site.edition)
    wanted = MarketPageRequest(question, site.settings.edition)
    site.markets.start(stamp, question, Work(run_market_page, wanted))
    return RedirectResponse(question.address(stamp), HTTPStatus.SEE_OTHER)


async def shown_run(request: Request, site: Site, question: MarketQuestion, stamp: str) -> Response:
    """Show a run: its report, how far it is, or how to start it."""
    job = site.markets.job(stamp)
    if job is not None and not job.is_ended:
        return _progress(request, site, question, stamp)
    page = site.markets.file(stamp, PAGE_FILE)
    if page is not None:
        return fresh(await site.gate.run(lambda: report_page(site, request, question, stamp, page)))
    problem = None if job is None else job.problem
    text = asking_page(
        site, request, question, stamp=stamp, scenario=own_scenario(site, question), failed=problem
    )
    return fresh(text, problem.status if problem else HTTPStatus.OK)


def _progress(request: Request, site: Site, question: MarketQuestion, stamp: str) -> Response:
    job = site.markets.job(stamp)
    here = question.address(stamp)
    if job is None:
        return RedirectResponse(here, HTTPStatus.SEE_OTHER)
    name = question.scenario
    if question.beside:
        name = say("web.market.pair", first=name, second=question.beside)
    key = "web.market.running" if question.method is None else "web.market.matter.running"
    page = LongPage(
        title=say(key, name=name),
        text=say(f"{key}.text", draws=question.draws, years=span_words(question.years)),
        here=here,
        events=f"/market/runs/{stamp}/events",
        cancel=f"/market/runs/{stamp}/cancel",
    )
    return fresh(progress_page(page, job, site.frame(request, scripts=SCRIPTS), site.forms.make()))


def shipped_name(site: Site, name: str) -> str:
    """Return the name of a shipped scenario.

    Raises
    ------
    NoMatchError
        If there is none of that name.
    """
    scenario_of(name, None, site.edition)
    return name


def own_scenario(site: Site, question: MarketQuestion) -> Scenario:
    """Return the scenario that a question is about."""
    return scenario_of(question.scenario, question.text, site.edition)
