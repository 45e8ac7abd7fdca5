"""Tables of two runs beside each other; ranges of differences are of the differences."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.estimate import summarise_draws
from jobmorph.schema.parameter import ParameterSet
from jobmorph.studies.market_demand import CLOSURES, Closure, MarketDemand
from jobmorph.studies.market_run import KeptArray, RunRecord
from jobmorph.studies.market_summary import headline_table, quarter_table

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

FIRST: Final = "first"
SECOND: Final = "second"
DIFFERENCE: Final = "difference"
REFERENCE_CASE: Final = "reference"
_IS_LEVEL: Final = pl.col("case") == REFERENCE_CASE
_ENDS: Final = ("low", "value", "high")


@dataclass(frozen=True, slots=True)
class PairRuns:
    """Runs by case, (M, R, G, 9), of the draws that came to rest in all."""

    values: Mapping[str, KeptArray]
    draws: IntArray
    held_back_share: float


def parameter_changes(first: ParameterSet, second: ParameterSet) -> pl.DataFrame:
    """Lay out every parameter in which two sets differ; see `MarketComparison.changes`."""
    rows = [
        {
            "parameter": name,
            "meaning": here.meaning,
            "unit": here.unit,
            **{f"{FIRST}_{end}": getattr(here, end) for end in _ENDS},
            **{f"{SECOND}_{end}": getattr(second[name], end) for end in _ENDS},
        }
        for name, here in first.items()
        if any(getattr(here, end) != getattr(second[name], end) for end in _ENDS)
    ]
    schema: dict[str, pl.DataType] = {
        **{name: pl.String() for name in ("parameter", "meaning", "unit")},
        **{f"{case}_{end}": pl.Float64() for case in (FIRST, SECOND) for end in _ENDS},
    }
    return pl.DataFrame(rows, schema=schema)


def pair_headlines(runs: PairRuns, demands: tuple[MarketDemand, MarketDemand]) -> pl.DataFrame:
    """Sum two runs up; see `MarketComparison.headlines`."""
    totals = {case: kept.sum(axis=2, dtype=np.float64) for case, kept in runs.values.items()}
    # The table of a scenario beside a reference is that of the second beside the first.
    told = headline_table({"scenario": totals[SECOND], "reference": totals[FIRST]})
    frames = [_renamed(told)]
    if REFERENCE_CASE in totals:
        frames.append(headline_table({REFERENCE_CASE: totals[REFERENCE_CASE]}).filter(_IS_LEVEL))
    everybody = np.ones(len(demands[0].units))
    wanted = _jobs_wanted(demands, everybody, "open", -1, runs.draws)
    frames.append(
        pl.DataFrame(
            [
                {"quantity": "jobs_wanted_open", "case": case} | _range(values)
                for case, values in wanted.items()
            ]
        )
    )
    return pl.concat(frames)


def pair_quarters(runs: PairRuns, members: FloatArray, shown: tuple[str, ...]) -> pl.DataFrame:
    """Lay all series of all groups out by quarter; see `MarketComparison.quarters`."""
    third = runs.values.get(REFERENCE_CASE, runs.values[FIRST])
    record = RunRecord(
        {
            ("network", "scenario"): runs.values[SECOND],
            ("network", "reference"): runs.values[FIRST],
            ("network", "open"): third,
        },
        runs.draws,
        0,
        runs.held_back_share,
    )
    table = quarter_table(record, members, shown).filter(pl.col("case") != "open_difference")
    if REFERENCE_CASE not in runs.values:
        table = table.filter(pl.col("case") != "open")
    return _renamed(table)


def pair_demand(
    demands: tuple[MarketDemand, MarketDemand], members: Mapping[str, FloatArray], draws: IntArray
) -> pl.DataFrame:
    """Sum demand up by group and year; see `MarketComparison.demand`."""
    rows = []
    for group, weight in members.items():
        for year in range(demands[0].years + 1):
            heads = float(demands[0].baseline_heads[year] @ weight)
            for closure in CLOSURES:
                wanted = _jobs_wanted(demands, weight, closure, year, draws)
                rows += [
                    {
                        "group_id": group,
                        "year": year,
                        "baseline_heads": heads,
                        "closure": closure,
                        "case": case,
                    }
                    | _range(values)
                    for case, values in wanted.items()
                ]
    return pl.DataFrame(rows)


def _renamed(table: pl.DataFrame) -> pl.DataFrame:
    names = {"scenario": SECOND, "reference": FIRST, "open": REFERENCE_CASE}
    return table.with_columns(pl.col("case").replace(names))


def _jobs_wanted(
    demands: tuple[MarketDemand, MarketDemand],
    weight: FloatArray,
    closure: Closure,
    year: int,
    draws: IntArray,
) -> dict[str, FloatArray]:
    """Jobs wanted over the reference's in each draw, by case, (M,)."""
    heads = demands[0].baseline_heads[year] * weight
    first, second = (
        heads @ each.multiplier[closure][year][:, draws] / heads.sum() for each in demands
    )
    return {FIRST: first, SECOND: second, DIFFERENCE: second - first}


def _range(values: FloatArray) -> dict[str, float]:
    found = summarise_draws(values)
    return {end: float(getattr(found, end)) for end in ("low", "mid", "high")}
