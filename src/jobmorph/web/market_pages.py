"""What pages of the market show: scenarios, the editor, the start of a run, its report."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from starlette.requests import Request

from jobmorph.reference.edition import Edition
from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.html import fill_page
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.theme import plain_number
from jobmorph.reports.words import say
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market_scenarios import all_parameters, list_scenarios, scenario_changes
from jobmorph.web.csrf import FIELD
from jobmorph.web.fragment import framed, read_fragment
from jobmorph.web.job import JobFile
from jobmorph.web.links import Link
from jobmorph.web.market_job import ANSWER
from jobmorph.web.market_parts import MATTERS, REPORT, SCENARIO, TABLE
from jobmorph.web.market_question import (
    DEFAULT_DRAWS,
    LEAST_DRAWS,
    MOST_DRAWS,
    SENSITIVITY,
    MarketQuestion,
    method_draws,
)
from jobmorph.web.problem import Problem
from jobmorph.web.progress import problem_sentences
from jobmorph.web.scenario_form import Edited
from jobmorph.web.site import Site

if TYPE_CHECKING:
    from jobmorph.reports.market_look import LookParts

SHEETS: Final = ("pin.css", "team-pages.css")
SCRIPTS: Final = ("explore.js",)
FILES: Final = (REPORT, ANSWER, TABLE, MATTERS, SCENARIO)
LOOKED_AT: Final = "expected"
FIRST: Final = ("expected", "slow", "fast")
_ENDS: Final = ("low", "value", "high")


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario that can be chosen: its name, what it stands for, what differs."""

    name: str
    about: str
    changes: Grid | None
    run: str
    edit: str


def start_page(site: Site, request: Request, *, faults: Sequence[str] = ()) -> str:
    """Write the page of all scenarios."""
    listed = list_scenarios(site.edition)
    told = sorted(zip(listed.scenarios, listed.abouts, strict=True), key=lambda pair: _place(*pair))
    cards = [_card(scenario, about) for scenario, about in told]
    return fill_page(
        "market_start.html.j2",
        *SHEETS,
        "market.css",
        look=first_look(site.edition),
        frame=site.frame(request, scripts=SCRIPTS),
        cards=cards,
        names=[card.name for card in cards],
        faults=faults,
        **_form_parts(site),
    )


def asking_page(
    site: Site,
    request: Request,
    question: MarketQuestion,
    *,
    stamp: str = "",
    scenario: Scenario | None = None,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
    failed: Problem | None = None,
) -> str:
    """Write the page before a run, or an analysis: what differs, years, draws, start."""
    stands = {
        "years": str(question.years),
        "draws": str(question.draws) if question.method is None else "",
        "occupation": question.occupation,
    }
    return fill_page(
        "market_run.html.j2" if question.method is None else "market_sensitivity.html.j2",
        *SHEETS,
        frame=site.frame(request),
        title=_title(question),
        question=question,
        stamp=stamp,
        names=[each.name for each in list_scenarios(site.edition).scenarios],
        methods=method_draws(),
        changes=None if scenario is None else changes_table(scenario),
        typed={name: (typed or {}).get(name) or text for name, text in stands.items()},
        faults=faults or {},
        failed=problem_sentences(failed) if failed else (),
        **_form_parts(site),
    )


def editor_page(site: Site, request: Request, edited: Edited, *, is_checked: bool = False) -> str:
    """Write the editor with what was typed and what is wrong."""
    return fill_page(
        "market_editor.html.j2",
        *SHEETS,
        frame=site.frame(request),
        edited=edited,
        told=_told(edited) if is_checked else "",
        names=[each.name for each in list_scenarios(site.edition).scenarios],
        **_form_parts(site),
    )


def report_page(
    site: Site, request: Request, question: MarketQuestion, stamp: str, page: JobFile
) -> str:
    """Write the report in the frame of the site."""
    names = site.markets.names(stamp)
    base = f"/market/runs/{stamp}/files"
    files = [
        Link(f"{base}/{name}", say(f"web.market.file.{name}"), name)
        for name in FILES
        if name in names
    ]
    address = question.address(stamp)
    is_own = question.text is not None
    place = {"stamp": stamp} if is_own else {"scenario": question.scenario}
    asked = urlencode({**place, "years": str(question.years)})
    run = replace(question, method=None, draws=DEFAULT_DRAWS)
    origin = str(request.base_url).rstrip("/")
    return framed(
        read_fragment(json.loads(page.content)),
        "market_result.html.j2",
        *SHEETS,
        frame=site.frame(request, scripts=SCRIPTS),
        files=files,
        link="" if is_own else f"{origin}{address}",
        edit="" if is_own else f"/market/scenario?{_from(question)}",
        matters=f"{SENSITIVITY}?{asked}" if question.method is None else "",
        run=run.address(run.stamp(site.edition)) if question.method and not is_own else "",
        **_form_parts(site),
    )


def _title(question: MarketQuestion) -> str:
    names = {"first": question.scenario, "second": question.beside}
    if question.method is not None:
        return say("web.market.matter.title", name=question.scenario)
    if question.beside:
        return say("web.market.run.both", **names)
    return say("web.market.run.title", name=question.scenario)


@lru_cache(maxsize=2)
def first_look(edition: Edition) -> "LookParts | None":
    """Return what the page of all scenarios shows before anybody runs one."""
    from jobmorph.reports.market_look import look_parts
    from jobmorph.studies.market_look import market_looks

    return look_parts(market_looks(edition), LOOKED_AT)


def gone_page(site: Site, request: Request) -> str:
    """Say that an own scenario's run is not here."""
    return start_page(site, request, faults=(say("web.market.gone"),))


def changes_table(scenario: Scenario) -> Grid | None:
    """Set what a scenario changes beside what stands; None if it changes nothing."""
    rows = [
        (
            row["meaning"].rstrip("."),
            _triple(row, "base_"),
            _triple(row, ""),
            row["unit"],
        )
        for row in scenario_changes(scenario, all_parameters()).to_dicts()
    ]
    if not rows:
        return None
    heads = [say(f"web.market.column.{name}") for name in ("assumption", "stands", "here", "unit")]
    return table_of(say("web.market.differs"), heads, rows, (1, 2))


def _place(scenario: Scenario, _: str) -> tuple[int, str]:
    """Set the assumptions as they stand, then slower and faster AI, before the rest."""
    name = scenario.name
    return (FIRST.index(name) if name in FIRST else len(FIRST), name)


def _card(scenario: Scenario, about: str) -> ScenarioCard:
    name = scenario.name
    return ScenarioCard(
        name, about, changes_table(scenario), f"/market/{name}", f"/market/scenario?from={name}"
    )


def _triple(row: Mapping[str, Any], prefix: str) -> str:
    low, value, high = (plain_number(row[f"{prefix}{end}"]) for end in _ENDS)
    return value if low == high else f"{value} ({low}-{high})"


def _told(edited: Edited) -> str:
    if edited.faults:
        count = len(edited.faults)
        return say("web.market.wrong.one") if count == 1 else say("web.market.wrong", count=count)
    if edited.changes == 0:
        return say("web.market.checked.none")
    if edited.changes == 1:
        return say("web.market.checked.one")
    return say("web.market.checked", count=edited.changes)


def _from(question: MarketQuestion) -> str:
    return urlencode({"from": question.scenario})


def _form_parts(site: Site) -> dict[str, Any]:
    return {
        "form_key": site.forms.make(),
        "key_field": FIELD,
        "least": LEAST_DRAWS,
        "most": MOST_DRAWS,
        "heading": as_heading,
    }
