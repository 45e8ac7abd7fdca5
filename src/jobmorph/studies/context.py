"""Wage, jobs and official projection of a job, borrowed through its anchors where need be."""

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.job import JobRef
from jobmorph.studies.role_result import Employment, WagePercentiles

_POINTS = ("p10", "p25", "median", "p75", "p90")


def job_wage(job: JobRef, edition: Edition) -> WagePercentiles:
    """Return US wage percentiles: the occupation's own, or means over the anchors.

    A percentile is missing where any anchor's is.
    """
    rows = _anchored(job, edition)
    percentiles = {point: _weighted(rows, f"wage_{point}_usd_year") for point in _POINTS}
    return WagePercentiles(
        p10_usd_year=percentiles["p10"],
        p25_usd_year=percentiles["p25"],
        median_usd_year=percentiles["median"],
        p75_usd_year=percentiles["p75"],
        p90_usd_year=percentiles["p90"],
        is_topcoded=bool(rows.get_column("is_wage_topcoded").any()),
        is_borrowed=job.is_borrowed,
        as_of=_may(rows),
    )


def job_employment(job: JobRef, edition: Edition) -> Employment:
    """Return US jobs now and the official projection of the heaviest anchor.

    Heads are those of the six-digit occupation; `is_split` says that it holds several detailed
    occupations or is an equal part of a published aggregate.
    """
    rows = _anchored(job, edition)
    main = rows.row(0, named=True)
    units = edition.rows("projection", pl.col("outlook_unit") == (main["outlook_unit"] or ""))
    projected = units.row(0, named=True) if units.height else None
    change = None
    if projected:
        change = projected["employment_projected_heads"] / projected["employment_base_heads"] - 1
    return Employment(
        heads=main["employment_heads"],
        as_of=_may(rows),
        is_split=bool(main["is_employment_split"] or main["employment_share"] < 1.0),
        is_borrowed=job.is_borrowed,
        base_year=projected["base_year"] if projected else None,
        target_year=projected["target_year"] if projected else None,
        projected_change_share=change,
    )


def _anchored(job: JobRef, edition: Edition) -> pl.DataFrame:
    anchors = pl.DataFrame(
        {
            "occupation_onet2019": [anchor.occupation_onet2019 for anchor in job.anchors],
            "weight": [anchor.weight for anchor in job.anchors],
        }
    )
    return (
        anchors.join(edition.table("bridge"), on="occupation_onet2019", maintain_order="left")
        .join(edition.table("employment"), on="occupation_soc2018", maintain_order="left")
        .sort("weight", descending=True, maintain_order=True)
    )


def _weighted(rows: pl.DataFrame, column: str) -> float | None:
    if rows.get_column(column).null_count() or rows.is_empty():
        return None
    return float((rows.get_column(column) * rows.get_column("weight")).sum())


def _may(rows: pl.DataFrame) -> str:
    return f"{rows.item(0, 'year')}-05"
