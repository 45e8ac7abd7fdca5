"""Employment-weighted mid-ranks: 'above how many of 100 jobs'."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

PERCENTILE_DECIMALS = 1


def weighted_percentile(
    values: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Rank values from 0 to 100: weight below plus half the weight at the same value.

    Parameters
    ----------
    values, weights : ndarray, shape (n,)
        Values to rank and non-negative weights that sum to more than 0.

    Returns
    -------
    ndarray, shape (n,)
        Percentiles, rounded to one decimal.

    Examples
    --------
    >>> weighted_percentile(np.array([1.0, 2.0, 2.0]), np.array([2.0, 1.0, 1.0]))
    array([25., 75., 75.])
    """
    distinct, position = np.unique(values, return_inverse=True)
    weight_at = np.bincount(position, weights=weights, minlength=distinct.size)
    below = np.cumsum(weight_at) - weight_at
    ranks: NDArray[np.float64] = 100.0 * (below + weight_at / 2) / weight_at.sum()
    return ranks[position].round(PERCENTILE_DECIMALS)


def add_percentile(
    frame: pl.DataFrame, *, value: str, weight: str, over: tuple[str, ...]
) -> pl.DataFrame:
    """Add the column `percentile` of `value`, ranked within each group of `over`."""
    parts = []
    for part in frame.partition_by(list(over), maintain_order=True):
        ranks = weighted_percentile(
            part.get_column(value).to_numpy().astype(np.float64),
            part.get_column(weight).to_numpy().astype(np.float64),
        )
        parts.append(part.with_columns(pl.Series("percentile", ranks)))
    return pl.concat(parts)
