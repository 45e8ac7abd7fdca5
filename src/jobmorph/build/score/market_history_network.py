"""Moves between the joined occupations of 1950 to 2016, from the moves between today's nodes."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import crosswalks, routine_tasks
from jobmorph.market.network import MoveNetwork, network_from_entries
from jobmorph.reference.tables import TableSource
from jobmorph.studies.market_calibration_network import moves_network, node_economy

FloatArray = NDArray[np.float64]


def node_parts(
    raw: RawFolder, edition: TableSource, occupations: tuple[str, ...], nodes: tuple[str, ...]
) -> FloatArray:
    """Share of each node's jobs that lies in each occupation, (K, N); a row may be all 0.

    Codes of today lead through SOC 2010 and the census list of 2010; a code that leads to several
    occupations is split evenly.

    Parameters
    ----------
    raw : RawFolder
        Crosswalks.
    edition : TableSource
        Holds `market_node_job`.
    occupations : tuple of str
        occupation_occ1990dd, N of them.
    nodes : tuple of str
        moves_node, K of them.
    """
    older = crosswalks.read_soc2010_to_soc2018(raw).select(
        "occupation_soc2010", pl.col("occupation_soc2018").alias("published_code")
    )
    jobs = (
        edition.table("market_node_job")
        .join(older, on="published_code", how="inner")
        .join(routine_tasks.read_soc2010_codes(raw), on="occupation_soc2010", how="inner")
        .filter(pl.col("occupation_occ1990dd").is_in(list(occupations)))
        .select("moves_node", "published_code", "occupation_occ1990dd", "employment_heads")
        .unique()
        .sort("moves_node", "published_code", "occupation_occ1990dd")
    )
    row = {node: at for at, node in enumerate(nodes)}
    column = {occupation: at for at, occupation in enumerate(occupations)}
    parts = np.zeros((len(nodes), len(occupations)))
    split = jobs.with_columns(
        pl.col("employment_heads") / pl.len().over("moves_node", "published_code")
    )
    for node, _, occupation, heads in split.iter_rows():
        parts[row[node], column[occupation]] += heads
    total = parts.sum(axis=1, keepdims=True)
    shares: FloatArray = parts / np.where(total > 0.0, total, 1.0)
    return shares


def joined_network(
    moves: MoveNetwork,
    leavers: FloatArray,
    parts: FloatArray,
    heads: FloatArray,
    group: NDArray[np.int64],
) -> MoveNetwork:
    """Carry moves between nodes over to occupations.

    An occupation that nothing leads to moves as its group does; where the group says nothing
    either, people go where people are.

    Parameters
    ----------
    moves : MoveNetwork
        K nodes.
    leavers : ndarray, shape (K,)
        People who leave each node.
    parts : ndarray, shape (K, N)
        Share of a node's jobs in each occupation.
    heads : ndarray, shape (N,)
        People in each occupation.
    group : ndarray of int, shape (N,)
        Group of each occupation.
    """
    count = heads.size
    flows = np.zeros((moves.count, moves.count))
    flows[moves.origins, moves.destinations] = leavers[moves.origins] * moves.shares
    joined = parts.T @ flows @ parts
    np.fill_diagonal(joined, 0.0)
    groups = np.eye(int(group.max()) + 1)[group]
    usual = (groups @ (groups.T @ joined)).copy()
    np.fill_diagonal(usual, 0.0)
    everywhere = np.tile(heads, (count, 1))
    np.fill_diagonal(everywhere, 0.0)
    for other in (usual, everywhere):
        bare = joined.sum(axis=1) <= 0.0
        joined[bare] = other[bare]
    origins, destinations = np.nonzero(joined)
    return network_from_entries(count, origins, destinations, joined[origins, destinations])


def occupation_network(
    raw: RawFolder,
    edition: TableSource,
    occupations: tuple[str, ...],
    heads: FloatArray,
    group: NDArray[np.int64],
) -> MoveNetwork:
    """Build the observed moves of 2011 to 2018 on occupations of 1980; see `joined_network`."""
    economy = node_economy(edition)
    moves = moves_network(edition, economy.nodes, "observed")
    nodes = edition.table("market_node").sort("moves_node")
    leavers = nodes.get_column("moves_out_heads_year").to_numpy()
    parts = node_parts(raw, edition, occupations, economy.nodes)
    return joined_network(moves, np.maximum(leavers, 1.0), parts, heads, group)
