"""ESCO occupations and their names beside O*NET-SOC 2019 occupations.

Nobody publishes an open link from ESCO 1.2 to O*NET-SOC 2019. It is put together here by three
rules, the best that applies, and each says how far it can be trusted.

=========  ==========================================================  =========
link       rule                                                        agreement
=========  ==========================================================  =========
published  Nesta's own match, carried from O*NET-SOC 2010 to 2019      0.77-0.49
names      most of the occupation's ESCO names that O*NET knows name    0.63
           this occupation there
inherited  Nesta's match of the broader ESCO occupation                0.35
names      the same vote against a better link, only for occupations    0.31
           that nothing else reaches (many are newer than the match)
=========  ==========================================================  =========

The agreement was measured on ESCO names that O*NET knows too (3,625 names of occupations with an
own match, some 1,700 of others): how often the linked occupation is among those that O*NET gives
for the name; for 'names' with that name left out (`jobmorph.build.score.esco_links`). O*NET's own
lists are uneven, so the truth is likely higher; it serves as weight. A published match goes before
the names because where the two disagree it is right more often (0.47 against 0.31); for an
inherited match it is the other way round (0.16 against 0.63).
"""

from typing import Final

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import crosswalks, esco, onet
from jobmorph.schema.tables import ESCO_BRIDGE
from jobmorph.work.title.normalise import plain_title

# Agreement with O*NET's own names, by the authors' confidence (2, 1, 0.5).
PUBLISHED: Final = {2.0: 0.77, 1.0: 0.57, 0.5: 0.49}
NAMES, INHERITED, SECOND = 0.63, 0.35, 0.31
# A vote of the names counts from one whole name, and if no other occupation has as much.
LEAST_VOTES, LEAST_SHARE = 1.0, 0.5
PREFERRED_VOTES: Final = 2.0
_LINK: Final = (
    "esco_occupation",
    "esco_label",
    "isco08",
    "occupation_onet2019",
    "link",
    "strength",
)


def link_esco(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    """Link ESCO occupations to O*NET-SOC 2019 occupations.

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    occupations : polars.DataFrame
        Contract `occupation`.

    Returns
    -------
    polars.DataFrame
        esco_occupation, esco_label, isco08, occupation_onet2019, link (published, names,
        inherited), strength (agreement of the link, shared equally where one 2010 code became
        several). ESCO occupations without a link have no row.
    """
    concepts = esco.read_esco_occupations(raw)
    found = concepts.join(nearest_matches(raw, concepts), on="esco_occupation", how="left").join(
        elected(name_votes(raw, concepts, occupations), "esco_occupation"),
        on="esco_occupation",
        how="left",
    )
    first = _first_links(found).join(occupations, on="occupation_onet2019", how="semi")
    second = (
        found.drop_nulls("named")
        .with_columns(
            pl.lit("names").alias("link"),
            pl.lit(SECOND).alias("strength"),
            pl.col("named").alias("occupation_onet2019"),
        )
        .join(first, on="occupation_onet2019", how="anti")
    )
    return pl.concat(frame.select(_LINK) for frame in (first, second)).sort(
        "occupation_onet2019", "esco_occupation"
    )


def _first_links(found: pl.DataFrame) -> pl.DataFrame:
    link = (
        pl.when(pl.col("steps") == 0)
        .then(pl.lit("published"))
        .when(pl.col("named").is_not_null())
        .then(pl.lit("names"))
        .when(pl.col("steps").is_not_null())
        .then(pl.lit("inherited"))
    )
    strength = (
        pl.when(pl.col("link") == "published")
        .then(pl.col("confidence").replace_strict(PUBLISHED, default=None))
        .when(pl.col("link") == "names")
        .then(NAMES)
        .otherwise(INHERITED)
    )
    by_name = pl.concat_list("named")
    targets = pl.when(pl.col("link") == "names").then(by_name).otherwise(pl.col("carried"))
    return (
        found.with_columns(link.alias("link"))
        .drop_nulls("link")
        .with_columns(strength.alias("strength"), targets.alias("occupation_onet2019"))
        .explode("occupation_onet2019")
        .with_columns(pl.col("strength") / pl.len().over("esco_occupation"))
    )


def esco_titles(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    """Return ESCO's English names as names of O*NET-SOC 2019 occupations.

    Names that O*NET itself knows are left out: what it says of them is the better guess.

    Returns
    -------
    polars.DataFrame
        title, occupation_onet2019, title_source ('esco'), weight (strength of the link).
    """
    links = link_esco(raw, occupations)
    known = _keyed(_known_names(raw, occupations), "title").get_column("key").implode()
    names = _names(esco.read_esco_occupations(raw))
    return (
        names.join(links, on="esco_occupation")
        .filter(~pl.col("key").is_in(known), pl.col("key") != "")
        .sort("key", "occupation_onet2019", -pl.col("strength"), "title")
        .unique(["key", "occupation_onet2019"], keep="first", maintain_order=True)
        .select(
            "title",
            "occupation_onet2019",
            pl.lit("esco").alias("title_source"),
            pl.col("strength").alias("weight"),
        )
    )


def compile_esco_bridge(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    """Compile the table `esco_bridge`.

    The weight is the strength of the link over the strengths of all ESCO occupations linked to
    the same O*NET occupation: an assumption, no count of people.

    Returns
    -------
    polars.DataFrame
        Contract `esco_bridge`.
    """
    strength = pl.col("strength")
    frame = (
        link_esco(raw, occupations)
        .with_columns((strength / strength.sum().over("occupation_onet2019")).alias("esco_weight"))
        .select(ESCO_BRIDGE.columns)
        .sort("occupation_onet2019", -pl.col("esco_weight"), "esco_label", "esco_occupation")
    )
    return ESCO_BRIDGE.check(frame)


def nearest_matches(raw: RawFolder, concepts: pl.DataFrame) -> pl.DataFrame:
    """Return Nesta's match of each concept or of the nearest broader one that has one.

    Returns
    -------
    polars.DataFrame
        esco_occupation, steps (0 its own), confidence, carried (O*NET-SOC 2019 codes).
    """
    own = concepts.select("esco_code", "esco_occupation").join(
        esco.read_esco_to_onet2010(raw), on="esco_occupation"
    )
    own = own.select("esco_code", "occupation_onet2010", "confidence")
    depth = max(concepts.get_column("esco_code").str.count_matches(r"\.").to_list())
    levels = [
        concepts.select(
            "esco_occupation", pl.col("esco_code").str.replace(rf"(\.\d+){{{steps}}}$", "")
        )
        .join(own, on="esco_code")
        .with_columns(pl.lit(steps).alias("steps"))
        for steps in range(depth)
    ]
    carried = (
        carried_codes(raw)
        .group_by("occupation_onet2010")
        .agg(pl.col("occupation_onet2019").alias("carried"))
    )
    return (
        pl.concat(levels)
        .sort("esco_occupation", "steps")
        .unique("esco_occupation", keep="first", maintain_order=True)
        .join(carried, on="occupation_onet2010")
        .select("esco_occupation", "steps", "confidence", "carried")
    )


def name_votes(raw: RawFolder, concepts: pl.DataFrame, occupations: pl.DataFrame) -> pl.DataFrame:
    """Return which occupations the known names of ESCO occupations name.

    A name that O*NET gives to m occupations is a vote of 1/m for each, twice as much where it is
    the preferred name.

    Returns
    -------
    polars.DataFrame
        esco_occupation, key, occupation_onet2019, votes.
    """
    known = _keyed(_known_names(raw, occupations), "title").select("key", "occupation_onet2019")
    known = known.unique().with_columns((1.0 / pl.len().over("key")).alias("part"))
    votes = pl.when("is_preferred").then(PREFERRED_VOTES).otherwise(1.0) * pl.col("part")
    return (
        _names(concepts)
        .join(known, on="key")
        .select("esco_occupation", "key", "occupation_onet2019", votes.alias("votes"))
    )


def elected(votes: pl.DataFrame, voters: str) -> pl.DataFrame:
    """Return the occupation with most votes, where it has enough of them.

    Parameters
    ----------
    votes : polars.DataFrame
        `voters`, occupation_onet2019, votes.
    voters : str
        Column of what the votes are counted for.

    Returns
    -------
    polars.DataFrame
        `voters`, named.
    """
    return (
        votes.sort(voters, "occupation_onet2019", "votes")
        .group_by(voters, "occupation_onet2019", maintain_order=True)
        .agg(pl.col("votes").sum())
        .with_columns((pl.col("votes") / pl.col("votes").sum().over(voters)).alias("of"))
        .filter(pl.col("votes") >= LEAST_VOTES - 1e-9, pl.col("of") >= LEAST_SHARE - 1e-9)
        .sort(voters, -pl.col("votes"), "occupation_onet2019")
        .unique(voters, keep="first", maintain_order=True)
        .select(voters, pl.col("occupation_onet2019").alias("named"))
    )


def _names(concepts: pl.DataFrame) -> pl.DataFrame:
    preferred = concepts.select(
        "esco_occupation",
        pl.col("esco_label").alias("title"),
        pl.lit(value=True).alias("is_preferred"),
    )
    others = concepts.select(
        "esco_occupation",
        pl.col("other_labels").alias("title"),
        pl.lit(value=False).alias("is_preferred"),
    )
    # The preferred name comes first and stays where another name reads the same.
    return _keyed(pl.concat([preferred, others.explode("title").drop_nulls()]), "title").unique(
        ["esco_occupation", "key"], keep="first", maintain_order=True
    )


def _known_names(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    alternate = onet.read_alternate_titles(raw)
    pieces = (
        (occupations, "title"),
        (onet.read_reported_titles(raw), "reported_title"),
        (alternate, "alternate_title"),
        (alternate.drop_nulls("short_title"), "short_title"),
    )
    return pl.concat(
        frame.select(pl.col(column).alias("title"), "occupation_onet2019")
        for frame, column in pieces
    )


def _keyed(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    key = pl.col(column).map_elements(lambda title: plain_title(title).key, return_dtype=pl.String)
    return frame.with_columns(key.alias("key"))


def carried_codes(raw: RawFolder) -> pl.DataFrame:
    """Return occupation_onet2010 and occupation_onet2019, many to many."""
    return crosswalks.read_onet2010_to_onet2019(raw).select(
        "occupation_onet2010", "occupation_onet2019"
    )
