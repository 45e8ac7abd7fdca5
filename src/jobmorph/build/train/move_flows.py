"""What is known of a pair from moves of others: of the destination, and of similar nodes."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.train.move_logit import ChoiceTask
from jobmorph.build.train.move_pairs import PairFeatures

FloatArray = NDArray[np.float64]
Cube = NDArray[np.float32]

LIKENESS: Final = (
    "like_combined",
    "words_task_vectors",
    "words_title_vectors",
    "like_industries",
    "like_interests",
)
STEEPNESS: Final = 2.0
PRIOR: Final = 2.0


@dataclass(frozen=True, slots=True)
class Neighbours:
    """How much nodes tell about one another.

    Parameters
    ----------
    kernels : tuple of ndarray, shape (n, n)
        exp(steepness x (likeness - the row's largest)), zero on the diagonal.
    """

    kernels: tuple[FloatArray, ...]


def neighbours_of(pairs: PairFeatures) -> Neighbours:
    """Build the kernels from likeness of ratings, words, industries and interests."""
    kernels = []
    for layer in pairs.only(LIKENESS).values.astype(np.float64):
        likeness = layer.copy()
        np.fill_diagonal(likeness, -np.inf)
        kernels.append(np.exp(STEEPNESS * (likeness - likeness.max(axis=1, keepdims=True))))
    return Neighbours(tuple(kernels))


def flow_features(task: ChoiceTask, expected: FloatArray, near: Neighbours) -> Cube:
    """Compare observed with expected flows around each pair, never in the pair's own row.

    Each feature is log((observed + a) / (expected + a)) of sums that leave out the origin's own
    moves: into the destination from all others; from similar origins into it; from similar
    origins into similar destinations; and the moves back, from the destination and its like.
    Without any such move a feature says nothing (zero, before standardising).

    Parameters
    ----------
    task : ChoiceTask
        What may be learned from.
    expected : ndarray, shape (n, n)
        Expected movers by a model of pairs, zero where no choice is allowed.
    near : Neighbours
        Likeness of nodes.

    Returns
    -------
    ndarray of float32, shape (1 + 3 x kernels, n, n)
        Standardised features.
    """
    seen = task.counted
    layers = [_excess(seen.sum(axis=0) - seen, expected.sum(axis=0) - expected, 2.0 * PRIOR)]
    for kernel in near.kernels:
        layers += [
            _excess(kernel @ seen, kernel @ expected),
            _excess(kernel @ seen @ kernel.T, kernel @ expected @ kernel.T),
            _excess(_back(seen, kernel), _back(expected, kernel)),
        ]
    return np.stack([(each - each.mean()) / (each.std() or 1.0) for each in layers]).astype(
        np.float32
    )


def _back(flows: FloatArray, kernel: FloatArray) -> FloatArray:
    """Return moves from the destination, or one like it, to the origin, or one like it."""
    back = flows.T
    return np.asarray(back + kernel @ back + back @ kernel.T)


def _excess(observed: FloatArray, expected: FloatArray, prior: float = PRIOR) -> FloatArray:
    return np.asarray(np.log((observed + prior) / (expected + prior)))
