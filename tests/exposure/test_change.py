import numpy as np
import pytest

from jobmorph.exposure.change import central_delegated, delegated_changes, shifted
from jobmorph.exposure.delegability import hard_reasons
from jobmorph.exposure.facts import arrays_of_facts
from jobmorph.exposure.wording import CHANGE_TEXT


def _moved(facts, parameters):
    changes = delegated_changes(arrays_of_facts(facts), parameters)
    return {change.change_id: change.moved[0] for change in changes}


def test_flips_move_the_delegated_share_as_the_equation_says(make_facts, parameters):
    # base .6 x .6 (1 - .6 x .8) = .1872
    moved = _moved(make_facts({"accountability_percentile": 80.0}), parameters)
    assert moved["accountability_off"] == pytest.approx(0.36 - 0.1872)
    assert moved["accountability_on"] == pytest.approx(0.36 * 0.4 - 0.1872)
    assert moved["error_cost_on"] == pytest.approx(-0.5 * 0.1872)
    assert moved["access_off"] == 0.0
    # T3 to T4: .9/.6; to T2: .25/.6
    assert moved["automation_up"] == pytest.approx(0.1872 * (0.9 / 0.6 - 1))
    assert moved["automation_down"] == pytest.approx(0.1872 * (0.25 / 0.6 - 1))
    # E1 stays at the top; one step down is E2 (.5)
    assert moved["label_up"] == pytest.approx(0.0)
    assert moved["label_down"] == pytest.approx(0.1872 * (0.5 / 0.6 - 1))


def test_the_label_ladder_runs_over_e2(make_facts, parameters):
    # E0 one step up is E2: reach .03 -> .50
    moved = _moved(make_facts({"label_e1_share": 0.0, "label_e0_share": 1.0}), parameters)
    assert moved["label_up"] == pytest.approx((0.5 - 0.03) * 0.6)


def test_presence_takes_the_physical_cap_with_it(make_facts, parameters):
    # physical: reach .10, delta .6 x .1 = .06; without: .6 x .6
    moved = _moved(make_facts({"is_physical": True, "physical_demand": 4.0}), parameters)
    assert moved["presence_off"] == pytest.approx(0.36 - 0.10 * 0.06)
    assert moved["presence_on"] == pytest.approx(0.0)


def test_the_base_is_the_central_verdict(make_facts, parameters):
    tasks = arrays_of_facts(make_facts())
    assert central_delegated(tasks, hard_reasons(tasks, parameters), parameters)[0] == (
        pytest.approx(0.36)
    )


def test_every_change_has_words(make_facts, parameters):
    assert set(_moved(make_facts(), parameters)) == set(CHANGE_TEXT)


def test_weights_stay_at_the_ends():
    assert shifted(np.array([[0.2, 0.3, 0.5]]), 1).tolist() == [[0.0, 0.2, 0.8]]
    assert shifted(np.array([[0.2, 0.3, 0.5]]), -1).tolist() == [[0.5, 0.5, 0.0]]
