"""A first look at every shipped scenario of the labour market, so that a page has no wait."""

import polars as pl

from jobmorph.reference.tables import CompiledDraws
from jobmorph.schema.tables import MARKET_LOOK
from jobmorph.studies.market_demand import REFERENCE
from jobmorph.studies.market_look import look_rows
from jobmorph.studies.market_scenarios import shipped_scenarios


def compile_market_looks(tables: CompiledDraws, base_date: str) -> pl.DataFrame:
    """Compile the table `market_look`: each scenario is run once, which takes seconds each.

    Parameters
    ----------
    tables : CompiledDraws
        The compiled edition, with its draws.
    base_date : str
        'YYYY-MM' that scenarios start from.

    Returns
    -------
    polars.DataFrame
        Contract `market_look`, sorted; empty where the move table is not trained yet.
    """
    frames = [MARKET_LOOK.empty()]
    if not tables.table("market_node").is_empty():
        scenarios = shipped_scenarios(base_date)
        slow = scenarios[REFERENCE]
        frames += [look_rows(tables, each, slow) for each in scenarios.values()]
    return pl.concat(frames).sort(MARKET_LOOK.key)
