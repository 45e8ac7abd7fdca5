"""What shipped scenarios do to the jobs of every unit, and to the openings of every node."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.reference.groups import load_groups
from jobmorph.reference.tables import CompiledDraws
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.tables import NODE_CONGESTION, SCENARIO_MULTIPLIER
from jobmorph.studies.market_demand import REFERENCE, MarketDemand, scenario_pair
from jobmorph.studies.market_scenarios import all_parameters, shipped_scenarios
from jobmorph.studies.market_start import MarketNodes, market_nodes
from jobmorph.studies.node_congestion import congestion_request, congestion_table
from jobmorph.studies.outlook_units import units_of_codes
from jobmorph.studies.scenario_multiplier import (
    DECIMALS,
    LONGEST_YEARS,
    SHOWN_SCENARIOS,
    multiplier_draws,
    multiplier_rows,
    scenario_demand,
)

CONGESTION_YEARS: Final = (5, 10)
CONGESTION_SCENARIOS: Final = ("expected", "cut-first")


def compile_market_scenarios(tables: CompiledDraws, base_date: str) -> dict[str, pl.DataFrame]:
    """Compile the tables `scenario_multiplier` and `node_congestion`.

    Both rest on the same draws of demand, 256 of them: `jobmorph outlook` and `jobmorph path` need
    an answer in a second, and working demand out takes several.

    Parameters
    ----------
    tables : CompiledDraws
        The compiled edition, with its draws.
    base_date : str
        'YYYY-MM' that scenarios start from.

    Returns
    -------
    dict of str to polars.DataFrame
        Contracts of the same names, sorted; `node_congestion` is empty where the move table is not
        trained yet.
    """
    scenarios, parameters = shipped_scenarios(base_date), all_parameters()
    multipliers, crowded = [SCENARIO_MULTIPLIER.empty()], [NODE_CONGESTION.empty()]
    nodes = None if tables.table("market_node").is_empty() else market_nodes(tables)
    groups = _groups(tables)
    for name in SHOWN_SCENARIOS:
        demand = scenario_demand(
            tables, scenarios, scenarios[name], parameters, years=LONGEST_YEARS
        )
        multipliers.append(multiplier_rows(demand, name, unit_parts(demand.units, groups)))
        if nodes is not None and name in CONGESTION_SCENARIOS:
            crowded.append(_congestion(tables, nodes, scenarios, name, parameters, demand))
    rounded = pl.concat(multipliers).with_columns(
        pl.exclude(*SCENARIO_MULTIPLIER.key).round(DECIMALS)
    )
    return {
        "scenario_multiplier": rounded.sort(SCENARIO_MULTIPLIER.key),
        "node_congestion": pl.concat(crowded).sort(NODE_CONGESTION.key),
    }


def unit_parts(
    units: tuple[str, ...], groups: dict[str, frozenset[str]]
) -> dict[str, NDArray[np.float64]]:
    """Return every unit by itself, and every group as the sum of its units."""
    single = dict(zip(units, np.eye(len(units)), strict=True))
    return single | {
        group: np.isin(units, sorted(members)).astype(np.float64)
        for group, members in groups.items()
    }


def _groups(tables: CompiledDraws) -> dict[str, frozenset[str]]:
    return {
        group.group_id: frozenset(
            units_of_codes(pl.DataFrame({"occupation_soc2018": list(group.codes)}), tables)
            .get_column("employment_unit")
            .drop_nulls()
        )
        for group in load_groups().values()
    }


def _congestion(
    tables: CompiledDraws,
    nodes: MarketNodes,
    scenarios: dict[str, Scenario],
    name: str,
    parameters: ParameterSet,
    demand: MarketDemand,
) -> pl.DataFrame:
    patched = scenario_pair(scenarios[name], scenarios[REFERENCE], parameters).scenario
    request = congestion_request(tables, nodes, patched, demand, CONGESTION_YEARS)
    return congestion_table(request, multiplier_draws(tables), name)
