"""What grew in the same years: near by skill, and in the whole count."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.history import Definition
from jobmorph.studies.history_profile import ProfileBook
from jobmorph.studies.history_result import HistoryPath

SHOWN: Final = 5
NEAREST_SHARE: Final = 0.1  # a tenth of the jobs of a count, the nearest by skill
LEAST_NEAREST: Final = 20
KEPT_SPANS: Final = 64
_COLUMNS: Final = (
    "definition",
    "first_year",
    "last_year",
    "series_id",
    "title",
    "heads_first",
    "heads_last",
    "gain_heads",
    "growth",
)


@dataclass(frozen=True, slots=True)
class Span:
    """Years of one count to compare."""

    definition: Definition
    first_year: int
    last_year: int


def span_of(path: HistoryPath) -> Span:
    """Return the years of the fall, from the peak to the end; without a fall the whole path.

    Never longer than the path, so both ends lie in the same count.
    """
    summary = path.summary
    fell = summary.course in {"fell", "rose then fell"}
    is_over = summary.peak_year < summary.last_year
    first = summary.peak_year if fell and is_over else summary.first_year
    return Span(path.definition, first, summary.last_year)


def grew_economy(spans: Iterable[Span], own: set[str], edition: Edition) -> pl.DataFrame:
    """Return the largest gains in heads among all jobs of each count.

    Rest groups, parts of wider rows and rows that name no occupation are left out.

    Returns
    -------
    polars.DataFrame
        As `HistoryResult.grew_economy`.
    """
    frames = [_gains(span, own, edition).head(SHOWN) for span in spans]
    return pl.concat(frames) if frames else _empty()


def grew_nearby(
    spans: Iterable[Span],
    own: set[str],
    codes: tuple[str, ...],
    edition: Edition,
    book: ProfileBook,
) -> pl.DataFrame:
    """Return the largest gains in heads among the jobs of each count nearest by skill.

    The nearest tenth (at least twenty) of the jobs that are linked to an occupation of today with
    a profile; a job linked to several stands at their mean.

    Returns
    -------
    polars.DataFrame
        As `HistoryResult.grew_nearby`.
    """
    near = book.skill_distance(codes)
    distances = (
        edition.table("history_link")
        .with_columns(
            pl.col("occupation_soc2018")
            .replace_strict(near, default=None, return_dtype=pl.Float64)
            .alias("skill_distance")
        )
        .drop_nulls("skill_distance")
        .group_by("series_id", maintain_order=True)
        # In one order, so that the last digit does not hang on how threads share the rows.
        .agg(pl.col("skill_distance").sort().mean())
    )
    frames = []
    for span in spans:
        linked = _gains(span, own, edition, with_losses=True).join(
            distances, on="series_id", maintain_order="left"
        )
        count = max(LEAST_NEAREST, round(NEAREST_SHARE * linked.height))
        nearest = linked.sort("skill_distance", "series_id").head(count)
        frames.append(
            nearest.filter(pl.col("gain_heads") > 0)
            .sort("gain_heads", "series_id", descending=[True, False])
            .head(SHOWN)
        )
    return (
        pl.concat(frames)
        if frames
        else _empty().with_columns(pl.lit(None, pl.Float64).alias("skill_distance"))
    )


def _gains(
    span: Span, own: set[str], edition: Edition, *, with_losses: bool = False
) -> pl.DataFrame:
    gains = _all_gains(span, edition).filter(~pl.col("series_id").is_in(list(own)))
    return gains if with_losses else gains.filter(pl.col("gain_heads") > 0)


@lru_cache(maxsize=KEPT_SPANS)
def _all_gains(span: Span, edition: Edition) -> pl.DataFrame:
    """Gains and losses of every job between two years of a count, the largest gain first."""
    named = edition.table("history_occupation").filter(
        pl.col("is_work") & ~pl.col("is_part") & ~pl.col("is_residual")
    )
    figures = edition.table("history_series").filter(
        (pl.col("definition") == span.definition) & (pl.col("sex") == "all")
    )
    ends = [
        figures.filter(pl.col("year") == year).select(
            "series_id", pl.col("history_heads").alias(name)
        )
        for year, name in ((span.first_year, "heads_first"), (span.last_year, "heads_last"))
    ]
    return (
        named.select("series_id", "title")
        .join(ends[0], on="series_id", maintain_order="left")
        .join(ends[1], on="series_id", maintain_order="left")
        .drop_nulls()
        .with_columns(
            pl.lit(span.definition).alias("definition"),
            pl.lit(span.first_year, pl.Int64).alias("first_year"),
            pl.lit(span.last_year, pl.Int64).alias("last_year"),
            (pl.col("heads_last") - pl.col("heads_first")).alias("gain_heads"),
            pl.when(pl.col("heads_first") > 0)
            .then(pl.col("heads_last") / pl.col("heads_first") - 1)
            .alias("growth"),
        )
        .sort("gain_heads", "series_id", descending=[True, False])
        .select(_COLUMNS)
    )


def _empty() -> pl.DataFrame:
    texts = ("definition", "series_id", "title")
    counts = ("first_year", "last_year")
    return pl.DataFrame(
        schema={
            name: pl.String if name in texts else pl.Int64 if name in counts else pl.Float64
            for name in _COLUMNS
        }
    )
