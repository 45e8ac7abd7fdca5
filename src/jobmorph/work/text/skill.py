"""Skills that a sentence speaks of: by meaning of the whole, of its phrases, and by its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]

LONGEST_PHRASE: Final = 3
MOST_PHRASES: Final = 150
CANDIDATES: Final = 100
STEM: Final = 6
# Keeps a label of a few common words from counting as fully said.
COMMON: Final = 2.0

_WORD: Final = re.compile(r"[^\W_](?:[\w+#.&'’-]*[\w+#])?")
_CLAUSE: Final = re.compile(r"[,;:/()•|·]|\band\b|\bor\b|\bund\b|\bet\b|\.\s")
_QUALIFIER: Final = re.compile(r"\s*\([^()]*\)")
_FILLER_WORDS: Final = (
    "of the a an and or for in to with on at by as is are be you your our we will have has from "
    "that this their it its using use all who can etc e.g such well other any new more"
)
_FILLERS: Final = frozenset(_FILLER_WORDS.split(" "))


@dataclass(frozen=True, slots=True)
class SkillHit:
    """A skill that a sentence may speak of.

    Parameters
    ----------
    row : int
        Row of the skill in the index.
    score : float
        Sum of three relative scores, 0 to 3: only for ranking within the sentence.
    likeness : float
        Cosine of the nearest phrase of the sentence and the skill, 0 to 1.
    said : float
        Share of a label's words that stand in the sentence, weighted by rarity, 0 to 1.
    """

    row: int
    score: float
    likeness: float
    said: float

    @property
    def stated(self) -> float:
        """The likeness that is stated: the mean of likeness and words said, 0 to 1."""
        return 0.5 * (min(self.likeness, 1.0) + self.said)


@dataclass(frozen=True)
class SkillIndex:
    """Known skills: names and vectors.

    Parameters
    ----------
    table : polars.DataFrame
        Contract `skill_label`, sorted by skill, the preferred label first.
    vectors : ndarray, shape (S, D)
        A unit vector per skill.
    """

    table: pl.DataFrame
    vectors: FloatArray

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """First row of each skill in the table, shape (S + 1,)."""
        skills = self.table.get_column("esco_skill").rle_id().to_numpy()
        firsts = np.flatnonzero(np.diff(skills, prepend=-1))
        return np.append(firsts, skills.size)

    @cached_property
    def rarity(self) -> dict[str, float]:
        """Rarity of each word beginning: log(1 + labels / (1 + labels with it))."""
        stems = (
            self.table.lazy()
            .select(
                pl.col("skill_label")
                .str.to_lowercase()
                .str.extract_all(r"[^\W_](?:[\w+#.&'’-]*[\w+#])?")
                .list.eval(pl.element().str.slice(0, STEM))
                .list.unique()
                .alias("stem")
            )
            .explode("stem")
            .drop_nulls()
            .group_by("stem")
            .len()
            .collect()
        )
        total = self.table.height
        return {stem: float(np.log(1.0 + total / (count + 1))) for stem, count in stems.iter_rows()}

    def labels(self, row: int) -> list[str]:
        """Names of a skill, the preferred one first."""
        start, end = int(self.starts[row]), int(self.starts[row + 1])
        return self.table.get_column("skill_label").slice(start, end - start).to_list()

    def said(self, row: int, stems: frozenset[str]) -> float:
        """Share of a skill's words that are among some word beginnings.

        The mean of the preferred label's share and that of its best label.
        """
        shares = [self._share(label, stems) for label in self.labels(row)]
        return 0.5 * (shares[0] + max(shares))

    def _share(self, label: str, stems: frozenset[str]) -> float:
        # '(computer programming)' tells two skills apart; nobody writes it in a sentence.
        found = word_stems(_QUALIFIER.sub("", label)) or word_stems(label)
        unknown = float(np.log(1.0 + self.table.height))
        weights = {stem: self.rarity.get(stem, unknown) for stem in found}
        hit = sum(weight for stem, weight in weights.items() if stem in stems)
        return hit / (sum(weights.values()) + COMMON)


def phrases(text: str) -> list[str]:
    """Return runs of one to three words of each clause, fillers alone left out.

    Examples
    --------
    >>> phrases("HubSpot, cold calling")
    ['HubSpot', 'cold', 'calling', 'cold calling']
    """
    found = []
    for clause in _CLAUSE.split(text):
        words = _WORD.findall(clause)
        for size in range(1, LONGEST_PHRASE + 1):
            for at in range(len(words) - size + 1):
                run = words[at : at + size]
                if not all(word.casefold() in _FILLERS for word in run):
                    found.append(" ".join(run))
    return list(dict.fromkeys(found))[:MOST_PHRASES]


def word_stems(text: str) -> frozenset[str]:
    """Beginnings, six characters long, of the words that carry meaning; of all, if none does."""
    words = [word.casefold() for word in _WORD.findall(text)]
    kept = [word for word in words if word not in _FILLERS] or words
    return frozenset(word[:STEM] for word in kept)


def rank_skills(
    text: str,
    vector: FloatArray,
    phrase_vectors: FloatArray,
    index: SkillIndex,
    *,
    limit: int = 5,
) -> list[SkillHit]:
    """Rank skills for a sentence.

    score = s / max s + p / max p + w / max w, where s is the cosine of sentence and skill, p the
    highest cosine of any of its phrases, and w the share of the skill's words that stand in it; w
    is worked out for the hundred best by s and p alone. The three count alike: nothing is fitted.

    Parameters
    ----------
    text : str
        The sentence.
    vector : ndarray, shape (D,)
        Its unit vector.
    phrase_vectors : ndarray, shape (P, D)
        Unit vectors of its `phrases`; P may be 0.
    index : SkillIndex
        The skills.
    limit : int
        Most hits returned.

    Returns
    -------
    list of SkillHit
        Best first.
    """
    whole = np.maximum(index.vectors @ vector, 0.0)
    parts = (
        np.maximum((index.vectors @ phrase_vectors.T).max(axis=1), 0.0)
        if len(phrase_vectors)
        else whole
    )
    base = _relative(whole) + _relative(parts)
    if not base.any():
        return []
    count = min(CANDIDATES, base.size)
    rows = np.sort(np.argpartition(-base, count - 1)[:count])
    stems = word_stems(text)
    said = np.array([index.said(int(row), stems) for row in rows], dtype=np.float32)
    score = base[rows] + _relative(said)
    order = np.argsort(-score, kind="stable")[:limit]
    return [
        SkillHit(int(rows[at]), float(score[at]), float(parts[rows[at]]), float(said[at]))
        for at in order
    ]


def _relative(values: FloatArray) -> FloatArray:
    top = float(values.max()) if values.size else 0.0
    return np.asarray(values / top if top > 0 else values, dtype=np.float32)


def phrase_rows(texts: Sequence[str]) -> tuple[list[str], list[NDArray[np.int64]]]:
    """All phrases of some texts once, and which of them each text holds."""
    numbers: dict[str, int] = {}
    rows = [
        np.array([numbers.setdefault(each, len(numbers)) for each in phrases(text)], dtype=np.int64)
        for text in texts
    ]
    return list(numbers), rows
