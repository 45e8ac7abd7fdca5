"""Ratings of occupations on skills, knowledge, abilities, activities, context and styles."""

import polars as pl

from jobmorph.build.compile.rank import add_percentile
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import crosswalks, onet, onet_ratings, onet_stand_ins
from jobmorph.build.sources.onet_release import CURRENT, tables_present
from jobmorph.schema.tables import ELEMENT, RATING, SKILL_ACTIVITY

OLD_STYLES = "24.1"
STAND_IN_TAXONOMY = "20.1"
_OFFICIAL: dict[onet.Domain, str] = {
    "skills": "skill",
    "knowledge": "knowledge",
    "abilities": "ability",
    "work_activities": "activity",
    "work_context": "context",
    "work_styles": "style",
}
_SCALES = ("IM", "LV", "CX", "CT", "WI", "DR")
_KEY = ["occupation_onet2019", "element_id", "scale", "rating", "vintage"]


def compile_ratings(raw: RawFolder, occupations: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    """Compile the table `rating`.

    Official tables of the current release come first. Where the release at hand lacks one,
    stand-ins take its place, marked by their vintage: work activities of 30.1 by six-digit code,
    abilities and work context of 20.3 by SOC 2010. Work styles also keep their last survey (24.1),
    because the current ones are model output.

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    occupations : polars.DataFrame
        Contract `occupation`.
    heads : polars.DataFrame
        occupation_onet2019, employment_heads: weights of the percentiles.

    Returns
    -------
    polars.DataFrame
        Contract `rating`, sorted by key.
    """
    present = tables_present(raw)
    pieces = [_official(raw, table) for table in _OFFICIAL if table in present]
    pieces.append(_old_styles(raw))
    if "work_activities" not in present:
        pieces.append(_activities_of_soc(raw, occupations))
    missing = [name for name in ("abilities", "work_context") if name not in present]
    if missing:
        pieces.append(_ratings_of_2016(raw, occupations, missing))
    known = occupations.filter(pl.col("has_tasks")).select("occupation_onet2019")
    frame = (
        pl.concat(pieces)
        .join(known, on="occupation_onet2019", how="semi")
        .join(heads, on="occupation_onet2019", how="left")
        .with_columns(pl.col("employment_heads").fill_null(0.0), pl.col("rating").round(3))
    )
    ranked = add_percentile(
        frame,
        value="rating",
        weight="employment_heads",
        over=("element_id", "scale", "vintage"),
    )
    return RATING.check(
        ranked.select(RATING.columns).sort("occupation_onet2019", "element_id", "scale", "vintage")
    )


def compile_elements(raw: RawFolder, ratings: pl.DataFrame) -> pl.DataFrame:
    """Compile the table `element`: the name and domain of every rated element.

    Returns
    -------
    polars.DataFrame
        Contract `element`, sorted by id.
    """
    domain_of = {
        "1.A": "ability",
        "1.D": "style",
        "1.C": "style",
        "2.A": "skill",
        "2.B": "skill",
        "2.C": "knowledge",
        "4.A": "activity",
        "4.C": "context",
    }
    names = pl.concat(
        [
            onet.read_content_model(raw, version).select("element_id", "element_name")
            for version in (CURRENT, OLD_STYLES, STAND_IN_TAXONOMY)
        ]
    ).unique("element_id", keep="first", maintain_order=True)
    frame = (
        ratings.select("element_id")
        .unique()
        .join(names, on="element_id", how="left")
        .select(
            "element_id",
            pl.col("element_name").alias("title"),
            pl.col("element_id")
            .str.slice(0, 3)
            .replace_strict(domain_of, return_dtype=pl.String)
            .alias("domain"),
        )
        .sort("element_id")
    )
    return ELEMENT.check(frame)


def compile_skill_activities(raw: RawFolder) -> pl.DataFrame:
    """Compile the table `skill_activity`: published links of skills and abilities.

    Returns
    -------
    polars.DataFrame
        Contract `skill_activity`, sorted.
    """
    links = [
        onet.read_activity_links(raw, kind).select(pl.col("element_id").alias("skill_id"), "gwa_id")
        for kind in ("skills", "abilities")
    ]
    return SKILL_ACTIVITY.check(pl.concat(links).unique().sort("skill_id", "gwa_id"))


def _official(raw: RawFolder, table: onet.Domain) -> pl.DataFrame:
    ratings = onet_ratings.read_ratings(raw, table)
    return (
        _selected(ratings, "scale_id").with_columns(pl.lit(CURRENT).alias("vintage")).select(_KEY)
    )


def _old_styles(raw: RawFolder) -> pl.DataFrame:
    ratings = onet_ratings.read_ratings(raw, "work_styles", OLD_STYLES)
    moved = ratings.join(
        crosswalks.read_onet2010_to_onet2019(raw).select(
            "occupation_onet2010", "occupation_onet2019"
        ),
        on="occupation_onet2010",
    )
    ordered = moved.sort("occupation_onet2010", "occupation_onet2019", "element_id", "scale_id")
    mean = ordered.group_by("occupation_onet2019", "element_id", "scale_id").agg(
        pl.col("data_value").mean()
    )
    return (
        _selected(mean, "scale_id").with_columns(pl.lit(OLD_STYLES).alias("vintage")).select(_KEY)
    )


def _activities_of_soc(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    ratings = onet_stand_ins.read_work_activities(raw)
    spread = ratings.join(
        occupations.select("occupation_onet2019", "occupation_soc2018"), on="occupation_soc2018"
    )
    return _selected(spread, "scale_id").select(_KEY)


def _ratings_of_2016(raw: RawFolder, occupations: pl.DataFrame, missing: list[str]) -> pl.DataFrame:
    published = {"abilities": "Abilities", "work_context": "WorkContext"}
    ids = onet.read_content_model(raw, STAND_IN_TAXONOMY).select("element_id", "element_name")
    # The file pools releases and keeps discontinued codes: only codes of its own release count.
    codes = onet.read_occupations(raw, STAND_IN_TAXONOMY).select(
        pl.col("occupation_onet2010").str.slice(0, 7).alias("occupation_soc2010")
    )
    ratings = (
        onet_stand_ins.read_ratings_2016(raw)
        .filter(pl.col("domain").is_in([published[name] for name in missing]))
        .join(codes.unique(), on="occupation_soc2010", how="semi")
        .join(ids, on="element_name")
    )
    moved = (
        ratings.join(
            crosswalks.read_soc2010_to_soc2018(raw).select(
                "occupation_soc2010", "occupation_soc2018"
            ),
            on="occupation_soc2010",
        )
        .sort("occupation_soc2010", "occupation_soc2018", "element_id", "scale_id")
        .group_by("occupation_soc2018", "element_id", "scale_id", "vintage")
        .agg(pl.col("data_value").mean())
        .join(
            occupations.select("occupation_onet2019", "occupation_soc2018"),
            on="occupation_soc2018",
        )
    )
    return _selected(moved, "scale_id").select(_KEY)


def _selected(frame: pl.DataFrame, scale: str) -> pl.DataFrame:
    return (
        frame.filter(pl.col(scale).is_in(_SCALES) & pl.col("data_value").is_not_null())
        .rename({scale: "scale", "data_value": "rating"})
        .unique(["occupation_onet2019", "element_id", "scale"], maintain_order=True)
    )
