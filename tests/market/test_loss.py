import numpy as np
import pytest

from jobmorph.market.calibrate_series import NAMES, MonthlySeries
from jobmorph.market.loss import loss, series_fit

MONTHS = 6


def counted(*, noise=0.1):
    values = np.tile(np.arange(1.0, MONTHS + 1), (len(NAMES), 1))
    seen = np.arange(MONTHS) < 4
    return MonthlySeries("2000-12", values, seen, np.full(len(NAMES), noise))


def test_a_course_off_by_one_error_costs_one_for_each_series_that_was_not_given():
    there = counted()
    assert loss(there.values[None] + 0.1, there, ())[0] == pytest.approx(7.0)
    assert loss(there.values[None] + 0.1, there, ("openings", "layoffs"))[0] == pytest.approx(5.0)


def test_months_out_of_sample_do_not_count():
    there = counted()
    course = there.values.copy()
    course[:, 4:] = 99.0
    assert loss(course[None], there, ())[0] == 0.0


def test_only_the_level_of_job_to_job_moves_counts():
    there = counted()
    course = there.values.copy()
    row = NAMES.index("change")
    course[row, :4] = course[row, :4][::-1]
    assert loss(course[None], there, ())[0] == pytest.approx(0.0)


def test_a_run_without_an_answer_is_worse_than_any():
    there = counted()
    assert np.isposinf(loss(np.full((1, 7, MONTHS), np.nan), there, ()))[0]


def test_a_flat_course_has_no_correlation_and_slope_nought():
    fit = series_fit(np.ones(4), np.arange(4.0), np.ones(4, dtype=bool))
    assert np.isnan(fit.correlation)
    assert fit.slope == 0.0
    assert fit.root_error == pytest.approx(np.sqrt((1 + 0 + 1 + 4) / 4))
