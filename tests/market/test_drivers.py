import numpy as np
import pytest

from jobmorph.market.drivers import (
    Driver,
    hamilton_residual,
    periods,
    weekly_path,
    weeks_of_months,
)
from jobmorph.schema.errors import DataError


def test_cycle_finds_a_jump_and_forgets_a_straight_course():
    course = np.linspace(0.0, 2.0, 60)
    course[50:] -= 0.03
    cycle = hamilton_residual(course, 45)
    assert np.isnan(cycle[:11]).all()
    np.testing.assert_allclose(cycle[11:50], 0.0, atol=1e-9)
    np.testing.assert_allclose(cycle[50:58], -0.03, atol=1e-9)


def test_cycle_does_not_look_beyond_the_quarters_it_may_see():
    rng = np.random.default_rng(1)
    course = np.cumsum(rng.normal(0.005, 0.01, 80))
    other = course.copy()
    other[60:] += rng.normal(0.0, 1.0, 20)
    before, after = (hamilton_residual(series, 60) for series in (course, other))
    np.testing.assert_array_equal(before[11:60], after[11:60])


def test_cycle_needs_more_quarters_than_coefficients():
    with pytest.raises(DataError, match="too few quarters"):
        hamilton_residual(np.zeros(20), 16)


def test_weeks_of_a_path_belong_to_the_months_they_end_in():
    months = periods(24, 10)
    assert months.size == 10 + weeks_of_months(24) == 114
    assert (months[:10] == 0).all()
    assert np.bincount(months)[1:].tolist()[:12] == [4, 4, 5] * 4


def test_path_holds_the_first_value_before_the_first_month_and_meets_month_ends():
    path = weekly_path(np.array([1.0, 2.0, 3.0]), np.array([5.0, 7.0, 6.0]), 3, 4)
    assert path[:4].tolist() == [5.0] * 4
    assert path[-1] == 6.0


def test_driver_is_a_cycle_or_openings_and_keeps_lengths():
    with pytest.raises(DataError, match="either"):
        Driver("none", ())
    with pytest.raises(DataError, match="length"):
        Driver("o", (), openings=np.ones(3), separation_scale=np.ones(2))
