import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.fault import LineError
from jobmorph.intake.scenario import parse_scenario, read_scenario
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import DataError, JobmorphError
from jobmorph.schema.parameter import Parameter, ParameterChange

BASELINE = {
    name: Parameter(name, 0.4, 0.2, 0.6, "share", "2026-02", "", "assumption", "invented", 0.0, 1.0)
    for name in ("exposure.ceiling", "market.elasticity")
}


def parse(text):
    file = TextFile("slow.yaml", text, "UTF-8")
    return parse_scenario(file, base_date="2026-02", parameters=BASELINE)


def faults_of(text):
    with pytest.raises(LineError) as caught:
        parse(text)
    return [(fault.line, fault.what) for fault in caught.value.faults]


def test_a_scenario_is_a_named_patch_on_the_baseline(tmp_path):
    path = tmp_path / "slow.yaml"
    path.write_text(
        "name: slow\nhorizon_years: 8\nadoption:\n"
        "  exposure.ceiling: {low: 0.1, value: 0.2, high: 0.3}\nelasticity:\n"
    )
    scenario = read_scenario(path, base_date="2026-02", parameters=BASELINE)
    assert (scenario.name, scenario.base_date, scenario.horizon_years) == ("slow", "2026-02", 8.0)
    assert scenario.adoption == (ParameterChange("exposure.ceiling", 0.1, 0.2, 0.3),)
    assert scenario.elasticity == ()


def test_the_horizon_is_five_years_unless_it_is_named():
    assert parse("name: x").horizon_years == 5.0


def test_all_faults_are_told_at_once():
    text = """\
adoptoin: {}
horizon_years: 20
adoption:
  exposure.cieling: {low: 0.1, value: 0.2, high: 0.3}
  exposure.ceiling: {low: 0.3, value: 0.2, high: 0.3}
elasticity:
  market.elasticity: 0.5
new_work:
  market.elasticity: {low: 0, value: 0, high: 2}
reinvestment: some
"""
    assert faults_of(text) == [
        (1, 'unknown key "adoptoin"; did you mean adoption?'),
        (1, "the scenario has no name"),
        (2, 'horizon_years "20" is not a number above 0 and at most 15'),
        (4, 'unknown parameter "exposure.cieling"; did you mean exposure.ceiling?'),
        (5, "exposure.ceiling needs 0 <= low <= value <= high <= 1, not 0.3, 0.2, 0.3"),
        (7, "market.elasticity is a list of `key: value`, not a single value"),
        (9, "market.elasticity is changed in line 7 already"),
        (9, "market.elasticity needs 0 <= low <= value <= high <= 1, not 0, 0, 2"),
        (10, "reinvestment is a list of `key: value`, not a single value"),
    ]


def test_three_numbers_are_needed():
    text = "name: x\nadoption:\n  exposure.ceiling: {low: 0.1, value: much}\n"
    assert faults_of(text) == [(3, "exposure.ceiling needs low, value and high, all numbers")]


def test_the_date_belongs_to_the_edition():
    assert faults_of("name: x\nbase_date: 2020-01\n")[0][1].startswith('unknown key "base_date"')


@pytest.mark.parametrize("text", ["# nothing", "{}"])
def test_an_empty_scenario_is_refused(text):
    with pytest.raises(DataError, match="the scenario is empty"):
        parse(text)


@given(st.text(min_size=1))
def test_any_text_is_a_scenario_or_an_error_on_one_line(text):
    try:
        parse(text)
    except JobmorphError as error:
        assert "\n" not in str(error)
