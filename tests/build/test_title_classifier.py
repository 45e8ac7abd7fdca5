"""The classifier of names learns from names at first hand, small occupations too."""

import numpy as np
import polars as pl
import pytest

from jobmorph.build.compile.title_words import compile_title_vectors
from jobmorph.build.train.title_classifier import fit_classifier
from jobmorph.work.title.lexicon import distinct_names, index_lexicon, unit_names

NAMES = {
    "29-1141.00": ("registered nurse", "staff nurse", "charge nurse", "nurse educator", "nurse"),
    "41-2031.00": ("retail salesperson", "store clerk", "sales associate"),
    "47-2061.00": ("construction laborer",),
}


@pytest.fixture(scope="module")
def lexicon():
    rows = [(name, code, "title") for code, names in NAMES.items() for name in names]
    titles = pl.DataFrame(
        [*rows, ("baker", "29-1141.00", "esco")],
        schema=["title_words", "occupation_onet2019", "title_source"],
        orient="row",
    )
    return index_lexicon(distinct_names(titles), compile_title_vectors(titles))


def test_names_are_told_apart_and_small_occupations_are_not_drowned(lexicon):
    fitted = fit_classifier(lexicon)
    names = unit_names(lexicon.tokens, lexicon.vectors, lexicon.rarity).vectors
    logits = names @ fitted.weights + fitted.constant
    used = ~lexicon.is_second_hand
    assert (logits.argmax(1)[used] == lexicon.group_of[used]).all()


def test_fitting_twice_gives_the_same_bytes(lexicon):
    assert fit_classifier(lexicon).weights.tobytes() == fit_classifier(lexicon).weights.tobytes()


def test_names_at_second_hand_teach_nothing(lexicon):
    moved = lexicon.vectors.copy()
    moved[lexicon.numbers["baker"]] = 7.0
    from dataclasses import replace

    again = fit_classifier(replace(lexicon, vectors=moved))
    assert np.array_equal(again.weights, fit_classifier(lexicon).weights)
