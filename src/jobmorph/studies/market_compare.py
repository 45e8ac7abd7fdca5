"""Two scenarios of the labour market in the same draws, and the difference draw by draw."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market import (
    DEFAULT_DRAWS,
    DEFAULT_YEARS,
    EXPECTED,
    asked_node,
    check_request,
    group_frame,
    group_members,
    market_record,
    run_request,
    shared_draws,
    unit_members,
)
from jobmorph.studies.market_blocks import run_blocks
from jobmorph.studies.market_compare_result import MarketComparison
from jobmorph.studies.market_compare_tables import (
    FIRST,
    REFERENCE_CASE,
    SECOND,
    PairRuns,
    pair_demand,
    pair_headlines,
    pair_quarters,
    parameter_changes,
)
from jobmorph.studies.market_demand import (
    Closure,
    MarketDemand,
    ScenarioPair,
    market_demand,
    node_weights,
    scenario_pair,
)
from jobmorph.studies.market_result import ALL, AskedNode, MarketNote
from jobmorph.studies.market_run import RunRecord, RunRequest
from jobmorph.studies.market_saving import saved_time
from jobmorph.studies.market_scenarios import all_parameters, reference_scenario
from jobmorph.studies.market_start import market_nodes
from jobmorph.studies.progress import Progress

FloatArray = NDArray[np.float64]

# What saved time rests on, and what the flows rest on.
_USE_ROOMS: Final = ("exposure.", "work.")
_FLOWS: Final = ("market.flow_",)
_NOTES: Final = {
    "difference": "A range of a difference is that of the differences draw by draw: what both "
    "scenarios share cancels.",
    "closure": "In both runs total employment returns to the official path by assumption; jobs "
    "wanted are also told with the total left open.",
    "recession": "No recession and no error of the outlook is in the ranges; in a difference both "
    "would mostly cancel.",
    "baseline": "Assumptions in the record are those of the first scenario; what differs in the "
    "second stands in the table of changes.",
}
_FLOWS_DIFFER: Final = (
    "The two scenarios differ in how people find work, so that each has a market at rest and a "
    "reference of its own; no common reference is shown."
)


def study_market_compare(
    first: Scenario | None,
    second: Scenario | None,
    *,
    years: int = DEFAULT_YEARS,
    draws: int = DEFAULT_DRAWS,
    occupation: str | None = None,
    seed: int = 0,
    edition: Edition | None = None,
    progress: Progress | None = None,
) -> MarketComparison:
    """Run two scenarios over the same draws, and take the difference in each of them.

    Tasks are judged once if the scenarios agree on the use of AI; the market is brought to rest
    once if they agree on how people find work.

    Parameters
    ----------
    first, second : Scenario or None
        Patches on the assumptions; None is the assumptions as they stand.
    years, draws, occupation, seed, edition, progress
        As in `market.study_market`.

    Returns
    -------
    MarketComparison

    Raises
    ------
    ParameterError
        If years, draws or a scenario are out of range.
    NoMatchError
        If no job fits the words.
    """
    check_request(years, draws)
    edition = edition or open_edition()
    slow, parameters = reference_scenario(edition), all_parameters()
    pairs = tuple(scenario_pair(each, slow, parameters) for each in (first, second))
    drawn = shared_draws(seed, draws, edition)
    asked = None if occupation is None else asked_node(occupation, edition, parameters)
    demands = _demands(edition, pairs, drawn, years)
    nodes = market_nodes(edition)
    weights = node_weights(edition, demands[0].units, nodes.names)
    requests = [
        replace(run_request(nodes, weights, pair.scenario, demand, asked), models=("network",))
        for pair, demand in zip(pairs, demands, strict=True)
    ]
    runs = _run_both(requests, drawn, progress)
    names = [EXPECTED if each is None else each.name for each in (first, second)]
    shown = (ALL, *requests[0].groups)
    return MarketComparison(
        first=names[0],
        second=names[1],
        years=years,
        draws=int(runs.draws.size),
        dropped_draws=draws - int(runs.draws.size),
        base_date=edition.manifest.base_date,
        asked=asked,
        changes=parameter_changes(pairs[0].scenario, pairs[1].scenario),
        groups=group_frame(requests[0], edition, asked),
        headlines=pair_headlines(runs, demands),
        quarters=pair_quarters(runs, group_members(requests[0], asked), shown),
        demand=pair_demand(demands, unit_members(requests[0], asked), runs.draws),
        notes=_notes(runs, asked),
        record=market_record(edition, pairs[0].scenario, " and ".join(names), seed),
    )


def agree(one: ParameterSet, other: ParameterSet, rooms: tuple[str, ...]) -> bool:
    """Say whether two sets hold the same numbers under some beginnings of names."""
    return not any(name.startswith(rooms) and one[name] != other[name] for name in one)


def _demands(
    edition: Edition, pairs: tuple[ScenarioPair, ...], draws: SharedDraws, years: int
) -> tuple[MarketDemand, MarketDemand]:
    one, other = pairs
    saved = saved_time(edition, one.scenario, one.baseline, draws)
    told = (
        replace(saved, parameters=other.scenario)
        if agree(one.scenario, other.scenario, _USE_ROOMS)
        else saved_time(edition, other.scenario, other.baseline, draws)
    )
    return (
        market_demand(edition, one, draws, years=years, saved=saved),
        market_demand(edition, other, draws, years=years, saved=told),
    )


def _run_both(
    requests: list[RunRequest], draws: SharedDraws, progress: Progress | None
) -> PairRuns:
    one, other = requests
    if agree(one.parameters, other.parameters, _FLOWS):
        # A request runs two paths of demand from one state of rest, and the reference: here the
        # paths of the two scenarios instead of the two closures of one.
        paths: dict[Closure, FloatArray] = {
            "full": one.demand.multiplier["full"],
            "open": other.demand.multiplier["full"],
        }
        both = replace(one, demand=replace(one.demand, multiplier=paths))
        record = run_blocks(both, draws, progress=progress)
        values = {
            FIRST: record.values["network", "scenario"],
            SECOND: record.values["network", "open"],
            REFERENCE_CASE: record.values["network", "reference"],
        }
        return PairRuns(values, record.draws, record.held_back_share)
    records = []
    for place, request in enumerate(requests):
        told = None if progress is None else _half_of(progress, place)
        records.append(run_blocks(request, draws, progress=told))
    return _in_common(records)


def _half_of(progress: Progress, place: int) -> Progress:
    return lambda done, wanted: progress(place * wanted + done, 2 * wanted)


def _in_common(records: list[RunRecord]) -> PairRuns:
    draws = np.intersect1d(records[0].draws, records[1].draws)
    values = {
        name: record.values["network", "scenario"][np.isin(record.draws, draws)]
        for name, record in zip((FIRST, SECOND), records, strict=True)
    }
    return PairRuns(values, draws, records[0].held_back_share)


def _notes(runs: PairRuns, asked: AskedNode | None) -> tuple[MarketNote, ...]:
    notes = [MarketNote(name, text) for name, text in _NOTES.items()]
    if REFERENCE_CASE not in runs.values:
        notes.insert(0, MarketNote("flows", _FLOWS_DIFFER))
    if asked is not None and asked.weight < 1.0:
        text = f"{asked.weight:.0%} of {asked.title} is counted with {asked.node_title}."
        notes.append(MarketNote("asked", text))
    return tuple(notes)
