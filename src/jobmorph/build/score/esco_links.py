"""How often the links from ESCO agree with O*NET's own names: where their weights come from."""

import polars as pl

from jobmorph.build.compile.esco import elected, name_votes, nearest_matches
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.esco import read_esco_occupations


def measure_links(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    """Compare each rule with the occupations that O*NET gives to a known ESCO name.

    For 'names' the name itself is left out of the vote.

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    occupations : polars.DataFrame
        Contract `occupation`.

    Returns
    -------
    polars.DataFrame
        rule (published 2, 1, 0.5; inherited with and without names that differ; names where they
        differ from an own or an inherited match), n (names), agreement (share of them; null where
        there is none).
    """
    concepts = read_esco_occupations(raw)
    votes = name_votes(raw, concepts, occupations).with_columns(
        pl.concat_str("esco_occupation", "key", separator="|").alias("case")
    )
    cases = votes.group_by("case", "esco_occupation").agg(
        pl.col("occupation_onet2019").alias("given")
    )
    left_out = (
        cases.join(votes.drop("case"), on="esco_occupation")
        .filter(pl.concat_str("esco_occupation", "key", separator="|") != pl.col("case"))
        .select("case", "occupation_onet2019", "votes")
    )
    judged = cases.join(nearest_matches(raw, concepts), on="esco_occupation").join(
        elected(left_out, "case"), on="case", how="left"
    )
    matches = pl.col("carried").list.set_intersection("given").list.len() > 0
    named = pl.col("given").list.contains(pl.col("named"))
    differs = pl.col("named").is_not_null() & ~pl.col("carried").list.contains(pl.col("named"))
    is_own = pl.col("steps") == 0
    rules = {
        **{f"published {sure:g}": (is_own & (pl.col("confidence") == sure), matches)
           for sure in (2.0, 1.0, 0.5)},
        "published, names differ": (is_own & differs, matches),
        "names, published differs": (is_own & differs, named),
        "inherited, no names": (~is_own & pl.col("named").is_null(), matches),
        "inherited, names differ": (~is_own & differs, matches),
        "names, inherited differs": (~is_own & differs, named),
    }  # fmt: skip
    return pl.DataFrame(
        [
            (rule, rows.height, rows.select(hit.mean()).item())
            for rule, (condition, hit) in rules.items()
            for rows in [judged.filter(condition)]
        ],
        schema={"rule": pl.String, "n": pl.Int64, "agreement": pl.Float64},
        orient="row",
    )
