"""The space in which names of one occupation lie together, in closed form.

Linear discriminant analysis (Rao 1948; shrunk scaling as in Ioffe 2006, doi:10.1007/11744085_41):
with W the covariance of names around the centre of their occupation, made a little rounder, and
(u_j, b_j) the directions and variances of the centres after whitening by W,

    y_j = sqrt(b_j / (1 + b_j)) u_j' W^(-1/2) (x - mean)

A direction counts by the share of its variance that tells occupations apart.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.reference.embedding import embed_texts
from jobmorph.work.title.normalise import PlainTitle, plain_title
from jobmorph.work.title.similar import (
    Embed,
    LinearMap,
    SimilarTitles,
    TitleSpace,
    WordWeights,
)
from jobmorph.work.title.vocabulary import word_terms

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

ROUNDING: Final = 0.3
WHOLE_DIMENSIONS, WORDS_DIMENSIONS = 256, 128


def fit_map(vectors: FloatArray, group_of: IntArray, dimensions: int) -> LinearMap:
    """Fit the map that brings vectors of one group together.

    Parameters
    ----------
    vectors : ndarray, shape (N, D)
        Vectors of names.
    group_of : ndarray, shape (N,)
        Group of each, numbered from 0 without gaps.
    dimensions : int
        Number of directions kept, at most D.

    Returns
    -------
    LinearMap
    """
    x = np.asarray(vectors, dtype=np.float64)
    centre = x.mean(axis=0)
    counts = np.bincount(group_of).astype(np.float64)
    means = np.zeros((counts.size, x.shape[1]))
    np.add.at(means, group_of, x)
    means /= counts[:, None]
    within = np.cov(x - means[group_of], rowvar=False, bias=True)
    within += ROUNDING * np.trace(within) / len(within) * np.eye(len(within))
    size, axes = np.linalg.eigh(within)
    whiten = (axes / np.sqrt(size)) @ axes.T
    between = (means - centre) @ whiten
    variance, directions = np.linalg.eigh(between.T @ between / len(between))
    order = np.argsort(-variance, kind="stable")[:dimensions]
    kept = np.maximum(variance[order], 0.0)
    matrix = whiten @ directions[:, order] * np.sqrt(kept / (1.0 + kept))
    return LinearMap(centre.astype(np.float32), matrix.astype(np.float32))


def weigh_words(titles: Sequence[PlainTitle]) -> WordWeights:
    """Weigh words by rarity: log((1 + n) / (1 + titles with it)) + 1."""
    counts = Counter(word for title in titles for word in set(word_terms(title)))
    everything = 1.0 + len(titles)
    weights = {word: float(np.log(everything / (1.0 + n)) + 1.0) for word, n in counts.items()}
    return WordWeights(weights, float(np.log(everything) + 1.0))


def fit_similar_titles(names: pl.DataFrame, embed: Embed = embed_texts) -> SimilarTitles:
    """Fit the ranker of titles to the names of occupations.

    Parameters
    ----------
    names : polars.DataFrame
        title, occupation_onet2019; the edition's table `title`.
    embed : function
        Texts to unit vectors.

    Returns
    -------
    SimilarTitles
    """
    plain = [plain_title(title) for title in names.get_column("title")]
    first = (
        names.select("occupation_onet2019")
        .with_columns(pl.Series("key", [title.key for title in plain]))
        .with_row_index("row")
        .filter(pl.col("key") != "")
        .unique(["key", "occupation_onet2019"], keep="first", maintain_order=True)
    )
    plain = [plain[row] for row in first.get_column("row")]
    _, inverse = np.unique(first.get_column("occupation_onet2019").to_numpy(), return_inverse=True)
    group_of = np.asarray(inverse, dtype=np.int64)
    words = weigh_words(plain)
    space = TitleSpace(
        embed,
        words,
        fit_map(embed([title.key for title in plain]), group_of, WHOLE_DIMENSIONS),
        fit_map(words.sums(plain, embed), group_of, WORDS_DIMENSIONS),
    )
    return SimilarTitles(space, space.vectors(plain), group_of)
