"""The industries of the demand equation, out of the edition's jobs and wages by industry."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.industry import IndustryStructure, structure_of
from jobmorph.reference.tables import TableSource
from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]

USED_TABLES: Final = ("industry_job", "outlook_forecast", "outlook_unit_code")


@dataclass(frozen=True, slots=True)
class EconomyIndustries:
    """Occupations of the outlook in the industries that they work in.

    Parameters
    ----------
    structure : IndustryStructure
        Shares of N units and J industries.
    units : tuple of str
        employment_unit of each row, N of them, in the order of `outlook_forecast`.
    industries : tuple of str
        industry_naics of each column, J of them, sorted.
    heads : ndarray, shape (N,)
        Jobs of each unit, all industries.
    """

    structure: IndustryStructure
    units: tuple[str, ...]
    industries: tuple[str, ...]
    heads: FloatArray


def industry_structure(edition: TableSource) -> tuple[IndustryStructure, tuple[str, ...]]:
    """Return the shares of the demand equation and the employment_unit of each of their rows.

    See `economy_industries`, which tells the industries as well.
    """
    found = economy_industries(edition)
    return found.structure, found.units


def economy_industries(edition: TableSource) -> EconomyIndustries:
    """Lay out jobs and wages by industry for the units of the outlook.

    Jobs of published codes are added up to their units; a unit's wage in an industry is the mean
    over those jobs. Where a unit has no jobs in an industry the wage does not count.

    Parameters
    ----------
    edition : TableSource
        Holds `industry_job`, `outlook_forecast`, `outlook_unit_code`.

    Returns
    -------
    EconomyIndustries

    Raises
    ------
    DataError
        If a published code belongs to no unit, or a unit has no jobs in any industry.
    """
    jobs = edition.table("industry_job")
    units = edition.table("outlook_forecast").get_column("employment_unit").to_list()
    linked = jobs.join(
        _unit_of_code(edition),
        on="published_code",
        how="left",
        validate="m:1",
        maintain_order="left",
    )
    strange = linked.filter(~pl.col("employment_unit").is_in(units).fill_null(value=False))
    if not strange.is_empty():
        codes = strange.get_column("published_code").unique().sort()
        raise DataError("codes of the survey belong to no unit of the outlook", items=codes)
    names = jobs.get_column("industry_naics").unique().sort().to_list()
    rows = {unit: place for place, unit in enumerate(units)}
    columns = {name: place for place, name in enumerate(names)}
    at = (
        np.array([rows[unit] for unit in linked.get_column("employment_unit")], dtype=np.int64),
        np.array([columns[name] for name in linked.get_column("industry_naics")], dtype=np.int64),
    )
    heads, bill = np.zeros((len(units), len(names))), np.zeros((len(units), len(names)))
    counted = linked.get_column("employment_heads").to_numpy()
    np.add.at(heads, at, counted)
    np.add.at(bill, at, counted * linked.get_column("wage_mean_usd_year").to_numpy())
    bare = [unit for unit, total in zip(units, heads.sum(axis=1), strict=True) if total <= 0]
    if bare:
        raise DataError("units of the outlook without jobs in any industry", items=bare)
    wage = np.divide(bill, heads, out=np.zeros_like(bill), where=heads > 0)
    return EconomyIndustries(
        structure=structure_of(heads, wage),
        units=tuple(units),
        industries=tuple(names),
        heads=heads.sum(axis=1),
    )


def _unit_of_code(edition: TableSource) -> pl.DataFrame:
    """Return published_code and employment_unit, as the survey counts in its last year."""
    codes = edition.table("outlook_unit_code").filter(pl.col("code_source") == "survey")
    return codes.filter(pl.col("year_last") == pl.col("year_last").max()).select(
        pl.col("occupation_code").alias("published_code"), "employment_unit"
    )
