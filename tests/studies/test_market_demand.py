import numpy as np
import pytest

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market_demand import node_weights, scenario_pair
from jobmorph.studies.market_scenarios import all_parameters, reference_scenario

from .market_case import YEARS, demand, edition, nodes, pair


def test_the_reference_itself_changes_nothing_at_all():
    slow = demand("slow")
    assert all((values == 1.0).all() for values in slow.multiplier.values())
    np.testing.assert_array_equal(slow.saved_share, slow.reference_saved_share)


def test_today_changes_nothing_and_later_years_do():
    cut = demand("cut-first")
    for values in cut.multiplier.values():
        np.testing.assert_allclose(values[0], 1.0, atol=1e-13)
        assert np.abs(values[YEARS] - 1.0).max() > 1e-3


def test_full_closure_brings_the_total_nearer_to_the_baseline():
    cut = demand("cut-first")
    heads = cut.baseline_heads[YEARS]
    gaps = {
        name: np.abs(np.log(heads @ values[YEARS] / heads.sum()))
        for name, values in cut.multiplier.items()
    }
    assert (gaps["full"] < gaps["open"]).all()
    # One factor for all: who gains on whom does not change.
    ratio = cut.multiplier["full"][YEARS] / cut.multiplier["open"][YEARS]
    np.testing.assert_allclose(ratio, np.broadcast_to(ratio[0], ratio.shape), rtol=1e-12)


def test_more_of_the_saved_time_taken_as_fewer_people_means_fewer_jobs():
    cut, plain = demand("cut-first"), demand("expected")
    heads = plain.baseline_heads[YEARS]
    totals = [(heads @ each.multiplier["open"][YEARS]).mean() for each in (cut, plain)]
    assert totals[0] < totals[1]


def test_the_reference_shares_all_but_pace_and_new_work():
    cut = pair("cut-first")
    differing = {name for name in cut.scenario if cut.scenario[name] != cut.reference[name]}
    assert differing == {
        "exposure.adoption_speed",
        "exposure.adoption_ceiling",
        "exposure.reach_growth",
        "market.new_work_share_year",
    }


def test_every_node_leans_on_units_of_the_outlook():
    weights = node_weights(edition(), demand("slow").units, nodes().names)
    np.testing.assert_allclose(weights.sum(axis=1), 1.0, atol=1e-12)
    heads = weights.T @ nodes().employed
    np.testing.assert_allclose(heads, demand("slow").baseline_heads[0], rtol=1e-3)


def test_the_past_cannot_be_run_yet():
    past = Scenario("computerisation", "1980-01", 10.0)
    with pytest.raises(ParameterError, match="1980 to 2010"):
        scenario_pair(past, reference_scenario(edition()), all_parameters())
