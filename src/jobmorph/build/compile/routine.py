"""The codes that lead to scores of how routine occupations were before computers.

The scores themselves may be cited and not passed on: scoring reads them from the raw files.
"""

from importlib.resources import files
from typing import Final

import polars as pl
import yaml

from jobmorph.build.compile.history_census import census_series_id
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import census_jobs, routine_tasks
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import ROUTINE_LINK

FILE_NAME: Final = "census_codes.yaml"
HISTORY: Final = "history"


def compile_routine(raw: RawFolder) -> dict[str, pl.DataFrame]:
    """Compile the table `routine_link`.

    Codes of census lists lead to the joined occupation directly, series of the history through the
    list of 1950, by our reading of their names. Codes whose joined occupation has no scores are
    left out.

    Returns
    -------
    dict of str to polars.DataFrame
        By the names of their contracts.

    Raises
    ------
    DataError
        If our list names a job that the census table lacks, or a code that its list lacks.
    """
    scores = routine_tasks.read_routine_tasks(raw)
    codes = {
        year: routine_tasks.read_census_codes(raw, year) for year in routine_tasks.CENSUS_YEARS
    }
    lists = [_links(f"census{year}", frame, "occupation_census") for year, frame in codes.items()]
    series = history_codes(census_jobs.read_census_jobs(raw), codes[1950])
    links = pl.concat(
        [
            *lists,
            _links(HISTORY, series, "series_id"),
        ]
    ).join(scores, on="occupation_occ1990dd", how="semi")
    ordered = links.select(ROUTINE_LINK.columns).sort(ROUTINE_LINK.key)
    return {"routine_link": ROUTINE_LINK.check(ordered)}


def history_codes(jobs: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    """Give the series of the census table their joined occupation.

    Parameters
    ----------
    jobs : polars.DataFrame
        job: the short names of the table.
    codes : polars.DataFrame
        occupation_census (list of 1950), occupation_occ1990dd.

    Returns
    -------
    polars.DataFrame
        series_id, occupation_occ1990dd.

    Raises
    ------
    DataError
        With every name and code that is not there.
    """
    text = (files("jobmorph.reference") / FILE_NAME).read_text(encoding="utf-8")
    known: dict[str, str] = yaml.safe_load(text)
    names = {name.strip() for name in jobs.get_column("job").unique()}
    listed = set(codes.get_column("occupation_census"))
    faults = [f"{name}: not in the table" for name in sorted(set(known) - names)]
    faults += [f"{name}: no code {code}" for name, code in known.items() if code not in listed]
    if faults:
        raise DataError("codes of census jobs do not fit", where=FILE_NAME, items=faults)
    frame = pl.DataFrame(
        {
            "series_id": [census_series_id(name) for name in known],
            "occupation_census": list(known.values()),
        }
    )
    return frame.join(codes, on="occupation_census").select("series_id", "occupation_occ1990dd")


def _links(name: str, frame: pl.DataFrame, column: str) -> pl.DataFrame:
    return frame.select(
        pl.lit(name).alias("occupation_list"),
        pl.col(column).alias("occupation_code"),
        "occupation_occ1990dd",
    )
