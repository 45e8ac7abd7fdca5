"""Jobs wanted under scenarios over those of the outlook: of units, and of named groups of them."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.reference.tables import DrawnTables
from jobmorph.schema.estimate import summarise_draws
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.tables import SCENARIO_MULTIPLIER
from jobmorph.studies.market_demand import (
    CLOSURES,
    REFERENCE,
    MarketDemand,
    market_demand,
    scenario_pair,
)
from jobmorph.studies.market_saving import first_draws

FloatArray = NDArray[np.float64]

# Shipped scenarios beside the outlook; the reference among them is the outlook itself.
SHOWN_SCENARIOS: Final = ("expected", "fast", "augment-first", "cut-first")
LONGEST_YEARS: Final = 10
# A power of two, over which the quasi-random draws are balanced.
MULTIPLIER_DRAWS: Final = 256
DECIMALS: Final = 3
_ENDS: Final = ("low", "mid", "high")


def multiplier_draws(tables: DrawnTables) -> SharedDraws:
    """Return the draws that multipliers rest on: the first of the shipped ones."""
    return first_draws(tables.draws(), MULTIPLIER_DRAWS)


def scenario_demand(
    tables: DrawnTables,
    scenarios: Mapping[str, Scenario],
    scenario: Scenario,
    parameters: ParameterSet,
    *,
    years: int,
) -> MarketDemand:
    """Work out demand under one scenario, as multipliers do.

    Parameters
    ----------
    tables : DrawnTables
        Where tables and draws come from.
    scenarios : mapping of str to Scenario
        The shipped ones; the reference is among them.
    scenario : Scenario
        The one asked for.
    parameters : ParameterSet
        The baseline.
    years : int
        Years ahead.
    """
    pair = scenario_pair(scenario, scenarios[REFERENCE], parameters)
    return market_demand(tables, pair, multiplier_draws(tables), years=years)


def multiplier_rows(
    demand: MarketDemand, scenario: str, parts: Mapping[str, FloatArray]
) -> pl.DataFrame:
    """Sum draws of M up to ranges, for some parts of the economy.

    M of a part is sum_i E_i M_i / sum_i E_i in every draw, E the outlook's middle: a range of
    several units comes from their draws, never from their ends.

    Parameters
    ----------
    demand : MarketDemand
        Demand by unit.
    scenario : str
        Its name.
    parts : mapping of str to ndarray, shape (U,)
        What each unit counts in a part, before growth: 1 or 0 for sums of jobs.

    Returns
    -------
    polars.DataFrame
        Contract `scenario_multiplier`, years from 1, at full precision.
    """
    weights = np.stack(list(parts.values()))
    frames = []
    for year in range(1, demand.years + 1):
        heads = weights * demand.baseline_heads[year]
        shares = heads / heads.sum(axis=1, keepdims=True)
        columns: dict[str, FloatArray] = {}
        for closure in CLOSURES:
            found = summarise_draws(shares @ demand.multiplier[closure][year])
            columns |= {
                f"multiplier_{closure}{end}": getattr(found, name)
                for end, name in zip(RANGE_ENDS, _ENDS, strict=True)
            }
        frames.append(
            pl.DataFrame(
                {"outlook_part": list(parts), **columns},
            ).with_columns(scenario=pl.lit(scenario), year_ahead=pl.lit(float(year)))
        )
    return SCENARIO_MULTIPLIER.check(pl.concat(frames).select(SCENARIO_MULTIPLIER.columns))
