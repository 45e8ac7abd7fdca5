"""Whole numbers that still add up: largest remainder for a list and for a table."""

import numpy as np
from numpy.typing import NDArray


def round_to_total(values: NDArray[np.float64], total: int) -> NDArray[np.int64]:
    """Round non-negative values to integers that sum to `total` (largest remainder).

    Each value is floored; what is missing goes to the largest remainders, ties to the first.
    Values are first rescaled if they do not sum to `total` themselves.

    Parameters
    ----------
    values : ndarray, shape (n,)
        Non-negative numbers, not all zero unless `total` is 0.
    total : int
        Sum of the result.

    Returns
    -------
    ndarray of int, shape (n,)
        Every entry is the floor or the ceiling of its (rescaled) value.

    Examples
    --------
    >>> round_to_total(np.array([13.4, 12.4, 14.2]), 40).tolist()
    [14, 12, 14]
    """
    scaled = np.asarray(values, dtype=np.float64)
    actual = float(scaled.sum())
    if total == 0 or actual == 0.0:
        return np.zeros(scaled.shape, dtype=np.int64)
    # 1e-9 keeps 3.0 computed as 2.9999999999 from losing its hour.
    scaled = scaled * (total / actual)
    whole = np.floor(scaled + 1e-9).astype(np.int64)
    missing = total - int(whole.sum())
    order = np.argsort(-(scaled - whole), kind="stable")
    whole[order[:missing]] += 1
    return whole


def round_table(values: NDArray[np.float64], columns: NDArray[np.int64]) -> NDArray[np.int64]:
    """Round a table so that rows and columns add up to whole totals at the same time.

    Row totals are the largest-remainder rounding of the row sums; each row is rounded to its
    total, then units move between two columns of a row, cheapest squared error first, until the
    columns meet theirs.

    Parameters
    ----------
    values : ndarray, shape (rows, columns)
        Non-negative numbers.
    columns : ndarray of int, shape (columns,)
        Column totals; their sum is the grand total.

    Returns
    -------
    ndarray of int, shape (rows, columns)
        Non-negative, column sums equal `columns`.

    Examples
    --------
    >>> round_table(np.array([[1.6, 1.4], [0.7, 0.3]]), np.array([2, 2])).tolist()
    [[1, 2], [1, 0]]
    """
    row_totals = round_to_total(values.sum(axis=1), int(columns.sum()))
    table = np.vstack(
        [round_to_total(row, int(total)) for row, total in zip(values, row_totals, strict=True)]
    )
    excess = table.sum(axis=0) - columns
    while excess.any():
        giver, taker = int(np.argmax(excess)), int(np.argmin(excess))
        row = _cheapest_row(values, table, giver, taker)
        table[row, giver] -= 1
        table[row, taker] += 1
        excess = table.sum(axis=0) - columns
    return table


def _cheapest_row(
    values: NDArray[np.float64], table: NDArray[np.int64], giver: int, taker: int
) -> int:
    error = table - values
    cost = error[:, taker] - error[:, giver]
    return int(np.argmin(np.where(table[:, giver] > 0, cost, np.inf)))


def round_rows(values: NDArray[np.float64], totals: NDArray[np.int64]) -> NDArray[np.int64]:
    """Round every row as `round_to_total` does, all rows at once.

    Parameters
    ----------
    values : ndarray, shape (rows, columns)
        Non-negative numbers, no row all zero.
    totals : ndarray of int, shape (rows,)
        Sums of the rounded rows.

    Returns
    -------
    ndarray of int, shape (rows, columns)

    Examples
    --------
    >>> round_rows(np.array([[13.4, 12.4, 14.2], [0.2, 0.3, 0.5]]), np.array([40, 1])).tolist()
    [[14, 12, 14], [0, 0, 1]]
    """
    scaled = values * (totals / values.sum(axis=1))[:, None]
    whole = np.floor(scaled + 1e-9).astype(np.int64)
    missing = totals - whole.sum(axis=1)
    rank = np.argsort(np.argsort(-(scaled - whole), axis=1, kind="stable"), axis=1, kind="stable")
    rounded: NDArray[np.int64] = whole + (rank < missing[:, None])
    return rounded
