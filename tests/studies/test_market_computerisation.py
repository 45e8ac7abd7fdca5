import numpy as np
import pytest

from jobmorph.market.network import closed_network, network_from_entries
from jobmorph.reference.draws import DIMENSIONS
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError
from jobmorph.schema.parameter import ParameterChange, SharedDraws
from jobmorph.studies.market_computerisation import (
    ComputerStart,
    employed_jobs,
    saved_share,
    wanted_jobs,
)
from jobmorph.studies.market_scenarios import all_parameters, reference_scenario

# One draw at the middle of every range.
MIDDLE = SharedDraws(0, np.zeros((1, DIMENSIONS)))


@pytest.fixture(scope="module")
def pace():
    return reference_scenario(open_edition()).apply(all_parameters())


def start(routine=(0.2, 0.8), heads=(300.0, 100.0)):
    names = tuple(str(number) for number in range(len(heads)))
    return ComputerStart(names, np.array(heads), np.array(routine), 0.05)


def test_computers_save_routine_time_at_the_pace_that_was_counted(pace):
    # Log odds of use rise by .10 a year through 36.8% in 1989, half of the gap to all is taken up.
    def use(year):
        return 1.0 / (1.0 + np.exp(-(np.log(0.368 / 0.632) + 0.10 * (year - 1989))))

    for years in (0, 10, 30):
        part = 0.5 * (use(1980 + years) - use(1980)) / (1.0 - use(1980))
        saved = saved_share(start(), pace, MIDDLE, years)[:, 0]
        assert saved == pytest.approx([0.2 * part, 0.8 * part], abs=1e-12)
    assert part == pytest.approx(0.392, abs=1e-3)


def test_without_routine_work_or_without_fewer_heads_nothing_changes(pace):
    for path in (
        wanted_jobs(start(routine=(0.0, 0.0)), pace, MIDDLE),
        wanted_jobs(start(), pace, MIDDLE, realised_share=0.0),
    ):
        assert path == pytest.approx(np.ones_like(path), abs=1e-12)


def test_jobs_wanted_by_hand(pace):
    # xi .4, c .15, lambda .9: ln n = ln(1 - s) + .9 b + what is common to both occupations.
    here = start()
    saved = 0.4 * saved_share(here, pace, MIDDLE, 30)[:, 0]
    alone = np.log1p(-saved) - 0.9 * np.log1p(-saved * 0.85)
    path = wanted_jobs(here, pace, MIDDLE)[-1, :, 0]
    assert np.log(path[1] / path[0]) == pytest.approx(alone[1] - alone[0], abs=1e-12)
    assert alone[1] < alone[0]
    # The total has come back but for exp(-9) of its gap.
    assert here.heads @ path == pytest.approx(here.heads.sum(), rel=1e-5)


def test_the_cheaper_work_gains_where_substitution_is_strong(pace):
    strong = pace.patched([ParameterChange("market.occupation_substitution", 1.8, 1.8, 1.8)])
    path = wanted_jobs(start(), strong, MIDDLE)[-1, :, 0]
    assert path[1] > path[0]


def test_a_market_of_1980_without_computers_stays_where_it_is():
    still = np.ones((4, 3, 2))
    ring = network_from_entries(3, np.array([0, 1, 2]), np.array([1, 2, 0]), np.ones(3))
    for network in (ring, closed_network(3)):
        begun = start((0.1, 0.2, 0.3), (50.0, 30.0, 20.0))
        assert employed_jobs(begun, still, network) == pytest.approx(still, abs=1e-6)


def test_people_follow_jobs_late():
    begun = start((0.1, 0.2), (60.0, 40.0))
    wanted = np.ones((6, 2, 1))
    wanted[1:, 1, 0] = 0.9
    pair = network_from_entries(2, np.array([0, 1]), np.array([1, 0]), np.ones(2))
    path = employed_jobs(begun, wanted, pair)[:, 1, 0]
    assert path[0] == 1.0
    assert (np.diff(path[:3]) < 0).all()
    assert 0.9 < path[1] < 0.97
    assert path[-1] == pytest.approx(0.9, abs=0.03)


def test_a_start_that_cannot_be_is_refused_with_every_fault():
    with pytest.raises(DataError) as caught:
        start(routine=(0.2, 1.2), heads=(300.0, 0.0))
    assert "nobody works" in str(caught.value)
    assert "routine share" in str(caught.value)
