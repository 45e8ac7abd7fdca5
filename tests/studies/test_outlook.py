"""How many such jobs: one code, several codes, a group."""

import math
from itertools import pairwise

import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reference.groups import load_groups
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.studies.outlook import study_outlook
from jobmorph.studies.outlook_group import study_outlook_group
from jobmorph.studies.outlook_units import unit_codes


@pytest.fixture(scope="module")
def edition():
    found = open_edition()
    if not found.path("outlook_forecast").is_file():
        pytest.skip("this edition holds no outlook yet")
    return found


def ids(result):
    return {each.note_id for each in result.notes}


def test_a_code_that_is_counted_apart(edition):
    found = study_outlook("43-2011", years=5, edition=edition)
    assert (found.measure, found.is_borrowed, found.is_counted_apart) == ("jobs", False, True)
    assert (found.base_year, found.target_year, found.base) == (2025, 2030, 34_280)
    counted = dict(found.series.select("year", "employment_heads").iter_rows())
    assert (counted[2002], counted[2012], counted[2025]) == (226_890, 125_490, 34_280)
    assert found.series.filter("is_trend_only")["year"].max() == 2011
    assert found.low < found.middle < found.high < found.base
    assert found.fewer_probability > 0.85
    assert {"survey", "exposure", "looked_at"} <= ids(found)
    assert not {"borrowed", "merged_codes", "detail"} & ids(found)


def test_the_fan_widens_and_its_last_year_is_the_answer(edition):
    found = study_outlook("13-1161.00", years=10, edition=edition)
    fan = found.forecast
    assert fan["year_ahead"].to_list() == list(range(11))
    assert fan["year"].to_list() == list(range(2025, 2036))
    width = (fan["p90"] / fan["p10"]).to_list()
    assert width[0] == 1.0
    assert all(later > earlier for earlier, later in pairwise(width))
    columns = ["p05", "p10", "p25", "p50", "p75", "p90", "p95"]
    for row in fan.tail(10).select(columns).iter_rows():
        assert list(row) == sorted(row)
    last = fan.row(-1, named=True)
    assert (found.low, found.middle, found.high) == (last["p10"], last["p50"], last["p90"])


def test_the_middle_is_base_times_expected_growth_and_the_official_line_stands_beside(edition):
    found = study_outlook("43-4051", years=4, edition=edition)
    unit = found.units.row(0, named=True)
    assert found.middle == pytest.approx(found.base * math.exp(4 * unit["growth_expected_year"]))
    line = found.official_published.row(0, named=True)
    assert line["base_year"] == 2024
    yearly = line["employment_projected_heads"] / line["employment_base_heads"]
    assert found.official == pytest.approx(found.base * yearly**0.4)
    alike = edition.table("outlook_projection").filter(pl.col("base_year") == 2024)
    total = alike["employment_projected_heads"].sum() / alike["employment_base_heads"].sum()
    assert found.alike == pytest.approx(found.base * total**0.4)


def test_half_of_the_range_lies_on_each_side_of_an_even_chance(edition):
    found = study_outlook("43-4051", years=5, edition=edition)
    row = found.forecast.row(-1, named=True)
    # Base lies between the upper quartile and the middle: the chance of fewer is between.
    assert row["p50"] < found.base < row["p75"]
    assert 0.5 < found.fewer_probability < 0.75


def test_codes_that_are_counted_together_are_said_to_be(edition):
    found = study_outlook("15-1252", edition=edition)
    assert not found.is_counted_apart
    assert "merged_codes" in ids(found)
    codes = found.units["codes"].to_list()[0]
    assert {"15-1252", "15-1253", "15-1299"} <= set(codes)
    assert found.base == 2_630_650


def test_a_role_that_leans_on_several_codes_gets_an_index(edition):
    found = study_outlook("account executive", edition=edition)
    assert (found.measure, found.is_borrowed, found.is_counted_apart) == ("index", True, False)
    assert found.base == 100.0
    assert found.units["weight"].sum() == pytest.approx(1.0)
    official = sum(
        row["weight"] * 100 * row["official"] / row["employment_base_heads"]
        for row in found.units.iter_rows(named=True)
    )
    assert found.official == pytest.approx(official)
    # Mixed errors cancel in part: narrower than the widest code by itself.
    single = (found.units["high"] / found.units["low"]).max()
    assert found.high / found.low < single
    now = found.series.filter(pl.col("year") == 2025)["index"].unique().to_list()
    assert now == pytest.approx([100.0])
    assert {"borrowed", "mixture"} <= ids(found)


def test_a_role_in_one_code_has_that_codes_figures(edition):
    bridge = edition.table("bridge").select("occupation_onet2019", "occupation_soc2018")
    one = (
        edition.table("role_anchor")
        .join(bridge, on="occupation_onet2019")
        .group_by("role_id")
        .agg(pl.col("occupation_soc2018").unique())
        .filter(pl.col("occupation_soc2018").list.len() == 1)
        .sort("role_id")
    )
    role, codes = one.row(0)
    found, code = (study_outlook(each, edition=edition) for each in (role, codes[0]))
    assert (found.measure, found.is_borrowed, found.is_counted_apart) == ("jobs", True, False)
    assert found.forecast.equals(code.forecast)
    assert {"borrowed", "one_code"} <= ids(found)


def test_the_same_seed_gives_the_same_numbers(edition):
    first, again, other = (
        study_outlook("account executive", edition=edition, seed=seed) for seed in (1, 1, 2)
    )
    assert first.forecast.equals(again.forecast)
    assert not first.forecast.equals(other.forecast)
    assert first.middle == pytest.approx(other.middle, rel=0.02)


def test_the_track_record_says_what_came(edition):
    track = study_outlook("41-9041", edition=edition).track
    assert set(track["base_year"]) == {2014, 2016, 2018, 2019, 2020, 2021, 2022}
    row = track.filter((pl.col("base_year") == 2014) & (pl.col("target_year") == 2019))
    assert row.select("employment_base_heads", "counted").row(0) == (234_520, 134_800)
    assert row["is_inside"].to_list() == [False]
    inside = (track["counted"] >= track["low"]) & (track["counted"] <= track["high"])
    assert track["is_inside"].equals(inside, check_names=False)


def test_over_all_units_eight_ranges_in_ten_held(edition):
    track = edition.table("outlook_track")
    full = track.sort("target_year").group_by("employment_unit", "base_year").last()
    held = full["employment_counted_heads"].is_between(
        full["employment_horizon_heads_low"], full["employment_horizon_heads_high"]
    )
    assert 0.77 < held.mean() < 0.83


@pytest.mark.parametrize("years", [0, 11])
def test_years_out_of_range_are_refused(edition, years):
    with pytest.raises(ParameterError, match="1 to 10"):
        study_outlook("43-2011", years=years, edition=edition)
    with pytest.raises(ParameterError, match="1 to 10"):
        study_outlook_group("go-to-market", years=years, edition=edition)


def test_an_unknown_title_has_no_outlook(edition):
    with pytest.raises(NoMatchError):
        study_outlook("growth ninja of the galaxy", edition=edition)


def test_the_group_adds_up_and_errors_do_not_cancel_out(edition):
    found = study_outlook_group("go-to-market", years=5, edition=edition)
    assert len(load_groups()["go-to-market"].codes) == found.units["asked"].list.len().sum() == 31
    assert found.uncounted == ()
    assert found.base == pytest.approx(found.units["employment_base_heads"].sum())
    assert found.base == found.series.filter(pl.col("year") == 2025)["employment_heads"].item()
    assert found.official == pytest.approx(found.units["official"].sum())
    own = (found.units["high"] - found.units["low"]).sum()
    independent = math.sqrt(((found.units["high"] - found.units["low"]) ** 2).sum())
    assert independent < found.high - found.low < own
    width = found.sensitivity["high"] - found.sensitivity["low"]
    assert width.is_sorted()
    assert found.sensitivity["common_share"].to_list() == [0.05, 0.2, 0.4]
    assert {"group_errors", "wider_units"} <= ids(found)
    managers = found.units.filter(pl.col("employment_unit") == "11-2032").row(0, named=True)
    assert managers["others"] == ["11-2033"]


def test_roles_of_the_library_lie_inside_or_are_left_out_by_name(edition):
    found = study_outlook_group("go-to-market", edition=edition)
    inside = {code for codes in found.units["asked"] for code in codes}
    anchors = edition.table("role_anchor").join(
        edition.table("bridge").select("occupation_onet2019", "occupation_soc2018"),
        on="occupation_onet2019",
    )
    named = inside | set(found.left_out["occupation_soc2018"])
    assert set(anchors["occupation_soc2018"]) <= named
    assert found.roles["weight_inside"].min() >= 0.5
    assert "sales-development/entry" in found.roles["role_id"].to_list()


def test_the_groups_track_is_the_sum_of_its_units(edition):
    track = study_outlook_group("go-to-market", edition=edition).track
    row = track.filter((pl.col("base_year") == 2018) & (pl.col("target_year") == 2025))
    assert row["units"].item() == 31
    assert row["counted"].item() == pytest.approx(10_728_550)


def test_own_codes_make_a_group(edition):
    found = study_outlook_group(["41-3091", "41-4012", "41-3091"], edition=edition)
    assert (found.group_id, found.units.height) == ("codes", 2)
    with pytest.raises(ParameterError, match="41-309"):
        study_outlook_group(["41-309"], edition=edition)
    with pytest.raises(NoMatchError, match="99-9999"):
        study_outlook_group(["99-9999"], edition=edition)
    with pytest.raises(ParameterError, match="go-to-market"):
        study_outlook_group("everybody", edition=edition)


def test_codes_the_survey_does_not_count_are_named(edition):
    counted = set(unit_codes(edition).explode("codes")["codes"])
    published = edition.table("employment").filter(~pl.col("published_code").is_in(counted))
    stray = published["occupation_soc2018"].to_list()[0]
    found = study_outlook_group(["41-3091", stray], edition=edition)
    assert found.uncounted == (stray,)
    assert "uncounted" in ids(found)
    with pytest.raises(NoMatchError, match=stray):
        study_outlook_group([stray], edition=edition)
