import math

import numpy as np
import polars as pl
import pytest

from jobmorph.market.outlook import LognormalOutlook, baseline_heads, correlated_errors
from jobmorph.schema.errors import DataError

PROJECTION = pl.DataFrame(
    {
        "outlook_unit": ["41-2031", "43-4051"],
        "title": ["one", "two"],
        "base_year": [2024, 2024],
        "target_year": [2034, 2034],
        "employment_base_heads": [1000.0, 500.0],
        "employment_projected_heads": [1000.0, 125.0],
        "education_typical": pl.Series([None, None], dtype=pl.String),
    }
)
MODEL = LognormalOutlook(error_sd_ten_years=0.2, error_exponent=0.8)
SCORES = np.sort(np.random.default_rng(2).standard_normal(200_001))


def project(horizon, multiplier=1.0, errors=SCORES):
    return MODEL.project(
        PROJECTION,
        elapsed_years=0.0,
        horizon_years=horizon,
        multiplier=np.full((2, 1), multiplier),
        errors=np.vstack([errors, errors]),
    )


def test_baseline_is_log_linear_and_goes_on():
    assert baseline_heads(PROJECTION, 5.0).tolist() == pytest.approx([1000.0, 250.0])
    assert baseline_heads(PROJECTION, 15.0).tolist() == pytest.approx([1000.0, 62.5])


def test_range_and_mean_match_the_lognormal():
    row = project(10.0).table.row(0, named=True)
    assert row["employment_baseline_heads"] == pytest.approx(1000.0)
    assert row["employment_horizon_heads"] == pytest.approx(1000 * math.exp(0.02), rel=2e-3)
    assert row["employment_horizon_heads_low"] == pytest.approx(
        1000 * math.exp(-0.2 * 1.28155), rel=4e-3
    )
    assert row["employment_horizon_heads_high"] == pytest.approx(
        1000 * math.exp(0.2 * 1.28155), rel=4e-3
    )
    assert row["more_jobs_probability"] == pytest.approx(0.5, abs=0.005)


def test_error_grows_with_the_horizon_by_its_exponent():
    draws = project(5.0).draws[0]
    assert np.log(draws).std() == pytest.approx(0.2 * 0.5**0.8, rel=5e-3)


def test_demand_shifts_the_baseline():
    plain, shifted = project(5.0), project(5.0, multiplier=0.8)
    np.testing.assert_allclose(shifted.draws, 0.8 * plain.draws)
    probability = shifted.table["more_jobs_probability"]
    # ln .8 = -.2231 against a spread of .1149: about 1.94 standard deviations.
    assert probability[0] == pytest.approx(0.026, abs=0.003)
    assert shifted.table["employment_baseline_heads"].to_list() == pytest.approx([1000.0, 250.0])


def test_elapsed_years_move_both_ends():
    table = MODEL.project(
        PROJECTION,
        elapsed_years=2.5,
        horizon_years=5.0,
        multiplier=np.ones((2, 1)),
        errors=np.zeros((2, 3)),
    ).table
    assert table["employment_base_heads"].to_list() == pytest.approx([1000.0, 500 / 2**0.5])
    assert table["employment_horizon_heads"].to_list() == pytest.approx([1000.0, 500 / 2**1.5])


def test_errors_share_the_stated_part_of_variance():
    rng = np.random.default_rng(5)
    errors = correlated_errors(2, rng.standard_normal(100_000), common_share=0.3, rng=rng)
    assert np.corrcoef(errors)[0, 1] == pytest.approx(0.3, abs=0.01)
    assert errors.std(axis=1).tolist() == pytest.approx([1.0, 1.0], abs=0.01)


def test_arrays_that_do_not_fit_are_refused():
    with pytest.raises(DataError, match="2 units, but 3 rows"):
        MODEL.project(
            PROJECTION,
            elapsed_years=0.0,
            horizon_years=5.0,
            multiplier=np.ones((3, 1)),
            errors=np.ones((3, 4)),
        )
    gone = PROJECTION.with_columns(pl.lit(0.0).alias("employment_projected_heads"))
    with pytest.raises(DataError, match="jobs in both years"):
        baseline_heads(gone, 5.0)
