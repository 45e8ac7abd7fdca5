import numpy as np
import pytest

from jobmorph.market.chance import ExpectedValues, IntegerDraws
from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.network import closed_network
from jobmorph.market.phases import flows_of, step
from jobmorph.market.state import LabourState, stack_states

from .labour_case import market_at_rest, plain_market, state_of

NAMES = tuple(LabourState.__dataclass_fields__)


def whole(state):
    return LabourState(*(np.round(getattr(state, name)) for name in NAMES))


@pytest.mark.parametrize("recall_share", [0.0, 0.2])
def test_engines_agree_for_a_nation_of_whole_heads(recall_share):
    parameters = FlowParameters(recall_share=recall_share, matching_window=0.2)
    rest = market_at_rest(30, heads=4e6, parameters=parameters)
    assert 1e8 < rest.state.people < 4e8
    drawn = expected = whole(rest.state)
    chance = IntegerDraws(np.random.default_rng(7))
    # Half of the nodes shrink and half grow by 5%.
    target = rest.target * np.where(np.arange(30) % 2, 0.95, 1.05)
    gaps = []
    for _ in range(104):
        drawn = step(drawn, target, rest.market, parameters, chance)
        expected = step(expected, target, rest.market, parameters, ExpectedValues())
        gaps.append(100.0 * abs(drawn.unemployment_rate - expected.unemployment_rate))
    assert max(gaps) < 0.02
    assert np.corrcoef(drawn.without_work, expected.without_work)[0, 1] > 0.999


def test_the_mean_of_draws_is_the_expected_value_phase_by_phase():
    # Nearly all posts filled in a week would bias the cut: the window keeps most of them open.
    parameters = FlowParameters(recall_share=0.3, discouragement_share=0.05, matching_window=0.02)
    rest = market_at_rest(4, heads=3e4, parameters=parameters, unemployment_rate=0.08)
    state = whole(rest.state)
    rng = np.random.default_rng(3)
    draws = [
        flows_of(state, rest.target * 0.99, rest.market, parameters, IntegerDraws(rng))
        for _ in range(400)
    ]
    wanted = flows_of(state, rest.target * 0.99, rest.market, parameters, ExpectedValues())
    for read in (
        lambda flows: flows.separations.total,
        lambda flows: flows.separations.awaiting,
        lambda flows: flows.exits.unemployed.sum(axis=(0, 2)),
        lambda flows: flows.entrants.unemployed,
        lambda flows: flows.entrants.outside,
        lambda flows: flows.opened,
        lambda flows: flows.recalled.sum(axis=1),
        lambda flows: flows.hires.unemployed.sum(axis=(0, 2)),
        lambda flows: flows.hires.outside,
        lambda flows: flows.hires.employed,
        lambda flows: flows.hires.filled,
    ):
        values = np.stack([read(flows) for flows in draws])
        error = values.std(axis=0) / np.sqrt(len(draws)) + 1e-9
        assert (np.abs(values.mean(axis=0) - read(wanted)) < 4.5 * error + 0.01).all()


def test_a_node_never_hires_more_than_it_has_posts_for():
    # Two thousand search for three posts; success is high, so draws overshoot before the cut.
    state = state_of([5, 5], [3, 0], searching=[[2000], [0]], outside=[50, 0])
    parameters = FlowParameters(
        separation_share=0.0, job_search_share=0.0, effort_floor=1.0, matching_window=1.0
    )
    market = plain_market(closed_network(2))
    rng = np.random.default_rng(0)
    seen = set()
    for _ in range(200):
        hires = flows_of(state, np.array([8.0, 5.0]), market, parameters, IntegerDraws(rng)).hires
        assert hires.filled[0] <= 3
        assert hires.unemployed.sum() + hires.outside.sum() == hires.filled.sum()
        seen.add(float(hires.filled[0]))
    assert seen >= {2.0, 3.0}


def test_the_same_seed_gives_the_same_heads():
    rest = market_at_rest(5, heads=1e5, parameters=FlowParameters(matching_window=0.2))
    ends = []
    for _ in range(2):
        state, chance = whole(rest.state), IntegerDraws(np.random.default_rng(11))
        for _ in range(20):
            state = step(
                state, rest.target, rest.market, FlowParameters(matching_window=0.2), chance
            )
        ends.append(state)
    for name in NAMES:
        np.testing.assert_array_equal(getattr(ends[0], name), getattr(ends[1], name))


def test_amounts_round_to_heads_without_bias():
    chance = IntegerDraws(np.random.default_rng(1))
    heads = chance.whole(np.full(20_000, 2.3))
    assert set(heads) == {2.0, 3.0}
    assert heads.mean() == pytest.approx(2.3, abs=0.015)
    assert chance.divide(np.array(10.0), np.array([0.5, 0.5])).sum() == 10.0


def test_states_stack_into_draws_and_back():
    rest = market_at_rest(3, parameters=FlowParameters(matching_window=0.2))
    pair = stack_states([rest.state, rest.state])
    assert pair.unemployment_rate.shape == (2,)
    np.testing.assert_array_equal(pair.draw(1).unemployed, rest.state.unemployed)
    np.testing.assert_allclose(pair.tightness, rest.state.tightness)
