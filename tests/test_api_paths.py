import json

import pytest

import jobmorph as jm
from jobmorph.schema.errors import NoMatchError


def test_moves_show_themselves():
    answer = jm.paths("teller", limits=jm.PathLimits(most_months=18.0), hours=8)
    assert answer.hours_week == 8.0
    assert answer.to_html().startswith("<!DOCTYPE")
    assert "<iframe" in answer._repr_html_()
    assert "KNOWN IN THE TRADE" in str(answer)
    assert answer.to_workbook()[:2] == b"PK"
    document = json.loads(answer.to_json())
    assert len(document["destinations"]) == answer.shown_table.height


def test_a_profile_may_be_a_file(tmp_path):
    file = tmp_path / "me.yaml"
    file.write_text("jobs:\n  - title: teller\n    years: 4\ntarget: SDR\n", encoding="utf-8")
    answer = jm.paths(profile=file)
    assert answer.target is not None
    assert answer.target.job.id == "sales-development/entry"
    with pytest.raises(NoMatchError, match="no job found"):
        jm.paths("growth ninja of the void")
