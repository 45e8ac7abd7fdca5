"""Likeness of a title to each of some names: words by rarity and letters, half and half."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from jobmorph.work.title.vocabulary import (
    FILLERS,
    FloatArray,
    index_grams,
    name_counts,
    numbered,
    tokenise,
)

BLEND_OF_SEARCHES = 0.5


class NameLikeness:
    """Compares titles with N names.

    Parameters
    ----------
    keys : sequence of str
        Plain words of the names, joined by blanks.

    Examples
    --------
    >>> NameLikeness(["sales manager", "nurse"]).of(["sales", "manager"]).round(3).tolist()
    [1.0, 0.0]
    """

    def __init__(self, keys: Sequence[str]) -> None:
        tokens = tokenise(pl.Series("key", keys))
        counts, total = name_counts(tokens), len(keys)
        size = len(tokens.words)
        self._columns = tokens.columns()
        self._numbers = numbered(tokens.words)
        self._rarity = (np.log((1.0 + total) / (1.0 + counts)) + 1.0) ** 2
        self._unknown = float((np.log(1.0 + total) + 1.0) ** 2)
        self._grams = index_grams(tokens.words, counts, total)
        own = np.zeros((2, size + 1))
        own[:, :size] = self._rarity, self._grams.own
        norms = np.sqrt(own.take(self._columns, axis=1).sum(axis=1))
        self._scale = (BLEND_OF_SEARCHES / norms).astype(np.float32)
        self._values = np.zeros((2, size + 1), dtype=np.float32)
        self._letters: dict[str, tuple[FloatArray, float]] = {}

    def share_known(self, words: Sequence[str]) -> float:
        """Return the share of the words that stand in a name."""
        return sum(word in self._numbers for word in words) / max(len(words), 1)

    def of(self, words: Sequence[str]) -> FloatArray:
        """Likeness of a title's words to each name, 0 to 1, shape (N,)."""
        kept = [word for word in words if word not in FILLERS] or list(words)
        values, size = self._values, self._rarity.size
        values[:] = 0.0
        if not kept:
            return np.zeros(self._scale.shape[1], dtype=np.float32)
        known = [self._numbers[word] for word in kept if word in self._numbers]
        values[0, known] = self._rarity[known]
        own = float(self._rarity[known].sum()) + self._unknown * (len(kept) - len(known))
        own_letters = 1e-9
        for word in kept:
            letters, norm = self._letters_of(word)
            values[1, :size] += letters
            own_letters += norm
        values[0] *= np.float32(own**-0.5)
        values[1] *= np.float32(own_letters**-0.5)
        sums = values.take(self._columns, axis=1).sum(axis=1)
        sums *= self._scale
        return np.asarray(np.minimum(sums[0] + sums[1], 1.0), dtype=np.float32)

    def _letters_of(self, word: str) -> tuple[FloatArray, float]:
        if word not in self._letters:
            self._letters[word] = self._grams.likeness(word)
        return self._letters[word]
