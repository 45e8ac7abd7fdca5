from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.market.forecast_error import (
    PROBABILITIES,
    SIZE_CLASSES,
    ErrorModel,
    PastErrors,
    error_exponent,
    fit_errors,
    normal_scores,
    past_errors,
    size_class,
)
from jobmorph.schema.errors import DataError

from .small_record import YEARS, make_record

MAJORS = ("11", "13")
NORMAL = np.tile(normal_scores(PROBABILITIES), (len(SIZE_CLASSES), 1))
MODEL = ErrorModel(0.1 * NORMAL, 0.5, 0.2, 0.05, 0.1)


def test_errors_grow_with_the_horizon_and_keep_their_class():
    size = np.array([0, 3])
    levels = MODEL.quantiles_at(size, (0.1, 0.5, 0.9), 4.0)
    assert levels[0] == pytest.approx([-0.2563, 0.0, 0.2563], abs=1e-3)
    tilted = replace(MODEL, quantiles=NORMAL * np.array([[0.1], [0.1], [0.1], [0.3]]))
    assert tilted.quantiles_at(size, (0.9,), 1.0)[:, 0] == pytest.approx(
        [0.12816, 0.38447], abs=1e-3
    )


def test_chance_is_the_inverse_of_the_quantiles():
    size = np.zeros(3, dtype=np.int64)
    limits = MODEL.quantiles_at(size[:1], (0.1, 0.5, 0.9), 3.0)[0]
    assert MODEL.chance_below(size, limits, 3.0) == pytest.approx([0.1, 0.5, 0.9], abs=1e-6)


@given(st.floats(-2, 2), st.floats(0.0, 2.0), st.floats(1, 10))
def test_a_higher_limit_is_never_less_likely(limit, more, horizon):
    found = MODEL.chance_below(np.array([1, 1]), np.array([limit, limit + more]), horizon)
    assert 0.0 <= found[0] <= found[1] <= 1.0


def test_beyond_the_last_quantile_errors_go_on():
    low, high = MODEL.errors(np.array([0]), np.array([[-5.0, 5.0]]), 1.0)[0]
    assert (low, high) == pytest.approx((-0.5, 0.5), abs=0.02)


def test_size_classes_begin_at_their_bounds():
    assert size_class(np.array([0, 9_999, 10_000, 50_000, 250_000.0])).tolist() == [0, 0, 1, 2, 3]


def test_a_random_walk_spreads_with_the_root_of_time():
    rng = np.random.default_rng(0)
    steps = 0.05 * rng.standard_normal((3_000, len(YEARS)))
    heads = 1e5 * np.exp(np.cumsum(steps, axis=1))
    record = replace(
        make_record(3_000), heads=heads, wide_heads=heads, is_broken=np.zeros(3_000, dtype=bool)
    )
    assert error_exponent(record, 2025) == pytest.approx(0.5, abs=0.03)


def test_past_errors_are_counted_less_expected_growth():
    record = make_record()
    past = past_errors(record, 2016, lambda known, _: np.full(len(known.units), 0.02), exponent=1.0)
    assert set(zip(past.origin.tolist(), past.end.tolist(), strict=True)) == {
        *((2010, end) for end in range(2011, 2017)),
        *((2012, end) for end in range(2013, 2017)),
        *((2014, end) for end in range(2015, 2017)),
    }
    at = (past.origin == 2012) & (past.end == 2016) & (past.unit == 7)
    expected = (record.growth(2012, 2016)[7] - 0.08) / 4
    assert past.scaled[at].tolist() == pytest.approx([expected])
    assert past.size[at][0] == size_class(record.heads_in(2012))[7]


def made_up(common, seed=0, pairs=400, count=400):
    """Errors of known correlation, one size class each a quarter."""
    rng = np.random.default_rng(seed)
    shared = np.sqrt(common) * rng.standard_normal(pairs)
    own = np.sqrt(1 - common) * rng.standard_normal((pairs, count))
    scaled = 0.1 * (shared[:, None] + own)
    unit = np.tile(np.arange(count), pairs)
    pair = np.repeat(np.arange(pairs), count)
    return PastErrors(pair, pair + 1, unit, unit % 4, scaled.ravel(), 0.7)


def test_the_shared_part_of_errors_is_seen():
    majors = tuple(MAJORS[n % 2] for n in range(400))
    seen = fit_errors(made_up(0.3), majors, common_share=None)
    assert seen.common_seen == pytest.approx(0.3, abs=0.04)
    assert seen.common_share == seen.common_seen
    assert seen.major_share < 0.01


def test_room_is_made_for_a_shared_part_that_was_not_seen():
    past = made_up(0.0)
    majors = tuple(MAJORS[n % 2] for n in range(400))
    seen = fit_errors(past, majors, common_share=None)
    wide = fit_errors(past, majors, common_share=0.36)
    # sqrt(1 / .64)
    assert wide.quantiles == pytest.approx(seen.quantiles * 1.25, rel=0.01)
    # What differs between units keeps its spread.
    assert wide.quantiles[0, -4] * np.sqrt(0.64) == pytest.approx(seen.quantiles[0, -4], rel=0.01)


def test_the_forecast_stays_the_middle():
    past = made_up(0.0)
    lifted = replace(past, scaled=past.scaled + 0.5)
    majors = tuple(MAJORS[n % 2] for n in range(400))
    middle = PROBABILITIES.index(0.5)
    assert fit_errors(lifted, majors, common_share=None).quantiles[:, middle] == pytest.approx(0.0)
    kept = fit_errors(lifted, majors, common_share=None, is_centred=False)
    assert kept.quantiles[:, middle] == pytest.approx(0.5, abs=0.01)


def test_a_class_without_errors_is_refused():
    past = made_up(0.0, pairs=2, count=40)
    with pytest.raises(DataError, match="under 10,000"):
        fit_errors(past, ("11",) * 40, common_share=None)
