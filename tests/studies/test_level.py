"""The level of use today: compiled for what ships, worked out for all else."""

import pytest
from polars.testing import assert_frame_equal

from jobmorph.reference.edition import open_edition
from jobmorph.schema.parameter import ParameterChange
from jobmorph.studies.level import SHIPPED_SEED, kept_calibration, run_draws, use_setting
from jobmorph.studies.market_scenarios import all_parameters, shipped_scenarios

BASELINE = all_parameters()
SCENARIOS = shipped_scenarios("2026-11")


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_shipped_scenario_has_a_level_of_use_for_every_draw(name):
    kept = kept_calibration(open_edition(), SCENARIOS[name].apply(BASELINE), BASELINE)
    draws = run_draws(SHIPPED_SEED, open_edition()).count
    assert kept.get_column("draw").sort().to_list() == list(range(draws))


def test_only_scenarios_that_move_todays_use_have_one_of_their_own():
    edition = open_edition()
    base = edition.table("calibration")
    for name, scenario in SCENARIOS.items():
        kept = kept_calibration(edition, scenario.apply(BASELINE), BASELINE)
        same = kept.select(base.columns).sort("draw").equals(base.sort("draw"))
        assert same == (name != "augment-first")
    # Half as much could be delegated, so what is seen weighs twice: the level stays as assumed.
    own = kept_calibration(edition, SCENARIOS["augment-first"].apply(BASELINE), BASELINE)
    assert own["theta_delegated"].mean() > 1.5 * base["theta_delegated"].mean()


def test_any_other_assumption_on_use_has_none():
    edition = open_edition()
    halved = BASELINE["exposure.delegable_scale"]
    change = ParameterChange(halved.name, low=0.51, value=0.51, high=0.51)
    assert kept_calibration(edition, BASELINE.patched([change]), BASELINE) is None
    later = ParameterChange("exposure.adoption_speed", low=0.2, value=0.3, high=0.4)
    patched = BASELINE.patched([later])
    assert use_setting(patched) == use_setting(BASELINE)
    assert_frame_equal(kept_calibration(edition, patched, BASELINE), edition.table("calibration"))
