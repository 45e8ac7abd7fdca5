"""Habits of filing, counted by hand."""

import numpy as np
import pytest

from jobmorph.work.title.filings import SHARPNESS, count_habits

GROUPS = np.array([[0, 2], [0, 1], [1, 2], [1, 3]])
FUSED = np.array([[1.0, 0.9], [0.5, 0.5], [0.2, 0.8], [1.0, 0.0]], dtype=np.float32)
# The first title was filed under both of its candidates, the last under neither.
RIGHT = np.array([[1.0, 1.0], [0.0, 1.0], [0.0, 1.0], [0.0, 0.0]])


@pytest.fixture
def habits():
    return count_habits(GROUPS, FUSED, RIGHT, 5)


def test_titles_filed_under_two_codes_count_half_each(habits):
    assert habits.filed.tolist() == [0.5, 1.0, 1.5, 0.0, 0.0]


def test_expected_is_the_softmax_of_what_the_words_say(habits):
    far = 1 / (1 + np.exp(SHARPNESS * 0.1))
    further = 1 / (1 + np.exp(SHARPNESS * 0.6))
    last = 1 / (1 + np.exp(SHARPNESS))
    expected = [1 - far + 0.5, 0.5 + further + 1 - last, far + 1 - further, last, 0.0]
    assert habits.expected == pytest.approx(expected, rel=1e-5)
    assert habits.expected.sum() == pytest.approx(len(GROUPS))


def test_the_first_is_the_one_that_words_speak_for_most_ties_to_the_lower_code(habits):
    assert habits.first.tolist() == [2.0, 1.0, 1.0, 0.0, 0.0]


def test_what_was_filed_with_what_was_read(habits):
    pairs = [
        (first, int(habits.under[place]), float(habits.counts[place]))
        for first in range(5)
        for place in range(habits.starts[first], habits.starts[first + 1])
    ]
    assert pairs == [(0, 0, 0.5), (0, 1, 1.0), (0, 2, 0.5), (2, 2, 1.0)]


def test_description_of_candidates(habits):
    ratio, filed, together = habits.describe(
        np.array([[0, 2, 4]]), np.array([[0.9, 0.3, 0.1]], np.float32)
    )
    assert filed[0] == pytest.approx(np.log([1.0, 2.0, 0.5]))
    expected = habits.expected[[0, 2, 4]]
    assert ratio[0] == pytest.approx(np.log(np.array([1.5, 2.5, 1.0]) / (expected + 1)), rel=1e-5)
    # Two titles were read as 0 first: half a title of them was filed there, half under 2.
    assert together[0] == pytest.approx(np.log([0.52 / 3, 0.52 / 3, 0.02 / 3]), rel=1e-5)


def test_an_occupation_never_read_first_has_no_company(habits):
    together = habits.describe(np.array([[3, 4]]), np.array([[0.1, 0.9]], np.float32))[2]
    assert together[0] == pytest.approx(np.log([0.02, 0.02]))


def test_nothing_filed_is_no_error():
    none = count_habits(GROUPS[:0], FUSED[:0], RIGHT[:0], 5)
    assert none.filed.tolist() == [0.0] * 5
    ratio = none.describe(GROUPS, FUSED)[0]
    assert not ratio.any()
