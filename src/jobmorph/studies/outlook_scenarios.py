"""What-ifs beside an outlook: jobs wanted under scenarios, never mixed into the range."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market_demand import CLOSURES, REFERENCE
from jobmorph.studies.outlook_units import growth_factor
from jobmorph.studies.scenario_multiplier import (
    DECIMALS,
    SHOWN_SCENARIOS,
    multiplier_rows,
    scenario_demand,
)

FloatArray = NDArray[np.float64]

TABLE: Final = "scenario_multiplier"
PART: Final = "asked"
_MULTIPLIERS: Final = [f"multiplier_{closure}{end}" for closure in CLOSURES for end in RANGE_ENDS]
_COLUMNS: Final = (
    "scenario",
    "closure",
    "year_ahead",
    "year",
    "low",
    "middle",
    "high",
    "change_low",
    "change",
    "change_high",
    "is_recomputed",
    "is_range_added",
)


def outlook_scenarios(
    units: pl.DataFrame,
    forecast: pl.DataFrame,
    edition: Edition,
    *,
    group: str | None = None,
    own: Scenario | None = None,
) -> pl.DataFrame | None:
    """Set demand under the shipped scenarios, and one's own, beside an outlook.

    Value = the outlook's middle x M, M = sum_i E_i M_i / sum_i E_i over its units: 1 for the
    reference. The outlook's own errors are left out: they are those of the range beside it.

    Parameters
    ----------
    units : polars.DataFrame
        employment_unit, employment_base_heads, growth_expected_year; weight for an index.
    forecast : polars.DataFrame
        As `OutlookRange.forecast`.
    edition : Edition
        Holds the multipliers.
    group : str, optional
        Id of a group whose own ranges ship.
    own : Scenario, optional
        A scenario to work out now, which takes seconds; one of a shipped name takes its place.

    Returns
    -------
    polars.DataFrame or None
        scenario, closure ('full': total employment comes back to the outlook's in time; 'open': it
        does not), year_ahead, year, low, middle, high (in the outlook's measure), change_low,
        change, change_high (share by which it differs from the outlook's middle), is_recomputed,
        is_range_added (ends of several units added up: a little too wide). The reference first,
        one's own next. None if the edition holds no multipliers and none is asked for.

    Raises
    ------
    ParameterError
        If the scenario belongs to history.
    """
    has_table = edition.path(TABLE).is_file()
    if not has_table and own is None:
        return None
    years = int(str(forecast.get_column("year_ahead").max()))
    frames = [_reference(years)]
    if own is not None:
        frames.append(_worked_out(units, edition, own, years))
    if has_table:
        names = [name for name in SHOWN_SCENARIOS if own is None or name != own.name]
        frames.append(
            _shipped(units, edition, years, group).filter(pl.col("scenario").is_in(names))
        )
    order = list(dict.fromkeys([REFERENCE, *([own.name] if own else []), *SHOWN_SCENARIOS]))
    return _beside(pl.concat(frames), forecast, order)


def _reference(years: int) -> pl.DataFrame:
    ahead = np.arange(1, years + 1, dtype=np.float64)
    ones = dict.fromkeys(_MULTIPLIERS, 1.0)
    return _marked(
        pl.DataFrame({"year_ahead": ahead}).with_columns(
            scenario=pl.lit(REFERENCE), **{name: pl.lit(value) for name, value in ones.items()}
        )
    )


def _marked(
    rows: pl.DataFrame, *, is_recomputed: bool = False, is_range_added: bool = False
) -> pl.DataFrame:
    return rows.select(
        "scenario",
        "year_ahead",
        *_MULTIPLIERS,
        pl.lit(is_recomputed).alias("is_recomputed"),
        pl.lit(is_range_added).alias("is_range_added"),
    )


def _worked_out(units: pl.DataFrame, edition: Edition, own: Scenario, years: int) -> pl.DataFrame:
    """Work a scenario out from the draws."""
    from jobmorph.studies.market_scenarios import all_parameters, shipped_scenarios

    scenarios = shipped_scenarios(edition.manifest.base_date)
    demand = scenario_demand(edition, scenarios, own, all_parameters(), years=years)
    place = {unit: at for at, unit in enumerate(demand.units)}
    counts = np.zeros(len(demand.units))
    for row in units.iter_rows(named=True):
        heads = row["employment_base_heads"]
        counts[place[row["employment_unit"]]] = row.get("weight", heads) / heads
    rows = multiplier_rows(demand, own.name, {PART: counts})
    # As fine as the shipped ones, so that the same scenario gives the same figures.
    return _marked(rows.with_columns(pl.col(_MULTIPLIERS).round(DECIMALS)), is_recomputed=True)


def _shipped(units: pl.DataFrame, edition: Edition, years: int, group: str | None) -> pl.DataFrame:
    """Look the shipped scenarios up; of several units, add ends up where no group's ship."""
    names = units.get_column("employment_unit").to_list()
    wanted = names if group is None else [group]
    rows = edition.rows(
        TABLE, pl.col("outlook_part").is_in(wanted) & (pl.col("year_ahead") <= years)
    )
    if group is not None and rows.is_empty():
        return _shipped(units, edition, years, None)
    if len(wanted) == 1:
        return _marked(rows)
    part = "weight" if "weight" in units.columns else "employment_base_heads"
    counts = units.get_column(part).to_numpy()
    ahead = [
        pl.DataFrame(
            {
                "outlook_part": names,
                "year_ahead": float(year),
                "_jobs": counts * growth_factor(units, "growth_expected_year", year),
            }
        )
        for year in range(1, years + 1)
    ]
    jobs = pl.col("_jobs")
    summed = (
        rows.join(pl.concat(ahead), on=["outlook_part", "year_ahead"], maintain_order="left")
        .group_by("scenario", "year_ahead", maintain_order=True)
        .agg((pl.col(name) * jobs).sum() / jobs.sum() for name in _MULTIPLIERS)
    )
    return _marked(summed, is_range_added=True)


def _beside(multipliers: pl.DataFrame, forecast: pl.DataFrame, order: list[str]) -> pl.DataFrame:
    """Lay multipliers out by closure, and the outlook's middle times each."""
    middle = forecast.select(pl.col("year_ahead").cast(pl.Float64), "year", "p50")
    frames = [
        multipliers.select(
            "scenario",
            pl.lit(closure).alias("closure"),
            "year_ahead",
            *(pl.col(f"multiplier_{closure}{end}").alias(f"_m{end}") for end in RANGE_ENDS),
            "is_recomputed",
            "is_range_added",
        )
        for closure in CLOSURES
    ]
    rows = pl.concat(frames).join(middle, on="year_ahead", how="left", maintain_order="left")
    place = {name: at for at, name in enumerate(order)}
    shown = rows.with_columns(
        **{
            name: pl.col("p50") * pl.col(f"_m{end}")
            for name, end in zip(("low", "middle", "high"), RANGE_ENDS, strict=True)
        },
        **{f"change{end}": pl.col(f"_m{end}") - 1.0 for end in RANGE_ENDS},
        _place=pl.col("scenario").replace_strict(place, return_dtype=pl.Int64),
    )
    return (
        shown.sort("_place", pl.col("closure") != CLOSURES[0], "year_ahead")
        .with_columns(pl.col("year_ahead").cast(pl.Int64), pl.col("year").cast(pl.Int64))
        .select(*_COLUMNS)
    )
