"""Ladders on the embedded edition."""

import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.ladder import study_ladder, study_own_months


@pytest.fixture(scope="module")
def sdr():
    return study_ladder("SDR", heads={"entry": 8, "mid": 4, "lead": 1})


@pytest.fixture(scope="module")
def nurse():
    return study_ladder("registered nurse")


def test_a_library_ladder_holds_what_the_library_says(sdr):
    assert [rung.level for rung in sdr.rungs] == ["entry", "mid", "lead"]
    assert not sdr.is_inferred
    entry = {row["label"]: row for row in sdr.rungs[0].needs.iter_rows(named=True)}
    opening = entry["opening a conversation"]
    # Needs are 2, 3, 4: learned on the job at entry, then 3 to advance.
    needs = ("proficiency_hire", "proficiency_needed", "proficiency_advance")
    assert [opening[name] for name in needs] == [1.0, 2.0, 3.0]
    assert opening["seen"].startswith("Says who is calling")
    assert sdr.rungs[0].promotion == ()
    assert len(sdr.rungs[1].promotion) == 4
    assert any("No degree needed" in line for line in sdr.entry)


def test_months_follow_the_library_and_lengthen_with_lost_practice(sdr):
    row = open_edition().rows("role", pl.col("role_id") == "sales-development/entry")
    months = sdr.rungs[0].months
    assert months.low == pytest.approx(row.item(0, "competence_months_low"), abs=0.02)
    assert months.high == pytest.approx(row.item(0, "competence_months_high"), abs=0.02)
    for rung in sdr.rungs:
        assert rung.months_horizon.mid > rung.months.mid
        assert rung.months_designed.mid < rung.months_horizon.mid
        assert rung.months_tier == "assumption"


def test_four_designs_of_a_team(sdr):
    designs = {each.design: each for each in sdr.pipeline_warnings}
    assert list(designs) == ["kept", "cut", "frozen", "restored"]
    assert designs["kept"].year_ahead is None
    # Eight newcomers and nobody after them: the next level runs short some day.
    assert designs["frozen"].level == "mid"
    assert 2 <= designs["frozen"].year_ahead <= 10
    start = sdr.pipeline.filter(pl.col("year_ahead") == 0)
    assert start["heads"].to_list() == [8.0, 4.0, 1.0] * 4
    seats = sdr.pipeline.filter((pl.col("level") == "entry") & (pl.col("year_ahead") == 10))
    by_design = dict(seats.select("design", "seat_heads").iter_rows())
    assert by_design["kept"] == by_design["restored"] == 8.0
    assert by_design["cut"] < 8.0


def test_a_thin_pipeline_is_warned_of_with_its_year():
    thin = study_ladder("account executive", heads={"entry": 1, "mid": 2, "senior": 12})
    warning = thin.pipeline_warnings[0]
    # Twelve senior seats lose 1.3 people a year, and one newcomer a year cannot follow.
    assert warning.level == "mid"
    assert 1 <= warning.year_ahead <= 10
    rows = thin.pipeline.filter(
        (pl.col("design") == "kept") & (pl.col("year_ahead") == warning.year_ahead)
    )
    assert rows.filter(pl.col("level") == "mid")["short_heads"].item() >= 0.5


def test_an_inferred_ladder_stands_between_jobs_below_and_above(nurse):
    assert nurse.is_inferred
    places = [rung.level for rung in nurse.rungs]
    assert places == sorted(places, key=["below", "here", "above"].index)
    assert {"below", "here", "above"} == set(places)
    titles = {rung.title for rung in nurse.rungs if rung.level == "above"}
    assert "Nurse Practitioners" in titles
    here = nurse.rungs[places.index("here")].needs
    assert (here["proficiency_hire"] <= here["proficiency_needed"]).all()
    assert (here["proficiency_advance"] >= here["proficiency_needed"]).all()
    assert nurse.preparation.filter(pl.col("scale") == "RL")["share"].sum() == pytest.approx(1.0)


def test_people_need_levels_that_exist():
    with pytest.raises(ParameterError, match=r"executive.*entry, mid, lead"):
        study_ladder("SDR", heads={"executive": 1})
    with pytest.raises(ParameterError, match="role library"):
        study_ladder("registered nurse", heads={"entry": 1})
    with pytest.raises(ParameterError, match="0 or more"):
        study_ladder("SDR", heads={"entry": -1})


def test_levels_stand_in_the_order_of_a_career_and_not_of_their_names():
    titles = [rung.title for rung in study_ladder("sales manager").rungs]
    assert titles == ["Sales manager", "Sales director", "VP Sales"]


@pytest.mark.parametrize(
    ("job", "place"),
    [("sales-development/lead", "lead"), ("sales manager", None), ("registered nurse", "here")],
)
def test_the_months_asked_for_alone_are_those_of_the_ladder(job, place):
    whole, alone = study_ladder(job), study_own_months(job)
    place = place or whole.match.job.level
    own = next(rung for rung in whole.rungs if rung.level == place)
    assert alone.months == own.months
    assert alone.months_horizon == own.months_horizon
    assert alone.months_designed == own.months_designed
    assert (alone.is_inferred, alone.horizon_year) == (whole.is_inferred, whole.horizon_year)
