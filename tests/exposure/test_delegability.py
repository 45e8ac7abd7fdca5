import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.exposure.delegability import draw_delegability, hard_reasons, task_hard_reasons
from jobmorph.exposure.facts import arrays_of_facts
from jobmorph.schema.ids import HARD_REASONS
from jobmorph.schema.parameter import ParameterChange, SharedDraws

NONE = np.zeros((1, 5))


def _steps(*weights):
    return np.array([weights], dtype=float)


@pytest.mark.parametrize(("step", "share"), [(0, 0.0), (1, 0.05), (2, 0.25), (3, 0.60), (4, 0.90)])
def test_automation_labels_give_their_share(parameters, central, step, share):
    weights = np.eye(5)[[step]]
    assert draw_delegability(weights, NONE, parameters, central)[0, 0] == pytest.approx(share)


def test_borrowed_labels_are_averaged(parameters, central):
    # half T1 and half T4: (.05 + .90)/2 = .475
    found = draw_delegability(_steps(0, 0.5, 0, 0, 0.5), NONE, parameters, central)
    assert found[0, 0] == pytest.approx(0.475)


def test_all_labels_shift_together_and_stay_within_bounds(parameters):
    z = np.zeros((2, 64))
    z[:, 5] = (1.2815515655446004, -1.2815515655446004)  # the 90% and 10% points of the shift
    found = draw_delegability(np.eye(5), np.zeros((5, 5)), parameters, SharedDraws(0, z))
    assert found[:, 0] == pytest.approx([0.15, 0.20, 0.40, 0.75, 1.0])
    assert found[:, 1] == pytest.approx([0.0, 0.0, 0.10, 0.45, 0.75])


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("presence", 0.1),
        ("accountability", 0.4),
        ("error_cost", 0.5),
        ("access", 0.5),
        ("preference", 0.6),
    ],
)
def test_a_hard_reason_at_full_strength_bars_its_cap(parameters, central, reason, kept):
    hard = NONE.copy()
    hard[0, HARD_REASONS.index(reason)] = 1.0
    found = draw_delegability(_steps(0, 0, 0, 1, 0), hard, parameters, central)
    assert found[0, 0] == pytest.approx(0.6 * kept)


def test_hard_reasons_multiply(parameters, central):
    # .9 (1 - .9 x .5)(1 - .6 x .5)(1 - .5 x .5)(1 - .5 x .5)(1 - .4 x .5)
    found = draw_delegability(_steps(0, 0, 0, 0, 1), np.full((1, 5), 0.5), parameters, central)
    assert found[0, 0] == pytest.approx(0.9 * 0.55 * 0.7 * 0.75 * 0.75 * 0.8)


def test_a_scenario_can_scale_delegation(parameters, central):
    patched = parameters.patched([ParameterChange("exposure.delegable_scale", 0.5, 0.5, 0.5)])
    found = draw_delegability(_steps(0, 0, 0, 1, 0), NONE, patched, central)
    assert found[0, 0] == pytest.approx(0.3)


def test_strengths_come_from_their_own_measures(make_facts, parameters):
    facts = make_facts(
        {
            "physical_demand": 1.0,
            "regulation_demand": 3.0,
            "accountability_percentile": 40.0,
            "error_cost_percentile": 80.0,
            "preference_percentile": 60.0,
            "other_side": "colleague",
            "access_strength": 0.3,
        },
        {"regulation_demand": 1.0, "accountability_percentile": 90.0, "is_physical": True},
    )
    strength = hard_reasons(arrays_of_facts(facts), parameters)
    # presence D/4, accountability max(R/4, rank), rank, access as given, rank x .5 for colleagues
    assert strength[0] == pytest.approx([0.25, 0.75, 0.8, 0.3, 0.3])
    assert strength[1, :2] == pytest.approx([1.0, 0.9])


@pytest.mark.parametrize(("side", "weight"), [("customer", 1.0), ("colleague", 0.5), ("nobody", 0)])
def test_preference_counts_by_who_is_on_the_other_side(make_facts, parameters, side, weight):
    tasks = arrays_of_facts(make_facts({"preference_percentile": 70.0, "other_side": side}))
    assert hard_reasons(tasks, parameters)[0, 4] == pytest.approx(0.7 * weight)


def test_missing_ranks_count_as_the_middle(make_facts, parameters):
    facts = make_facts(
        {
            "accountability_percentile": None,
            "error_cost_percentile": None,
            "preference_percentile": None,
            "physical_demand": None,
            "regulation_demand": None,
            "other_side": "customer",
        }
    )
    strength = hard_reasons(arrays_of_facts(facts), parameters)[0]
    assert strength == pytest.approx([0.0, 0.5, 0.5, 0.0, 0.5])


def test_ranks_of_the_job_are_not_the_tasks_own_reasons(make_facts, parameters):
    facts = make_facts(
        {
            "regulation_demand": 2.0,
            "accountability_percentile": 95.0,
            "error_cost_percentile": 95.0,
            "preference_percentile": 95.0,
            "other_side": "colleague",
        }
    )
    own = task_hard_reasons(arrays_of_facts(facts), parameters)[0]
    assert own == pytest.approx([0.0, 0.5, 0.0, 0.0, 0.0])


@given(column=st.integers(0, 4), low=st.floats(0, 1), high=st.floats(0, 1), seed=st.integers(0, 99))
def test_delegation_falls_when_a_hard_reason_rises(parameters, draws, column, low, high, seed):
    rng = np.random.default_rng(seed)
    hard = np.repeat(rng.uniform(size=(1, 5)), 2, axis=0)
    hard[:, column] = sorted((low, high))
    weights = np.repeat(rng.dirichlet(np.ones(5))[None, :], 2, axis=0)
    found = draw_delegability(weights, hard, parameters, draws)
    assert (found[1] <= found[0] + 1e-12).all()
    assert (found >= 0.0).all()
    assert (found <= 1.0).all()
