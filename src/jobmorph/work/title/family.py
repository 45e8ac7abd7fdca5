"""A title as a role of a library: family by likeness to known names, level by words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.ids import LEVELS, Level
from jobmorph.work.title.level import level_in_words, nearest_level
from jobmorph.work.title.likeness import NameLikeness
from jobmorph.work.title.normalise import PlainTitle

FloatArray = NDArray[np.float32]

SAME: Final = 0.999
CLOSE: Final = 0.92
IN_ORDER: Final = 0.05
CORE_WEIGHT: Final = 0.97
HALF: Final = 0.5
STRANGE: Final = 0.05
LevelBasis = Literal["exact", "known", "named", "assumed"]


@dataclass(frozen=True, slots=True)
class FamilyScaling:
    """Logit of a right family.

    Parameters
    ----------
    constant, likeness, lead, agreement : float
        Constant; slopes on the likeness of the nearest name, on its lead over the next family,
        and on the chance that the title's occupation is one that the family borrows from.
    """

    constant: float
    likeness: float
    lead: float
    agreement: float


@dataclass(frozen=True, slots=True)
class LevelShares:
    """Share of right levels: of the very name, a near one, named by words, assumed."""

    exact: float
    known: float
    named: float
    assumed: float

    def of(self, basis: LevelBasis) -> float:
        """Return the share for a basis."""
        return float(getattr(self, basis))


@dataclass(frozen=True, slots=True)
class FamilyReading:
    """Family and level that a title is read as.

    Parameters
    ----------
    role_id, family, level : str
        The role; the level is one that the family has.
    named_level : str or None
        Level that the words name, before it is fitted to the family.
    level_basis : str
        'exact': that of the very name; 'known': that of a name nearly the same; 'named': what the
        words name; 'assumed': that of the nearest name without a level.
    likeness, lead, agreement : float
        Likeness (0..1) to the nearest known name, how far the next family lies behind, and the
        chance that the title's occupation is of the family's kin.
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
    level_basis: LevelBasis
    likeness: float
    lead: float
    agreement: float
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
    kin : mapping of str to frozenset of str
        SOC 2018 minor groups that each family borrows from.
    scaling : FamilyScaling
        Fitted by leaving names out.
    """

    def __init__(
        self,
        names: Sequence[PlainTitle],
        role_ids: Sequence[str],
        kin: Mapping[str, frozenset[str]],
        scaling: FamilyScaling,
    ) -> None:
        order = sorted(range(len(names)), key=lambda row: role_ids[row].split("/")[0])
        self.names = [names[row] for row in order]
        self.role_ids = [role_ids[row] for row in order]
        self.scaling = scaling
        self._kin = kin
        self._all_kin = frozenset(code for codes in kin.values() for code in codes)
        self._likeness = NameLikeness([name.key for name in self.names])
        families = [role.split("/")[0] for role in self.role_ids]
        self._families = sorted(set(families))
        family_of = np.array([self._families.index(family) for family in families])
        self._family_starts: list[int] = np.searchsorted(
            family_of, np.arange(len(self._families) + 1)
        ).tolist()
        found = [role.split("/")[1] for role in self.role_ids]
        self._levels = [next(level for level in LEVELS if level == name) for name in found]
        self._is_unlevelled = np.array([level_in_words(name) is None for name in self.names])
        roles = set(self.role_ids)
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
        whole = self._likeness.of(title.words)
        if title.core == title.words or whole.max(initial=0.0) >= SAME:
            return whole
        levelled = [word for word in title.words if word in title.core or _is_level(word)]
        best = np.maximum(whole, self._likeness.of(levelled))
        core = self._likeness.of(title.core)
        return np.asarray(np.maximum(best, CORE_WEIGHT * core), dtype=np.float32)

    def read(
        self, title: PlainTitle, chances: Mapping[str, float], left_out: int | None = None
    ) -> FamilyReading | None:
        """Read a title, or return None if it is far from all known names.

        Parameters
        ----------
        title : PlainTitle
            What was written.
        chances : mapping of str to float
            Chance of each SOC 2018 code that the title may mean.
        left_out : int, optional
            A known name, by its number, that must not be used (to measure).
        """
        if self._is_far(title, chances):
            return None
        scores = self.likeness(title)
        if left_out is not None:
            same = self._keys[" ".join(sorted(self.names[left_out].words))]
            scores[same] = 0.0
        if not scores.size or scores.max() <= 0.0:
            return None
        # 'Customer success manager' and 'manager, customer success' hold the same words.
        same_order = [row for row in self._in_order.get(title.key, ()) if scores[row] > 0.0]
        scores[same_order] += IN_ORDER
        by_family = np.maximum.reduceat(scores, self._family_starts[:-1])
        order = np.argsort(-by_family, kind="stable")
        best = int(order[0])
        span = self._span(best)
        row = span.start + int(scores[span].argmax())
        lead = float(by_family[best] - by_family[order[1]]) if order.size > 1 else 1.0
        named = level_in_words(title)
        level, basis = self._level(best, scores, row, named)
        family = self._families[best]
        likeness = min(1.0, float(by_family[best]))
        kin = self._kin.get(family, frozenset())
        agreement = sum(chance for code, chance in chances.items() if code[:4] in kin)
        return FamilyReading(
            f"{family}/{level}",
            family,
            level,
            named,
            basis,
            likeness,
            lead,
            agreement,
            self._probability(likeness, lead, agreement),
            self.names[row].key,
            tuple(self._families[other] for other in order[1:4] if by_family[other] > 0),
        )

    def _is_far(self, title: PlainTitle, chances: Mapping[str, float]) -> bool:
        """Say whether half of the words are strange and the likely occupations are, too."""
        if self._likeness.share_known(title.core) >= HALF:
            return False
        near = sum(chance for code, chance in chances.items() if code[:4] in self._all_kin)
        return near < STRANGE

    def _level(
        self, family: int, scores: FloatArray, row: int, named: Level | None
    ) -> tuple[Level, LevelBasis]:
        if scores[row] >= CLOSE:
            return self._levels[row], "exact" if scores[row] >= SAME else "known"
        if named is not None:
            return nearest_level(named, self._available[family]), "named"
        span = self._span(family)
        usable = np.where(self._is_unlevelled[span], scores[span], -1.0)
        unnamed = int(usable.argmax())
        return self._levels[row if usable[unnamed] <= 0.0 else span.start + unnamed], "assumed"

    def _span(self, family: int) -> slice:
        return slice(self._family_starts[family], self._family_starts[family + 1])

    def _probability(self, likeness: float, lead: float, agreement: float) -> float:
        s = self.scaling
        logit = s.constant + s.likeness * likeness + s.lead * lead + s.agreement * agreement
        return float(1.0 / (1.0 + np.exp(-logit)))


@lru_cache(4096)
def _is_level(word: str) -> bool:
    return level_in_words(PlainTitle(word, (word,), (word,))) is not None
