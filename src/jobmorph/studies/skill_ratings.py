"""Published importance and level of skills for a job, lent by its anchors where need be."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.reference.row_index import Places, places_of, rows_at
from jobmorph.schema.job import Anchor, JobRef

RATED_DOMAINS = ("skill", "knowledge", "ability")
STYLE_SCALE = "WI"
KEPT_RATINGS: Final = 256  # a job has up to six beside it on its ladder
KEPT_EDITIONS: Final = 4
RATED_EVERYWHERE = "2.A.1.b"  # rated for every job that has ratings of skills


def job_ratings(job: JobRef, edition: Edition) -> pl.DataFrame:
    """Return importance and level of every skill, knowledge and ability of a job.

    Parameters
    ----------
    job : JobRef
        Its anchors lend their ratings; an anchor without one leaves its weight to the others.

    Returns
    -------
    polars.DataFrame
        skill_id, title (official name), domain, importance_today (1..5), level_published (0..7),
        importance_percentile (rank among jobs), vintage; most important first.
    """
    return _ratings(job.anchors, edition)


@lru_cache(maxsize=KEPT_RATINGS)
def _ratings(anchors: tuple[Anchor, ...], edition: Edition) -> pl.DataFrame:
    if len(anchors) == 1 and "rating" in edition.frames_read():
        return _own_ratings(anchors[0].occupation_onet2019, edition)
    elements = edition.table("element").filter(pl.col("domain").is_in(RATED_DOMAINS))
    rated = _anchored(anchors, edition, ("IM", "LV")).join(
        elements, on="element_id", maintain_order="left"
    )
    means = _means(rated, ("element_id", "title", "domain", "scale"))
    wide = means.pivot("scale", index=["element_id", "title", "domain"], values="rating")
    if wide.is_empty():
        wide = wide.with_columns(
            pl.lit(None, pl.Float64).alias("IM"), pl.lit(None, pl.Float64).alias("LV")
        )
    ranks = means.filter(pl.col("scale") == "IM").select("element_id", "percentile", "vintage")
    return (
        wide.join(ranks, on="element_id", how="left", maintain_order="left")
        .filter(pl.col("IM").is_not_null())
        .select(
            pl.col("element_id").alias("skill_id"),
            "title",
            "domain",
            pl.col("IM").alias("importance_today"),
            pl.col("LV").alias("level_published"),
            pl.col("percentile").alias("importance_percentile"),
            "vintage",
        )
        .sort(["importance_today", "skill_id"], descending=[True, False])
    )


def _own_ratings(code: str, edition: Edition) -> pl.DataFrame:
    """Return the ratings of one occupation, which nobody lends it."""
    known = _all_ratings(edition)
    return rows_at(known.rows, known.places, [code])


@dataclass(frozen=True, slots=True, eq=False)
class _AllRatings:
    """Ratings of every occupation, and where the rows of each lie."""

    rows: pl.DataFrame
    places: Places


@lru_cache(maxsize=KEPT_EDITIONS)
def _all_ratings(edition: Edition) -> _AllRatings:
    keys = ["occupation_onet2019", "element_id"]
    elements = edition.table("element").filter(pl.col("domain").is_in(RATED_DOMAINS))
    rated = edition.table("rating")
    important = rated.filter(pl.col("scale") == "IM").join(
        elements.select("element_id", "title", "domain"), on="element_id", maintain_order="left"
    )
    levels = rated.filter(pl.col("scale") == "LV").select(
        *keys, pl.col("rating").alias("level_published")
    )
    rows = (
        important.drop_nulls("domain")
        .join(levels, on=keys, how="left", maintain_order="left")
        .sort(
            ["occupation_onet2019", "rating", "element_id"],
            descending=[False, True, False],
        )
        .select(
            "occupation_onet2019",
            pl.col("element_id").alias("skill_id"),
            "title",
            "domain",
            pl.col("rating").alias("importance_today"),
            "level_published",
            pl.col("percentile").alias("importance_percentile"),
            "vintage",
        )
    )
    places = places_of(rows.get_column("occupation_onet2019"))
    return _AllRatings(rows.drop("occupation_onet2019"), places)


def job_styles(job: JobRef, edition: Edition) -> pl.DataFrame:
    """Return work styles of a job, the most called-for first.

    Published as model output, on a scale of -3 to 3; no table links them to tasks, so they stand
    for today only.

    Returns
    -------
    polars.DataFrame
        skill_id, title, impact, percentile, vintage.
    """
    elements = edition.table("element").filter(pl.col("domain") == "style")
    rated = _anchored(job.anchors, edition, (STYLE_SCALE,)).join(
        elements, on="element_id", maintain_order="left"
    )
    return (
        _means(rated, ("element_id", "title"))
        .select(
            pl.col("element_id").alias("skill_id"),
            "title",
            pl.col("rating").alias("impact"),
            "percentile",
            "vintage",
        )
        .sort(["impact", "skill_id"], descending=[True, False])
    )


def job_technology(job: JobRef, edition: Edition) -> pl.DataFrame:
    """Return software named for a job's occupations, in demand and widespread first.

    Returns
    -------
    polars.DataFrame
        technology, kind, is_hot, is_in_demand, share: weight of the anchors that name it.
    """
    anchors = _anchors(job.anchors)
    rows = edition.rows_of(
        "technology", "occupation_onet2019", anchors["occupation_onet2019"]
    ).join(anchors, on="occupation_onet2019", maintain_order="left")
    return (
        rows.group_by("technology", "kind", maintain_order=True)
        .agg(
            pl.col("is_hot").any(),
            pl.col("is_in_demand").any(),
            pl.col("weight").sum().alias("share"),
        )
        .sort(
            ["is_in_demand", "is_hot", "share", "technology", "kind"],
            descending=[True, True, True, False, False],
        )
        .select("technology", "kind", "is_hot", "is_in_demand", "share")
    )


def unrated_notes(job: JobRef, edition: Edition) -> tuple[str, ...]:
    """Say which of a job's occupations have no ratings of skills."""
    codes = [each.occupation_onet2019 for each in job.anchors]
    rows = edition.rows_of("rating", "occupation_onet2019", codes)
    of_skills = rows.filter(pl.col("element_id").str.starts_with("2."))
    rated = set(of_skills.get_column("occupation_onet2019"))
    missing = [code for code in codes if code not in rated]
    if not missing:
        return ()
    titles = edition.rows("occupation", pl.col("occupation_onet2019").is_in(missing))
    names = ", ".join(titles.sort("occupation_onet2019").get_column("title"))
    if len(missing) == len(codes):
        return (f"Skills of {names} are not rated, so importance and levels are missing.",)
    return (f"Skills of {names} are not rated: the other occupations stand in for them.",)


def _anchors(anchors: tuple[Anchor, ...]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "occupation_onet2019": [each.occupation_onet2019 for each in anchors],
            "weight": [each.weight for each in anchors],
        }
    )


def _anchored(
    job_anchors: tuple[Anchor, ...], edition: Edition, scales: tuple[str, ...]
) -> pl.DataFrame:
    anchors = _anchors(job_anchors)
    codes = anchors.get_column("occupation_onet2019").to_list()
    rows = edition.rows_of("rating", "occupation_onet2019", codes)
    return rows.filter(pl.col("scale").is_in(scales)).join(
        anchors, on="occupation_onet2019", maintain_order="left"
    )


def _means(rated: pl.DataFrame, keys: tuple[str, ...]) -> pl.DataFrame:
    weight = pl.col("weight") / pl.col("weight").sum()
    return (
        rated.sort("occupation_onet2019", "element_id")
        .group_by(keys, maintain_order=True)
        .agg(
            # Rounding may not take a mean of weights beyond the values it is made of.
            (pl.col("rating") * weight).sum().clip(pl.col("rating").min(), pl.col("rating").max()),
            (pl.col("percentile") * weight).sum(),
            pl.col("vintage").last(),
        )
    )
