import numpy as np
import pytest
from scipy.stats import sobol_indices

from jobmorph.market.variance_shares import variance_shares
from jobmorph.schema.errors import DataError


def outcomes(function, inputs, count, seed=0):
    rng = np.random.default_rng(seed)
    one, other = rng.uniform(-np.pi, np.pi, (2, inputs, count))
    swapped = np.empty((inputs, count))
    for place in range(inputs):
        mixed = one.copy()
        mixed[place] = other[place]
        swapped[place] = function(mixed)
    return function(one), function(other), swapped


def ishigami(x):
    return np.sin(x[0]) + 7.0 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0])


def shares_of(function, inputs, count, seed=0):
    return variance_shares(
        *outcomes(function, inputs, count, seed), rng=np.random.default_rng(seed)
    )


@pytest.mark.parametrize("count", [8, 64])
def test_shares_are_those_of_scipy_where_it_takes_the_number_of_draws(count):
    one, other, swapped = outcomes(ishigami, 3, count)
    known = sobol_indices(
        func={"f_A": one[None], "f_B": other[None], "f_AB": swapped[:, None]}, n=count
    )
    found = variance_shares(one, other, swapped, rng=np.random.default_rng(0))
    np.testing.assert_allclose(found.first_order, known.first_order, rtol=1e-12)
    np.testing.assert_allclose(found.total, known.total_order, rtol=1e-12)


def test_shares_of_the_published_example():
    found = shares_of(ishigami, 3, 60_000)
    # Closed form of the Ishigami function with a = 7, b = .1.
    np.testing.assert_allclose(found.first_order, [0.3139, 0.4424, 0.0], atol=0.02)
    np.testing.assert_allclose(found.total, [0.5576, 0.4424, 0.2437], atol=0.02)
    inside = (found.total_ends[0] < found.total) & (found.total < found.total_ends[1])
    assert inside.all()


def test_ranges_narrow_with_draws_and_any_number_of_draws_will_do():
    wide, narrow = (shares_of(ishigami, 3, count) for count in (61, 6_100))
    assert np.ptp(wide.total_ends, axis=0)[0] > 3 * np.ptp(narrow.total_ends, axis=0)[0]


def test_an_outcome_that_does_not_move_has_no_shares():
    found = shares_of(lambda x: np.full(x.shape[1], 0.045), 2, 32)
    assert not found.moves
    assert found.total.tolist() == [0.0, 0.0]
    assert found.first_order_ends.tolist() == [[0.0, 0.0], [0.0, 0.0]]


def test_shares_do_not_depend_on_level_or_scale():
    plain = shares_of(ishigami, 3, 128)
    moved = shares_of(lambda x: 1e-3 * ishigami(x) + 5.0, 3, 128)
    np.testing.assert_allclose(plain.first_order, moved.first_order, atol=1e-9)
    np.testing.assert_allclose(plain.total_ends, moved.total_ends, rtol=1e-6)


def test_too_few_draws_are_refused():
    with pytest.raises(DataError, match="too few draws"):
        variance_shares(np.ones(3), np.ones(3), np.ones((1, 3)), rng=np.random.default_rng(0))
