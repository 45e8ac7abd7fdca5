import numpy as np
import polars as pl
import pytest

from jobmorph.build.score.market_courses import (
    block_interval,
    course_row,
    table_rows,
)
from jobmorph.build.score.market_fits import FIT_OF, stored_fits, stored_ranges
from jobmorph.build.score.market_headlines import HEADLINES, headline_rows
from jobmorph.build.score.market_occupations import published_rates
from jobmorph.market.calibrate_run import courses_of
from jobmorph.market.labour_market import NodeRates
from jobmorph.market.loss import loss
from jobmorph.market.network import network_from_entries
from jobmorph.reference.edition import open_edition
from jobmorph.reference.evidence_targets import evidence_area
from jobmorph.studies.market_calibration import exit_share_year, labour_past, one_node
from jobmorph.studies.market_calibration_courses import driver_courses
from jobmorph.studies.market_calibration_network import NodeEconomy


@pytest.fixture(scope="module")
def past():
    return labour_past(open_edition())


@pytest.fixture(scope="module")
def courses(past):
    return driver_courses(open_edition(), past, stored_fits())


@pytest.mark.parametrize("driver", FIT_OF)
def test_stored_parameters_have_the_loss_that_was_stored(past, driver):
    fit = stored_fits()[FIT_OF[driver]]
    economy = one_node(past, driver, exit_share_year(open_edition()))
    found = loss(courses_of(economy, fit.candidates), past.counted, economy.driver.inputs)
    assert found[0] == pytest.approx(fit.loss, rel=1e-3)


def test_ranges_hold_their_value():
    ranges = stored_ranges()
    assert ranges.height >= 10
    is_inside = (pl.col("low") <= pl.col("value")) & (pl.col("value") <= pl.col("high"))
    assert ranges.filter(~is_inside).is_empty()


def test_inputs_are_never_scored(courses, past):
    names = [row.metric_id for row in table_rows(courses[1:2], past)]
    assert names
    openings = "market.variants.openings.in.openings."
    assert not [name for name in names if name.startswith(openings)]


def test_every_headline_is_a_metric_that_must_exist(courses, past):
    must = set(evidence_area("market").metrics)
    assert {f"market.{head.metric}" for head in HEADLINES} <= must
    rows = {row.metric_id: row for row in headline_rows(courses, past)}
    assert set(rows) <= must
    assert rows["market.hires_mean_gap"].found.value >= 0.0


def test_no_change_stands_beside_what_comes_after(courses, past):
    row = next(
        row
        for row in headline_rows(courses, past)
        if row.metric_id == "market.given_openings.unemployment_rmse_after"
    )
    months = past.windows["after"]
    counted = past.counted.of("unemployment")
    last = counted[past.counted.in_sample][-1]
    there = counted[months & ~np.isnan(counted)]
    assert row.baseline_value == pytest.approx(np.sqrt(((there - last) ** 2).mean()))


def test_rules_see_no_month_after_the_sample(courses, past):
    found = courses[0].rules["regression"][0]
    counted = past.counted.of("unemployment")
    gap = (found - counted)[past.counted.in_sample]
    assert abs(gap.mean()) < 1e-12


def test_slope_of_a_row_is_of_the_model_on_what_was_counted(courses, past):
    row = course_row(courses[0], past, "in", "openings", "slope")
    seen = past.counted.in_sample
    line = np.polyfit(past.counted.of("openings")[seen], courses[0].model[1][seen], 1)
    assert row.found.value == pytest.approx(line[0], rel=1e-6)


def test_blocks_give_a_wider_interval_to_a_slow_series():
    months = np.ones(240, dtype=bool)
    slow = np.sin(2 * np.pi * np.arange(240) / 120)
    fast = np.random.default_rng(0).permutation(slow)
    wide, narrow = (
        block_interval(lambda rows, s=series: float(s[rows].mean()), months)
        for series in (slow, fast)
    )
    assert wide.high - wide.low > 2 * (narrow.high - narrow.low)


def test_published_form_at_rest_ranks_nodes_by_their_risk():
    pairs = np.array([[0, 1, 2], [1, 2, 0]])
    network = network_from_entries(3, *pairs, np.ones(3))
    plain = NodeRates(np.ones(3), np.zeros(3))
    nodes = NodeEconomy(("a", "b", "c"), ("x",) * 3, np.full(3, 1e6), np.ones(3), plain)
    alike = published_rates(network, nodes, np.ones(3))
    assert np.ptp(alike) < 1e-9
    apart = published_rates(network, nodes, np.array([0.5, 1.0, 1.5]))
    assert (np.diff(apart) > 0).all()
