import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.studies.survey_figures import (
    mean_range,
    student_90,
    told_counts,
    whole_percents,
)


@pytest.mark.parametrize(
    ("freedom", "published"), [(4, 1.533), (5, 1.476), (7, 1.415), (10, 1.372), (30, 1.310)]
)
def test_student_quantiles_are_the_published_ones(freedom, published):
    assert student_90(freedom) == pytest.approx(published, abs=0.002)


@pytest.mark.parametrize("count", [5, 8, 20])
def test_8_of_10_surveys_hold_the_true_mean_even_if_few_answer(count):
    rng = np.random.default_rng(16)
    weights = np.array([6.0, 3.0, 1.0])
    true = weights / weights.sum()
    held = np.zeros(3)
    for _ in range(300):
        low, high = mean_range(rng.dirichlet(weights, size=count), rng)
        held += (low <= true) & (true <= high)
    assert (held / 300 > 0.74).all()
    assert (held / 300 < 0.90).all()


def test_the_bootstrap_alone_would_be_too_narrow():
    shares = np.array([[0.1], [0.2], [0.3], [0.4], [0.5]])
    low, high = mean_range(shares, np.random.default_rng(0))
    half = 1.533 * shares.std(ddof=1) / np.sqrt(5)
    assert (high - low)[0] == pytest.approx(2 * half, rel=0.01)


def test_order_of_answers_changes_nothing():
    shares = np.random.default_rng(1).dirichlet([2, 3, 4], size=9)
    one = mean_range(shares, np.random.default_rng(5))
    other = mean_range(shares[::-1], np.random.default_rng(5))
    assert np.array_equal(one[0], other[0])
    assert np.array_equal(one[1], other[1])


@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=30))
def test_whole_percents_add_up_and_move_by_less_than_one(values):
    shares = np.array(values) / sum(values)
    told = whole_percents(shares)
    assert told.sum() == 100
    assert (np.abs(told - 100 * shares) < 1 + 1e-9).all()


@given(st.integers(5, 40), st.data())
def test_no_count_from_1_to_4_is_told_of_those_who_do_or_do_not(answers, data):
    people = data.draw(st.lists(st.integers(0, answers), min_size=1, max_size=5))
    for count, word in zip(people, told_counts(np.array(people), answers), strict=True):
        if word == "number":
            assert count >= 5
            assert answers - count >= 5
