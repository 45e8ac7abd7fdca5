"""What happens to everybody when tasks move to AI: a run of the labour market under a scenario."""

from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.pathways.move import anchor_nodes
from jobmorph.reference.draws import DRAW_COUNT, make_draws
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.record import RunRecord as Record
from jobmorph.schema.record import assumptions_of
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.version import VERSION
from jobmorph.studies import market_saving, market_start
from jobmorph.studies.evidence import study_evidence
from jobmorph.studies.level import run_draws
from jobmorph.studies.market_alike import ALIKE_IN_A_RUN, alike_note
from jobmorph.studies.market_blocks import run_blocks, run_stamp
from jobmorph.studies.market_demand import (
    MarketDemand,
    market_demand,
    node_weights,
    scenario_pair,
)
from jobmorph.studies.market_industry import USED_TABLES as INDUSTRY_TABLES
from jobmorph.studies.market_moves import move_table, net_move_table, past_table
from jobmorph.studies.market_notes import market_notes
from jobmorph.studies.market_result import ALL, AskedNode, MarketResult
from jobmorph.studies.market_run import (
    RunRecord,
    RunRequest,
    totals_of,
)
from jobmorph.studies.market_saving import first_draws
from jobmorph.studies.market_scenarios import all_parameters, reference_scenario
from jobmorph.studies.market_start import MarketNodes, market_nodes
from jobmorph.studies.market_summary import (
    beveridge_table,
    demand_table,
    headline_table,
    network_table,
    quarter_table,
    wait_table,
)
from jobmorph.studies.market_tornado import draw_ranking, ranged_parameters
from jobmorph.studies.progress import Progress
from jobmorph.studies.resolve import resolve_job

FloatArray = NDArray[np.float64]

LONGEST_YEARS: Final = 10
DEFAULT_YEARS: Final = 10
DEFAULT_DRAWS: Final = 200
MOST_DRAWS: Final = 2_000
EXPECTED: Final = "expected"
USED_TABLES: Final = tuple(
    dict.fromkeys((*INDUSTRY_TABLES, *market_saving.USED_TABLES, *market_start.USED_TABLES))
)


def study_market(
    scenario: Scenario | None = None,
    *,
    years: int = DEFAULT_YEARS,
    draws: int = DEFAULT_DRAWS,
    occupation: str | None = None,
    seed: int = 0,
    edition: Edition | None = None,
    progress: Progress | None = None,
    run_folder: Path | None = None,
) -> MarketResult:
    """Run the US labour market under a scenario, beside a reference with the same draws.

    Parameters
    ----------
    scenario : Scenario, optional
        A patch on the assumptions; without it all assumptions as they stand.
    years : int
        Years ahead, 1 to 10.
    draws : int
        Draws of all uncertain assumptions, from 2.
    occupation : str, optional
        A job in anybody's words: the node that holds most of it is recorded by itself.
    seed : int
        Seed of the draws.
    edition : Edition, optional
        The embedded one if not given.
    progress : callable, optional
        Called with draws done and draws asked for.
    run_folder : Path, optional
        Where blocks of a hundred draws are kept; a run that was interrupted goes on from there.

    Returns
    -------
    MarketResult

    Raises
    ------
    ParameterError
        If years, draws or the scenario are out of range.
    NoMatchError
        If no job fits the words.
    DataError
        If the folder holds another run.
    """
    check_request(years, draws)
    edition = edition or open_edition()
    pair = scenario_pair(scenario, reference_scenario(edition), all_parameters())
    drawn = shared_draws(seed, draws, edition)
    nodes = market_nodes(edition)
    asked = None if occupation is None else asked_node(occupation, edition, pair.baseline)
    demand = market_demand(edition, pair, drawn, years=years)
    weights = node_weights(edition, demand.units, nodes.names)
    request = run_request(nodes, weights, pair.scenario, demand, asked)
    name = EXPECTED if scenario is None else scenario.name
    stamp = run_stamp(
        pair.scenario, edition.manifest.edition, years, draws, seed, asked and asked.moves_node
    )
    record = run_blocks(request, drawn, folder=run_folder, stamp=stamp, progress=progress)
    told = _tables(request, record, edition, asked)
    scores = study_evidence("market", edition=edition)
    alike = alike_note(drawn, ranged_parameters(pair.scenario), ALIKE_IN_A_RUN)
    notes = market_notes(
        record.held_back_share, record.dropped, draws, asked, is_stale=scores.is_stale
    )
    return MarketResult(
        scenario=name,
        years=years,
        draws=int(record.draws.size),
        dropped_draws=record.dropped,
        base_date=edition.manifest.base_date,
        asked=asked,
        **told,
        ranking=draw_ranking(record, pair.scenario, drawn),
        scores=scores.table.filter(~pl.col("metric_id").str.contains(".variants.", literal=True)),
        held_back_share=record.held_back_share,
        notes=(*alike, *notes),
        record=market_record(edition, pair.scenario, name, seed),
    )


def check_request(years: int, draws: int) -> None:
    """Raise `ParameterError` unless years and draws are within what a run can do."""
    faults = []
    if not 1 <= years <= LONGEST_YEARS:
        faults.append(f"--years is 1 to {LONGEST_YEARS}, not {years}")
    if not 2 <= draws <= MOST_DRAWS:
        faults.append(f"--draws is 2 to {MOST_DRAWS}, not {draws}")
    if faults:
        raise ParameterError("; ".join(faults), hint="Ten years and 100 draws take half a minute.")


def shared_draws(seed: int, count: int, edition: Edition) -> SharedDraws:
    """Return the first of the shared draws of a seed, or more than there are."""
    if count > DRAW_COUNT:
        return make_draws(seed, count)
    return first_draws(run_draws(seed, edition), count)


def asked_node(query: str, edition: Edition, parameters: ParameterSet) -> AskedNode:
    """Read a job and find the node that holds most of it."""
    match = resolve_job(query, level=None, edition=edition, parameters=parameters)
    found = anchor_nodes(match.job, edition.table("bridge")).sort(
        -pl.col("anchor_weight"), "moves_node"
    )
    node = found.item(0, "moves_node")
    titles = edition.rows("move_node", pl.col("moves_node") == node)
    return AskedNode(
        query, match.job.title, node, titles.item(0, "title"), float(found.item(0, "anchor_weight"))
    )


def run_request(
    nodes: MarketNodes,
    weights: FloatArray,
    parameters: ParameterSet,
    demand: MarketDemand,
    asked: AskedNode | None = None,
) -> RunRequest:
    """Put together what all blocks of a run share: groups are majors, and the node asked for."""
    majors = sorted(set(nodes.majors))
    place = {major: row for row, major in enumerate(majors)}
    group = np.array([place[major] for major in nodes.majors])
    groups = tuple(majors)
    if asked is not None:
        group[nodes.names.index(asked.moves_node)] = len(majors)
        groups = (*groups, asked.moves_node)
    return RunRequest(nodes, group, groups, weights, parameters, demand)


def market_record(edition: Edition, parameters: ParameterSet, name: str, seed: int) -> Record:
    """Write down what a run rests on."""
    used = [
        parameter
        for parameter in parameters.values()
        if parameter.name.startswith(("exposure.", "market."))
        and not parameter.name.startswith("market.outlook_")
    ]
    return Record(
        version=VERSION,
        edition=edition.manifest.edition,
        scenario=name,
        seed=seed,
        assumptions=assumptions_of(used),
        sources=edition.manifest.credits_for(USED_TABLES),
    )


def _tables(
    request: RunRequest, record: RunRecord, edition: Edition, asked: AskedNode | None
) -> dict[str, Any]:
    shown, members = (ALL, *request.groups), group_members(request, asked)
    groups = group_frame(request, edition, asked)
    quarters = quarter_table(record, members, shown)
    return {
        "groups": groups,
        "quarters": quarters,
        "headlines": headline_table(totals_of(record, "network")),
        "waits": wait_table(quarters, groups),
        "beveridge": beveridge_table(quarters),
        "demand": demand_table(request.demand, unit_members(request, asked), record.draws),
        "moves": move_table(record, members, shown),
        "net_moves": net_move_table(record, members, shown),
        "past": past_table(edition),
        "network": network_table(record),
    }


def group_members(request: RunRequest, asked: AskedNode | None) -> FloatArray:
    """Return 1 where a group of the record belongs to a group shown: all, then each, (G + 1, G)."""
    count = len(request.groups)
    members = np.concatenate([np.ones((1, count)), np.eye(count)])
    if asked is not None:
        # A node recorded by itself still belongs to its major group.
        majors = sorted(set(request.nodes.majors))
        major = request.nodes.majors[request.nodes.names.index(asked.moves_node)]
        members[1 + majors.index(major), -1] = 1.0
    return members


def unit_members(request: RunRequest, asked: AskedNode | None) -> dict[str, FloatArray]:
    """Which units of the outlook belong to each group shown."""
    units = np.array([unit[:2] for unit in request.demand.units])
    members: dict[str, FloatArray] = {ALL: np.ones(units.size)}
    for major in sorted(set(request.nodes.majors)):
        members[major] = (units == major[:2]).astype(np.float64)
    if asked is not None:
        row = request.nodes.names.index(asked.moves_node)
        jobs = request.weights[row] * request.nodes.employed[row]
        members[asked.moves_node] = jobs / request.demand.baseline_heads[0]
    return {group: member for group, member in members.items() if member.any()}


def group_frame(request: RunRequest, edition: Edition, asked: AskedNode | None) -> pl.DataFrame:
    """Name the groups, with their jobs at the start."""
    named = edition.rows("labour_occupation", pl.col("occupation_level") == "major")
    ending = " occupations"
    titles = {
        major: title.removesuffix(ending)
        for major, title in named.select("soc2018_major", "title").iter_rows()
    }
    heads = request.nodes.employed
    majors = np.array(request.nodes.majors)
    rows = [{"group_id": ALL, "title": ALL, "employed_heads": float(heads.sum())}]
    for major in sorted(set(request.nodes.majors)):
        inside = float(heads[majors == major].sum())
        rows.append(
            {"group_id": major, "title": titles.get(major, major), "employed_heads": inside}
        )
    if asked is not None:
        own = float(heads[request.nodes.names.index(asked.moves_node)])
        rows.append(
            {"group_id": asked.moves_node, "title": asked.node_title, "employed_heads": own}
        )
    return pl.DataFrame(rows)
