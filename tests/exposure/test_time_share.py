import numpy as np
import pytest

from jobmorph.exposure.scores import task_scores
from jobmorph.exposure.time_share import draw_time_shares
from jobmorph.schema.errors import DataError, ParameterError

ONE_JOB = np.array([0])


def test_shares_follow_the_lognormal_rule():
    # .5 e^(.6 x 1) = .9111, .5 e^(.6 x -1) = .2744; shares .9111/1.1855 = .7685 and .2315.
    shares = draw_time_shares(
        np.array([0.5, 0.5]), np.array([[1.0], [-1.0]]), sigma=0.6, starts=ONE_JOB
    )
    assert shares.ravel() == pytest.approx([0.76852, 0.23148], abs=1e-5)


def test_each_job_sums_to_one_in_each_draw():
    scores = task_scores([f"onet:{n}" for n in range(5)], seed=1, purpose="time_share", count=50)
    rule = np.array([0.2, 0.8, 0.1, 0.3, 0.6])
    shares = draw_time_shares(rule, scores, sigma=0.6, starts=np.array([0, 2]))
    assert shares[:2].sum(axis=0) == pytest.approx(1.0, abs=1e-12)
    assert shares[2:].sum(axis=0) == pytest.approx(1.0, abs=1e-12)


def test_without_spread_the_rule_itself_is_drawn():
    shares = draw_time_shares(np.array([0.3, 0.7]), np.ones((2, 3)), sigma=0.0, starts=ONE_JOB)
    assert shares == pytest.approx(np.array([[0.3] * 3, [0.7] * 3]))


def test_a_job_without_time_is_refused():
    with pytest.raises(DataError, match="no time share"):
        draw_time_shares(np.zeros(2), np.zeros((2, 1)), sigma=0.6, starts=ONE_JOB)


def test_a_negative_spread_is_refused():
    with pytest.raises(ParameterError, match="negative"):
        draw_time_shares(np.ones(1), np.zeros((1, 1)), sigma=-0.1, starts=ONE_JOB)
