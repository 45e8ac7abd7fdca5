"""The front of what nothing else beats."""

import numpy as np
from numpy.typing import NDArray


def pareto(scores: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Mark the rows that no other row beats.

    A row beats another if it is at least as high in every column and higher in one; equal rows
    all stay.

    Parameters
    ----------
    scores : ndarray, shape (n, k)
        Higher is better in every column.

    Returns
    -------
    ndarray of bool, shape (n,)

    Examples
    --------
    >>> pareto(np.array([[1.0, 2.0], [2.0, 1.0], [1.0, 1.0]])).tolist()
    [True, True, False]
    """
    order = np.lexsort(tuple(-scores[:, k] for k in reversed(range(scores.shape[1]))))
    marks = np.zeros(scores.shape[0], dtype=bool)
    # No later row in this order beats an earlier one, so the first that is left always stays.
    while order.size:
        best = scores[order[0]]
        rest = scores[order]
        equal = (rest == best).all(axis=1)
        marks[order[equal]] = True
        order = order[(rest > best).any(axis=1)]
    return marks
