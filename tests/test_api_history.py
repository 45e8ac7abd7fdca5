import json

import pytest

import jobmorph as jm
from jobmorph.schema.errors import NoMatchError


def test_history_shows_itself():
    answer = jm.history("switchboard operator")
    assert answer.path("employers").summary.last_heads == 34280.0
    assert str(answer).startswith("SWITCHBOARD AND TELEPHONE OPERATORS")
    assert json.loads(answer.to_json())["case_id"] == "switchboard-operators"
    assert answer.to_html().startswith("<!DOCTYPE html>")
    assert "<iframe" in answer._repr_html_()


def test_the_atlas_shows_itself():
    answer = jm.history_atlas()
    assert answer.to_svg().startswith("<svg ")
    assert answer.to_html().startswith("<!DOCTYPE html>")
    assert str(answer).startswith("ATLAS OF JOBS")
    assert len(json.loads(answer.to_json())["jobs"]) == answer.jobs.height
    assert "<iframe" in answer._repr_html_()


def test_faults_are_raised():
    with pytest.raises(NoMatchError):
        jm.history("zzzz qqqq")
