"""What became of occupations from 1980 to 2010: three counts, and what the run starts from."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.raw import RawFolder
from jobmorph.build.score.market_history_groups import GROUPS, group_of_occupation
from jobmorph.build.sources import full_time_equivalents, routine_tasks
from jobmorph.reference.tables import TableSource
from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

# Last census of the run's past; the trend is that of 1970 to 1980.
TREND_YEARS: Final = (1970, 1980)
CENSUS_YEARS: Final = (1980, 2000)
SURVEY_YEARS: Final = (1984, 2010)
# The census table loses a third of its jobs by 2000; groups change counts in 1990.
JOINT_YEAR: Final = 1990


@dataclass(frozen=True, slots=True)
class JobCount:
    """What was counted of U units in two years, and where they lie in the run.

    Parameters
    ----------
    name : str
        Short name.
    years : tuple of int
        First and last.
    shares : ndarray, shape (U,)
        Shares of all counted jobs in the first year; sum to 1.
    change : ndarray, shape (U,)
        Log change of those shares.
    trend : ndarray, shape (U,)
        The same, had the yearly change of 1970 to 1980 gone on.
    member : ndarray, shape (U, N)
        Which occupations of the run make up a unit.
    group : ndarray of int, shape (U,)
        Group of each unit.
    """

    name: str
    years: tuple[int, int]
    shares: FloatArray
    change: FloatArray
    trend: FloatArray
    member: FloatArray
    group: IntArray


def routine_shares(raw: RawFolder) -> pl.DataFrame:
    """Return occupation_occ1990dd and routine_share: routine over all three scores of 1977."""
    scores = routine_tasks.read_routine_tasks(raw)
    total = pl.sum_horizontal("task_abstract", "task_routine", "task_manual")
    return scores.select(
        "occupation_occ1990dd", (pl.col("task_routine") / total).alias("routine_share")
    ).filter(pl.col("routine_share").is_finite())


def census_heads(edition: TableSource) -> pl.DataFrame:
    """Return people by series and census: series_id, occupation_occ1990dd, 1970, 1980, 1990, 2000.

    A year in which a series was not coded is missing.

    Parameters
    ----------
    edition : TableSource
        Holds `history_series`, `routine_link`.
    """
    links = edition.table("routine_link").filter(pl.col("occupation_list") == "history")
    counted = edition.table("history_series").filter(
        (pl.col("definition") == "census_experienced")
        & (pl.col("sex") == "all")
        & pl.col("year").is_in([*TREND_YEARS, JOINT_YEAR, *CENSUS_YEARS])
        & ~pl.col("is_missing")
        & (pl.col("history_heads") > 0.0)
    )
    wide = counted.sort("year").pivot("year", index="series_id", values="history_heads")
    return wide.join(
        links.select(pl.col("occupation_code").alias("series_id"), "occupation_occ1990dd"),
        on="series_id",
        how="inner",
    ).sort("series_id")


def survey_heads(raw: RawFolder) -> pl.DataFrame:
    """Return full-time equivalents: occupation_occ1990dd, 1984, 1990, 2010, all above 0."""
    years = (SURVEY_YEARS[0], JOINT_YEAR, SURVEY_YEARS[1])
    table = full_time_equivalents.read_full_time_equivalents(raw)
    wide = (
        table.filter(pl.col("year").is_in(years))
        .sort("year")
        .pivot("year", index="occupation_occ1990dd", values="full_time_equivalents")
        .drop_nulls()
    )
    return wide.filter(pl.min_horizontal(*(str(year) for year in years)) > 0.0).sort(
        "occupation_occ1990dd"
    )


def start_heads(survey: pl.DataFrame, census: pl.DataFrame) -> FloatArray:
    """People of 1980 by occupation of the survey, (N,).

    The census has 13 groups of 1980; within a group people lie as in 1984, the survey's first year.
    """
    groups = _groups_of(survey)
    first = survey.get_column(str(SURVEY_YEARS[0])).to_numpy()
    sizes = _group_sums(census, CENSUS_YEARS[0])
    inside = _group_sums(survey, SURVEY_YEARS[0])
    heads: FloatArray = first * (sizes / np.where(inside > 0.0, inside, 1.0))[groups]
    return heads


def census_count(census: pl.DataFrame, occupations: tuple[str, ...]) -> JobCount:
    """Occupations of the census table counted in 1970, 1980 and 2000."""
    years = (*TREND_YEARS, CENSUS_YEARS[1])
    kept = census.drop_nulls([str(year) for year in years]).filter(
        pl.col("occupation_occ1990dd").is_in(list(occupations))
    )
    heads = {year: kept.get_column(str(year)).to_numpy() for year in years}
    pace = _log_share_change(heads[TREND_YEARS[0]], heads[TREND_YEARS[1]]) / _span(TREND_YEARS)
    place = {occupation: at for at, occupation in enumerate(occupations)}
    member = np.zeros((kept.height, len(occupations)))
    for row, occupation in enumerate(kept.get_column("occupation_occ1990dd")):
        member[row, place[occupation]] = 1.0
    return JobCount(
        "census",
        CENSUS_YEARS,
        _shares(heads[CENSUS_YEARS[0]]),
        _log_share_change(heads[CENSUS_YEARS[0]], heads[CENSUS_YEARS[1]]),
        _levelled(pace * _span(CENSUS_YEARS), _shares(heads[CENSUS_YEARS[0]])),
        member,
        _groups_of(kept),
    )


def survey_count(survey: pl.DataFrame, census: pl.DataFrame) -> JobCount:
    """Occupations of the survey, 1984 to 2010; the trend is the census's, by group."""
    heads = [survey.get_column(str(year)).to_numpy() for year in SURVEY_YEARS]
    groups = _groups_of(survey)
    pace = _group_pace(census)[groups]
    return JobCount(
        "survey",
        SURVEY_YEARS,
        _shares(heads[0]),
        _log_share_change(heads[0], heads[1]),
        _levelled(pace * _span(SURVEY_YEARS), _shares(heads[0])),
        np.eye(survey.height),
        groups,
    )


def group_count(survey: pl.DataFrame, census: pl.DataFrame) -> JobCount:
    """13 groups from 1980 to 2010: the census up to 1990, the survey after it.

    Changes are added, each within its own count; levels of the two are never compared.
    """
    first, last = CENSUS_YEARS[0], SURVEY_YEARS[1]
    groups = _groups_of(survey)
    later = [_group_sums(survey, year) for year in (JOINT_YEAR, last)]
    both = census.drop_nulls([str(first), str(JOINT_YEAR)])
    earlier = [_group_sums(both, year) for year in (first, JOINT_YEAR)]
    shares = _shares(_group_sums(census, first))
    change = _log_share_change(*earlier) + _log_share_change(*later)
    return JobCount(
        "groups",
        (first, last),
        shares,
        _levelled(change, shares),
        _levelled(_group_pace(census) * (last - first), shares),
        np.eye(len(GROUPS))[groups].T,
        np.arange(len(GROUPS)),
    )


def model_change(
    count: JobCount, start: FloatArray, path: FloatArray, first_year: int
) -> FloatArray:
    """Log change of shares of each unit in a run, (U, M).

    Parameters
    ----------
    count : JobCount
        Units.
    start : ndarray, shape (N,)
        People in the run's first year.
    path : ndarray, shape (Y + 1, N, M)
        People over those of the first year.
    first_year : int
        Year of the first row of `path`.
    """
    heads = [count.member @ (start[:, None] * path[year - first_year]) for year in count.years]
    change = np.log(heads[1] / heads[0])
    return np.stack([_levelled(column, count.shares) for column in change.T], axis=1)


def _group_pace(census: pl.DataFrame) -> FloatArray:
    """Yearly log change of the shares of groups, 1970 to 1980."""
    both = census.drop_nulls([str(year) for year in TREND_YEARS])
    return _log_share_change(*(_group_sums(both, year) for year in TREND_YEARS)) / _span(
        TREND_YEARS
    )


def _group_sums(table: pl.DataFrame, year: int) -> FloatArray:
    heads = table.get_column(str(year)).fill_null(0.0).to_numpy()
    sums: FloatArray = heads @ np.eye(len(GROUPS))[_groups_of(table)]
    return sums


def _groups_of(table: pl.DataFrame) -> IntArray:
    codes = table.get_column("occupation_occ1990dd")
    return np.array([group_of_occupation(code) for code in codes], dtype=np.int64)


def _span(years: tuple[int, int]) -> int:
    return years[1] - years[0]


def _shares(heads: FloatArray) -> FloatArray:
    shares: FloatArray = heads / heads.sum()
    return shares


def _log_share_change(before: FloatArray, after: FloatArray) -> FloatArray:
    empty = int(((before <= 0.0) | (after <= 0.0)).sum())
    if empty:
        raise DataError("units without people in one of two years have no change", count=empty)
    change: FloatArray = np.log(_shares(after) / _shares(before))
    return change


def _levelled(change: FloatArray, shares: FloatArray) -> FloatArray:
    """Shift log changes so that shares sum to one again."""
    levelled: FloatArray = change - np.log(float(shares @ np.exp(change)))
    return levelled
