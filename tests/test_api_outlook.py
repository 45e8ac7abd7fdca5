import json

import pytest

import jobmorph as jm
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.studies.market_scenarios import shipped_scenario


def test_outlooks_show_themselves():
    answer = jm.outlook("switchboard operator", years=3)
    assert (answer.base, answer.target_year) == (34280.0, 2028)
    assert str(answer).startswith("SWITCHBOARD OPERATORS")
    assert json.loads(answer.to_json())["measure"] == "jobs"
    assert answer.to_html().startswith("<!DOCTYPE html>")
    assert "<iframe" in answer._repr_html_()


def test_groups_show_themselves():
    answer = jm.outlook_group(["41-3091", "41-9041"], years=2)
    assert answer.units["employment_unit"].to_list() == ["41-3091", "41-9041"]
    assert "these jobs in the US in 2027" in str(answer)
    assert json.loads(answer.to_json())["group_id"] == "codes"
    assert "<iframe" in answer._repr_html_()


def test_the_economy_shows_itself():
    answer = jm.economy()
    assert str(answer).startswith("ALL US JOBS")
    assert json.loads(answer.to_json())["base_year"] == 2025
    assert "<iframe" in answer._repr_html_()


def test_the_level_is_taken_and_faults_are_raised():
    assert jm.outlook("SDR", level="lead").match.job.level == "lead"
    with pytest.raises(NoMatchError):
        jm.outlook("zzzz qqqq")
    with pytest.raises(ParameterError):
        jm.outlook("nurse", years=11)
    with pytest.raises(ParameterError):
        jm.outlook_group("retail")


def test_a_scenario_is_a_name_or_a_scenario():
    held = open_edition()
    named = jm.outlook("43-2011", years=1, scenario="fast")
    made = jm.outlook("43-2011", years=1, scenario=shipped_scenario("fast", held))
    assert named.scenarios.equals(made.scenarios)
    assert named.scenarios.filter("is_recomputed")["scenario"].unique().to_list() == ["fast"]
    assert not jm.outlook("43-2011", years=1).scenarios["is_recomputed"].any()
    with pytest.raises(ParameterError, match="no scenario is called"):
        jm.outlook_group(["43-2011"], scenario="quick")
