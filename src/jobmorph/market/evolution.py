"""A search for the least value of a rough function, many candidates at a time."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
# Worth of each candidate (M, D) in the unit box, shape (M,).
Worth = Callable[[FloatArray], FloatArray]


@dataclass(frozen=True, slots=True)
class Found:
    """The best candidate of a search.

    Parameters
    ----------
    place : ndarray, shape (D,)
        In the unit box.
    value : float
        Its value.
    evaluations : int
        Candidates looked at.
    """

    place: FloatArray
    value: float
    evaluations: int


@dataclass(slots=True)
class _Cloud:
    """Where candidates are drawn: mean, step, covariance, and their paths."""

    mean: FloatArray
    step: float
    covariance: FloatArray
    step_path: FloatArray
    shape_path: FloatArray


def search(
    worth: Worth,
    start: FloatArray,
    *,
    rounds: int,
    candidates: int = 32,
    step: float = 0.2,
    rng: np.random.Generator,
) -> Found:
    """Look for the least value by covariance matrix adaptation.

    Hansen's CMA-ES (arXiv 1604.00772) with rank-one and rank-mu updates; candidates outside the
    unit box are mirrored into it.

    Parameters
    ----------
    worth : callable
        Values of candidates, (M, D) to (M,); infinite where there is none.
    start : ndarray, shape (D,)
        First mean, in the unit box.
    rounds, candidates : int
        Rounds, and candidates in each.
    step : float
        First standard deviation.
    rng : Generator
        Draws.

    Examples
    --------
    >>> found = search(lambda x: ((x - 0.3) ** 2).sum(axis=1), np.full(2, 0.8), rounds=60,
    ...                rng=np.random.default_rng(0))
    >>> found.place.round(3).tolist()
    [0.3, 0.3]
    """
    size = start.size
    cloud = _Cloud(start.copy(), step, np.eye(size), np.zeros(size), np.zeros(size))
    best = Found(start, float(worth(start[None])[0]), 1)
    for done in range(1, rounds + 1):
        values, axes = np.linalg.eigh(cloud.covariance)
        root = axes * np.sqrt(np.maximum(values, 1e-20))
        drawn = rng.standard_normal((candidates, size))
        places = mirrored(cloud.mean + cloud.step * drawn @ root.T)
        worths = worth(places)
        order = np.argsort(worths)
        if worths[order[0]] < best.value:
            best = Found(places[order[0]], float(worths[order[0]]), best.evaluations)
        best = Found(best.place, best.value, best.evaluations + candidates)
        _adapt(cloud, places[order[: candidates // 2]], root, axes, done)
    return best


def mirrored(places: FloatArray) -> FloatArray:
    """Mirror places at the walls of the unit box.

    Examples
    --------
    >>> mirrored(np.array([-0.25, 0.5, 1.25])).tolist()
    [0.25, 0.5, 0.75]
    """
    folded = np.mod(places, 2.0)
    inside: FloatArray = np.where(folded > 1.0, 2.0 - folded, folded)
    return inside


def _adapt(
    cloud: _Cloud, chosen: FloatArray, root: FloatArray, axes: FloatArray, done: int
) -> None:
    """Move the cloud towards the better half, and give it their shape."""
    size, count = cloud.mean.size, len(chosen)
    weights = np.log(count + 0.5) - np.log(np.arange(1, count + 1))
    weights /= weights.sum()
    mass = 1.0 / (weights**2).sum()
    pace = (mass + 2.0) / (size + mass + 5.0)
    shape_pace = (4.0 + mass / size) / (size + 4.0 + 2.0 * mass / size)
    one = 2.0 / ((size + 1.3) ** 2 + mass)
    many = min(1.0 - one, 2.0 * (mass - 2.0 + 1.0 / mass) / ((size + 2.0) ** 2 + mass))
    damping = 1.0 + 2.0 * max(0.0, np.sqrt((mass - 1.0) / (size + 1.0)) - 1.0) + pace
    usual = np.sqrt(size) * (1.0 - 1.0 / (4.0 * size) + 1.0 / (21.0 * size**2))
    steps = (chosen - cloud.mean) / cloud.step
    move = weights @ steps
    lengths = np.maximum(np.sqrt((root**2).sum(axis=0)), 1e-10)
    straight = axes @ ((axes.T @ move) / lengths)
    cloud.mean = cloud.mean + cloud.step * move
    cloud.step_path = (1 - pace) * cloud.step_path + np.sqrt(pace * (2 - pace) * mass) * straight
    far = float(np.linalg.norm(cloud.step_path))
    is_steady = far / np.sqrt(1 - (1 - pace) ** (2 * done)) < (1.4 + 2 / (size + 1)) * usual
    push = np.sqrt(shape_pace * (2 - shape_pace) * mass) * move * is_steady
    cloud.shape_path = (1 - shape_pace) * cloud.shape_path + push
    spread = (steps.T * weights) @ steps
    kept = 1 - one - many
    cloud.covariance = (
        kept * cloud.covariance + one * np.outer(cloud.shape_path, cloud.shape_path) + many * spread
    )
    cloud.step = min(cloud.step * float(np.exp(pace / damping * (far / usual - 1))), 0.5)
