"""Lexical and semantic search over known titles, with nothing but numpy."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.work.title.normalise import PlainTitle

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
Terms = Callable[[PlainTitle], list[str]]

SATURATION, LENGTH_WEIGHT = 1.2, 0.5
GRAM_SIZES: Final = (3, 4)
# Runs of characters in more titles than this say little and cost most of the time.
COMMONEST: Final = 0.04
SMALL: Final = 10_000
_FILLERS: Final = frozenset(["of", "the", "a", "for", "in", "to"])


def word_terms(title: PlainTitle) -> list[str]:
    """Words that carry meaning."""
    return [word for word in title.words if word not in _FILLERS]


def pair_terms(words: Sequence[str]) -> list[str]:
    """Words that carry meaning, and pairs of neighbours among them."""
    kept = [word for word in words if word not in _FILLERS]
    return [*kept, *(f"{a} {b}" for a, b in pairwise(kept))]


def gram_terms(title: PlainTitle) -> list[str]:
    """Return runs of three and four characters inside each word, blanks marking its ends."""
    padded = [f" {word} " for word in title.words]
    return [
        text[at : at + size]
        for text in padded
        for size in GRAM_SIZES
        for at in range(max(1, len(text) - size + 1))
    ]


@dataclass(frozen=True, slots=True)
class Postings:
    """Which titles hold a term, and how much it counts there.

    Parameters
    ----------
    terms : mapping of str to int
        Number of each of V terms.
    starts : ndarray, shape (V + 1,)
        Where a term's titles begin.
    rows : ndarray, shape (P,)
        Titles, term after term.
    weights : ndarray, shape (P,)
        Weight of the term in the title.
    term_weights : ndarray, shape (V,)
        Weight of the term in a query.
    size : int
        Number of titles.
    is_cosine : bool
        Queries are scaled to length 1; otherwise to the sum of their term weights.
    """

    terms: Mapping[str, int]
    starts: IntArray
    rows: IntArray
    weights: NDArray[np.float64]
    term_weights: NDArray[np.float64]
    size: int
    is_cosine: bool

    def scores(self, terms: Sequence[str]) -> FloatArray:
        """Score all titles for the terms of a query, shape (size,), about 0 to 1."""
        known = [(self.terms[t], n) for t, n in Counter(terms).items() if t in self.terms]
        if not known:
            return np.zeros(self.size, dtype=np.float32)
        weights = self.term_weights[[term for term, _ in known]]
        if self.is_cosine:
            weights = weights * (1.0 + np.log([n for _, n in known]))
            weights /= np.linalg.norm(weights)
            factors = weights
        else:
            # Weights of the lexicon hold the rarity already: a query term counts once.
            factors = np.full(len(known), 1.0 / (1.3 * weights.sum()))
        spans = [slice(self.starts[term], self.starts[term + 1]) for term, _ in known]
        rows = np.concatenate([self.rows[span] for span in spans])
        values = np.concatenate(
            [self.weights[span] * f for span, f in zip(spans, factors.tolist(), strict=True)]
        )
        return np.bincount(rows, values, self.size).astype(np.float32)


def index_bm25(titles: Sequence[PlainTitle], terms: Terms = word_terms) -> Postings:
    """Index titles by BM25 (Robertson and Zaragoza 2009, doi:10.1561/1500000019).

    Parameters
    ----------
    titles : sequence of PlainTitle
        Known titles.
    terms : function
        Terms of a title.

    Returns
    -------
    Postings
    """
    found = _count(titles, terms)
    rarity = np.log(1.0 + (found.size - found.frequency + 0.5) / (found.frequency + 0.5))
    lengths = np.bincount(found.rows, found.counts, found.size)
    relative = lengths / max(lengths.mean(), 1e-9)
    damped = found.counts + SATURATION * (
        1.0 - LENGTH_WEIGHT + LENGTH_WEIGHT * relative[found.rows]
    )
    weights = rarity[found.columns] * found.counts * (SATURATION + 1.0) / damped
    return _postings(found, weights, rarity, is_cosine=False)


def index_cosine(titles: Sequence[PlainTitle], terms: Terms = gram_terms) -> Postings:
    """Index titles by TF-IDF with rows of length 1.

    Returns
    -------
    Postings
    """
    found = _count(titles, terms)
    if terms is gram_terms and found.size > SMALL:
        found = _without_common(found)
    rarity = np.log((1.0 + found.size) / (1.0 + found.frequency)) + 1.0
    weights = (1.0 + np.log(found.counts)) * rarity[found.columns]
    norms = np.sqrt(np.bincount(found.rows, weights**2, found.size))
    weights = weights / np.where(norms > 0, norms, 1.0)[found.rows]
    return _postings(found, weights, rarity, is_cosine=True)


@dataclass(frozen=True, slots=True)
class _Counts:
    terms: dict[str, int]
    rows: IntArray
    columns: IntArray
    counts: NDArray[np.float64]
    size: int

    @property
    def frequency(self) -> NDArray[np.int64]:
        return np.bincount(self.columns, minlength=len(self.terms))


def _count(titles: Sequence[PlainTitle], terms: Terms) -> _Counts:
    numbers: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    counts: list[int] = []
    for row, title in enumerate(titles):
        for term, count in Counter(terms(title)).items():
            rows.append(row)
            columns.append(numbers.setdefault(term, len(numbers)))
            counts.append(count)
    return _Counts(
        numbers,
        np.array(rows, dtype=np.int64),
        np.array(columns, dtype=np.int64),
        np.array(counts, dtype=np.float64),
        len(titles),
    )


def _without_common(found: _Counts) -> _Counts:
    is_kept = found.frequency <= COMMONEST * found.size
    number = np.cumsum(is_kept) - 1
    kept = is_kept[found.columns]
    terms = {term: int(number[n]) for term, n in found.terms.items() if is_kept[n]}
    return _Counts(
        terms, found.rows[kept], number[found.columns[kept]], found.counts[kept], found.size
    )


def _postings(
    found: _Counts, weights: NDArray[np.float64], rarity: NDArray[np.float64], *, is_cosine: bool
) -> Postings:
    order = np.argsort(found.columns, kind="stable")
    starts = np.concatenate([[0], np.cumsum(found.frequency)])
    return Postings(
        found.terms,
        starts,
        found.rows[order],
        weights[order],
        rarity,
        found.size,
        is_cosine,
    )


@dataclass(frozen=True, slots=True)
class WordVectors:
    """A vector per word, from a static embedding; a title is the weighted sum of its words.

    Parameters
    ----------
    words : mapping of str to int
        Number of each of V words.
    vectors : ndarray, shape (V, D)
        Vectors, already multiplied by the word's rarity.
    """

    words: Mapping[str, int]
    vectors: FloatArray

    def title_vectors(self, titles: Sequence[PlainTitle]) -> FloatArray:
        """Return unit vectors, shape (len(titles), D); zero where no word is known."""
        rows, columns = [], []
        for row, title in enumerate(titles):
            known = [self.words[word] for word in word_terms(title) if word in self.words]
            rows += [row] * len(known)
            columns += known
        sums = np.zeros((len(titles), self.vectors.shape[1]), dtype=np.float32)
        np.add.at(sums, np.array(rows, dtype=np.int64), self.vectors[np.array(columns, dtype=int)])
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        return np.asarray(sums / np.where(norms > 0, norms, 1.0), dtype=np.float32)
