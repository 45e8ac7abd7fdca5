"""Likeness to names: one for the same words, less for every stranger."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.work.title.likeness import NameLikeness

NAMES = ("sales manager", "account manager", "nurse", "head of sales")
LIKENESS = NameLikeness(NAMES)
WORDS = st.lists(
    st.sampled_from(["sales", "manager", "account", "nurse", "zebra", "of", "salesmen"]),
    min_size=1,
    max_size=6,
    unique=True,
)


@pytest.mark.parametrize("row", range(len(NAMES)))
def test_the_same_name_is_one(row):
    found = LIKENESS.of(NAMES[row].split())
    assert found[row] == pytest.approx(1.0, abs=1e-6)
    assert found.argmax() == row


@given(WORDS)
def test_the_order_of_words_does_not_count(words):
    assert LIKENESS.of(words) == pytest.approx(LIKENESS.of(words[::-1]), abs=1e-6)


@given(WORDS)
def test_likeness_is_a_share_and_asking_twice_changes_nothing(words):
    found = LIKENESS.of(words)
    assert found.min() >= 0
    assert found.max() <= 1
    assert np.array_equal(found, LIKENESS.of(words))


def test_a_word_that_no_name_holds_lowers_every_likeness():
    plain, strange = LIKENESS.of(["sales", "manager"]), LIKENESS.of(["sales", "manager", "xyq"])
    assert np.all(strange[plain > 0] < plain[plain > 0])


def test_fillers_do_not_count_unless_there_is_nothing_else():
    assert np.array_equal(LIKENESS.of(["head", "of", "sales"]), LIKENESS.of(["head", "sales"]))
    assert not LIKENESS.of([]).any()
    assert np.isfinite(LIKENESS.of(["of"])).all()


def test_half_is_words_by_rarity_and_half_letters(make_letters):
    names = [["sales", "manager"], ["account", "manager"], ["nurse"], ["head", "sales"]]
    letters = make_letters(names)

    def weight(word):
        return (np.log(5 / (1 + sum(word in name for name in names))) + 1) ** 2

    title, name = ["sales", "managers"], names[0]
    unknown = (np.log(5) + 1) ** 2
    words = weight("sales") / np.sqrt(
        (weight("sales") + unknown) * (weight("sales") + weight("manager"))
    )
    shared = sum(letters.likeness(a, b) for a in title for b in name)
    own, theirs = (sum(letters.likeness(w, w) for w in side) for side in (title, name))
    expected = 0.5 * words + 0.5 * shared / np.sqrt(own * theirs)
    assert LIKENESS.of(title)[0] == pytest.approx(expected, rel=1e-5)
