import pytest

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import Parameter, ParameterChange, ParameterSet
from jobmorph.schema.scenario import Scenario

FAST = ParameterChange("exposure.speed", 0.4, 0.45, 0.5)
SPEED = Parameter(
    "exposure.speed", 0.25, 0.1, 0.45, "per year", "2026", "", "assumption", "speed", 0.0, 1.0
)


def test_applied_and_undone_is_the_baseline():
    baseline = ParameterSet([SPEED])
    patched = Scenario("fast", "2026-11", 5.0, adoption=(FAST,)).apply(baseline)
    undo = ParameterChange("exposure.speed", SPEED.low, SPEED.value, SPEED.high)
    restored = Scenario("undo", "2026-11", 5.0, adoption=(undo,)).apply(patched)
    assert patched["exposure.speed"].value == 0.45
    assert dict(restored) == dict(baseline)


def test_difference_names_the_parameters():
    plain = Scenario("expected", "2026-11", 5.0)
    assert Scenario("fast", "2026-11", 5.0, adoption=(FAST,)).differs_from(plain) == (
        "exposure.speed",
    )


@pytest.mark.parametrize("years", [-0.1, -1.0, 15.5, float("nan")])
def test_horizons_outside_the_range_are_refused(years):
    with pytest.raises(ParameterError, match="horizon"):
        Scenario("x", "2026-11", years)


@pytest.mark.parametrize(("years", "year"), [(5.0, 2031), (0.1, 2026), (2.0, 2028)])
def test_horizon_year_counts_from_the_edition(years, year):
    assert Scenario("x", "2026-11", years).horizon_year == year
