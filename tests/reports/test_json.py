import json
from dataclasses import replace

import jsonschema
import polars as pl
import pytest

from jobmorph.reports.json import SCHEMA_FILE, role_json
from jobmorph.reports.json_parts import schema_text
from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import MOMENTS, PARTS, QUALITIES

SCHEMA = json.loads(schema_text(SCHEMA_FILE))


@pytest.fixture(params=["result", "occupation_result", "overruled_result", "library_result"])
def document(request):
    return json.loads(role_json(request.getfixturevalue(request.param)))


def test_document_keeps_the_schema(document):
    jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_schema_itself_is_sound_and_describes_everything():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def undescribed(node, place):
        if not isinstance(node, dict):
            return []
        bad = []
        for name, each in node.get("properties", {}).items():
            here = f"{place}.{name}"
            bad += [] if each.get("description") else [here]
            bad += undescribed(each, here)
        if node.get("type") == "object" and node.get("additionalProperties") is not False:
            bad.append(f"{place} is open")
        for key in ("items", "$defs"):
            inner = node.get(key, {})
            for name, each in inner.items() if key == "$defs" or not inner else [("[]", inner)]:
                bad += undescribed(each, f"{place}.{name}")
        return bad

    assert undescribed(SCHEMA, "$") == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.pop("summary"),
        lambda document: document.update(surprise=1),
        lambda document: document["tasks"][0]["today"]["human"].update(mid=1.2),
        lambda document: document["match"].update(kind="person"),
        lambda document: document["wage"].update(country="DE"),
    ],
)
def test_schema_refuses_what_it_must(document, spoil):
    spoil(document)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_contract_names_are_there(document):
    assert list(document["tasks"][0]["today"]) == list(PARTS)
    assert set(document["human_edge"]) == set(QUALITIES)
    for name in ("reasons", "counter_reasons", "would_change", "evidence"):
        assert name in document["tasks"][0]
    for name in ("version", "edition", "scenario", "seed", "assumptions", "sources"):
        assert name in document["record"]
    for moment in MOMENTS:
        assert "hours_freed_week" in document["summary"][moment]


def test_mids_sum_to_one_at_full_precision(document):
    for moment in MOMENTS:
        parts = [document["summary"][moment][part]["mid"] for part in PARTS]
        assert sum(parts) == pytest.approx(1.0, abs=1e-9)
        for task in document["tasks"]:
            mids = [task[moment][part]["mid"] for part in PARTS]
            assert sum(mids) == pytest.approx(1.0, abs=1e-9)
    assert sum(task["time_share"] for task in document["tasks"]) == pytest.approx(1, abs=1e-9)


def test_numbers_are_the_data_unrounded(result):
    document = json.loads(role_json(result))
    estimate = result.share("horizon", "delegated")
    assert document["summary"]["horizon"]["delegated"] == estimate.as_dict()
    assert document["tasks"][0]["evidence"][0]["percentile"] == 85.0
    assert document["tasks"][0]["evidence"][0]["source"] == "invented_labels"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_stops_the_writer_and_names_its_place(result, value):
    evidence = result.evidence.with_columns(pl.lit(value).alias("value"))
    with pytest.raises(DataError, match=r"\$\.tasks\[0\]\.evidence\[0\]\.value"):
        role_json(replace(result, evidence=evidence))


def test_the_library_is_added_and_nothing_is_renamed(library_result, result):
    document = json.loads(role_json(library_result))
    library = document["library"]
    assert library["future"]["grows"] == [
        "calm people who complain",
        "show new colleagues the work",
    ]
    assert library["future"]["card"]["tasks"][2] == {
        "label": "take over where AI stops",
        "task_kind": "exceptions",
        "time_hours_week": {"low": 3.0, "mid": 5.5, "high": 8.0},
    }
    assert library["competencies"][1]["need"] == 3.0
    assert library["competencies"][2]["need"] is None
    assert library["promotion"][1] == {
        "level": "lead",
        "texts": ["Two colleagues ask for this person's advice."],
    }
    assert [each["days"] for each in library["onboarding"]] == [30, 60, 90]
    assert library["moves"][2]["title"] is None
    assert library["evidence"][1]["tier"] == "vendor"
    assert document["judged"][1]["is_far"] is True
    assert document["judged"][1]["author"] == {"delegated": 0.7, "assisted": 0.2, "human": 0.1}
    assert document["tasks"][0]["takes"] == "Known answers."
    assert document["tasks"][1]["leaves"] is None
    plain = json.loads(role_json(result))
    assert plain["library"] is None
    assert plain["judged"] == []
    assert set(plain) == set(document)
