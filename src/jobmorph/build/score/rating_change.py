"""How far published skill ratings moved between two releases, beside their own noise."""

from typing import Final

import numpy as np
import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.score.metrics import cluster_interval, on_rows
from jobmorph.build.score.rows import ScoreRow
from jobmorph.build.sources import crosswalks, onet_ratings

OLD: Final = "22.1"
NEW: Final = "30.1"
QUANTILE: Final = 1.96
CHANCE: Final = 0.05
DATA: Final = "O*NET 22.1 and 30.1 skills (importance); crosswalk O*NET-SOC 2010 to 2019"


def score_rating_change(raw: RawFolder) -> ScoreRow:
    """Share of re-rated cells that moved beyond the standard errors of both releases.

    Returns
    -------
    ScoreRow
        The share; baseline: what chance alone would give if the errors were independent.
    """
    cells = rated_twice(raw)
    again = cells.filter(pl.col("is_rated_again")).drop_nulls(["error_old", "error_new"])
    moved = is_moved(again).to_numpy().astype(np.float64)
    found = cluster_interval(
        on_rows(lambda rows: float(rows.mean()), moved),
        again.get_column("occupation_onet2019").to_numpy(),
    )
    rated_again = float(np.mean(cells.get_column("is_rated_again").to_numpy()))
    return ScoreRow(
        "skills.rating_change_share",
        f"skill ratings of release {NEW} that moved beyond noise since {OLD}",
        f"importance of 35 skills, occupations with one code in both taxonomies, cells rated again "
        f"by analysts ({rated_again:.1%} of {cells.height:,}); moved: difference above {QUANTILE} "
        "combined standard errors; interval by bootstrap over occupations. No power: fewer moved "
        "than chance gives, so rating changes cannot test any forecast of direction",
        found,
        again.height,
        "moved by chance alone",
        CHANCE,
        None,
        None,
        DATA,
        area="skills",
    )


def rated_twice(raw: RawFolder) -> pl.DataFrame:
    """Pair the importance ratings of both releases, where the code has exactly one counterpart.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, element_id, rating_old, rating_new, error_old, error_new,
        is_rated_again (its date is another one).
    """
    walk = crosswalks.read_onet2010_to_onet2019(raw)
    pairs = walk.select("occupation_onet2010", "occupation_onet2019").filter(
        (pl.len().over("occupation_onet2010") == 1) & (pl.len().over("occupation_onet2019") == 1)
    )
    old = _importance(raw, OLD, "old").join(pairs, on="occupation_onet2010")
    new = _importance(raw, NEW, "new")
    return (
        old.join(new, on=["occupation_onet2019", "element_id"])
        .select(
            "occupation_onet2019",
            "element_id",
            "rating_old",
            "rating_new",
            "error_old",
            "error_new",
            (pl.col("date_old") != pl.col("date_new")).alias("is_rated_again"),
        )
        .sort("occupation_onet2019", "element_id")
    )


def is_moved(cells: pl.DataFrame) -> pl.Series:
    """Say which cells moved by more than 1.96 combined standard errors.

    Examples
    --------
    >>> is_moved(pl.DataFrame({"rating_old": [3.0, 3.0], "rating_new": [3.5, 3.9],
    ...     "error_old": [0.3, 0.3], "error_new": [0.3, 0.3]})).to_list()
    [False, True]
    """
    error = (pl.col("error_old") ** 2 + pl.col("error_new") ** 2).sqrt()
    change = (pl.col("rating_new") - pl.col("rating_old")).abs()
    return cells.select((change > QUANTILE * error + 1e-9).alias("is_moved")).to_series()


def _importance(raw: RawFolder, version: str, name: str) -> pl.DataFrame:
    ratings = onet_ratings.read_ratings(raw, "skills", version)
    return ratings.filter(pl.col("scale_id") == "IM").select(
        pl.col("^occupation_onet.*$"),
        "element_id",
        pl.col("data_value").alias(f"rating_{name}"),
        pl.col("standard_error").alias(f"error_{name}"),
        pl.col("date").alias(f"date_{name}"),
    )
