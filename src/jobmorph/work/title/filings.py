"""What employers filed for titles of the development sample: habits, not meanings."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.work.title.vocabulary import FloatArray, IntArray

SHARPNESS = 12.0


@dataclass(frozen=True, slots=True)
class FilingHabits:
    """Counts over titles, for G occupations.

    Parameters
    ----------
    filed : ndarray, shape (G,)
        Titles filed under each occupation.
    expected : ndarray, shape (G,)
        Titles expected there by their words alone.
    first : ndarray, shape (G,)
        Titles whose words speak for it most.
    starts : ndarray, shape (G + 1,)
    under : ndarray, shape (P,)
    counts : ndarray, shape (P,)
        For each occupation that words speak for most, where such titles were filed.
    """

    filed: FloatArray
    expected: FloatArray
    first: FloatArray
    starts: IntArray
    under: IntArray
    counts: FloatArray

    def describe(self, groups: IntArray, fused: FloatArray) -> list[FloatArray]:
        """Describe candidates by habit: three columns, shape (B, K) each.

        Log of filed over expected; log of filed; log share filed there among titles whose words
        speak for the same first occupation.
        """
        first = groups[np.arange(len(groups)), fused.argmax(axis=1)]
        together = np.zeros(groups.shape, dtype=np.float32)
        for row, group in enumerate(first.tolist()):
            span = slice(self.starts[group], self.starts[group + 1])
            under = self.under[span]
            if under.size:
                place = np.minimum(np.searchsorted(under, groups[row]), under.size - 1)
                together[row] = np.where(under[place] == groups[row], self.counts[span][place], 0.0)
        filed = self.filed[groups]
        return [
            np.log((filed + 1.0) / (self.expected[groups] + 1.0)),
            np.log(filed + 0.5),
            np.log((together + 0.02) / (self.first[first][:, None] + 1.0)),
        ]


def count_habits(
    groups: IntArray, fused: FloatArray, right: NDArray[np.float64], size: int
) -> FilingHabits:
    """Count what was filed.

    Parameters
    ----------
    groups, fused, right : ndarray, shape (N, K)
        Candidates of each title, how strongly its words speak for each, and whether each was
        filed.
    size : int
        Number of occupations G.
    """
    shares = right / np.maximum(right.sum(axis=1, keepdims=True), 1.0)
    expected = np.exp(SHARPNESS * (fused - fused.max(axis=1, keepdims=True)))
    expected /= expected.sum(axis=1, keepdims=True)
    first = groups[np.arange(len(groups)), fused.argmax(axis=1)]
    pairs = (first[:, None] * size + groups).ravel()[shares.ravel() > 0]
    unique, inverse = np.unique(pairs, return_inverse=True)
    return FilingHabits(
        np.bincount(groups.ravel(), shares.ravel(), size).astype(np.float32),
        np.bincount(groups.ravel(), expected.ravel(), size).astype(np.float32),
        np.bincount(first, minlength=size).astype(np.float32),
        np.searchsorted(unique // size, np.arange(size + 1)),
        unique % size,
        np.bincount(inverse, shares[shares > 0]).astype(np.float32),
    )
