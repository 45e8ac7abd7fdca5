import numpy as np
import pytest

from jobmorph.exposure.facts import arrays_of_facts
from jobmorph.exposure.observed import (
    Intensity,
    Shares,
    bounded_adoption,
    channel_intensity,
    is_seen,
    use_intensity,
    use_so_far,
)

LOG_HOURS = np.array([[np.log(40_000.0)]])


def _chat(facts, parameters):
    tasks = arrays_of_facts(facts)
    return channel_intensity(
        tasks.usage_chat_share, tasks.log_intensity_chat, LOG_HOURS, tasks, parameters
    )[0, 0]


def test_seen_use_is_shrunk_to_the_prediction(make_facts, parameters):
    # observed .001/40,000 = 2.5e-8; predicted 1e-9: 2.5e-8^.8 x 1e-9^.2
    facts = make_facts({"log_intensity_chat": float(np.log(1e-9))})
    assert _chat(facts, parameters) == pytest.approx(2.5e-8**0.8 * 1e-9**0.2)


@pytest.mark.parametrize(("predicted", "expected"), [(1e-9, 3.75e-10), (1e-10, 1e-10)])
def test_unseen_use_is_censored_not_zero(make_facts, parameters, predicted, expected):
    # at most .000015/40,000 = 3.75e-10, times the propensity .5
    facts = make_facts({"usage_chat_share": None, "log_intensity_chat": float(np.log(predicted))})
    assert _chat(facts, parameters) == pytest.approx(0.5 * expected)


def test_use_that_cannot_be_observed_is_not_censored(make_facts, parameters):
    facts = make_facts({"usage_chat_share": None, "is_usage_observable": False})
    assert _chat(facts, parameters) == pytest.approx(0.5 * 2.5e-8)


def test_channels_split_into_use_with_and_without_a_person(make_facts, parameters, central):
    tasks = arrays_of_facts(make_facts())
    found = use_intensity(tasks, np.ones((1, 1)), parameters, central)
    # chat 2.5e-8, of which psi B = .2 x .5 is done; API .5 x 3.75e-10, of which A = .8 unattended
    assert found.assisted[0, 0] == pytest.approx(2.5e-8 * 0.9)
    assert found.delegated[0, 0] == pytest.approx(0.5 * 3.75e-10 * 0.8 + 0.1 * 2.5e-8)


def test_more_time_spreads_the_same_use_thinner(make_facts, parameters, central):
    tasks = arrays_of_facts(make_facts())
    found = use_intensity(tasks, np.array([[0.5]]), parameters, central)
    # twice the use per hour, of which .8 is believed in logs; both channels by chat and bound
    assert found.assisted[0, 0] == pytest.approx(2.5e-8 * 0.9 * 2**0.8)


def _use(reach, delegability, assisted, delegated, relative=1.0):
    one = np.ones((1, 1))
    return use_so_far(
        reach * one,
        delegability * one,
        Intensity(assisted=assisted * one, delegated=delegated * one),
        np.array([relative]),
        Shares(delegated=np.array([1.0]), assisted=np.array([1.0])),
    )


def test_use_saturates_exponentially():
    found = _use(0.6, 0.5, 0.225, 0.265, relative=1.5)
    assert found.assisted[0, 0] == pytest.approx(1.5 * 0.6 * (1 - np.exp(-0.225)))
    assert found.delegated[0, 0] == pytest.approx(1.5 * 0.6 * 0.5 * (1 - np.exp(-0.265)))


def test_both_uses_are_scaled_down_to_reach():
    found = _use(0.6, 0.5, 1e9, 1e9)
    assert found.assisted[0, 0] == pytest.approx(0.6 / 1.5)
    assert found.delegated[0, 0] == pytest.approx(0.3 / 1.5)


def test_an_eager_sector_uses_no_more_than_all_of_reach():
    # rel 3 x (1 - e^-1) = 1.90 counts as 1
    found = _use(0.6, 0.5, 1.0, 1e-12, relative=3.0)
    assert found.assisted[0, 0] == pytest.approx(0.6)


def test_relative_adoption_is_bounded(make_facts, parameters):
    rows = [{"relative_adoption": value} for value in (0.1, 1.2, 7.0)]
    found = bounded_adoption(
        arrays_of_facts(
            make_facts(*[{**row, "task_id": f"onet:{n}"} for n, row in enumerate(rows)])
        ),
        parameters,
    )
    assert found.tolist() == [0.3, 1.2, 3.0]


def test_a_task_is_seen_in_either_channel(make_facts):
    facts = make_facts(
        {},
        {"task_id": "onet:2", "usage_chat_share": None, "usage_api_share": 0.01},
        {"task_id": "onet:3", "usage_chat_share": 0.0},
    )
    assert is_seen(arrays_of_facts(facts)).tolist() == [True, True, False]
