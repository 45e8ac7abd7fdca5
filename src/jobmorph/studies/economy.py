"""Jobs that went, came and changed over the whole economy: then, and as far as anybody can say."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.group_total import draw_heads
from jobmorph.market.reallocation import reallocate
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.studies.economy_census import census_periods
from jobmorph.studies.outlook import outlook_parameters, outlook_record
from jobmorph.studies.outlook_fan import correlated_scores
from jobmorph.studies.outlook_notes import note
from jobmorph.studies.outlook_result import EconomyResult
from jobmorph.studies.outlook_units import (
    USED_PARAMETERS,
    error_model,
    growth_factor,
    outlook_score,
    unit_forecast,
)

FloatArray = NDArray[np.float64]

AHEAD: Final = (5, 10)
SHOWN: Final = 10
COUNTED_YEARS: Final = 10
_NOTES: Final = (
    "jobs_not_people",
    "inside_unseen",
    "finer_units",
    "new_names",
    "definitions",
    "official_smooth",
    "ai_unknown",
    "exposure",
    "scenarios",
    "forecast_ten_years",
    "total_assumed",
    "survey",
    "periods",
)
_ENDS: Final = {"low": 0.1, "middle": 0.5, "high": 0.9}


def study_economy(*, edition: Edition | None = None, seed: int = 0) -> EconomyResult:
    """Answer how many US jobs were eliminated, changed and created, and how many may be.

    Between two counts of the same units: lost = sum of falls, gained = sum of rises,
    changed share = (lost + gained) / (all jobs at the start + at the end).

    Parameters
    ----------
    edition : Edition, optional
        The embedded one if not given.
    seed : int
        Seed of the draws.

    Returns
    -------
    EconomyResult
    """
    edition = edition or open_edition()
    parameters = outlook_parameters()
    units = edition.table("outlook_forecast")
    base_year = int(units.item(0, "base_year"))
    start = unit_forecast(units)
    model = error_model(edition)
    scores = correlated_scores(
        start,
        model,
        common=parameters[USED_PARAMETERS[0]],
        rng=np.random.default_rng(seed),
    )
    ahead = pl.concat(
        _ahead(start.heads, draw_heads(start, model, scores, float(years)), base_year, years)
        for years in AHEAD
    )
    return EconomyResult(
        base_year=base_year,
        periods=pl.concat([census_periods(edition), _periods(edition)], how="diagonal_relaxed"),
        ahead=ahead,
        official_ahead=_official(units, base_year),
        largest=pl.concat([_largest_counted(edition), _largest_expected(units)]),
        score=outlook_score(edition),
        notes=tuple(note(each) for each in _NOTES),
        record=outlook_record(edition, parameters, seed),
    )


def _ahead(base: FloatArray, heads: FloatArray, base_year: int, years: int) -> pl.DataFrame:
    """Summarise what changes in each draw; units that differ in each draw count as they fall."""
    change = heads - base[:, None]
    lost = -np.minimum(change, 0.0).sum(axis=0)
    gained = np.maximum(change, 0.0).sum(axis=0)
    total = heads.sum(axis=0)
    quantities = {
        "total": total,
        "lost": lost,
        "gained": gained,
        "changed_share": (lost + gained) / (base.sum() + total),
        "shrinking_units": (change < 0).sum(axis=0).astype(np.float64),
        "halved_units": (heads <= base[:, None] / 2.0).sum(axis=0).astype(np.float64),
    }
    return pl.DataFrame(
        [
            {"year_ahead": years, "year": base_year + years, "quantity": name}
            | {end: float(np.quantile(values, at)) for end, at in _ENDS.items()}
            for name, values in quantities.items()
        ]
    )


def _official(units: pl.DataFrame, base_year: int) -> pl.DataFrame:
    base = units.get_column("employment_base_heads").to_numpy()
    rows = []
    for years in AHEAD:
        found = reallocate(base, base * growth_factor(units, "growth_official_year", years))
        rows.append(
            {
                "year_ahead": years,
                "year": base_year + years,
                "total": found.end_heads,
                "lost": found.lost_heads,
                "gained": found.gained_heads,
                "changed_share": found.changed_share,
                "shrinking_units": found.shrinking_units,
                "halved_units": found.halved_units,
            }
        )
    return pl.DataFrame(rows)


def _periods(edition: Edition) -> pl.DataFrame:
    years = pl.col("target_year") - pl.col("base_year")
    is_counted = pl.col("period_kind") == "counted"
    return (
        edition.table("outlook_period")
        .with_columns(
            pl.when(is_counted)
            .then(pl.lit("survey"))
            .otherwise(pl.lit("official"))
            .alias("source"),
            pl.when(is_counted)
            .then(pl.lit("employers"))
            .otherwise(pl.lit("projections"))
            .alias("definition"),
            years.alias("years"),
            (pl.col("changed_share") / years).alias("changed_share_year"),
        )
        .drop("period_kind")
    )


def _largest_counted(edition: Edition) -> pl.DataFrame:
    """Units that lost and gained most in the last ten years that were counted."""
    series = edition.table("outlook_series")
    last = int(str(series["year"].max()))
    first = last - COUNTED_YEARS
    names = edition.table("outlook_forecast").filter(~pl.col("is_broken"))
    ends = {
        year: series.filter(pl.col("year") == year).select(
            "employment_unit", pl.col("employment_heads").alias(str(year))
        )
        for year in (first, last)
    }
    change = (
        names.select("employment_unit", "title")
        .join(ends[first], on="employment_unit", maintain_order="left")
        .join(ends[last], on="employment_unit", maintain_order="left")
        .with_columns((pl.col(str(last)) - pl.col(str(first))).alias("change_heads"))
    )
    return _ten_each(change, "counted", first, last)


def _largest_expected(units: pl.DataFrame) -> pl.DataFrame:
    first = int(units.item(0, "base_year"))
    heads = units.get_column("employment_base_heads")
    growth = growth_factor(units, "growth_expected_year", COUNTED_YEARS)
    change = units.with_columns((heads * (pl.Series(growth) - 1.0)).alias("change_heads"))
    return _ten_each(change, "expected", first, first + COUNTED_YEARS)


def _ten_each(change: pl.DataFrame, span: str, first: int, last: int) -> pl.DataFrame:
    by_change = change.sort("change_heads", "employment_unit")
    columns = (
        pl.lit(span).alias("span"),
        pl.lit(first, dtype=pl.Int64).alias("base_year"),
        pl.lit(last, dtype=pl.Int64).alias("target_year"),
        "employment_unit",
        "title",
        "change_heads",
    )
    return pl.concat(
        [
            by_change.head(SHOWN).select(pl.lit("lost").alias("direction"), *columns),
            by_change.tail(SHOWN).reverse().select(pl.lit("gained").alias("direction"), *columns),
        ]
    )
