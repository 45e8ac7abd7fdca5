"""Jobs lost, gained and changed over the whole economy."""

import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.studies.economy import study_economy


@pytest.fixture(scope="module")
def economy():
    edition = open_edition()
    if not edition.path("outlook_forecast").is_file():
        pytest.skip("this edition holds no outlook yet")
    return study_economy(edition=edition)


def test_jobs_are_conserved_in_every_period(economy):
    left = economy.periods["employment_base_heads"] - economy.periods["lost_heads"]
    right = economy.periods["employment_target_heads"] - economy.periods["gained_heads"]
    assert left.to_list() == pytest.approx(right.to_list())


def test_counted_and_official_periods_stand_apart(economy):
    survey = economy.periods.filter(pl.col("source") == "survey")
    assert survey["covered_share"].min() > 0.985
    ten = survey.filter(pl.col("base_year") == 2015, pl.col("target_year") == 2025).row(
        0, named=True
    )
    assert ten["lost_heads"] == pytest.approx(8_470_940)
    assert ten["gained_heads"] == pytest.approx(24_591_120)
    official = economy.periods.filter(
        pl.col("source") == "official", pl.col("base_year") == 2024
    ).row(0, named=True)
    assert official["lost_heads"] == pytest.approx(2_044_200)
    assert official["gained_heads"] == pytest.approx(7_257_700)


def test_censuses_are_never_joined_across_1960(economy):
    census = economy.periods.filter(pl.col("source") == "census")
    if census.is_empty():
        pytest.skip("this edition holds no census")
    for row in census.iter_rows(named=True):
        assert (row["target_year"] <= 1950) == (row["definition"] == "census_at_work")
        assert row["base_year"] >= 1960 or row["target_year"] <= 1950


def test_our_range_holds_more_change_than_the_official_line(economy):
    ours = economy.ahead.filter(
        (pl.col("year_ahead") == 10) & (pl.col("quantity") == "changed_share")
    ).row(0, named=True)
    official = economy.official_ahead.filter(pl.col("year_ahead") == 10)["changed_share"].item()
    past = economy.periods.filter(
        pl.col("source") == "survey", pl.col("base_year") == 2015, pl.col("target_year") == 2025
    )["changed_share"].item()
    assert official < ours["low"] < past < ours["high"]


def test_largest_changes_go_the_way_they_are_named(economy):
    signs = economy.largest.with_columns(
        ((pl.col("change_heads") > 0) == (pl.col("direction") == "gained")).alias("is_right")
    )
    assert signs["is_right"].all()
    assert economy.largest.height == 40
    first = economy.largest.filter(direction="lost", span="counted").row(0, named=True)
    assert (first["employment_unit"], first["change_heads"]) == ("41-2031", -714_650)


def test_what_cannot_be_known_is_said(economy):
    ids = {each.note_id for each in economy.notes}
    assert {"jobs_not_people", "inside_unseen", "new_names", "ai_unknown", "definitions"} <= ids
    assert economy.scenarios is None
