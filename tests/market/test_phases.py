from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmorph.market.chance import ExpectedValues, IntegerDraws
from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.flows import Exits, Separations
from jobmorph.market.labour_market import NodeRates
from jobmorph.market.network import closed_network, network_from_entries
from jobmorph.market.phases import (
    enter_labour_force,
    exit_labour_force,
    flows_of,
    match,
    offer,
    open_positions,
    recall,
    search,
    separate,
    step,
)
from jobmorph.market.state import KINDS, SPELL_CLASSES, LabourState

from .labour_case import ALL_ON, network_of_size, plain_market, state_of

EXPECTED = ExpectedValues()
TWO = network_from_entries(2, np.array([0, 1]), np.array([1, 0]), np.ones(2))
QUIET = FlowParameters(separation_share=0.0, job_search_share=0.0, effort_floor=1.0)


def nothing_leaves(state):
    none = np.zeros_like(state.employed)
    return Separations(none, none), Exits(none, np.zeros_like(state.unemployed), none)


def test_separations_by_hand():
    state = state_of([1000, 1000, 100], [100, 0, 0])
    gap = state.employed + state.vacancies - np.array([900.0, 1100.0, 10.0])
    parameters = replace(QUIET, separation_speed=0.16, recall_share=0.25)
    found = separate(state, gap, np.array([0.016, 0.016, 0.5]), parameters, EXPECTED)
    # Excess 200: .016 x 1000 + .984 x .16 x 200; none; excess 90: 50 + .5 x .16 x 90.
    assert found.total.tolist() == pytest.approx([47.488, 16.0, 57.2])
    assert found.awaiting.tolist() == pytest.approx([11.872, 4.0, 14.3])
    everybody = separate(state, gap * 1e6, np.zeros(3), parameters, EXPECTED)
    assert everybody.total.tolist() == [1000.0, 0.0, 100.0]


def test_exits_by_hand_and_the_longest_waiting_give_up():
    state = state_of([110], [5], searching=[[10.0] * SPELL_CLASSES], outside=[20])
    market = plain_market(closed_network(1), rates=NodeRates(np.ones(1), np.array([0.1])))
    parameters = replace(QUIET, discouragement_share=0.5)
    exits = exit_labour_force(
        state, Separations(np.array([10.0]), np.zeros(1)), market, parameters, EXPECTED
    )
    assert exits.employed.tolist() == [10.0]
    assert exits.outside.tolist() == [2.0]
    # Twenty-seven classes lose a tenth; the last keeps .9 x .5.
    assert exits.unemployed[0, 0, :27].tolist() == [1.0] * 27
    assert exits.unemployed[0, 0, 27] == pytest.approx(5.5)
    assert exits.total == pytest.approx(10 + 2 + 27 + 5.5)


def test_entrants_replace_exits_and_add_growth():
    state = state_of([600, 300], [5, 5], searching=[[60], [40]])
    exits = Exits(np.array([6.0, 3.0]), np.zeros_like(state.unemployed), np.array([1.0, 0.0]))
    market = plain_market(TWO, entrant_share=np.array([0.25, 0.75]))
    parameters = replace(QUIET, entrant_unemployed_share=0.4, growth_share=0.002)
    entrants = enter_labour_force(state, exits, market, parameters, EXPECTED)
    assert entrants.unemployed.tolist() == pytest.approx([0.4 * 3, 0.4 * 9])
    assert entrants.outside.tolist() == pytest.approx([0.6 * 3, 0.6 * 9])


def test_openings_by_hand_and_posts_of_leavers():
    state = state_of([1000, 1000, 1000, 100], [0, 100, 0, 0])
    target = np.array([1100.0, 1100.0, 990.0, 10_000.0])
    gap = state.employed + state.vacancies - target
    market = plain_market(network_of_size(4), opening_share=np.full(4, 0.012))
    leavers = np.array([10.0, 10.0, 10.0, 0.0])
    parameters = replace(QUIET, opening_speed=0.16, replacement_share=0.8, replacement_band=0.0)
    sharp = open_positions(state, gap, leavers, market, parameters, EXPECTED)
    # Lack 100: 12 + .988 x 16, and 8 posts again; on target; 10 too many: none again; capped.
    assert sharp.tolist() == pytest.approx([35.808, 20.0, 12.0, 100.0])
    banded = replace(parameters, replacement_band=20 / 990)
    assert open_positions(state, gap, leavers, market, banded, EXPECTED)[2] == pytest.approx(16.0)


def test_recall_returns_a_share_without_a_vacancy():
    state = state_of([100], [7], awaiting=[[10, 20]])
    parameters = replace(QUIET, recall_rate=0.1)
    after = step(state, np.array([107.0]), plain_market(closed_network(1)), parameters, EXPECTED)
    assert after.employed.tolist() == [103.0]
    assert after.vacancies.tolist() == [7.0]
    assert after.unemployed[2, 0, :3].tolist() == [0.0, 9.0, 18.0]
    returned = recall(state, nothing_leaves(state)[1], parameters, EXPECTED)
    assert returned[0, :2].tolist() == [1.0, 2.0]


def test_search_and_match_by_hand():
    state = state_of([100, 200], [30, 10], searching=[[60], [40]], outside=[4, 0])
    market = plain_market(TWO, steady_vacancies=np.array([20.0, 10.0]))
    parameters = replace(
        QUIET, matching_window=0.5, job_search_share=0.05, search_cyclicality=0.0,
        own_search_unemployed=0.6, own_search_employed=0.8,
    )  # fmt: skip
    looking = search(state, *nothing_leaves(state), market, parameters)
    # Pull 1.5 and 1: node 0 searches .6 x 1.5 = .9 at home, .4 away; node 1 .6 and .6.
    assert looking.reach_unemployed.tolist() == pytest.approx([1.3, 1.2])
    assert looking.reach_employed.tolist() == pytest.approx([1.4, 1.1])
    idle, busy = (64.0, 40.0), (5.0, 10.0)
    first = idle[0] * 0.9 / 1.3 + idle[1] * 0.5 + busy[0] * 1.2 / 1.4 + busy[1] * 0.3 / 1.1
    second = idle[0] * 0.4 / 1.3 + idle[1] * 0.5 + busy[0] * 0.2 / 1.4 + busy[1] * 0.8 / 1.1
    assert looking.applications.tolist() == pytest.approx([first, second])
    filled = 30 * (1 - np.exp(-0.5 * first / 30)), 10 * (1 - np.exp(-0.5 * second / 10))
    success = filled[0] / first, filled[1] / second
    hires = match(looking, market, parameters, EXPECTED)
    assert hires.filled.tolist() == pytest.approx(filled)
    finding = (0.9 * success[0] + 0.4 * success[1]) / 1.3
    assert hires.unemployed[0, 0, 0] == pytest.approx(60 * finding)
    assert hires.outside[0] == pytest.approx(4 * finding)
    assert hires.employed[1] == pytest.approx(10 * (0.3 * success[0] + 0.8 * success[1]) / 1.1)
    assert offer(looking, market, parameters).own_unemployed[0] == pytest.approx(
        0.9 * success[0] / (0.9 * success[0] + 0.4 * success[1])
    )


def test_only_changes_of_openings_and_wages_redirect_search():
    state = state_of([100, 100], [20, 80], searching=[[10], [10]])
    market = plain_market(TWO, steady_vacancies=np.array([20.0, 80.0]))
    parameters = replace(QUIET, own_search_unemployed=0.5)
    looking = search(state, *nothing_leaves(state), market, parameters)
    assert looking.applications.tolist() == pytest.approx([10.0, 10.0])
    paid = replace(market, log_wage=np.log([1.0, 3.0]))
    keen = replace(parameters, wage_response=1.0)
    drawn = search(state, *nothing_leaves(state), paid, keen)
    assert drawn.applications.tolist() == pytest.approx([5.0, 15.0])


def test_search_weakens_with_weeks_and_at_work_with_a_slack_market():
    parameters = replace(QUIET, effort_floor=0.5, effort_decay_month=4.345 * np.log(2))
    state = state_of([100], [1], searching=[[8, 8, 8]])
    market = plain_market(closed_network(1), steady_tightness=1 / 6)
    looking = search(state, *nothing_leaves(state), market, parameters)
    assert looking.applications[0] == pytest.approx(8 * (1 + 0.75 + 0.625))
    busy = replace(parameters, job_search_share=0.1, search_cyclicality=2.0)
    looking = search(state, *nothing_leaves(state), market, busy)
    # Tightness 1/24, a quarter of its steady level.
    assert looking.employed_effort.tolist() == pytest.approx([0.1 / 16])


def test_people_age_a_week_and_the_last_class_pools():
    spells = np.zeros((1, SPELL_CLASSES))
    spells[0, [0, 26, 27]] = 10.0, 20.0, 30.0
    state = state_of([100], [0], searching=spells, quits=[3])
    parameters = replace(QUIET, separation_share=0.07)
    market = plain_market(closed_network(1))
    after = step(state, np.array([100.0]), market, parameters, EXPECTED)
    assert after.unemployed[0, 0, [0, 1, 27]].tolist() == pytest.approx([7.0, 10.0, 50.0])
    assert after.employed.tolist() == pytest.approx([93.0])
    # Three quit the week before; eight in ten of their posts open again, hires have ended.
    assert after.vacancies.tolist() == pytest.approx([2.4])
    assert after.quits.tolist() == [0.0]


def test_separations_follow_the_scale_of_the_week():
    state, market = state_of([100.0], [0]), plain_market(closed_network(1))
    parameters = replace(QUIET, separation_share=0.02)
    after = step(state, np.array([100.0]), market, parameters, EXPECTED, separation_scale=2.5)
    assert after.employed.tolist() == pytest.approx([95.0])


@pytest.mark.parametrize(
    ("vacancies", "factor"), [(2.5, 2.0), (10.0, 1.0), (40.0, 0.5), (0.0, 8**0.5), (1e6, 8**-0.5)]
)
def test_fewer_lose_their_job_where_posts_are_hard_to_fill(vacancies, factor):
    # Ten wait, so the steady level of one post each is ten; an eighth and eight times are the ends.
    state = state_of([100.0], [vacancies], searching=[[10.0]])
    market = plain_market(closed_network(1), steady_tightness=1.0)
    parameters = replace(QUIET, separation_share=0.02, separation_cyclicality=0.5)
    flows = flows_of(state, np.array([100.0 + vacancies]), market, parameters, EXPECTED)
    assert flows.separations.total.tolist() == pytest.approx([2.0 * factor])


@st.composite
def markets(draw):
    count = draw(st.integers(2, 5))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    empty = rng.random((3, count)) < 0.2
    scale = 10.0 ** draw(st.integers(0, 6))
    stocks = np.where(empty, 0.0, rng.exponential(scale, (3, count)))
    spells = rng.exponential(scale / 50, (KINDS, count, SPELL_CLASSES)) * (
        rng.random((KINDS, count, SPELL_CLASSES)) < 0.7
    )
    state = LabourState(stocks[0], spells, stocks[1], stocks[2], stocks[0] * 0.01)
    share = rng.random(count)
    market = plain_market(
        network_of_size(count, seed=int(rng.integers(100))),
        rates=NodeRates(rng.random(count) * 300, rng.random(count) * 0.1),
        entrant_share=share / share.sum(),
        opening_share=rng.random(count) * 0.5,
        steady_vacancies=rng.random(count) + 0.1,
        appeal=rng.random(count),
        log_wage=rng.normal(size=count),
        steady_tightness=float(rng.random() + 0.1),
    )
    return market, state, rng.exponential(scale, (4, count))


def whole(state):
    return LabourState(
        *(np.round(getattr(state, name)) for name in LabourState.__dataclass_fields__)
    )


@given(case=markets())
@settings(deadline=None)
def test_people_change_by_entrants_and_exits_alone(case):
    market, state, targets = case
    for target in targets:
        flows = flows_of(state, target, market, ALL_ON, EXPECTED)
        entered = flows.entrants.unemployed.sum() + flows.entrants.outside.sum()
        after = step(state, target, market, ALL_ON, EXPECTED)
        wanted = state.people + entered - flows.exits.total
        assert after.people == pytest.approx(wanted, rel=1e-9, abs=1e-9)
        jobs = state.vacancies + flows.opened - flows.hires.filled
        np.testing.assert_allclose(after.vacancies, jobs, rtol=1e-9, atol=1e-9)
        left = flows.hires.unemployed.sum() + (flows.hires.outside + flows.hires.employed).sum()
        assert left == pytest.approx(flows.hires.filled.sum(), rel=1e-9, abs=1e-9)
        state = after


@given(case=markets(), seed=st.integers(0, 2**16))
@settings(deadline=None)
def test_whole_heads_are_conserved_to_the_head(case, seed):
    market, state, targets = case
    state, chance = whole(state), IntegerDraws(np.random.default_rng(seed))
    closed = replace(ALL_ON, growth_share=0.0)
    people = state.people
    for target in targets:
        state = step(state, target, market, closed, chance)
        assert state.people == people
        assert (state.unemployed == np.round(state.unemployed)).all()
        assert (state.vacancies == np.round(state.vacancies)).all()


@given(case=markets(), seed=st.integers(0, 99))
@settings(deadline=None)
def test_relabelling_nodes_permutes_the_market(case, seed):
    market, state, targets = case
    order = np.random.default_rng(seed).permutation(market.network.count)
    turned = replace(
        market,
        network=market.network.relabelled(order),
        rates=NodeRates(market.rates.relative_risk[order], market.rates.exit_share[order]),
        entrant_share=market.entrant_share[order],
        opening_share=market.opening_share[order],
        steady_vacancies=market.steady_vacancies[order],
        appeal=market.appeal[order],
        log_wage=market.log_wage[order],
    )
    there, here = state.relabelled(order), state
    for target in targets:
        there = step(there, target[order], turned, ALL_ON, EXPECTED)
        here = step(here, target, market, ALL_ON, EXPECTED)
    expected = here.relabelled(order)
    for name in LabourState.__dataclass_fields__:
        np.testing.assert_allclose(
            getattr(there, name), getattr(expected, name), rtol=1e-7, atol=1e-7
        )
