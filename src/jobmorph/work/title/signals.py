"""What one word says: its likeness to all known words, and its voice for each occupation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from jobmorph.work.title.lexicon import MEANING_DIMENSIONS, Lexicon
from jobmorph.work.title.vocabulary import FloatArray, IntArray

REMEMBERED: Final = 2048
VOICES: Final = ("classifier", "centre", "spelling", "text", "technology")


@dataclass(frozen=True, slots=True)
class WordClassifier:
    """A softmax over G occupations on the unit vector of a title.

    Parameters
    ----------
    weights : ndarray, shape (D, G)
    constant : ndarray, shape (G,)
    """

    weights: FloatArray
    constant: FloatArray


@dataclass(frozen=True, slots=True)
class WordProfile:
    """How much words say for occupations by what is written about them (BM25 weights).

    Parameters
    ----------
    numbers : mapping of str to int
        Number of each of W words.
    starts : ndarray, shape (W + 1,)
        Where a word's occupations begin.
    groups : ndarray, shape (P,)
        Occupations.
    text, technology : ndarray, shape (P,)
        Weight in descriptions and tasks, and in the names of tools and software.
    """

    numbers: Mapping[str, int]
    starts: IntArray
    groups: IntArray
    text: FloatArray
    technology: FloatArray


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that a search draws on: names, a classifier learned on them, a profile of words."""

    lexicon: Lexicon
    classifier: WordClassifier
    profile: WordProfile


@dataclass(frozen=True, slots=True)
class WordSignals:
    """What one word of a title says.

    Parameters
    ----------
    number : int
        Its number among the V known words, -1 if unknown.
    letters : ndarray, shape (V,)
        Likeness in letters to every known word, not normalised.
    own_letters : float
        The same to itself.
    vector : ndarray, shape (D,)
        Its embedding times its rarity; zero if unknown.
    meaning : ndarray, shape (V,)
        Likeness in meaning to every known word, not normalised.
    voices : ndarray, shape (len(VOICES), G)
        For each occupation: its part of the classifier's sum, its likeness to the occupation's
        mean name, its best likeness in letters to a word the occupation uses, its weights in
        what is written about the occupation and in its tools.
    gains : ndarray, shape (G,), or None
        Its part of the association; None if no name at first hand holds it.
    bm25 : float
        Its rarity in BM25, 0 if unknown.
    """

    number: int
    letters: FloatArray
    own_letters: float
    vector: FloatArray
    meaning: FloatArray
    voices: FloatArray
    gains: FloatArray | None
    bm25: float


class WordMemory:
    """Signals of words, computed once for as long as they are remembered.

    Vectors are whole numbers below 128, so that sums of products are exact in any order and a
    title reads the same alone and among others.

    Parameters
    ----------
    known : Knowledge
        Names, classifier, profile.
    """

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._words: dict[str, WordSignals] = {}
        lexicon = known.lexicon
        tokens, size = lexicon.tokens, len(lexicon.tokens.words)
        pairs = np.unique(lexicon.group_of[tokens.names] * size + tokens.tokens)
        self._group_words = pairs % size
        self._group_starts = np.searchsorted(pairs // size, np.arange(len(lexicon.codes)))
        self._leading = lexicon.vectors[:, :MEANING_DIMENSIONS]
        self._transposed = np.ascontiguousarray(self._leading.T)

    def signals(self, words: Sequence[str]) -> list[WordSignals]:
        """Return the signals of words, in their order."""
        missing = [word for word in dict.fromkeys(words) if word not in self._words]
        if len(self._words) + len(missing) > REMEMBERED:
            self._words = {}
            missing = list(dict.fromkeys(words))
        if missing:
            self._listen_to(missing)
        return [self._words[word] for word in words]

    def _listen_to(self, words: list[str]) -> None:
        numbers = [self._known.lexicon.numbers.get(word, -1) for word in words]
        found = iter(self._leading[[n for n in numbers if n >= 0]] @ self._transposed)
        for word, number in zip(words, numbers, strict=True):
            likeness = next(found) if number >= 0 else None
            self._words[word] = self._listen(word, number, likeness)

    def _listen(self, word: str, number: int, likeness: FloatArray | None) -> WordSignals:
        lexicon, profile = self._known.lexicon, self._known.profile
        letters, own = lexicon.grams.likeness(word)
        voices = np.zeros((len(VOICES), len(lexicon.codes)), dtype=np.float32)
        relative = letters / np.sqrt(np.maximum(lexicon.grams.own * own, 1e-9))
        voices[2] = np.maximum.reduceat(relative[self._group_words], self._group_starts)
        if (written := profile.numbers.get(word)) is not None:
            span = slice(profile.starts[written], profile.starts[written + 1])
            voices[3, profile.groups[span]] = profile.text[span]
            voices[4, profile.groups[span]] = profile.technology[span]
        if likeness is None:
            vector = np.zeros(lexicon.vectors.shape[1], dtype=np.float32)
            return WordSignals(-1, letters, own, vector, np.zeros_like(letters), voices, None, 0.0)
        rarity = lexicon.rarity.cosine
        vector = lexicon.vectors[number] * rarity[number]
        voices[0] = vector @ self._known.classifier.weights
        voices[1] = vector[:MEANING_DIMENSIONS] @ lexicon.centres
        meaning = likeness * (rarity * rarity[number])
        gains = lexicon.association.gains_of(number)
        bm25 = float(lexicon.rarity.bm25[number])
        return WordSignals(number, letters, own, vector, meaning, voices, gains, bm25)
