import numpy as np
import pytest

from jobmorph.market.calibrate import Effort, fit, profile
from jobmorph.market.calibrate_run import Past, courses_of, run_past
from jobmorph.market.calibrate_series import NAMES, MonthlySeries
from jobmorph.market.calibrate_space import (
    RESPONSE,
    REST,
    SEPARATION_CYCLICALITY,
    SPACE,
    Space,
    space_for,
)
from jobmorph.market.drivers import Driver, periods
from jobmorph.market.ensemble import run_by_phases
from jobmorph.market.labour_market import NodeRates, weekly_exit_share
from jobmorph.market.network import closed_network, network_from_entries
from jobmorph.market.steady import steady_state
from jobmorph.market.timetable import Timetable
from jobmorph.schema.errors import DataError, ParameterError

MONTHS, REST_WEEKS = 60, 26
PERIOD = periods(MONTHS, REST_WEEKS)


def wave(size=0.03):
    return size * np.sin(2 * np.pi * np.arange(PERIOD.size) / 150.0)


def one_node(driver):
    rates = NodeRates(np.ones(1), weekly_exit_share(np.array([4.7])))
    return Past(closed_network(1), rates, np.ones(1), driver, PERIOD)


def values(**changes):
    starts = {each.name: each.start for each in SPACE}
    return starts | {"matching_window": 0.13} | changes


def drawn(*sets):
    space = Space(SPACE, {})
    return space.candidates(np.stack([space.places_of(each) for each in sets]))


def test_output_moves_openings_up_and_unemployment_down():
    past = one_node(Driver("output", (), cycle=wave()))
    course = courses_of(past, drawn(values(output_response=1.0)))[0]
    cycle = wave()[np.flatnonzero(np.diff(PERIOD, append=MONTHS + 1))][1:]
    pairs = {name: np.corrcoef(course[row], cycle)[0, 1] for row, name in enumerate(NAMES)}
    assert pairs["openings"] > 0.5
    assert pairs["unemployment"] < -0.5


def test_without_response_nothing_moves():
    past = one_node(Driver("output", (), cycle=wave()))
    course = courses_of(past, drawn(values(output_response=0.0)))[0]
    np.testing.assert_allclose(course, course[:, :1].repeat(MONTHS, axis=1), rtol=1e-9)


def test_run_equals_the_phases():
    past = one_node(Driver("output", (), cycle=wave()))
    candidates = drawn(values(), values(separation_share=0.004, output_response=1.2))
    rest = steady_state(
        past.network,
        past.rates,
        past.employed,
        candidates.flow,
        unemployment_rate=candidates.rest_unemployment,
    )
    cycle = np.concatenate([wave()[:1], wave()])
    knots = rest.target[:, None] * np.exp(candidates.output_response * cycle)[..., None]
    slow = run_by_phases(rest, candidates.flow, Timetable(knots, PERIOD, 1), np.zeros(1, int))
    np.testing.assert_allclose(run_past(past, candidates).values, slow.values, rtol=1e-9)


@pytest.mark.parametrize("nodes", [1, 3])
def test_openings_follow_the_course_they_are_given(nodes):
    course = 0.031 * np.exp(0.3 * wave() / 0.03)
    driver = Driver("openings", ("openings",), openings=course)
    pairs = np.array([[0, 1, 1, 2], [1, 0, 2, 0]])
    network = closed_network(1) if nodes == 1 else network_from_entries(3, *pairs, np.ones(4))
    gone = weekly_exit_share(np.full(nodes, 4.7))
    sizes = np.array([0.6, 0.3, 0.1])[:nodes]
    past = Past(network, NodeRates(np.ones(nodes), gone), sizes, driver, PERIOD)
    found = courses_of(past, drawn(values()))[0, NAMES.index("openings")]
    ends = np.flatnonzero(np.diff(PERIOD, append=MONTHS + 1))[1:]
    np.testing.assert_allclose(found, course[ends], rtol=0.01)


def test_people_are_neither_made_nor_lost_when_openings_lead():
    driver = Driver("openings", ("openings",), openings=0.031 * np.exp(wave() * 10))
    record = run_past(one_node(driver), drawn(values()))
    people = sum(record.of(name) for name in ("employed", "unemployed", "outside"))
    np.testing.assert_allclose(people, people[:, :1].repeat(MONTHS + 1, axis=1), rtol=1e-9)


def test_layoffs_that_are_given_scale_separations():
    level = np.full(PERIOD.size, 0.031)
    scale = np.where(np.arange(PERIOD.size) < 100, 1.0, 1.5)
    plain, scaled = (
        run_past(one_node(Driver("x", (), openings=level, separation_scale=each)), drawn(values()))
        for each in (None, scale)
    )
    later = scaled.of("separated")[0, -1, 0] / plain.of("separated")[0, -1, 0]
    assert later == pytest.approx(1.5, rel=0.03)


def test_a_candidate_without_rest_does_not_spoil_the_others():
    past = one_node(Driver("output", (), cycle=wave()))
    found = courses_of(past, drawn(values(), values(matching_window=0.02)))
    assert np.isfinite(found[0]).all()
    assert np.isnan(found[1]).all()


def test_fit_finds_the_parameters_that_made_the_series():
    past = one_node(Driver("output", (), cycle=wave()))
    truth = values(output_response=0.9, separation_share=0.0036)
    course = courses_of(past, drawn(truth))[0]
    seen = np.ones(MONTHS, dtype=bool)
    noise = np.abs(course).mean(axis=1) * 0.02
    there = MonthlySeries("2000-12", course, seen, noise)
    free = ("separation_share", RESPONSE)
    held = {name: value for name, value in truth.items() if name not in free}
    space = Space(tuple(each for each in SPACE if each.name in free), held)
    found = fit(past, there, space, Effort(30, candidates=8, seed=1))
    assert found.loss < 0.01
    assert found.values[RESPONSE] == pytest.approx(0.9, rel=0.05)
    ends = profile(past, there, space, found, "separation_share", Effort(3, candidates=8))
    assert ends.low < 0.0036 < ends.high
    assert ends.high < 0.005


def test_space_keeps_what_is_held_and_leaves_out_what_the_driver_gives():
    level = np.full(PERIOD.size, 0.031)
    space = space_for(Driver("openings", (), openings=level), held={REST: 0.05})
    names = {each.name for each in space.ranges}
    everything = {each.name for each in SPACE}
    assert names == everything - {RESPONSE, REST}
    told = space_for(Driver("layoffs", (), openings=level, separation_scale=level))
    assert {each.name for each in told.ranges} == everything - {RESPONSE, SEPARATION_CYCLICALITY}
    assert space.values_of(space.start)[REST] == 0.05
    with pytest.raises(ParameterError, match="both"):
        Space(SPACE, {REST: 0.05})


def test_space_puts_values_back_where_they_were():
    space = space_for(Driver("output", (), cycle=wave()))
    there = values(matching_window=0.2, effort_floor=0.7)
    for name, value in space.values_of(space.places_of(there)).items():
        assert value == pytest.approx(there[name])


def test_past_refuses_another_length():
    with pytest.raises(DataError, match="length"):
        one_node(Driver("output", (), cycle=np.zeros(5)))
