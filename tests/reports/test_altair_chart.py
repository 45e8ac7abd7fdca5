import sys

import pytest

import jobmorph as jm
from jobmorph.schema.errors import DataError


@pytest.fixture
def altair():
    return pytest.importorskip("altair")


def values(chart):
    return chart["data"]["values"] if "data" in chart else chart["spec"]["data"]["values"]


def layers(told):
    return {layer["mark"]["type"]: layer for layer in told["layer"]}


def test_a_role_is_drawn_as_ranges_with_the_figures_of_the_answer(altair):
    answer = jm.role("SDR")
    told = answer.chart().to_dict()
    data = next(iter(told["datasets"].values())) if "datasets" in told else values(told)
    assert len(data) == 9
    first = data[0]
    assert first["part"] == "AI does it, you check"
    assert first["moment"].startswith("Seen so far (use data to ")
    assert {end: first[end] for end in ("low", "mid", "high")} == answer.hours(
        "today", "delegated"
    ).as_dict()
    assert " ".join(told["title"]["text"]) in " ".join(str(answer).split())
    assert told["description"].startswith("The week of 40 hours by 2031")
    marks = [layer["mark"] for layer in told["spec"]["layer"]]
    assert [mark["type"] for mark in marks] == ["rule", "tick"]
    assert {mark["color"] for mark in marks} == {"#1F2328"}  # never told apart by colour


def test_an_outlook_is_a_band_with_a_dashed_middle_after_a_solid_count(altair):
    answer = jm.outlook("registered nurse")
    told = answer.chart().to_dict()
    found = layers(told)
    lines = [layer["mark"] for layer in told["layer"] if layer["mark"]["type"] == "line"]
    assert ["strokeDash" in line for line in lines] == [True, False]
    assert found["area"]["encoding"]["y2"]["field"] == "high"
    sets = [layer["data"]["values"] for layer in told["layer"]]
    last = sets[0][-1]
    assert (last["low"], last["middle"], last["high"]) == (answer.low, answer.middle, answer.high)
    counted = sets[2]
    assert counted[-1]["year"] == answer.base_year
    assert counted[-1]["value"] == answer.base
    starts = {}
    for row in counted:
        starts.setdefault(row["stretch"], row["year"])
    assert list(starts.values()) == [2012, 2019, 2021]  # a break of the count is a gap


def test_without_altair_it_is_said_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(DataError, match="pip install altair"):
        jm.role("registered nurse").chart()
