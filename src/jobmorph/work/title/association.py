"""How strongly words, and pairs of words, speak for an occupation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.work.title.normalise import PlainTitle
from jobmorph.work.title.retrieve import pair_terms

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

PRIOR: Final = 20.0


@dataclass(frozen=True, slots=True)
class Association:
    """Log likelihood ratios of terms given occupations, Dirichlet-smoothed.

    For a term t and occupation g with n_g terms, ratio = log((c_tg + 20 p_t) / (n_g + 20)) -
    log p_t, where p_t is the term's share everywhere: log(20 / (n_g + 20)) wherever c_tg = 0.

    Parameters
    ----------
    terms : mapping of str to int
        Number of each of V terms.
    starts, groups, gains : ndarray
        For each term, occupations that use it and what it adds over the absent value.
    absent : ndarray, shape (G,)
        Value of a term that the occupation never uses.
    """

    terms: Mapping[str, int]
    starts: IntArray
    groups: IntArray
    gains: FloatArray
    absent: FloatArray

    def scores(self, words: Sequence[str]) -> FloatArray:
        """Mean ratio over known words and pairs, shape (G,); zero if none is known."""
        known = [self.terms[term] for term in set(pair_terms(words)) if term in self.terms]
        if not known:
            return np.zeros(self.absent.size, dtype=np.float32)
        spans = [slice(self.starts[term], self.starts[term + 1]) for term in known]
        groups = np.concatenate([self.groups[span] for span in spans])
        gains = np.concatenate([self.gains[span] for span in spans])
        sums = np.bincount(groups, gains, self.absent.size)
        return np.asarray(sums / len(known) + self.absent, dtype=np.float32)


def associate(titles: Sequence[PlainTitle], group_of: IntArray, groups: int) -> Association:
    """Count which terms the titles of each of G occupations use.

    Returns
    -------
    Association
    """
    terms: dict[str, int] = {}
    pairs = [
        terms.setdefault(term, len(terms)) * groups + group
        for title, group in zip(titles, group_of.tolist(), strict=True)
        for term in pair_terms(title.words)
    ]
    keys, counts = np.unique(np.array(pairs, dtype=np.int64), return_counts=True)
    term, group = keys // groups, keys % groups
    share = np.bincount(term, counts, len(terms)) / counts.sum()
    size = np.bincount(group, counts, groups)
    starts = np.concatenate([[0], np.cumsum(np.bincount(term, minlength=len(terms)))])
    gains = np.log1p(counts / (PRIOR * share[term]))
    absent = np.log(PRIOR / (size + PRIOR))
    return Association(
        terms, starts.astype(np.int64), group, gains.astype(np.float32), absent.astype(np.float32)
    )
