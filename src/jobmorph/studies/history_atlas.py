"""All occupations that were ever counted, 1850 to now, rising and falling."""

from functools import lru_cache
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.history_definitions import load_breaks
from jobmorph.schema.history import DEFINITIONS
from jobmorph.studies.history import APART_NOTE, SHARE_NOTE, history_record
from jobmorph.studies.history_path import KEPT_EDITIONS, series_figures, summarise_figures
from jobmorph.studies.history_result import AtlasResult

MISSING_NOTE: Final = (
    "A gap is a year in which the source has no figure for the job. Its people stand in wider rows "
    "of that year."
)
LEFT_OUT_NOTE: Final = "Rows that name no occupation ('retired' and the like) are left out."
DECADE: Final = 10
_SCHEMA: Final = {
    "definition": pl.String,
    "series_id": pl.String,
    "title": pl.String,
    "peak_year": pl.Int64,
    "peak_decade": pl.Int64,
    "peak_share": pl.Float64,
    "peak_heads": pl.Float64,
    "first_year": pl.Int64,
    "last_year": pl.Int64,
    "first_heads": pl.Float64,
    "last_heads": pl.Float64,
    "change": pl.Float64,
    "change_since_peak": pl.Float64,
    "half_life_years": pl.Float64,
    "course": pl.String,
    "is_residual": pl.Boolean,
}
_ORDER: Final = {definition: place for place, definition in enumerate(DEFINITIONS)}


def study_atlas(*, edition: Edition | None = None) -> AtlasResult:
    """Lay out every counted occupation in every count; worked out once an edition.

    Within a count jobs stand in the order in which their share of everybody peaked, the largest
    first within a year: read as a picture, trades come and go from one corner to the other.

    Parameters
    ----------
    edition : Edition, optional
        The embedded one if not given.

    Returns
    -------
    AtlasResult
    """
    return _atlas(edition or open_edition())


@lru_cache(maxsize=KEPT_EDITIONS)
def _atlas(edition: Edition) -> AtlasResult:
    named = edition.table("history_occupation").filter(pl.col("is_work") & ~pl.col("is_part"))
    figures = series_figures(named.get_column("series_id").to_list(), edition)
    jobs = _jobs(figures, named)
    shares = (
        figures.join(
            jobs.select("definition", "series_id", "order"),
            on=["definition", "series_id"],
            maintain_order="left",
        )
        .select("definition", "series_id", "order", "year", "history_heads", "share", "is_missing")
        .sort(pl.col("definition").replace_strict(_ORDER), "order", "year")
    )
    totals = edition.table("history_total").filter(pl.col("sex") == "all")
    return AtlasResult(
        jobs=jobs,
        shares=shares,
        totals=totals.select("definition", "year", "work_heads").sort("year"),
        breaks=load_breaks(),
        record=history_record(edition),
        notes=(APART_NOTE, SHARE_NOTE, MISSING_NOTE, LEFT_OUT_NOTE),
    )


def _jobs(figures: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    facts = {row["series_id"]: row for row in named.iter_rows(named=True)}
    rows = []
    for (definition, series_id), own in figures.group_by(
        "definition", "series_id", maintain_order=True
    ):
        if not own.get_column("share").count():
            continue
        about = facts[str(series_id)]
        rows.append((definition, series_id, about["title"], *_row(own), about["is_residual"]))
    frame = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
    ordered = frame.sort(
        pl.col("definition").replace_strict(_ORDER),
        "peak_year",
        pl.col("peak_share") * -1,
        "series_id",
    )
    order = pl.int_range(pl.len(), dtype=pl.Int64).over("definition").alias("order")
    return ordered.with_columns(order)


def _row(own: pl.DataFrame) -> tuple[object, ...]:
    """Figures of one job in one count, in the order of the schema."""
    known = own.drop_nulls("share")
    place = int(known.get_column("share").arg_max() or 0)
    year = int(known.item(place, "year"))
    found = summarise_figures(own)
    return (
        year,
        year - year % DECADE,
        known.item(place, "share"),
        found.peak_heads,
        found.first_year,
        found.last_year,
        found.first_heads,
        found.last_heads,
        None if found.first_heads == 0 else found.change,
        found.change_since_peak,
        found.half_life.years if found.half_life else None,
        found.course,
    )
