import numpy as np
import pytest

from jobmorph.build.score.market_fits import stored_fits
from jobmorph.build.score.market_groups import SPANS
from jobmorph.build.score.market_occupation_rows import occupation_rows
from jobmorph.reference.edition import open_edition
from jobmorph.studies.market_calibration_groups import group_years


@pytest.fixture(scope="module")
def edition():
    return open_edition()


@pytest.fixture(scope="module")
def occupations(edition):
    return {row.metric_id: row for row in occupation_rows(edition, stored_fits())}


def test_the_gain_of_a_network_is_the_difference_of_the_two_rankings(occupations):
    for size in ("22", "370"):
        stem = f"market.variants.occupations_{size}"
        both = occupations[f"{stem}.inflow_network"].value, occupations[f"{stem}.inflow"].value
        gain = occupations[f"market.occupations_{size}.network_gain"].value
        assert gain == pytest.approx(both[0] - both[1])


def test_a_network_alone_stands_beside_the_best_permuted_one(occupations):
    row = occupations["market.occupations_370.network"]
    assert row.floor == 0.25
    assert -1.0 < row.baseline_value < 1.0
    assert "permuted" in row.baseline_name
    assert row.n > 300


def test_plain_rule_has_the_error_it_has_by_hand(edition):
    counted = group_years(edition)
    gaps = []
    for first, last in SPANS:
        before, after = counted.rate(first), counted.rate(last)
        people = counted.people(last)
        scaled = before * counted.total_rate(last) / np.average(before, weights=people)
        gaps.append(scaled - after)
    assert np.sqrt(np.square(gaps).mean()) == pytest.approx(0.0412, abs=2e-4)
