import json

import pytest

import jobmorph as jm
from jobmorph.schema.errors import ParameterError


def test_the_atlas_shows_itself():
    answer = jm.atlas(field="law")
    assert answer.shown_table is answer.jobs
    assert str(answer).startswith("ATLAS OF JOBS: LAW")
    assert answer.to_html().startswith("<!DOCTYPE html>")
    assert len(json.loads(answer.to_json())["jobs"]) == answer.jobs.height
    assert "<iframe" in answer._repr_html_()


def test_an_unknown_field_is_named():
    with pytest.raises(ParameterError, match="selling"):
        jm.atlas(field="selling")
