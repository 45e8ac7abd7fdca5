"""What is known of the words of titles: a vector each, and what is written with them."""

import re
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import onet
from jobmorph.reference.embedding import embed_texts
from jobmorph.schema.tables import OCCUPATION_WORD
from jobmorph.work.title.lexicon import VECTOR_SCALE, distinct_names
from jobmorph.work.title.normalise import singular
from jobmorph.work.title.vocabulary import tokenise

SATURATION: Final = 1.2
TEXT_LENGTH_WEIGHT: Final = 0.75
TECHNOLOGY_LENGTH_WEIGHT: Final = 0.3
DESCRIPTION_WEIGHT: Final = 3.0
DIGITS: Final = 3
_WORD: Final = re.compile(r"[a-z0-9+#]+")


def title_vocabulary(titles: pl.DataFrame) -> tuple[str, ...]:
    """Return the words of the names that the title reader compares, sorted."""
    return tokenise(distinct_names(titles).get_column("title_words")).words


def compile_title_vectors(titles: pl.DataFrame) -> NDArray[np.int8]:
    """Embed each word of the title lexicon.

    Parameters
    ----------
    titles : polars.DataFrame
        Contract `title`.

    Returns
    -------
    ndarray of int8, shape (V, 256)
        Unit vectors, scaled so that the largest number is 127, in the order of the words.
    """
    vectors = embed_texts(list(title_vocabulary(titles)))
    largest = max(float(np.abs(vectors).max()), 1e-9)
    scaled: NDArray[np.int8] = np.rint(vectors / largest * VECTOR_SCALE).astype(np.int8)
    return scaled


def compile_occupation_words(raw: RawFolder) -> pl.DataFrame:
    """Compile the table `occupation_word`.

    BM25 (doi:10.1561/1500000019) over SOC 2018 occupations: descriptions (three times), tasks and
    tools make one text, names of software another. Of the sentences nothing is kept but these
    weights of single words.

    Returns
    -------
    polars.DataFrame
        Contract `occupation_word`.
    """
    written = onet.read_occupations(raw).select(
        "occupation_onet2019",
        (pl.col("title") + " " + pl.col("description")).alias("text"),
        pl.lit(DESCRIPTION_WEIGHT).alias("weight"),
    )
    lighter = [
        frame.select("occupation_onet2019", pl.col(column).alias("text"), weight=pl.lit(1.0))
        for frame, column in (
            (onet.read_tasks(raw), "statement"),
            (onet.read_tools(raw), "example"),
        )
    ]
    software = onet.read_technology(raw).select(
        "occupation_onet2019", pl.col("example").alias("text"), weight=pl.lit(1.0)
    )
    text = _bm25(_counts(pl.concat([written, *lighter])), TEXT_LENGTH_WEIGHT)
    technology = _bm25(_counts(software), TECHNOLOGY_LENGTH_WEIGHT)
    frame = (
        text.rename({"weight": "text_weight"})
        .join(
            technology.rename({"weight": "technology_weight"}),
            on=["word", "occupation_soc2018"],
            how="full",
            coalesce=True,
        )
        .with_columns(
            pl.col("text_weight", "technology_weight").fill_null(0.0).round(DIGITS),
        )
        .select(OCCUPATION_WORD.columns)
        .sort("word", "occupation_soc2018")
    )
    return OCCUPATION_WORD.check(frame)


def _counts(texts: pl.DataFrame) -> pl.DataFrame:
    """Count words by occupation: word, occupation_soc2018, count."""
    return (
        texts.select(
            pl.col("occupation_onet2019").str.head(7).alias("occupation_soc2018"),
            "weight",
            pl.col("text").map_elements(_words_of, pl.List(pl.String)).alias("word"),
        )
        .explode("word")
        .group_by("word", "occupation_soc2018")
        .agg(pl.col("weight").sum().alias("count"))
        .filter(pl.col("word").str.contains("[a-z]"))
    )


def _words_of(text: str) -> list[str]:
    return [singular(word) for word in _WORD.findall(text.lower())]


def _bm25(counts: pl.DataFrame, length_weight: float) -> pl.DataFrame:
    volume = pl.col("count").sum().over("occupation_soc2018")
    documents = counts.get_column("occupation_soc2018").n_unique()
    mean = float(counts.get_column("count").sum()) / max(documents, 1)
    frequency = pl.len().over("word")
    rarity = (1.0 + (documents - frequency + 0.5) / (frequency + 0.5)).log()
    damped = pl.col("count") + SATURATION * (1.0 - length_weight + length_weight * volume / mean)
    weight = rarity * pl.col("count") * (SATURATION + 1.0) / damped
    return counts.select("word", "occupation_soc2018", weight.alias("weight"))
