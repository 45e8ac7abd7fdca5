"""The matching window: how full posts must be for an application to be worth so much."""

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import InfeasibleError

FloatArray = NDArray[np.float64]


def load_of_success(ratio: FloatArray) -> FloatArray:
    """Solve (1 - exp(-y)) / y = ratio for y, applications of a window per vacancy.

    Parameters
    ----------
    ratio : ndarray
        Success of an application over the matching window, p / mu.

    Raises
    ------
    InfeasibleError
        If a ratio is 1 or more: no number of vacancies gives such success.

    Examples
    --------
    >>> load_of_success(np.array([-np.expm1(-0.3) / 0.3])).round(12).tolist()
    [0.3]
    """
    if not (ratio < 1.0).all():
        worst = float(np.max(ratio))
        raise InfeasibleError(
            "so few unemployed need more success than the matching window lets through",
            items=[f"success over window {worst:.2f}, must be below 1"],
            hint="Widen matching_window, or start from more unemployment.",
        )
    load = np.where(ratio > 0.5, 2.0 * (1.0 - ratio), 1.0 / ratio)
    for _ in range(100):
        value = -np.expm1(-load) / load - ratio
        slope = (np.exp(-load) * (1.0 + load) - 1.0) / load**2
        load = np.maximum(load - value / slope, load / 4.0)
    return load
