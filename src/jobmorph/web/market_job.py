"""A run of the labour market in a worker process, as `jobmorph market` does it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jobmorph.web.team_papers import JSON

if TYPE_CHECKING:
    from jobmorph.reference.edition import Edition
    from jobmorph.schema.scenario import Scenario
    from jobmorph.web.job_worker import Teller

ANSWER: Final = "answer.json"


@dataclass(frozen=True, slots=True)
class MarketRequest:
    """What is asked about the market; the same as the options of `jobmorph market`.

    Parameters
    ----------
    scenario : str
        A shipped name.
    scenario_file : str or None
        The text of a scenario file, in its place.
    years, draws, occupation, seed
        As in `study_market`.
    edition : Path or None
        The server's own.
    """

    scenario: str = "expected"
    scenario_file: str | None = None
    years: int = 10
    draws: int = 200
    occupation: str | None = None
    seed: int = 0
    edition: Path | None = None


def run_market(request: MarketRequest, teller: Teller) -> None:
    """Run a scenario; hands out 'answer.json' and 'quarters.csv'."""
    from jobmorph.reference.edition import open_edition
    from jobmorph.reports.market import render_market
    from jobmorph.studies.market import study_market

    teller.stage("starting the market", 0, request.draws)
    edition = open_edition(request.edition)
    result = study_market(
        scenario_of(request.scenario, request.scenario_file, edition),
        years=request.years,
        draws=request.draws,
        occupation=request.occupation,
        seed=request.seed,
        edition=edition,
        progress=lambda done, total: teller.stage("draws", done, total),
    )
    teller.file(ANSWER, JSON, render_market(result, "json"))
    teller.file("quarters.csv", "text/csv; charset=utf-8", render_market(result, "csv"))


def scenario_of(name: str, text: str | None, edition: Edition) -> Scenario:
    """Read a scenario by its shipped name, or its text; never from a path.

    Raises
    ------
    NoMatchError
        If no scenario has that name.
    DataError
        If the text is faulty: every fault, with its line.
    """
    from jobmorph.intake.scenario import parse_scenario
    from jobmorph.intake.text_file import TextFile
    from jobmorph.schema.errors import NoMatchError
    from jobmorph.studies.market_scenarios import all_parameters, shipped_scenarios

    base_date = edition.manifest.base_date
    if text is not None:
        file = TextFile("scenario_file", text, "UTF-8")
        return parse_scenario(file, base_date=base_date, parameters=all_parameters())
    known = shipped_scenarios(base_date)
    if name not in known:
        raise NoMatchError("no scenario has that name; there are", items=sorted(known))
    return known[name]
