"""Words get numbers, and letters the likeness that counting by hand gives."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.work.title.normalise import PlainTitle
from jobmorph.work.title.vocabulary import (
    FILLERS,
    LONGEST_NAME,
    gram_codes,
    index_grams,
    name_counts,
    tokenise,
    word_terms,
)

NAMES = ["head of sales", "sales sales", "of the", "salesman", "saleswoman"]


def words_of(tokens, name):
    span = slice(tokens.starts[name], tokens.starts[name + 1])
    return [tokens.words[number] for number in tokens.tokens[span]]


def test_fillers_are_left_out_unless_there_is_nothing_else():
    tokens = tokenise(pl.Series(NAMES))
    assert tokens.words == ("head", "of", "sales", "salesman", "saleswoman", "the")
    assert [words_of(tokens, name) for name in range(3)] == [
        ["head", "sales"],
        ["sales", "sales"],
        ["of", "the"],
    ]
    assert tokens.names.tolist() == [0, 0, 1, 1, 2, 2, 3, 4]


def test_a_word_counts_once_a_name():
    tokens = tokenise(pl.Series(NAMES))
    counts = dict(zip(tokens.words, name_counts(tokens).tolist(), strict=True))
    assert counts == {"head": 1, "of": 1, "sales": 2, "salesman": 1, "saleswoman": 1, "the": 1}


def test_columns_end_with_a_number_of_no_word_and_stop_after_the_longest():
    tokens = tokenise(pl.Series(["b a", "a b c d e f g"]))
    columns = tokens.columns()
    end = len(tokens.words)
    assert columns.shape == (LONGEST_NAME, 2)
    # 'a' is a filler.
    assert columns[:, 0].tolist() == [tokens.words.index("b"), *[end] * (LONGEST_NAME - 1)]
    assert [tokens.words[number] for number in columns[:, 1]] == list("bcdefg")[:LONGEST_NAME]


@given(st.lists(st.sampled_from([*sorted(FILLERS), "sales", "nurse", "b"]), min_size=1, max_size=8))
def test_a_title_and_a_name_of_the_same_words_have_the_same_terms(words):
    title = PlainTitle("", tuple(words), tuple(words))
    assert word_terms(title) == words_of(tokenise(pl.Series([" ".join(words)])), 0)


@pytest.mark.parametrize("word", ["sales", "salesmen", "x", "wombat", "salesales"])
def test_likeness_in_letters_is_what_counting_gives(make_letters, word):
    names = [name.split(" ") for name in NAMES]
    tokens = tokenise(pl.Series(NAMES))
    # Fillers of the first name are no words of it.
    counted = make_letters([["head", "sales"], *names[1:]])
    grams = index_grams(tokens.words, name_counts(tokens), len(NAMES))
    likeness, own = grams.likeness(word)
    assert likeness == pytest.approx(
        [counted.likeness(word, known) for known in tokens.words], rel=1e-5
    )
    assert own == pytest.approx(counted.likeness(word, word), rel=1e-6)
    assert grams.own == pytest.approx([counted.likeness(w, w) for w in tokens.words], rel=1e-5)


def test_no_run_of_three_letters_is_taken_for_one_of_four():
    codes = gram_codes("abc")
    # ' ab', 'abc', 'bc ' and ' abc', 'abc '.
    assert codes.size == np.unique(codes).size == 5
    assert gram_codes("a").size == 1


def test_letters_after_the_22nd_do_not_count():
    assert np.array_equal(gram_codes("z" * 22), gram_codes("z" * 21 + "zy"))
