"""Unemployment by groups of occupations: spells, rates of one year, displaced workers, flows.

Tables of the Current Population Survey and its supplements. 'By occupation' means the last job;
people who never worked belong to no group.
"""

from dataclasses import replace
from typing import Final

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.schema.errors import DataError

_SPELLS: Final = "macro/cps_unemployment_duration_by_occ_group_2004_2022.csv"
_RATES: Final = "macro/cps_unemployment_by_occupation_2025.csv"
_DISPLACED: Final = "mobility/dws_displacement_panel_1983_2026.csv"
_FLOWS: Final = "mobility/fraware_cps_occ22_monthly_transition_counts.csv"

_TABLE_32: Final = Origin(
    source_id="unemployment_spells_2004_2022",
    producer="U.S. Bureau of Labor Statistics",
    title="Unemployed by occupation and duration, annual averages (CPS table 32)",
    edition="2004 to 2022",
    url="https://www.bls.gov/cps/tables.htm",
    licence="US Government work, public domain",
    credit="U.S. Bureau of Labor Statistics, Current Population Survey, household data annual "
    "averages.",
    accessed="2026-11-22",
    redistribution=True,
    tier="official",
    sha256="82641e4f60eecfe3629612b1ef7e7353dbcd49becd548fbd86e46607516cdf13",
    size_bytes=13383,
    note="Ten groups; retyped from a copy, checked by sums.",
)
ORIGINS: tuple[Origin, ...] = (
    _TABLE_32,
    replace(
        _TABLE_32,
        source_id="unemployment_by_occupation_2025",
        title="Unemployed by detailed occupation, annual averages (CPS table 25b)",
        edition="2025, mean of eleven months",
        sha256="f2a550512c916b7e3a5f392fbe14ae6a6c96d68f5d0f4aaaef3b72b2146c4aac",
        size_bytes=35957,
        note="No rate where fewer than 50,000 are in the labour force. Last job held; no code in "
        "the source.",
    ),
    replace(
        _TABLE_32,
        source_id="displaced_workers_1983_2026",
        title="Displaced workers by occupation, Displaced Worker Supplement of the CPS",
        edition="surveys 1983 to 2001 (rates) and 2008 to 2026 (counts)",
        url="https://www.bls.gov/news.release/disp.toc.htm",
        credit="U.S. Bureau of Labor Statistics, Displaced Workers Supplement of the Current "
        "Population Survey; transcribed in ai-labor-exposure (MIT).",
        sha256="ac81cf7ed29ea9003e5afaf9be9de1106f1aa2ea9719e72f581609cab835f9d5",
        size_bytes=42428,
        note="Workers with three years in the job or more. Rates of 1983-2001 from a Monthly "
        "Labor Review article, counts from news releases.",
    ),
    replace(
        _TABLE_32,
        source_id="group_flows_2019_2026",
        producer="Occupational-Transition (fraware); from CPS basic monthly files",
        title="Monthly flows between 22 groups of occupations, unemployment and non-participation",
        edition="2019-01 to 2026-01",
        url="https://raw.githubusercontent.com/fraware/Occupational-Transition/1f41895db6f6/"
        "figures/figure2_panelB_transition_counts.csv",
        licence="MIT",
        credit="fraware, Occupational-Transition, MIT licence; U.S. Census Bureau, Current "
        "Population Survey.",
        tier="survey",
        path=_FLOWS,
        sha256="148e8396008ad3ef3ec08d0c83d858fe94fd99f1719616a5f356ce6ea786893c",
        size_bytes=1373618,
        note="Matched without sex and age, weights not raised: levels are low, and moves from "
        "group to group are mostly false matches. Use flows to and from unemployment only.",
    ),
)
# Order of the census recode of occupations into 22 groups.
MAJORS: Final = tuple(str(11 + 2 * place) for place in range(22))
_BINS: Final = {
    "under_5_weeks": "lt5w",
    "weeks_5_to_14": "w5_14",
    "weeks_15_to_26": "w15_26",
    "weeks_27_and_more": "w27plus",
}
_STATES: Final = 24


def read_spells(raw: RawFolder) -> pl.DataFrame:
    """Read the unemployed of ten groups by how long they have been without a job.

    Returns
    -------
    polars.DataFrame
        year, title (as published), unemployed_thousands, under_5_weeks, weeks_5_to_14,
        weeks_15_to_26, weeks_27_and_more (thousands); sorted.

    Raises
    ------
    DataError
        If the bins of a row do not add up within rounding, or a year lacks a group.
    """
    columns = (
        Column("year", ("year",), pl.Int64),
        Column("title", ("occupation_group",)),
        Column("unemployed_thousands", ("unemployed_thousands",), pl.Float64),
        *(Column(new, (old,), pl.Float64) for new, old in _BINS.items()),
    )
    file = raw.read(_SPELLS, source="unemployment_spells_2004_2022")
    frame = read_delimited(file, columns).sort("year", "title")
    gap = (pl.sum_horizontal(*_BINS) - pl.col("unemployed_thousands")).abs()
    wrong = frame.filter((gap > 3.0).fill_null(value=True))
    cells = frame.get_column("year").n_unique() * frame.get_column("title").n_unique()
    if not wrong.is_empty() or frame.height != cells:
        rows = wrong.select("year", "title").iter_rows()
        raise DataError(
            f"{frame.height} rows for {cells} groups and years, or bins that do not add up",
            where=file.path,
            items=[f"{year}, {title}" for year, title in rows],
        )
    return frame


def read_unemployment_2025(raw: RawFolder) -> pl.DataFrame:
    """Read unemployment by occupation, 2025.

    Returns
    -------
    polars.DataFrame
        occupation_level ('aggregate', 'major', 'detailed'), soc2018_major (two digits, missing
        for aggregates), title, unemployment_percent (missing where too few), unemployed_thousands,
        labour_force_thousands; in the order of the table.
    """
    columns = (
        Column("occupation_level", ("level",)),
        Column("soc2018_major", ("soc_major",)),
        Column("title", ("occupation_label",)),
        Column("unemployment_percent", ("unemployment_rate",), pl.Float64),
        Column("unemployed_thousands", ("unemployed_thousands",), pl.Float64),
        Column("labour_force_thousands", ("labor_force_thousands",), pl.Float64),
    )
    return read_delimited(raw.read(_RATES, source="unemployment_by_occupation_2025"), columns)


def read_displaced(raw: RawFolder) -> pl.DataFrame:
    """Read displaced workers by group of occupations.

    Returns
    -------
    polars.DataFrame
        survey_year, first_year, last_year (of the displacements), title (group as published),
        majors (two-digit SOC groups joined by '|', our carrier's reading of older groups),
        displaced_thousands, displaced_percent (one of the two is missing); sorted.

    Raises
    ------
    DataError
        If a row holds both a count and a rate, or neither.
    """
    columns = (
        Column("survey_year", ("survey_year",), pl.Int64),
        Column("first_year", ("period_start_year",), pl.Int64),
        Column("last_year", ("period_end_year",), pl.Int64),
        Column("table", ("source_table",)),
        Column("title_older", ("mlr_occupation",)),
        Column("title_newer", ("group_name",)),
        Column("majors", ("soc_majors",)),
        Column("displaced_thousands", ("displaced_thousands",), pl.Float64),
        Column("displaced_percent", ("displacement_rate_percent",), pl.Float64),
    )
    file = raw.read(_DISPLACED, source="displaced_workers_1983_2026")
    frame = read_delimited(file, columns).filter(pl.col("table").str.contains("occupation"))
    both = pl.col("displaced_thousands").is_null() == pl.col("displaced_percent").is_null()
    wrong = frame.filter(both | pl.col("majors").is_null())
    if not wrong.is_empty():
        raise DataError(
            "rows need a count or a rate, and their groups",
            where=file.path,
            items=[str(year) for year in wrong.get_column("survey_year")],
        )
    return frame.select(
        "survey_year",
        "first_year",
        "last_year",
        pl.coalesce("title_older", "title_newer").alias("title"),
        "majors",
        "displaced_thousands",
        "displaced_percent",
    ).sort("survey_year", "title")


def read_group_flows(raw: RawFolder) -> pl.DataFrame:
    """Read how many people were where in one month and a month later.

    Returns
    -------
    polars.DataFrame
        period ('YYYY-MM'), origin, destination (two-digit SOC major group, 'unemployed' or
        'nilf'), heads (matched and weighted, far below the national level); sorted.

    Raises
    ------
    DataError
        If a state is unknown, a pair repeats or a month lacks an origin.
    """
    columns = (
        Column("period", ("month",)),
        Column("origin", ("origin_state",)),
        Column("destination", ("destination_state",)),
        Column("heads", ("weighted_transition_count",), pl.Float64),
    )
    file = raw.read(_FLOWS, source="group_flows_2019_2026")
    names = {f"occ22_{place:02d}": major for place, major in enumerate(MAJORS, start=1)}
    names |= {"unemployed": "unemployed", "nilf": "nilf"}
    frame = read_delimited(file, columns).with_columns(
        pl.col("origin", "destination").replace_strict(names, default=None)
    )
    lacking = (
        frame.group_by("period")
        .agg(pl.col("origin").n_unique())
        .filter(pl.col("origin") != _STATES)
    )
    repeats = frame.select("period", "origin", "destination").is_duplicated().any()
    if frame.null_count().sum_horizontal().item() or repeats or not lacking.is_empty():
        raise DataError(
            "states are unknown, repeat or are missing in a month",
            where=file.path,
            items=lacking.get_column("period").sort(),
        )
    return frame.sort("period", "origin", "destination")
