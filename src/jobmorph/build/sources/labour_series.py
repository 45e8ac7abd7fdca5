"""National labour series of the US: unemployment, openings, hires, flows, output.

Monthly series are those of the Bureau of Labor Statistics; vintages are mixed, the newest at hand
for each month. Monthly chances of finding and losing a job were computed from matched CPS samples
by researchers and are not seasonally adjusted.
"""

from dataclasses import replace
from typing import Final

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.schema.errors import DataError

_FOLDER: Final = "macro"
_MONTHLY: Final = f"{_FOLDER}/us_labor_monthly.csv"
_CHANCES: Final = f"{_FOLDER}/cps_transition_rates_monthly_1996_2024.csv"
_OUTPUT: Final = f"{_FOLDER}/gdp_real_quarterly.csv"

_SERIES: Final = Origin(
    source_id="labour_series_monthly",
    producer="U.S. Bureau of Labor Statistics",
    title="Current Population Survey and Job Openings and Labor Turnover Survey, monthly series",
    edition="1948-01 to 2026-07, mixed vintages",
    url="https://fred.stlouisfed.org/series/UNRATE",
    licence="US Government work, public domain",
    credit="U.S. Bureau of Labor Statistics, Current Population Survey and Job Openings and Labor "
    "Turnover Survey, through FRED, Federal Reserve Bank of St. Louis.",
    accessed="2026-11-22",
    redistribution=True,
    tier="official",
    sha256="da56018366d4285a095f0ec56a5f344f7621c5880a5e65a8c849531434320041",
    size_bytes=55809,
    note="Joined from several copies. No household survey in October 2025. Total separations "
    "after April 2024 are computed from level and payrolls. Rate and level of openings are of "
    "different vintages.",
)
ORIGINS: tuple[Origin, ...] = (
    _SERIES,
    replace(
        _SERIES,
        source_id="labour_chances_1996_2024",
        producer="authors of transition_abm; from IPUMS CPS, University of Minnesota",
        title="Monthly chances of finding, losing and changing a job, matched CPS samples",
        edition="1996-01 to 2024-11",
        url="https://github.com/ebbam/transition_abm",
        licence="aggregate rates from IPUMS CPS, use with citation; the repository states none",
        credit="Monthly transition rates computed from IPUMS CPS, University of Minnesota, "
        "www.ipums.org, by the authors of transition_abm.",
        tier="survey",
        sha256="bc0eb866e1039d838c295c38056c05123def9e942a07653802ee15ae7db00a8a",
        size_bytes=14251,
        note="Not seasonally adjusted. Missing answers from 2007 on make part of the fall of "
        "changes from job to job spurious: use its level only.",
    ),
    replace(
        _SERIES,
        source_id="gdp_real_quarterly",
        producer="U.S. Bureau of Economic Analysis",
        title="Real gross domestic product, chained 2017 dollars, annual rate",
        edition="1998Q1 to 2026Q2",
        url="https://fred.stlouisfed.org/series/GDPC1",
        credit="U.S. Bureau of Economic Analysis, real gross domestic product, through FRED, "
        "Federal Reserve Bank of St. Louis.",
        sha256="88bf0ea5241dc76a61482389433890f51d82c8f7e5cc5a180ffe044201eb048a",
        size_bytes=2410,
        note="",
    ),
)
# Name here -> header as published; percent unless the name says otherwise.
_MONTHLY_COLUMNS: Final = {
    "unemployment_percent": "UNRATE",
    "unemployed_thousands": "UNEMPLOY_thousands",
    "labour_force_thousands": "CLF16OV_thousands",
    "openings_percent": "JTSJOR",
    "openings_thousands": "JTSJOL_thousands",
    "hires_percent": "JTSHIR",
    "separations_percent": "JTSTSR",
    "quits_percent": "JTSQUR",
    "layoffs_percent": "JTSLDR",
    "long_term_percent": "LNS13025703_ltu27_share",
    "payroll_thousands": "PAYEMS_thousands",
}
_DAY: Final = r"^\d{4}-\d{2}-01$"


def read_labour_series(raw: RawFolder) -> pl.DataFrame:
    """Read the monthly series.

    Returns
    -------
    polars.DataFrame
        period ('YYYY-MM'), unemployment_percent, unemployed_thousands, labour_force_thousands,
        openings_percent, openings_thousands, hires_percent, separations_percent, quits_percent,
        layoffs_percent, long_term_percent (of the unemployed), payroll_thousands; sorted.

    Raises
    ------
    DataError
        If a month is missing, repeated or no first of a month.
    """
    columns = (
        Column("period", ("date",)),
        *(Column(new, (old,), pl.Float64) for new, old in _MONTHLY_COLUMNS.items()),
    )
    file = raw.read(_MONTHLY, source="labour_series_monthly")
    return _periods(read_delimited(file, columns), file.path, step=1)


def read_labour_chances(raw: RawFolder) -> pl.DataFrame:
    """Read monthly chances of the unemployed and of people at work.

    Returns
    -------
    polars.DataFrame
        period ('YYYY-MM'), find_share (of the unemployed who work a month later), lose_share (of
        people at work who are unemployed), change_share (of people at work, with another
        employer), unemployment_share (in the matched sample); sorted.

    Raises
    ------
    DataError
        If a month is missing, repeated or no first of a month.
    """
    columns = (
        Column("period", ("date",)),
        Column("find_share", ("ue",), pl.Float64),
        Column("lose_share", ("eu",), pl.Float64),
        Column("change_share", ("ee",), pl.Float64),
        Column("unemployment_share", ("u_matched",), pl.Float64),
    )
    file = raw.read(_CHANCES, source="labour_chances_1996_2024")
    return _periods(read_delimited(file, columns), file.path, step=1)


def read_real_output(raw: RawFolder) -> pl.DataFrame:
    """Read real gross domestic product.

    Returns
    -------
    polars.DataFrame
        period (first month of the quarter, 'YYYY-MM'), gdp_billion_usd2017 (annual rate); sorted.

    Raises
    ------
    DataError
        If a quarter is missing, repeated or does not start one.
    """
    columns = (
        Column("period", ("quarter_start",)),
        Column("gdp_billion_usd2017", ("gdp_real_busd2017_saar",), pl.Float64),
    )
    file = raw.read(_OUTPUT, source="gdp_real_quarterly")
    return _periods(read_delimited(file, columns), file.path, step=3)


def _periods(frame: pl.DataFrame, where: str, *, step: int) -> pl.DataFrame:
    """Refuse periods that are not one after another; turn days into months."""
    day = pl.col("period")
    wrong = frame.filter(~day.str.contains(_DAY).fill_null(value=False))
    if not wrong.is_empty():
        raise DataError(
            "periods do not start on the first of a month",
            where=where,
            items=[str(each) for each in wrong.get_column("period")],
        )
    ordered = frame.sort("period").with_columns(
        (day.str.slice(0, 4).cast(pl.Int64) * 12 + day.str.slice(5, 2).cast(pl.Int64)).alias("_at")
    )
    broken = ordered.filter(pl.col("_at").diff().fill_null(step) != step)
    if not broken.is_empty():
        raise DataError(
            "periods do not follow one another",
            where=where,
            items=broken.get_column("period"),
        )
    return ordered.drop("_at").with_columns(day.str.slice(0, 7))
