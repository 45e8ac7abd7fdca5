"""Outlooks of a job, a group and the whole economy as JSON and CSV, at full precision."""

from dataclasses import asdict
from typing import Any, Final

import polars as pl

from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import job_document, record_document
from jobmorph.reports.outlook_view import Outlook
from jobmorph.reports.outlook_years import series_points
from jobmorph.studies.outlook_result import (
    EconomyResult,
    OutlookGroupResult,
    OutlookNote,
    OutlookResult,
    OutlookScore,
)

OUTLOOK_SCHEMA_FILE: Final = "outlook-1.0.json"
GROUP_SCHEMA_FILE: Final = "outlook_group-1.0.json"
ECONOMY_SCHEMA_FILE: Final = "economy-1.0.json"
_ANSWER: Final = ("base", "low", "middle", "high", "fewer_probability", "official", "alike")


def outlook_document(result: OutlookResult) -> dict[str, Any]:
    """Return the outlook of one job as plain JSON types."""
    return {
        "schema_version": result.schema_version,
        "query": result.match.query,
        "job": job_document(result.match),
        **_head(result),
        "measure": result.measure,
        "is_borrowed": result.is_borrowed,
        "is_counted_apart": result.is_counted_apart,
        "units": result.units.to_dicts(),
        **_tables(result),
        "official_published": result.official_published.to_dicts(),
        "track": result.track.to_dicts(),
        **_tail(result.score, result.scenarios, result.notes),
        "record": record_document(result.record),
    }


def group_document(result: OutlookGroupResult) -> dict[str, Any]:
    """Return the outlook of a group as plain JSON types."""
    return {
        "schema_version": result.schema_version,
        "group_id": result.group_id,
        "label": result.label,
        **_head(result),
        "measure": "jobs",
        "units": result.units.to_dicts(),
        "left_out": result.left_out.to_dicts(),
        "uncounted": list(result.uncounted),
        "roles": result.roles.to_dicts(),
        **_tables(result),
        "common_share": {
            "low": result.common_share_low,
            "mid": result.common_share,
            "high": result.common_share_high,
        },
        "sensitivity": result.sensitivity.to_dicts(),
        "track": result.track.to_dicts(),
        **_tail(result.score, result.scenarios, result.notes),
        "record": record_document(result.record),
    }


def economy_document(result: EconomyResult) -> dict[str, Any]:
    """Return what was lost, gained and changed as plain JSON types."""
    return {
        "schema_version": result.schema_version,
        "country": "US",
        "base_year": result.base_year,
        "periods": result.periods.to_dicts(),
        "ahead": result.ahead.to_dicts(),
        "official_ahead": result.official_ahead.to_dicts(),
        "largest": result.largest.to_dicts(),
        **_tail(result.score, result.scenarios, result.notes),
        "record": record_document(result.record),
    }


def outlook_csv(result: Outlook) -> str:
    """Write counted years and our range, one row a year.

    Returns
    -------
    str
        year, kind (counted, trend_only, range, what_if), low, middle, high, fewer_probability,
        official, alike, scenario, closure, measure; a counted year holds its value as `middle` and
        no range; scenario and closure are those of a what-if.
    """
    points = series_points(result).filter(pl.col("year") <= result.base_year)
    counted = points.select(
        pl.col("year").cast(pl.Int64),
        pl.when("is_trend_only")
        .then(pl.lit("trend_only"))
        .otherwise(pl.lit("counted"))
        .alias("kind"),
        pl.col("value").alias("middle"),
    )
    ahead = result.forecast.filter(pl.col("year_ahead") > 0).select(
        pl.col("year").cast(pl.Int64),
        pl.lit("range").alias("kind"),
        pl.col("p10").alias("low"),
        pl.col("p50").alias("middle"),
        pl.col("p90").alias("high"),
        "fewer_probability",
        "official",
        "alike",
    )
    rows = pl.concat([counted, ahead], how="diagonal_relaxed").select(
        "year", "kind", "low", "middle", "high", "fewer_probability", "official", "alike"
    )
    rows = pl.concat([rows, _what_ifs(result)], how="diagonal_relaxed")
    measure = result.measure if isinstance(result, OutlookResult) else "jobs"
    return render_frame(rows.with_columns(pl.lit(measure).alias("measure")), "csv")


def _what_ifs(result: Outlook) -> pl.DataFrame:
    """Return rows of what-ifs; none where the edition holds none."""
    names = {"scenario": pl.String, "closure": pl.String}
    if result.scenarios is None:
        return pl.DataFrame(schema=names)
    return result.scenarios.select(
        "year", pl.lit("what_if").alias("kind"), "low", "middle", "high", *names
    )


def economy_csv(result: EconomyResult) -> str:
    """Write spans of years: counted, officially projected, and ours as low, middle and high.

    Returns
    -------
    str
        source, definition, base_year, target_year, quantity, low, middle, high; what was counted
        or projected stands as `middle`.
    """
    long = {"lost_heads": "lost", "gained_heads": "gained", "changed_share": "changed_share"}
    counted = (
        result.periods.rename(long)
        .unpivot(
            list(long.values()),
            index=["source", "definition", "base_year", "target_year"],
            variable_name="quantity",
            value_name="middle",
        )
        .cast({"base_year": pl.Int64, "target_year": pl.Int64})
    )
    ours = result.ahead.select(
        pl.lit("ours").alias("source"),
        pl.lit("employers").alias("definition"),
        pl.lit(result.base_year, dtype=pl.Int64).alias("base_year"),
        pl.col("year").cast(pl.Int64).alias("target_year"),
        "quantity",
        "low",
        "middle",
        "high",
    )
    rows = pl.concat([counted, ours], how="diagonal_relaxed").select(ours.columns)
    return render_frame(rows, "csv")


def _head(result: Outlook) -> dict[str, Any]:
    return {
        "country": "US",
        "years": result.years,
        "base_year": result.base_year,
        "target_year": result.target_year,
        **{name: getattr(result, name) for name in _ANSWER},
    }


def _tables(result: Outlook) -> dict[str, Any]:
    return {
        "forecast": result.forecast.to_dicts(),
        "series": result.series.to_dicts(),
        "breaks": result.breaks.to_dicts(),
    }


def _tail(
    score: OutlookScore, scenarios: pl.DataFrame | None, notes: tuple[OutlookNote, ...]
) -> dict[str, Any]:
    return {
        "score": {**asdict(score), "origins": list(score.origins)},
        "scenarios": None if scenarios is None else scenarios.to_dicts(),
        "notes": [asdict(note) for note in notes],
    }
