from dataclasses import fields

import numpy as np
import pytest

from jobmorph.market.flow_parameters import FlowParameters, flow_parameters_of
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import Parameter, ParameterSet, SharedDraws


def test_defaults_are_the_start_values_of_the_method():
    values = {field.name: field.default for field in fields(FlowParameters)}
    assert values == {
        "separation_share": 0.0031, "separation_speed": 0.025, "opening_speed": 0.025,
        "replacement_share": 0.8, "replacement_band": 0.02, "entrant_unemployed_share": 0.3,
        "matching_window": 0.0838, "effort_floor": 0.5, "effort_decay_month": 0.3,
        "own_search_unemployed": 0.55, "own_search_employed": 0.70, "job_search_share": 0.064,
        "search_cyclicality": 0.5, "wage_response": 0.0, "discouragement_share": 0.0,
        "recall_share": 0.0, "recall_rate": 0.1, "growth_share": 0.0,
        "vacancy_window": 1.0, "separation_cyclicality": 0.0,
    }  # fmt: skip


def test_effort_falls_from_one_to_its_floor():
    effort = FlowParameters().effort(28)
    assert effort[0] == 1.0
    # .5 + .5 exp(-.3 x 13 / 4.345) after a quarter.
    assert effort[13] == pytest.approx(0.70378, abs=1e-5)
    rows = FlowParameters(effort_floor=np.array([[0.5], [1.0]])).effort(28)
    assert rows.shape == (2, 1, 28)
    np.testing.assert_allclose(rows[0, 0], effort)
    assert (rows[1] == 1.0).all()


def test_all_faults_are_told_at_once():
    with pytest.raises(ParameterError) as told:
        FlowParameters(
            separation_share=-0.1,
            matching_window=0.0,
            recall_share=float("nan"),
            effort_floor=np.array([0.1, 0.2]),
        )
    assert told.value.count == 4
    assert "matching_window 0, not above 0 to 1" in str(told.value)
    assert "shape (2,)" in str(told.value)


def test_entries_of_the_parameter_file_replace_defaults():
    entry = Parameter(
        "market.flow_recall_share", 0.2, 0.1, 0.4, "share", "2020", "", "assumption", "", 0, 1, 0
    )
    entries = ParameterSet([entry])
    assert flow_parameters_of(entries).recall_share == 0.2
    draws = SharedDraws(seed=1, z=np.array([[0.0], [1.2815515655446004]]))
    drawn = flow_parameters_of(entries, draws)
    np.testing.assert_allclose(drawn.recall_share, [[0.2], [0.4]])
    assert drawn.separation_share == 0.0031
