"""Profiles of today's occupations, and how the count of each went since 2002."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.history import CHANGED
from jobmorph.market.likeness import Profiles, cosine_distances
from jobmorph.reference.edition import Edition
from jobmorph.reference.history_cases import HistoryCase, load_cases
from jobmorph.schema.tables import HISTORY_LINK
from jobmorph.studies.history_path import series_figures, summarise_figures

FloatArray = NDArray[np.float64]

SKILL_DOMAINS: Final = ("skill", "knowledge", "ability")
SHORTEST_SPAN: Final = 10  # years a series must span to count as an analogue
_ZONES: Final = 5


@dataclass(frozen=True, slots=True)
class ProfileBook:
    """Profiles of SOC 2018 occupations, and how the count of each went since 2002.

    Parameters
    ----------
    profiles : Profiles
        N occupations.
    names : polars.DataFrame
        occupation_soc2018, title, employment_heads, in the order of the profiles.
    courses : polars.DataFrame
        occupation_soc2018, series_id, course, change, first_year, last_year: the survey of
        employers, at least ten years.
    cases : polars.DataFrame
        case_id, definition, first_year, last_year, change: the leading series of each prepared
        case whose profile is its own and whose figures show its story.
    """

    profiles: Profiles
    names: pl.DataFrame
    courses: pl.DataFrame
    cases: pl.DataFrame

    def rows_of(self, codes: tuple[str, ...]) -> list[int]:
        """Rows of some codes; codes without a profile are left out."""
        return [self.profiles.codes.index(code) for code in codes if code in self.profiles.codes]

    def skill_distance(self, codes: tuple[str, ...]) -> dict[str, float]:
        """How far every occupation stands from some by skills, knowledge and abilities, 0 to 1."""
        found = cosine_distances(self.profiles.skills, self.rows_of(codes))
        pairs = zip(self.profiles.codes, found, strict=True)
        return {code: float(value) for code, value in pairs if not np.isnan(value)}


@lru_cache(maxsize=2)
def open_profiles(edition: Edition) -> ProfileBook:
    """Collect the profiles of an edition once: means over the detailed codes of a six-digit one."""
    occupations = edition.table("occupation").filter("has_tasks")
    codes = tuple(occupations.get_column("occupation_soc2018").unique().sort().to_list())
    order = pl.DataFrame({"occupation_soc2018": codes})
    named = (
        occupations.sort("occupation_onet2019")
        .group_by("occupation_soc2018", maintain_order=True)
        .agg(pl.col("title").first(), pl.col("job_zone").mean())
    )
    paid = edition.table("employment").select(
        "occupation_soc2018", "employment_heads", "wage_median_usd_year"
    )
    facts = order.join(named, on="occupation_soc2018", how="left", maintain_order="left").join(
        paid, on="occupation_soc2018", how="left", maintain_order="left"
    )
    profiles = Profiles(
        codes=codes,
        activities=_ratings(order, occupations, ("activity",), edition),
        skills=_ratings(order, occupations, SKILL_DOMAINS, edition),
        wage_rank=_wage_rank(facts),
        preparation=_numbers(facts, (pl.col("job_zone") - 1) / (_ZONES - 1)),
    )
    names = facts.select("occupation_soc2018", "title", "employment_heads")
    return ProfileBook(profiles, names, _courses(edition), _cases(edition))


def is_stand_in(case: HistoryCase, edition: Edition) -> bool:
    """Say whether the profile of a case is that of an occupation that only comes near."""
    own = [row.series_id for row in case.series if row.kind != "nearest"]
    links = edition.table("history_link").filter(
        pl.col("occupation_soc2018").is_in(list(case.today))
        & pl.col("series_id").is_in(own)
        & (pl.col("link_kind") != "nearest")
    )
    return links.is_empty()


def _ratings(
    order: pl.DataFrame, occupations: pl.DataFrame, domains: tuple[str, ...], edition: Edition
) -> FloatArray:
    elements = edition.table("element").filter(pl.col("domain").is_in(domains))
    rated = edition.rows(
        "rating",
        (pl.col("scale") == "IM") & pl.col("element_id").is_in(elements["element_id"].to_list()),
    )
    wide = (
        rated.join(occupations.select("occupation_onet2019", "occupation_soc2018"),
                   on="occupation_onet2019", maintain_order="left")
        .sort("occupation_soc2018", "occupation_onet2019", "element_id")
        .pivot("element_id", index="occupation_soc2018", values="rating",
               aggregate_function="mean", sort_columns=True)
    )  # fmt: skip
    placed = order.join(wide, on="occupation_soc2018", how="left", maintain_order="left")
    return placed.drop("occupation_soc2018").fill_null(float("nan")).to_numpy().astype(np.float64)


def _wage_rank(facts: pl.DataFrame) -> FloatArray:
    """Share of jobs in occupations that pay less at the median, half of its own among them."""
    ranked = (
        facts.with_row_index("place")
        .filter(pl.col("wage_median_usd_year").is_not_null() & (pl.col("employment_heads") > 0))
        .sort("wage_median_usd_year", "occupation_soc2018")
        .with_columns(
            (pl.col("employment_heads").cum_sum() - pl.col("employment_heads") / 2)
            / pl.col("employment_heads").sum()
        )
    )
    rank = np.full(facts.height, np.nan)
    rank[ranked.get_column("place").to_numpy()] = ranked.get_column("employment_heads").to_numpy()
    return rank


def _numbers(facts: pl.DataFrame, value: pl.Expr) -> FloatArray:
    column = facts.select(value.cast(pl.Float64).fill_null(float("nan"))).to_series()
    return column.to_numpy().astype(np.float64)


def _own_series(edition: Edition) -> pl.DataFrame:
    """Choose the longest series that is an occupation's own; else the one it is counted in."""
    named = edition.table("history_occupation").filter(~pl.col("is_residual"))
    links = (
        edition.table(HISTORY_LINK.name)
        .filter(pl.col("series_id").str.starts_with("employers:"))
        .join(named.select("series_id"), on="series_id", maintain_order="left")
    )
    years = (
        edition.table("history_series")
        .filter((pl.col("definition") == "employers") & ~pl.col("is_missing"))
        .group_by("series_id", maintain_order=True)
        .agg(pl.len().alias("years"))
    )
    return (
        links.join(years, on="series_id", maintain_order="left")
        .sort(
            "occupation_soc2018",
            pl.col("link_kind") != "same work",
            pl.col("years").cast(pl.Int64) * -1,
            "series_id",
        )
        .unique("occupation_soc2018", keep="first", maintain_order=True)
    )


def _courses(edition: Edition) -> pl.DataFrame:
    """How the count of each occupation went in the survey of employers."""
    best = _own_series(edition)
    figures = series_figures(best.get_column("series_id").unique().to_list(), edition)
    rows = []
    for (series_id,), own in figures.group_by("series_id", maintain_order=True):
        if own.get_column("history_heads").count():
            found = summarise_figures(own)
            if found.last_year - found.first_year >= SHORTEST_SPAN:
                span = (found.first_year, found.last_year)
                rows.append((str(series_id), found.course, found.change, *span))
    schema = {
        "series_id": pl.String,
        "course": pl.String,
        "change": pl.Float64,
        "first_year": pl.Int64,
        "last_year": pl.Int64,
    }
    courses = pl.DataFrame(rows, schema=schema, orient="row")
    return best.select("occupation_soc2018", "series_id").join(
        courses, on="series_id", maintain_order="left"
    )


def _cases(edition: Edition) -> pl.DataFrame:
    """How the count of each prepared case went, in the last count that has a row of its own.

    Cases whose profile is only a stand-in, and those whose figures do not show their story, are
    left out: they are told, but they are no measure.
    """
    leads = {
        case.case_id: next(row.series_id for row in case.series if row.kind != "nearest")
        for case in load_cases().values()
        if not is_stand_in(case, edition)
    }
    figures = series_figures(sorted(set(leads.values())), edition)
    rows = []
    for case_id, series_id in leads.items():
        known = figures.filter(pl.col("series_id") == series_id).drop_nulls("history_heads")
        own = known.filter(pl.col("definition") == known.item(-1, "definition"))
        found = summarise_figures(own)
        is_fall = load_cases()[case_id].story == "fell"
        if found.change <= -CHANGED if is_fall else found.change >= CHANGED:
            span = (found.first_year, found.last_year, found.change)
            rows.append((case_id, own.item(0, "definition"), *span))
    schema = {
        "case_id": pl.String,
        "definition": pl.String,
        "first_year": pl.Int64,
        "last_year": pl.Int64,
        "change": pl.Float64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
