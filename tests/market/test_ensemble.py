from dataclasses import replace

import numpy as np
import pytest

from jobmorph.market.chance import ExpectedValues
from jobmorph.market.ensemble import MEASURES, run_by_phases, run_compiled
from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.kernel_arrays import BLOCK
from jobmorph.market.phases import step
from jobmorph.market.timetable import Timetable, months_of_weeks
from jobmorph.schema.errors import DataError

from .labour_case import market_at_rest

DRAWS, NODES, WEEKS = 11, 7, 60


def draws_of(**switches):
    rng = np.random.default_rng(5)
    parameters = FlowParameters(
        separation_share=rng.uniform(0.0025, 0.0037, (DRAWS, 1)),
        matching_window=rng.uniform(0.15, 0.4, (DRAWS, 1)),
        effort_floor=rng.uniform(0.4, 1.0, (DRAWS, 1)),
        search_cyclicality=rng.uniform(0.0, 1.5, (DRAWS, 1)),
        **switches,
    )
    rest = market_at_rest(
        NODES, heads=1e5, parameters=parameters, log_wage=np.linspace(0, 1, NODES)
    )
    change = rng.normal(0, 0.05, (DRAWS, 2, NODES)).cumsum(axis=1)
    knots = rest.target[:, None] * np.exp(np.pad(change, ((0, 0), (1, 0), (0, 0))))
    timetable = Timetable(
        knots,
        months_of_weeks(WEEKS),
        cycle=np.exp(rng.normal(0, 0.01, WEEKS)),
        separation_scale=rng.uniform(0.5, 2.0, WEEKS),
    )
    return rest, parameters, timetable


SWITCHES = {
    "plain": {},
    "all": {
        "recall_share": 0.2, "recall_rate": 0.1, "discouragement_share": 0.02,
        "wage_response": 0.4, "separation_cyclicality": 0.3,
    },
    "sharp": {"replacement_band": 0.0},
}  # fmt: skip


@pytest.mark.parametrize("name", SWITCHES)
def test_compiled_loops_equal_the_phases(name):
    rest, parameters, timetable = draws_of(**SWITCHES[name])
    group = np.arange(NODES) % 3
    assert DRAWS % BLOCK  # the last block is not full
    weeks = (6, 59, 32)
    ours = run_compiled(rest, parameters, timetable, group, moved_weeks=weeks, threads=2)
    phases = run_by_phases(rest, parameters, timetable, group, moved_weeks=weeks)
    np.testing.assert_allclose(ours.values, phases.values, rtol=1e-12, atol=1e-9)
    np.testing.assert_allclose(ours.moves, phases.moves, rtol=1e-12)
    assert (ours.of("recalled").max() > 0) == (name == "all")


def test_the_record_adds_up_by_group_and_month():
    rest, parameters, timetable = draws_of()
    record = run_by_phases(rest, parameters, timetable, np.arange(NODES) % 3)
    assert record.values.shape == (DRAWS, 14, 3, len(MEASURES))
    assert record.weeks.tolist()[:3] == [5, 4, 4]
    # People at work: flows of all months lead from the start to the end, in all groups together.
    flows = {name: record.of(name).sum(axis=2) for name in MEASURES}
    idle = flows["unemployed"] + flows["outside"]
    people = flows["employed"] + idle
    np.testing.assert_allclose(people, rest.state.people[:, None] * np.ones(14), rtol=1e-9)
    jobs = flows["vacancies"][:, 1:] - flows["vacancies"][:, :-1]
    np.testing.assert_allclose(
        jobs, (flows["opened"] - flows["filled"])[:, 1:], rtol=1e-6, atol=1e-6
    )
    hires = flows["hired_unemployed"] + flows["quits"] + flows["hired_outside"]
    np.testing.assert_allclose(hires, flows["filled"], rtol=1e-9)
    # One draw alone, week by week.
    state, own = rest.state, ExpectedValues()
    for week in range(WEEKS):
        state = step(
            state, timetable.target(week), rest.market, parameters, own,
            separation_scale=timetable.all_separation_scale[week],
        )  # fmt: skip
    end = state.vacancies[:, np.arange(NODES) % 3 == 1].sum(axis=1)
    np.testing.assert_allclose(record.of("vacancies")[:, -1, 1], end)


@pytest.mark.parametrize("name", SWITCHES)
@pytest.mark.parametrize("run", [run_by_phases, run_compiled])
def test_moves_of_a_week_add_up_to_its_hires(name, run):
    rest, parameters, timetable = draws_of(**SWITCHES[name])
    weekly = replace(timetable, period=np.arange(WEEKS))
    group = np.arange(NODES) % 3
    weeks = (0, 30, 59)
    record = run(rest, parameters, weekly, group, moved_weeks=weeks)
    of = {name: record.of(name)[:, list(weeks)] for name in MEASURES}
    assert record.moves.shape == (DRAWS, 3, 4, 3)
    left, newcomers = record.moves[:, :, :-1], record.moves[:, :, -1]
    exact = {"rtol": 1e-12}
    np.testing.assert_allclose(left.sum(axis=3), of["hired_unemployed"] + of["quits"], **exact)
    np.testing.assert_allclose(newcomers.sum(axis=2), of["hired_outside"].sum(axis=2), **exact)
    np.testing.assert_allclose(record.moves.sum(axis=2), of["filled"], **exact)
    assert (record.moves > 0.0).all()


def test_moves_by_node_are_those_of_the_move_table():
    rest, parameters, _ = draws_of()
    still = Timetable(np.repeat(rest.target[:, None], 2, axis=1), np.zeros(3, dtype=int))
    record = run_compiled(rest, parameters, still, np.arange(NODES), moved_weeks=(2,))
    network, market = rest.market.network, rest.market
    # At rest all posts pull alike, and an application is worth the same everywhere.
    weights = network.shares * market.appeal[..., network.destinations]
    moved = record.moves[:, 0, network.origins, network.destinations]
    for origin in range(NODES):
        row = network.origins == origin
        share = weights[:, row] / weights[:, row].sum(axis=1, keepdims=True)
        there = moved[:, row] / moved[:, row].sum(axis=1, keepdims=True)
        np.testing.assert_allclose(there, share, rtol=1e-9)


def test_targets_are_log_linear_between_knots():
    knots = np.array([[100.0], [400.0], [100.0]])
    timetable = Timetable(knots, np.zeros(8, dtype=int), 4, cycle=np.full(8, 0.5))
    path = [timetable.target(week)[0] for week in range(8)]
    root = np.sqrt(2.0)
    half = [50 * root, 100, 100 * root, 200]
    assert path == pytest.approx([*half, 100 * root, 100, 50 * root, 50])


def test_what_does_not_fit_is_refused_at_once():
    with pytest.raises(DataError, match=r"knots needed.*not above 0.*cycle must be above 0"):
        Timetable(np.zeros((2, 3)), months_of_weeks(60), cycle=np.ones(3))
    with pytest.raises(DataError, match="rise from 0"):
        Timetable(np.ones((2, 3)), np.array([0, 2]))
    rest, parameters, timetable = draws_of()
    with pytest.raises(DataError, match="each node needs a group"):
        run_by_phases(rest, parameters, timetable, np.zeros(3, dtype=int))
    with pytest.raises(DataError, match="some of 0 to 59"):
        run_compiled(rest, parameters, timetable, np.zeros(NODES, dtype=int), moved_weeks=(60,))
    single = market_at_rest(NODES, parameters=FlowParameters(matching_window=0.2))
    with pytest.raises(DataError, match="one row per draw"):
        run_compiled(single, FlowParameters(), timetable, np.zeros(NODES, dtype=int))
