"""How fast the sectors an occupation works in have taken up AI, relative to the mean."""

import numpy as np
import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import business_trends, oews
from jobmorph.schema.tables import ADOPTION

QUESTION = "any_function"
SECTOR_LEVEL = 2
DETAILED = 3
LOWEST, HIGHEST = 0.3, 3.0
_SECTOR_CODE = r"^\d{2}-?-"


def compile_adoption(
    raw: RawFolder, bridge: pl.DataFrame, employment: pl.DataFrame
) -> pl.DataFrame:
    """Compile the table `adoption`.

    relative adoption of occupation i = sum over sectors of (share of i's jobs in the sector) x
    (AI use of the sector's firms) over the job-weighted mean, clipped to 0.3..3. Sectors without
    a published figure, government among them, take the mean; so do occupations without jobs by
    sector. Firms' use, not hours: it only tilts the level of use between occupations.

    Returns
    -------
    polars.DataFrame
        Contract `adoption`, sorted by code.
    """
    use, as_of = _latest_sector_use(raw)
    jobs = _jobs_by_sector(raw)
    mean = _weighted_mean(jobs, use)
    relative = (
        jobs.join(use, on="sector_naics", how="left")
        .with_columns(pl.col("use_percent").fill_null(mean))
        .sort("published_code", "sector_naics")
        .group_by("published_code")
        .agg(
            ((pl.col("heads") * pl.col("use_percent")).sum() / pl.col("heads").sum() / mean).alias(
                "relative_adoption"
            )
        )
    )
    frame = (
        bridge.select("occupation_onet2019", "occupation_soc2018")
        .join(employment.select("occupation_soc2018", "published_code"), on="occupation_soc2018")
        .join(relative, on="published_code", how="left")
        .select(
            "occupation_onet2019",
            pl.col("relative_adoption").fill_null(1.0).clip(LOWEST, HIGHEST),
            pl.lit(as_of).alias("as_of"),
        )
        .sort("occupation_onet2019")
    )
    return ADOPTION.check(frame)


def _latest_sector_use(raw: RawFolder) -> tuple[pl.DataFrame, str]:
    use = business_trends.read_sector_use(raw).filter(
        (pl.col("question") == QUESTION) & (pl.col("horizon") == "last_two_weeks")
    )
    newest = use.filter(pl.col("cycle") == pl.col("cycle").max()).drop_nulls("use_percent")
    return newest.select("sector_naics", "use_percent"), str(newest.item(0, "reference_end"))[:7]


def _jobs_by_sector(raw: RawFolder) -> pl.DataFrame:
    return (
        oews.read_industry_2025(raw)
        .filter(
            (pl.col("industry_level") == SECTOR_LEVEL)
            & (pl.col("occupation_level") == DETAILED)
            & pl.col("industry").str.contains(_SECTOR_CODE)
            & pl.col("employment_heads").is_not_null()
        )
        .select(
            pl.col("occupation_soc2018").alias("published_code"),
            pl.col("industry").str.slice(0, 2).alias("sector_naics"),
            pl.col("employment_heads").alias("heads"),
        )
    )


def _weighted_mean(jobs: pl.DataFrame, use: pl.DataFrame) -> float:
    known = jobs.join(use, on="sector_naics")
    heads = known.get_column("heads").to_numpy()
    return float(np.average(known.get_column("use_percent").to_numpy(), weights=heads))
