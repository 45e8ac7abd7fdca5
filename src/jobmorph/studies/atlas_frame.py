"""The jobs of the atlas: occupations with the count that holds them, families inside them."""

from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.studies.atlas_result import FIELDS

_LEVEL_ORDER: Final = ("mid", "senior", "entry", "lead", "executive")


def counted_occupations(edition: Edition) -> pl.DataFrame:
    """Occupations with tasks, with the count that holds them and their part of it."""
    shares = edition.table("bridge").select("occupation_onet2019", "employment_share")
    counts = edition.table("employment").select(
        "occupation_soc2018", "published_code", "employment_heads"
    )
    # A count published for several codes is kept as equal parts of each.
    total = pl.col("employment_heads").sum()
    whole = counts.group_by("published_code", maintain_order=True).agg(total.alias("_whole"))
    return (
        edition.table("occupation")
        .filter("has_tasks")
        .join(shares, on="occupation_onet2019", maintain_order="left")
        .join(counts, on="occupation_soc2018", how="left", maintain_order="left")
        .join(whole, on="published_code", how="left", maintain_order="left")
        .with_columns(_main_code().alias("_main"))
        .with_columns((pl.col("occupation_onet2019") == pl.col("_main")).alias("_is_main"))
        .select(
            pl.col("occupation_onet2019").alias("job_id"),
            "title",
            pl.lit("occupation").alias("job_kind"),
            pl.col("soc2018_major").replace_strict(FIELDS).alias("field"),
            pl.when(~pl.col("_is_main")).then("_main").alias("inside_of"),
            "occupation_soc2018",
            pl.when(pl.col("employment_heads").is_not_null())
            .then("_whole")
            .alias("employment_heads"),
            pl.when(pl.col("_main").is_null())
            .then(pl.col("employment_heads") * pl.col("employment_share"))
            .when("_is_main")
            .then("employment_heads")
            .alias("employment_area_heads"),
            pl.len().over("published_code").cast(pl.Int64).alias("jobs_counted"),
        )
    )


def _main_code() -> pl.Expr:
    """Code of the occupation that bears the name of its six-digit code; null where none does.

    A count of several detailed occupations belongs to it on the map: nobody counts the others, and
    equal parts would make rare jobs look like common ones.
    """
    main = pl.concat_str("occupation_soc2018", pl.lit(".00"))
    has_main = (pl.col("occupation_onet2019") == main).any().over("occupation_soc2018")
    return pl.when(has_main).then(main)


def library_families(edition: Edition) -> pl.DataFrame:
    """One role of each library family: the level that a title without one takes."""
    order = {level: place for place, level in enumerate(_LEVEL_ORDER)}
    heaviest = (
        edition.table("role_anchor")
        .sort("role_id", -pl.col("anchor_weight"), "occupation_onet2019")
        .unique("role_id", keep="first", maintain_order=True)
    )
    codes = edition.table("occupation").select(
        "occupation_onet2019", "occupation_soc2018", "soc2018_major"
    )
    return (
        edition.table("role")
        .sort(pl.col("level").cast(pl.String).replace_strict(order, default=9), "role_id")
        .unique("family", keep="first", maintain_order=True)
        .join(heaviest, on="role_id", maintain_order="left")
        .join(codes, on="occupation_onet2019", maintain_order="left")
        .select(
            pl.col("role_id").alias("job_id"),
            "title",
            pl.lit("role").alias("job_kind"),
            pl.col("soc2018_major").replace_strict(FIELDS).alias("field"),
            pl.col("occupation_onet2019").alias("inside_of"),
            "occupation_soc2018",
        )
    )
