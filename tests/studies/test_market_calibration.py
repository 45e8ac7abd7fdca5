import numpy as np
import pytest

from jobmorph.market.network import network_from_entries
from jobmorph.reference.edition import open_edition
from jobmorph.studies.market_calibration import (
    REST_WEEKS,
    exit_share_year,
    labour_past,
    one_node,
)
from jobmorph.studies.market_calibration_groups import (
    group_of_nodes,
    group_years,
    with_job_course,
)
from jobmorph.studies.market_calibration_network import (
    moves_network,
    node_economy,
    permuted_network,
    size_network,
)


@pytest.fixture(scope="module")
def edition():
    return open_edition()


@pytest.fixture(scope="module")
def past(edition):
    return labour_past(edition)


@pytest.fixture(scope="module")
def economy(edition):
    return node_economy(edition)


# Means of 2000-12 to 2019-05, published series.
MEANS = {
    "unemployment": 6.05,
    "openings": 3.09,
    "hires": 3.61,
    "layoffs": 1.40,
    "find": 23.4,
    "change": 1.98,
    "long_term": 26.4,
}


@pytest.mark.parametrize(("name", "percent"), MEANS.items())
def test_means_in_sample_are_the_published_ones(past, name, percent):
    mean = 100 * past.counted.of(name)[past.counted.in_sample].mean()
    assert mean == pytest.approx(percent, rel=0.006)


def test_windows_part_the_months(past):
    windows = past.windows
    parts = sum(windows[name].astype(int) for name in ("in", "after", "pandemic"))
    assert parts.tolist() == [1] * len(past.months)
    left_out = windows["after"] & ~windows["calm"]
    assert {month[:4] for month in np.array(past.months)[left_out]} == {"2020", "2021"}
    assert not (windows["calm"] & ~windows["after"]).any()
    assert windows["in"].sum() == 222
    assert windows["pandemic"].sum() == 16
    assert past.months[0] == "2000-12"


def test_output_falls_short_most_in_the_great_recession_before_2019(past):
    cycle = past.driver("output").cycle
    month = past.period[int(np.argmin(cycle[past.period <= 222]))]
    assert past.months[month - 1][:4] == "2009"
    assert -0.08 < cycle[past.period <= 222].min() < -0.04


def test_drivers_never_see_what_they_are_scored_on(past):
    assert past.driver("output").inputs == ()
    assert past.driver("openings").inputs == ("openings",)
    assert past.driver("openings and layoffs").inputs == ("openings", "layoffs")


def test_one_node_has_the_exits_of_the_projections(edition, past):
    share = exit_share_year(edition)
    assert share == pytest.approx(0.047, abs=0.001)
    alone = one_node(past, "output", share)
    assert alone.rates.exit_share[0] == pytest.approx(1 - (1 - share) ** (1 / 52))


def test_risks_have_mean_one_over_jobs(economy):
    assert np.average(economy.rates.relative_risk, weights=economy.heads) == pytest.approx(1.0)


def test_likeliest_moves_hold_95_percent_of_each_origin(edition, economy):
    whole = edition.table("move_probability").group_by("moves_node").len()
    kept = moves_network(edition, economy.nodes, "predicted")
    assert kept.shares.size < whole.get_column("len").sum()
    assert kept.has_moves.all()


def test_size_network_follows_jobs():
    network = size_network(np.array([1.0, 2.0, 6.0]))
    np.testing.assert_allclose(
        network.over_destinations(np.array([0.0, 0.0, 1.0]))[:2], [6 / 8, 6 / 7]
    )


def test_permuted_network_keeps_shares_and_changes_names():
    pairs = np.array([[0, 0, 1, 2, 3], [1, 2, 0, 3, 1]])
    network = network_from_entries(4, *pairs, np.array([3.0, 1.0, 1.0, 1.0, 1.0]))
    other = permuted_network(network, 5)
    names = np.random.default_rng(5).permutation(4)
    first = slice(other.row_starts[0], other.row_starts[1])
    found = dict(zip(other.destinations[first].tolist(), other.shares[first], strict=True))
    kept = {int(names[1]): 0.75, int(names[2]): 0.25}
    kept.pop(0, None)
    assert found == pytest.approx({j: share / sum(kept.values()) for j, share in kept.items()})


def spearman(left, right):
    ranks = [np.argsort(np.argsort(values)) for values in (left, right)]
    return np.corrcoef(*ranks)[0, 1]


@pytest.mark.parametrize(
    ("span", "by_rate", "by_jobs"), [((2007, 2010), 0.67, 0.88), ((2019, 2020), 0.28, 0.49)]
)
def test_plain_rules_rank_ten_groups_as_they_were_found_to(edition, span, by_rate, by_jobs):
    counted = group_years(edition)
    first, last = span
    change = counted.rate(last) - counted.rate(first)
    assert spearman(change, counted.rate(first)) == pytest.approx(by_rate, abs=0.03)
    fall = -counted.job_growth(first, last)
    assert spearman(change, fall) == pytest.approx(by_jobs, abs=0.04)


def test_demand_follows_the_jobs_of_its_group(edition, economy, past):
    plain = economy.past(size_network(economy.heads), past.driver("output"), past.period)
    here = with_job_course(edition, economy, plain, lag=0)
    group = group_of_nodes(edition, economy)
    place = group_years(edition).groups.index("production")
    # The middle of May 2010: 113.5 months of 52 / 12 weeks after the start.
    week = REST_WEEKS + round(113.5 * 52 / 12)
    share = (here.course[week] * here.employed)[group == place].sum()
    counted = group_years(edition)
    heads = counted.heads[counted.years.index(2010)]
    assert share == pytest.approx(heads[place] / heads.sum(), rel=0.01)
    np.testing.assert_allclose(here.course @ here.employed, 1.0, rtol=1e-9)
