"""How crowded openings get at every place, by the labour-flow simulator."""

from functools import lru_cache
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import RANGE_ENDS

TABLE: Final = "node_congestion"
# Scenario and what its columns are called.
SCENARIOS: Final = {"expected": "congestion", "cut-first": "congestion_cut_first"}
CONGESTION: Final = tuple(f"{name}{end}" for name in SCENARIOS.values() for end in RANGE_ENDS)
CONGESTION_WORDS: Final = ("more", "less", "unclear")
# Ends nearer to 1 are told as no difference.
LEAST: Final = 0.005


@lru_cache(maxsize=4)
def congestion_by_job(edition: Edition, years: int) -> pl.DataFrame:
    """Return searchers per opening over those of all jobs, by occupation.

    Returns
    -------
    polars.DataFrame
        occupation_onet2019, congestion_low, congestion, congestion_high (scenario 'expected') and
        congestion_cut_first with the same ends; null where the edition or the survey of moves
        holds none.
    """
    jobs = edition.table("bridge").select("occupation_onet2019", "moves_node")
    if not edition.path(TABLE).is_file():
        return jobs.select(
            "occupation_onet2019", *(pl.lit(None, pl.Float64).alias(name) for name in CONGESTION)
        )
    rows = edition.rows(TABLE, pl.col("year_ahead") == float(years))
    for scenario, name in SCENARIOS.items():
        one = rows.filter(pl.col("scenario") == scenario).select(
            "moves_node", *(pl.col(f"congestion{end}").alias(f"{name}{end}") for end in RANGE_ENDS)
        )
        jobs = jobs.join(one, on="moves_node", how="left", maintain_order="left")
    return jobs.select("occupation_onet2019", *CONGESTION)


def congestion_word() -> pl.Expr:
    """Say what the range carries: 'more' or 'less' crowded than jobs as a whole, or 'unclear'."""
    return (
        pl.when(pl.col("congestion").is_null())
        .then(None)
        .when(pl.col("congestion_low") >= 1.0 + LEAST)
        .then(pl.lit("more"))
        .when(pl.col("congestion_high") <= 1.0 - LEAST)
        .then(pl.lit("less"))
        .otherwise(pl.lit("unclear"))
    )
