"""Abstract, routine and manual tasks of occupations as of 1977, and the codes that they join.

Scores of the Dictionary of Occupational Titles for the occupations that census lists of 1950 to
2016 are joined by (occ1990dd), by D. Autor and D. Dorn (2013, doi 10.1257/aer.103.5.1553).
"""

from dataclasses import replace
from typing import Final

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder

_FOLDER: Final = "crosswalks"
_SCORES: Final = Origin(
    source_id="routine_tasks_1977",
    producer="D. Autor and D. Dorn",
    title="Abstract, routine and manual tasks of occ1990dd occupations",
    edition="2013, tasks of 1977",
    url="https://www.ddorn.net/data.htm",
    licence="free use with citation (no formal licence)",
    credit="David Autor and David Dorn, The Growth of Low-Skill Service Jobs and the Polarization "
    "of the US Labor Market, American Economic Review 103(5), 2013; data from ddorn.net.",
    accessed="2026-11-22",
    redistribution=True,
    tier="peer-reviewed",
    sha256="6ceec786845f118db06973b1ae82760816bafb0c8460a79af4096dc7df4e090b",
    size_bytes=10848,
    note="Read from a CSV made of the published Stata file. Scores 0 to 10.",
)
ORIGINS: tuple[Origin, ...] = (
    _SCORES,
    replace(
        _SCORES,
        source_id="crosswalk_census_occ1990dd",
        producer="D. Autor and D. Dorn; a few codes added by J. Caunedo, D. Jaume and E. Keller",
        title="Census occupation codes 1950 and 1980 to occ1990dd",
        edition="2013, with later additions",
        sha256=None,
        size_bytes=None,
        note="Read from CSV files made of the published Stata files.",
    ),
)
CENSUS_YEARS: Final = (1950, 1980)


def read_routine_tasks(raw: RawFolder) -> pl.DataFrame:
    """Read the scores.

    Returns
    -------
    polars.DataFrame
        occupation_occ1990dd, task_abstract, task_routine, task_manual; sorted.
    """
    columns = (
        Column("occupation_occ1990dd", ("occ1990dd",)),
        *(
            Column(name, (name,), pl.Float64)
            for name in ("task_abstract", "task_routine", "task_manual")
        ),
    )
    file = raw.read(f"{_FOLDER}/occ1990dd_task_alm.csv", source="routine_tasks_1977")
    return read_delimited(file, columns).sort("occupation_occ1990dd")


def read_census_codes(raw: RawFolder, year: int) -> pl.DataFrame:
    """Read the joined occupation of each code of one census.

    Parameters
    ----------
    raw : RawFolder
        Holds `crosswalks/occ<year>_occ1990dd.csv`.
    year : int
        One of `CENSUS_YEARS`.

    Returns
    -------
    polars.DataFrame
        occupation_census (as that census numbers it), occupation_occ1990dd; sorted.
    """
    columns = (
        Column("occupation_census", ("occ",)),
        # Codes of 1950 to 1980 passed through a table of numbers and end in '.0'.
        Column("occupation_occ1990dd", ("occ1990dd",), pl.Int64),
    )
    name = f"{_FOLDER}/occ{year}_occ1990dd.csv"
    frame = read_delimited(raw.read(name, source="crosswalk_census_occ1990dd"), columns)
    return frame.with_columns(pl.col("occupation_occ1990dd").cast(pl.String)).sort(
        "occupation_census"
    )


def read_soc2010_codes(raw: RawFolder) -> pl.DataFrame:
    """Read the joined occupation of codes of SOC 2010, through the census list of 2010.

    Parameters
    ----------
    raw : RawFolder
        Holds `crosswalks/occsoc_ONET_to_occ2010.csv` and `crosswalks/occ2010_occ1990dd.csv`.

    Returns
    -------
    polars.DataFrame
        occupation_soc2010, occupation_occ1990dd; sorted.
    """
    source = "crosswalk_census_occ1990dd"
    digits = pl.col("digits")
    codes = read_delimited(
        raw.read(f"{_FOLDER}/occsoc_ONET_to_occ2010.csv", source=source),
        (Column("digits", ("occsoc",)), Column("occupation_census", ("occ2010",))),
    )
    joined = read_delimited(
        raw.read(f"{_FOLDER}/occ2010_occ1990dd.csv", source=source),
        (
            Column("occupation_census", ("occ",)),
            Column("occupation_occ1990dd", ("occ1990dd",)),
        ),
    )
    return (
        codes.join(joined, on="occupation_census", how="inner")
        .select(
            (digits.str.slice(0, 2) + "-" + digits.str.slice(2)).alias("occupation_soc2010"),
            "occupation_occ1990dd",
        )
        .unique()
        .sort("occupation_soc2010", "occupation_occ1990dd")
    )
