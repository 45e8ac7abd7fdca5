import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from jobmorph.schema.errors import SchemaError
from jobmorph.schema.estimate import Estimate, estimate_of_draws, summarise_draws


def test_mid_is_the_mean_and_widens_a_range_that_would_leave_it_out():
    draws = np.zeros(100)
    draws[0] = 100.0  # mean 1, yet the 90th percentile is 0
    assert estimate_of_draws(draws) == Estimate(0.0, 1.0, 1.0)


def test_quantiles_are_the_tenth_and_the_ninetieth():
    estimate = estimate_of_draws(np.arange(101.0))
    assert (estimate.low, estimate.mid, estimate.high) == (10.0, 50.0, 90.0)


@given(
    arrays.arrays(
        np.float64, (3, 40), elements=st.floats(1e-3, 1e3, allow_nan=False, allow_subnormal=False)
    )
)
def test_mids_of_shares_sum_to_one_and_ranges_are_in_order(weights):
    shares = weights / weights.sum(axis=0)
    summary = summarise_draws(shares)
    assert abs(summary.mid.sum() - 1.0) < 1e-9
    assert (summary.low <= summary.mid).all()
    assert (summary.mid <= summary.high).all()


def test_not_a_number_is_refused():
    with pytest.raises(SchemaError, match="finite"):
        estimate_of_draws(np.array([0.1, np.nan]))


def test_a_range_out_of_order_is_refused():
    with pytest.raises(SchemaError, match="out of order"):
        Estimate(0.3, 0.2, 0.4)
