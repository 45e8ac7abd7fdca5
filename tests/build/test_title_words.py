"""Vectors of words, and what is written with them."""

import numpy as np
import polars as pl
import pytest

from jobmorph.build.compile.title_words import (
    _bm25,
    _counts,
    compile_occupation_words,
    compile_title_vectors,
    title_vocabulary,
)
from jobmorph.reference.edition import open_edition


def titles_of(*rows):
    return pl.DataFrame(
        rows, schema=["title_words", "occupation_onet2019", "title_source"], orient="row"
    )


TITLES = titles_of(
    ("head of sales", "11-2022.00", "title"),
    ("nurse", "29-1141.00", "title"),
    ("", "29-1141.00", "title"),
    ("ward sister", "29-1141.00", "esco"),
)


def test_the_vocabulary_is_sorted_without_fillers_and_with_names_of_every_hand():
    assert title_vocabulary(TITLES) == ("head", "nurse", "sales", "sister", "ward")


def test_vectors_are_whole_numbers_one_a_word_the_largest_127():
    vectors = compile_title_vectors(TITLES)
    assert vectors.dtype == np.int8
    assert vectors.shape == (5, 256)
    assert int(np.abs(vectors.astype(int)).max()) == 127
    # 'nurse' lies nearer to 'ward' than to 'sales'.
    unit = vectors / np.linalg.norm(vectors.astype(float), axis=1, keepdims=True)
    _, nurse, sales, _, ward = unit
    assert nurse @ ward > nurse @ sales


def test_the_embedded_vectors_belong_to_the_embedded_titles():
    edition = open_edition()
    assert len(title_vocabulary(edition.table("title"))) == len(edition.title_vectors())


def test_words_are_counted_singular_by_six_digits_with_their_weight():
    texts = pl.DataFrame(
        {
            "occupation_onet2019": ["29-1141.00", "29-1141.01", "11-2022.00"],
            "text": ["Nurses nurse patients", "nurse 24 7", "Sales"],
            "weight": [3.0, 1.0, 1.0],
        }
    )
    counts = {(w, c): n for w, c, n in _counts(texts).iter_rows()}
    assert counts == {
        ("nurse", "29-1141"): 7.0,
        ("patient", "29-1141"): 3.0,
        ("sales", "11-2022"): 1.0,
    }


def test_weights_are_bm25_over_occupations():
    counts = pl.DataFrame(
        {
            "word": ["nurse", "care", "care"],
            "occupation_soc2018": ["29-1141", "29-1141", "31-1131"],
            "count": [3.0, 1.0, 2.0],
        }
    )
    found = {(w, c): x for w, c, x in _bm25(counts, 0.75).iter_rows()}
    # Texts of 4 and 2 words, 3 in the mean; 'nurse' stands in one of two, 'care' in both.
    nurse = np.log(1 + 1.5 / 1.5) * 3 * 2.2 / (3 + 1.2 * (0.25 + 0.75 * 4 / 3))
    care = np.log(1 + 0.5 / 2.5) * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 2 / 3))
    assert found["nurse", "29-1141"] == pytest.approx(nurse)
    assert found["care", "31-1131"] == pytest.approx(care)


@pytest.mark.raw
def test_what_is_written_about_nurses_speaks_for_nurses(raw):
    words = compile_occupation_words(raw)
    nurse = words.filter(pl.col("word") == "nurse").sort("text_weight", descending=True)
    assert nurse.item(0, "occupation_soc2018").startswith("29-11")
    assert words.select("text_weight", "technology_weight").min().row(0) >= (0.0, 0.0)
    drawing = words.filter(pl.col("word") == "autocad").sort("technology_weight", descending=True)
    assert drawing.item(0, "technology_weight") > 0
