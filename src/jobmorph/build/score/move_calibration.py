"""Whether predicted shares of leavers are right on average, by their height."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

EDGES: Final = (1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 1.0)
TOP_FROM: Final = 0.05


def calibration_table(observed: FloatArray, predicted: FloatArray) -> pl.DataFrame:
    """Compare mean predicted and observed shares, weighted by leavers, in bins of the prediction.

    Parameters
    ----------
    observed : ndarray, shape (r, m)
        Movers.
    predicted : ndarray, shape (r, m)
        Probabilities.

    Returns
    -------
    polars.DataFrame
        from_share, to_share, pairs, predicted, observed; one row per bin with pairs.
    """
    leavers = observed.sum(axis=1, keepdims=True)
    expected = leavers * predicted
    weight = np.broadcast_to(leavers, predicted.shape)
    place = np.digitize(predicted, EDGES)
    rows = []
    for at in range(1, len(EDGES)):
        inside = place == at
        if inside.any():
            total = weight[inside].sum()
            rows.append(
                {
                    "from_share": EDGES[at - 1],
                    "to_share": EDGES[at],
                    "pairs": int(inside.sum()),
                    "predicted": float(expected[inside].sum() / total),
                    "observed": float(observed[inside].sum() / total),
                }
            )
    return pl.DataFrame(rows)


def largest_miss(table: pl.DataFrame) -> float:
    """Return the largest |observed / predicted - 1| over bins that end at .05."""
    ratio = pl.col("observed") / pl.col("predicted") - 1.0
    return float(table.filter(pl.col("to_share") <= TOP_FROM).select(ratio.abs().max()).item())


def top_ratio(table: pl.DataFrame) -> float:
    """Return predicted over observed in the top bin; above 1 the model claims too much."""
    top = table.filter(pl.col("from_share") >= TOP_FROM)
    return float(top.select(pl.col("predicted") / pl.col("observed")).item())
