"""US census counts of people by occupation and sex, 1850 to 2000, on the list of 1950.

Tabulated from IPUMS USA for the chart 'Job Voyager' (2006), 255 short names. No 1890: its forms
burned. A zero stands for 'not coded in that census' about as often as for nobody, so both sexes at
zero are read as missing. From 1960 on the census asks people without a job what they did last.
"""

import json
from typing import Final

import polars as pl

from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.schema.errors import DataError

_NAME: Final = "history/vega_us_jobs_1850_2000.json"
ORIGINS: tuple[Origin, ...] = (
    Origin(
        source_id="census_jobs_1850_2000",
        producer="S. Ruggles et al., IPUMS USA, Version 6.0; table by the sense.us project",
        title="US census: people by occupation (OCC1950) and sex",
        edition="1850 to 2000",
        url="https://raw.githubusercontent.com/vega/vega-datasets/main/data/jobs.json",
        licence="summary table of IPUMS USA, redistribution confirmed by IPUMS in 2024, with "
        "citation; repository BSD-3-Clause",
        credit="Ruggles et al., IPUMS USA: Version 6.0, doi 10.18128/D010.V6.0; summary table "
        "through vega-datasets.",
        accessed="2026-11-22",
        redistribution=True,
        tier="official",
        path=_NAME,
        sha256="bc9a798eba79dd166939d040c92641943a0b031955eb6fd897223a9cdab8a7e6",
        size_bytes=936649,
        note="Census samples, weighted. Zero often means 'not coded that year'. From 1960 on "
        "people who worked in the last ten (from 1980: five) years are in.",
    ),
)
_SCHEMA: Final = {
    "job": pl.String,
    "sex": pl.String,
    "year": pl.Int64,
    "count": pl.Int64,
    "perc": pl.Float64,
}


def read_census_jobs(raw: RawFolder) -> pl.DataFrame:
    """Read people by short name, census year and sex.

    Returns
    -------
    polars.DataFrame
        job (as published), year, sex ('men', 'women'), heads, share (of everybody in the year, as
        published), is_missing (nobody of either sex in that year); sorted.

    Raises
    ------
    DataError
        If the file is no such table, or a job lacks a year or a sex.
    """
    file = raw.read(_NAME, "history/jobs.json", source="census_jobs_1850_2000")
    try:
        rows = json.loads(file.content)
        frame = pl.DataFrame(rows, schema=_SCHEMA)
    except (ValueError, TypeError, pl.exceptions.PolarsError) as fault:
        raise DataError(f"this is no table of jobs ({fault})", where=file.path) from fault
    cells = frame.select("job").n_unique() * frame.select("year").n_unique() * 2
    if frame.is_empty() or frame.null_count().sum_horizontal().item() or frame.height != cells:
        raise DataError(
            f"{frame.height} rows where every job, year and sex makes {cells}", where=file.path
        )
    return frame.select(
        "job",
        "year",
        "sex",
        pl.col("count").alias("heads"),
        pl.col("perc").alias("share"),
        (pl.col("count").sum().over("job", "year") == 0).alias("is_missing"),
    ).sort("job", "year", "sex")
