"""Unemployment by groups of occupations: what the simulator's detail is scored on."""

from typing import Final

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import crosswalks, labour_groups, oews
from jobmorph.schema.columns.labour_market import SPELL_BINS
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import (
    LABOUR_DISPLACEMENT,
    LABOUR_GROUP,
    LABOUR_MAJOR_FLOW,
    LABOUR_MAJOR_JOB,
    LABOUR_OCCUPATION,
    LABOUR_SPELL,
)

RATES_YEAR: Final = 2025
_THOUSAND: Final = 1000.0
_BINS: Final = ("under_5_weeks", "weeks_5_to_14", "weeks_15_to_26", "weeks_27_and_more")
# Group, its name in the table, our label, its two-digit major groups.
_GROUPS: Final = (
    (
        "management",
        "Management, business, and financial operations",
        "Management, business and finance",
        (11, 13),
    ),
    (
        "professional",
        "Professional and related",
        "Professions",
        (15, 17, 19, 21, 23, 25, 27, 29),
    ),
    ("service", "Service", "Services", (31, 33, 35, 37, 39)),
    ("sales", "Sales and related", "Sales", (41,)),
    ("office", "Office and administrative support", "Office support", (43,)),
    ("farming", "Farming, fishing, and forestry", "Farming, fishing and forestry", (45,)),
    ("construction", "Construction and extraction", "Construction and extraction", (47,)),
    ("repair", "Installation, maintenance, and repair", "Installation and repair", (49,)),
    ("production", "Production", "Production", (51,)),
    (
        "transport",
        "Transportation and material moving",
        "Transport and material moving",
        (53,),
    ),
)


def compile_labour_groups(raw: RawFolder) -> dict[str, pl.DataFrame]:
    """Compile the tables of groups of occupations.

    Returns
    -------
    dict of str to polars.DataFrame
        Contracts `labour_group`, `labour_spell`, `labour_major_job`, `labour_major_flow`,
        `labour_occupation`, `labour_displacement`.

    Raises
    ------
    DataError
        If a published group or occupation is unknown here.
    """
    return {
        "labour_group": compile_groups(),
        "labour_spell": compile_spells(raw),
        "labour_major_job": compile_major_jobs(raw),
        "labour_major_flow": compile_major_flows(raw),
        "labour_occupation": compile_occupation_rates(raw),
        "labour_displacement": compile_displacement(raw),
    }


def compile_groups() -> pl.DataFrame:
    """List the ten groups with their major groups."""
    rows = [(name, label, [f"{m}-0000" for m in majors]) for name, _, label, majors in _GROUPS]
    schema = LABOUR_GROUP.polars_schema
    return LABOUR_GROUP.check(pl.DataFrame(rows, schema=schema, orient="row").sort("labour_group"))


def compile_spells(raw: RawFolder) -> pl.DataFrame:
    """Lay out the unemployed of ten groups by spell, in people."""
    published = labour_groups.read_spells(raw)
    names = {title: name for name, title, _, _ in _GROUPS}
    strange = published.filter(~pl.col("title").is_in(list(names)))
    if not strange.is_empty():
        titles = strange.get_column("title").unique().sort()
        raise DataError("groups of occupations are unknown", items=titles)
    frame = (
        published.with_columns(pl.col("title").replace_strict(names).alias("labour_group"))
        .unpivot(_BINS, index=("labour_group", "year"), variable_name="bin", value_name="heads")
        .select(
            "labour_group",
            "year",
            pl.col("bin")
            .replace_strict(dict(zip(_BINS, SPELL_BINS, strict=True)))
            .alias("spell_bin"),
            (pl.col("heads") * _THOUSAND).alias("unemployed_heads"),
        )
    )
    return LABOUR_SPELL.check(frame.sort(LABOUR_SPELL.key))


def compile_major_jobs(raw: RawFolder) -> pl.DataFrame:
    """List jobs of the 22 major groups, every May."""
    majors = oews.read_panel(raw).filter(pl.col("level") == "major")
    frame = majors.select(
        pl.col("occupation_soc").alias("soc2018_major"), "year", "employment_heads"
    )
    return LABOUR_MAJOR_JOB.check(frame.sort(LABOUR_MAJOR_JOB.key))


def compile_major_flows(raw: RawFolder) -> pl.DataFrame:
    """Sum up who lost and who found a job in each major group, month by month.

    Moves from group to group are left out: most are false matches.
    """
    flows = labour_groups.read_group_flows(raw)
    majors = list(labour_groups.MAJORS)
    heads, idle = pl.col("heads"), "unemployed"
    leaving = (
        flows.filter(pl.col("origin").is_in(majors))
        .group_by("origin", "period")
        .agg(
            heads.sum().alias("employed_heads"),
            heads.filter(pl.col("destination") == idle).sum().alias("to_unemployed_heads"),
        )
    )
    found = flows.filter((pl.col("origin") == idle) & pl.col("destination").is_in(majors)).select(
        "period", pl.col("destination").alias("origin"), heads.alias("from_unemployed_heads")
    )
    frame = leaving.join(found, on=["origin", "period"], how="left").select(
        (pl.col("origin") + "-0000").alias("soc2018_major"),
        "period",
        # No row means that nobody of the sample did so.
        pl.col("employed_heads", "to_unemployed_heads").round(0),
        pl.col("from_unemployed_heads").fill_null(0.0).round(0),
    )
    return LABOUR_MAJOR_FLOW.check(frame.sort(LABOUR_MAJOR_FLOW.key))


def compile_occupation_rates(raw: RawFolder) -> pl.DataFrame:
    """Compile unemployment by occupation, joined to Census and SOC codes by name.

    Raises
    ------
    DataError
        If a detailed occupation has no Census code of its name.
    """
    published = labour_groups.read_unemployment_2025(raw).with_columns(_plain("title").alias("key"))
    codes = crosswalks.read_census2018_to_soc2018(raw).select(
        _plain("title_census2018").alias("key"),
        "occupation_census2018",
        pl.col("occupation_soc2018").alias("published_code"),
        pl.lit("detailed").alias("occupation_level"),
    )
    joined = published.join(codes, on=["key", "occupation_level"], how="left", validate="m:1")
    lost = joined.filter(
        (pl.col("occupation_level") == "detailed") & pl.col("occupation_census2018").is_null()
    )
    if not lost.is_empty():
        raise DataError("occupations without a Census code", items=lost.get_column("title"))
    frame = joined.select(
        "occupation_level",
        pl.col("title").str.replace(r"\(\d\)$", ""),
        (pl.col("soc2018_major") + "-0000").alias("soc2018_major"),
        "occupation_census2018",
        "published_code",
        (pl.col("unemployment_percent") / 100.0).round(4).alias("unemployment_share"),
        (pl.col("unemployed_thousands") * _THOUSAND).alias("unemployed_heads"),
        (pl.col("labour_force_thousands") * _THOUSAND).alias("labour_force_heads"),
        pl.lit(RATES_YEAR, dtype=pl.Int64).alias("year"),
    )
    return LABOUR_OCCUPATION.check(frame.sort(LABOUR_OCCUPATION.key))


def compile_displacement(raw: RawFolder) -> pl.DataFrame:
    """List displaced workers by group: shares up to 2001, people from 2008 on."""
    majors = pl.col("majors").str.split("|").list.eval(pl.element() + "-0000")
    frame = labour_groups.read_displaced(raw).select(
        "survey_year",
        "first_year",
        "last_year",
        "title",
        majors.alias("majors_soc2018"),
        (pl.col("displaced_thousands") * _THOUSAND).alias("displaced_heads"),
        (pl.col("displaced_percent") / 100.0).round(4).alias("displaced_share"),
    )
    return LABOUR_DISPLACEMENT.check(frame.sort(LABOUR_DISPLACEMENT.key))


def _plain(name: str) -> pl.Expr:
    """Return the name without case, commas, notes and repeated blanks."""
    lower = pl.col(name).str.to_lowercase().str.replace_all(",", "")
    return lower.str.replace_all(r"\s+", " ").str.strip_chars()
