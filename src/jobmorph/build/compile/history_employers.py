"""The survey of employers in the history: one series for work that means the same in every year."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.build.compile.history_members import (
    classification_of_year,
    official_codes,
    official_links,
    published_members,
)
from jobmorph.build.compile.history_units import clean_links, join_units, settle_links, unit_heads
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import oews
from jobmorph.schema.tables import (
    HISTORY_CODE,
    HISTORY_LINK,
    HISTORY_OCCUPATION,
    HISTORY_SERIES,
)

DEFINITION: Final = "employers"
LEAST_YEARS: Final = 3  # a part with fewer figures of its own says nothing about a course
_LATEST: Final = "soc2018"


@dataclass(frozen=True, slots=True)
class EmployerHistory:
    """Rows of the history tables that come from the survey of employers, by contract."""

    occupations: pl.DataFrame
    series: pl.DataFrame
    codes: pl.DataFrame
    links: pl.DataFrame


def compile_employers(raw: RawFolder) -> EmployerHistory:
    """Compile series of jobs from 2002 on.

    A unit is the smallest set of codes that means the same in every year; units add up to the
    published codes. Where a unit holds several published codes, each of them that lasts is a
    series too, marked as a part.
    """
    figures = read_figures(raw)
    links = official_links(raw)
    members = published_members(figures, official_codes(links)).join(
        figures.select("year", "code", "classification"), on=["year", "code"], how="left"
    )
    kept = settle_links(members, links, clean_links(links))
    units = join_units(members, kept)
    placed = members.join(units, on=["system", "member"], how="left")
    heads = unit_heads(figures, members, units, kept)
    parts = _apart(_parts(figures, members, units, clean_links(links, one_to_one=True)), heads)
    names = _unit_names(figures, placed)
    whole = heads.join(names, on="unit").rename({"heads": "history_heads"})
    occupations = pl.concat(
        [_occupations(names, is_part=False), _occupations(_part_names(parts), is_part=True)]
    )
    return EmployerHistory(
        occupations,
        pl.concat([_series(whole), _series(parts)]),
        pl.concat([_codes(figures, placed, names), _part_codes(parts)]),
        pl.concat([_links(units, names), _part_links(parts)]),
    )


def read_figures(raw: RawFolder) -> pl.DataFrame:
    """Read detailed figures: year, classification, code, title, heads."""
    detailed = oews.read_panel(raw).filter(pl.col("level") == "detailed")
    return detailed.select(
        "year",
        classification_of_year().alias("classification"),
        pl.col("occupation_soc").alias("code"),
        pl.col("title").str.strip_chars(" *"),
        pl.col("employment_heads").alias("heads"),
    ).sort("year", "code")


def _unit_names(figures: pl.DataFrame, placed: pl.DataFrame) -> pl.DataFrame:
    """Name each unit after its latest code: unit, series_id, title, published_code, classification.

    Where the latest year has several codes the largest gives the name.
    """
    whole = placed.group_by("year", "code").agg(
        pl.col("unit").first(), pl.col("unit").n_unique().alias("units")
    )
    own = whole.filter(pl.col("units") == 1).join(figures, on=["year", "code"])
    last = own.filter(pl.col("year") == pl.col("year").max().over("unit"))
    named = (
        last.sort("unit", "heads", "code", descending=[False, True, False], nulls_last=True)
        .group_by("unit", maintain_order=True)
        .agg(
            pl.col("title").first(),
            pl.col("code").first().alias("published_code"),
            pl.col("classification").first(),
            (pl.len() - 1).alias("others"),
        )
    )
    more = pl.when(pl.col("others") > 0).then(
        pl.lit(" and ") + pl.col("others").cast(pl.String) + pl.lit(" more counted with them")
    )
    return named.select(
        "unit",
        (pl.lit(f"{DEFINITION}:") + pl.col("published_code") + _suffix()).alias("series_id"),
        (pl.col("title") + more.otherwise(pl.lit(""))).alias("title"),
        "published_code",
        "classification",
    )


def _suffix() -> pl.Expr:
    """Mark series of which the last code belongs to an older list."""
    older = pl.lit("@") + pl.col("classification")
    return pl.when(pl.col("classification") != _LATEST).then(older).otherwise(pl.lit(""))


def _parts(
    figures: pl.DataFrame, members: pl.DataFrame, units: pl.DataFrame, links: pl.DataFrame
) -> pl.DataFrame:
    """Follow each code that some unit holds with others, as long as it means the same alone."""
    sizes = units.group_by("unit", "system").len().filter(pl.col("len") > 1)
    is_compound = pl.col("unit").is_in(sizes.get_column("unit").unique().to_list())
    alone = members.filter(pl.len().over("year", "code") == 1)
    once = alone.drop("year").unique().with_columns(pl.lit(0).alias("year"))
    chains = join_units(once, _within(links, alone)).rename({"unit": "chain"})
    rows = (
        alone.join(units, on=["system", "member"])
        .join(chains, on=["system", "member"])
        .filter(is_compound.any().over("chain"))
        .join(figures.select("year", "code", "title", "heads"), on=["year", "code"])
    )
    lasting = rows.filter(
        (pl.col("heads").is_not_null().sum().over("chain") >= LEAST_YEARS)
        & pl.col("year").is_unique().over("chain")
    )
    last = pl.col("code").sort_by("year").last().over("chain")
    kind = pl.col("classification").sort_by("year").last().over("chain")
    span = pl.concat_str(
        pl.col("year").min().over("chain"), pl.lit("-"), pl.col("year").max().over("chain")
    )
    return lasting.with_columns(
        (pl.lit(f"{DEFINITION}:") + last + pl.lit("@") + span).alias("series_id"),
        last.alias("published_code"),
        kind.alias("latest"),
        pl.col("heads").alias("history_heads"),
    )


def _apart(parts: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    """Leave out parts that are all of their unit in every year they have: the same figures."""
    wider = heads.select("unit", "year", pl.col("heads").alias("unit_heads"))
    differs = (pl.col("heads") != pl.col("unit_heads")).fill_null(value=True)
    kept = (
        parts.join(wider, on=["unit", "year"], how="left")
        .filter(pl.col("heads").is_not_null())
        .filter(differs.any().over("series_id"))
    )
    return parts.join(kept, on="series_id", how="semi")


def _within(links: pl.DataFrame, alone: pl.DataFrame) -> pl.DataFrame:
    nodes = alone.select("system", "member").unique()
    old = nodes.rename({"system": "old_system", "member": "old"})
    new = nodes.rename({"system": "new_system", "member": "new"})
    return links.join(old, on=["old_system", "old"], how="semi").join(
        new, on=["new_system", "new"], how="semi"
    )


def _part_names(parts: pl.DataFrame) -> pl.DataFrame:
    return (
        parts.sort("series_id", "year")
        .group_by("series_id", maintain_order=True)
        .agg(pl.col("title", "published_code").last(), pl.col("latest").last())
        .rename({"latest": "classification"})
    )


def _occupations(names: pl.DataFrame, *, is_part: bool) -> pl.DataFrame:
    rest = pl.col("title").str.contains("(?i)all other|^miscellaneous")
    return names.with_columns(
        pl.lit(value=True).alias("is_work"),
        pl.lit(is_part).alias("is_part"),
        rest.alias("is_residual"),
    ).select(HISTORY_OCCUPATION.columns)


def _series(rows: pl.DataFrame) -> pl.DataFrame:
    """Fill the years between the first and the last figure: what is not published is missing."""
    known = rows.filter(pl.col("history_heads").is_not_null())
    every = known.group_by("series_id").agg(
        pl.int_range(pl.col("year").min(), pl.col("year").max() + 1).alias("year")
    )
    filled = every.explode("year").join(
        rows.select("series_id", "year", "history_heads"), on=["series_id", "year"], how="left"
    )
    return filled.with_columns(
        classification_of_year().alias("classification"),
        pl.lit(DEFINITION).alias("definition"),
        pl.lit("all").alias("sex"),
        pl.col("history_heads").is_null().alias("is_missing"),
    ).select(HISTORY_SERIES.columns)


def _codes(figures: pl.DataFrame, placed: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    codes = placed.select("year", "code", "unit").unique()
    rows = codes.join(figures, on=["year", "code"]).join(
        names.select("unit", "series_id"), on="unit"
    )
    return _code_rows(rows)


def _part_codes(parts: pl.DataFrame) -> pl.DataFrame:
    return _code_rows(parts)


def _code_rows(rows: pl.DataFrame) -> pl.DataFrame:
    return (
        rows.sort("series_id", "code", "year")
        .group_by("series_id", "code", "classification", maintain_order=True)
        .agg(
            pl.col("title").last(),
            pl.col("year").min().alias("first_year"),
            pl.col("year").max().alias("last_year"),
        )
        .rename({"code": "published_code"})
        .select(HISTORY_CODE.columns)
    )


def _links(units: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    today = units.filter(pl.col("system") == _LATEST).join(names, on="unit")
    kind = (
        pl.when(pl.len().over("unit") == 1).then(pl.lit("same work")).otherwise(pl.lit("part of"))
    )
    return _link_rows(today.with_columns(kind.alias("link_kind")))


def _part_links(parts: pl.DataFrame) -> pl.DataFrame:
    today = parts.filter(pl.col("system") == _LATEST).select("series_id", "member").unique()
    return _link_rows(today.with_columns(pl.lit("same work").alias("link_kind")))


def _link_rows(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(
        pl.col("member").alias("occupation_soc2018"), pl.lit("code").alias("link_origin")
    ).select(HISTORY_LINK.columns)
