"""The title engine: what a title means, how sure that is, and when to say nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.ids import Level, soc_of_onet
from jobmorph.work.title.association import Association
from jobmorph.work.title.calibrate import Scaling, probabilities
from jobmorph.work.title.family import FamilyIndex, FamilyReading
from jobmorph.work.title.fuse import by_group, choose_candidates, relative
from jobmorph.work.title.level import level_in_words
from jobmorph.work.title.normalise import REGIONS, SEGMENTS, PlainTitle, plain_title
from jobmorph.work.title.rerank import GroupFacts, LinearRanker, describe_candidates
from jobmorph.work.title.retrieve import Postings, WordVectors, gram_terms, word_terms
from jobmorph.work.titles import TitleCandidate

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

SHOWN: Final = 5
CHUNK: Final = 128


@dataclass(frozen=True, slots=True)
class KnownTitles:
    """The lexicon, N titles sorted by SOC 2018 code, and its indexes.

    Parameters
    ----------
    titles, occupations, sources : tuple of str
        Title, O*NET-SOC 2019 occupation and source of each row.
    group_of : ndarray, shape (N,)
        Position of the row's code in `facts.codes`.
    """

    titles: tuple[str, ...]
    occupations: tuple[str, ...]
    sources: tuple[str, ...]
    group_of: IntArray
    facts: GroupFacts
    words: Postings
    grams: Postings
    vectors: WordVectors
    title_vectors: FloatArray
    centres: FloatArray
    association: Association


@dataclass(frozen=True, slots=True)
class Candidates:
    """Candidates of one title: groups, their features and the rows that found them."""

    groups: IntArray
    features: FloatArray
    rows: IntArray
    similarity: FloatArray


@dataclass(frozen=True, slots=True)
class OccupationReading:
    """One occupation that a title may mean, with its chance."""

    occupation_soc2018: str
    occupation_onet2019: str
    probability: float
    matched_title: str
    title_source: str
    similarity: float


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a title means.

    Parameters
    ----------
    title : str
        As written.
    level : str or None
        Level that the words name.
    modifiers : tuple of str
        Words of region and segment.
    family : FamilyReading or None
        The library role it comes nearest to.
    occupations : tuple of OccupationReading
        Up to five, best first.
    is_abstained : bool
        Neither a family nor an occupation is sure enough.
    """

    title: str
    level: Level | None
    modifiers: tuple[str, ...]
    family: FamilyReading | None
    occupations: tuple[OccupationReading, ...]
    is_abstained: bool


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities below which a family or an occupation is not stated."""

    family: float
    occupation: float


def find_candidates(known: KnownTitles, titles: Sequence[PlainTitle]) -> Iterator[Candidates]:
    """Search the lexicon for each title and describe the occupations found."""
    for start in range(0, len(titles), CHUNK):
        part = titles[start : start + CHUNK]
        vectors = known.vectors.title_vectors(part)
        meaning, centre = vectors @ known.title_vectors.T, vectors @ known.centres.T
        for title, near, middle in zip(part, meaning, centre, strict=True):
            yield _candidates(known, title, near, middle)


def _candidates(
    known: KnownTitles, title: PlainTitle, meaning: FloatArray, centre: FloatArray
) -> Candidates:
    groups = len(known.facts.codes)
    found = {
        "words": by_group(known.words.scores(word_terms(title)), known.group_of, groups),
        "grams": by_group(known.grams.scores(gram_terms(title)), known.group_of, groups),
        "meaning": by_group(meaning**2, known.group_of, groups),
    }
    wholes = {
        "pairs": known.association.scores(title.words),
        "core": known.association.scores(title.core),
        "centre": centre,
    }
    fused = 0.5 * (relative(wholes["pairs"]) + relative(wholes["core"]))
    for search in found.values():
        fused = fused + relative(np.sqrt(search.vote))
    chosen = choose_candidates(fused)
    features = describe_candidates(title, found, wholes, fused, chosen, known.facts)
    rows = found["grams"].best_row[chosen]
    for other in ("words", "meaning"):
        rows = np.where(rows < 0, found[other].best_row[chosen], rows)
    return Candidates(chosen, features, rows, found["grams"].best[chosen])


class TitleEngine:
    """Reads titles; implements `TitleIndex`.

    Parameters
    ----------
    known : KnownTitles
        The lexicon with its indexes.
    ranker : LinearRanker
        Learned order of candidates.
    scaling : Scaling
        Scores into probabilities.
    families : FamilyIndex
        Known names of library roles.
    thresholds : Thresholds
        Below them the engine says nothing.
    """

    def __init__(
        self,
        known: KnownTitles,
        ranker: LinearRanker,
        scaling: Scaling,
        families: FamilyIndex,
        thresholds: Thresholds,
    ) -> None:
        self.known = known
        self.ranker = ranker
        self.scaling = scaling
        self.families = families
        self.thresholds = thresholds

    def find(self, title: str, limit: int = 10) -> list[TitleCandidate]:
        """Return occupations, best first; an empty list when none is sure enough."""
        reading = self.read_all([title], limit)[0]
        if not reading.occupations:
            return []
        if reading.occupations[0].probability < self.thresholds.occupation:
            return []
        return [
            TitleCandidate(o.occupation_onet2019, o.matched_title, o.title_source, o.similarity)
            for o in reading.occupations
        ]

    def read(self, title: str) -> TitleReading:
        """Read one title."""
        return self.read_all([title])[0]

    def read_all(self, titles: Sequence[str], limit: int = SHOWN) -> list[TitleReading]:
        """Read titles, in their order; equal titles are best handed in once."""
        plain = [plain_title(title) for title in titles]
        found = find_candidates(self.known, plain)
        return [
            self._reading(title, words, candidates, limit)
            for title, words, candidates in zip(titles, plain, found, strict=True)
        ]

    def _reading(
        self, title: str, plain: PlainTitle, candidates: Candidates, limit: int
    ) -> TitleReading:
        family = self.families.read(plain) if plain.words else None
        occupations = self._occupations(candidates, limit) if plain.words else ()
        is_sure = (family is not None and family.probability >= self.thresholds.family) or (
            bool(occupations) and occupations[0].probability >= self.thresholds.occupation
        )
        modifiers = tuple(w for w in plain.words if w in REGIONS or w in SEGMENTS)
        return TitleReading(
            title, level_in_words(plain), modifiers, family, occupations, not is_sure
        )

    def _occupations(self, candidates: Candidates, limit: int) -> tuple[OccupationReading, ...]:
        if (candidates.rows < 0).all():
            return ()
        chances = probabilities(self.ranker.score(candidates.features), self.scaling)
        order = [k for k in np.argsort(-chances, kind="stable") if candidates.rows[k] >= 0]
        return tuple(self._occupation(candidates, int(k), float(chances[k])) for k in order[:limit])

    def _occupation(self, candidates: Candidates, place: int, chance: float) -> OccupationReading:
        row = int(candidates.rows[place])
        onet = self.known.occupations[row]
        similarity = min(1.0, round(float(candidates.similarity[place]), 3))
        return OccupationReading(
            soc_of_onet(onet),
            onet,
            chance,
            self.known.titles[row],
            self.known.sources[row],
            similarity,
        )
