from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from jobmorph.build.compile.market_scenarios import CONGESTION_SCENARIOS, CONGESTION_YEARS
from jobmorph.reference.edition import open_edition
from jobmorph.studies.market_demand import market_demand, scenario_pair
from jobmorph.studies.market_saving import first_draws
from jobmorph.studies.market_scenarios import all_parameters, shipped_scenarios
from jobmorph.studies.market_start import market_nodes
from jobmorph.studies.node_congestion import congestion_draws, congestion_request, pressure
from jobmorph.studies.place_congestion import CONGESTION, congestion_by_job, congestion_word
from jobmorph.studies.places import all_places
from jobmorph.studies.scenario_multiplier import multiplier_draws

YEARS = 5
DRAWS = 24


@pytest.fixture(scope="module")
def edition():
    return open_edition()


@pytest.fixture(scope="module")
def drawn(edition):
    return first_draws(multiplier_draws(edition), DRAWS)


@pytest.fixture(scope="module")
def request_of(edition, drawn):
    scenarios = shipped_scenarios(edition.manifest.base_date)
    pair = scenario_pair(scenarios["expected"], scenarios["slow"], all_parameters())
    demand = market_demand(edition, pair, drawn, years=YEARS)
    return congestion_request(edition, market_nodes(edition), pair.scenario, demand, (YEARS,))


def test_searchers_per_opening_follow_from_how_fast_posts_fill():
    # Twice the searchers on as many posts that wait three weeks.
    vacancies, window = np.array([9.0]), 3.0
    filled = [vacancies * -np.expm1(-load) / window for load in (0.4, 0.8)]
    first, second = (pressure(each, vacancies, window) for each in filled)
    assert second / first == pytest.approx(2.0)
    assert np.isfinite(pressure(vacancies / window, vacancies, window)).all()


def test_where_nothing_grows_or_shrinks_no_node_gets_more_crowded(request_of, drawn):
    demand = request_of.demand
    still = replace(
        demand,
        baseline_heads=np.broadcast_to(demand.baseline_heads[0], demand.baseline_heads.shape),
        multiplier={name: np.ones_like(each) for name, each in demand.multiplier.items()},
    )
    calm = replace(request_of, demand=still, growth=np.ones_like(request_of.growth))
    found = congestion_draws(calm, drawn, np.arange(8))
    np.testing.assert_allclose(found, 1.0, rtol=1e-6)


def test_draws_do_not_depend_on_the_block_they_are_run_in(request_of, drawn):
    together = congestion_draws(request_of, drawn, np.arange(8))
    apart = congestion_draws(request_of, drawn, np.array([5]))
    np.testing.assert_allclose(apart[0], together[5], rtol=1e-6)


def test_jobs_that_grow_faster_get_less_crowded(request_of, drawn):
    found = np.median(congestion_draws(request_of, drawn, np.arange(8))[:, 0], axis=0)
    wanted = request_of.growth[YEARS] * request_of.demand.multiplier["full"][YEARS]
    growth = np.median(request_of.weights @ wanted[:, :8], axis=1)
    assert np.corrcoef(np.log(growth), np.log(found))[0, 1] < -0.6


def test_fresh_draws_lie_in_the_tables_ranges(edition, request_of, drawn):
    fresh = congestion_draws(request_of, drawn, np.arange(DRAWS))[:, 0]
    rows = edition.rows(
        "node_congestion", (pl.col("scenario") == "expected") & (pl.col("year_ahead") == YEARS)
    ).sort("moves_node")
    order = np.argsort(request_of.nodes.names)
    low, middle, high = (rows[f"congestion{end}"].to_numpy() for end in ("_low", "", "_high"))
    inside = ((fresh[:, order] >= low) & (fresh[:, order] <= high)).mean()
    assert 0.7 < inside < 0.9
    assert np.corrcoef(np.log(np.median(fresh[:, order], axis=0)), np.log(middle))[0, 1] > 0.9


def test_every_node_has_a_figure_for_each_scenario_and_year(edition):
    table = edition.table("node_congestion")
    nodes = edition.table("market_node").height
    assert table.height == nodes * len(CONGESTION_SCENARIOS) * len(CONGESTION_YEARS)
    low, middle, high = (table[f"congestion{end}"] for end in ("_low", "", "_high"))
    assert (low <= middle).all()
    assert (middle <= high).all()


def test_places_take_the_figure_of_their_node_and_roles_borrow(edition):
    jobs = congestion_by_job(edition, YEARS)
    facts = all_places(edition).mean(jobs)
    node = edition.rows(
        "node_congestion",
        (pl.col("moves_node") == "43-4050")
        & (pl.col("scenario") == "cut-first")
        & (pl.col("year_ahead") == YEARS),
    )
    told = facts.row(by_predicate=pl.col("place_id") == "node:43-4050", named=True)
    assert told["congestion_cut_first_high"] == pytest.approx(node.item(0, "congestion_high"))
    anchors = edition.rows("role_anchor", pl.col("role_id") == "sales-development/entry").join(
        jobs, on="occupation_onet2019"
    )
    role = facts.row(by_predicate=pl.col("place_id") == "role:sales-development/entry", named=True)
    mean = (anchors["anchor_weight"] * anchors["congestion"]).sum() / anchors["anchor_weight"].sum()
    assert role["congestion"] == pytest.approx(mean)


def test_a_word_stands_only_where_the_range_carries_it():
    rows = [
        (1.006, 1.1, 1.2, "more"),
        (1.004, 1.1, 1.2, "unclear"),
        (0.8, 0.9, 0.994, "less"),
        (0.8, 0.9, 1.02, "unclear"),
        (None, None, None, None),
    ]
    frame = pl.DataFrame(rows, schema=[*CONGESTION[:3], "word"], orient="row")
    told = frame.select(congestion_word().alias("told"))
    assert told["told"].to_list() == frame["word"].to_list()
