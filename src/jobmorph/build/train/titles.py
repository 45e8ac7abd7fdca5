"""The title reader's training: everything it learns, in the order in which it is needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.train.title_families import FittedFamilies, fit_families
from jobmorph.build.train.title_labels import LabelledTitles
from jobmorph.build.train.title_names import cross_candidates, open_search
from jobmorph.build.train.title_ranker import (
    CandidateSet,
    cross_scores,
    fit_ranker,
    fit_scaling,
    row_weights,
)
from jobmorph.work.title.calibrate import Scaling, probabilities
from jobmorph.work.title.engine import Judgement, Thresholds, TitleWeigher
from jobmorph.work.title.family import LevelShares
from jobmorph.work.title.normalise import PlainTitle
from jobmorph.work.title.store import (
    family_kin,
    pack_filings,
    pack_model,
)

UNANSWERED: Final = 0.15
NO_LEVELS: Final = LevelShares(0.5, 0.5, 0.5, 0.5)
FAMILY_THRESHOLD: Final = 0.5

Tables = Mapping[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class TitleTraining:
    """What training gives: contracts `title_model` and `title_filing`."""

    model: pl.DataFrame
    filing: pl.DataFrame


def train_titles(
    labelled: LabelledTitles, tables: Tables, vectors: NDArray[np.int8]
) -> TitleTraining:
    """Fit all that the title reader learns.

    Each development title looks for its candidates among names that do not hold it. The order of
    candidates is fitted to all of them; chances and the threshold to scores by rankers that had
    not seen the title. The occupation's threshold leaves 15% of the
    stratified sample unanswered; a family is stated where it is more likely right than wrong.

    Parameters
    ----------
    labelled : LabelledTitles
        Titles of filings.
    tables : mapping of str to polars.DataFrame
        `title`, `occupation`, `occupation_word`, `employment`, `role_alias`, `role_anchor`.
    vectors : ndarray of int8
        Vectors of the words of titles.
    """
    opened = open_search(tables, vectors)
    search = opened.search
    size = len(search.lexicon.codes)
    found = cross_candidates(labelled, tables)
    weights = row_weights(labelled)
    scores = cross_scores(found, labelled, weights, size)
    sample = np.flatnonzero(labelled.is_stratified)
    scaling = fit_scaling(scores, found, sample)
    stated = stated_chances(scores, found, sample, scaling)
    rows = np.arange(len(labelled.titles))
    network, habits = fit_ranker(found, rows, labelled.folds, weights, size)
    threshold = float(np.quantile(stated, UNANSWERED))
    unsure = Judgement(network, habits, scaling, NO_LEVELS, Thresholds(FAMILY_THRESHOLD, threshold))
    families = read_families(labelled, tables, TitleWeigher(search, opened.facts, unsure))
    judgement = replace(unsure, levels=families.levels)
    codes = search.lexicon.codes
    return TitleTraining(
        pack_model(judgement, search.known.classifier, families.index.scaling, codes),
        pack_filings(habits, codes),
    )


def read_families(
    labelled: LabelledTitles, tables: Tables, weigher: TitleWeigher
) -> FittedFamilies:
    """Fit the reader of families."""
    anchors = tables["role_anchor"]

    def chances(titles: Sequence[PlainTitle]) -> list[dict[str, float]]:
        return [weigher.chances(weighed) for weighed in weigher.weigh(titles)]

    return fit_families(tables["role_alias"], family_kin(anchors), labelled, chances)


def stated_chances(
    scores: NDArray[np.float64], found: CandidateSet, rows: NDArray[np.int64], scaling: Scaling
) -> NDArray[np.float64]:
    """Stated chance of the first answer of some titles, shape (len(rows),)."""
    first = scores[rows].argmax(axis=1)
    return np.array(
        [
            probabilities(
                scores[row], scaling, float(found.nearness[row, best]), float(found.known[row])
            ).max()
            for row, best in zip(rows, first, strict=True)
        ]
    )
