import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.cli import inputs
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.schema.parameter import Parameter, ParameterSet
from jobmorph.schema.scenario import Scenario

KAPPA = Parameter("exposure.kappa", 0.4, 0.2, 0.6, "share", "2026", "", "assumption", "invented")


class Manifest:
    base_date = "2026-02"


class Edition:
    manifest = Manifest()


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "slow.yaml").write_text(
        "name: slow\nhorizon_years: 8\nadoption:\n"
        "  exposure.kappa: {low: 0.1, value: 0.2, high: 0.3}\n"
    )
    monkeypatch.setattr(inputs, "files", lambda package: tmp_path)
    monkeypatch.setattr(inputs, "all_parameters", lambda: ParameterSet([KAPPA]))
    return tmp_path


def test_a_shipped_scenario_is_found_by_its_name(shipped):
    scenario = inputs.scenario_of("slow", None, Edition())
    assert (scenario.name, scenario.base_date, scenario.horizon_years) == ("slow", "2026-02", 8.0)
    assert inputs.horizon_of(None, scenario) == 8.0


def test_the_option_overrules_the_horizon_of_a_scenario(shipped):
    scenario = inputs.scenario_of("slow", 2.0, Edition())
    assert (scenario.horizon_years, inputs.horizon_of(2.0, scenario)) == (2.0, 2.0)


def test_a_file_of_ones_own_is_read_like_a_shipped_one(shipped):
    path = shipped / "mine.yaml"
    path.write_text("name: mine\n")
    assert inputs.scenario_of(str(path), None, Edition()) == Scenario("mine", "2026-02", 5.0)
    with pytest.raises(DataError, match="there is no such file"):
        inputs.scenario_of(str(shipped / "absent.yaml"), None, Edition())


def test_an_unknown_name_lists_the_shipped_ones(shipped):
    with pytest.raises(ParameterError, match="shipped ones: slow"):
        inputs.scenario_of("fast", None, Edition())


@given(st.text(max_size=300))
def test_a_title_is_printable_and_short_or_refused(words):
    try:
        title = inputs.title_of(words, example="x")
    except ParameterError:
        return
    assert title.isprintable()
    assert 0 < len(title) <= inputs.LONGEST_TITLE
    title.encode("utf-8")


def test_bytes_that_are_no_text_do_not_reach_the_study():
    assert inputs.title_of("sales \udcff", example="x") == "sales ?"


def test_a_scenario_name_that_no_file_can_have_is_refused():
    with pytest.raises(ParameterError, match=r'no scenario is called "x+\.\.\."'):
        inputs.scenario_of("x" * 5_000, None, Edition())
