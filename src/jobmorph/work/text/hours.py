"""A first guess at the hours of each duty, for somebody to correct."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

WEEK: Final = 40.0
STEP: Final = 0.5
SMALL_STEP: Final = 0.1


def suggest_hours(
    tasks: Sequence[str | None], usual: Sequence[float | None], total: float = WEEK
) -> list[float]:
    """Suggest hours that sum to a week.

    A duty read as a library task starts from the usual hours of that task, shared equally if
    several duties were read as the same one; every other duty starts from the mean of these, or
    all alike if there are none. All are then scaled to the week and rounded to half hours (tenths
    where there are more duties than half hours allow), at least one step each, by largest
    remainder.

    Parameters
    ----------
    tasks : sequence of str or None
        Library task of each of n duties.
    usual : sequence of float or None
        Usual hours a week of that task.
    total : float
        Hours of the week.

    Returns
    -------
    list of float
        n hours that sum to `total`.

    Examples
    --------
    >>> suggest_hours(["a", None, "b"], [12.0, None, 4.0])
    [20.0, 13.5, 6.5]
    """
    if not tasks:
        return []
    shared = Counter(task for task in tasks if task is not None)
    known = [
        hours / shared[task] if task is not None and hours else None
        for task, hours in zip(tasks, usual, strict=True)
    ]
    stated = [hours for hours in known if hours is not None]
    middle = float(np.mean(stated)) if stated else 1.0
    weights = np.array([middle if hours is None else hours for hours in known])
    step = STEP if len(tasks) * STEP <= total / 2 else SMALL_STEP
    steps = max(round(total / step), len(tasks))
    spare = steps - len(tasks)
    exact = spare * _above_least(weights, steps)
    floor = np.floor(exact).astype(int)
    order = np.argsort(-(exact - floor), kind="stable")
    floor[order[: spare - int(floor.sum())]] += 1
    return [round(float(each + 1) * total / steps, 6) for each in floor]


def _above_least(
    weights: np.ndarray[tuple[int], np.dtype[np.float64]], steps: int
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Shares of what is left after one step each, so that the whole stays in proportion."""
    wanted = np.maximum(weights / weights.sum() * steps - 1.0, 0.0)
    total = wanted.sum()
    return wanted / total if total > 0 else np.full(weights.shape, 1.0 / weights.size)
