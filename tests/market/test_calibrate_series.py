import numpy as np
import pytest

from jobmorph.market.calibrate_series import (
    NAMES,
    block_noise,
    series_of_record,
    three_month_mean,
    without_month_effects,
)
from jobmorph.market.ensemble import MEASURES, GroupRecord
from jobmorph.schema.errors import DataError


def test_month_effects_come_from_the_months_they_may_see():
    level = np.tile(np.exp(np.linspace(-0.2, 0.2, 12)), 6)
    seen = np.arange(72) < 36
    later = level.copy()
    later[36:] *= 3.0
    adjusted = without_month_effects(later, 12, seen)
    np.testing.assert_allclose(adjusted[:36], 1.0, rtol=1e-12)
    np.testing.assert_allclose(adjusted[36:], 3.0, rtol=1e-12)


def test_three_month_mean_uses_the_neighbours_that_were_counted():
    values = np.array([1.0, 2.0, 6.0, np.nan, 4.0])
    found = three_month_mean(values)
    np.testing.assert_allclose(found, [1.5, 3.0, 4.0, np.nan, 4.0])


def test_block_noise_of_a_slow_wave_is_far_above_that_of_white_noise():
    months = np.arange(216)
    slow = np.sin(2 * np.pi * months / 108)
    fast = np.random.default_rng(0).permutation(slow)
    assert block_noise(slow) > 3 * block_noise(fast)
    assert block_noise(fast) == pytest.approx(fast.std() / np.sqrt(216), rel=0.4)


def test_block_noise_needs_two_blocks():
    with pytest.raises(DataError, match="blocks of 24"):
        block_noise(np.ones(40))


def test_series_of_a_record_by_hand():
    stocks = {"employed": 90.0, "unemployed": 10.0, "long_term": 3.0, "vacancies": 10.0}
    flows = {"separated": 0.9, "hired_unemployed": 2.0, "quits": 1.8, "filled": 4.0}
    values = np.zeros((1, 3, 1, len(MEASURES)))
    for name, value in (stocks | flows | {"recalled": 0.5}).items():
        values[..., MEASURES.index(name)] = value
    values[:, 1, 0, MEASURES.index("unemployed")] = 14.0
    record = GroupRecord(values, np.array([8, 4, 5]))
    found = dict(zip(NAMES, series_of_record(record)[0], strict=True))
    month = 52 / 12
    np.testing.assert_allclose(found["unemployment"], 12 / 102)
    np.testing.assert_allclose(found["openings"], 0.1)
    np.testing.assert_allclose(found["hires"], [4.5 / 90 * month / 4, 4.5 / 90 * month / 5])
    np.testing.assert_allclose(found["layoffs"], [0.01 * month / 4, 0.01 * month / 5])
    both = np.mean([month / 4, month / 5])
    np.testing.assert_allclose(found["find"], 2.5 / 12 * both)
    np.testing.assert_allclose(found["change"], 0.02 * both)
    np.testing.assert_allclose(found["long_term"], 3 / 12)
