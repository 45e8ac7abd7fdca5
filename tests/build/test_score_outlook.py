"""Scores of the outlook: by hand, and blind to the future."""

from dataclasses import replace

import numpy as np
import pytest

from jobmorph.build.score.outlook import score_outlook
from jobmorph.build.score.outlook_backtest import Variant, Window, back_test, window
from jobmorph.build.score.outlook_metrics import (
    above_median,
    coverage,
    direction,
    fewer_brier,
    mean_of_origins,
    rank_correlation,
    relative_error,
)
from jobmorph.build.score.outlook_ranges import group_row, reliability_rows
from jobmorph.market.employment_record import EmploymentRecord
from jobmorph.market.forecast_error import PROBABILITIES, ErrorModel, normal_scores
from jobmorph.reference.evidence_targets import evidence_area

YEARS = tuple(range(2002, 2026))
VINTAGES = (2010, 2012, 2014, 2016, 2018, 2019, 2020, 2021, 2022, 2024)
EQUAL = np.full(4, 0.25)
ALL = np.arange(4)
MODEL = ErrorModel(np.tile(0.1 * normal_scores(PROBABILITIES), (4, 1)), 0.7, 0.2, 0.05, 0.1)


def made_up(count=600, seed=3):
    """Shares of jobs that drift; projections that see half of the drift."""
    rng = np.random.default_rng(seed)
    drift = 0.015 * rng.standard_normal(count)
    noise = 0.04 * rng.standard_normal((count, len(YEARS)))
    start = np.exp(rng.uniform(np.log(2_000), np.log(1_500_000), count))
    heads = start[:, None] * np.exp(np.cumsum(0.01 + drift[:, None] + noise, axis=1))
    base = np.stack([heads[:, YEARS.index(year)] for year in VINTAGES], axis=1)
    return EmploymentRecord(
        units=tuple(f"11-{1000 + n}" for n in range(count)),
        majors=tuple(str(11 + 2 * (n % 5)) for n in range(count)),
        years=YEARS,
        heads=heads,
        wide_heads=heads.copy(),
        wide_group=np.arange(count),
        joined_year=2012,
        vintages=VINTAGES,
        projected_base=base,
        projected=base * np.exp(0.1 + 5 * drift[:, None]),
        is_broken=np.zeros(count, dtype=bool),
        break_year=2019,
    )


RECORD = made_up()


def one_window(**changes):
    plain = Window(
        2014,
        2024,
        np.array([10.0, 20.0, 30.0, 40.0]),
        growth=np.array([-0.1, 0.1, 0.2, 0.3]),
        relative=np.array([-0.2, 0.0, 0.1, 0.2]),
        expected=np.array([-0.1, 0.3, 0.1, 0.2]),
        expected_relative=np.array([-0.1, 0.1, 0.1, 0.1]),
        inside=np.array([1.0, 1.0, 0.0, 1.0]),
        crps=np.full(4, 0.1),
        fewer_chance=np.array([0.9, 0.2, 0.2, 0.4]),
        model=MODEL,
    )
    return replace(plain, **changes)


def test_measures_by_hand():
    found = one_window()
    # Middle of growth .1, of the forecast .1: units 0 and 3 are on the right side.
    assert above_median(found, ALL, EQUAL) == 0.5
    assert relative_error(found, ALL, EQUAL) == pytest.approx(0.3 / 0.5)
    assert coverage(found, ALL, EQUAL) == 0.75
    assert direction(found, ALL, EQUAL) == 1.0
    assert fewer_brier(found, ALL, EQUAL) == pytest.approx((0.01 + 0.04 + 0.04 + 0.16) / 4)
    # Ranks 1 4 2 3 against 1 2 3 4.
    assert rank_correlation(found, ALL, EQUAL) == pytest.approx(0.4)


def test_weights_are_jobs_and_units_that_are_not_scored_are_left_out():
    found = one_window(growth=np.array([-0.1, 0.1, 0.2, np.nan]))
    by_jobs = mean_of_origins([found], coverage, by_jobs=True)
    assert by_jobs(ALL) == pytest.approx(30 / 60)
    alike = mean_of_origins([found], coverage, by_jobs=False)
    assert alike(ALL) == pytest.approx(2 / 3)
    assert mean_of_origins([found, one_window()], coverage, by_jobs=False)(ALL) == pytest.approx(
        (2 / 3 + 0.75) / 2
    )


def test_saying_the_same_of_all_ranks_nothing():
    found = one_window(expected=np.full(4, 0.1))
    assert np.isnan(rank_correlation(found, ALL, EQUAL))
    # Nobody is above the middle: right for those below it.
    assert above_median(found, ALL, EQUAL) == 0.5


@pytest.mark.parametrize("variant", [Variant("sum"), Variant("average", is_spread=True)])
def test_a_forecast_reads_nothing_later(variant):
    origin = 2016
    late = np.array(YEARS) > origin
    editions = np.array(VINTAGES) > origin
    change = np.random.default_rng(5).uniform(0.1, 9.0, 600)[:, None]
    shifted = replace(
        RECORD,
        heads=np.where(late, RECORD.heads * change, RECORD.heads),
        wide_heads=np.where(late, RECORD.wide_heads * change, RECORD.wide_heads),
        projected=np.where(editions, RECORD.projected * change, RECORD.projected),
        projected_base=np.where(editions, RECORD.projected_base * 7, RECORD.projected_base),
    )
    before, after = (window(each, variant, origin, 2025) for each in (RECORD, shifted))
    assert after.expected.tolist() == before.expected.tolist()
    assert after.fewer_chance.tolist() == before.fewer_chance.tolist()
    assert after.model.quantiles.tolist() == before.model.quantiles.tolist()
    assert after.model.exponent == before.model.exponent
    assert (after.growth != before.growth).all()


def test_a_world_that_keeps_its_habits_is_forecast_with_honest_ranges():
    windows = back_test(RECORD, Variant("sum"))
    assert [each.origin for each in windows] == [2014, 2016, 2018, 2019, 2020, 2021, 2022]
    assert [each.end - each.origin for each in windows] == [10, 9, 7, 6, 5, 4, 3]
    held = mean_of_origins(windows, coverage, by_jobs=False)(np.arange(600))
    # Room is made for a shared error that this world does not have.
    assert 0.75 < held < 0.92
    alike = back_test(RECORD, Variant("alike"))
    rows = np.arange(600)
    assert mean_of_origins(windows, fewer_brier, by_jobs=False)(rows) < (
        mean_of_origins(alike, fewer_brier, by_jobs=False)(rows) - 0.02
    )
    assert mean_of_origins(windows, relative_error, by_jobs=False)(rows) < 0.8


def test_five_years_ahead_leaves_out_origins_that_are_not_over():
    windows = back_test(RECORD, Variant("official", horizon_years=5))
    assert [each.origin for each in windows] == [2014, 2016, 2018, 2019, 2020]


def test_reliability_puts_each_unit_in_one_band():
    windows = back_test(RECORD, Variant("sum"))
    rows = reliability_rows(windows, "how", "data")
    scored = sum(int((~np.isnan(each.growth)).sum()) for each in windows)
    assert sum(row.n for row in rows) == scored
    by_name = {row.metric_id: row for row in rows}
    low, high = by_name["outlook.reliability.10_30"], by_name["outlook.reliability.70_90"]
    assert low.value < 0.35
    assert high.value > 0.65
    assert 0.1 <= low.baseline_value < 0.3


def test_ranges_of_groups_are_scored_group_by_group():
    row = group_row(back_test(RECORD, Variant("sum")), RECORD.majors, "how", "data")
    assert row.n == 7 * 5
    assert 0.5 <= row.value <= 1.0


@pytest.mark.raw
def test_floors_are_passed_and_every_promised_score_is_there(raw):
    rows = score_outlook(raw)
    value = dict(rows.select("metric_id", "value").iter_rows())
    assert set(evidence_area("outlook").metrics) <= set(value)
    assert rows["metric_id"].n_unique() == rows.height
    assert value["outlook.above_median"] >= 0.665
    assert value["outlook.above_median_jobs"] >= 0.705
    assert value["outlook.spearman"] >= 0.44
    assert value["outlook.spearman_jobs"] >= 0.54
    assert value["outlook.relative_error"] <= 0.87
    assert value["outlook.relative_error_jobs"] <= 0.83
    assert 0.77 <= value["outlook.coverage_level"] <= 0.83
    assert 0.77 <= value["outlook.coverage_level_jobs"] <= 0.83
    # The published protocol's figures for the official projection, computed elsewhere.
    assert value["outlook.methods.official.above_median"] == pytest.approx(0.656, abs=0.003)
    assert value["outlook.methods.official.spearman"] == pytest.approx(0.437, abs=0.005)
    assert value["outlook.methods.official.relative_error"] == pytest.approx(0.916, abs=0.003)
    assert value["outlook.methods.official.relative_error_jobs"] == pytest.approx(0.879, abs=0.003)
