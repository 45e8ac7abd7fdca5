"""The units that a job's outlook rests on, and the errors that forecasts of them have had."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.forecast_error import PROBABILITIES, SIZE_CLASSES, ErrorModel
from jobmorph.market.group_total import UnitForecast
from jobmorph.reference.edition import Edition
from jobmorph.reference.tables import TableSource
from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.job import JobRef
from jobmorph.studies.outlook_result import OutlookScore

USED_TABLES: Final = (
    "bridge",
    "employment",
    "outlook_forecast",
    "outlook_unit_code",
    "outlook_series",
    "outlook_projection",
    "outlook_error",
    "outlook_track",
)
USED_PARAMETERS: Final = ("market.outlook_error_common_share",)
ORIGINS: Final = (2014, 2016, 2018, 2019, 2020, 2021, 2022)
LONGEST_YEARS: Final = 10


def unit_codes(edition: TableSource) -> pl.DataFrame:
    """List the codes under which each unit is counted in the last year.

    Returns
    -------
    polars.DataFrame
        employment_unit, codes (sorted list).
    """
    codes = edition.table("outlook_unit_code").filter(pl.col("code_source") == "survey")
    return (
        codes.filter(pl.col("year_last") == pl.col("year_last").max())
        .sort("employment_unit", "occupation_code")
        .group_by("employment_unit", maintain_order=True)
        .agg(pl.col("occupation_code").alias("codes"))
    )


def units_of_codes(codes: pl.DataFrame, edition: TableSource) -> pl.DataFrame:
    """Find the unit of each SOC 2018 code.

    Parameters
    ----------
    codes : polars.DataFrame
        occupation_soc2018, and whatever else is to be kept.
    edition : TableSource
        Holds the units.

    Returns
    -------
    polars.DataFrame
        The columns of `codes` with employment_unit; null where the survey does not count it.
    """
    published = edition.table("employment").select("occupation_soc2018", "published_code")
    members = (
        unit_codes(edition)
        .explode("codes")
        .join(
            edition.table("outlook_forecast").select("employment_unit"),
            on="employment_unit",
            maintain_order="left",
        )
    )
    return (
        codes.join(published, on="occupation_soc2018", how="left", maintain_order="left")
        .with_columns(pl.coalesce("published_code", "occupation_soc2018").alias("published_code"))
        .join(
            members,
            left_on="published_code",
            right_on="codes",
            how="left",
            maintain_order="left",
        )
        .drop("published_code")
    )


def units_of_job(job: JobRef, edition: Edition) -> pl.DataFrame:
    """Find the units behind a job's anchors, with their weight.

    Returns
    -------
    polars.DataFrame
        Columns of `outlook_forecast` with codes and weight, heaviest first.

    Raises
    ------
    NoMatchError
        If the survey counts none of them.
    """
    anchors = pl.DataFrame(
        {
            "occupation_onet2019": [anchor.occupation_onet2019 for anchor in job.anchors],
            "weight": [anchor.weight for anchor in job.anchors],
        }
    ).join(
        edition.table("bridge").select("occupation_onet2019", "occupation_soc2018"),
        on="occupation_onet2019",
        maintain_order="left",
    )
    found = units_of_codes(anchors, edition).drop_nulls("employment_unit")
    if found.is_empty():
        raise NoMatchError(
            f'the US survey does not count "{job.title}", nor the code that it belongs to',
            items=anchors.get_column("occupation_soc2018").to_list(),
        )
    weights = found.group_by("employment_unit", maintain_order=True).agg(pl.col("weight").sum())
    return described(weights.with_columns(pl.col("weight") / pl.col("weight").sum()), edition).sort(
        "weight", descending=True, maintain_order=True
    )


def described(units: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """Add what is known of units to a frame that names them."""
    return units.join(
        edition.table("outlook_forecast"), on="employment_unit", maintain_order="left"
    ).join(unit_codes(edition), on="employment_unit", maintain_order="left")


def unit_forecast(units: pl.DataFrame) -> UnitForecast:
    """Hand units to the model."""
    return UnitForecast(
        units.get_column("employment_base_heads").to_numpy(),
        units.get_column("growth_expected_year").to_numpy(),
        units.get_column("size_class").to_numpy(),
        tuple(units.get_column("employment_unit").str.slice(0, 2)),
    )


def error_model(edition: TableSource) -> ErrorModel:
    """Read the distribution of errors that the edition ships."""
    one_year = edition.rows("outlook_error", pl.col("horizon_years") == 1.0).sort(
        "size_class", "probability"
    )
    quantiles = one_year.get_column("error_log").to_numpy()
    settings = dict(edition.table("outlook_setting").iter_rows())
    return ErrorModel(
        quantiles.reshape(len(SIZE_CLASSES), len(PROBABILITIES)),
        settings["exponent"],
        settings["common_share"],
        settings["common_share_seen"],
        settings["major_share"],
    )


def outlook_score(edition: Edition) -> OutlookScore:
    """Look up how such forecasts did; None where the edition holds no score."""
    held: dict[str, float] = {}
    if edition.path("evidence").is_file():
        rows = edition.rows("evidence", pl.col("area") == "outlook")
        held = dict(rows.select("metric_id", "value").iter_rows())
    return OutlookScore(
        above_median=held.get("outlook.above_median"),
        above_median_jobs=held.get("outlook.above_median_jobs"),
        above_median_base=0.5,
        range_held=held.get("outlook.coverage_level"),
        range_held_jobs=held.get("outlook.coverage_level_jobs"),
        relative_error=held.get("outlook.relative_error"),
        relative_error_jobs=held.get("outlook.relative_error_jobs"),
        official_above_median=held.get("outlook.methods.official.above_median"),
        official_relative_error=held.get("outlook.methods.official.relative_error"),
        origins=ORIGINS,
    )


def unit_track(units: list[str], edition: Edition) -> pl.DataFrame:
    """Say what the method would have said of some units, and what came.

    Returns
    -------
    polars.DataFrame
        employment_unit, base_year, target_year, employment_base_heads, low, middle, high,
        fewer_probability, counted, is_inside.
    """
    rows = edition.rows_of("outlook_track", "employment_unit", units)
    heads = "employment_horizon_heads"
    return rows.select(
        "employment_unit",
        "base_year",
        "target_year",
        "employment_base_heads",
        pl.col(f"{heads}_low").alias("low"),
        pl.col(heads).alias("middle"),
        pl.col(f"{heads}_high").alias("high"),
        pl.col("fewer_jobs_probability").alias("fewer_probability"),
        pl.col("employment_counted_heads").alias("counted"),
        pl.col("employment_counted_heads")
        .is_between(pl.col(f"{heads}_low"), pl.col(f"{heads}_high"))
        .alias("is_inside"),
    ).sort("employment_unit", "base_year", "target_year")


def growth_factor(units: pl.DataFrame, column: str, years: float) -> NDArray[np.float64]:
    """Return the factor by which each unit grows at a yearly log rate, shape (N,)."""
    return np.asarray(np.exp(units.get_column(column).to_numpy() * years))
