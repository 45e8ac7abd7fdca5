"""Pay at every place: counted for official jobs, borrowed for roles."""

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.studies.places import ROLE_PREFIX, Places, all_places


def pay_at_places(places: Places, edition: Edition) -> pl.DataFrame:
    """Median pay at each place; of an entry role halfway down to the lowest quarter's.

    Roles borrow pay from whole occupations, so that levels hardly differ: pay never falls along a
    ladder.
    """
    pay = places.mean(_wages(edition))
    ladder = edition.table("role").select(
        pl.concat_str(pl.lit(ROLE_PREFIX), "role_id").alias("place_id"),
        "family",
        "place",
        pl.col("level").cast(pl.String).alias("_level"),
    )
    everywhere = all_places(edition) if places.names.height < ladder.height else places
    lent = ladder.join(
        everywhere.mean(_wages(edition)), on="place_id", how="left", maintain_order="left"
    )
    own = pl.when(pl.col("_level") == "entry").then("wage_low").otherwise("wage_usd_year")
    rising = lent.sort("family", "place").select(
        "place_id", own.cum_max().over("family").alias("_own")
    )
    return pay.join(rising, on="place_id", how="left", maintain_order="left").select(
        "place_id", pl.coalesce("_own", "wage_usd_year").alias("wage_usd_year")
    )


def _wages(edition: Edition) -> pl.DataFrame:
    pay = edition.table("employment").select(
        "occupation_soc2018",
        pl.col("wage_median_usd_year").alias("wage_usd_year"),
        ((pl.col("wage_p25_usd_year") + pl.col("wage_median_usd_year")) / 2.0).alias("wage_low"),
    )
    codes = edition.table("bridge").select("occupation_onet2019", "occupation_soc2018")
    return codes.join(pay, on="occupation_soc2018", how="left", maintain_order="left").drop(
        "occupation_soc2018"
    )
