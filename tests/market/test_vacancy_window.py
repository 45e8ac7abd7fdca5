"""A post gathers applications for some weeks before one is taken."""

import numpy as np
import pytest

from jobmorph.market.chance import ExpectedValues
from jobmorph.market.ensemble import run_by_phases, run_compiled
from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.network import closed_network
from jobmorph.market.phases import exit_labour_force, match, search, separate, step
from jobmorph.market.timetable import Timetable

from .labour_case import market_at_rest, plain_market, state_of


def matched(tau):
    p = FlowParameters(
        matching_window=0.5, vacancy_window=tau, job_search_share=0.0, effort_floor=1.0
    )
    market, chance = plain_market(closed_network(1)), ExpectedValues()
    state = state_of([900.0], [50.0], searching=[[100.0]])
    gone = separate(state, np.zeros(1), np.zeros(1), p, chance)
    exits = exit_labour_force(state, gone, market, p, chance)
    return match(search(state, gone, exits, market, p), market, p, chance)


@pytest.mark.parametrize("tau", [1.0, 2.5])
def test_hires_by_hand(tau):
    hires = matched(tau)
    expected = 50 / tau * (1 - np.exp(-tau * 0.5 * 100 / 50))
    assert hires.filled[0] == pytest.approx(expected)
    assert hires.unemployed.sum() == pytest.approx(expected)


def test_market_at_rest_stays_there_and_posts_last_longer():
    plain, slow = (
        market_at_rest(parameters=FlowParameters(matching_window=0.2, vacancy_window=tau))
        for tau in (1.0, 2.0)
    )
    assert slow.state.vacancies.sum() == pytest.approx(2 * plain.state.vacancies.sum())
    p = FlowParameters(matching_window=0.2, vacancy_window=2.0)
    after = step(slow.state, slow.target, slow.market, p, ExpectedValues())
    np.testing.assert_allclose(after.vacancies, slow.state.vacancies, rtol=1e-9)
    np.testing.assert_allclose(after.employed, slow.state.employed, rtol=1e-9)


def test_compiled_loops_equal_the_phases():
    rows = np.array([[0.003], [0.0031]])
    p = FlowParameters(rows, matching_window=0.2, vacancy_window=np.array([[1.0], [3.0]]))
    rest = market_at_rest(parameters=p)
    knots = rest.target[:, None] * np.array([1.0, 0.95, 1.02])[None, :, None]
    times = Timetable(knots, np.arange(40) // 10, 20)
    group = np.zeros(6, dtype=np.int64)
    runs = [engine(rest, p, times, group).values for engine in (run_by_phases, run_compiled)]
    np.testing.assert_allclose(*runs, rtol=1e-10)
