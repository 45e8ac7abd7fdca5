"""Jobs and wages of occupations by industry, what is not published filled in by one rule.

The survey withholds small cells, 1,285 of the 18,538 that it lists for three-digit industries in
May 2025, and leaves others out altogether. What they hold together is known, because sectors and
the whole economy are published as well: half a percent of all jobs.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import oews
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import INDUSTRY, INDUSTRY_JOB

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

ALL_INDUSTRIES: Final = "000000"
ALL_OCCUPATIONS: Final = "00-0000"
DETAILED: Final = 3
INDUSTRY_LEVEL: Final = 3
SECTOR_LEVEL: Final = 2
# A sector bears its first number and the one after its last: '31--34' holds 31, 32 and 33.
_SECTOR: Final = r"^(\d\d)--?(\d\d|100)$"
# Published figures are rounded to ten.
ROUNDING: Final = 5.0
LEAST_JOBS: Final = 30.0
# Industries then miss their own totals by 0.1 percent on average, and by 2.3 percent at most.
ROUNDS: Final = 10
HOURS_YEAR: Final = 2080.0
WAGE_CEILING: Final = 239_200.0
_MEAN: Final = "wage_mean_usd_year"


@dataclass(frozen=True, slots=True)
class IndustryCells:
    """Published jobs of N occupations in J industries of S sectors; NaN where not published.

    Parameters
    ----------
    jobs : ndarray, shape (N, J)
        Jobs of each occupation in each industry.
    is_listed : ndarray of bool, shape (N, J)
        The cell has a row, its figure published or withheld.
    sector_jobs : ndarray, shape (N, S)
        Jobs in each sector.
    total : ndarray, shape (N,)
        Jobs in all industries.
    industry_total : ndarray, shape (J,)
        Jobs of all occupations.
    sector_of : ndarray of int, shape (J,)
        Sector of each industry.
    """

    jobs: FloatArray
    is_listed: BoolArray
    sector_jobs: FloatArray
    total: FloatArray
    industry_total: FloatArray
    sector_of: NDArray[np.int64]


def fill_cells(cells: IndustryCells) -> FloatArray:
    """Fill in jobs that are not published; published ones stay as they are.

    For each occupation, what a sector holds beyond the industries published in it goes to the
    industries withheld there; what the economy then still holds goes to industries of sectors that
    are not published. Where none is withheld, those left out altogether take it if it is more than
    rounding can make. Several share it in proportion to weights, the heaviest alone if others would
    get fewer than 30, the least that the survey publishes. So an occupation's jobs add up to its
    total, within rounding. Weights start at the jobs of an industry that no published occupation
    accounts for, and are corrected ten times by what the industry then got.

    Returns
    -------
    ndarray, shape (N, J)
        Jobs, 0 or more; whole numbers in filled cells.

    Raises
    ------
    DataError
        If an industry's occupations add up to more than its own total.

    Examples
    --------
    >>> nan = np.nan
    >>> cells = IndustryCells(
    ...     jobs=np.array([[100.0, nan, nan]]), is_listed=np.array([[True, True, False]]),
    ...     sector_jobs=np.array([[160.0, nan]]), total=np.array([200.0]),
    ...     industry_total=np.array([150.0, 80.0, 50.0]), sector_of=np.array([0, 0, 1]))
    >>> fill_cells(cells).tolist()
    [[100.0, 60.0, 40.0]]
    """
    unexplained = cells.industry_total - np.nansum(cells.jobs, axis=0)
    if (unexplained < -ROUNDING * (cells.jobs.shape[0] + 1)).any():
        raise DataError("occupations of an industry add up to more than its jobs")
    wanted = np.maximum(unexplained, 1.0)
    weights = wanted
    for _ in range(ROUNDS):
        got = np.maximum(_all_missing(cells, weights).sum(axis=0), 1.0)
        # Half a step: which cells take part may change from round to round.
        weights = weights * np.sqrt(wanted / got)
    whole = np.diff(np.round(np.cumsum(_all_missing(cells, weights), axis=1)), prepend=0.0)
    filled: FloatArray = np.where(np.isnan(cells.jobs), 0.0, cells.jobs) + whole
    return filled


def _all_missing(cells: IndustryCells, weights: FloatArray) -> FloatArray:
    rows = range(cells.jobs.shape[0])
    return np.stack([_missing_jobs(cells, row, weights) for row in rows])


def _missing_jobs(cells: IndustryCells, row: int, weights: FloatArray) -> FloatArray:
    """Jobs of one occupation that its published cells leave out, shape (J,)."""
    own, withheld = cells.jobs[row], cells.is_listed[row] & np.isnan(cells.jobs[row])
    left_out = ~cells.is_listed[row]
    added = np.zeros(own.size)
    is_open = np.zeros(own.size, dtype=bool)
    for sector, whole in enumerate(cells.sector_jobs[row]):
        inside = cells.sector_of == sector
        if np.isnan(whole):
            is_open |= inside
            continue
        gap, noise = _gap(whole, own[inside])
        takers = [inside & withheld] if gap <= noise else [inside & withheld, inside & left_out]
        added += _spread(gap, takers, weights)
    gap, noise = _gap(cells.total[row] - added.sum(), own)
    takers = [is_open & withheld, withheld]
    if gap > noise:
        takers = [is_open & withheld, is_open & left_out, withheld, left_out]
    return added + _spread(gap, takers, weights)


def _gap(whole: float, parts: FloatArray) -> tuple[float, float]:
    """Return what a sum holds beyond its published parts, and how much rounding can make."""
    published = int((~np.isnan(parts)).sum())
    return float(whole - np.nansum(parts)), ROUNDING * (1 + published)


def _spread(gap: float, takers: list[BoolArray], weights: FloatArray) -> FloatArray:
    """Spread a gap over the first set of cells that is not empty."""
    target = next((each for each in takers if each.any()), None)
    if target is None or gap <= 0.0:
        return np.zeros(weights.size)
    share = np.where(target, weights, 0.0)
    # Cells that nobody listed are small; as many take part as can be of the least published size.
    most = max(int(gap // LEAST_JOBS), 1)
    share[np.argsort(-share, kind="stable")[most:]] = 0.0
    spread: FloatArray = gap * share / share.sum()
    return spread


def compile_industry_jobs(raw: RawFolder) -> dict[str, pl.DataFrame]:
    """Compile the tables `industry` and `industry_job`, May 2025.

    Wages that are not published are those of the occupation in all industries; where that has no
    annual wage, the hourly wage of the cell, or else of the occupation, times 2,080. A mean at the
    published ceiling is the ceiling.

    Returns
    -------
    dict of str to polars.DataFrame
        By the names of their contracts.

    Raises
    ------
    DataError
        If an industry lies in no sector, or an occupation in no industry.
    """
    frame = oews.read_industry_2025(raw)
    industries = _industries(frame)
    detailed = frame.filter(pl.col("occupation_level") == DETAILED)
    totals = detailed.filter(pl.col("industry") == ALL_INDUSTRIES).sort("occupation_soc2018")
    listed = detailed.filter(pl.col("industry_level") == INDUSTRY_LEVEL)
    codes = totals.get_column("occupation_soc2018").to_list()
    cells = industry_cells(detailed, industries, codes)
    filled = fill_cells(cells)
    at = np.argwhere(filled > 0.0)
    names = industries.get_column("industry")
    jobs = pl.DataFrame(
        {
            "published_code": np.array(codes)[at[:, 0]],
            "industry_naics": names.to_numpy()[at[:, 1]],
            "employment_heads": filled[at[:, 0], at[:, 1]],
            "is_employment_filled": np.isnan(cells.jobs[at[:, 0], at[:, 1]]),
        }
    )
    return {
        "industry": INDUSTRY.check(
            industries.select(
                pl.col("industry").alias("industry_naics"),
                pl.col("industry_title").alias("title"),
                "employment_heads",
                _MEAN,
            )
        ),
        "industry_job": INDUSTRY_JOB.check(_with_wages(jobs, listed, totals)),
    }


def industry_cells(
    detailed: pl.DataFrame, industries: pl.DataFrame, codes: list[str]
) -> IndustryCells:
    """Lay out published figures as arrays.

    Parameters
    ----------
    detailed : polars.DataFrame
        Rows of `oews.read_industry_2025` for detailed occupations.
    industries : polars.DataFrame
        industry, employment_heads: the J industries.
    codes : list of str
        The N occupations.
    """
    names = industries.get_column("industry").to_list()
    sectors = detailed.filter(
        (pl.col("industry_level") == SECTOR_LEVEL) & pl.col("industry").str.contains(_SECTOR)
    )
    bounds = sectors.get_column("industry").unique().sort().to_list()
    listed = detailed.filter(pl.col("industry_level") == INDUSTRY_LEVEL)
    totals = detailed.filter(pl.col("industry") == ALL_INDUSTRIES)
    places = _places(listed, names, codes)
    is_listed = np.zeros((len(codes), len(names)), dtype=bool)
    is_listed[places] = True
    return IndustryCells(
        jobs=_laid_out(listed, names, codes),
        is_listed=is_listed,
        sector_jobs=_laid_out(sectors, bounds, codes),
        total=_laid_out(totals, [ALL_INDUSTRIES], codes)[:, 0],
        industry_total=industries.get_column("employment_heads").to_numpy(),
        sector_of=np.array([_sector_of(name, bounds) for name in names]),
    )


def _industries(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(
        (pl.col("industry_level") == INDUSTRY_LEVEL)
        & (pl.col("occupation_soc2018") == ALL_OCCUPATIONS)
    ).sort("industry")


def _sector_of(industry: str, bounds: list[str]) -> int:
    number = int(industry[:2])
    for place, name in enumerate(bounds):
        first, after = name[:2], name[2:].lstrip("-")
        if int(first) <= number < int(after):
            return place
    raise DataError("an industry lies in no sector", items=[industry])


def _places(
    frame: pl.DataFrame, names: list[str], codes: list[str]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    row = {code: place for place, code in enumerate(codes)}
    column = {name: place for place, name in enumerate(names)}
    return (
        np.array([row[code] for code in frame.get_column("occupation_soc2018")], dtype=np.int64),
        np.array([column[name] for name in frame.get_column("industry")], dtype=np.int64),
    )


def _laid_out(frame: pl.DataFrame, names: list[str], codes: list[str]) -> FloatArray:
    array = np.full((len(codes), len(names)), np.nan)
    array[_places(frame, names, codes)] = frame.get_column("employment_heads").to_numpy()
    return array


def _with_wages(jobs: pl.DataFrame, listed: pl.DataFrame, totals: pl.DataFrame) -> pl.DataFrame:
    own = listed.select(
        pl.col("occupation_soc2018").alias("published_code"),
        pl.col("industry").alias("industry_naics"),
        pl.col(_MEAN).alias("own"),
        (pl.col("wage_mean_usd_hour") * HOURS_YEAR).alias("own_hourly"),
        pl.col("top_coded").str.contains(_MEAN).fill_null(value=False).alias("is_top"),
    )
    whole = totals.select(
        pl.col("occupation_soc2018").alias("published_code"),
        pl.col(_MEAN).alias("whole"),
        (pl.col("wage_mean_usd_hour") * HOURS_YEAR).alias("whole_hourly"),
    )
    ceiling = pl.when(pl.col("is_top")).then(pl.lit(WAGE_CEILING))
    return (
        jobs.join(own, on=["published_code", "industry_naics"], how="left")
        .join(whole, on="published_code", how="left")
        .with_columns(
            pl.coalesce("own", ceiling, "whole", "own_hourly", "whole_hourly")
            .round(0)
            .alias(_MEAN),
            pl.col("own").is_null().alias("is_wage_filled"),
        )
        .select(INDUSTRY_JOB.columns)
        .sort(INDUSTRY_JOB.key)
    )
