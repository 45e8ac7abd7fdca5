"""Folds that keep whole groups of occupations, and equal texts, on one side."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import ParameterError

IntArray = NDArray[np.int64]


def soc_minor_group(occupations: pl.Series) -> pl.Series:
    """Return the SOC 2018 minor group of occupation codes.

    In SOC 2018 the first digit after the dash is enough: 15-1200, 31-1100 and 51-5100 are the
    only minor groups of 15-1, 31-1 and 51-5.

    Examples
    --------
    >>> soc_minor_group(pl.Series(["15-1252.00", "29-1141.01"])).to_list()
    ['15-1', '29-1']
    """
    return occupations.str.slice(0, 4)


def linked_groups(groups: pl.Series, texts: pl.Series) -> IntArray:
    """Give numbers to the blocks of rows that hang together through a group or through a text.

    Parameters
    ----------
    groups, texts : polars.Series
        Group and text of each of T rows.

    Returns
    -------
    ndarray of int, shape (T,)
        Block of each row: two rows share a block if a chain of equal groups and equal texts
        leads from one to the other. Blocks are numbered by the sorted order of their groups.

    Examples
    --------
    >>> linked_groups(pl.Series(["b", "a", "c"]), pl.Series(["x", "x", "y"])).tolist()
    [0, 0, 1]
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    group = groups.rank("dense").to_numpy().astype(np.int64) - 1
    text = texts.rank("dense").to_numpy().astype(np.int64) - 1
    shape = (int(group.max()) + 1, int(text.max()) + 1)
    incidence = coo_array((np.ones(group.size), (group, text)), shape=shape).tocsr()
    _, component = connected_components(incidence @ incidence.T, directed=False)
    return np.asarray(component[group], dtype=np.int64)


def assign_folds(blocks: IntArray, count: int) -> IntArray:
    """Deal blocks to folds, the largest first, each to the fold with the fewest rows.

    Parameters
    ----------
    blocks : ndarray of int, shape (T,)
        Block of each row.
    count : int
        Number of folds.

    Returns
    -------
    ndarray of int, shape (T,)
        Fold of each row, 0 to count - 1.

    Raises
    ------
    ParameterError
        If there are fewer than two folds or fewer blocks than folds.

    Examples
    --------
    >>> assign_folds(np.array([7, 7, 7, 1, 2]), 2).tolist()
    [0, 0, 0, 1, 1]
    """
    names, inverse, sizes = np.unique(blocks, return_inverse=True, return_counts=True)
    if not 2 <= count <= names.size:
        raise ParameterError(f"need 2 to {names.size} folds for {names.size} blocks, not {count}")
    load = np.zeros(count, dtype=np.int64)
    fold = np.zeros(names.size, dtype=np.int64)
    for block in np.lexsort((names, -sizes)):
        fold[block] = int(np.argmin(load))
        load[fold[block]] += sizes[block]
    return np.asarray(fold[inverse])
