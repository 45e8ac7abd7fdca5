from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmorph.market.chance import ExpectedValues
from jobmorph.market.flow_parameters import WEEKS_PER_MONTH, FlowParameters
from jobmorph.market.labour_market import NodeRates, weekly_exit_share
from jobmorph.market.network import closed_network, network_from_entries
from jobmorph.market.phases import flows_of, offer, search, step
from jobmorph.market.state import LabourState
from jobmorph.market.steady import steady_state
from jobmorph.schema.errors import DataError, InfeasibleError, ParameterError

from .labour_case import market_at_rest, network_of_size, rates_of_size

EXPECTED = ExpectedValues()
ONE_RATES = NodeRates(np.ones(1), weekly_exit_share(np.array([4.7])))


def settle(state, target, market, parameters, weeks):
    for _ in range(weeks):
        state = step(state, target, market, parameters, EXPECTED)
    return state


def moments(state, target, market, parameters):
    """Monthly rates of a state, in per cent."""
    flows = flows_of(state, target, market, parameters, EXPECTED)
    employed, idle = state.employed.sum(), state.without_work.sum()
    vacancies, hires = state.vacancies.sum(), flows.hires
    per_month = 100.0 * WEEKS_PER_MONTH
    return {
        "unemployment": 100.0 * idle / (idle + employed),
        "openings": 100.0 * vacancies / (vacancies + employed),
        "finding": per_month * hires.unemployed.sum() / idle,
        "job_to_job": per_month * hires.employed.sum() / employed,
        "separations": per_month * flows.separations.total.sum() / employed,
        "long_term": 100.0 * state.long_term.sum() / idle,
        "hires": per_month * hires.filled.sum() / employed,
    }


def test_one_node_at_the_start_values_settles_at_the_known_rates():
    # Openings .0042 of jobs, usual tightness .5; only the target is free.
    parameters = FlowParameters()
    rest = steady_state(
        closed_network(1), ONE_RATES, np.array([0.94]), parameters, unemployment_rate=0.06
    )
    market = replace(rest.market, opening_share=np.array([0.0042]), steady_tightness=0.5)
    target = np.array([0.97])
    state = settle(rest.state, target, market, parameters, 3000)
    found = moments(state, target, market, parameters)
    known = {
        "unemployment": 6.0, "openings": 3.1, "finding": 23.0, "job_to_job": 2.0,
        "separations": 1.35, "long_term": 28.0, "hires": 3.7,
    }  # fmt: skip
    off = {name: found[name] / value - 1.0 for name, value in known.items()}
    assert max(map(abs, off.values())) < 0.02, off
    # With the window rounded to .08 the market is slacker: not the known rates.
    narrow = replace(parameters, matching_window=0.08)
    slack = moments(settle(state, target, market, narrow, 3000), target, market, narrow)
    assert slack["unemployment"] == pytest.approx(6.2, abs=0.03)
    assert slack["openings"] == pytest.approx(3.34, abs=0.03)


def test_the_opening_share_that_rest_needs_is_the_known_start_value():
    rest = steady_state(
        closed_network(1), ONE_RATES, np.array([0.94]), FlowParameters(), unemployment_rate=0.06
    )
    assert rest.market.opening_share[0] == pytest.approx(0.0042, abs=5e-7)
    assert rest.market.steady_tightness == pytest.approx(0.5, abs=0.01)


def test_two_nodes_in_closed_form():
    # No exits, no search at work, effort 1: f = (sum of separations) / (sum of unemployed), u_i by
    # flow balance w_i = f u_i, and a table that moves as many in as out.
    network = network_from_entries(2, np.array([0, 1]), np.array([1, 0]), np.ones(2))
    parameters = FlowParameters(
        separation_share=0.004, effort_floor=1.0, job_search_share=0.0, matching_window=0.5
    )
    employed = np.array([300.0, 600.0])
    rates = NodeRates(np.array([1.0, 0.5]), np.zeros(2))
    rest = steady_state(network, rates, employed, parameters, unemployment_rate=0.1)
    lost = np.array([1.2, 1.2])
    success = lost.sum() / 100.0
    assert rest.success == pytest.approx(success)
    assert rest.state.without_work.tolist() == pytest.approx([50.0, 50.0])
    # Class k holds w (1 - f)^k; the pool w (1 - f)^27 / f.
    classes = rest.state.unemployed[0, 0]
    np.testing.assert_allclose(classes[:27], 1.2 * (1 - success) ** np.arange(27))
    assert classes[27] == pytest.approx(1.2 * (1 - success) ** 27 / success)
    # p = mu (1 - exp(-y)) / y with y = mu s / v, and v (1 - exp(-y)) = w.
    load = 0.5 * 50.0 / rest.state.vacancies
    np.testing.assert_allclose(0.5 * -np.expm1(-load) / load, success)
    np.testing.assert_allclose(rest.state.vacancies * -np.expm1(-load), lost)
    assert rest.market.entrant_share.tolist() == [0.0, 0.0]
    assert rest.held_back.max() < 1e-12


SWITCHES = {
    "plain": FlowParameters(),
    "recall": FlowParameters(recall_share=0.3, recall_rate=0.1),
    "give up": FlowParameters(discouragement_share=0.02),
    "nobody searches at work": FlowParameters(job_search_share=0.0),
    "no duration": FlowParameters(effort_floor=1.0),
    "wages": FlowParameters(wage_response=0.5),
}


@pytest.mark.parametrize("name", SWITCHES)
def test_without_a_shock_the_market_stays(name):
    parameters, wages = SWITCHES[name], np.linspace(3.0, 4.0, 8)
    rest = market_at_rest(
        8, heads=1.0, parameters=replace(parameters, matching_window=0.2), log_wage=wages
    )
    parameters = replace(parameters, matching_window=0.2)
    state = settle(rest.state, rest.target, rest.market, parameters, 520)
    for field in LabourState.__dataclass_fields__:
        np.testing.assert_allclose(
            getattr(state, field), getattr(rest.state, field), rtol=1e-8, atol=1e-11
        )
    assert rest.state.unemployment_rate == pytest.approx(0.06, abs=1e-12)


@given(seed=st.integers(0, 500), rate=st.floats(0.05, 0.15))
@settings(deadline=None, max_examples=25)
def test_any_network_comes_to_rest(seed, rate):
    parameters = FlowParameters(matching_window=0.5)
    rest = market_at_rest(7, seed=seed, heads=1.0, parameters=parameters, unemployment_rate=rate)
    after = step(rest.state, rest.target, rest.market, parameters, EXPECTED)
    np.testing.assert_allclose(after.employed, rest.state.employed, rtol=1e-9)
    np.testing.assert_allclose(after.unemployed, rest.state.unemployed, rtol=1e-7, atol=1e-10)
    assert ((rest.held_back > 0) <= (rest.market.entrant_share < 1e-9)).all()


def test_steady_hires_follow_the_move_table_where_nothing_is_held_back():
    rest, parameters = market_at_rest(8, seed=3), FlowParameters()
    state, market = rest.state, rest.market
    flows = flows_of(state, rest.target, market, parameters, EXPECTED)
    looking = search(state, flows.separations, flows.exits, market, parameters)
    offers = offer(looking, market, parameters)
    network = market.network
    hires = network.shares * offers.attraction[network.destinations]
    followed = network.shares * (1.0 - rest.held_back[network.destinations])
    np.testing.assert_allclose(hires / followed, rest.success, rtol=1e-9)
    assert (rest.held_back == 0).any()


def test_many_draws_equal_each_alone():
    shares = np.array([[0.0028], [0.0031], [0.0035]])
    network, rates = network_of_size(5, seed=1), rates_of_size(5, seed=1)
    employed = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    parameters = FlowParameters(separation_share=shares, matching_window=0.3)
    together = steady_state(network, rates, employed, parameters, unemployment_rate=0.06)
    for row, share in enumerate(shares[:, 0]):
        own = replace(parameters, separation_share=share)
        alone = steady_state(network, rates, employed, own, unemployment_rate=0.06)
        np.testing.assert_allclose(together.target[row], alone.target, rtol=1e-10)
        np.testing.assert_allclose(
            together.state.draw(row).unemployed, alone.state.unemployed, rtol=1e-8, atol=1e-12
        )


def test_what_cannot_rest_is_refused():
    one, rates = closed_network(1), ONE_RATES
    with pytest.raises(InfeasibleError, match="matching window"):
        steady_state(one, rates, np.ones(1), FlowParameters(), unemployment_rate=0.04)
    with pytest.raises(DataError, match="people at work"):
        steady_state(one, rates, np.zeros(1), FlowParameters(), unemployment_rate=0.06)
    with pytest.raises(ParameterError, match="grows"):
        growing = FlowParameters(growth_share=0.001)
        steady_state(one, rates, np.ones(1), growing, unemployment_rate=0.06)
    with pytest.raises(ParameterError, match="above 0"):
        steady_state(one, rates, np.ones(1), FlowParameters(), unemployment_rate=0.0)
