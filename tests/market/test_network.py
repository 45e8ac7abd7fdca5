import numpy as np
import polars as pl
import pytest

from jobmorph.market.network import (
    MoveNetwork,
    closed_network,
    network_from_entries,
    network_of_moves,
)
from jobmorph.schema.errors import DataError

from .labour_case import network_of_size


def dense(network):
    matrix = np.zeros((network.count, network.count))
    matrix[network.origins, network.destinations] = network.shares
    return matrix


def test_products_equal_the_full_matrix_for_one_and_many():
    network, rng = network_of_size(9, seed=2), np.random.default_rng(0)
    one, many = rng.random(9), rng.random((2, 3, 9))
    matrix = dense(network)
    np.testing.assert_allclose(matrix.sum(axis=1), 1.0)
    np.testing.assert_allclose(network.over_destinations(one), matrix @ one)
    np.testing.assert_allclose(network.over_destinations(many), many @ matrix.T)
    np.testing.assert_allclose(network.into_destinations(many), many @ matrix)
    columns = network.by_column
    for node in range(9):
        rows = slice(columns.starts[node], columns.starts[node + 1])
        np.testing.assert_array_equal(matrix[columns.origins[rows], node], columns.shares[rows])
    wide = network.padded_shares
    assert network.is_entry[np.diff(network.row_starts) > 0][:, -1].all()
    np.testing.assert_allclose(wide.sum(axis=1), 1.0)


def test_relabelling_moves_rows_and_columns():
    network, order = network_of_size(6, seed=1), np.array([3, 1, 5, 0, 4, 2])
    np.testing.assert_allclose(dense(network.relabelled(order)), dense(network)[order][:, order])


def test_moves_that_cannot_be_resolved_carry_no_flow():
    moves = pl.DataFrame(
        {
            "moves_node": ["A", "A", "B"],
            "destination_node": ["B", "C", "A"],
            "move_probability": [0.25, None, 1.0],
            "is_resolvable": [True, False, True],
        }
    )
    network = network_of_moves(moves, ["A", "B", "C"])
    np.testing.assert_array_equal(dense(network), [[0, 1, 0], [1, 0, 0], [0, 0, 0]])
    assert network.has_moves.tolist() == [True, True, False]
    with pytest.raises(DataError, match="not there: B"):
        network_of_moves(moves, ["A", "C"])


def test_nobody_leaves_a_closed_node():
    closed = closed_network(3)
    assert closed.over_destinations(np.ones(3)).tolist() == [0.0, 0.0, 0.0]
    assert closed.into_destinations(np.ones((2, 3))).shape == (2, 3)


def test_what_is_no_network_is_refused():
    starts, ends = np.array([0, 1, 2]), np.array([1, 1])
    with pytest.raises(DataError, match=r"moves to itself.*sum to 1"):
        MoveNetwork(starts, ends, np.array([0.5, 1.0]))
    with pytest.raises(DataError, match="differ in number"):
        MoveNetwork(starts, ends, np.ones(3))
    with pytest.raises(DataError, match="not below 0"):
        network_from_entries(2, np.array([0]), np.array([1]), np.array([-1.0]))
