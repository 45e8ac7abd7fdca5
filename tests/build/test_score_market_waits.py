"""Who hires the unemployed, and who waits how long: by hand, and out of the edition."""

import numpy as np
import pytest

from jobmorph.build.score.market_fits import stored_fits
from jobmorph.build.score.market_group_runs import group_runs
from jobmorph.build.score.market_hires import HiresCase, hires_case, hires_rows
from jobmorph.build.score.market_spells import (
    counted_spells,
    raked,
    spells_case,
    spells_rows,
)
from jobmorph.reference.edition import open_edition
from jobmorph.studies.market_calibration import labour_past

MONTHS = tuple(f"{year}-{month:02d}" for year in (2019, 2020) for month in range(1, 13))


@pytest.fixture(scope="module")
def edition():
    return open_edition()


@pytest.fixture(scope="module")
def cases(edition):
    past = labour_past(edition)
    runs = group_runs(edition, past, stored_fits())
    return hires_case(edition, past, runs), spells_case(edition, past, runs)


def small_case(later):
    hires = np.vstack([np.tile([3.0, 1.0], (12, 1)), later])
    return HiresCase((*MONTHS, "2021-01"), ("a", "b"), hires, {})


def test_make_up_is_measured_against_2019():
    later = np.vstack([np.tile([1.0, 1.0], (12, 1)), [[5.0, 0.0]]])
    case = small_case(later)
    monthly = case.monthly(case.hires)
    assert monthly.shape == (13, 2)
    assert monthly[0] == pytest.approx(np.log([0.5 / 0.75, 0.5 / 0.25]))
    assert np.isnan(monthly[-1, 1])
    assert monthly[-1, 0] == pytest.approx(np.log(1 / 0.75))
    # 2021 has one month and is no year.
    yearly = case.yearly(case.hires)
    assert yearly == pytest.approx(np.log([[0.5 / 0.75, 0.5 / 0.25]]))
    assert case.weights == pytest.approx([0.75, 0.25])


def test_raking_keeps_what_is_given_and_the_odds_that_are_said():
    seed = np.array([[[1.0, 3.0], [2.0, 1.0]]])
    people = np.array([[[50.0, 10.0], [20.0, 20.0]]])
    table = raked(seed, people)[0]
    assert table.sum(axis=0) == pytest.approx([70, 30])
    assert table.sum(axis=1) == pytest.approx([60, 40])
    odds = table[0, 0] * table[1, 1] / (table[0, 1] * table[1, 0])
    assert odds == pytest.approx(1 / 6)


def test_no_difference_between_groups_is_the_spell_of_all():
    people = np.array([[[50.0, 10.0], [20.0, 20.0]]])
    shares = raked(np.ones_like(people), people)[0] / [[60.0], [40.0]]
    assert shares == pytest.approx(np.tile([0.7, 0.3], (2, 1)))


def test_spells_are_read_in_their_order(edition):
    years, people = counted_spells(edition)
    assert (years[0], years[-1], people.shape) == (2004, 2022, (19, 10, 4))
    # Published: 44.2% of the unemployed of 2010 had waited 27 weeks or more, 20.9% in 2019.
    shares = people.sum(axis=1) / people.sum(axis=(1, 2))[:, None]
    assert shares[years.index(2010), -1] == pytest.approx(0.442, abs=2e-3)
    assert shares[years.index(2019), -1] == pytest.approx(0.209, abs=2e-3)


def test_hires_cover_the_months_counted(cases):
    case = cases[0]
    assert len(case.months) == 83
    assert "2025-10" not in case.months
    assert all(values.shape == (83, 22) for values in case.predicted.values())
    assert case.weights.sum() == pytest.approx(1.0)


def test_networks_say_the_same_of_hires_and_rules_stand_beside(cases):
    rows = {row.metric_id: row for row in hires_rows(cases[0])}
    stem = "market.variants.hires.months"
    head = rows["market.hires_rmse"]
    assert head.baseline_value == pytest.approx(rows[f"{stem}.jobs.rmse"].value)
    gain = rows[f"{stem}.observed.rmse_gain_size"]
    assert gain.low < 0 < gain.high
    assert rows[f"{stem}.same.rmse"].value > head.value
    assert rows[f"{stem}.told"].value < 0.05


def test_who_waits_longer_is_not_said_by_the_network(cases):
    rows = {row.metric_id: row for row in spells_rows(cases[1])}
    stem = "market.variants.spells.long_term"
    head = rows["market.long_term_groups_rmse"]
    assert head.value > head.baseline_value > rows[f"{stem}.before.rmse"].value
    assert rows[f"{stem}.before.spearman"].low > 0.4
    assert f"{stem}.alike.spearman" not in rows
    assert rows["market.spells_rmse"].n == 180
