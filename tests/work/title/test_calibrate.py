"""Probabilities add up and keep their word."""

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


@given(
    st.lists(st.integers(-20, 20), min_size=2, max_size=30),
    st.floats(0.5, 3),
    st.floats(-2, 2),
    st.floats(0.2, 2),
)
def test_probabilities_never_exceed_one_and_keep_the_order(scores, temperature, constant, slope):
    values = np.array(scores)
    found = probabilities(values, Scaling(temperature, constant, slope))
    assert found.min() >= 0
    assert found.sum() <= 1 + 1e-6
    order = np.argsort(-values, kind="stable")
    assert np.all(np.diff(found[order]) <= 1e-9)


def test_calibration_error_is_the_mean_gap():
    stated = np.array([0.9, 0.9, 0.1, 0.1])
    assert calibration_error(stated, np.array([1.0, 0.0, 0.0, 0.0]), 2) == pytest.approx(0.25)


def test_abstaining_on_the_least_sure_halves_the_error_only_if_it_knows():
    right = np.array([1.0, 1.0, 0.0, 0.0])
    assert error_at_abstention(np.array([0.9, 0.8, 0.7, 0.1]), right, 0.25) == pytest.approx(1 / 3)
