"""Known names of occupations, their words, and what each word says about each occupation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError
from jobmorph.work.title.association import Association, associate
from jobmorph.work.title.vocabulary import (
    FloatArray,
    GramIndex,
    IntArray,
    TokenList,
    index_grams,
    name_counts,
    numbered,
    tokenise,
)

SATURATION: Final = 1.2
LENGTH_WEIGHT: Final = 0.5
SECOND_HAND: Final = "esco"
VECTOR_SCALE: Final = 127.0
MEANING_DIMENSIONS: Final = 64


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare each of V words is: log of N names over the names that hold it, two customs."""

    cosine: FloatArray
    bm25: FloatArray


@dataclass(frozen=True, slots=True)
class Lexicon:
    """N names of G occupations, sorted by occupation.

    Parameters
    ----------
    rows : ndarray, shape (N,)
        Row of each name in the table it came from.
    codes : tuple of str
        SOC 2018 codes, sorted.
    group_starts : ndarray, shape (G + 1,)
        Where an occupation's names begin.
    tokens : TokenList
        Their words.
    is_second_hand : ndarray of bool, shape (N,)
        Names that come through a crosswalk.
    rarity : Rarity
        Of the words.
    grams : GramIndex
        Letters of the words.
    vectors : ndarray, shape (V, D)
        Whole numbers from -127 to 127: the embedding of each word, coarsely.
    factors, gram_norms, meaning_norms : ndarray, shape (N,)
        What the sums over a name's words are multiplied with or divided by.
    centres : ndarray, shape (64, G)
        Unit mean of the vectors of an occupation's names at first hand, leading dimensions.
    association : Association
        Of words and pairs.
    keys : mapping of str to tuple of int
        Occupations that bear exactly these words.
    numbers : mapping of str to int
        Number of each word.
    """

    rows: IntArray
    codes: tuple[str, ...]
    group_starts: IntArray
    tokens: TokenList
    is_second_hand: NDArray[np.bool_]
    rarity: Rarity
    grams: GramIndex
    vectors: FloatArray
    factors: FloatArray
    gram_norms: FloatArray
    meaning_norms: FloatArray
    centres: FloatArray
    association: Association
    keys: Mapping[str, tuple[int, ...]]
    numbers: Mapping[str, int] = field(repr=False)

    @property
    def group_of(self) -> IntArray:
        """Occupation of each name, shape (N,)."""
        return np.repeat(np.arange(len(self.codes)), np.diff(self.group_starts))


def distinct_names(titles: pl.DataFrame) -> pl.DataFrame:
    """Names sorted by SOC 2018 code, each once a code, names at first hand before others.

    Parameters
    ----------
    titles : polars.DataFrame
        title_words, occupation_onet2019, title_source.

    Returns
    -------
    polars.DataFrame
        row, title_words, code, is_second_hand.
    """
    return (
        titles.with_row_index("row")
        .select(
            "row",
            "title_words",
            pl.col("occupation_onet2019").str.head(7).alias("code"),
            (pl.col("title_source") == SECOND_HAND).alias("is_second_hand"),
        )
        .filter(pl.col("title_words") != "")
        .sort("code", "is_second_hand", "row")
        .unique(["code", "title_words"], keep="first", maintain_order=True)
    )


def index_lexicon(names: pl.DataFrame, vectors: NDArray[np.int8]) -> Lexicon:
    """Index names for search.

    Parameters
    ----------
    names : polars.DataFrame
        As `distinct_names` gives them.
    vectors : ndarray of int8, shape (V, D)
        Vectors of the words of `tokenise(names)`, in its order.

    Returns
    -------
    Lexicon

    Raises
    ------
    DataError
        If there are more or fewer vectors than words.
    """
    tokens = tokenise(names.get_column("title_words"))
    if len(vectors) != len(tokens.words):
        raise DataError(
            f"{len(vectors)} vectors do not belong to {len(tokens.words)} words of titles",
            where="title_vectors.npy",
            hint="Run: jobmorph data train --from DIR",
        )
    codes, group_of = np.unique(names.get_column("code").to_numpy(), return_inverse=True)
    second = names.get_column("is_second_hand").to_numpy()
    counts, total = name_counts(tokens), names.height
    rarity = Rarity(
        (np.log((1.0 + total) / (1.0 + counts)) + 1.0).astype(np.float32),
        np.log(1.0 + (total - counts + 0.5) / (counts + 0.5)).astype(np.float32),
    )
    grams = index_grams(tokens.words, counts, total)
    sizes = np.diff(tokens.starts)
    relative = sizes / sizes.mean()
    damped = 1.0 + SATURATION * (1.0 - LENGTH_WEIGHT + LENGTH_WEIGHT * relative)
    numeric = vectors.astype(np.float32)
    leading = unit_names(tokens, numeric[:, :MEANING_DIMENSIONS], rarity)
    starts = np.searchsorted(group_of, np.arange(codes.size + 1))
    return Lexicon(
        names.get_column("row").to_numpy().astype(np.int64),
        tuple(codes.tolist()),
        starts,
        tokens,
        second,
        rarity,
        grams,
        numeric,
        ((SATURATION + 1.0) / damped).astype(np.float32),
        np.sqrt(np.add.reduceat(grams.own[tokens.tokens], tokens.starts[:-1])),
        leading.lengths,
        _centres(leading.vectors, ~second, starts),
        associate(tokens, group_of, ~second, codes.size),
        _by_key(names, group_of),
        numbered(tokens.words),
    )


@dataclass(frozen=True, slots=True)
class NameVectors:
    """Unit vectors of N names, shape (N, D), and their lengths before, shape (N,)."""

    vectors: FloatArray
    lengths: FloatArray


def unit_names(tokens: TokenList, vectors: FloatArray, rarity: Rarity) -> NameVectors:
    """Add up the words of names, rarer words counting more.

    Parameters
    ----------
    tokens : TokenList
        The names; words after the fifth are left out.
    vectors : ndarray, shape (V, D)
        Of the words.
    rarity : Rarity
        Of the words.
    """
    weighted = np.zeros((vectors.shape[0] + 1, vectors.shape[1]), dtype=np.float32)
    weighted[:-1] = vectors * rarity.cosine[:, None]
    columns = tokens.columns()
    sums = weighted[columns[0]]
    for column in columns[1:]:
        has = column < vectors.shape[0]
        sums[has] += weighted[column[has]]
    lengths = np.maximum(np.sqrt(np.einsum("nd,nd->n", sums, sums)), 1e-6)
    sums /= lengths[:, None]
    return NameVectors(sums, lengths)


def _centres(names: FloatArray, is_used: NDArray[np.bool_], starts: IntArray) -> FloatArray:
    sums = np.add.reduceat(names * is_used[:, None], starts[:-1], axis=0)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.ascontiguousarray((sums / np.maximum(lengths, 1e-9)).T, dtype=np.float32)


def _by_key(names: pl.DataFrame, group_of: IntArray) -> Mapping[str, tuple[int, ...]]:
    known: dict[str, tuple[int, ...]] = {}
    first_hand = names.with_columns(pl.Series("group", group_of)).filter(~pl.col("is_second_hand"))
    for key, group in first_hand.select("title_words", "group").iter_rows():
        known[key] = (*known.get(key, ()), group)
    return known
