"""Task texts as numbers: their length, and how crowded their surroundings are."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

NEIGHBOURS = 20
CLOSE, VERY_CLOSE = 0.60, 0.75
_CHUNK = 1000


def text_lengths(texts: pl.Series) -> pl.DataFrame:
    """Count characters, words, commas, and whether examples follow ('such as')."""
    frame = pl.DataFrame({"text": texts})
    text = pl.col("text")
    return frame.select(
        text.str.len_chars().cast(pl.Float64).alias("text_characters"),
        text.str.count_matches(" ").cast(pl.Float64).alias("text_words"),
        text.str.count_matches(",").cast(pl.Float64).alias("text_commas"),
        text.str.contains("such as").cast(pl.Float64).alias("text_examples"),
    )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What surrounds each text among all distinct texts.

    Parameters
    ----------
    names : tuple of str
        One name per column.
    values : ndarray, shape (T, len(names))
        Similarity to the 1st, 5th and 20th neighbour and their mean; how many texts are close
        and very close; share of the neighbours that are shorter; mean label score of the
        neighbours and the text's own score less that mean.
    """

    names: tuple[str, ...]
    values: FloatArray


def surroundings(
    keys: pl.Series, vectors: FloatArray, scores: FloatArray, lengths: FloatArray
) -> Surroundings:
    """Describe each text by its nearest other texts. No usage enters.

    A conversation is filed under one text, so texts compete with their neighbours.

    Parameters
    ----------
    keys : polars.Series
        Normalised text of each of T rows; equal texts count once.
    vectors : ndarray, shape (T, V)
        Rows of length 1; at least two distinct texts.
    scores : ndarray, shape (T, S)
        Label scores without gaps.
    lengths : ndarray, shape (T,)
        Characters.

    Returns
    -------
    Surroundings
    """
    _, first, inverse = np.unique(keys.to_numpy(), return_index=True, return_inverse=True)
    parts = [
        _surroundings_of(start, vectors[first], scores[first], lengths[first])
        for start in range(0, first.size, _CHUNK)
    ]
    fixed = ("near_1", "near_5", "near_20", "near_mean", "close", "very_close", "shorter")
    labels = range(scores.shape[1])
    names = (*fixed, *(f"near_score_{s}" for s in labels), *(f"above_near_{s}" for s in labels))
    return Surroundings(tuple(f"around_{name}" for name in names), np.vstack(parts)[inverse])


def _surroundings_of(
    start: int, vectors: FloatArray, scores: FloatArray, lengths: FloatArray
) -> FloatArray:
    own = slice(start, min(start + _CHUNK, len(vectors)))
    similar = vectors[own] @ vectors.T
    rows = np.arange(len(similar))
    similar[rows, start + rows] = -1.0
    count = min(NEIGHBOURS, len(vectors) - 1)
    candidates = np.sort(np.argpartition(-similar, count - 1, axis=1)[:, :count], axis=1)
    order = np.argsort(-np.take_along_axis(similar, candidates, axis=1), axis=1, kind="stable")
    nearest = np.take_along_axis(candidates, order, axis=1)
    values = np.take_along_axis(similar, nearest, axis=1)
    around = scores[nearest].mean(axis=1)
    shorter = (lengths[nearest] < lengths[own][:, None]).mean(axis=1)
    fixed = [
        values[:, 0],
        values[:, min(4, count - 1)],
        values[:, count - 1],
        values.mean(axis=1),
        (similar > CLOSE).sum(axis=1),
        (similar > VERY_CLOSE).sum(axis=1),
        shorter,
    ]
    return np.hstack([np.column_stack(fixed), around, scores[own] - around])
