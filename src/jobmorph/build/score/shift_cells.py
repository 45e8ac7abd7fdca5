"""Jobs of 2009, 2017 and 2025 in cells of occupations, beside the skills they ask for."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.raw import RawFolder
from jobmorph.build.score.occupation_cells import join_cells, link_published
from jobmorph.build.sources import crosswalks, oews, onet_ratings, projections

FloatArray = NDArray[np.float64]

BEFORE: Final = 2017
AFTER: Final = 2025
EARLIER: Final = 2009
PROJECTION: Final = "2016-2026"
RATINGS: Final = "22.1"


@dataclass(frozen=True, slots=True)
class ShiftCells:
    """C cells of occupations, S skills.

    Parameters
    ----------
    skill_ids : tuple of str
        Sorted.
    importance : ndarray, shape (C, S)
        Fixed importance, scale 1 to 5.
    before, after, expected : ndarray, shape (C,)
        Jobs at the start, at the end, and at the end as expected.
    covered : float
        Share of all jobs at the start that lie in these cells.
    """

    skill_ids: tuple[str, ...]
    importance: FloatArray
    before: FloatArray
    after: FloatArray
    expected: FloatArray
    covered: float


@dataclass(frozen=True, slots=True)
class Vintages:
    """Figures as they stand in the files.

    Parameters
    ----------
    heads : dict of int to polars.DataFrame
        By year: published, heads.
    projection : polars.DataFrame
        published, heads, heads_projected (thousands).
    importance : polars.DataFrame
        code (SOC 2010), then one column per skill.
    """

    heads: dict[int, pl.DataFrame]
    projection: pl.DataFrame
    importance: pl.DataFrame


def read_vintages(raw: RawFolder) -> Vintages:
    """Read jobs, the projection and the ratings as of 2017."""
    detailed = oews.read_panel(raw).filter(pl.col("level") == "detailed")
    heads = {
        year: detailed.filter(pl.col("year") == year)
        .select(
            pl.col("occupation_soc").alias("published"), pl.col("employment_heads").alias("heads")
        )
        .drop_nulls()
        for year in (EARLIER, BEFORE, AFTER)
    }
    projection = (
        projections.read_panel(raw)
        .filter((pl.col("vintage") == PROJECTION) & (pl.col("occupation_type") == "line item"))
        .select(
            pl.col("occupation_nem").alias("published"),
            pl.col("employment_base_thousands").alias("heads"),
            pl.col("employment_projected_thousands").alias("heads_projected"),
        )
    )
    return Vintages(heads, projection, _importance_soc2010(raw))


def shift(before: FloatArray, after: FloatArray, importance: FloatArray) -> FloatArray:
    """Change of mean importance as jobs move between occupations.

    Parameters
    ----------
    before, after : ndarray, shape (C,)
        Jobs.
    importance : ndarray, shape (C, S)
        Fixed importance.

    Returns
    -------
    ndarray, shape (S,)
        D_s, scale points.

    Examples
    --------
    >>> shift(np.array([1.0, 1.0]), np.array([1.0, 3.0]), np.array([[1.0], [5.0]])).tolist()
    [1.0]
    """
    return np.asarray((after / after.sum() - before / before.sum()) @ importance)


def shift_cells(raw: RawFolder, vintages: Vintages) -> ShiftCells:
    """Join SOC 2010 (2017, projection) and SOC 2018 (2025) into cells with jobs at both ends."""
    pairs = crosswalks.read_soc2010_to_soc2018(raw)
    codes = {year: pairs.get_column(f"occupation_soc{year}") for year in (2010, 2018)}
    cells = join_cells(
        {
            ("soc2010", "soc2018"): pairs.select("occupation_soc2010", "occupation_soc2018"),
            ("before", "soc2010"): _published(vintages.heads[BEFORE], codes[2010]),
            ("after", "soc2018"): _published(vintages.heads[AFTER], codes[2018]),
            ("projected", "soc2010"): _published(vintages.projection, codes[2010]),
        }
    )
    start = _summed(cells, "before", vintages.heads[BEFORE])
    growth = _summed(cells, "projected", vintages.projection)
    frame = (
        start.join(_summed(cells, "after", vintages.heads[AFTER]), on="cell", suffix="_after")
        .join(growth, on="cell", suffix="_base")
        .join(_importance(cells, vintages, codes[2010]), on="cell")
        .sort("cell")
    )
    years = (AFTER - BEFORE) / 10.0
    before = frame.get_column("heads").to_numpy()
    factor = (frame["heads_projected"] / frame["heads_base"]).to_numpy()
    skill_ids = sorted(vintages.importance.columns[1:])
    return ShiftCells(
        tuple(skill_ids),
        frame.select(skill_ids).to_numpy(),
        before,
        frame.get_column("heads_after").to_numpy(),
        before * factor**years,
        float(before.sum() / vintages.heads[BEFORE].get_column("heads").sum()),
    )


def past_shift(raw: RawFolder, vintages: Vintages) -> FloatArray:
    """Shift of the eight years before, over cells of SOC 2000 (2009) and SOC 2010 (2017)."""
    pairs = crosswalks.read_soc2000_to_soc2010(raw)
    codes = {year: pairs.get_column(f"occupation_soc{year}") for year in (2000, 2010)}
    cells = join_cells(
        {
            ("soc2000", "soc2010"): pairs.select("occupation_soc2000", "occupation_soc2010"),
            ("earlier", "soc2000"): _published(vintages.heads[EARLIER], codes[2000]),
            ("before", "soc2010"): _published(vintages.heads[BEFORE], codes[2010]),
        }
    )
    frame = (
        _summed(cells, "earlier", vintages.heads[EARLIER])
        .join(_summed(cells, "before", vintages.heads[BEFORE]), on="cell", suffix="_after")
        .join(_importance(cells, vintages, codes[2010]), on="cell")
        .sort("cell")
    )
    importance = frame.select(sorted(vintages.importance.columns[1:])).to_numpy()
    return shift(frame["heads"].to_numpy(), frame["heads_after"].to_numpy(), importance)


def _importance_soc2010(raw: RawFolder) -> pl.DataFrame:
    """Mean importance of each skill by SOC 2010 code over its rated detailed codes."""
    return (
        onet_ratings.read_ratings(raw, "skills", RATINGS)
        .filter(pl.col("scale_id") == "IM")
        .join(crosswalks.read_onet2010_to_soc2010(raw), on="occupation_onet2010")
        .sort("occupation_onet2010", "element_id")
        .pivot(
            on="element_id",
            index="occupation_soc2010",
            values="data_value",
            aggregate_function="mean",
        )
        .rename({"occupation_soc2010": "code"})
    )


def _published(figures: pl.DataFrame, codes: pl.Series) -> pl.DataFrame:
    return link_published(figures.get_column("published"), codes)


def _summed(cells: pl.DataFrame, system: str, figures: pl.DataFrame) -> pl.DataFrame:
    placed = cells.filter(pl.col("system") == system).select(
        "cell", pl.col("code").alias("published")
    )
    return (
        figures.join(placed, on="published")
        .sort("published")
        .group_by("cell", maintain_order=True)
        .agg(pl.exclude("published").sum())
    )


def _importance(cells: pl.DataFrame, vintages: Vintages, codes: pl.Series) -> pl.DataFrame:
    """Find the importance of a cell: mean over its codes of 2017, weighted by their jobs.

    A published group is the plain mean of its rated members; unrated codes are left out.
    """
    heads = vintages.heads[BEFORE]
    skill_ids = vintages.importance.columns[1:]
    rated = (
        _published(heads, codes)
        .join(vintages.importance, on="code")
        .sort("published", "code")
        .group_by("published", maintain_order=True)
        .agg(pl.col(skill_ids).mean())
        .join(heads, on="published")
    )
    placed = cells.filter(pl.col("system") == "before").select(
        "cell", pl.col("code").alias("published")
    )
    weighted = (pl.col(skill_ids) * pl.col("heads")).sum() / pl.col("heads").sum()
    return (
        rated.join(placed, on="published", maintain_order="left")
        .group_by("cell", maintain_order=True)
        .agg(weighted)
    )
