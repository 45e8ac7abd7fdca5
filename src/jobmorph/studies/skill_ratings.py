"""Published importance and level of skills for a job, lent by its anchors where need be."""

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.job import JobRef

RATED_DOMAINS = ("skill", "knowledge", "ability")
STYLE_SCALE = "WI"
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
    elements = edition.table("element").filter(pl.col("domain").is_in(RATED_DOMAINS))
    rated = _anchored(job, edition, ("IM", "LV")).join(
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
    rated = _anchored(job, edition, (STYLE_SCALE,)).join(
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
    anchors = _anchors(job)
    rows = edition.rows(
        "technology", pl.col("occupation_onet2019").is_in(anchors["occupation_onet2019"].to_list())
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
    rated = edition.rows(
        "rating",
        pl.col("occupation_onet2019").is_in(codes) & pl.col("element_id").str.starts_with("2."),
    ).get_column("occupation_onet2019")
    missing = [code for code in codes if code not in set(rated)]
    if not missing:
        return ()
    titles = edition.rows("occupation", pl.col("occupation_onet2019").is_in(missing))
    names = ", ".join(titles.sort("occupation_onet2019").get_column("title"))
    if len(missing) == len(codes):
        return (f"Skills of {names} are not rated, so importance and levels are missing.",)
    return (f"Skills of {names} are not rated: the other occupations stand in for them.",)


def _anchors(job: JobRef) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "occupation_onet2019": [each.occupation_onet2019 for each in job.anchors],
            "weight": [each.weight for each in job.anchors],
        }
    )


def _anchored(job: JobRef, edition: Edition, scales: tuple[str, ...]) -> pl.DataFrame:
    anchors = _anchors(job)
    codes = anchors.get_column("occupation_onet2019").to_list()
    rows = edition.rows(
        "rating", pl.col("occupation_onet2019").is_in(codes) & pl.col("scale").is_in(scales)
    )
    return rows.join(anchors, on="occupation_onet2019", maintain_order="left")


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
