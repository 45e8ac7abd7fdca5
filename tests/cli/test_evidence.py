import csv
import io
import json
from types import SimpleNamespace

import polars as pl
import pytest

from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.tables import EVIDENCE

ROW = {
    "metric_id": "exposure.seen_auc",
    "area": "exposure",
    "metric": "invented score",
    "protocol": "folds",
    "value": 0.75,
    "low": 0.7,
    "high": 0.8,
    "n": 100,
    "baseline_name": "single label",
    "baseline_value": 0.5,
    "floor": 0.6,
    "goal": 0.9,
    "is_higher_better": True,
    "data": "invented",
    "command": "jobmorph evidence exposure",
    "computed_on": "2026-11-22",
    "input_hash": "0",
}


@pytest.fixture
def scores(study):
    table = pl.DataFrame([ROW], schema=EVIDENCE.polars_schema)
    study.answer = SimpleNamespace(table=EVIDENCE.check(table), is_stale=False, stale_reason=None)
    return study


def test_scores_stand_beside_their_baseline(command, scores):
    outcome = command("evidence", "exposure")
    assert (outcome.code, outcome.err) == (0, "")
    for words in ("invented score", "0.75", "single label 0.5"):
        assert words in outcome.out
    assert scores.calls == [(("exposure",), {"edition": None})]


def test_stale_scores_say_so_in_every_form(command, scores):
    scores.answer.is_stale = True
    scores.answer.stale_reason = "exposure: code changed"
    for form in ("table", "md"):
        assert "Stale. exposure: code changed" in command("evidence", "--format", form).out
    for form in ("json", "csv"):
        assert "exposure: code changed" in command("evidence", "--format", form).out
    (row,) = csv.DictReader(io.StringIO(command("evidence", "--format", "csv").out))
    assert row["stale_reason"] == "exposure: code changed"


def test_machine_forms_keep_full_precision(command, scores):
    (row,) = json.loads(command("evidence", "--format", "json").out)
    assert row == {**ROW, "stale_reason": None}


def test_without_an_area_all_scores_are_asked_for(command, scores):
    command("evidence")
    assert scores.calls[0][0] == (None,)


def test_an_unknown_area_ends_with_the_code_of_the_study(command, study):
    study.fault = NoMatchError("no area is called wages; areas", items=["exposure", "titles"])
    outcome = command("evidence", "wages")
    assert outcome.code == 1
    assert outcome.err == "error: no area is called wages; areas: exposure, titles.\n"
