"""Unemployment by occupation in 2025 against what the model says before it is shown any of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.score.market_fits import StoredFit
from jobmorph.market.labour_market import NodeRates
from jobmorph.market.network import MoveNetwork
from jobmorph.market.published import PublishedModel, PublishedParameters, PublishedState
from jobmorph.market.steady import steady_state
from jobmorph.reference.parameters import load_parameters
from jobmorph.reference.tables import TableSource
from jobmorph.studies.market_calibration_network import (
    NodeEconomy,
    moves_network,
    node_economy,
    permuted_network,
)

FloatArray = NDArray[np.float64]

PERMUTED: Final = 8
OWN_SHARE: Final = 0.55
STEPS: Final = 400
LEAVERS: Final = (0.25, 4.0)
_LAST_FLOW: Final = "2024-12"


@dataclass(frozen=True, slots=True)
class OccupationCase:
    """Published rates beside predictions of them; R rows.

    Parameters
    ----------
    counted : ndarray, shape (R,)
        Unemployment rate, 2025.
    predicted : dict of str to ndarray
        By predictor, (R,).
    """

    counted: FloatArray
    predicted: dict[str, FloatArray]


def occupation_cases(
    edition: TableSource, fits: Mapping[str, StoredFit]
) -> dict[str, OccupationCase]:
    """Lay out 22 groups and the detailed occupations; nothing here was fitted to occupations.

    Parameters
    ----------
    edition : TableSource
        Holds `labour_occupation`, `labour_major_flow`, `market_node`, `market_node_job`,
        `move_probability`.
    fits : mapping of str to StoredFit
        `network_observed` is used.

    Returns
    -------
    dict of str to OccupationCase
        '22' and '370'.
    """
    economy = node_economy(edition)
    rates = node_predictions(edition, economy, fits["network_observed"])
    return {"22": _group_case(edition, economy, rates), "370": _detail_case(edition, rates)}


def node_predictions(
    edition: TableSource, economy: NodeEconomy, fit: StoredFit
) -> dict[str, FloatArray]:
    """Return what each predictor says of each node; only ratios count, (N,)."""
    observed = moves_network(edition, economy.nodes, "observed")
    predicted = moves_network(edition, economy.nodes, "predicted")
    group = _group_risk(edition, economy)
    inflow = _rates(group * _leavers(edition, economy), economy)
    found = {
        "inflow_group": group,
        "inflow": inflow.relative_risk,
        "wage": -np.log(economy.wage),
        "network": published_rates(observed, economy, np.ones(observed.count)),
        "inflow_published": published_rates(observed, economy, inflow.relative_risk),
        "network_rest": rest_rates(predicted, economy, economy.alike, fit),
        "inflow_network": rest_rates(observed, economy, inflow, fit),
    }
    for seed in range(PERMUTED):
        other = permuted_network(observed, seed)
        found[f"permuted_{seed}"] = published_rates(other, economy, np.ones(other.count))
        found[f"inflow_permuted_{seed}"] = rest_rates(other, economy, inflow, fit)
    return found


def rest_rates(
    network: MoveNetwork, economy: NodeEconomy, rates: NodeRates, fit: StoredFit
) -> FloatArray:
    """Return unemployment rates of the simulator at rest, (N,)."""
    drawn = fit.candidates
    rest = steady_state(
        network,
        rates,
        economy.heads / economy.heads.sum(),
        drawn.flow,
        unemployment_rate=drawn.rest_unemployment,
    )
    idle = rest.state.without_work[0]
    rate: FloatArray = idle / (idle + rest.state.employed[0])
    return rate


def published_rates(network: MoveNetwork, economy: NodeEconomy, risk: FloatArray) -> FloatArray:
    """Return unemployment rates of the published form after 400 steps of 6.75 weeks, (N,).

    Risks that differ enter as demand that stays and separations that scale with them.
    """
    matrix = OWN_SHARE * np.eye(network.count)
    matrix[network.origins, network.destinations] += (1.0 - OWN_SHARE) * network.shares
    plain = PublishedParameters.of(load_parameters("market"))
    heads = economy.heads / economy.heads.sum()
    state = PublishedState(heads, np.outer(heads, [0.04, 0.01, 0.005, 0.005]), 0.04 * heads)
    shares = replace(plain, separation_share=0.0)
    model = PublishedModel(matrix, shares)
    target = heads * 1.04
    lost = np.minimum(plain.separation_share * risk, 1.0)
    for _ in range(STEPS):
        gone = lost * state.employed
        spells = state.unemployed.copy()
        state = model.step(PublishedState(state.employed - gone, spells, state.vacancies), target)
        spells = state.unemployed.copy()
        spells[:, 0] += gone
        state = PublishedState(state.employed, spells, state.vacancies)
    rate: FloatArray = state.without_work / (state.without_work + state.employed)
    return rate


def _rates(risk: FloatArray, economy: NodeEconomy) -> NodeRates:
    mean = np.average(risk, weights=economy.heads)
    return NodeRates(risk / mean, economy.rates.exit_share)


def _group_risk(edition: TableSource, economy: NodeEconomy) -> FloatArray:
    flows = (
        edition.table("labour_major_flow")
        .filter(pl.col("period") <= _LAST_FLOW)
        .group_by("soc2018_major", maintain_order=True)
        .agg(pl.col("to_unemployed_heads").sum() / pl.col("employed_heads").sum())
    )
    risk = dict(flows.iter_rows())
    return np.array([risk[major] for major in economy.majors], dtype=np.float64)


def _leavers(edition: TableSource, economy: NodeEconomy) -> FloatArray:
    """Yearly leavers of a node over the mean of its major group, a quarter to four times it.

    1 where no leaver was observed: few were asked.
    """
    nodes = edition.table("market_node").sort("moves_node")
    leaving = nodes.get_column("moves_out_heads_year").to_numpy() / economy.heads
    majors = np.array(economy.majors)
    relative = np.ones(leaving.size)
    for major in set(economy.majors):
        here = majors == major
        mean = np.average(leaving[here], weights=economy.heads[here])
        relative[here] = leaving[here] / mean if mean > 0.0 else 1.0
    return np.where(leaving > 0.0, np.clip(relative, *LEAVERS), 1.0)


def _group_case(
    edition: TableSource, economy: NodeEconomy, rates: Mapping[str, FloatArray]
) -> OccupationCase:
    table = edition.table("labour_occupation").filter(pl.col("occupation_level") == "major")
    table = table.sort("soc2018_major")
    majors = np.array(economy.majors)
    predicted = {}
    for name, values in rates.items():
        predicted[name] = np.array(
            [
                np.average(values[majors == major], weights=economy.heads[majors == major])
                for major in table.get_column("soc2018_major")
            ]
        )
    return OccupationCase(table.get_column("unemployment_share").to_numpy(), predicted)


def _detail_case(edition: TableSource, rates: Mapping[str, FloatArray]) -> OccupationCase:
    table = edition.table("labour_occupation").filter(
        (pl.col("occupation_level") == "detailed") & pl.col("unemployment_share").is_not_null()
    )
    weights = _node_weights(edition, table.get_column("published_code").to_list())
    kept = weights.sum(axis=1) > 0.0
    weights = weights[kept] / weights[kept].sum(axis=1, keepdims=True)
    counted = table.get_column("unemployment_share").to_numpy()[kept]
    return OccupationCase(counted, {name: weights @ values for name, values in rates.items()})


def _node_weights(edition: TableSource, codes: list[str]) -> FloatArray:
    """Jobs of each published code by node, (R, N); a broad code holds all codes below it."""
    nodes = sorted(edition.table("market_node").get_column("moves_node").to_list())
    place = {node: column for column, node in enumerate(nodes)}
    jobs = edition.table("market_node_job")
    weights = np.zeros((len(codes), len(nodes)))
    for row, code in enumerate(codes):
        below = code.rstrip("0") if code.endswith("0") else code
        part = jobs.filter(pl.col("published_code").str.starts_with(below))
        if part.is_empty():
            part = jobs.filter(pl.col("published_code") == f"{code[:6]}0")
        for node, heads in part.select("moves_node", "employment_heads").iter_rows():
            weights[row, place[node]] += heads
    return weights
