"""From SOC 2010 and O*NET-SOC 2019 codes to nodes of observed moves."""

from typing import Final

import polars as pl

from jobmorph.build.compile.move_nodes import MoveNodes
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import crosswalks, oews

BASE_YEAR: Final = 2018
MILITARY: Final = "55"
_RULES: Final = ("_same", "_broad", "_alike", "_jobs")
_FALLING: Final = (True, True, True, True)


def node_of_soc2010(nodes: MoveNodes, codes: pl.Series) -> pl.DataFrame:
    """Find the node of six-digit SOC 2010 codes.

    A node is published as a detailed, a broad or a minor code; the finest that fits is taken.

    Parameters
    ----------
    nodes : MoveNodes
        The merged network.
    codes : polars.Series of str
        SOC 2010 codes, repeats allowed.

    Returns
    -------
    polars.DataFrame
        occupation_soc2010 (distinct, sorted), moves_node (null where nothing fits).
    """
    known = dict(nodes.codes.select("code_soc2010", "moves_node").iter_rows())
    distinct = codes.drop_nulls().unique().sort()
    found = [
        next((known[key] for key in (code, f"{code[:6]}0", f"{code[:4]}000") if key in known), None)
        for code in distinct
    ]
    return pl.DataFrame(
        {"occupation_soc2010": distinct, "moves_node": pl.Series(found, dtype=pl.String)}
    )


def soc2010_members(raw: RawFolder, nodes: MoveNodes) -> pl.DataFrame:
    """Weigh the six-digit SOC 2010 codes inside each node by their jobs in May 2018.

    A code that the survey publishes only together with others counts as little as the smallest
    published one beside it.

    Returns
    -------
    polars.DataFrame
        moves_node, occupation_soc2010, member_share (sums to 1 within a node), sorted.
    """
    walk = crosswalks.read_soc2010_to_soc2018(raw).get_column("occupation_soc2010")
    linked = node_of_soc2010(nodes, walk).drop_nulls()
    jobs = oews.read_panel(raw).filter(
        (pl.col("year") == BASE_YEAR) & (pl.col("level") == "detailed")
    )
    heads = pl.col("employment_heads")
    least = pl.col("employment_heads").min().over("moves_node").fill_null(1.0)
    return (
        linked.join(
            jobs.select("occupation_soc", "employment_heads"),
            left_on="occupation_soc2010",
            right_on="occupation_soc",
            how="left",
        )
        .with_columns(heads.fill_null(least))
        .with_columns((heads / heads.sum().over("moves_node")).alias("member_share"))
        .select("moves_node", "occupation_soc2010", "member_share")
        .sort("moves_node", "occupation_soc2010")
    )


def link_occupations(raw: RawFolder, nodes: MoveNodes, occupations: pl.DataFrame) -> pl.DataFrame:
    """Give every O*NET-SOC 2019 occupation its node, or the reason why it has none.

    Candidates are the SOC 2010 codes that the occupation's own O*NET-SOC 2010 ancestors belong
    to; without one, those of its SOC 2018 code. Where they lie in several nodes, the first rule
    that tells them apart decides: its own code number; its own broad group; a residual code
    ('all other', ending in 9) where its own is one, and none where it is not; most jobs in 2018.

    Parameters
    ----------
    raw : RawFolder
        Holds the crosswalks and the survey of 2018.
    nodes : MoveNodes
        The merged network.
    occupations : polars.DataFrame
        Contract `occupation`.

    Returns
    -------
    polars.DataFrame
        Contract `move_link`, sorted by code.
    """
    by_node = _first_choices(raw, nodes, _candidates(raw, occupations))
    kind = (
        pl.when(pl.col("occupation_soc2018").str.starts_with(MILITARY))
        .then(pl.lit("military"))
        .when(pl.col("moves_node").is_null())
        .then(pl.lit("new"))
        .when(pl.col("_nodes") == 1)
        .then(pl.lit("only"))
        .when(pl.col("_same"))
        .then(pl.lit("same_code"))
        .otherwise(pl.lit("nearest"))
    )
    return (
        occupations.select("occupation_onet2019", "occupation_soc2018")
        .join(by_node, on="occupation_onet2019", how="left")
        .select("occupation_onet2019", "moves_node", kind.alias("node_link"))
        .sort("occupation_onet2019")
    )


def _first_choices(raw: RawFolder, nodes: MoveNodes, candidates: pl.DataFrame) -> pl.DataFrame:
    """Pick one node per occupation by the rules of `link_occupations`."""
    found = node_of_soc2010(nodes, candidates.get_column("occupation_soc2010"))
    jobs = (
        soc2010_members(raw, nodes)
        .join(pl.DataFrame({"moves_node": nodes.ids, "_heads": nodes.heads}), on="moves_node")
        .select("occupation_soc2010", (pl.col("member_share") * pl.col("_heads")).alias("_jobs"))
    )
    old, new = pl.col("occupation_soc2010"), pl.col("occupation_soc2018")
    rules = (
        (old == new).any().alias("_same"),
        (old.str.slice(0, 6) == new.str.slice(0, 6)).any().alias("_broad"),
        (old.str.ends_with("9") == new.str.ends_with("9")).any().alias("_alike"),
        pl.col("_jobs").fill_null(0.0).sum(),
    )
    return (
        candidates.join(found, on="occupation_soc2010", how="inner")
        .drop_nulls("moves_node")
        .join(jobs, on="occupation_soc2010", how="left")
        .group_by("occupation_onet2019", "moves_node")
        .agg(rules)
        .sort("occupation_onet2019", *_RULES, "moves_node", descending=[False, *_FALLING, False])
        .group_by("occupation_onet2019", maintain_order=True)
        .agg(pl.col("moves_node").first(), pl.col("_same").first(), pl.len().alias("_nodes"))
    )


def _candidates(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    own = occupations.select("occupation_onet2019", "occupation_soc2018")
    ancestors = (
        crosswalks.read_onet2010_to_onet2019(raw)
        .select(
            "occupation_onet2019",
            pl.col("occupation_onet2010").str.slice(0, 7).alias("occupation_soc2010"),
        )
        .join(own, on="occupation_onet2019")
        .unique()
    )
    official = crosswalks.read_soc2010_to_soc2018(raw).select(
        "occupation_soc2018", "occupation_soc2010"
    )
    others = (
        own.join(ancestors, on="occupation_onet2019", how="anti")
        .join(official, on="occupation_soc2018")
        .unique()
    )
    columns = ["occupation_onet2019", "occupation_soc2018", "occupation_soc2010"]
    return pl.concat([ancestors.select(columns), others.select(columns)])
