"""Pay at every place: counted for official jobs, borrowed for roles."""

from functools import lru_cache

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.studies.places import ROLE_PREFIX, Places, all_places


def pay_at_places(places: Places, edition: Edition) -> pl.DataFrame:
    """Median pay at each place, a role's as `role_pay` lends it: place_id, wage_usd_year."""
    counted = places.mean(_wages(edition)).select("place_id", "wage_usd_year")
    return (
        counted.join(role_pay(edition), on="place_id", how="left", maintain_order="left")
        .with_columns(pl.coalesce("lent_wage_usd_year", "wage_usd_year").alias("wage_usd_year"))
        .drop("lent_wage_usd_year")
    )


@lru_cache(maxsize=4)
def role_pay(edition: Edition) -> pl.DataFrame:
    """Pay that occupations lend to roles: place_id, lent_wage_usd_year.

    Levels of a family stand on much the same occupations: an entry role lies halfway between their
    median and their lowest quarter, and pay never falls along a ladder. Both are our judgement.
    """
    ladder = edition.table("role").select(
        pl.concat_str(pl.lit(ROLE_PREFIX), "role_id").alias("place_id"), "family", "place", "level"
    )
    lent = ladder.join(
        all_places(edition).mean(_wages(edition)),
        on="place_id",
        how="left",
        maintain_order="left",
    ).sort("family", "place")
    own = pl.when(pl.col("level") == "entry").then("entry_wage_usd_year").otherwise("wage_usd_year")
    return lent.select("place_id", own.cum_max().over("family").alias("lent_wage_usd_year"))


@lru_cache(maxsize=4)
def _wages(edition: Edition) -> pl.DataFrame:
    pay = edition.table("employment").select(
        "occupation_soc2018",
        pl.col("wage_median_usd_year").alias("wage_usd_year"),
        ((pl.col("wage_p25_usd_year") + pl.col("wage_median_usd_year")) / 2.0).alias(
            "entry_wage_usd_year"
        ),
    )
    codes = edition.table("bridge").select("occupation_onet2019", "occupation_soc2018")
    return codes.join(pay, on="occupation_soc2018", how="left", maintain_order="left").drop(
        "occupation_soc2018"
    )
