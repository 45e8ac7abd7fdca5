"""A title as a role of a library: family by likeness to known names, level by words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.ids import LEVELS, Level
from jobmorph.work.title.level import level_in_words, nearest_level
from jobmorph.work.title.normalise import PlainTitle
from jobmorph.work.title.retrieve import gram_terms, index_cosine, word_terms

FloatArray = NDArray[np.float32]

SAME: Final = 0.999
CLOSE: Final = 0.92
IN_ORDER: Final = 0.05
CORE_WEIGHT: Final = 0.97
_BLEND: Final = 0.5


@dataclass(frozen=True, slots=True)
class FamilyScaling:
    """Logit of a right family: constant, slope on likeness, slope on the lead over the next."""

    constant: float
    likeness: float
    lead: float


@dataclass(frozen=True, slots=True)
class FamilyReading:
    """Family and level that a title is read as.

    Parameters
    ----------
    role_id, family, level : str
        The role; the level is one that the family has.
    named_level : str or None
        Level that the words name, before it is fitted to the family.
    likeness, lead : float
        Likeness (0..1) to the nearest known name, and how far the next family lies behind.
    probability : float
        Chance that the family is right.
    matched_title : str
        The nearest known name.
    others : tuple of str
        The next families, best first.
    """

    role_id: str
    family: str
    level: Level
    named_level: Level | None
    likeness: float
    lead: float
    probability: float
    matched_title: str
    others: tuple[str, ...]


class FamilyIndex:
    """Known names of library roles.

    Parameters
    ----------
    names : sequence of PlainTitle
        Aliases and titles of roles.
    role_ids : sequence of str
        Role of each name, `family/level`.
    scaling : FamilyScaling
        Fitted by leaving names out.
    """

    def __init__(
        self, names: Sequence[PlainTitle], role_ids: Sequence[str], scaling: FamilyScaling
    ) -> None:
        self.names = list(names)
        self.role_ids = list(role_ids)
        self.scaling = scaling
        self._words = index_cosine(self.names, word_terms)
        self._grams = index_cosine(self.names, gram_terms)
        families = [role.split("/")[0] for role in role_ids]
        self._families = sorted(set(families))
        self._family_of = np.array([self._families.index(family) for family in families])
        found = [role.split("/")[1] for role in role_ids]
        self._levels = [next(level for level in LEVELS if level == name) for name in found]
        self._is_unlevelled = np.array([level_in_words(name) is None for name in names])
        roles = set(role_ids)
        self._available = [
            [level for level in LEVELS if f"{family}/{level}" in roles] for family in self._families
        ]
        self._in_order: dict[str, list[int]] = {}
        for row, name in enumerate(self.names):
            self._in_order.setdefault(name.key, []).append(row)
        self._keys: dict[str, list[int]] = {}
        for row, name in enumerate(self.names):
            self._keys.setdefault(" ".join(sorted(name.words)), []).append(row)

    def likeness(self, title: PlainTitle) -> FloatArray:
        """Likeness of a title to every known name, 0 to 1, shape (N,).

        Words of region are no part of a role: the better of the whole title and its core counts.
        """
        whole = self._blend(title)
        if title.core == title.words or whole.max(initial=0.0) >= SAME:
            return whole
        levelled = tuple(word for word in title.words if word in title.core or _is_level(word))
        reduced = PlainTitle(title.text, levelled, title.core)
        core = PlainTitle(title.text, title.core, title.core)
        best = np.maximum(whole, self._blend(reduced))
        return np.asarray(np.maximum(best, CORE_WEIGHT * self._blend(core)), dtype=np.float32)

    def read(self, title: PlainTitle, left_out: int | None = None) -> FamilyReading | None:
        """Read a title, or return None if it shares nothing with any known name.

        Parameters
        ----------
        title : PlainTitle
            What was written.
        left_out : int, optional
            A known name, by its number, that must not be used (to measure).
        """
        scores = self.likeness(title)
        if left_out is not None:
            same = self._keys[" ".join(sorted(self.names[left_out].words))]
            scores[same] = 0.0
        if not scores.size or scores.max() <= 0.0:
            return None
        # 'Customer success manager' and 'manager, customer success' hold the same words.
        same_order = [row for row in self._in_order.get(title.key, ()) if scores[row] > 0.0]
        scores[same_order] += IN_ORDER
        by_family = np.zeros(len(self._families))
        np.maximum.at(by_family, self._family_of, scores)
        order = np.argsort(-by_family, kind="stable")
        best = int(order[0])
        row = int(np.argmax(np.where(self._family_of == best, scores, -1.0)))
        lead = float(by_family[best] - by_family[order[1]]) if order.size > 1 else 1.0
        named = level_in_words(title)
        level = self._level(best, scores, row, named)
        family = self._families[best]
        likeness = min(1.0, float(by_family[best]))
        return FamilyReading(
            f"{family}/{level}",
            family,
            level,
            named,
            likeness,
            lead,
            self._probability(likeness, lead),
            self.names[row].key,
            tuple(self._families[other] for other in order[1:4] if by_family[other] > 0),
        )

    def _blend(self, title: PlainTitle) -> FloatArray:
        words = self._words.scores(word_terms(title))
        grams = self._grams.scores(gram_terms(title))
        return np.asarray(_BLEND * words + (1.0 - _BLEND) * grams, dtype=np.float32)

    def _level(self, family: int, scores: FloatArray, row: int, named: Level | None) -> Level:
        if scores[row] >= CLOSE:
            return self._levels[row]
        if named is not None:
            return nearest_level(named, self._available[family])
        usable = np.where((self._family_of == family) & self._is_unlevelled, scores, -1.0)
        unnamed = int(np.argmax(usable))
        return self._levels[row if usable[unnamed] <= 0.0 else unnamed]

    def _probability(self, likeness: float, lead: float) -> float:
        s = self.scaling
        return float(1.0 / (1.0 + np.exp(-(s.constant + s.likeness * likeness + s.lead * lead))))


def _is_level(word: str) -> bool:
    return level_in_words(PlainTitle(word, (word,), (word,))) is not None
