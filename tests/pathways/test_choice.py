import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from jobmorph.pathways.choice import choice_probabilities, pool_flows
from jobmorph.schema.errors import ParameterError

MODEL = np.array([[0.0, 0.7, 0.3], [0.5, 0.0, 0.5], [0.9, 0.1, 0.0]])


def test_utilities_become_odds_among_the_other_nodes():
    chance = choice_probabilities(np.array([[9.0, np.log(3.0), 0.0], [0.0, 9.0, 0.0], [0, 0, 0]]))
    np.testing.assert_allclose(chance[0], [0.0, 0.75, 0.25])
    np.testing.assert_allclose(chance.sum(axis=1), 1.0)
    assert np.diag(chance).tolist() == [0.0, 0.0, 0.0]


def test_large_utilities_do_not_overflow():
    chance = choice_probabilities(np.array([[0.0, 2000.0, 0.0], [0.0, 0.0, -2000.0], [1, 1, 1]]))
    assert np.isfinite(chance).all()
    assert chance[0, 1] == 1.0


def test_pooling_is_the_posterior_mean_and_its_beta_quantiles():
    people = np.array([[0.0, 2.0, 18.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    pooled = pool_flows(people, MODEL, 20.0)
    np.testing.assert_allclose(pooled.probability[0], [0.0, 16.0 / 40.0, 24.0 / 40.0])
    assert pooled.low[0, 1] == pytest.approx(beta.ppf(0.1, 16.0, 24.0))
    assert pooled.high[0, 1] == pytest.approx(beta.ppf(0.9, 16.0, 24.0))
    # Nobody seen: the model itself, with the model's own scatter.
    np.testing.assert_allclose(pooled.probability[1], MODEL[1])
    assert pooled.low[1, 0] == pytest.approx(beta.ppf(0.1, 10.0, 10.0))


@given(seen=st.floats(0.0, 500.0), worth=st.floats(1.0, 5000.0))
def test_more_people_pull_the_share_from_the_model_to_what_was_seen(seen, worth):
    people = np.array([[0.0, 0.0, seen], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    pooled = pool_flows(people, MODEL, worth)
    assert 0.3 - 1e-12 <= pooled.probability[0, 2] <= 1.0
    more = pool_flows(people + (people > 0) * 10.0, MODEL, worth)
    assert more.probability[0, 2] >= pooled.probability[0, 2] - 1e-12
    assert (pooled.low <= pooled.probability).all()
    assert (pooled.probability <= pooled.high).all()
    np.testing.assert_allclose(pooled.probability.sum(axis=1), 1.0)


def test_a_model_worth_nobody_is_refused():
    with pytest.raises(ParameterError, match="worth some people"):
        pool_flows(np.zeros((3, 3)), MODEL, 0.0)
