import polars as pl
import pytest

from jobmorph.intake.fault import LineError
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.market_scenarios import (
    all_parameters,
    list_scenarios,
    named_scenario,
    new_scenario,
    scenario_changes,
)

from .market_case import edition


def test_shipped_scenarios_say_what_they_stand_for():
    listed = list_scenarios(edition())
    names = [scenario.name for scenario in listed.scenarios]
    assert names == ["augment-first", "cut-first", "expected", "fast", "slow"]
    assert all(len(about) > 20 for about in listed.abouts)
    assert listed.past == ("computerisation",)


def test_changes_stand_beside_the_baseline():
    changes = scenario_changes(named_scenario("cut-first", edition()), all_parameters())
    row = changes.row(0, named=True)
    assert (row["parameter"], row["base_value"], row["value"]) == (
        "market.realised_share",
        0.4,
        0.9,
    )
    assert scenario_changes(named_scenario("expected", edition()), all_parameters()).is_empty()


def test_a_new_file_is_valid_and_changes_nothing(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(new_scenario("mine", all_parameters()), encoding="utf-8")
    scenario = named_scenario(str(path), edition())
    parameters = all_parameters()
    patched = scenario.apply(parameters)
    assert scenario.name == "mine" and len(scenario.changes) > 8
    for name in parameters:
        assert patched[name].value == pytest.approx(parameters[name].value, rel=1e-5)
    with pytest.raises(ParameterError, match="letters"):
        new_scenario("my scenario", parameters)


def test_faults_of_a_file_come_all_at_once_with_their_lines(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text(
        "name: bad\n"
        "adoption:\n"
        "  exposure.adoption_ceiling: {low: 0.5, value: 1.2, high: 1.4}\n"
        "  exposure.adopton_speed: {low: 0.1, value: 0.2, high: 0.3}\n"
        "elasticity:\n"
        "  market.pass_through: {low: 0.5, value: 0.2}\n",
        encoding="utf-8",
    )
    with pytest.raises(LineError) as caught:
        named_scenario(str(path), edition())
    assert [fault.line for fault in caught.value.faults] == [3, 4, 6]


def test_unknown_names_and_the_past_are_refused():
    with pytest.raises(ParameterError, match="cut-first"):
        named_scenario("nix", edition())
    with pytest.raises(ParameterError, match="1980 to 2010"):
        named_scenario("computerisation", edition())


class Scored:
    """An edition that holds scores alone."""

    def table(self, name):
        assert name == "evidence"
        stem = "market.computerisation"
        columns = ("metric_id", "metric", "value", "low", "high", "baseline_name", "baseline_value")
        rows = [
            (f"{stem}.groups.rmse", "error of changes; a run", 0.4351, 0.247, 0.627, "trend", 0.37),
            (f"{stem}.occupations.rmse", "elsewhere", 0.6, 0.5, 0.7, "trend", 0.6),
        ]
        return pl.DataFrame(rows, schema=columns, orient="row")


def test_the_past_answers_with_its_scores():
    with pytest.raises(ParameterError) as caught:
        named_scenario("computerisation", Scored())
    message = str(caught.value)
    assert "error of changes: 0.435 (0.247 to 0.627; trend: 0.37)" in message
    assert "elsewhere" not in message
    assert "jobmorph evidence market --all" in message
