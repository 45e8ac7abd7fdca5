"""How strongly words, and pairs of words, speak for an occupation."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.work.title.vocabulary import FloatArray, IntArray, TokenList

PRIOR: Final = 20.0


@dataclass(frozen=True, slots=True)
class Association:
    """What words and pairs of neighbours say for G occupations, Dirichlet-smoothed.

    For a term t and occupation g with n_g terms, ratio = log((c_tg + 20 p_t) / (n_g + 20)) -
    log p_t, where p_t is the term's share everywhere: log(20 / (n_g + 20)) wherever c_tg = 0.
    Terms are words by number, then pairs as V + first x V + second, sorted.

    Parameters
    ----------
    size : int
        Number of words V.
    terms : ndarray, shape (T,)
    starts, groups, gains : ndarray
        For each term, occupations that use it and what it adds over the absent value.
    absent : ndarray, shape (G,)
        Value of a term that the occupation never uses.
    """

    size: int
    terms: IntArray
    starts: IntArray
    groups: IntArray
    gains: FloatArray
    absent: FloatArray

    def gains_of(self, term: int) -> FloatArray | None:
        """Return what a term adds for each occupation, shape (G,); None if no name holds it."""
        place = int(np.searchsorted(self.terms, term))
        if place == self.terms.size or self.terms[place] != term:
            return None
        span = slice(self.starts[place], self.starts[place + 1])
        dense = np.zeros(self.absent.size, dtype=np.float32)
        dense[self.groups[span]] = self.gains[span]
        return dense

    def score(self, words: Sequence[tuple[int, FloatArray | None]]) -> FloatArray:
        """Mean ratio over known words and pairs, shape (G,); zero if none is known.

        Parameters
        ----------
        words : sequence of tuple of int, ndarray
            Number of each word, -1 if unknown, and what it adds.
        """
        total = np.zeros(self.absent.size, dtype=np.float32)
        known = 0
        for number, gains in dict(words).items():
            if number >= 0 and gains is not None:
                total += gains
                known += 1
        for (a, _), (b, _) in pairwise(words):
            pair = self.size + a * self.size + b
            place = int(np.searchsorted(self.terms, pair)) if min(a, b) >= 0 else self.terms.size
            if place < self.terms.size and self.terms[place] == pair:
                span = slice(self.starts[place], self.starts[place + 1])
                total[self.groups[span]] += self.gains[span]
                known += 1
        return total if not known else total / np.float32(known) + self.absent


def associate(
    tokens: TokenList, group_of: IntArray, is_used: NDArray[np.bool_], groups: int
) -> Association:
    """Count which words and pairs the names of each occupation use.

    Parameters
    ----------
    tokens : TokenList
        N names.
    group_of : ndarray, shape (N,)
        Occupation of each.
    is_used : ndarray of bool, shape (N,)
        Names that count.
    groups : int
        Number of occupations G.
    """
    size, names = len(tokens.words), tokens.names
    follows = names[1:] == names[:-1]
    pairs = size + tokens.tokens[:-1][follows] * size + tokens.tokens[1:][follows]
    terms = np.concatenate([tokens.tokens, pairs])
    owners = np.concatenate([names, names[1:][follows]])
    kept = is_used[owners]
    keys, counts = np.unique(terms[kept] * groups + group_of[owners[kept]], return_counts=True)
    term, group = keys // groups, keys % groups
    unique, inverse = np.unique(term, return_inverse=True)
    share = np.bincount(inverse, counts) / counts.sum()
    volume = np.bincount(group, counts, groups)
    return Association(
        size,
        unique,
        np.searchsorted(inverse, np.arange(unique.size + 1)),
        group,
        np.log1p(counts / (PRIOR * share[inverse])).astype(np.float32),
        np.log(PRIOR / (volume + PRIOR)).astype(np.float32),
    )
