import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from sklearn.metrics import roc_auc_score

from jobmorph.build.score.metrics import (
    auc,
    brier,
    calibration_error,
    cluster_interval,
    on_rows,
    partial_spearman,
    pearson,
    spearman,
    within_groups,
)
from jobmorph.schema.errors import DataError

SAMPLES = st.lists(st.tuples(st.booleans(), st.integers(0, 6)), min_size=2, max_size=40)


@given(SAMPLES)
def test_auc_counts_ties_half_like_the_reference(rows):
    positive = np.array([flag for flag, _ in rows])
    score = np.array([float(value) for _, value in rows])
    if positive.all() or not positive.any():
        assert np.isnan(auc(positive, score))
    else:
        assert auc(positive, score) == pytest.approx(roc_auc_score(positive, score))


def test_auc_of_two_normals_is_the_closed_form():
    rng = np.random.default_rng(0)
    positive = np.repeat([True, False], 40_000)
    score = rng.normal(size=80_000) + positive
    assert auc(positive, score) == pytest.approx(stats.norm.cdf(1 / np.sqrt(2)), abs=0.005)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=30))
def test_spearman_handles_ties_like_the_reference(rows):
    x, y = np.array(rows, dtype=float).T
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        assert np.isnan(spearman(x, y))
    else:
        assert spearman(x, y) == pytest.approx(stats.spearmanr(x, y).statistic)


def test_partial_correlation_vanishes_when_the_third_explains_both():
    rng = np.random.default_rng(1)
    given_ = rng.normal(size=20_000)
    left, right = (given_ + rng.normal(size=20_000) for _ in range(2))
    assert spearman(left, right) > 0.4
    assert abs(partial_spearman(left, right, given_)) < 0.03


def test_partial_correlation_of_independent_third_is_the_plain_one():
    rng = np.random.default_rng(2)
    left = rng.normal(size=20_000)
    right = left + rng.normal(size=20_000)
    free = rng.normal(size=20_000)
    assert partial_spearman(left, right, free) == pytest.approx(spearman(left, right), abs=0.01)


def test_brier_and_calibration_by_hand():
    truth = np.array([True, True, False, False])
    chance = np.array([0.9, 0.7, 0.4, 0.0])
    assert brier(truth, chance) == pytest.approx((0.01 + 0.09 + 0.16 + 0.0) / 4)
    # Two bins of two: means .2 and .8 against shares 0 and 1.
    assert calibration_error(truth, chance, bins=2) == pytest.approx(0.2)


def test_within_groups_removes_what_groups_differ_in():
    groups = np.array(["a", "a", "b", "b"])
    x = within_groups(np.array([1.0, 2.0, 11.0, 12.0]), groups)
    assert x.tolist() == [-0.5, 0.5, -0.5, 0.5]
    assert pearson(x, np.array([0.0, 1.0, 0.0, 1.0])) == pytest.approx(1.0)


def test_interval_of_a_mean_has_the_textbook_width():
    values = np.random.default_rng(3).normal(size=900)
    found = cluster_interval(lambda rows: float(values[rows].mean()), np.arange(900))
    assert found.value == pytest.approx(values.mean())
    assert found.high - found.low == pytest.approx(2 * 1.96 / 30, rel=0.1)


def test_equal_rows_in_a_cluster_do_not_narrow_the_interval():
    values = np.random.default_rng(4).normal(size=100)
    single = cluster_interval(lambda rows: float(values[rows].mean()), np.arange(100))
    many = np.repeat(values, 9)
    clustered = cluster_interval(
        lambda rows: float(many[rows].mean()), np.repeat(np.arange(100), 9)
    )
    naive = cluster_interval(lambda rows: float(many[rows].mean()), np.arange(900))
    assert clustered.high - clustered.low == pytest.approx(single.high - single.low, rel=1e-6)
    assert naive.high - naive.low < 0.5 * (clustered.high - clustered.low)


def test_interval_is_the_same_every_time_and_paired():
    rng = np.random.default_rng(5)
    x, y = rng.normal(size=(2, 80))
    clusters = np.repeat(np.arange(20), 4)
    first, second = (cluster_interval(on_rows(pearson, x, y), clusters) for _ in range(2))
    assert first == second
    nothing = cluster_interval(lambda rows: pearson(x[rows], y[rows]) * 0.0, clusters)
    assert (nothing.low, nothing.high) == (0.0, 0.0)


def test_one_cluster_has_no_interval():
    with pytest.raises(DataError, match="at least two clusters"):
        cluster_interval(lambda rows: 0.0, np.zeros(5))


def test_a_constant_at_the_share_of_positives_is_calibrated_in_any_order():
    truth = np.array([True] * 3 + [False] * 7)
    assert calibration_error(truth, np.full(10, 0.3)) == pytest.approx(0.0)
    assert calibration_error(truth, np.full(10, 0.5)) == pytest.approx(0.2)
