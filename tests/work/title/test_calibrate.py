"""Probabilities add up, keep the order and keep their word."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.work.title.calibrate import (
    Scaling,
    calibration_error,
    error_at_abstention,
    probabilities,
)

SCORES = st.lists(
    st.one_of(st.integers(-20, 20), st.floats(-40, 40, width=32)), min_size=1, max_size=30
)
SHARE = st.floats(0, 1)


@given(
    SCORES, st.floats(0.5, 3), st.floats(-3, 3), st.floats(0.2, 2), st.floats(-3, 3), SHARE, SHARE
)
def test_chances_are_chances_and_the_first_stays_the_first(
    scores, temperature, constant, slope, nearness_slope, nearness, known
):
    values = np.array(scores, dtype=np.float64)
    scaling = Scaling(temperature, constant, slope, nearness_slope, 1.0)
    found = probabilities(values, scaling, nearness, known)
    assert found.min() >= 0
    assert found.max() <= 1
    assert found.sum() <= 1 + 1e-9
    assert found[values.argmax()] == found.max()
    order = np.argsort(-values, kind="stable")
    assert np.all(np.diff(found[order]) <= 0)


def test_the_curve_is_the_logistic_one_it_says():
    scores = np.log([0.6, 0.3, 0.1])
    found = probabilities(scores, Scaling(1.0, 1.0, 0.5, 2.0, 0.7), 0.25, 0.5)
    first = 1 / (1 + np.exp(-(1.0 + 0.5 * np.log(0.6 / 0.4) + 2.0 * 0.25 + 0.7 * 0.5)))
    # What is left of the first one's chance goes to the others in proportion, three to one.
    assert found == pytest.approx([first, (1 - first) * 0.75, (1 - first) * 0.25])


def test_less_trust_in_the_first_is_no_more_trust_in_the_others():
    scores = np.log([0.6, 0.3, 0.1])
    found = probabilities(scores, Scaling(1.0, -1.0, 1.0, 0.0, 0.0), 0.0, 0.0)
    first = 1 / (1 + np.e * 0.4 / 0.6)
    assert found == pytest.approx([first, first / 2, first / 6])


def test_a_title_of_unknown_words_is_less_sure():
    scaling = Scaling(1.0, -1.0, 1.0, 1.0, 1.5)
    scores = np.array([2.0, 0.0, 0.0])
    sure, unsure = (probabilities(scores, scaling, 0.5, known)[0] for known in (1.0, 0.0))
    assert sure > unsure


def test_a_low_temperature_makes_the_first_surer():
    scores = np.array([1.0, 0.0])
    cold, warm = (
        probabilities(scores, Scaling(t, 0.0, 1.0, 0.0, 0.0), 0.5, 1.0)[0] for t in (0.5, 1.0)
    )
    assert (cold, warm) == (pytest.approx(1 / (1 + np.exp(-2))), pytest.approx(1 / (1 + 1 / np.e)))


def test_calibration_error_is_the_mean_gap():
    stated = np.array([0.9, 0.9, 0.1, 0.1])
    assert calibration_error(stated, np.array([1.0, 0.0, 0.0, 0.0]), 2) == pytest.approx(0.25)


def test_abstaining_on_the_least_sure_halves_the_error_only_if_it_knows():
    right = np.array([1.0, 1.0, 0.0, 0.0])
    assert error_at_abstention(np.array([0.9, 0.8, 0.7, 0.1]), right, 0.25) == pytest.approx(1 / 3)
