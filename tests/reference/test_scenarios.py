"""Shipped scenarios: readable patches that move the answer the way their name says."""

from importlib.resources import files
from pathlib import Path

import pytest

from jobmorph.intake.scenario import read_scenario
from jobmorph.studies.market_scenarios import all_parameters
from jobmorph.studies.role import study_role

NAMES = ("augment-first", "cut-first", "expected", "fast", "slow")
FOLDER = Path(str(files("jobmorph.reference") / "scenarios"))


def scenario(name):
    return read_scenario(FOLDER / f"{name}.yaml", base_date="2026-11", parameters=all_parameters())


def test_the_shipped_scenarios_are_these():
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == sorted(NAMES)
    assert [scenario(name).name for name in NAMES] == list(NAMES)


@pytest.mark.parametrize("code", ["13-1161.00", "29-1141.00"])
def test_slow_and_fast_lie_on_both_sides_of_the_baseline(code):
    humans = [
        study_role(code, scenario=each).share("horizon", "human").mid
        for each in (scenario("slow"), None, scenario("fast"))
    ]
    assert humans[0] > humans[1] > humans[2]


def test_scenarios_that_only_move_the_future_leave_today_alone():
    found = [
        study_role("13-1161.00", scenario=each).share("today", "human").mid
        for each in (scenario("slow"), None, scenario("fast"))
    ]
    assert found[0] == found[1] == found[2]


def test_augment_first_delegates_less_and_assists_more():
    plain = study_role("13-1161.00")
    augmented = study_role("13-1161.00", scenario=scenario("augment-first"))
    assert augmented.share("reach", "delegated").mid < 0.7 * plain.share("reach", "delegated").mid
    assert augmented.share("reach", "human").mid == pytest.approx(
        plain.share("reach", "human").mid, abs=1e-9
    )
