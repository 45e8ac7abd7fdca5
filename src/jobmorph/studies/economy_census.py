"""Jobs lost and gained between two censuses, within one definition only."""

from typing import Final

import numpy as np
import polars as pl

from jobmorph.market.reallocation import reallocate
from jobmorph.reference.edition import Edition

# Twenty years each; from 1960 the census counts people no longer working too.
PERIODS: Final = {
    "census_at_work": ((1910, 1930), (1930, 1950)),
    "census_experienced": ((1960, 1980), (1980, 2000)),
}
_TABLES: Final = ("history_series", "history_occupation")


def census_periods(edition: Edition) -> pl.DataFrame:
    """Add up losses and gains between censuses; no rows if the edition holds no census.

    Only occupations that were coded in both years count, without those that are part of a wider
    one; `covered_share` says how many people at the start they hold.

    Returns
    -------
    polars.DataFrame
        As `EconomyResult.periods`.
    """
    if not all(edition.path(name).is_file() for name in _TABLES):
        return pl.DataFrame(schema={"source": pl.String, "definition": pl.String})
    plain = edition.rows("history_occupation", pl.col("is_work") & ~pl.col("is_part"))
    counts = (
        edition.rows("history_series", (pl.col("sex") == "all") & ~pl.col("is_missing"))
        .join(plain.select("series_id"), on="series_id", how="semi")
        .select("series_id", "definition", "year", "history_heads")
    )
    rows = [
        _period(counts.filter(pl.col("definition") == definition), definition, start, end)
        for definition, spans in PERIODS.items()
        for start, end in spans
    ]
    return pl.DataFrame([row for row in rows if row is not None])


def _period(
    counts: pl.DataFrame, definition: str, start: int, end: int
) -> dict[str, object] | None:
    ends = [
        counts.filter(pl.col("year") == year).select(
            "series_id", pl.col("history_heads").alias(name)
        )
        for year, name in ((start, "before"), (end, "after"))
    ]
    both = ends[0].join(ends[1], on="series_id", maintain_order="left").drop_nulls()
    if both.is_empty():
        return None
    before, after = (both[name].to_numpy().astype(np.float64) for name in ("before", "after"))
    found = reallocate(before, after)
    years = end - start
    return {
        "source": "census",
        "definition": definition,
        "base_year": start,
        "target_year": end,
        "years": years,
        "employment_base_heads": found.start_heads,
        "employment_target_heads": found.end_heads,
        "lost_heads": found.lost_heads,
        "gained_heads": found.gained_heads,
        "changed_share": found.changed_share,
        "changed_share_year": found.changed_share / years,
        "units": found.units,
        "shrinking_units": found.shrinking_units,
        "halved_units": found.halved_units,
        "doubled_units": found.doubled_units,
        "covered_share": found.start_heads / float(ends[0]["before"].sum()),
    }
