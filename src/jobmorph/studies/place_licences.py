"""Licences that places need."""

from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.studies.places import Places

HALF: Final = 0.5


def licences_at_places(places: Places, edition: Edition) -> pl.DataFrame:
    """Licence that a place needs: that of at least half of its work."""
    licences = edition.table("licence")
    codes = edition.table("bridge").select("occupation_onet2019", "occupation_soc2018")
    joined = (
        places.anchors.join(codes, on="occupation_onet2019", maintain_order="left")
        .join(licences, on="occupation_soc2018", maintain_order="left")
        .with_columns(pl.col("weight").sum().over("place_id", "licence_id").alias("_share"))
        .sort("place_id", -pl.col("_share"), "licence_id", "occupation_onet2019")
    )
    main = joined.group_by("place_id", maintain_order=True).agg(
        pl.col("weight").sum().alias("_all"),
        pl.col("licence_id").first(),
        pl.col("licence_words").first(),
        *(pl.col(f"months{end}").first().alias(f"licence_months{end}") for end in RANGE_ENDS),
        pl.col("licence_id").unique(maintain_order=True).alias("_ids"),
        pl.col("licence_accepted_ids")
        .list.explode(keep_nulls=False, empty_as_null=False)
        .unique(maintain_order=True)
        .alias("_accepted"),
    )
    needed = main.filter(pl.col("_all") >= HALF).select(
        "place_id",
        "licence_id",
        "licence_words",
        *(f"licence_months{end}" for end in RANGE_ENDS),
        pl.concat_list("_ids", "_accepted")
        .list.unique(maintain_order=True)
        .alias("licence_accepted_ids"),
    )
    none = pl.lit([], pl.List(pl.String))
    return (
        places.names.select("place_id")
        .join(needed, on="place_id", how="left", maintain_order="left")
        .with_columns(pl.coalesce("licence_accepted_ids", none))
    )
