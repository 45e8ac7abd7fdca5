"""Computers from 1980 to 2000: routine work in the demand equation against what was counted."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.score.metrics import cluster_interval, spearman
from jobmorph.build.score.rows import ScoreRow
from jobmorph.reference.parameters import load_parameters
from jobmorph.reference.tables import TableSource

FloatArray = NDArray[np.float64]

AREA: Final = "market"
FIRST, LAST, EARLIER = 1980, 2000, 1960
# Part of routine time that computers save by 2000: an assumption; ranks do not depend on it.
ROUTINE_SAVED: Final = 0.3
_DATA: Final = "history_series: US censuses 1960 to 2000; occupation_routine: DOT 1977; market.*"
_WORDS: Final = {
    "technology": "routine work saved, demand equation in one industry",
    "trend": "growth of 1960 to 1980 goes on",
    "none": "no technology: shares stay",
}


def history_rows(edition: TableSource) -> list[ScoreRow]:
    """Score the change of employment shares by occupation; nothing is fitted to it.

    With one industry the terms of the demand equation that differ between occupations are
    ln n_i = ln(1 - S_i) + lambda b_i + constant, b_i = -ln(1 - S_i (1 - c)), S_i = xi x .3 x the
    routine share of tasks.

    Parameters
    ----------
    edition : TableSource
        Holds `history_series`, `occupation_routine`, `routine_link`.
    """
    table = _counted(edition)
    heads = {year: table.get_column(str(year)).to_numpy() for year in (EARLIER, FIRST, LAST)}
    shares = {year: values / values.sum() for year, values in heads.items()}
    change = np.log(shares[LAST] / shares[FIRST])
    routine = table.get_column("routine_share").to_numpy()
    predicted = {
        "technology": _levelled(_demand(routine), shares[FIRST]),
        "trend": _levelled(np.log(shares[FIRST] / shares[EARLIER]), shares[FIRST]),
        "none": np.zeros(change.size),
    }
    rows = []
    for name, values in predicted.items():
        rows += _rows(name, values, change, shares[FIRST])
    return rows


def _counted(edition: TableSource) -> pl.DataFrame:
    """Occupations counted in all three censuses, with the routine share of their tasks."""
    links = edition.table("routine_link").filter(pl.col("occupation_list") == "history")
    tasks = edition.table("occupation_routine").with_columns(
        (
            pl.col("task_routine")
            / (pl.col("task_abstract") + pl.col("task_routine") + pl.col("task_manual"))
        ).alias("routine_share")
    )
    years = [EARLIER, FIRST, LAST]
    series = edition.table("history_series").filter(
        (pl.col("definition") == "census_experienced")
        & (pl.col("sex") == "all")
        & pl.col("year").is_in(years)
        & ~pl.col("is_missing")
        & (pl.col("history_heads") > 0.0)
    )
    wide = series.pivot("year", index="series_id", values="history_heads").drop_nulls()
    return (
        wide.sort("series_id")
        .join(
            links.rename({"occupation_code": "series_id"}),
            on="series_id",
            how="inner",
            maintain_order="left",
        )
        .join(tasks, on="occupation_occ1990dd", how="inner", maintain_order="left")
        .drop_nulls("routine_share")
    )


def _demand(routine_share: FloatArray) -> FloatArray:
    known = load_parameters("market")
    cost, spread, realised = (
        known[f"market.{name}"].value
        for name in ("ai_cost_share", "occupation_substitution", "realised_share")
    )
    saved = realised * ROUTINE_SAVED * routine_share
    fall = -np.log1p(-saved * (1.0 - cost))
    demand: FloatArray = np.log1p(-saved) + spread * fall
    return demand


def _levelled(change: FloatArray, shares: FloatArray) -> FloatArray:
    """Shift log changes so that shares sum to one again."""
    levelled: FloatArray = change - np.log(float(shares @ np.exp(change)))
    return levelled


def _rows(name: str, values: FloatArray, change: FloatArray, shares: FloatArray) -> list[ScoreRow]:
    places = np.arange(change.size)

    def error(rows: NDArray[np.int64]) -> float:
        return float(np.sqrt(np.average((values - change)[rows] ** 2, weights=shares[rows])))

    plain = ScoreRow(
        f"{AREA}.variants.computers.{name}.rmse",
        f"error of log changes of employment shares, 1980 to 2000; {_WORDS[name]}",
        f"occupations of the 1950 list counted in 1960, 1980 and 2000; {ROUTINE_SAVED:g} of "
        "routine time saved by 2000: assumed, not fitted; weighted by jobs; bootstrap of "
        "occupations",
        cluster_interval(error, places),
        change.size,
        _WORDS["none"],
        float(np.sqrt(np.average(change**2, weights=shares))),
        None,
        None,
        _DATA,
        is_higher_better=False,
        area=AREA,
    )
    if name == "none":
        return [plain]
    rank = ScoreRow(
        f"{AREA}.variants.computers.{name}.spearman",
        f"rank correlation of changes of employment shares, 1980 to 2000; {_WORDS[name]}",
        plain.protocol,
        cluster_interval(lambda rows: spearman(change[rows], values[rows]), places),
        change.size,
        "no relation",
        0.0,
        None,
        None,
        _DATA,
        area=AREA,
    )
    return [plain, rank]
