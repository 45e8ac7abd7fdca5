"""What people in an occupation say it takes to do it: schooling, experience, training."""

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import onet_ratings
from jobmorph.schema.tables import PREPARATION

# Schooling, related work, training on site, training on the job.
SCALES = ("RL", "RW", "PT", "OJ")


def compile_preparation(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    """Compile the table `preparation`.

    Categories that nobody chose have no row. Figures that the publisher recommends to suppress
    stay, marked, so that the shares of a scale still sum to 1. Occupations that were never asked
    have no rows.

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    occupations : polars.DataFrame
        Contract `occupation`.

    Returns
    -------
    polars.DataFrame
        Contract `preparation`, sorted by key.
    """
    known = occupations.filter(pl.col("has_tasks")).select("occupation_onet2019")
    frame = (
        onet_ratings.read_education(raw)
        .filter(pl.col("scale_id").is_in(SCALES) & (pl.col("data_value") > 0))
        .join(known, on="occupation_onet2019", how="semi")
        .select(
            "occupation_onet2019",
            pl.col("scale_id").alias("scale"),
            "category",
            (pl.col("data_value") / 100.0).round(4).alias("share"),
            pl.col("is_suppress_recommended").fill_null(value=False).alias("is_low_precision"),
        )
        .sort(PREPARATION.key)
    )
    return PREPARATION.check(frame)
