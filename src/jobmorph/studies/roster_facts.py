"""Sums of a roster, and facts about its people as far as groups of five allow."""

from typing import Final

import numpy as np
import polars as pl

from jobmorph.studies.roster_result import GroupFacts, RosterTotals, StartTable
from jobmorph.studies.suppression import LEAST_GROUP, fold_small_groups, hide_cells

# Years since people came: the last three years, the three before, earlier.
_BAND_YEARS: Final = 3
_MOST_FTE: Final = 1.5


def with_time(rows: pl.DataFrame, week_hours: float) -> pl.DataFrame:
    """Add `fte_used` and `hours_used`: as stated, else one from the other, else a full week.

    Parameters
    ----------
    rows : polars.DataFrame
        Contract `roster_row`.
    week_hours : float
        Hours of a full week.
    """
    by_hours = (pl.col("contract_hours_week") / week_hours).clip(0.0, _MOST_FTE)
    used = rows.with_columns(fte_used=pl.coalesce("fte", by_hours, pl.lit(1.0)))
    by_fte = pl.col("fte_used") * week_hours
    return used.with_columns(hours_used=pl.coalesce("contract_hours_week", by_fte))


def sum_roster(timed: pl.DataFrame) -> RosterTotals:
    """Add a roster up; `timed` is what `with_time` returns."""
    stated = {
        name: timed.height - timed.get_column(column).null_count()
        for name, column in (
            ("fte_stated", "fte"),
            ("hours_stated", "contract_hours_week"),
            ("start_stated", "start_year"),
            ("pay_stated", "pay_amount_year"),
            ("manager_found", "manager_roster_row"),
        )
    }
    return RosterTotals(
        people=timed.height,
        fte=float(timed.get_column("fte_used").sum()),
        hours_week=float(timed.get_column("hours_used").sum()),
        **stated,
    )


def folded_departments(rows: pl.DataFrame) -> tuple[str, ...]:
    """Names of the departments whose facts about people are told together; '' for none stated."""
    named = rows.with_columns(pl.col("department").fill_null(""))
    return fold_small_groups(
        dict(named.group_by("department", maintain_order=True).len().iter_rows())
    )


def group_facts(timed: pl.DataFrame, folded: tuple[str, ...]) -> tuple[GroupFacts, ...]:
    """Count each department, and tell the middle year of hire of those that are large enough."""
    if timed.get_column("department").null_count() == timed.height:
        return ()
    grouped = timed.group_by("department", maintain_order=True).agg(
        pl.len().alias("people"),
        pl.col("fte_used").sum(),
        pl.col("hours_used").sum(),
        _middle_year(),
    )
    ordered = grouped.sort(["people", "department"], descending=[True, False], nulls_last=True)
    return tuple(
        GroupFacts(
            name=row["department"],
            people=row["people"],
            fte=row["fte_used"],
            hours_week=row["hours_used"],
            start_year_middle=None if (row["department"] or "") in folded else row["start_year"],
            is_folded=(row["department"] or "") in folded,
        )
        for row in ordered.iter_rows(named=True)
    )


def folded_year(rows: pl.DataFrame, folded: tuple[str, ...]) -> float | None:
    """Middle year of hire of the folded departments together; None for fewer than five people."""
    together = rows.filter(pl.col("department").fill_null("").is_in(list(folded)))
    value = together.select(_middle_year()).item()
    return None if value is None else float(value)


def _middle_year() -> pl.Expr:
    year = pl.col("start_year")
    return pl.when(year.count() >= LEAST_GROUP).then(year.median()).alias("start_year")


def start_table(rows: pl.DataFrame) -> StartTable | None:
    """Count people by department and years of hire, small counts hidden.

    Returns
    -------
    StartTable or None
        None if fewer than five people have a year of hire, or there is one department only.
    """
    dated = rows.filter(pl.col("start_year").is_not_null())
    dated = dated.with_columns(pl.col("department").fill_null(""))
    if dated.height < LEAST_GROUP:
        return None
    heads = dict(dated.group_by("department", maintain_order=True).len().iter_rows())
    folded = fold_small_groups(heads)
    kept = sorted((g for g in heads if g not in folded), key=lambda g: (-heads[g], g))
    groups = [*kept, *([""] if folded and "" not in kept else [])]
    if len(groups) < 2:
        return None
    last = max(dated.get_column("start_year").to_list())
    bands = _bands(last)
    counts = np.zeros((len(groups), len(bands)), dtype=np.int64)
    for department, year in dated.select("department", "start_year").iter_rows():
        row = groups.index(department) if department in kept else len(groups) - 1
        column = min((last - year) // _BAND_YEARS, len(bands) - 1)
        counts[row, column] += 1
    hidden = hide_cells(counts)
    return StartTable(
        bands,
        tuple(groups),
        tuple(
            tuple(None if hide else int(count) for count, hide in zip(line, hides, strict=True))
            for line, hides in zip(counts, hidden.cells, strict=True)
        ),
        tuple(
            None if hide else int(total)
            for total, hide in zip(counts.sum(axis=1), hidden.row_totals, strict=True)
        ),
    )


def _bands(last: int) -> tuple[str, ...]:
    middle = last - _BAND_YEARS
    return (f"{middle + 1}-{last}", f"{middle - _BAND_YEARS + 1}-{middle}",
            f"to {middle - _BAND_YEARS}")  # fmt: skip
