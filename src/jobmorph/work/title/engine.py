"""The title engine: what a title means, how sure that is, and when to say nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.work.title.calibrate import Scaling, probabilities
from jobmorph.work.title.compare import Comparison
from jobmorph.work.title.family import FamilyIndex, LevelShares
from jobmorph.work.title.filings import FilingHabits
from jobmorph.work.title.level import level_in_words
from jobmorph.work.title.modifier import find_modifiers
from jobmorph.work.title.normalise import PlainTitle, plain_title
from jobmorph.work.title.reading import OccupationReading, TitleReading
from jobmorph.work.title.rerank import GroupFacts, Network, describe_candidates
from jobmorph.work.title.search import TitleSearch
from jobmorph.work.title.vocabulary import IntArray

SHOWN: Final = 5
CHUNK: Final = 128


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities below which a family or an occupation is not stated."""

    family: float
    occupation: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that was learned from titles with known answers.

    Parameters
    ----------
    network : Network
        Order of candidates.
    habits : FilingHabits
        Counts of filings.
    scaling : Scaling
        Scores into probabilities.
    levels : LevelShares
        How often a level is right.
    thresholds : Thresholds
        Below them the engine says nothing.
    """

    network: Network
    habits: FilingHabits
    scaling: Scaling
    levels: LevelShares
    thresholds: Thresholds


@dataclass(frozen=True, slots=True)
class Weighed:
    """Candidates of one title with their chances, shape (K,) each, and how they compared."""

    groups: IntArray
    chances: NDArray[np.float64]
    comparison: Comparison


class TitleWeigher:
    """Weighs the occupations that titles may mean.

    Parameters
    ----------
    search : TitleSearch
        Over the known names of occupations.
    facts : GroupFacts
        What is known of the occupations.
    judgement : Judgement
        What was learned.
    """

    def __init__(self, search: TitleSearch, facts: GroupFacts, judgement: Judgement) -> None:
        self.search = search
        self.facts = facts
        self.judgement = judgement

    def weigh(self, titles: Sequence[PlainTitle]) -> list[Weighed | None]:
        """Weigh the occupations that titles may mean; None for a title without a word."""
        places = [place for place, title in enumerate(titles) if is_readable(title)]
        weighed: list[Weighed | None] = [None] * len(titles)
        if not places:
            return weighed
        judged = self.judgement
        found = self.search.find([titles[place] for place in places])
        scores = judged.network.score(describe_candidates(found, self.facts, judged.habits))
        for row, (place, own) in enumerate(zip(places, scores, strict=True)):
            compared = found.comparisons[row]
            nearness = compared.nearest_name(int(own.argmax()))[1]
            chances = probabilities(own, judged.scaling, nearness, float(found.known[row]))
            weighed[place] = Weighed(found.groups[row], chances, compared)
        return weighed

    def chances(self, weighed: Weighed | None) -> dict[str, float]:
        """Return the chance of each SOC 2018 code among the candidates."""
        if weighed is None:
            return {}
        codes = self.search.lexicon.codes
        pairs = zip(weighed.groups.tolist(), weighed.chances.tolist(), strict=True)
        return {codes[group]: chance for group, chance in pairs}


def is_readable(title: PlainTitle) -> bool:
    """Say whether a title holds more than one letter: fewer say nothing."""
    return len(title.key) > 1


class TitleEngine:
    """Reads titles.

    Parameters
    ----------
    weigher : TitleWeigher
        Weighs occupations.
    families : FamilyIndex
        Known names of library roles.
    titles : polars.DataFrame
        title, occupation_onet2019, title_source: the rows that the lexicon points at.
    """

    def __init__(
        self,
        weigher: TitleWeigher,
        families: FamilyIndex,
        titles: pl.DataFrame,
    ) -> None:
        self.weigher = weigher
        self.families = families
        self._titles = titles.select("title", "occupation_onet2019", "title_source").rows()
        self._rows = weigher.search.lexicon.rows.tolist()

    def read(self, title: str) -> TitleReading:
        """Read one title."""
        return self.read_all([title])[0]

    def read_all(self, titles: Sequence[str], limit: int = SHOWN) -> list[TitleReading]:
        """Read titles, in their order; equal titles are best handed in once.

        A title reads the same whatever stands beside it.
        """
        readings: list[TitleReading] = []
        for start in range(0, len(titles), CHUNK):
            part = titles[start : start + CHUNK]
            plain = [plain_title(title) for title in part]
            weighed = self.weigher.weigh(plain)
            readings += [
                self._read(title, words, candidates, limit)
                for title, words, candidates in zip(part, plain, weighed, strict=True)
            ]
        return readings

    def _read(
        self, title: str, plain: PlainTitle, weighed: Weighed | None, limit: int
    ) -> TitleReading:
        judged = self.weigher.judgement
        thresholds = judged.thresholds
        family = (
            self.families.read(plain, self.weigher.chances(weighed)) if is_readable(plain) else None
        )
        occupations = self._occupations(weighed, limit)
        is_family = family is not None and family.probability >= thresholds.family
        is_occupation = bool(occupations) and (occupations[0].probability >= thresholds.occupation)
        level = level_in_words(plain)
        chance = None if level is None else judged.levels.named
        if family is not None and is_family:
            level, chance = family.level, judged.levels.of(family.level_basis)
        return TitleReading(
            title,
            family,
            level,
            chance,
            find_modifiers(plain),
            occupations,
            is_family,
            is_occupation,
        )

    def _occupations(self, weighed: Weighed | None, limit: int) -> tuple[OccupationReading, ...]:
        if weighed is None:
            return ()
        order = np.argsort(-weighed.chances, kind="stable")[:limit].tolist()
        return tuple(
            self._occupation(
                int(weighed.groups[place]),
                weighed.comparison.nearest_name(place),
                float(weighed.chances[place]),
            )
            for place in order
        )

    def _occupation(
        self, group: int, nearest: tuple[int, float], chance: float
    ) -> OccupationReading:
        name, likeness = nearest
        title, onet, source = self._titles[self._rows[name]]
        code = self.weigher.search.lexicon.codes[group]
        return OccupationReading(code, onet, chance, title, source, round(likeness, 3))
