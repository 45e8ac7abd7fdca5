import numpy as np
import pytest

from jobmorph.exposure.facts import arrays_of_facts, job_starts
from jobmorph.schema.errors import DataError, SchemaError


def test_missing_numbers_become_nan_and_missing_use_zero(make_facts):
    facts = make_facts({"cognitive_demand": None, "usage_chat_share": None})
    tasks = arrays_of_facts(facts)
    assert np.isnan(tasks.cognitive_demand[0])
    assert tasks.usage_chat_share[0] == 0.0
    assert tasks.count == 1


def test_rounded_label_weights_are_scaled_to_one(make_facts):
    tasks = arrays_of_facts(make_facts({"label_e1_share": 0.3333333, "label_e0_share": 0.6666666}))
    assert tasks.label_shares[0].sum() == pytest.approx(1.0, abs=1e-15)


def test_label_weights_that_do_not_sum_to_one_are_named(make_facts):
    facts = make_facts({}, {"task_id": "onet:2", "label_e0_share": 0.5})
    with pytest.raises(DataError, match=r"label_e0_share .* onet:2 \(1\.500\)"):
        arrays_of_facts(facts)


def test_no_tasks_is_an_error(make_facts):
    with pytest.raises(DataError, match="no tasks"):
        arrays_of_facts(make_facts().clear())


def test_a_frame_that_breaks_the_contract_is_refused(make_facts):
    with pytest.raises(SchemaError, match="propensity is missing"):
        arrays_of_facts(make_facts().drop("propensity"))


def test_jobs_start_where_the_code_changes():
    assert job_starts(["a", "b", "b", "c"]).tolist() == [0, 1, 3]
