"""Candidates of filed titles among names that do not hold them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.compile.filed_titles import as_names
from jobmorph.build.compile.title_words import compile_title_vectors
from jobmorph.build.compile.titles import with_words
from jobmorph.build.train.title_classifier import fit_classifier
from jobmorph.build.train.title_labels import FOLDS, LabelledTitles
from jobmorph.build.train.title_ranker import CandidateSet, find_candidates
from jobmorph.work.title.rerank import GroupFacts
from jobmorph.work.title.search import TitleSearch
from jobmorph.work.title.signals import Knowledge
from jobmorph.work.title.store import group_facts, open_lexicon, word_profile

Tables = Mapping[str, pl.DataFrame]
FILED: Final = "filed"


@dataclass(frozen=True, slots=True)
class Searchable:
    """A search over names, and what is known of their occupations."""

    search: TitleSearch
    facts: GroupFacts


def open_search(tables: Tables, vectors: NDArray[np.int8]) -> Searchable:
    """Index the names and fit the classifier on them.

    Parameters
    ----------
    tables : mapping of str to polars.DataFrame
        `title`, `occupation_word`, `employment`.
    vectors : ndarray of int8
        Vectors of the words of the names.
    """
    lexicon = open_lexicon(tables["title"], vectors)
    profile = word_profile(tables["occupation_word"], lexicon)
    known = Knowledge(lexicon, fit_classifier(lexicon), profile)
    return Searchable(TitleSearch(known), group_facts(lexicon, tables["employment"]))


def search_without_filings(tables: Tables, filed: pl.DataFrame | None = None) -> Searchable:
    """Index the published names, and those of some filed titles.

    Parameters
    ----------
    tables : mapping of str to polars.DataFrame
        As for `open_search`; filed names in `title` are left out.
    filed : polars.DataFrame, optional
        Filed titles that may stand among the names: title, codes.
    """
    titles = tables["title"].filter(pl.col("title_source") != FILED)
    if filed is not None:
        names = with_words(as_names(filed, tables["occupation"]))
        titles = pl.concat([titles, names.select(titles.columns)])
    # Filed titles bring words of their own, and vectors follow the words.
    return open_search({**tables, "title": titles}, compile_title_vectors(titles))


def cross_candidates(labelled: LabelledTitles, tables: Tables) -> CandidateSet:
    """Find the candidates of each fold among names that hold the filed titles of the others.

    No title finds itself. The ranker of a fold learns from candidates of the other folds, which
    were found among names that hold titles of the scored fold: that reaches its few coefficients
    only, but it is no strict separation.
    """
    pieces, order = [], []
    for fold in range(FOLDS):
        own = np.flatnonzero(labelled.folds == fold)
        others = labelled.of(np.flatnonzero(labelled.folds != fold))
        filed = pl.DataFrame(
            {"title": others.titles, "codes": [sorted(codes) for codes in others.codes]}
        )
        opened = search_without_filings(tables, filed)
        pieces.append(find_candidates(opened.search, opened.facts, labelled.of(own)))
        order.append(own)
    return CandidateSet.joined(pieces, np.concatenate(order))
