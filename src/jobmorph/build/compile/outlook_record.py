"""The record of jobs and projections by unit, put together from published figures."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.compile.outlook_units import (
    BROKEN_CODES,
    FIRST_TREND_YEAR,
    FIRST_YEAR,
    MATRIX,
    SURVEY,
    PublishedFigures,
    join_units,
    link_codes,
    read_figures,
)
from jobmorph.build.raw import RawFolder
from jobmorph.market.employment_record import EmploymentRecord

FloatArray = NDArray[np.float64]

BREAK_YEAR: Final = 2019
# From 2004 on the survey publishes the residual occupations too: what a group holds.
_COMPLETE_YEAR: Final = 2004
_OLDEST_VINTAGE: Final = 2010


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """Units, the codes behind them, and the record of their jobs.

    Parameters
    ----------
    names : polars.DataFrame
        employment_unit (the code with most jobs in the last year), title (of that code),
        is_merged (more than one code in some year), is_broken; in the order of the record.
    members : polars.DataFrame
        employment_unit, source, year, published, title.
    record : EmploymentRecord
        Figures by unit.
    covered : polars.DataFrame
        year, heads (published total), covered_share; from 2012 on.
    """

    names: pl.DataFrame
    members: pl.DataFrame
    record: EmploymentRecord
    covered: pl.DataFrame


def read_units(raw: RawFolder) -> UnitFigures:
    """Read figures of all years and join them into units."""
    figures = read_figures(raw)
    links = link_codes(raw, figures)
    cells = join_units(raw, links, is_wide=False)
    wide = join_units(raw, links, is_wide=True)
    placed = figures.survey.join(cells.filter(pl.col("source") == SURVEY), on=["year", "published"])
    names = _names(placed)
    members = pl.concat(
        [
            placed.select("cell", pl.lit(SURVEY).alias("source"), "year", "published", "title"),
            figures.matrix.join(
                cells.filter(pl.col("source") == MATRIX), on=["year", "published"]
            ).select("cell", pl.lit(MATRIX).alias("source"), "year", "published", "title"),
        ]
    )
    years = tuple(range(FIRST_TREND_YEAR, int(str(figures.survey["year"].max())) + 1))
    own = _by_year(placed, names, years)
    groups = _wide_of(cells, wide, names)
    wide_heads = _wide_heads(figures, links, wide, groups, years)
    is_closed = groups.is_unique().to_numpy()
    early = np.array([year < FIRST_YEAR for year in years])
    own[:, early] = np.where(is_closed[:, None], wide_heads[:, early], np.nan)
    vintages = tuple(sorted(set(figures.matrix["year"])))
    base, projected = _projections(figures, links, cells, names, vintages)
    record = EmploymentRecord(
        units=tuple(names["employment_unit"]),
        majors=tuple(names["employment_unit"].str.slice(0, 2)),
        years=years,
        heads=own,
        wide_heads=wide_heads,
        wide_group=groups.to_numpy().astype(np.int64),
        joined_year=FIRST_YEAR,
        vintages=vintages,
        projected_base=base,
        projected=projected,
        is_broken=names["is_broken"].to_numpy(),
        break_year=BREAK_YEAR,
    )
    return UnitFigures(
        names.drop("cell"),
        members.join(names.select("cell", "employment_unit"), on="cell").drop("cell"),
        record,
        _covered(figures, placed),
    )


def _names(placed: pl.DataFrame) -> pl.DataFrame:
    last = (
        placed.sort("year", "heads", "published", nulls_last=False)
        .group_by("cell", maintain_order=True)
        .last()
    )
    merged = (
        placed.group_by("cell", "year")
        .len()
        .group_by("cell")
        .agg((pl.col("len").max() > 1).alias("is_merged_year"))
    )
    codes = placed.group_by("cell").agg(
        (pl.col("published").n_unique() > 1).alias("is_renamed"),
        pl.col("published").is_in(list(BROKEN_CODES)).any().alias("is_broken"),
    )
    return (
        last.join(merged, on="cell")
        .join(codes, on="cell")
        .select(
            "cell",
            pl.col("published").alias("employment_unit"),
            "title",
            pl.col("is_merged_year").alias("is_merged"),
            "is_broken",
        )
        .sort("employment_unit")
    )


def _by_year(placed: pl.DataFrame, names: pl.DataFrame, years: tuple[int, ...]) -> FloatArray:
    """Sum jobs by unit and year; unknown where a code's figure is withheld."""
    heads = np.full((names.height, len(years)), np.nan)
    row = {cell: at for at, cell in enumerate(names["cell"])}
    sums = placed.group_by("cell", "year").agg(
        pl.when(pl.col("heads").null_count() == 0).then(pl.col("heads").sum()).alias("heads")
    )
    for cell, year, value in sums.select("cell", "year", "heads").iter_rows():
        if value:
            heads[row[cell], years.index(year)] = value
    return heads


def _wide_of(cells: pl.DataFrame, wide: pl.DataFrame, names: pl.DataFrame) -> pl.Series:
    """Wider group of each unit, in the order of names."""
    keys = ["source", "year", "published"]
    pairs = (
        cells.filter(pl.col("source") == SURVEY)
        .join(wide.rename({"cell": "wide"}), on=keys)
        .select("cell", "wide")
        .unique()
    )
    placed = names.select("cell").join(pairs, on="cell", maintain_order="left", validate="1:1")
    return placed.get_column("wide")


def _wide_heads(
    figures: PublishedFigures,
    links: pl.DataFrame,
    wide: pl.DataFrame,
    groups: pl.Series,
    years: tuple[int, ...],
) -> FloatArray:
    """Jobs of the wider group of each unit; unknown in years when a part was not published."""
    on = ["year", "published"]
    placed = figures.survey.join(wide.filter(pl.col("source") == SURVEY), on=on)
    own = placed.select("cell").unique().sort("cell")
    heads = _by_year(placed, own, years)
    parts = (
        links.filter((pl.col("source") == SURVEY) & (pl.col("system") == "soc2000"))
        .join(wide.filter(pl.col("source") == SURVEY).drop("source"), on=on)
        .select("cell", "year", "code")
        .unique()
    )
    full = parts.filter(pl.col("year") == _COMPLETE_YEAR)
    for year in range(years[0], _COMPLETE_YEAR):
        lacking = full.join(parts.filter(pl.col("year") == year), on=["cell", "code"], how="anti")
        is_short = own["cell"].is_in(lacking["cell"].implode()).to_numpy()
        heads[is_short, years.index(year)] = np.nan
    row = {cell: at for at, cell in enumerate(own["cell"])}
    return heads[[row[group] for group in groups]]


def _projections(
    figures: PublishedFigures,
    links: pl.DataFrame,
    cells: pl.DataFrame,
    names: pl.DataFrame,
    vintages: tuple[int, ...],
) -> tuple[FloatArray, FloatArray]:
    """Jobs in the base year and as projected, by unit and edition.

    Lines of the oldest edition may be wider than a unit; each unit then gets an equal part, so
    that it takes over the growth of the line.
    """
    keys = ["source", "year", "published"]
    oldest = (
        links.filter((pl.col("source") == MATRIX) & (pl.col("year") == _OLDEST_VINTAGE))
        .join(
            cells.filter(pl.col("year").is_null()).select(
                pl.col("source").alias("system"), pl.col("published").alias("code"), "cell"
            ),
            on=["system", "code"],
        )
        .select(*keys, "cell")
        .unique()
    )
    placed = (
        pl.concat([cells.filter(pl.col("source") == MATRIX).select(*keys, "cell"), oldest])
        .join(figures.matrix, on=["year", "published"])
        .with_columns(pl.len().over("year", "published").alias("parts"))
        .group_by("cell", "year")
        .agg((pl.col("heads", "heads_projected") / pl.col("parts")).sum())
    )
    base = np.full((names.height, len(vintages)), np.nan)
    projected = base.copy()
    row = {cell: at for at, cell in enumerate(names["cell"])}
    for cell, year, heads, ahead in placed.iter_rows():
        if cell in row:
            base[row[cell], vintages.index(year)] = heads
            projected[row[cell], vintages.index(year)] = ahead
    return base, projected


def _covered(figures: PublishedFigures, placed: pl.DataFrame) -> pl.DataFrame:
    return (
        placed.group_by("year")
        .agg(pl.col("heads").sum().alias("placed"))
        .join(figures.survey_total, on="year")
        .select("year", "heads", (pl.col("placed") / pl.col("heads")).alias("covered_share"))
        .sort("year")
    )
