"""Tables of the outlook: units, series, projections, past errors, the track record, periods."""

from typing import Final

import numpy as np
import polars as pl

from jobmorph.build.compile.outlook_record import UnitFigures, read_units
from jobmorph.build.compile.outlook_units import FIRST_YEAR
from jobmorph.build.raw import RawFolder
from jobmorph.build.score.outlook_backtest import Variant, Window, forecast, window
from jobmorph.market.employment_record import EmploymentRecord
from jobmorph.market.forecast_error import PROBABILITIES, SIZE_CLASSES, size_class
from jobmorph.market.growth import forecast_growth
from jobmorph.market.reallocation import Reallocation, reallocate
from jobmorph.schema.tables import (
    OUTLOOK_ERROR,
    OUTLOOK_FORECAST,
    OUTLOOK_PERIOD,
    OUTLOOK_PROJECTION,
    OUTLOOK_SERIES,
    OUTLOOK_SETTING,
    OUTLOOK_TRACK,
    OUTLOOK_UNIT_CODE,
)

MAIN: Final = Variant("sum")
LONGEST_YEARS: Final = 10
TRACK_ORIGINS: Final = (2014, 2016, 2018, 2019, 2020, 2021, 2022)
TRACK_YEARS: Final = 5
PERIODS: Final = (
    (2005, 2015),
    (2014, 2024),
    (2015, 2025),
    (2005, 2010),
    (2010, 2015),
    (2015, 2020),
    (2020, 2025),
)


def compile_outlook(raw: RawFolder) -> dict[str, pl.DataFrame]:
    """Compile every table of the outlook by its name.

    Returns
    -------
    dict of str to polars.DataFrame
        Contracts `outlook_forecast`, `outlook_unit_code`, `outlook_series`, `outlook_projection`,
        `outlook_error`, `outlook_setting`, `outlook_track`, `outlook_period`.
    """
    figures = read_units(raw)
    record = figures.record
    return {
        **_forecast_tables(figures),
        "outlook_unit_code": compile_unit_codes(figures.members),
        "outlook_series": compile_series(record),
        "outlook_projection": compile_projections(record),
        "outlook_track": compile_track(record),
        "outlook_period": compile_periods(record),
    }


def _forecast_tables(figures: UnitFigures) -> dict[str, pl.DataFrame]:
    """Return what the newest forecast starts from, and the errors to expect of it."""
    record = figures.record
    origin = record.years[-1]
    yearly, model = forecast(record, MAIN, origin)
    growth = forecast_growth(record, origin)
    heads = record.heads_in(origin)
    known = ~np.isnan(heads)
    own = ~np.isnan(record.official_growth(record.latest_vintage()))
    table = figures.names.with_columns(
        pl.Series("is_official_own", own),
        pl.lit(origin, dtype=pl.Int64).alias("base_year"),
        pl.Series("employment_base_heads", heads),
        pl.Series("size_class", size_class(np.nan_to_num(heads))),
        pl.Series("growth_official_year", growth.official),
        pl.Series("growth_trend_year", growth.trend),
        pl.lit(growth.total).alias("growth_alike_year"),
        pl.Series("growth_expected_year", yearly),
    ).filter(pl.Series(known))
    settings = {
        "damping": growth.damping,
        "exponent": model.exponent,
        "common_share": model.common_share,
        "common_share_seen": model.common_seen,
        "major_share": model.major_share,
        "origin": float(origin),
        "vintage": float(record.latest_vintage()),
    }
    errors = [
        (kind, float(years), probability, float(level) * years**model.exponent)
        for kind in range(len(SIZE_CLASSES))
        for years in range(1, LONGEST_YEARS + 1)
        for probability, level in zip(PROBABILITIES, model.quantiles[kind], strict=True)
    ]
    return {
        "outlook_forecast": OUTLOOK_FORECAST.check(table.select(OUTLOOK_FORECAST.columns)),
        "outlook_error": OUTLOOK_ERROR.check(
            pl.DataFrame(errors, schema=OUTLOOK_ERROR.polars_schema, orient="row")
        ),
        "outlook_setting": OUTLOOK_SETTING.check(
            pl.DataFrame(list(settings.items()), schema=OUTLOOK_SETTING.polars_schema, orient="row")
        ),
    }


def compile_unit_codes(members: pl.DataFrame) -> pl.DataFrame:
    """List the codes of each unit with the runs of years in which they were published.

    The projections come every year or two; a run of theirs is broken by an edition that lacks
    the code.
    """
    order = pl.col("year").rank("dense").over("source").cast(pl.Int64)
    runs = (
        members.select("employment_unit", "source", "published", "year")
        .unique()
        .with_columns(order.alias("place"))
        .sort("source", "published", "year")
        .with_columns(
            (
                pl.col("place").diff().over("source", "published", "employment_unit").fill_null(1)
                != 1
            )
            .cum_sum()
            .over("source", "published", "employment_unit")
            .alias("run")
        )
        .group_by("employment_unit", "source", "published", "run")
        .agg(pl.col("year").min().alias("year_first"), pl.col("year").max().alias("year_last"))
        .select(
            "employment_unit",
            pl.col("source").alias("code_source"),
            pl.col("published").alias("occupation_code"),
            "year_first",
            "year_last",
        )
        .sort("employment_unit", "code_source", "occupation_code", "year_first")
    )
    return OUTLOOK_UNIT_CODE.check(runs)


def compile_series(record: EmploymentRecord) -> pl.DataFrame:
    """Lay out the jobs of each unit, year by year; years before 2012 only where units close."""
    frame = pl.DataFrame(
        {
            "employment_unit": np.repeat(record.units, len(record.years)),
            "year": np.tile(record.years, len(record.units)),
            "employment_heads": record.heads.ravel(),
        }
    )
    return OUTLOOK_SERIES.check(
        frame.with_columns((pl.col("year") < FIRST_YEAR).alias("is_trend_only"))
        .filter(pl.col("employment_heads").is_not_nan())
        .select(OUTLOOK_SERIES.columns)
    )


def compile_projections(record: EmploymentRecord) -> pl.DataFrame:
    """Lay out what each edition said; the oldest has lines wider than a unit and is left out."""
    frames = [
        pl.DataFrame(
            {
                "employment_unit": record.units,
                "base_year": [vintage] * len(record.units),
                "target_year": [vintage + 10] * len(record.units),
                "employment_base_heads": record.projected_base[:, at],
                "employment_projected_heads": record.projected[:, at],
            }
        ).filter(pl.col("employment_base_heads").is_not_nan())
        for at, vintage in enumerate(record.vintages)
        if vintage >= FIRST_YEAR
    ]
    return OUTLOOK_PROJECTION.check(pl.concat(frames))


def compile_track(record: EmploymentRecord) -> pl.DataFrame:
    """Write down what the method would have said, five years ahead and as far as counts go."""
    last = record.years[-1]
    frames = []
    for origin in TRACK_ORIGINS:
        ends = {min(origin + LONGEST_YEARS, last), origin + TRACK_YEARS}
        frames += [
            _track(record, window(record, MAIN, origin, end)) for end in sorted(ends) if end <= last
        ]
    return OUTLOOK_TRACK.check(pl.concat(frames).select(OUTLOOK_TRACK.columns))


def _track(record: EmploymentRecord, each: Window) -> pl.DataFrame:
    at = ~np.isnan(each.growth)
    heads = each.heads[at]
    size = size_class(heads)
    span = each.end - each.origin
    low, mid, high = each.model.quantiles_at(size, (0.1, 0.5, 0.9), span).T
    ends = {"_low": low, "": mid, "_high": high}
    return pl.DataFrame(
        {
            "employment_unit": np.array(record.units)[at],
            "base_year": np.full(heads.size, each.origin),
            "target_year": np.full(heads.size, each.end),
            "employment_base_heads": heads,
            **{
                f"employment_horizon_heads{end}": np.round(
                    heads * np.exp(each.expected[at] + error)
                )
                for end, error in ends.items()
            },
            "fewer_jobs_probability": np.round(each.fewer_chance[at], 3),
            "employment_counted_heads": record.heads_in(each.end)[at],
        }
    )


def compile_periods(record: EmploymentRecord) -> pl.DataFrame:
    """Add up jobs lost and gained: counted in the survey, and in each official edition."""
    rows: list[dict[str, object]] = []
    for start, end in PERIODS:
        before, after = record.comparable_counts(start, end)
        found = reallocate(before, after)
        total = float(np.nansum(record.counts(start, end)[0]))
        covered = found.start_heads / total
        rows.append(_period("counted", start, end, found) | {"covered_share": covered})
    for at, vintage in enumerate(record.vintages):
        if vintage >= FIRST_YEAR:
            found = reallocate(record.projected_base[:, at], record.projected[:, at])
            rows.append(_period("official", vintage, vintage + 10, found) | {"covered_share": 1.0})
    frame = pl.DataFrame(rows).select(OUTLOOK_PERIOD.columns)
    return OUTLOOK_PERIOD.check(frame.sort("period_kind", "base_year", "target_year"))


def _period(kind: str, start: int, end: int, found: Reallocation) -> dict[str, object]:
    return {
        "period_kind": kind,
        "base_year": start,
        "target_year": end,
        "employment_base_heads": found.start_heads,
        "employment_target_heads": found.end_heads,
        "lost_heads": found.lost_heads,
        "gained_heads": found.gained_heads,
        "changed_share": found.changed_share,
        "units": found.units,
        "shrinking_units": found.shrinking_units,
        "halved_units": found.halved_units,
        "doubled_units": found.doubled_units,
    }
