import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jobmorph.market.published import (
    PublishedHires,
    PublishedModel,
    PublishedParameters,
    PublishedState,
    apply_flows,
    open_positions,
    search_and_match,
    search_matrix,
    separate,
)
from jobmorph.market.state import path_table
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import DataError, ParameterError, SchemaError

PUBLISHED = PublishedParameters(0.016, 0.012, 0.16, 0.16)


def state_of(employed, unemployed, vacancies):
    return PublishedState(
        *(np.array(stock, dtype=float) for stock in (employed, unemployed, vacancies))
    )


def heads(shape, most=1e6):
    return arrays(float, shape, elements=st.one_of(st.just(0.0), st.floats(1e-3, most)))


@st.composite
def markets(draw):
    count, classes = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    state = PublishedState(
        draw(heads(count)) + 1.0, draw(heads((count, classes))), draw(heads(count))
    )
    # Weights of a network are shares of moves: absent, or far from the smallest float.
    weights = st.one_of(st.just(0.0), st.floats(1e-6, 1.0))
    network = draw(arrays(float, (count, count), elements=weights))
    share = st.floats(0, 1)
    parameters = PublishedParameters(draw(share), draw(share), draw(share), draw(share))
    return PublishedModel(network, parameters), state, draw(heads((6, count), 2e6))


def test_published_values_are_in_the_parameter_file():
    parameters = load_parameters("market")
    assert PublishedParameters.of(parameters) == PUBLISHED
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
    # Applications: 45 and 15 from the first, 40 from the second.
    hires = search_and_match(state, network)
    first, second = 30 * (1 - np.exp(-1.5)), 10 * (1 - np.exp(-5.5))
    np.testing.assert_allclose(hires.arriving, [first, second])
    np.testing.assert_allclose(hires.leaving, [first + second * 15 / 55, second * 40 / 55])


def test_spells_age_and_the_last_class_pools():
    state = state_of([100], [[10, 20, 30]], [50])
    after = apply_flows(
        state,
        separated=np.array([7.0]),
        opened=np.array([3.0]),
        hires=PublishedHires(*np.full((2, 1), 15.0)),
    )
    assert after.unemployed.tolist() == [pytest.approx([7.0, 7.5, 37.5])]
    assert after.employed.tolist() == [108.0]
    assert after.vacancies.tolist() == [38.0]


@given(market=markets())
def test_no_head_is_lost_or_made(market):
    engine, state, targets = market
    for after in engine.run(state, targets):
        assert after.people == pytest.approx(state.people, rel=1e-9, abs=1e-9)
        assert min(after.employed.min(), after.unemployed.min(), after.vacancies.min()) >= 0


@given(market=markets())
def test_hires_exceed_neither_openings_nor_people(market):
    engine, state, _ = market
    hires = search_and_match(state, engine.network)
    assert (hires.arriving <= state.vacancies + 1e-9).all()
    assert (hires.leaving <= state.without_work * (1 + 1e-9) + 1e-9).all()
    assert hires.leaving.sum() == pytest.approx(hires.arriving.sum(), rel=1e-9, abs=1e-9)


def naive_step(e, u, v, target, network, parameters):
    """The published equations, symbol by symbol, over Python loops."""
    n, p = len(e), parameters
    wait = [sum(u[i]) for i in range(n)]
    gap = [e[i] + v[i] - target[i] for i in range(n)]
    lost = [
        p.separation_share * e[i]
        + (1 - p.separation_share) * min(e[i], p.separation_speed * max(0.0, gap[i]))
        for i in range(n)
    ]
    opened = [
        p.opening_share * e[i]
        + (1 - p.opening_share) * min(e[i], p.opening_speed * max(0.0, -gap[i]))
        for i in range(n)
    ]
    s = [[0.0] * n for _ in range(n)]
    for i in range(n):
        total = sum(v[k] * network[i][k] for k in range(n))
        for j in range(n):
            s[i][j] = wait[i] * v[j] * network[i][j] / total
    f = [[0.0] * n for _ in range(n)]
    for j in range(n):
        received = sum(s[i][j] for i in range(n))
        for i in range(n):
            f[i][j] = s[i][j] * (v[j] / received) * (1 - np.exp(-received / v[j]))
    out = [sum(f[i]) for i in range(n)]
    into = [sum(f[i][j] for i in range(n)) for j in range(n)]
    spells = []
    for i in range(n):
        stay = [heads * (1 - out[i] / wait[i]) for heads in u[i]]
        spells.append([lost[i], *stay[:-2], stay[-2] + stay[-1]])
    return (
        [e[i] - lost[i] + into[i] for i in range(n)],
        spells,
        [v[i] + opened[i] - into[i] for i in range(n)],
    )


def test_products_equal_a_transcription_of_the_published_loops():
    rng = np.random.default_rng(4)
    network = rng.random((12, 12)) * (rng.random((12, 12)) < 0.4)
    network = 0.45 * network / np.maximum(network.sum(axis=1, keepdims=True), 1e-9)
    network += 0.55 * np.eye(12)
    start = PublishedState(
        rng.lognormal(5, 1, 12), rng.lognormal(1, 1, (12, 5)), rng.lognormal(2, 1, 12)
    )
    targets = start.employed * np.exp(np.cumsum(rng.normal(0, 0.02, (60, 12)), axis=0))
    naive = start.employed.tolist(), start.unemployed.tolist(), start.vacancies.tolist()
    for target, state in zip(
        targets, PublishedModel(network, PUBLISHED).run(start, targets)[1:], strict=True
    ):
        naive = naive_step(*naive, target, network, PUBLISHED)
        for ours, theirs in zip(
            (state.employed, state.unemployed, state.vacancies), naive, strict=True
        ):
            np.testing.assert_allclose(ours, theirs, rtol=1e-10, atol=1e-10)


@given(market=markets(), seed=st.integers(0, 99))
def test_relabelling_occupations_permutes_the_market(market, seed):
    engine, state, targets = market
    order = np.random.default_rng(seed).permutation(state.employed.size)
    turned = PublishedModel(engine.network[np.ix_(order, order)], engine.parameters)
    start = PublishedState(state.employed[order], state.unemployed[order], state.vacancies[order])
    there = turned.run(start, targets[:, order])[-1]
    here = engine.run(state, targets)[-1]
    np.testing.assert_allclose(there.employed, here.employed[order], rtol=1e-6, atol=1e-6)


def test_a_constant_target_settles_in_a_steady_state():
    engine = PublishedModel(np.array([[0.55, 0.45], [0.45, 0.55]]), PUBLISHED)
    start = state_of([950, 950], [[50, 0, 0, 0], [50, 0, 0, 0]], [30, 30])
    states = engine.run(start, np.tile([1000.0, 1000.0], (400, 1)))
    last, before = states[-1], states[-2]
    np.testing.assert_allclose(last.employed, before.employed, rtol=1e-9)
    assert 0.0 < last.unemployment_rate < 0.10
    # Inflow equals outflow: people separate as fast as they are hired.
    hires = search_and_match(last, engine.network)
    np.testing.assert_allclose(
        separate(last, np.full(2, 1000.0), PUBLISHED), hires.arriving, rtol=1e-6
    )


def test_a_shrinking_occupation_sends_people_to_the_growing_one():
    engine = PublishedModel(np.array([[0.55, 0.45], [0.45, 0.55]]), PUBLISHED)
    start = state_of([950, 950], [[50, 0, 0, 0], [50, 0, 0, 0]], [30, 30])
    states = engine.run(start, np.tile([800.0, 1200.0], (200, 1)))
    assert states[-1].employed[0] < 850
    assert states[-1].employed[1] > 1050
    rates = states[5].without_work / (states[5].employed + states[5].without_work)
    assert rates[0] > 1.5 * rates[1]


def test_without_openings_nobody_is_hired():
    engine = PublishedModel(np.eye(1), PublishedParameters(0.1, 0.0, 0.0, 0.0))
    after = engine.step(state_of([10], [[5, 0]], [0]), np.array([10.0]))
    assert after.employed.tolist() == [9.0]
    assert after.unemployed.tolist() == [[1.0, 5.0]]


def test_path_counts_long_term_from_the_fourth_step():
    state = state_of([10, 20], [[1, 2, 3, 4, 5], [0, 0, 0, 0, 9]], [1, 2])
    table = path_table([state], ["A", "B"])
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
    network = search_matrix(moves, ["A", "B", "C"], own_share=0.55)
    np.testing.assert_allclose(network, [[0.55, 0.45, 0.0], [0.45, 0.55, 0.0], [0.0, 0.45, 0.55]])
    with pytest.raises(DataError, match="do not match"):
        search_matrix(moves, ["A", "B"], own_share=0.55)


def test_impossible_stocks_and_shares_are_refused():
    with pytest.raises(SchemaError, match="negative"):
        state_of([-1], [[0]], [0])
    with pytest.raises(SchemaError, match="shape"):
        state_of([1, 1], [[0]], [0, 0])
    with pytest.raises(ParameterError, match=r"outside 0\.\.1"):
        PublishedParameters(1.2, 0, 0, 0)
