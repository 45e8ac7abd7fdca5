"""Years of an outlook as tables: what was counted, and our range beside the simpler answers."""

import polars as pl

from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.outlook_number import chance_number
from jobmorph.reports.outlook_view import Outlook, answer_scale, counted_base, is_index
from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.studies.outlook_result import OutlookGroupResult


def year_grid(result: Outlook) -> Grid:
    """Set our range year by year, beside the simpler answers.

    Returns
    -------
    Grid
        Year, low, middle, high, chance of fewer, official, alike; the first row is the last count.
    """
    scale = answer_scale(result)
    names = ("year", "low", "middle", "high", "chance", "official", "alike")
    start = "100" if is_index(result) else counted_base(result)
    rows = [[str(result.base_year), "", start, "", "", "", ""]]
    for row in result.forecast.filter(pl.col("year_ahead") > 0).iter_rows(named=True):
        ends = [scale.write(row[name]) for name in ("p10", "p50", "p90")]
        beside = [scale.write(row[name]) for name in ("official", "alike")]
        rows.append([str(row["year"]), *ends, chance_number(row["fewer_probability"]), *beside])
    unit = figure_unit(result)
    return table_of(unit, [say(f"outlook.column.{name}") for name in names], rows, range(7))


def figure_unit(result: Outlook) -> str:
    """Say what the figure's heights are."""
    if is_index(result):
        return say("outlook.figure.unit.index", base=result.base_year)
    return say("outlook.figure.unit")


def series_points(result: Outlook) -> pl.DataFrame:
    """Return what was counted, one value a year.

    Returns
    -------
    polars.DataFrame
        year, value, is_trend_only; in jobs or as an index.
    """
    if isinstance(result, OutlookGroupResult):
        return result.series.select(
            "year",
            pl.col("employment_heads").alias("value"),
            pl.lit(value=False).alias("is_trend_only"),
        )
    column = "index" if is_index(result) else "employment_heads"
    return (
        result.series.group_by("year", maintain_order=True)
        .agg(pl.col(column).first().alias("value"), pl.col("is_trend_only").any())
        .drop_nulls("value")
        .sort("year")
    )


def series_grid(result: Outlook) -> Grid:
    """Set what was counted, year by year."""
    rows = [
        [
            str(row["year"]),
            str(whole(row["value"])) if is_index(result) else f"{whole(row['value']):,}",
            say("outlook.kind.trend" if row["is_trend_only"] else "outlook.kind.counted"),
        ]
        for row in series_points(result).iter_rows(named=True)
    ]
    value = "outlook.column.index" if is_index(result) else "outlook.column.jobs"
    heads = [say("outlook.column.year"), say(value), say("outlook.column.kind")]
    return table_of(say("outlook.section.series"), heads, rows, (0, 1))
