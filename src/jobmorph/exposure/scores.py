"""Standard normal scores of single tasks: the part of the uncertainty that no two tasks share."""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from statistics import NormalDist
from typing import Literal

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Purpose = Literal["reach", "time_share", "judgement"]


def task_scores(task_ids: Sequence[str], *, seed: int, purpose: Purpose, count: int) -> FloatArray:
    """Draw each task's own standard normal scores z_t.

    Parameters
    ----------
    task_ids : sequence of str
        The T tasks.
    seed : int
        Seed of the shared draws.
    purpose : {'reach', 'time_share', 'judgement'}
        What the scores move; different purposes are independent.
    count : int
        Number of draws M.

    Returns
    -------
    ndarray, shape (T, M)
        A row depends on (seed, task id, purpose, M) only, so that results do not change with the
        other tasks in the frame or their order.

    Notes
    -----
    Every row holds the same M normal quantiles (k + 1/2)/M in a task's own order (Latin
    hypercube): a task's mean score is 0 in any run, and M = 1 gives the central verdict.

    Examples
    --------
    >>> both = task_scores(["onet:1", "onet:2"], seed=0, purpose="reach", count=4)
    >>> alone = task_scores(["onet:2"], seed=0, purpose="reach", count=4)
    >>> bool((both[1] == alone[0]).all())
    True
    """
    grid = _normal_grid(count)
    scores = np.empty((len(task_ids), count))
    for row, task_id in enumerate(task_ids):
        scores[row] = _generator(seed, purpose, task_id).permutation(grid)
    return scores


@lru_cache(maxsize=4)
def _normal_grid(count: int) -> FloatArray:
    normal = NormalDist()
    grid = np.array([normal.inv_cdf((step + 0.5) / count) for step in range(count)])
    grid.setflags(write=False)
    return grid


def _generator(seed: int, purpose: Purpose, task_id: str) -> np.random.Generator:
    name = f"{seed}|{purpose}|{task_id}".encode()
    key = int.from_bytes(hashlib.blake2b(name, digest_size=16).digest(), "little")
    return np.random.Generator(np.random.Philox(key=key))
