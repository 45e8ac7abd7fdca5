"""A title compared with every known name of some occupations: words, letters, meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from jobmorph.work.title.lexicon import MEANING_DIMENSIONS, Lexicon
from jobmorph.work.title.signals import WordSignals
from jobmorph.work.title.vocabulary import FloatArray, IntArray

SEARCHES: Final = ("words", "letters", "meaning")
_BM25_SCALE: Final = 1.3
_TINY: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the three searches say of K candidates.

    Parameters
    ----------
    best, vote, second_hand : ndarray, shape (3, K)
        Score of the best name at first hand; sum of their scores to the eighth power; score of
        the best name that comes through a crosswalk.
    first_names : ndarray, shape (K,)
        Number of each candidate's first name; its names follow one another.
    letters : ndarray, shape (M,)
        Likeness in letters of all names compared, candidate after candidate.
    starts : ndarray, shape (K + 1,)
        Where a candidate's names begin among them.
    """

    best: FloatArray
    vote: FloatArray
    second_hand: FloatArray
    first_names: IntArray
    letters: FloatArray
    starts: IntArray

    def nearest_name(self, place: int) -> tuple[int, float]:
        """Return the number of the candidate's nearest name, and its likeness in letters."""
        span = slice(int(self.starts[place]), int(self.starts[place + 1]))
        best = int(self.letters[span].argmax())
        return int(self.first_names[place]) + best, min(1.0, float(self.letters[span][best]))


class NameComparer:
    """Compares titles with the names of a lexicon.

    Parameters
    ----------
    lexicon : Lexicon
        Names sorted by occupation, those at first hand before the others.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        starts = lexicon.group_starts
        self._size = len(lexicon.tokens.words)
        self._padded = np.split(lexicon.tokens.columns(), starts[1:-1], axis=1)
        scale = np.stack([lexicon.factors, 1.0 / lexicon.gram_norms, 1.0 / lexicon.meaning_norms])
        self._scale = np.split(scale.astype(np.float32), starts[1:-1], axis=1)
        self._starts = starts
        self._sizes = np.diff(starts)
        first_hand = np.concatenate([[0], np.cumsum(~lexicon.is_second_hand)])
        self._first_sizes = np.diff(first_hand[starts])
        self._values = np.zeros((len(SEARCHES), self._size + 1), dtype=np.float32)

    def compare(self, signals: Sequence[WordSignals], groups: IntArray) -> Comparison:
        """Compare a title's words with all names of some occupations.

        Parameters
        ----------
        signals : sequence of WordSignals
            What the words say.
        groups : ndarray, shape (K,)
            The occupations, ascending.
        """
        chosen = groups.tolist()
        tokens = np.concatenate([self._padded[group] for group in chosen], axis=1)
        sizes = self._sizes[groups]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        scores = self._fill(signals).take(tokens, axis=1).sum(axis=1)
        scores *= np.concatenate([self._scale[group] for group in chosen], axis=1)
        scores *= self._query_scale(signals)
        np.maximum(scores[2], 0.0, out=scores[2])
        scores[2] *= scores[2]
        cuts = np.empty(2 * groups.size, dtype=np.int64)
        cuts[::2] = starts[:-1]
        has_second = self._first_sizes[groups] < sizes
        # An empty run cannot be cut: where no name is at second hand its cut falls on the last
        # name, and the result is put back to the whole.
        cuts[1::2] = starts[:-1] + np.minimum(self._first_sizes[groups], sizes - 1)
        top = np.maximum.reduceat(scores, cuts, axis=1)
        powers = scores * scores
        powers *= powers
        powers *= powers
        sums = np.add.reduceat(powers, cuts, axis=1)
        # A run of one name falls on both cuts: it must not count twice, nor for another hand.
        has_first = self._first_sizes[groups] > 0
        first, second = top[:, ::2] * has_first, top[:, 1::2]
        first_sum, second_sum = sums[:, ::2] * has_first, sums[:, 1::2] * (sizes > 1)
        return Comparison(
            np.where(has_second, first, np.maximum(first, second)),
            np.where(has_second, first_sum, first_sum + second_sum),
            np.where(has_second, second, np.float32(0.0)),
            self._starts[groups],
            scores[1],
            starts,
        )

    def _fill(self, signals: Sequence[WordSignals]) -> FloatArray:
        values = self._values
        values[0] = 0.0
        known = [signal.number for signal in signals if signal.number >= 0]
        values[0, known] = self._lexicon.rarity.bm25[known]
        letters, meaning = values[1, : self._size], values[2, : self._size]
        letters[:], meaning[:] = signals[0].letters, signals[0].meaning
        for signal in signals[1:]:
            letters += signal.letters
            meaning += signal.meaning
        return values

    def _query_scale(self, signals: Sequence[WordSignals]) -> FloatArray:
        """Return what scales each search to the title's own words, shape (3, 1)."""
        total = _BM25_SCALE * sum(signal.bm25 for signal in signals)
        own = sum(signal.own_letters for signal in signals)
        leading = signals[0].vector[:MEANING_DIMENSIONS].copy()
        for signal in signals[1:]:
            leading += signal.vector[:MEANING_DIMENSIONS]
        squares = (total**2, own, float(leading @ leading))
        lengths = [max(square, _TINY) ** 0.5 for square in squares]
        return np.array([[1.0 / length] for length in lengths], dtype=np.float32)
