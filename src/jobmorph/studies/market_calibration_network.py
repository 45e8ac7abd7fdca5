"""The same past on other networks: observed and predicted moves, size, none, permuted."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.calibrate_run import Past
from jobmorph.market.drivers import Driver
from jobmorph.market.labour_market import NodeRates, weekly_exit_share
from jobmorph.market.network import MoveNetwork, closed_network, network_from_entries
from jobmorph.reference.tables import TableSource
from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

USED_TABLES: Final = ("market_node", "move_probability")
# Of each origin the likeliest destinations are kept up to this share of its moves.
KEPT_SHARE: Final = 0.95


@dataclass(frozen=True, slots=True)
class NodeEconomy:
    """Nodes of the moves network with what is known of them before any run; N nodes.

    Parameters
    ----------
    nodes : tuple of str
        moves_node, sorted.
    majors : tuple of str
        Major group of each.
    heads : ndarray, shape (N,)
        Jobs.
    wage : ndarray, shape (N,)
        Mean wage a year, USD.
    rates : NodeRates
        Risk of losing a job relative to the mean (weighted by jobs, 1), weekly exits.
    """

    nodes: tuple[str, ...]
    majors: tuple[str, ...]
    heads: FloatArray
    wage: FloatArray
    rates: NodeRates

    @property
    def alike(self) -> NodeRates:
        """The same, with one risk for all."""
        return NodeRates(np.ones(len(self.nodes)), self.rates.exit_share)

    def past(
        self, network: MoveNetwork, driver: Driver, period: IntArray, rates: NodeRates | None = None
    ) -> Past:
        """Return the economy on a network, demand the same everywhere."""
        shares = self.heads / self.heads.sum()
        return Past(network, rates or self.rates, shares, driver, period)


def node_economy(edition: TableSource) -> NodeEconomy:
    """Read the nodes.

    Parameters
    ----------
    edition : TableSource
        Holds `market_node`.
    """
    table = edition.table("market_node").sort("moves_node")

    def column(name: str) -> FloatArray:
        return table.get_column(name).cast(pl.Float64).to_numpy()

    heads, risk = column("employment_heads"), column("separation_risk")
    return NodeEconomy(
        nodes=tuple(table.get_column("moves_node").to_list()),
        majors=tuple(table.get_column("soc2018_major").to_list()),
        heads=heads,
        wage=column("wage_mean_usd_year"),
        rates=NodeRates(
            risk / np.average(risk, weights=heads),
            weekly_exit_share(100.0 * column("exit_share_year")),
        ),
    )


def moves_network(edition: TableSource, nodes: tuple[str, ...], kind: str) -> MoveNetwork:
    """Build a network of moves.

    Parameters
    ----------
    edition : TableSource
        Holds `move_probability`.
    nodes : tuple of str
        Nodes in order.
    kind : str
        'predicted', the model's shares, the likeliest up to 95% of each origin; or 'observed', the
        shares that were observed, where any were, elsewhere the predicted ones.
    """
    place = pl.DataFrame({"node": list(nodes), "place": range(len(nodes))})
    table = edition.table("move_probability")
    for name in ("moves_node", "destination_node"):
        renamed = place.rename({"node": name, "place": f"{name}_place"})
        table = table.join(renamed, on=name, how="inner", maintain_order="left")
    ends = (pl.col("moves_node_place"), pl.col("destination_node_place"))
    table = table.filter(ends[0] != ends[1])
    if kind == "predicted":
        table = _likeliest(table).with_columns(pl.col("move_probability").alias("weight"))
    elif kind == "observed":
        seen = pl.col("observed_share").fill_null(0.0)
        has_any = seen.sum().over("moves_node") > 0.0
        weight = pl.when(has_any).then(seen).otherwise(pl.col("move_probability"))
        table = table.with_columns(weight.alias("weight")).filter(pl.col("weight") > 0.0)
    else:
        raise DataError("no such network of moves", where=kind)
    origins, destinations = (
        table.get_column(f"{name}_place").cast(pl.Int64).to_numpy()
        for name in ("moves_node", "destination_node")
    )
    weights = table.get_column("weight").cast(pl.Float64).to_numpy()
    return network_from_entries(len(nodes), origins, destinations, weights)


def size_network(heads: FloatArray) -> MoveNetwork:
    """Return moves in proportion to the jobs of the destination, the origin left out."""
    count = heads.size
    origins, destinations = np.divmod(np.arange(count * count), count)
    return network_from_entries(count, origins, destinations, heads[destinations])


def permuted_network(network: MoveNetwork, seed: int) -> MoveNetwork:
    """Give the destinations each other's names, so that who moves where means nothing.

    A node that would move to itself loses that entry.
    """
    names = np.random.default_rng(seed).permutation(network.count)
    return network_from_entries(
        network.count, network.origins, names[network.destinations], network.shares
    )


def apart_network(count: int) -> MoveNetwork:
    """Return nodes that nobody leaves for another."""
    return closed_network(count)


def _likeliest(table: pl.DataFrame) -> pl.DataFrame:
    ordered = table.sort(
        ["moves_node", "move_probability", "destination_node"], descending=[False, True, False]
    )
    chance = pl.col("move_probability")
    before = (chance.cum_sum() - chance).over("moves_node")
    return ordered.filter(before < KEPT_SHARE * chance.sum().over("moves_node"))
