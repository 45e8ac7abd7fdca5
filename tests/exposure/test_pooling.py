import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.exposure.observed import Shares
from jobmorph.exposure.pooling import pool_judgement, widened_range
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.estimate import EstimateArray

MODEL = Shares(delegated=np.array([[0.2]]), assisted=np.array([[0.3]]))
AUTHOR = np.array([[0.5, 0.3, 0.2]])


def test_half_weight_is_the_geometric_mean(parameters):
    # sqrt(.2 x .5), sqrt(.3 x .3), sqrt(.5 x .2) = .316228, .3, .316228; sum .932456
    found = pool_judgement(MODEL, AUTHOR, np.array([0.5]), parameters)
    assert found.shares.delegated[0, 0] == pytest.approx(0.316228 / 0.932456, abs=1e-6)
    assert found.shares.assisted[0, 0] == pytest.approx(0.3 / 0.932456, abs=1e-6)


def test_disagreement_is_half_the_absolute_differences(parameters):
    # (.3 + 0 + .3)/2 = .3, above .25
    found = pool_judgement(MODEL, AUTHOR, np.array([0.25]), parameters)
    assert found.disagreement[0] == pytest.approx(0.3)
    assert found.is_far.tolist() == [True]


@pytest.mark.parametrize(("weight", "expected"), [(0.0, 0.2), (1.0, 0.5)])
def test_the_extremes_are_the_model_and_the_author(parameters, weight, expected):
    found = pool_judgement(MODEL, AUTHOR, np.array([weight]), parameters)
    assert found.shares.delegated[0, 0] == pytest.approx(expected)


def test_a_share_of_zero_is_floored(parameters):
    author = np.array([[1.0, 0.0, 0.0]])
    found = pool_judgement(MODEL, author, np.array([1.0]), parameters)
    assert found.shares.assisted[0, 0] == pytest.approx(0.01 / 1.02)


def test_a_range_is_widened_only_where_the_two_are_far_apart():
    pooled = EstimateArray(np.array([0.3, 0.3]), np.array([0.35, 0.35]), np.array([0.4, 0.4]))
    found = widened_range(
        pooled, np.array([0.2, 0.2]), np.array([0.5, 0.5]), np.array([True, False])
    )
    assert found.low.tolist() == [0.2, 0.3]
    assert found.high.tolist() == [0.5, 0.4]
    assert found.mid.tolist() == [0.35, 0.35]


@given(weight=st.floats(0, 1), seed=st.integers(0, 1000))
def test_pooled_shares_are_shares(parameters, weight, seed):
    rng = np.random.default_rng(seed)
    parts = rng.dirichlet(np.full(3, 0.2), size=(4, 6))
    model = Shares(delegated=parts[:, :, 0], assisted=parts[:, :, 1])
    author = rng.dirichlet(np.full(3, 0.2), size=4)
    found = pool_judgement(model, author, np.full(4, weight), parameters).shares
    human = 1.0 - found.delegated - found.assisted
    for part in (found.delegated, found.assisted, human):
        assert (part > 0.0).all()
        assert (part < 1.0).all()


def test_bad_judgements_are_refused(parameters):
    with pytest.raises(ParameterError, match="sum to 1"):
        pool_judgement(MODEL, AUTHOR + 0.1, np.array([0.5]), parameters)
    with pytest.raises(ParameterError, match="weights"):
        pool_judgement(MODEL, AUTHOR, np.array([1.5]), parameters)
