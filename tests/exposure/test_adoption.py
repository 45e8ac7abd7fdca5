import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.exposure.adoption import gap_closed, reach_at, use_at
from jobmorph.exposure.observed import Shares
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import ParameterChange

ONE = np.ones((1, 1))


def _shares(delegated, assisted):
    return Shares(delegated=delegated * ONE, assisted=assisted * ONE)


def test_gap_closed_follows_the_logistic_curve(parameters, central):
    # l0 = logit .2 = -1.386294; 5 years at .25: -.136294 -> .465979; (.465979 - .2)/.8 x .8
    found = gap_closed(5.0, np.array([0.2]), parameters, central)
    assert found[0] == pytest.approx(0.265979, abs=1e-6)


def test_reach_closes_in_on_its_limit(parameters, central):
    # .6 + (.9 - .6)(1 - e^(-.02 x 5)) = .6 + .3 x .0951626
    assert reach_at(5.0, 0.6 * ONE, np.array([0.9]), parameters, central)[0, 0] == pytest.approx(
        0.6285488, abs=1e-7
    )


def test_reach_above_its_limit_stays(parameters, central):
    assert reach_at(5.0, 0.2 * ONE, np.array([0.1]), parameters, central)[0, 0] == 0.2


def test_use_moves_part_of_the_way_in_level_and_in_mode():
    # o: .2 -> .2 + (.7 - .2) x .5 = .45; delegated part .25 -> .25 + (.65 - .25) x .5 = .45
    found = use_at(_shares(0.05, 0.15), 0.7 * ONE, 0.65 * ONE, np.array([0.5]))
    assert found.delegated[0, 0] == pytest.approx(0.45 * 0.45)
    assert found.assisted[0, 0] == pytest.approx(0.45 * 0.55)


def test_a_task_without_use_starts_in_the_mode_of_reach():
    found = use_at(_shares(0.0, 0.0), 0.8 * ONE, 0.25 * ONE, np.array([0.5]))
    assert found.delegated[0, 0] == pytest.approx(0.4 * 0.25)
    assert found.assisted[0, 0] == pytest.approx(0.4 * 0.75)


@given(
    adopted=st.floats(0.001, 0.99),
    used=st.floats(0.0, 1.0),
    part=st.floats(0.0, 1.0),
    delegability=st.floats(0.0, 1.0),
    reach=st.floats(0.01, 0.95),
)
def test_horizon_zero_is_today_and_far_away_is_reach(
    parameters, central, adopted, used, part, delegability, reach
):
    full = parameters.patched([ParameterChange("exposure.adoption_ceiling", 1.0, 1.0, 1.0)])
    start = _shares(used * reach * part, used * reach * (1.0 - part))
    share = np.array([adopted])
    now = use_at(start, reach * ONE, delegability * ONE, gap_closed(0.0, share, full, central))
    assert now.delegated == pytest.approx(start.delegated, abs=1e-12)
    assert now.assisted == pytest.approx(start.assisted, abs=1e-12)
    later = use_at(start, reach * ONE, delegability * ONE, gap_closed(200.0, share, full, central))
    assert later.delegated == pytest.approx(reach * delegability, abs=1e-9)
    assert later.assisted == pytest.approx(reach * (1.0 - delegability), abs=1e-9)


@given(years=st.floats(0.0, 15.0), more=st.floats(0.0, 5.0), adopted=st.floats(0.0, 1.0))
def test_the_gap_closes_with_time_and_never_reopens(parameters, draws, years, more, adopted):
    share = np.full(draws.count, adopted)
    sooner = gap_closed(years, share, parameters, draws)
    later = gap_closed(years + more, share, parameters, draws)
    assert (sooner >= -1e-12).all()
    assert (later >= sooner - 1e-9).all()
    assert (later <= 1.0 + 1e-9).all()


def test_a_negative_horizon_is_refused(parameters, central):
    with pytest.raises(ParameterError, match="negative"):
        gap_closed(-1.0, np.array([0.2]), parameters, central)
