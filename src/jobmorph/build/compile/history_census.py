"""The census part of the history: names in our words, series by sex, links to SOC 2018."""

import re
from importlib.resources import files
from typing import Any, Final

import polars as pl
import yaml

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.census_jobs import read_census_jobs
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import HISTORY_LINK, HISTORY_OCCUPATION

FILE_NAME: Final = "history_census.yaml"
CLASSIFICATION: Final = "occ1950"
LAST_AT_WORK: Final = 1950
_KINDS: Final = {"same": "same work", "part": "part of", "nearest": "nearest"}
_KEYS: Final = frozenset({"title", "residual", "is_work", *_KINDS})

Entries = dict[str, dict[str, Any]]


def census_series_id(name: str) -> str:
    """Make the id of a census job.

    Examples
    --------
    >>> census_series_id("Barber / Beautician")
    'census:barber-beautician'
    """
    return "census:" + re.sub(r"[^a-z0-9]+", "-", name.strip().lower()).strip("-")


def load_entries(jobs: frozenset[str], codes: frozenset[str]) -> Entries:
    """Load what we say about the short names, checked against the table and SOC 2018.

    Raises
    ------
    DataError
        With every fault at once: unknown names, keys, codes; a name with links of two kinds.
    """
    text = (files("jobmorph.reference") / FILE_NAME).read_text(encoding="utf-8")
    entries: Entries = yaml.safe_load(text)
    faults = [f"{name}: not in the table" for name in sorted(set(entries) - jobs)]
    for name, entry in entries.items():
        linked = [str(code) for kind in _KINDS for code in entry.get(kind, [])]
        faults += [f"{name}: unknown key {key}" for key in sorted(set(entry) - _KEYS)]
        faults += [f"{name}: no occupation {code}" for code in linked if code not in codes]
        if len(set(linked)) < len(linked):
            faults.append(f"{name}: names an occupation twice")
    if faults:
        raise DataError("what is said of census jobs does not fit", where=FILE_NAME, items=faults)
    return entries


def census_occupations(jobs: frozenset[str], entries: Entries) -> pl.DataFrame:
    """Compile the rows of `history_occupation` that come from the census."""
    rows = [
        (
            census_series_id(name),
            entries.get(name, {}).get("title", name.strip()),
            name,
            CLASSIFICATION,
            entries.get(name, {}).get("is_work", True),
            False,
            entries.get(name, {}).get("residual", False),
        )
        for name in sorted(jobs)
    ]
    return pl.DataFrame(rows, schema=HISTORY_OCCUPATION.polars_schema, orient="row")


def census_series(raw: RawFolder) -> pl.DataFrame:
    """Compile the rows of `history_series` that come from the census: men, women and all.

    Returns
    -------
    polars.DataFrame
        Columns of `history_series`, and `job`.
    """
    jobs = read_census_jobs(raw)
    by_sex = jobs.select("job", "year", "sex", "heads", "is_missing")
    everybody = jobs.group_by("job", "year").agg(
        pl.lit("all").alias("sex"), pl.col("heads").sum(), pl.col("is_missing").first()
    )
    at_work = pl.col("year") <= LAST_AT_WORK
    series_id = {name: census_series_id(name) for name in jobs.get_column("job").unique()}
    return pl.concat([by_sex, everybody.select(by_sex.columns)]).select(
        pl.col("job").replace_strict(series_id).alias("series_id"),
        pl.when(at_work)
        .then(pl.lit("census_at_work"))
        .otherwise(pl.lit("census_experienced"))
        .alias("definition"),
        "year",
        "sex",
        pl.when(~pl.col("is_missing"))
        .then(pl.col("heads").cast(pl.Float64))
        .alias("history_heads"),
        "is_missing",
        pl.lit(CLASSIFICATION).alias("classification"),
        "job",
    )


def census_links(jobs: frozenset[str], entries: Entries) -> pl.DataFrame:
    """Link census jobs to SOC 2018 by our judgement.

    Returns
    -------
    polars.DataFrame
        Columns of `history_link`.
    """
    rows = [
        (census_series_id(name), str(code), kind, "judgement")
        for name in sorted(jobs)
        for key, kind in _KINDS.items()
        for code in entries.get(name, {}).get(key, [])
    ]
    return pl.DataFrame(rows, schema=HISTORY_LINK.polars_schema, orient="row")
