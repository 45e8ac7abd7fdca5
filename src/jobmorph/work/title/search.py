"""Occupations that a title may mean: chosen by what its words say of each occupation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.work.title.compare import Comparison, NameComparer
from jobmorph.work.title.lexicon import MEANING_DIMENSIONS
from jobmorph.work.title.normalise import PlainTitle
from jobmorph.work.title.signals import Knowledge, WordMemory, WordSignals
from jobmorph.work.title.vocabulary import FloatArray, IntArray, word_terms

CANDIDATES: Final = 24
EXACT_BONUS: Final = 10.0
WHOLES: Final = ("pairs", "core", "shares", "centre", "spelling", "text", "technology")
_TINY: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates of B titles, K each, in the order of their codes.

    Parameters
    ----------
    titles : tuple of PlainTitle
        The titles; each holds at least one word.
    groups : ndarray, shape (B, K)
        Occupations.
    is_exact : ndarray of bool, shape (B, K)
        They bear exactly these words.
    wholes : mapping of str to ndarray, shape (B, K)
        What the words say of the occupation as a whole; `fused` is their mixture.
    comparisons : tuple of Comparison
        What the names of the candidates say, title by title.
    known : ndarray, shape (B,)
        Share of the title's words that a name holds.
    """

    titles: tuple[PlainTitle, ...]
    groups: IntArray
    is_exact: NDArray[np.bool_]
    wholes: dict[str, FloatArray]
    comparisons: tuple[Comparison, ...]
    known: NDArray[np.float64]


class TitleSearch:
    """Search over a lexicon.

    Parameters
    ----------
    known : Knowledge
        Names, classifier, profile.
    """

    def __init__(self, known: Knowledge) -> None:
        self.known = known
        self.lexicon = known.lexicon
        self._memory = WordMemory(known)
        self._comparer = NameComparer(known.lexicon)

    def find(self, titles: Sequence[PlainTitle]) -> Found:
        """Return the candidates of titles that hold a word; each alone or together, the same."""
        # A word said twice says no more.
        words = [list(dict.fromkeys(word_terms(title))) for title in titles]
        known = self._memory.signals([word for one in words for word in one])
        signals, place = [], 0
        for one in words:
            signals.append(known[place : place + len(one)])
            place += len(one)
        wholes = self._wholes(titles, words, signals)
        fused, is_exact = wholes["fused"], np.zeros(wholes["fused"].shape, dtype=bool)
        for row, title in enumerate(titles):
            is_exact[row, list(self.lexicon.keys.get(title.key, ()))] = True
        limit = min(CANDIDATES, fused.shape[1])
        groups = np.argpartition(-(fused + EXACT_BONUS * is_exact), limit - 1, axis=1)[:, :limit]
        groups.sort(axis=1)
        return Found(
            tuple(titles),
            groups,
            np.take_along_axis(is_exact, groups, axis=1),
            {name: np.take_along_axis(of, groups, axis=1) for name, of in wholes.items()},
            tuple(
                self._comparer.compare(own, chosen)
                for own, chosen in zip(signals, groups, strict=True)
            ),
            np.array([sum(one.number >= 0 for one in own) / len(own) for own in signals]),
        )

    def _wholes(
        self,
        titles: Sequence[PlainTitle],
        words: Sequence[Sequence[str]],
        signals: Sequence[Sequence[WordSignals]],
    ) -> dict[str, FloatArray]:
        """Gather what words say of each of G occupations, shape (B, G) each."""
        voices = np.stack([_added([one.voices for one in own]) for own in signals])
        count = np.array([[len(own)] for own in words], dtype=np.float32)
        vectors = np.stack([_added([one.vector for one in own]) for own in signals])
        length, leading = _length(vectors), _length(vectors[:, :MEANING_DIMENSIONS])
        shares = voices[:, 0] / length + self.known.classifier.constant
        shares -= shares.max(axis=1, keepdims=True)
        np.exp(shares, out=shares)
        shares /= shares.sum(axis=1, keepdims=True)
        pairs, core = self._associations(titles, words, signals)
        wholes = {
            "pairs": pairs,
            "core": core,
            "shares": shares,
            "centre": voices[:, 1] / leading,
            "spelling": voices[:, 2] / count,
            "text": voices[:, 3] / count,
            "technology": voices[:, 4] / count,
        }
        wholes["fused"] = (
            0.5 * (_relative(pairs) + _relative(core))
            + _relative(np.sqrt(shares))
            + _relative(wholes["centre"])
            + _relative(wholes["spelling"]) ** 2
        )
        return wholes

    def _associations(
        self,
        titles: Sequence[PlainTitle],
        words: Sequence[Sequence[str]],
        signals: Sequence[Sequence[WordSignals]],
    ) -> tuple[FloatArray, FloatArray]:
        association = self.lexicon.association
        whole, core = [], []
        for title, own, said in zip(titles, words, signals, strict=True):
            whole.append(association.score([(s.number, s.gains) for s in said]))
            kept = [(s.number, s.gains) for w, s in zip(own, said, strict=True) if w in title.core]
            core.append(whole[-1] if len(kept) == len(said) else association.score(kept))
        return np.stack(whole), np.stack(core)


def _length(vectors: FloatArray) -> FloatArray:
    """Return the length of each row, shape (B, 1)."""
    squares = np.einsum("bd,bd->b", vectors, vectors)
    return np.asarray(np.maximum(np.sqrt(squares), _TINY)[:, None], dtype=np.float32)


def _added(parts: Sequence[FloatArray]) -> FloatArray:
    total = parts[0].copy()
    for part in parts[1:]:
        total += part
    return total


def _relative(values: FloatArray) -> FloatArray:
    """Divide each row by its largest value, if that is positive; nothing falls below 0."""
    top = values.max(axis=1, keepdims=True)
    return np.asarray(np.maximum(values, 0.0) / np.where(top > 0, top, 1.0), dtype=np.float32)
