"""The level of use today of shipped scenarios that move it, so that an answer takes no minute."""

import polars as pl

from jobmorph.reference.tables import TableSource
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.tables import SCENARIO_CALIBRATION
from jobmorph.studies.level import calibrate_economy, needs_calibration, use_setting
from jobmorph.studies.market_scenarios import all_parameters, shipped_scenarios


def compile_scenario_calibration(
    tables: TableSource, parameters: ParameterSet, draws: SharedDraws, base_date: str
) -> pl.DataFrame:
    """Compile the table `scenario_calibration`.

    Parameters
    ----------
    tables : TableSource
        What the calibration of the baseline is computed from.
    parameters : ParameterSet
        Those of exposure and work, as they stand.
    draws : SharedDraws
        The shipped draws.
    base_date : str
        'YYYY-MM' that scenarios start from.

    Returns
    -------
    polars.DataFrame
        Contract `scenario_calibration`: one part for each way in which the shipped scenarios move
        the use of today.
    """
    parts = {}
    everything = all_parameters()
    for scenario in shipped_scenarios(base_date).values():
        changed = scenario.apply(everything)
        setting = use_setting(changed)
        if needs_calibration(changed, everything) and setting not in parts:
            own = ParameterSet(changed[name] for name in parameters)
            found = calibrate_economy(tables, tables.table("task"), own, draws)
            parts[setting] = found.with_columns(pl.lit(setting).alias("use_setting"))
    frames = [part.select(SCENARIO_CALIBRATION.columns) for part in parts.values()]
    return SCENARIO_CALIBRATION.check(
        pl.concat([SCENARIO_CALIBRATION.empty(), *frames]).sort(SCENARIO_CALIBRATION.key)
    )
