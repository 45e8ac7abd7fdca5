"""The tables `history_*`: who was counted in which job, in three counts that are never joined."""

import polars as pl

from jobmorph.build.compile.history_census import (
    census_links,
    census_occupations,
    census_series,
    load_entries,
)
from jobmorph.build.compile.history_employers import compile_employers
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import oews
from jobmorph.reference.history_definitions import load_breaks
from jobmorph.schema.tables import (
    HISTORY_BREAK,
    HISTORY_CODE,
    HISTORY_LINK,
    HISTORY_OCCUPATION,
    HISTORY_SERIES,
    HISTORY_TOTAL,
)


def compile_history(raw: RawFolder, occupations: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Compile all tables of the history.

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    occupations : polars.DataFrame
        Contract `occupation`: which codes there are today.

    Returns
    -------
    dict of str to polars.DataFrame
        Contracts `history_occupation`, `history_series`, `history_code`, `history_link`,
        `history_break`, `history_total`.

    Raises
    ------
    DataError, SchemaError
        If a raw file is absent or not as published, or our lists do not fit it.
    """
    census = census_series(raw)
    jobs = frozenset(census.get_column("job").unique())
    codes = frozenset(occupations.get_column("occupation_soc2018"))
    entries = load_entries(jobs, codes)
    employers = compile_employers(raw)
    series = pl.concat([census.select(HISTORY_SERIES.columns), employers.series])
    everything = pl.concat([census_occupations(jobs, entries), employers.occupations])
    # A code of which no figure was ever published is no series.
    named = everything.join(series, on="series_id", how="semi")
    used = employers.codes.join(named, on="series_id", how="semi")
    # Codes of the survey that no occupation of today bears (new or dropped ones) link to nothing.
    links = pl.concat([census_links(jobs, entries), employers.links]).filter(
        pl.col("occupation_soc2018").is_in(list(codes))
        & pl.col("series_id").is_in(named.get_column("series_id").to_list())
    )
    frames = {
        HISTORY_OCCUPATION: named,
        HISTORY_SERIES: series,
        HISTORY_CODE: used,
        HISTORY_LINK: links,
        HISTORY_BREAK: _breaks(),
        HISTORY_TOTAL: _totals(raw, series, named),
    }
    return {
        contract.name: contract.check(frame.select(contract.columns).sort(contract.key))
        for contract, frame in frames.items()
    }


def _breaks() -> pl.DataFrame:
    rows = [(each.definition, each.year, each.kind, each.note) for each in load_breaks()]
    return pl.DataFrame(rows, schema=HISTORY_BREAK.polars_schema, orient="row")


def _totals(raw: RawFolder, series: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Everybody in a year: census rows added up, the survey's own published total."""
    people = series.filter(pl.col("definition") != "employers").join(
        named.select("series_id", "is_work"), on="series_id"
    )
    census = people.group_by("definition", "year", "sex").agg(
        pl.col("history_heads").sum(),
        pl.col("history_heads").filter(pl.col("is_work")).sum().alias("work_heads"),
    )
    published = oews.read_panel(raw).filter(pl.col("level") == "total")
    jobs = published.select(
        pl.lit("employers").alias("definition"),
        "year",
        pl.lit("all").alias("sex"),
        pl.col("employment_heads").alias("history_heads"),
        pl.col("employment_heads").alias("work_heads"),
    )
    return pl.concat([census, jobs])
