from dataclasses import replace
from functools import cache

import polars as pl
import pytest

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import ParameterChange
from jobmorph.studies.market_compare import study_market_compare
from jobmorph.studies.market_scenarios import shipped_scenario

from .market_case import DRAWS, YEARS, edition, result

OPTIONS = {"years": YEARS, "draws": DRAWS}
PEAK = "peak_unemployment_rate"


@cache
def compared(first="expected", second="cut-first", occupation=None):
    scenarios = [shipped_scenario(name, edition()) for name in (first, second)]
    return study_market_compare(*scenarios, occupation=occupation, edition=edition(), **OPTIONS)


@pytest.mark.parametrize("second", ["cut-first", "fast"])
def test_each_side_is_the_run_of_its_scenario(second):
    found = compared(second=second)
    for name, case in (("expected", "first"), (second, "second")):
        alone = result(name, None)
        for quantity in (PEAK, "end_openings_rate", "lost_jobs"):
            here, there = found.headline(quantity, case), alone.headline(quantity)
            assert here.as_dict() == pytest.approx(there.as_dict(), rel=1e-9)
        last = alone.demand.filter(pl.col("year") == YEARS).sort("group_id")
        mine = found.demand.filter(
            (pl.col("year") == YEARS) & (pl.col("case") == case) & (pl.col("closure") == "full")
        ).sort("group_id")
        assert mine.get_column("mid").to_list() == pytest.approx(
            last.get_column("multiplier_full_mid").to_list()
        )
    slow = result("expected", None).headline(PEAK, "reference")
    assert found.headline(PEAK, "reference").as_dict() == pytest.approx(slow.as_dict(), rel=1e-9)


def test_the_mean_difference_is_the_difference_of_means_and_its_range_is_its_own():
    found = compared()
    one, other, apart = (found.headline(PEAK, case) for case in ("first", "second", "difference"))
    assert apart.mid == pytest.approx(other.mid - one.mid, abs=1e-12)
    # What both share cancels: narrower than either, never the difference of the ends.
    assert apart.high - apart.low < min(one.high - one.low, other.high - other.low)


def test_turned_round_every_difference_changes_its_sign():
    there, back = compared(), compared("cut-first", "expected")
    for quantity in (PEAK, "extra_unemployed_years", "jobs_wanted_open"):
        found, turned = there.headline(quantity), back.headline(quantity)
        assert (turned.low, turned.mid, turned.high) == pytest.approx(
            (-found.high, -found.mid, -found.low), abs=1e-9
        )
    forth = there.path("unemployment_rate", group_id="43-0000").get_column("mid")
    return_ = back.path("unemployment_rate", group_id="43-0000").get_column("mid")
    assert (forth + return_).abs().max() < 1e-12


def test_a_scenario_beside_itself_differs_nowhere():
    found = compared("fast", "fast")
    assert found.changes.is_empty()
    apart = found.quarters.filter(pl.col("case") == "difference")
    assert apart.select(pl.max_horizontal(pl.col("low", "mid", "high").abs().max())).item() == 0.0


def test_changes_are_what_the_files_patch():
    found = compared()
    scenario = shipped_scenario("cut-first", edition())
    assert set(found.changes.get_column("parameter")) == {each.name for each in scenario.changes}
    row = found.changes.filter(pl.col("parameter") == "market.realised_share").row(0, named=True)
    assert (row["first_value"], row["second_value"]) == (0.4, 0.9)


def test_with_other_flows_each_scenario_has_a_rest_of_its_own():
    change = ParameterChange("market.flow_separation_share", 0.0033, 0.0034, 0.0035)
    base = shipped_scenario("expected", edition())
    other = replace(base, name="restless", elasticity=(change,))
    told = []
    found = study_market_compare(
        base,
        other,
        edition=edition(),
        progress=lambda done, wanted: told.append((done, wanted)),
        **OPTIONS,
    )
    assert told == [(DRAWS, 2 * DRAWS), (2 * DRAWS, 2 * DRAWS)]
    assert "reference" not in set(found.headlines.get_column("case"))
    assert "reference" not in set(found.quarters.get_column("case"))
    assert found.notes[0].note_id == "flows"
    lost = found.headline("lost_jobs")
    assert lost.low > 0.0
    alone = result("expected", None).headline(PEAK)
    assert found.headline(PEAK, "first").as_dict() == pytest.approx(alone.as_dict(), rel=1e-9)


def test_a_job_is_recorded_by_itself():
    found = compared(occupation="SDR")
    assert found.asked.moves_node in set(found.groups.get_column("group_id"))
    assert found.path("unemployment_rate", group_id=found.asked.moves_node).height == 4 * YEARS
    sales = "41-0000"
    whole = compared().path("employed_heads", "second", sales)
    assert found.path("employed_heads", "second", sales).get_column("mid").to_list() == (
        pytest.approx(whole.get_column("mid").to_list(), rel=1e-6)
    )


def test_requests_out_of_range_are_refused():
    with pytest.raises(ParameterError, match=r"--years.*--draws"):
        study_market_compare(None, None, years=0, draws=1)
