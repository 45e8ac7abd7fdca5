"""ISCO-08 groups of occupations, from the official correspondence and from ESCO."""

from typing import Final

import polars as pl

from jobmorph.build.compile.esco import carried_codes, link_esco
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import crosswalks, esco
from jobmorph.schema.tables import ISCO_BRIDGE, ISCO_GROUP

# Weight of the official list of groups as a whole, against one sure ESCO occupation.
OFFICIAL_WEIGHT: Final = 1.0


def compile_isco_bridge(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    """Compile the table `isco_bridge`.

    An occupation's groups are those of the official correspondence, carried from SOC 2010 over
    O*NET-SOC 2010 (over SOC 2018 where that leads nowhere), and those of the ESCO occupations
    linked by a published match, or by shared names where there is no published match. With n
    official groups and s_g the summed strength of the linked ESCO occupations in group g

        share_g = (1 / n + s_g) / total   for an official group
        share_g = c s_g / total           for another group

    with c at most 1 and so that the official groups together keep at least half. Without ESCO
    occupations the official groups share equally. The weights are an assumption; no source counts
    people in both classifications.

    Returns
    -------
    polars.DataFrame
        Contract `isco_bridge`; occupations without any group have no row.
    """
    key = "occupation_onet2019"
    official = _official_groups(raw, occupations)
    weighted = (
        official.with_columns((OFFICIAL_WEIGHT / pl.len().over(key)).alias("equal"))
        .join(_esco_groups(link_esco(raw, occupations)), on=[key, "isco08"], how="full",
              coalesce=True)
        # Sums of shares depend on the order of their terms in the last digit.
        .sort(key, "isco08")
        .filter(pl.col("equal").is_not_null() | pl.col("is_counted"))
        .with_columns(
            pl.col("equal").is_not_null().alias("is_official"),
            (pl.col("equal").fill_null(0.0) + pl.col("strength").fill_null(0.0)).alias("weight"),
        )
    )  # fmt: skip
    inside = pl.col("weight").filter("is_official").sum().over(key)
    outside = pl.col("weight").filter(~pl.col("is_official")).sum().over(key)
    damped = pl.when((inside > 0.0) & (outside > inside)).then(inside / outside).otherwise(1.0)
    frame = (
        weighted.with_columns(
            pl.when("is_official").then("weight").otherwise(pl.col("weight") * damped),
            pl.when("is_official").then(pl.lit("official")).otherwise(pl.lit("esco")).alias("link"),
        )
        .with_columns((pl.col("weight") / pl.col("weight").sum().over(key)).alias("isco_share"))
        .select(ISCO_BRIDGE.columns)
        .sort(key, -pl.col("isco_share"), "isco08")
    )
    return ISCO_BRIDGE.check(frame)


def _esco_groups(links: pl.DataFrame) -> pl.DataFrame:
    """Strength by group, and whether a group may stand beside the official ones."""
    is_published = pl.col("link") == "published"
    best = (
        pl.when(is_published.any().over("occupation_onet2019"))
        .then(is_published)
        .otherwise(pl.col("link") == "names")
    )
    return (
        links.with_columns(best.alias("is_counted"))
        .sort("occupation_onet2019", "isco08", "strength", "esco_occupation")
        .group_by("occupation_onet2019", "isco08", maintain_order=True)
        .agg(pl.col("strength").sum(), pl.col("is_counted").any())
    )


def compile_isco_groups(raw: RawFolder) -> pl.DataFrame:
    """Compile the table `isco_group`: names of the 436 unit groups.

    Returns
    -------
    polars.DataFrame
        Contract `isco_group`.
    """
    return ISCO_GROUP.check(esco.read_isco_groups(raw).select(ISCO_GROUP.columns).sort("isco08"))


def _official_groups(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    groups = _unit_groups(raw)
    to_2010 = crosswalks.read_onet2010_to_soc2010(raw)
    direct = (
        carried_codes(raw)
        .join(to_2010, on="occupation_onet2010")
        .join(groups, on="occupation_soc2010")
        .select("occupation_onet2019", "isco08")
    )
    over_2018 = (
        occupations.join(direct, on="occupation_onet2019", how="anti")
        .join(crosswalks.read_soc2010_to_soc2018(raw), on="occupation_soc2018")
        .join(groups, on="occupation_soc2010")
        .select("occupation_onet2019", "isco08")
    )
    return pl.concat([direct.join(occupations, on="occupation_onet2019", how="semi"),
                      over_2018]).unique()  # fmt: skip


def _unit_groups(raw: RawFolder) -> pl.DataFrame:
    """Official pairs, a minor group replaced by all its unit groups."""
    pairs = esco.read_isco08_to_soc2010(raw)
    is_unit = pl.col("isco08").str.len_chars() == 4
    units = esco.read_isco_groups(raw).select(
        pl.col("isco08").str.slice(0, 3).alias("minor"), "isco08"
    )
    spread = pairs.filter(~is_unit).rename({"isco08": "minor"}).join(units, on="minor")
    return pl.concat([pairs.filter(is_unit), spread.select(pairs.columns)])
