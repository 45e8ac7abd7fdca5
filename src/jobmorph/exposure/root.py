"""Roots of increasing functions, many draws at once."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import InfeasibleError

FloatArray = NDArray[np.float64]

ROOT_TOLERANCE: Final = 1e-9
MAXIMUM_STEPS: Final = 200
LARGEST_LOG_STEP: Final = 4.0
LARGEST_LOG: Final = 600.0
SMALLEST: Final = 1e-300


def solve_increasing(
    function: Callable[[FloatArray], FloatArray], target: FloatArray, start: FloatArray
) -> FloatArray:
    """Solve function(x) = target for many draws at once, x > 0, function increasing from 0.

    Secant steps on log function over log x, kept inside the bracket that earlier steps found;
    a step that would leave it halves it instead.

    Parameters
    ----------
    function : callable
        Maps an array of shape (M,) to one of shape (M,), element by element.
    target : ndarray, shape (M,)
        Positive and below the function's supremum.
    start : ndarray, shape (M,)
        First guess; where it is 0 the function's slope at 0 gives one.

    Returns
    -------
    ndarray, shape (M,)

    Raises
    ------
    InfeasibleError
        If some draw has no solution.

    Examples
    --------
    >>> solve_increasing(lambda x: -np.expm1(-x), np.array([0.5]), np.array([0.0])).round(6)
    array([0.693147])
    """
    log_target = np.log(target)
    log_x = np.log(np.where(start > 0.0, start, _linear_guess(function, target)))
    low, high = np.full_like(log_x, -np.inf), np.full_like(log_x, np.inf)
    previous_x, previous_gap, slope = log_x, np.zeros_like(log_x), np.ones_like(log_x)
    for step in range(MAXIMUM_STEPS):
        gap = np.log(np.maximum(function(np.exp(log_x)), SMALLEST)) - log_target
        if (np.abs(gap) < ROOT_TOLERANCE).all():
            return np.exp(log_x)
        low = np.where(gap < 0.0, log_x, low)
        high = np.where(gap >= 0.0, log_x, high)
        if step:
            moved = log_x - previous_x
            usable = (np.abs(moved) > 1e-14) & ((gap - previous_gap) * moved > 0.0)
            slope = np.where(
                usable, (gap - previous_gap) / np.where(usable, moved, 1.0), 0.5 * slope
            )
        previous_x, previous_gap = log_x, gap
        log_x = _next_guess(log_x, gap, slope, low=low, high=high)
    raise InfeasibleError(
        "no level of use meets the target",
        where="calibration",
        items=[f"draw {row}" for row in np.flatnonzero(np.abs(gap) >= ROOT_TOLERANCE)],
    )


def _next_guess(
    log_x: FloatArray, gap: FloatArray, slope: FloatArray, *, low: FloatArray, high: FloatArray
) -> FloatArray:
    leap = np.clip(-gap / np.maximum(slope, 1e-6), -LARGEST_LOG_STEP, LARGEST_LOG_STEP)
    proposal = log_x + leap
    bracketed = np.isfinite(low) & np.isfinite(high)
    middle = 0.5 * (np.where(bracketed, low, 0.0) + np.where(bracketed, high, 0.0))
    outside = bracketed & ((proposal <= low) | (proposal >= high))
    return np.clip(np.where(outside, middle, proposal), -LARGEST_LOG, LARGEST_LOG)


def _linear_guess(function: Callable[[FloatArray], FloatArray], target: FloatArray) -> FloatArray:
    # Intensities have any scale: shrink a trial value until the function is in its linear part.
    trial = np.ones_like(target)
    for _ in range(MAXIMUM_STEPS):
        value = function(trial)
        large = value > 0.1 * target
        if not large.any():
            break
        trial = np.where(large, trial * 1e-2, trial)
    return np.asarray(trial * target / np.maximum(value, SMALLEST))
