import numpy as np
import pytest

from jobmorph.market.baselines import constant_course, regression_course
from jobmorph.schema.errors import DataError


def test_regression_sees_only_its_months_and_goes_on():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(2, 40))
    y = 0.05 * np.exp(0.3 * x[0] - 0.1 * x[1])
    seen = np.arange(40) < 25
    spoilt = np.where(seen, y, 9.0)
    np.testing.assert_allclose(regression_course(spoilt, x, seen, is_log=True), y, rtol=1e-9)


def test_regression_leaves_months_without_input_open():
    x = np.array([[0.0, 1.0, 2.0, 3.0, np.nan]])
    course = regression_course(np.arange(5.0), x, np.ones(5, dtype=bool))
    assert np.isnan(course[4])
    np.testing.assert_allclose(course[:4], np.arange(4.0), atol=1e-12)


def test_regression_needs_more_months_than_inputs():
    with pytest.raises(DataError, match="too few months"):
        regression_course(np.ones(3), np.ones((2, 3)), np.ones(3, dtype=bool))


def test_constant_is_the_mean_of_the_months_it_may_see():
    seen = np.array([True, True, True, False])
    assert constant_course(np.array([1.0, np.nan, 3.0, 9.0]), seen).tolist() == [2.0] * 4
