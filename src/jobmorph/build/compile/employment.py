"""US jobs, wages and official projections by occupation."""

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import oews, projections
from jobmorph.schema.tables import EMPLOYMENT, PROJECTION

EMPLOYMENT_YEAR = 2025
PROJECTION_VINTAGE = "2024-2034"
_POINTS = {"p10": "p10", "p25": "p25", "median": "p50", "p75": "p75", "p90": "p90"}


def compile_employment(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    """Compile the table `employment`: one row per SOC 2018 code, latest May.

    The survey publishes some detailed codes only together, under a code of its own in the same
    broad group; their heads are split equally over the members that are not published alone, and
    the row says so. Codes without any figure (not surveyed, or suppressed) keep a row with nulls.

    Returns
    -------
    polars.DataFrame
        Contract `employment`, sorted by code.
    """
    codes = occupations.select("occupation_soc2018").unique().sort("occupation_soc2018")
    published = oews.read_panel(raw).filter(
        (pl.col("year") == EMPLOYMENT_YEAR) & (pl.col("level") == "detailed")
    )
    linked = _link_to_published(codes, published.select("occupation_soc"))
    members = pl.len().over("published_code")
    frame = (
        linked.with_columns(members.alias("members"))
        .join(published, left_on="published_code", right_on="occupation_soc", how="left")
        .with_columns(
            pl.lit(EMPLOYMENT_YEAR, dtype=pl.Int64).alias("year"),
            (pl.col("members") > 1).alias("is_employment_split"),
            (pl.col("employment_heads") / pl.col("members")).alias("employment_heads"),
            pl.col("top_coded").is_not_null().alias("is_wage_topcoded"),
            *(
                pl.col(f"wage_{old}_usd_year").alias(f"wage_{new}_usd_year")
                for new, old in _POINTS.items()
            ),
        )
        .select(EMPLOYMENT.columns)
        .sort("occupation_soc2018")
    )
    return EMPLOYMENT.check(frame)


def _link_to_published(codes: pl.DataFrame, published: pl.DataFrame) -> pl.DataFrame:
    """Add `published_code`: the code itself, the survey's aggregate, or the broad code."""
    broad = pl.col("occupation_soc2018").str.slice(0, 6)
    aggregates = published.join(
        codes, left_on="occupation_soc", right_on="occupation_soc2018", how="anti"
    ).select(pl.col("occupation_soc").str.slice(0, 6).alias("broad"), "occupation_soc")
    is_alone = pl.col("occupation_soc2018").is_in(published.get_column("occupation_soc").to_list())
    return (
        codes.with_columns(broad.alias("broad"))
        .join(aggregates, on="broad", how="left", validate="m:1")
        .with_columns(
            pl.when(is_alone)
            .then(pl.col("occupation_soc2018"))
            .otherwise(pl.coalesce("occupation_soc", pl.col("broad") + "0"))
            .alias("published_code")
        )
        .select("occupation_soc2018", "published_code")
    )


def compile_projection(raw: RawFolder) -> pl.DataFrame:
    """Compile the table `projection`: line items of the latest Employment Projections.

    Returns
    -------
    polars.DataFrame
        Contract `projection`, sorted by unit.
    """
    frame = (
        projections.read_panel(raw)
        .filter(
            (pl.col("vintage") == PROJECTION_VINTAGE) & (pl.col("occupation_type") == "line item")
        )
        .select(
            pl.col("occupation_nem").alias("outlook_unit"),
            "title",
            "base_year",
            pl.col("projected_year").alias("target_year"),
            (pl.col("employment_base_thousands") * 1000).alias("employment_base_heads"),
            (pl.col("employment_projected_thousands") * 1000).alias("employment_projected_heads"),
            pl.col("typical_education").alias("education_typical"),
        )
        .sort("outlook_unit")
    )
    return PROJECTION.check(frame)
