"""A number with its range: mean of the draws, 10th and 90th percentile."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import SchemaError

LOW_QUANTILE = 0.10
HIGH_QUANTILE = 0.90


@dataclass(frozen=True, slots=True)
class Estimate:
    """Low, mid and high of one quantity.

    `mid` is the mean of the draws, so that mids of shares sum to 1; `low` and `high` are the
    10th and 90th percentile, widened to contain `mid` where a skewed mean lies outside them.
    """

    low: float
    mid: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.mid <= self.high:
            raise SchemaError(f"range out of order: {self.low}, {self.mid}, {self.high}")

    def scaled(self, factor: float) -> "Estimate":
        """Return the estimate in another unit; `factor` must not be negative."""
        if factor < 0:
            raise SchemaError(f"cannot scale a range by {factor}")
        return Estimate(self.low * factor, self.mid * factor, self.high * factor)

    def as_dict(self) -> dict[str, float]:
        """Return the three numbers under their names."""
        return {"low": self.low, "mid": self.mid, "high": self.high}


@dataclass(frozen=True, slots=True)
class EstimateArray:
    """Low, mid and high of many quantities, aligned arrays of one shape."""

    low: NDArray[np.float64]
    mid: NDArray[np.float64]
    high: NDArray[np.float64]


def summarise_draws(draws: NDArray[np.float64]) -> EstimateArray:
    """Reduce draws along the last axis to low, mid and high.

    Parameters
    ----------
    draws : ndarray, shape (..., M)
        M draws of each quantity.

    Returns
    -------
    EstimateArray
        Arrays of shape (...).

    Raises
    ------
    SchemaError
        If a draw is not finite.
    """
    if not np.isfinite(draws).all():
        raise SchemaError("a draw is not a finite number")
    mid = draws.mean(axis=-1)
    low, high = np.quantile(draws, [LOW_QUANTILE, HIGH_QUANTILE], axis=-1)
    return EstimateArray(np.minimum(low, mid), mid, np.maximum(high, mid))


def estimate_of_draws(draws: NDArray[np.float64]) -> Estimate:
    """Reduce one quantity's draws, shape (M,), to an `Estimate`.

    Examples
    --------
    >>> estimate_of_draws(np.linspace(0.0, 1.0, 11)).high
    0.9
    """
    summary = summarise_draws(draws)
    return Estimate(float(summary.low), float(summary.mid), float(summary.high))
