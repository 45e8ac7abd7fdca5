import numpy as np
import polars as pl
import pytest

from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.parameter import ParameterChange
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market_scenarios import shipped_scenario
from jobmorph.studies.outlook import study_outlook
from jobmorph.studies.outlook_group import study_outlook_group
from jobmorph.studies.outlook_scenarios import outlook_scenarios
from jobmorph.studies.outlook_units import growth_factor

SIX = 1e-9


class WithoutMultipliers(Edition):
    """The embedded edition as it was before multipliers shipped."""

    def path(self, table):
        return super().path("absent" if table == "scenario_multiplier" else table)


@pytest.fixture(scope="module")
def edition():
    return open_edition()


@pytest.fixture(scope="module")
def clerk(edition):
    return study_outlook("43-2011", years=5, edition=edition)


def of(scenarios, name, closure="full"):
    return scenarios.filter((pl.col("scenario") == name) & (pl.col("closure") == closure))


def test_slow_is_the_outlook_itself(clerk):
    middle = clerk.forecast["p50"][1:]
    for closure in ("full", "open"):
        slow = of(clerk.scenarios, "slow", closure)
        assert slow["middle"].equals(middle, check_names=False)
        assert (slow["change_high"] == 0.0).all()


def test_a_what_if_is_the_middle_times_the_multiplier(clerk, edition):
    rows = edition.rows(
        "scenario_multiplier",
        (pl.col("outlook_part") == "43-2011") & (pl.col("scenario") == "fast"),
    ).sort("year_ahead")
    told = of(clerk.scenarios, "fast", "open")
    factor = rows["multiplier_open_low"].to_numpy()[:5]
    np.testing.assert_allclose(told["low"], factor * clerk.forecast["p50"].to_numpy()[1:])
    np.testing.assert_allclose(told["change_low"], factor - 1.0, atol=SIX)
    assert told["year"].to_list() == [2026, 2027, 2028, 2029, 2030]


def test_the_range_itself_does_not_know_of_what_ifs(clerk, edition):
    bare = study_outlook("43-2011", years=5, edition=WithoutMultipliers(edition.folder))
    assert bare.scenarios is None
    assert bare.forecast.equals(clerk.forecast)
    assert "scenarios_apart" not in {note.note_id for note in bare.notes}
    assert "scenarios_apart" in {note.note_id for note in clerk.notes}


def test_a_mixture_weighs_growth_by_the_roles_weights(edition):
    role = study_outlook("SDR", years=10, edition=edition)
    units = role.units
    jobs = units["weight"].to_numpy() * growth_factor(units, "growth_expected_year", 10)
    rows = edition.rows(
        "scenario_multiplier",
        (pl.col("scenario") == "cut-first") & (pl.col("year_ahead") == 10.0),
    )
    values = dict(rows.select("outlook_part", "multiplier_full").iter_rows())
    expected = sum(
        job * values[unit] for job, unit in zip(jobs, units["employment_unit"], strict=True)
    )
    told = of(role.scenarios, "cut-first").row(-1, named=True)
    assert told["change"] == pytest.approx(expected / jobs.sum() - 1.0)
    assert told["is_range_added"]
    assert told["middle"] == pytest.approx(role.middle * (1.0 + told["change"]))


def test_a_named_group_has_its_own_range_and_a_list_adds_ends_up(edition):
    named = study_outlook_group("go-to-market", edition=edition)
    asked = [code for codes in named.units["asked"] for code in codes]
    listed = study_outlook_group(asked, edition=edition)
    for name in ("expected", "cut-first"):
        own = of(named.scenarios, name).row(-1, named=True)
        sums = of(listed.scenarios, name).row(-1, named=True)
        assert not own["is_range_added"]
        assert sums["is_range_added"]
        assert own["change"] == pytest.approx(sums["change"], abs=0.001)
        assert sums["change_low"] < own["change_low"] < own["change_high"] < sums["change_high"]


def test_a_shipped_scenario_worked_out_again_is_the_same(edition):
    again = study_outlook(
        "43-2011", years=3, edition=edition, scenario=shipped_scenario("expected", edition)
    ).scenarios
    kept = study_outlook("43-2011", years=3, edition=edition).scenarios
    assert again.drop("is_recomputed").equals(kept.drop("is_recomputed"))
    assert set(again.filter("is_recomputed")["scenario"]) == {"expected"}


def test_ones_own_scenario_stands_next_to_slow(edition):
    own = Scenario(
        "no-effect",
        edition.manifest.base_date,
        10.0,
        elasticity=(ParameterChange("market.realised_share", 0.0, 0.0, 0.0),),
        new_work=(ParameterChange("market.new_work_share_year", 0.0, 0.0, 0.0),),
    )
    codes = study_outlook_group(["43-2011", "41-9041"], years=2, edition=edition, scenario=own)
    told = codes.scenarios
    assert list(dict.fromkeys(told["scenario"]))[:2] == ["slow", "no-effect"]
    mine = of(told, "no-effect")
    assert not mine["is_range_added"].any()
    # Nothing that AI saves becomes fewer heads and nothing new comes: jobs as in the outlook.
    assert mine["change"].abs().max() == 0.0


def test_an_edition_without_multipliers_still_works_out_ones_own(edition, clerk):
    found = outlook_scenarios(
        clerk.units,
        clerk.forecast.head(2),
        WithoutMultipliers(edition.folder),
        own=shipped_scenario("fast", edition),
    )
    assert list(dict.fromkeys(found["scenario"])) == ["slow", "fast"]
