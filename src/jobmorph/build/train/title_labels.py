"""Titles of visa filings with the codes that count as right, dealt to folds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.compile.filed_titles import filed_titles
from jobmorph.build.raw import RawFolder
from jobmorph.work.title.normalise import PlainTitle, plain_title

IntArray = NDArray[np.int64]

FOLDS: Final = 5
FOLD_SEED: Final = 1


@dataclass(frozen=True, slots=True)
class LabelledTitles:
    """Titles of filings with the codes that count as right.

    Parameters
    ----------
    titles : tuple of str
        N titles, one per normalised title.
    plain : tuple of PlainTitle
        The same, read.
    codes : tuple of frozenset of str
        SOC 2018 codes: those of at least a tenth of the title's filings.
    is_stratified : ndarray of bool, shape (N,)
        Part of the sample that is scored.
    folds : ndarray of int, shape (N,)
        Titles whose core words are the same share a fold.
    """

    titles: tuple[str, ...]
    plain: tuple[PlainTitle, ...]
    codes: tuple[frozenset[str], ...]
    is_stratified: NDArray[np.bool_]
    folds: IntArray

    def of(self, rows: IntArray) -> "LabelledTitles":
        """Return some of the titles."""
        chosen = rows.tolist()
        return LabelledTitles(
            tuple(self.titles[row] for row in chosen),
            tuple(self.plain[row] for row in chosen),
            tuple(self.codes[row] for row in chosen),
            self.is_stratified[rows],
            self.folds[rows],
        )


def read_labelled_titles(raw: RawFolder) -> LabelledTitles:
    """Read the development titles and deal them to folds.

    Returns
    -------
    LabelledTitles
    """
    filed = filed_titles(raw)
    titles = tuple(filed.get_column("title").to_list())
    plain = tuple(plain_title(title) for title in titles)
    codes = tuple(frozenset(found) for found in filed.get_column("codes").to_list())
    stratified = filed.get_column("is_stratified").to_numpy()
    return LabelledTitles(titles, plain, codes, stratified, title_folds(plain))


def title_folds(plain: Sequence[PlainTitle], count: int = FOLDS) -> IntArray:
    """Deal titles to folds so that titles with the same core words stay together."""
    keys = np.array([" ".join(sorted(title.core)) for title in plain])
    _, inverse = np.unique(keys, return_inverse=True)
    order = np.random.default_rng(FOLD_SEED).permutation(int(inverse.max()) + 1)
    return np.asarray(order[inverse] % count, dtype=np.int64)
