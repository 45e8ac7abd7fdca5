import json

import pytest

import jobmorph as jm
from jobmorph.schema.errors import NoMatchError, ParameterError


def test_skills_show_themselves():
    answer = jm.skills("SDR", horizon=3)
    assert answer.horizon_year == 2029
    assert str(answer).startswith("SALES DEVELOPMENT REPRESENTATIVE")
    assert json.loads(answer.to_json())["job"]["id"] == "sales-development/entry"
    assert answer.to_html().startswith("<!DOCTYPE html>")
    assert "<iframe" in answer._repr_html_()


def test_skills_become_a_pandas_frame():
    pytest.importorskip("pyarrow")
    answer = jm.skills("SDR")
    assert answer.to_pandas().shape[0] == answer.skills.height


def test_a_ladder_takes_a_team():
    answer = jm.ladder("SDR", heads={"entry": 8, "mid": 4, "lead": 1})
    assert len(answer.pipeline_warnings) == 4
    assert "Your team in ten years" in str(answer)
    assert json.loads(answer.to_json())["pipeline"]["years"]
    assert "<iframe" in answer._repr_html_()


def test_the_level_is_taken_and_faults_are_raised():
    assert jm.skills("SDR", level="lead").match.job.level == "lead"
    with pytest.raises(NoMatchError):
        jm.skills("zzzz qqqq")
    with pytest.raises(ParameterError):
        jm.ladder("bank teller", heads={"entry": 1})
