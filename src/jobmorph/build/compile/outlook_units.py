"""Occupations joined over changes of the classification into units whose jobs can be compared.

A unit is a connected component of SOC 2010, SOC 2018 and every code under which the survey
(2012 to 2025) or the projections (base year 2012 and later) were published. Nothing is split. A
wide unit closes over SOC 2000 and the codes of 2002 to 2011 too, and serves for trends only.
"""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.build.compile.outlook_codes import CUT_EDGES, System, link_year
from jobmorph.build.raw import RawFolder
from jobmorph.build.score.occupation_cells import join_cells
from jobmorph.build.sources import crosswalks, oews, projections

FIRST_YEAR: Final = 2012
FIRST_TREND_YEAR: Final = 2002
BROKEN_CODES: Final = ("13-1199", "11-9199")
SURVEY: Final = "survey"
MATRIX: Final = "projections"
_LINE_ITEM: Final = "line item"
# Line items of the matrix of 2010 that the survey publishes in parts.
_MATRIX_GROUPS_2010: Final = ("25-1000", "29-1060", "45-2090")


@dataclass(frozen=True, slots=True)
class PublishedFigures:
    """Figures as published, code by code.

    Parameters
    ----------
    survey : polars.DataFrame
        year, published, title, heads; detailed rows.
    survey_total : polars.DataFrame
        year, heads of all occupations as published.
    matrix : polars.DataFrame
        year (base), target_year, published, heads, heads_projected; line items.
    """

    survey: pl.DataFrame
    survey_total: pl.DataFrame
    matrix: pl.DataFrame


def read_figures(raw: RawFolder) -> PublishedFigures:
    """Read jobs and projections of every year."""
    panel = oews.read_panel(raw).select(
        pl.col("year"),
        pl.col("occupation_soc").alias("published"),
        "title",
        "level",
        pl.col("employment_heads").alias("heads"),
    )
    return PublishedFigures(
        panel.filter(pl.col("level") == "detailed").drop("level"),
        panel.filter(pl.col("level") == "total").select("year", "heads"),
        _matrix_lines(raw, panel),
    )


def _matrix_lines(raw: RawFolder, panel: pl.DataFrame) -> pl.DataFrame:
    lines = projections.read_panel(raw)
    soc2010 = crosswalks.read_soc2010_to_soc2018(raw).get_column("occupation_soc2010")
    survey2010 = panel.filter((pl.col("level") == "detailed") & (pl.col("year") == 2010))
    mixed = [*survey2010.get_column("published"), *_MATRIX_GROUPS_2010]
    code, is_oldest = pl.col("occupation_nem"), pl.col("base_year") == 2010
    # The two oldest editions do not say which rows are sums of others.
    is_line = pl.coalesce(
        pl.col("occupation_type") == _LINE_ITEM,
        code.is_in(soc2010.implode()) | (is_oldest & code.is_in(mixed)),
    )
    return lines.filter(is_line).select(
        pl.col("base_year").alias("year"),
        pl.col("projected_year").alias("target_year"),
        pl.col("occupation_nem").alias("published"),
        "title",
        (pl.col("employment_base_thousands") * 1000).alias("heads"),
        (pl.col("employment_projected_thousands") * 1000).alias("heads_projected"),
    )


def link_codes(raw: RawFolder, figures: PublishedFigures) -> pl.DataFrame:
    """Link every published code to a classification.

    Returns
    -------
    polars.DataFrame
        source ('survey', 'projections'), year, published, system, code.
    """
    newer = crosswalks.read_soc2010_to_soc2018(raw)
    older = crosswalks.read_soc2000_to_soc2010(raw)
    known: dict[System, set[str]] = {
        "soc2000": set(older.get_column("occupation_soc2000")),
        "soc2010": set(newer.get_column("occupation_soc2010")),
        "soc2018": set(newer.get_column("occupation_soc2018")),
    }
    frames = []
    for source, frame in ((SURVEY, figures.survey), (MATRIX, figures.matrix)):
        for (year,), rows in frame.sort("year", "published").group_by("year", maintain_order=True):
            codes = rows.get_column("published").unique().sort().to_list()
            linked = link_year(codes, int(str(year)), known)
            frames.append(
                linked.select(
                    pl.lit(source).alias("source"),
                    pl.lit(year, dtype=pl.Int64).alias("year"),
                    "published",
                    "system",
                    "code",
                )
            )
    return pl.concat(frames)


def join_units(raw: RawFolder, links: pl.DataFrame, *, is_wide: bool) -> pl.DataFrame:
    """Join published codes into components.

    Parameters
    ----------
    raw : RawFolder
        Holds the crosswalks.
    links : polars.DataFrame
        As `link_codes` returns them.
    is_wide : bool
        Close over SOC 2000 and the years before 2012 as well.

    Returns
    -------
    polars.DataFrame
        source ('survey', 'projections', or a classification), year (null for a classification),
        published, cell; only the years that the closure holds for.
    """
    newer = crosswalks.read_soc2010_to_soc2018(raw).select(
        "occupation_soc2010", "occupation_soc2018"
    )
    kept = [pair not in CUT_EDGES for pair in newer.iter_rows()]
    edges = {("soc2010", "soc2018"): newer.filter(pl.Series(kept))}
    if is_wide:
        edges["soc2000", "soc2010"] = crosswalks.read_soc2000_to_soc2010(raw).select(
            "occupation_soc2000", "occupation_soc2010"
        )
    is_survey = pl.col("source") == SURVEY
    first = pl.lit(FIRST_TREND_YEAR if is_wide else FIRST_YEAR)
    used = links.filter((pl.col("year") >= first) & (is_survey | (pl.col("year") >= FIRST_YEAR)))
    groups = used.group_by("source", "year", "system", maintain_order=True)
    for (source, year, system), rows in groups:
        edges[f"{source}_{year}_{system}", str(system)] = rows.select("published", "code")
    cells = join_cells(edges).with_columns(
        pl.col("system").str.extract(r"^(survey|projections)_").alias("source"),
        pl.col("system").str.extract(r"_(\d{4})_").cast(pl.Int64).alias("year"),
    )
    # A code linked to two classifications appears once for each: the graph is joined through them.
    return (
        cells.select(
            pl.coalesce("source", "system").alias("source"),
            "year",
            pl.col("code").alias("published"),
            "cell",
        )
        .unique()
        .sort("source", "year", "published")
    )
