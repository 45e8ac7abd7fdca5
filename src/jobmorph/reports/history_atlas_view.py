"""The atlas as a reader sees it: which jobs the picture holds, its finding, its decades."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.reference.history_definitions import HistoryBreak
from jobmorph.reports.words import say
from jobmorph.schema.history import DEFINITIONS, Definition
from jobmorph.studies.history_result import AtlasResult

FEWEST_FIGURES: Final = 3
WHOLE_FROM: Final = 2004  # the survey publishes all its groups from here on
FALLEN: Final = 0.5
RISEN: Final = 2.0
# Jobs that the picture names: well known, and spread over its years.
# Jobs that the picture names: well known, and far enough apart to be read.
NAMED: Final[dict[Definition, tuple[str, ...]]] = {
    "census_at_work": (
        "census:blacksmith",
        "census:weaver",
        "census:teamster",
        "census:typesetter",
        "census:telephone-operator",
    ),
    "census_experienced": (
        "census:elevator-operator",
        "census:secretary",
        "census:bank-teller",
        "census:lawyer-judge",
    ),
    "employers": (
        "employers:43-2011",
        "employers:51-9151",
        "employers:43-3071",
        "employers:27-3091",
        "employers:29-1041",
    ),
}


@dataclass(frozen=True, slots=True)
class AtlasPanel:
    """One count of the picture.

    Parameters
    ----------
    definition : Definition
        The count.
    years : tuple of int
        Its years, gaps among them left out.
    jobs : polars.DataFrame
        Rows of `AtlasResult.jobs` that the picture holds, with `place` from 0, early peaks first,
        and within a year those whose middle year is early.
    shares : polars.DataFrame
        place, year, fill (share over the row's own peak share, 0..1); years without a figure out.
    breaks : tuple of HistoryBreak
        Changes of the count.
    """

    definition: Definition
    years: tuple[int, ...]
    jobs: pl.DataFrame
    shares: pl.DataFrame
    breaks: tuple[HistoryBreak, ...]


def atlas_panels(result: AtlasResult) -> list[AtlasPanel]:
    """Divide the atlas into its counts: named work with figures enough to show a course."""
    return [_panel(result, definition) for definition in DEFINITIONS]


def _panel(result: AtlasResult, definition: Definition) -> AtlasPanel:
    shares = result.shares.filter(pl.col("definition") == definition).drop_nulls("share")
    years = result.totals.filter(pl.col("definition") == definition).get_column("year").sort()
    counted = shares.group_by("series_id", maintain_order=True).agg(pl.len().alias("figures"))
    jobs = result.jobs.filter((pl.col("definition") == definition) & ~pl.col("is_residual"))
    kept = jobs.join(counted, on="series_id", maintain_order="left").filter(
        pl.col("figures") >= FEWEST_FIGURES
    )
    if definition == "employers":
        last = years[-1]
        kept = kept.filter((pl.col("first_year") <= WHOLE_FROM) & (pl.col("last_year") == last))
    kept = kept.join(_middles(shares), on="series_id", maintain_order="left").sort(
        "peak_year", "middle_year", "order"
    )
    kept = kept.with_row_index("place").with_columns(pl.col("place").cast(pl.Int64))
    own = shares.join(
        kept.select("series_id", "place", "peak_share"), on="series_id", maintain_order="left"
    )
    filled = own.with_columns((pl.col("share") / pl.col("peak_share")).alias("fill"))
    return AtlasPanel(
        definition,
        tuple(years.to_list()),
        kept,
        filled.select("place", "year", "fill").sort("place", "year"),
        tuple(each for each in result.breaks if each.definition == definition),
    )


def _middles(shares: pl.DataFrame) -> pl.DataFrame:
    """Weigh the years of each job by its shares: early comers before late ones of one peak."""
    middle = (pl.col("year") * pl.col("share")).sum() / pl.col("share").sum()
    return shares.group_by("series_id", maintain_order=True).agg(middle.alias("middle_year"))


def finding(result: AtlasResult) -> str:
    """Say how many jobs of the survey lost half of their share, and how many doubled it."""
    panel = _panel(result, "employers")
    own = panel.shares.sort("place", "year").group_by("place", maintain_order=True)
    ratio = own.agg((pl.col("fill").last() / pl.col("fill").first()).alias("ratio"))["ratio"]
    return say(
        "atlas.finding",
        jobs=panel.jobs.height,
        fell=int((ratio <= FALLEN).sum()),
        rose=int((ratio >= RISEN).sum()),
        first=panel.years[0],
        last=panel.years[-1],
    )


def examples(panels: list[AtlasPanel]) -> str:
    """Name the jobs of the picture with the year of their largest share."""
    items = [
        say("atlas.example", title=name_of(row["series_id"]), year=row["peak_year"])
        for panel in panels
        for row in named_jobs(panel).iter_rows(named=True)
    ]
    return say("atlas.examples", items="; ".join(items))


def named_jobs(panel: AtlasPanel) -> pl.DataFrame:
    """Rows of the jobs that the picture names, early peaks first."""
    return panel.jobs.filter(pl.col("series_id").is_in(NAMED[panel.definition])).sort("place")


def name_of(series_id: str) -> str:
    """Name a job of the picture in a word or two."""
    return say(f"atlas.name.{series_id}")


def decades(result: AtlasResult, definition: Definition) -> pl.DataFrame:
    """Count jobs by the ten years of their peak, and name the largest of each.

    Returns
    -------
    polars.DataFrame
        peak_decade, jobs, largest (up to two titles, the largest share first).
    """
    own = result.jobs.filter((pl.col("definition") == definition) & ~pl.col("is_residual"))
    return (
        own.sort("peak_share", descending=True)
        .group_by("peak_decade", maintain_order=True)
        .agg(pl.len().alias("jobs"), pl.col("title").head(2).alias("largest"))
        .sort("peak_decade")
    )
