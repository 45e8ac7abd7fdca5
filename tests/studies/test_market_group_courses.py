from types import SimpleNamespace

import numpy as np
import pytest

from jobmorph.market.calibrate_run import Past, run_past
from jobmorph.market.calibrate_space import Candidates
from jobmorph.market.drivers import Driver
from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.flows import Offers, Search
from jobmorph.market.labour_market import NodeRates
from jobmorph.market.network import closed_network, network_from_entries
from jobmorph.schema.errors import DataError
from jobmorph.studies.market_group_courses import BIN_STARTS, PlacedHires, group_courses

WEEKS = 60
ONE = np.ones((1, 1))
DRAWN = Candidates(
    FlowParameters(separation_share=0.003 * ONE, vacancy_window=2.8 * ONE), 0.06 * ONE, 1.0 * ONE
)
RING = network_from_entries(4, np.array([0, 1, 2, 3]), np.array([1, 2, 3, 0]), np.ones(4))
GROUP = np.array([0, 0, 1, 1])


def past(network=RING, driver=None):
    cycle = -0.04 * np.sin(np.arange(WEEKS) / 10)
    period = np.minimum(np.arange(WEEKS) // 5, 11)
    rates = NodeRates(np.array([0.5, 1.0, 1.5, 1.0]), np.full(4, 0.001))
    heads = np.array([0.4, 0.3, 0.2, 0.1])
    return Past(network, rates, heads, driver or Driver("output", (), cycle=cycle), period)


def test_phase_by_phase_equals_the_compiled_run():
    found = group_courses(past(), DRAWN, GROUP, GROUP)
    record = run_past(past(), DRAWN, GROUP)
    idle, long_term = (record.of(name)[0, 1:] for name in ("unemployed", "long_term"))
    assert found.waiting.sum(axis=2) == pytest.approx(idle, abs=1e-12)
    assert found.waiting[..., -1] == pytest.approx(long_term, abs=1e-12)
    hired = record.of("hired_unemployed")[0, 1:].sum(axis=1)
    assert found.hired.sum(axis=1) == pytest.approx(hired, abs=1e-12)


def test_where_nobody_changes_occupation_hires_are_where_people_left():
    apart = past(closed_network(4))
    found = group_courses(apart, DRAWN, GROUP, GROUP)
    record = run_past(apart, DRAWN, GROUP)
    assert found.hired == pytest.approx(record.of("hired_unemployed")[0, 1:], abs=1e-12)


def test_hires_arrive_where_moves_lead():
    # 100 people at each of the first two nodes of a ring; half of them find a job, of those at the
    # first node all next door, of those at the second one in five in their own.
    ring = network_from_entries(3, np.array([0, 0, 1, 2]), np.array([1, 2, 2, 0]), np.ones(4))
    nothing, ones = np.zeros(3), np.ones(3)
    people = np.zeros((3, 3, 1))
    people[0, :2, 0] = 100.0
    looking = Search(
        people, np.ones((3, 1, 1)), nothing, nothing, np.zeros(1), ones, ones, ones, ones, ones
    )
    offers = Offers(
        filled=ones,
        finding_unemployed=np.array([0.5, 0.5, 0.5]),
        finding_employed=nothing,
        own_unemployed=np.array([0.0, 0.2, 0.0]),
        own_employed=nothing,
        attraction=np.array([1.0, 3.0, 1.0]),
    )
    chance = PlacedHires()
    found = chance.hire(looking, offers, SimpleNamespace(network=ring))
    assert found.unemployed.sum() == pytest.approx(100.0)
    # Node 1 pulls three times as hard as node 2: 37.5 and 12.5 of the first node's fifty.
    assert chance.hired == pytest.approx([0.0, 37.5 + 10.0, 12.5 + 40.0])


def test_spells_are_those_that_are_published():
    weeks = np.add.reduceat(np.ones(28), BIN_STARTS)
    assert weeks.tolist() == [5, 10, 12, 1]


def test_a_run_that_is_given_openings_is_refused():
    given = Driver("openings", ("openings",), openings=np.full(WEEKS, 0.03))
    with pytest.raises(DataError, match="output"):
        group_courses(past(driver=given), DRAWN, GROUP, GROUP)
