"""A first look at the shipped scenarios: worked out when an edition is built."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.reference.tables import DrawnTables
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.record import RunRecord as Record
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.tables import MARKET_LOOK
from jobmorph.studies.market import market_record, run_request
from jobmorph.studies.market_blocks import run_blocks
from jobmorph.studies.market_demand import (
    REFERENCE,
    market_demand,
    node_weights,
    scenario_pair,
)
from jobmorph.studies.market_result import ALL, headline_of, path_of
from jobmorph.studies.market_run import totals_of
from jobmorph.studies.market_saving import first_draws
from jobmorph.studies.market_scenarios import all_parameters, shipped_scenarios
from jobmorph.studies.market_start import market_nodes
from jobmorph.studies.market_summary import headline_table, quarter_table

TABLE: Final = "market_look"
# As many as a page asks for by itself, so that the whole report has the same figures.
LOOK_DRAWS: Final = 100
LOOK_YEARS: Final = 10
LOOK_SEED: Final = 0
PATH: Final = "unemployment_rate"
HEADLINES: Final = (
    "peak_unemployment_rate",
    "end_unemployment_rate",
    "end_openings_rate",
    "end_long_term_share",
)
QUARTERS: Final = 4
_NAMES: Final = {"low": "market_rate_low", "mid": "market_rate", "high": "market_rate_high"}


@dataclass(frozen=True, slots=True)
class MarketLook:
    """Unemployment and openings under a scenario, without groups; see `MarketResult`.

    Parameters
    ----------
    scenario : str
        Its name.
    years, draws, dropped_draws, seed : int
        Of the run.
    base_date : str
        'YYYY-MM' at which it starts.
    headlines : polars.DataFrame
        quantity (one of `HEADLINES`), case, low, mid, high.
    quarters : polars.DataFrame
        quarter, group_id ('all'), series ('unemployment_rate'), case, low, mid, high.
    record : RunRecord
        Edition, seed, assumptions, sources.
    """

    scenario: str
    years: int
    draws: int
    dropped_draws: int
    seed: int
    base_date: str
    headlines: pl.DataFrame
    quarters: pl.DataFrame
    record: Record

    def headline(self, quantity: str, case: str = "scenario") -> Estimate:
        """Look up one headline.

        Raises
        ------
        KeyError
            If there is none.
        """
        return headline_of(self.headlines, quantity, case)

    def path(self, series: str, case: str = "scenario", group_id: str = ALL) -> pl.DataFrame:
        """Return quarter, low, mid, high of one series."""
        return path_of(self.quarters, series, case, group_id)


def look_rows(
    tables: DrawnTables,
    scenario: Scenario,
    reference: Scenario,
    *,
    years: int = LOOK_YEARS,
    draws: int = LOOK_DRAWS,
) -> pl.DataFrame:
    """Run one scenario as `study_market` does, and keep totals.

    Parameters
    ----------
    tables : DrawnTables
        Where tables and draws come from.
    scenario, reference : Scenario
        What is run, and what it stands beside.
    years, draws : int
        Of the run.

    Returns
    -------
    polars.DataFrame
        Contract `market_look`.
    """
    pair = scenario_pair(scenario, reference, all_parameters())
    drawn = first_draws(tables.draws(), draws)
    nodes = market_nodes(tables)
    demand = market_demand(tables, pair, drawn, years=years)
    weights = node_weights(tables, demand.units, nodes.names)
    request = run_request(nodes, weights, pair.scenario, demand)
    record = run_blocks(replace(request, models=("network",)), drawn)
    headlines = headline_table(totals_of(record, "network")).filter(
        pl.col("quantity").is_in(HEADLINES)
    )
    everybody = np.ones((1, len(request.groups)))
    path = quarter_table(record, everybody, (ALL,)).filter(pl.col("series") == PATH)
    rows = pl.concat(
        [
            headlines.with_columns(pl.lit(float(years)).alias("year_ahead")),
            path.select(
                pl.col("series").alias("quantity"),
                "case",
                *_NAMES,
                (pl.col("quarter") / QUARTERS).alias("year_ahead"),
            ),
        ]
    )
    named = rows.rename({**_NAMES, "quantity": "market_quantity", "case": "market_case"})
    return MARKET_LOOK.check(
        named.with_columns(
            pl.lit(scenario.name).alias("scenario"),
            pl.lit(draws, pl.Int64).alias("run_draws"),
            pl.lit(record.dropped, pl.Int64).alias("run_dropped_draws"),
        ).select(MARKET_LOOK.columns)
    )


def market_looks(edition: Edition) -> tuple[MarketLook, ...]:
    """Return the first look at every shipped scenario; nothing if the edition holds none.

    Parameters
    ----------
    edition : Edition
        Holds `market_look`.
    """
    if not edition.path(TABLE).is_file():
        return ()
    table = edition.table(TABLE)
    known = set(table.get_column("scenario"))
    shipped = shipped_scenarios(edition.manifest.base_date)
    return tuple(
        _look(edition, table.filter(pl.col("scenario") == name), shipped[name], shipped[REFERENCE])
        for name in shipped
        if name in known
    )


def _look(edition: Edition, rows: pl.DataFrame, scenario: Scenario, slow: Scenario) -> MarketLook:
    told = rows.rename({value: key for key, value in _NAMES.items()}).rename(
        {"market_quantity": "quantity", "market_case": "case"}
    )
    is_path = pl.col("quantity") == PATH
    quarters = told.filter(is_path).select(
        (pl.col("year_ahead") * QUARTERS).round().cast(pl.Int64).alias("quarter"),
        pl.lit(ALL).alias("group_id"),
        pl.col("quantity").alias("series"),
        "case",
        *_NAMES,
    )
    dropped = int(rows.item(0, "run_dropped_draws"))
    pair = scenario_pair(scenario, slow, all_parameters())
    return MarketLook(
        scenario=scenario.name,
        years=int(rows.select(pl.col("year_ahead").max()).item()),
        draws=int(rows.item(0, "run_draws")) - dropped,
        dropped_draws=dropped,
        seed=LOOK_SEED,
        base_date=edition.manifest.base_date,
        headlines=told.filter(~is_path).select("quantity", "case", *_NAMES),
        quarters=quarters.sort("case", "quarter"),
        record=market_record(edition, pair.scenario, scenario.name, LOOK_SEED),
    )
