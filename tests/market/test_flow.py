import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jobmorph.market.flow import (
    LONG_TERM_STEPS,
    ExpectedFlowEngine,
    FlowParameters,
    apply_flows,
    match,
    network_of,
    open_positions,
    search,
    separate,
    simulate,
)
from jobmorph.market.state import LabourState, path_table
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import DataError, ParameterError, SchemaError

PUBLISHED = FlowParameters(0.016, 0.012, 0.16, 0.16)


def state_of(employed, unemployed, vacancies):
    return LabourState(
        *(np.array(stock, dtype=float) for stock in (employed, unemployed, vacancies))
    )


def heads(shape, most=1e6):
    return arrays(float, shape, elements=st.one_of(st.just(0.0), st.floats(1e-3, most)))


@st.composite
def markets(draw):
    count, classes = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    state = LabourState(draw(heads(count)) + 1.0, draw(heads((count, classes))), draw(heads(count)))
    # Weights of a network are shares of moves: absent, or far from the smallest float.
    weights = st.one_of(st.just(0.0), st.floats(1e-6, 1.0))
    network = draw(arrays(float, (count, count), elements=weights))
    share = st.floats(0, 1)
    parameters = FlowParameters(draw(share), draw(share), draw(share), draw(share))
    return ExpectedFlowEngine(network, parameters), state, draw(heads((6, count), 2e6))


def test_published_values_are_in_the_parameter_file():
    parameters = load_parameters("market")
    assert FlowParameters.of(parameters) == PUBLISHED
    assert parameters["market.own_share"].value == 0.55
    assert parameters["market.step_weeks"].value == 6.75
    assert parameters["market.own_share"].tier == "peer-reviewed"


def test_separations_and_openings_by_hand():
    state = state_of([1000, 1000, 100], [[0], [0], [0]], [100, 0, 0])
    target = np.array([900.0, 1100.0, 10_000.0])
    # Excess 200: .016 * 1000 + .984 * .16 * 200; elsewhere only the random part.
    assert separate(state, target, PUBLISHED).tolist() == pytest.approx([47.488, 16.0, 1.6])
    # Lack 100: 12 + .988 * 16; lack 9900: capped at all 100 people.
    assert open_positions(state, target, PUBLISHED).tolist() == pytest.approx([12.0, 27.808, 100.0])


def test_search_and_match_by_hand():
    state = state_of([0, 0], [[60], [40]], [30, 10])
    network = np.array([[0.5, 0.5], [0.0, 1.0]])
    applications = search(state, network)
    assert applications.tolist() == [[45.0, 15.0], [0.0, 40.0]]
    hires = match(applications, state.vacancies)
    first, second = 30 * (1 - np.exp(-1.5)), 10 * (1 - np.exp(-5.5))
    np.testing.assert_allclose(hires, [[first, second * 15 / 55], [0.0, second * 40 / 55]])


def test_spells_age_and_the_last_class_pools():
    state = state_of([100], [[10, 20, 30]], [50])
    after = apply_flows(
        state, separated=np.array([7.0]), opened=np.array([3.0]), hires=np.array([[15.0]])
    )
    assert after.unemployed.tolist() == [pytest.approx([7.0, 7.5, 37.5])]
    assert after.employed.tolist() == [108.0]
    assert after.vacancies.tolist() == [38.0]


@given(market=markets())
def test_no_head_is_lost_or_made(market):
    engine, state, targets = market
    for after in simulate(engine, state, targets):
        assert after.people == pytest.approx(state.people, rel=1e-9, abs=1e-9)
        assert min(after.employed.min(), after.unemployed.min(), after.vacancies.min()) >= 0


@given(market=markets())
def test_hires_exceed_neither_openings_nor_applications(market):
    engine, state, _ = market
    applications = search(state, engine.network)
    hires = match(applications, state.vacancies)
    assert (hires.sum(axis=0) <= state.vacancies + 1e-9).all()
    assert (hires <= applications + 1e-9).all()


@given(market=markets(), seed=st.integers(0, 99))
def test_relabelling_occupations_permutes_the_market(market, seed):
    engine, state, targets = market
    order = np.random.default_rng(seed).permutation(state.employed.size)
    turned = ExpectedFlowEngine(engine.network[np.ix_(order, order)], engine.parameters)
    start = LabourState(state.employed[order], state.unemployed[order], state.vacancies[order])
    there = simulate(turned, start, targets[:, order])[-1]
    here = simulate(engine, state, targets)[-1]
    np.testing.assert_allclose(there.employed, here.employed[order], rtol=1e-6, atol=1e-6)


def test_a_constant_target_settles_in_a_steady_state():
    engine = ExpectedFlowEngine(np.array([[0.55, 0.45], [0.45, 0.55]]), PUBLISHED)
    start = state_of([950, 950], [[50, 0, 0, 0], [50, 0, 0, 0]], [30, 30])
    states = simulate(engine, start, np.tile([1000.0, 1000.0], (400, 1)))
    last, before = states[-1], states[-2]
    np.testing.assert_allclose(last.employed, before.employed, rtol=1e-9)
    assert 0.0 < last.unemployment_rate < 0.10
    # Inflow equals outflow: people separate as fast as they are hired.
    hires = match(search(last, engine.network), last.vacancies)
    np.testing.assert_allclose(
        separate(last, np.full(2, 1000.0), PUBLISHED), hires.sum(axis=0), rtol=1e-6
    )


def test_a_shrinking_occupation_sends_people_to_the_growing_one():
    engine = ExpectedFlowEngine(np.array([[0.55, 0.45], [0.45, 0.55]]), PUBLISHED)
    start = state_of([950, 950], [[50, 0, 0, 0], [50, 0, 0, 0]], [30, 30])
    states = simulate(engine, start, np.tile([800.0, 1200.0], (200, 1)))
    assert states[-1].employed[0] < 850
    assert states[-1].employed[1] > 1050
    rates = states[5].without_work / (states[5].employed + states[5].without_work)
    assert rates[0] > 1.5 * rates[1]


def test_without_openings_nobody_is_hired():
    engine = ExpectedFlowEngine(np.eye(1), FlowParameters(0.1, 0.0, 0.0, 0.0))
    after = engine.step(state_of([10], [[5, 0]], [0]), np.array([10.0]))
    assert after.employed.tolist() == [9.0]
    assert after.unemployed.tolist() == [[1.0, 5.0]]


def test_path_counts_long_term_from_the_fourth_step():
    state = state_of([10, 20], [[1, 2, 3, 4, 5], [0, 0, 0, 0, 9]], [1, 2])
    table = path_table([state], ["A", "B"], long_term_steps=LONG_TERM_STEPS)
    assert table.rows() == [("A", 0, 10.0, 15.0, 9.0, 1.0), ("B", 0, 20.0, 9.0, 9.0, 2.0)]


def test_network_gives_unresolvable_moves_no_flow():
    moves = pl.DataFrame(
        {
            "moves_node": ["A", "A", "B", "C"],
            "destination_node": ["B", "C", "A", "B"],
            "move_probability": [1.0, None, 1.0, 1.0],
            "is_resolvable": [True, False, True, True],
        }
    )
    network = network_of(moves, ["A", "B", "C"], own_share=0.55)
    np.testing.assert_allclose(network, [[0.55, 0.45, 0.0], [0.45, 0.55, 0.0], [0.0, 0.45, 0.55]])
    with pytest.raises(DataError, match="do not match"):
        network_of(moves, ["A", "B"], own_share=0.55)


def test_impossible_stocks_and_shares_are_refused():
    with pytest.raises(SchemaError, match="negative"):
        state_of([-1], [[0]], [0])
    with pytest.raises(SchemaError, match="shape"):
        state_of([1, 1], [[0]], [0, 0])
    with pytest.raises(ParameterError, match=r"outside 0\.\.1"):
        FlowParameters(1.2, 0, 0, 0)
