import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.market.forecast_error import PROBABILITIES, ErrorModel, normal_scores
from jobmorph.market.group_total import (
    UnitForecast,
    draw_heads,
    draw_scores,
    mixed_scores,
)
from jobmorph.schema.errors import DataError

DRAWS = 40_000
MODEL = ErrorModel(np.tile(0.1 * normal_scores(PROBABILITIES), (4, 1)), 0.5, 0.2, 0.05, 0.1)
MAJORS = ("11", "11", "13")


def scores(common, major, seed=0, majors=MAJORS):
    shared = draw_scores(majors, DRAWS, rng=np.random.default_rng(seed))
    return mixed_scores(
        majors,
        shared,
        common_share=np.full(DRAWS, common),
        major_share=np.full(DRAWS, major),
    )


def test_shared_parts_have_their_share_of_variance():
    found = np.corrcoef(scores(0.2, 0.3))
    assert found[0, 1] == pytest.approx(0.5, abs=0.02)
    assert found[0, 2] == pytest.approx(0.2, abs=0.02)
    assert scores(0.2, 0.3).std(axis=1) == pytest.approx([1.0] * 3, abs=0.02)


@given(st.floats(0, 0.5), st.floats(0, 0.5))
def test_variance_is_one_whatever_is_shared(common, major):
    assert scores(common, major).std() == pytest.approx(1.0, abs=0.03)


def test_more_in_common_means_a_wider_total():
    units = UnitForecast(np.full(3, 1e5), np.zeros(3), np.zeros(3, dtype=np.int64), MAJORS)
    widths = []
    for common in (0.0, 0.2, 0.9):
        total = draw_heads(units, MODEL, scores(common, 0.0), 4.0).sum(axis=0)
        widths.append(np.quantile(total, 0.9) - np.quantile(total, 0.1))
    assert widths[0] < widths[1] < widths[2]
    # All in common: as wide as three times one unit. exp(.2 z), z = 1.2816.
    assert widths[2] == pytest.approx(3e5 * (np.exp(0.2563) - np.exp(-0.2563)), rel=0.05)


def test_heads_grow_before_they_err():
    units = UnitForecast(np.array([100.0]), np.array([0.05]), np.array([0]), ("11",))
    found = draw_heads(units, MODEL, np.zeros((1, 3)), 4.0)
    assert found[0] == pytest.approx([100 * np.exp(0.2)] * 3)


def test_shares_beyond_one_and_uneven_units_are_refused():
    with pytest.raises(DataError, match="sum to 1"):
        scores(0.8, 0.3)
    with pytest.raises(DataError, match="same number"):
        UnitForecast(np.ones(2), np.ones(1), np.zeros(2, dtype=np.int64), ("11", "11"))
