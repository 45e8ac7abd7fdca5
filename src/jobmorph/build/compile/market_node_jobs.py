"""Jobs of today in the nodes of the moves network, whose codes are those of 2010."""

import polars as pl

from jobmorph.build.compile.move_links import soc2010_members
from jobmorph.build.compile.move_nodes import merge_siblings
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import crosswalks
from jobmorph.build.sources.observed_moves import read_observed_moves
from jobmorph.schema.tables import MARKET_NODE_JOB


def compile_node_jobs(raw: RawFolder, employment: pl.DataFrame) -> pl.DataFrame:
    """Compile the table `market_node_job`.

    Jobs of a published code are split over the SOC 2010 codes behind it in proportion to what each
    of these gave it: its own jobs of May 2018, shared out among its successors by their jobs today.

    Parameters
    ----------
    raw : RawFolder
        Holds the observed moves, the crosswalk and the survey of 2018.
    employment : polars.DataFrame
        Contract `employment`.

    Returns
    -------
    polars.DataFrame
        Contract `market_node_job`, sorted; the jobs of a code add up to its jobs in `employment`.
    """
    nodes = merge_siblings(read_observed_moves(raw))
    pairs = (
        crosswalks.read_soc2010_to_soc2018(raw)
        .select("occupation_soc2010", "occupation_soc2018")
        .unique()
    )
    sizes = pl.DataFrame({"moves_node": nodes.ids, "node_heads": nodes.heads})
    before = (
        soc2010_members(raw, nodes)
        .join(sizes, on="moves_node")
        .with_columns((pl.col("member_share") * pl.col("node_heads")).alias("heads_2018"))
    )
    return split_jobs(before, pairs, employment)


def split_jobs(before: pl.DataFrame, pairs: pl.DataFrame, employment: pl.DataFrame) -> pl.DataFrame:
    """Split jobs of today over the nodes that their older codes lie in.

    Parameters
    ----------
    before : polars.DataFrame
        moves_node, occupation_soc2010, heads_2018.
    pairs : polars.DataFrame
        occupation_soc2010, occupation_soc2018: which code went into which.
    employment : polars.DataFrame
        occupation_soc2018, published_code, employment_heads.

    Returns
    -------
    polars.DataFrame
        Contract `market_node_job`.

    Examples
    --------
    >>> before = pl.DataFrame({"moves_node": ["a", "b"], "heads_2018": [90.0, 30.0],
    ...     "occupation_soc2010": ["35-3021", "35-3022"]})
    >>> pairs = pl.DataFrame({"occupation_soc2010": ["35-3021", "35-3022"],
    ...     "occupation_soc2018": ["35-3023", "35-3023"]})
    >>> today = pl.DataFrame({"occupation_soc2018": ["35-3023"], "published_code": ["35-3023"],
    ...     "employment_heads": [200.0]})
    >>> split_jobs(before, pairs, today).rows()
    [('a', '35-3023', 150.0), ('b', '35-3023', 50.0)]
    """
    heads = pl.col("employment_heads")
    joined = pairs.join(
        employment.drop_nulls("employment_heads").select(
            "occupation_soc2018", "published_code", "employment_heads"
        ),
        on="occupation_soc2018",
    ).join(before, on="occupation_soc2010")
    given = pl.col("heads_2018") * heads / heads.sum().over("occupation_soc2010")
    split = heads * pl.col("given") / pl.col("given").sum().over("occupation_soc2018")
    return MARKET_NODE_JOB.check(
        joined.with_columns(given.alias("given"))
        .with_columns(split)
        .sort("occupation_soc2018", "occupation_soc2010")
        .group_by("moves_node", "published_code", maintain_order=True)
        .agg(heads.sum().round(1))
        .filter(heads > 0.0)
        .select(MARKET_NODE_JOB.columns)
        .sort(MARKET_NODE_JOB.key)
    )
