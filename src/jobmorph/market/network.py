"""Where people who leave an occupation go: the move table as rows of a sparse matrix."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import MOVE

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

# How far the shares of a row may stand from 1.
SHARE_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Columns:
    """The entries of a network by destination.

    Parameters
    ----------
    starts : ndarray of int, shape (N + 1,)
        Column j holds the entries starts[j] up to starts[j + 1].
    origins : ndarray of int, shape (E,)
        Row of each entry.
    shares : ndarray, shape (E,)
        P_ij.
    """

    starts: IntArray
    origins: IntArray
    shares: FloatArray


@dataclass(frozen=True)
class MoveNetwork:
    """Shares P_ij of those who leave node i for another node, by destination j.

    Parameters
    ----------
    row_starts : ndarray of int, shape (N + 1,)
        Row i holds the entries row_starts[i] up to row_starts[i + 1].
    destinations : ndarray of int, shape (E,)
        Column of each entry; never the row itself.
    shares : ndarray, shape (E,)
        P_ij, above 0; each row sums to 1. A row without entries is a node nobody leaves.

    Raises
    ------
    DataError
        If a share, a destination or a row does not fit.
    """

    row_starts: IntArray
    destinations: IntArray
    shares: FloatArray

    def __post_init__(self) -> None:
        wrong = []
        if self.row_starts[0] != 0 or (np.diff(self.row_starts) < 0).any():
            wrong.append("row starts do not rise from 0")
        if self.row_starts[-1] != self.shares.size or self.shares.shape != self.destinations.shape:
            wrong.append("rows, destinations and shares differ in number")
        else:
            wrong += self._faults()
        if wrong:
            raise DataError("a network of moves is not one", items=wrong)

    def _faults(self) -> list[str]:
        faults = []
        if not (np.isfinite(self.shares) & (self.shares > 0.0)).all():
            faults.append("shares must be above 0")
        if ((self.destinations < 0) | (self.destinations >= self.count)).any():
            faults.append("a destination is no node")
        elif (self.destinations == self.origins).any():
            faults.append("a node moves to itself")
        sums = np.bincount(self.origins, self.shares, self.count)
        if (np.abs(sums[self.has_moves] - 1.0) > SHARE_TOLERANCE).any():
            faults.append("the shares of a row do not sum to 1")
        return faults

    @property
    def count(self) -> int:
        """Number of nodes N."""
        return int(self.row_starts.size - 1)

    @cached_property
    def origins(self) -> IntArray:
        """Row of each entry, shape (E,)."""
        return np.repeat(np.arange(self.count), np.diff(self.row_starts))

    @cached_property
    def has_moves(self) -> NDArray[np.bool_]:
        """Whether anybody leaves the node for another, shape (N,)."""
        return np.diff(self.row_starts) > 0

    @cached_property
    def by_column(self) -> Columns:
        """Return the same entries by destination."""
        order = np.lexsort((self.origins, self.destinations))
        counts = np.bincount(self.destinations, minlength=self.count)
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        return Columns(starts, self.origins[order], self.shares[order])

    @cached_property
    def is_entry(self) -> NDArray[np.bool_]:
        """Where rows laid out as a rectangle hold entries, shape (N, D); they stand at the end.

        A multinomial draw gives its last place what is left, so that place must be an entry.
        """
        counts = np.diff(self.row_starts)
        width = max(int(counts.max(initial=0)), 1)
        wide: NDArray[np.bool_] = np.arange(width) >= width - counts[:, None]
        return wide

    @cached_property
    def padded_destinations(self) -> IntArray:
        """Destinations as a rectangle, shape (N, D); 0 where there is no entry."""
        wide = np.zeros(self.is_entry.shape, dtype=np.int64)
        wide[self.is_entry] = self.destinations
        return wide

    @cached_property
    def padded_shares(self) -> FloatArray:
        """Shares as a rectangle, shape (N, D); 0 where there is no entry."""
        wide = np.zeros(self.is_entry.shape)
        wide[self.is_entry] = self.shares
        return wide

    @cached_property
    def _matrix(self) -> Any:
        from scipy.sparse import csr_array

        entries = (self.shares, self.destinations, self.row_starts)
        return csr_array(entries, shape=(self.count, self.count))

    @cached_property
    def _turned(self) -> Any:
        return self._matrix.T.tocsr()

    def over_destinations(self, values: FloatArray) -> FloatArray:
        """Return sum_j P_ij x_j for each origin i; shape (..., N) as given."""
        return _product(self._matrix, values)

    def into_destinations(self, values: FloatArray) -> FloatArray:
        """Return sum_i x_i P_ij for each destination j; shape (..., N) as given."""
        return _product(self._turned, values)

    def relabelled(self, order: IntArray) -> "MoveNetwork":
        """Return the same network with node order[k] at place k; shares keep their row."""
        place = np.argsort(order)
        return network_from_entries(
            self.count, place[self.origins], place[self.destinations], self.shares
        )


def network_from_entries(
    count: int, origins: IntArray, destinations: IntArray, weights: FloatArray
) -> MoveNetwork:
    """Build a network from weighted pairs; each row is scaled to sum to 1.

    Parameters
    ----------
    count : int
        Number of nodes.
    origins, destinations : ndarray of int, shape (E,)
        Pairs, each at most once; a pair of a node with itself, or of weight 0, is left out.
    weights : ndarray, shape (E,)
        Any scale, not below 0.

    Examples
    --------
    >>> two = network_from_entries(2, np.array([0, 1]), np.array([1, 0]), np.array([3.0, 9.0]))
    >>> two.over_destinations(np.array([10.0, 20.0])).tolist()
    [20.0, 10.0]
    """
    if not (np.isfinite(weights) & (weights >= 0.0)).all():
        raise DataError("weights of moves must be numbers, not below 0")
    kept = (weights > 0.0) & (origins != destinations)
    origins, destinations, weights = origins[kept], destinations[kept], weights[kept]
    order = np.lexsort((destinations, origins))
    origins, destinations, weights = origins[order], destinations[order], weights[order]
    starts = np.concatenate([[0], np.cumsum(np.bincount(origins, minlength=count))])
    total = np.bincount(origins, weights, count)
    shares = weights / total[origins]
    return MoveNetwork(starts.astype(np.int64), destinations.astype(np.int64), shares)


def closed_network(count: int) -> MoveNetwork:
    """Return nodes that nobody leaves for another; one node is the single-node model."""
    none = np.zeros(0, dtype=np.int64)
    return MoveNetwork(np.zeros(count + 1, dtype=np.int64), none, np.zeros(0))


def network_of_moves(moves: pl.DataFrame, nodes: Sequence[str]) -> MoveNetwork:
    """Build the network from a table of contract `move`.

    Moves that the data cannot resolve carry no flow; they fall on the resolvable ones.

    Raises
    ------
    DataError
        If a move names a node that is not in `nodes`.
    """
    place = {node: row for row, node in enumerate(nodes)}
    resolved = MOVE.check(moves).filter("is_resolvable")
    ends = [resolved.get_column(name).to_list() for name in ("moves_node", "destination_node")]
    stray = {node for column in ends for node in column} - set(place)
    if stray:
        raise DataError("moves name nodes that are not there", items=sorted(stray))
    origins, destinations = (np.array([place[node] for node in column], int) for column in ends)
    weights = resolved.get_column("move_probability").to_numpy()
    return network_from_entries(len(nodes), origins, destinations, weights)


def _product(matrix: Any, values: FloatArray) -> FloatArray:
    if values.ndim == 1:
        single: FloatArray = matrix @ values
        return single
    flat = np.ascontiguousarray(values.reshape(-1, values.shape[-1]).T)
    return np.ascontiguousarray((matrix @ flat).T).reshape(values.shape)
