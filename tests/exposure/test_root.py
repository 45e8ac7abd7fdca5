import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.exposure.root import solve_increasing
from jobmorph.schema.errors import InfeasibleError


@given(
    scale=st.floats(-25, 5),
    spread=st.floats(0.0, 6.0),
    part=st.floats(1e-6, 0.9),
    seed=st.integers(),
)
def test_saturating_sums_are_solved_at_any_scale(scale, spread, part, seed):
    rng = np.random.default_rng(abs(seed))
    rates = np.exp(scale + spread * rng.normal(size=(20, 3)))

    def used(value):
        return -np.expm1(-rates * value).mean(axis=0)

    target = np.full(3, part)
    root = solve_increasing(used, target, np.zeros(3))
    assert used(root) == pytest.approx(target, rel=1e-8)


def test_a_first_guess_is_used_but_not_trusted():
    root = solve_increasing(lambda x: -np.expm1(-x), np.array([0.5, 0.5]), np.array([1e-8, 40.0]))
    assert root == pytest.approx(np.log(2.0))


def test_a_target_above_the_supremum_names_the_draws():
    with pytest.raises(InfeasibleError, match="draw 1"):
        solve_increasing(lambda x: -np.expm1(-x), np.array([0.5, 1.5]), np.zeros(2))
