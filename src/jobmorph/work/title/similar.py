"""Titles near a title: by their words, and by the occupations they may mean.

Two titles are compared in two ways, with equal weight. Their vectors: a static embedding of the
whole title and of its words, moved by a linear map in which names of one occupation lie together.
And their meaning: the occupations of the known titles nearest to each.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import ParameterError
from jobmorph.work.title.normalise import PlainTitle, plain_title
from jobmorph.work.title.vocabulary import word_terms

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
Embed = Callable[[Sequence[str]], FloatArray]

CHUNK: Final = 256


@dataclass(frozen=True, slots=True)
class MeaningSettings:
    """How a title is spread over occupations.

    The values were chosen on names held out of the lexicon and on ESCO's names, not on the
    benchmark that is reported (`jobmorph.build.score.title_settings`).

    Parameters
    ----------
    neighbours : int
        Number of nearest known names that count.
    temperature : float
        Cosine by which a name must be nearer to count e times as much.
    power : float
        Applied to the shares before they are compared: below 1, so that one occupation does not
        decide alone.
    """

    neighbours: int = 30
    temperature: float = 0.12
    power: float = 0.75


@dataclass(frozen=True, slots=True)
class LinearMap:
    """An affine map of vectors, then scaled to length 1.

    Parameters
    ----------
    centre : ndarray, shape (D,)
        Subtracted first.
    matrix : ndarray, shape (D, E)
        Applied from the right.
    """

    centre: FloatArray
    matrix: FloatArray

    def apply(self, vectors: FloatArray) -> FloatArray:
        """Return unit vectors, shape (n, E)."""
        return unit_rows((vectors - self.centre) @ self.matrix)


def unit_rows(vectors: NDArray[np.floating]) -> FloatArray:
    """Scale rows to length 1; rows of zeros stay."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(norms > 0, norms, 1.0), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class WordWeights:
    """How much a word counts in a title.

    Parameters
    ----------
    weights : mapping of str to float
        Rarity of each known word.
    unknown : float
        Weight of any other word.
    """

    weights: Mapping[str, float]
    unknown: float

    def sums(self, titles: Sequence[PlainTitle], embed: Embed) -> FloatArray:
        """Return the weighted sum of each title's word vectors as unit rows."""
        words = sorted({word for title in titles for word in word_terms(title)})
        if not words:
            return np.zeros((len(titles), embed(["work"]).shape[1]), dtype=np.float32)
        weights = np.array([self.weights.get(word, self.unknown) for word in words])
        vectors = (embed(words) * weights[:, None]).astype(np.float32)
        number = {word: place for place, word in enumerate(words)}
        rows = [row for row, title in enumerate(titles) for _ in word_terms(title)]
        columns = [number[word] for title in titles for word in word_terms(title)]
        sums = np.zeros((len(titles), vectors.shape[1]), dtype=np.float32)
        np.add.at(sums, np.array(rows, dtype=np.int64), vectors[np.array(columns, dtype=np.int64)])
        return unit_rows(sums)


@dataclass(frozen=True, slots=True)
class TitleSpace:
    """Where titles lie: the mapped whole and the mapped words, side by side.

    Parameters
    ----------
    embed : function
        Texts to unit vectors, shape (n, D).
    words : WordWeights
        Weights of words.
    whole_map, words_map : LinearMap
        Maps of the title's vector and of the sum of its words' vectors.
    """

    embed: Embed
    words: WordWeights
    whole_map: LinearMap
    words_map: LinearMap

    def vectors(self, titles: Sequence[PlainTitle]) -> FloatArray:
        """Return one unit row per title; zero where nothing can be read."""
        if not titles:
            width = self.whole_map.matrix.shape[1] + self.words_map.matrix.shape[1]
            return np.zeros((0, width), dtype=np.float32)
        whole = self.whole_map.apply(self.embed([title.key for title in titles]))
        words = self.words_map.apply(self.words.sums(titles, self.embed))
        is_empty = np.array([not title.words for title in titles])
        joined = np.hstack([whole, words])
        joined[is_empty] = 0.0
        return unit_rows(joined)


@dataclass(frozen=True, slots=True)
class SimilarTitles:
    """Ranks titles by nearness to a title.

    Parameters
    ----------
    space : TitleSpace
        Where titles lie.
    known : ndarray, shape (N, E)
        Known names of occupations in that space.
    group_of : ndarray, shape (N,)
        Occupation of each, numbered from 0.
    settings : MeaningSettings
        How a title is spread over occupations.
    """

    space: TitleSpace
    known: FloatArray
    group_of: IntArray
    settings: MeaningSettings = MeaningSettings()

    def meanings(self, vectors: FloatArray) -> FloatArray:
        """Spread each title over occupations by its nearest known names.

        With s the cosine to a known name, the weight of occupation g is the sum of
        exp(s / temperature) over those of the nearest names that are its names, as a share of
        all.

        Returns
        -------
        ndarray, shape (n, G)
            Rows sum to 1.
        """
        groups = int(self.group_of.max()) + 1
        count = min(self.settings.neighbours, len(self.known))
        shares = np.zeros((len(vectors), groups), dtype=np.float32)
        for start in range(0, len(vectors), CHUNK):
            near = vectors[start : start + CHUNK] @ self.known.T
            top = np.argpartition(-near, count - 1, axis=1)[:, :count]
            best = np.take_along_axis(near, top, axis=1)
            weights = np.exp((best - best.max(axis=1, keepdims=True)) / self.settings.temperature)
            rows = np.repeat(np.arange(start, start + len(near)), count)
            np.add.at(shares, (rows, self.group_of[top].ravel()), weights.ravel())
        return np.asarray(shares / shares.sum(axis=1, keepdims=True), dtype=np.float32)

    def nearness(self, queries: Sequence[str], corpus: Sequence[str]) -> FloatArray:
        """Return how near each title of a corpus is to each query.

        Both cosines are standardised over the corpus, so a value is comparable within a query
        only.

        Parameters
        ----------
        queries, corpus : sequence of str
            Q and C titles as written.

        Returns
        -------
        ndarray, shape (Q, C)
            Larger is nearer; 0 on average.

        Raises
        ------
        ParameterError
            If the corpus is empty.
        """
        if not corpus:
            raise ParameterError("there are no titles to rank")
        asked = self.space.vectors([plain_title(title) for title in queries])
        given = self.space.vectors([plain_title(title) for title in corpus])
        by_words = standardise(asked @ given.T)
        by_meaning = standardise(self.compared_meanings(asked, given))
        return np.asarray(0.5 * by_words + 0.5 * by_meaning, dtype=np.float32)

    def compared_meanings(self, asked: FloatArray, given: FloatArray) -> FloatArray:
        """Return the cosine of what titles mean.

        Parameters
        ----------
        asked, given : ndarray, shape (Q, E) and (C, E)
            Titles in the space.

        Returns
        -------
        ndarray, shape (Q, C)
        """
        power = self.settings.power
        return flattened(self.meanings(asked), power) @ flattened(self.meanings(given), power).T

    def rank(self, query: str, corpus: Sequence[str]) -> IntArray:
        """Return positions in the corpus, nearest first; equals keep their order."""
        nearness = self.nearness([query], corpus)[0]
        return np.asarray(np.argsort(-nearness, kind="stable"), dtype=np.int64)


def standardise(scores: NDArray[np.floating]) -> NDArray[np.floating]:
    """Give each row mean 0 and spread 1; a row of equal values becomes zeros.

    Examples
    --------
    >>> standardise(np.array([[1.0, 3.0], [2.0, 2.0]])).tolist()
    [[-1.0, 1.0], [0.0, 0.0]]
    """
    spread = scores.std(axis=1, keepdims=True)
    centred = scores - scores.mean(axis=1, keepdims=True)
    return np.asarray(centred / np.where(spread > 0, spread, 1.0))


def flattened(shares: FloatArray, power: float) -> FloatArray:
    """Raise shares to a power and scale rows to length 1."""
    return unit_rows(np.asarray(shares**power, dtype=np.float32))
