import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.exposure.facts import arrays_of_facts
from jobmorph.exposure.reach import base_reach, draw_reach, expit, reach_limit, task_spread
from jobmorph.exposure.scores import task_scores
from jobmorph.schema.parameter import SharedDraws

DISAGREE = {"label_e0_share": 0.5, "label_e1_share": 0.5}


def _logit(share):
    return np.log(share / (1.0 - share))


def test_raters_who_disagree_give_the_mean_of_their_levels(make_facts, parameters, central):
    # half of E0 (.03) and half of E1 (.60) = .315
    tasks = arrays_of_facts(make_facts(DISAGREE))
    assert base_reach(tasks, parameters, central)[0, 0] == pytest.approx(0.315)


@pytest.mark.parametrize("physical", [{"is_physical": True}, {"physical_demand": 3.0}])
def test_physical_work_is_capped(make_facts, parameters, central, physical):
    tasks = arrays_of_facts(make_facts(physical))
    assert base_reach(tasks, parameters, central)[0, 0] == 0.10
    assert reach_limit(tasks, parameters)[0] == 0.10


def test_physical_demand_below_three_is_not_capped(make_facts, parameters, central):
    tasks = arrays_of_facts(make_facts({"physical_demand": 2.9}, {"physical_demand": None}))
    assert base_reach(tasks, parameters, central)[:, 0] == pytest.approx(0.60)
    assert reach_limit(tasks, parameters) == pytest.approx(0.9)


def test_spread_is_that_of_the_raters_logits(make_facts, parameters):
    # logit .60 = .4055, logit .03 = -3.4761; half their distance = 1.9408
    facts = make_facts(DISAGREE, {}, {**DISAGREE, "label_source": "dwa"})
    spread = task_spread(arrays_of_facts(facts), parameters)
    assert spread == pytest.approx([1.94080, 0.30, 0.80], abs=1e-4)


def test_disagreement_in_physical_work_stays_below_the_cap(make_facts, parameters):
    # labels capped first: logit .10 = -2.1972, logit .03 = -3.4761; half their distance = .6394
    tasks = arrays_of_facts(make_facts({**DISAGREE, "is_physical": True}))
    assert task_spread(tasks, parameters)[0] == pytest.approx(0.63944, abs=1e-4)


def test_a_draw_adds_its_three_noises_on_the_logit_scale(make_facts, parameters):
    # logit .60 + .20 x 1.5 (raters) + .30 x -1 (task) + .25 x 2 (use) = .4055 + .3 - .3 + .5
    tasks = arrays_of_facts(make_facts({"usage_signal": 2.0}))
    z = np.zeros((1, 64))
    z[0, 0] = 1.5
    reach = draw_reach(tasks, np.array([[-1.0]]), parameters, SharedDraws(0, z))
    assert _logit(reach[0, 0]) == pytest.approx(_logit(0.6) + 0.3 - 0.3 + 0.5)


def test_the_rater_level_moves_all_tasks_together(random_facts, parameters, draws):
    tasks = arrays_of_facts(random_facts(3))
    none = np.zeros((tasks.count, draws.count))
    high, low = draws.z.copy(), draws.z.copy()
    high[:, 0], low[:, 0] = 1.0, -1.0
    gap = _logit(draw_reach(tasks, none, parameters, SharedDraws(0, high))) - _logit(
        draw_reach(tasks, none, parameters, SharedDraws(0, low))
    )
    assert gap == pytest.approx(0.4)


@given(weight=st.floats(0.0, 1.0), more=st.floats(0.0, 1.0), seed=st.integers(0, 50))
def test_reach_rises_with_the_labels(make_facts, parameters, draws, weight, more, seed):
    # Moving weight from E0 to E1 never lowers the level, in any draw.
    higher = weight + more * (1.0 - weight)
    facts = make_facts(
        *(
            {"label_e0_share": 1.0 - share, "label_e1_share": share, "label_source": "text"}
            for share in (weight, higher)
        )
    )
    tasks = arrays_of_facts(facts)
    score = task_scores([f"onet:{seed}"], seed=seed, purpose="reach", count=draws.count)
    reach = draw_reach(tasks, np.repeat(score, 2, axis=0), parameters, draws)
    assert (reach[1] >= reach[0] - 1e-12).all()
    assert (reach > 0.0).all()
    assert (reach < 1.0).all()


def test_expit_is_the_logistic_function_without_overflow():
    assert expit(np.array([0.0, np.log(3.0)])) == pytest.approx([0.5, 0.75])
    assert expit(np.array([-1e4, 1e4])).tolist() == [0.0, 1.0]
