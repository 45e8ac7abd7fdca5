"""One series of the history within one count: its figures, shares, changes and summary."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import polars as pl

from jobmorph.market.history import CourseSummary, summarise_course
from jobmorph.reference.edition import Edition
from jobmorph.reference.history_cases import CaseSeries
from jobmorph.reference.history_definitions import HistoryBreak, load_breaks, load_definitions
from jobmorph.reference.row_index import Places, places_of, rows_at
from jobmorph.schema.errors import DataError
from jobmorph.schema.history import DEFINITIONS, Definition
from jobmorph.studies.history_result import HistoryPath

KEPT_EDITIONS: Final = 4
_TABLE: Final = ("year", "history_heads", "share", "women_share", "is_missing", "classification")


def case_paths(rows: Iterable[CaseSeries], edition: Edition) -> tuple[HistoryPath, ...]:
    """Build every path of some series, count by count, in the order given within each.

    Raises
    ------
    DataError
        If the edition lacks a series.
    """
    wanted = list(rows)
    figures = series_figures([each.series_id for each in wanted], edition)
    parts = figures.partition_by("series_id", "definition", maintain_order=True, as_dict=True)
    paths: list[HistoryPath] = []
    for definition in DEFINITIONS:
        for row in wanted:
            own = parts.get((row.series_id, definition))
            if own is not None and own.get_column("history_heads").count():
                is_lead = all(each.definition != definition for each in paths)
                paths.append(_path(row, definition, own, edition, is_lead=is_lead))
    return tuple(paths)


def series_figures(series_ids: list[str], edition: Edition) -> pl.DataFrame:
    """Return figures of both sexes together with shares, one row per series and year.

    Returns
    -------
    polars.DataFrame
        series_id, definition, year, history_heads, share, women_share, is_missing, classification,
        work_heads; sorted.
    """
    known = _all_figures(edition)
    missing = sorted(set(series_ids) - known.places.keys())
    if missing:
        raise DataError("the edition lacks these series of the history", items=missing)
    return rows_at(known.figures, known.places, sorted(set(series_ids)))


@dataclass(frozen=True, slots=True, eq=False)
class _Figures:
    """Figures of all series, and where the rows of each lie."""

    figures: pl.DataFrame
    places: Places


@lru_cache(maxsize=KEPT_EDITIONS)
def _all_figures(edition: Edition) -> _Figures:
    rows = edition.table("history_series")
    women = rows.filter(pl.col("sex") == "women").select(
        "series_id", "year", pl.col("history_heads").alias("women")
    )
    totals = edition.table("history_total").filter(pl.col("sex") == "all")
    figures = (
        rows.filter(pl.col("sex") == "all")
        .join(
            totals.select("definition", "year", "work_heads"),
            on=["definition", "year"],
            maintain_order="left",
        )
        .join(women, on=["series_id", "year"], how="left", maintain_order="left")
        .with_columns(
            (pl.col("history_heads") / pl.col("work_heads")).alias("share"),
            (pl.col("women") / pl.col("history_heads")).alias("women_share"),
        )
        .drop("women", "sex")
        .sort("series_id", "year", maintain_order=True)
    )
    return _Figures(figures, places_of(figures.get_column("series_id")))


def summarise_figures(figures: pl.DataFrame) -> CourseSummary:
    """Summarise the figures of one series within one count."""
    return summarise_course(
        figures.get_column("year").to_numpy(),
        figures.get_column("history_heads").fill_null(float("nan")).to_numpy().astype(np.float64),
        figures.get_column("work_heads").to_numpy().astype(np.float64),
    )


def _path(
    row: CaseSeries, definition: Definition, own: pl.DataFrame, edition: Edition, *, is_lead: bool
) -> HistoryPath:
    about = load_definitions()[definition]
    named = edition.rows_of("history_occupation", "series_id", [row.series_id])
    known = own.filter(~pl.col("is_missing")).get_column("year")
    first, last = int(known[0]), int(known[-1])
    within = own.filter(pl.col("year").is_between(first, last))
    summary = summarise_figures(within)
    codes = edition.rows_of("history_code", "series_id", [row.series_id])
    return HistoryPath(
        definition=definition,
        label=about.label,
        counts=about.counts,
        series_id=row.series_id,
        title=named.item(0, "title"),
        kind=row.kind,
        note=row.note,
        published_code=named.item(0, "published_code").strip(),
        is_lead=is_lead,
        table=within.select(_TABLE),
        codes=codes.drop("series_id").sort("first_year", "published_code"),
        breaks=_breaks(definition, first, last),
        summary=summary,
        crossed=_breaks(definition, summary.peak_year, _reached(summary)),
    )


def _reached(summary: CourseSummary) -> int:
    return int(np.ceil(summary.half_life.year)) if summary.half_life else summary.last_year


def _breaks(definition: Definition, after: int, until: int) -> tuple[HistoryBreak, ...]:
    return tuple(
        each
        for each in load_breaks()
        if each.definition == definition and after < each.year <= until
    )
