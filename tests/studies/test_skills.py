"""The skills study on the embedded edition."""

import polars as pl
import pytest

from jobmorph.reference.edition import Edition, embedded_folder, open_edition
from jobmorph.reports.skills_view import lead_sentence, main_skills, reach_sentence
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.studies.skill_ratings import job_ratings
from jobmorph.studies.skills import study_main_skills, study_skills

SDR = "sales-development/entry"
TELLER = "43-3071.00"


@pytest.fixture(scope="module")
def sdr():
    return study_skills("SDR")


@pytest.fixture(scope="module")
def teller():
    return study_skills(TELLER)


def of(result, domain):
    return result.skills.filter(pl.col("domain") == domain)


def test_at_horizon_zero_the_published_profile_comes_back():
    result = study_skills(TELLER, horizon_years=0.0)
    published = open_edition().rows(
        "rating",
        (pl.col("occupation_onet2019") == TELLER) & pl.col("scale").is_in(["IM", "LV"]),
    )
    for scale, column in (("IM", "importance_today"), ("LV", "level_published")):
        wide = result.skills.join(
            published.filter(pl.col("scale") == scale),
            left_on="skill_id",
            right_on="element_id",
        )
        assert wide.height == 120
        assert (wide[column] - wide["rating"]).abs().max() < 1e-9
    shown = result.skills.filter(pl.col("is_linked"))
    assert shown.height > 80
    for end in ("_low", "", "_high"):
        assert (shown[f"importance_horizon{end}"] - shown["importance_today"]).abs().max() < 1e-9
        assert shown[f"change_hours_week{end}"].abs().max() < 1e-9
    assert set(shown["direction"]) == {"unclear"}
    assert result.person_hours.mid == pytest.approx(40.0)


def test_a_borrowed_profile_is_the_mean_over_anchors(sdr):
    anchors = {a.occupation_onet2019: a.weight for a in sdr.match.job.anchors}
    rows = open_edition().rows(
        "rating",
        pl.col("occupation_onet2019").is_in(list(anchors))
        & (pl.col("element_id") == "2.A.1.b")
        & (pl.col("scale") == "IM"),
    )
    rated = dict(rows.select("occupation_onet2019", "rating").iter_rows())
    assert set(rated) < set(anchors)  # one anchor is not rated: its weight goes to the others
    total = sum(anchors[code] for code in rated)
    mean = sum(anchors[code] * rating for code, rating in rated.items()) / total
    assert any("not rated" in note for note in sdr.notes)
    own = sdr.skills.row(by_predicate=pl.col("skill_id") == "2.A.1.b", named=True)
    assert own["importance_today"] == pytest.approx(mean)
    assert own["tier"] == "assumption"


@pytest.mark.parametrize("name", ["sdr", "teller"])
def test_the_split_adds_up_and_ranges_contain_their_middle(name, request):
    skills = request.getfixturevalue(name).skills
    parts = skills["ai_takes"] + skills["remaining_work"] + skills["new_work"]
    assert (parts - skills["change_hours_week"]).abs().max() < 1e-9
    for stem in ("time_hours_week", "time_hours_week_reach", "change_hours_week"):
        assert (skills[f"{stem}_low"] <= skills[stem] + 1e-9).all()
        assert (skills[stem] <= skills[f"{stem}_high"] + 1e-9).all()
    shift = skills["time_hours_week"] - skills["time_hours_week_today"]
    assert (shift - skills["change_hours_week"]).abs().max() < 1e-6


@pytest.mark.parametrize("name", ["sdr", "teller"])
def test_direction_is_said_only_where_the_range_of_hours_keeps_a_sign(name, request):
    skills = request.getfixturevalue(name).skills.filter(pl.col("is_linked"))
    rising = skills.filter(pl.col("direction") == "rising")
    falling = skills.filter(pl.col("direction") == "falling")
    assert (rising["change_hours_week_low"] > 0).all()
    assert falling.height > 0
    assert (falling["change_hours_week_high"] < 0).all()
    unclear = skills.filter(pl.col("direction") == "unclear")
    assert (unclear["change_hours_week_low"] <= 1e-9).all()
    assert (unclear["change_hours_week_high"] >= -1e-9).all()


def test_hours_of_a_competency_come_from_the_librarys_links(sdr):
    edition = open_edition()
    links = edition.rows(
        "role_practice", pl.col("skill_id") == "competency:sales-development/opening"
    )
    hours = edition.rows("role_hours", (pl.col("role_id") == SDR) & (pl.col("moment") == "today"))
    joined = links.join(hours, on="task_id")
    by_hand = (joined["link_share"] * joined["time_hours_week"]).sum()
    own = of(sdr, "competency").filter(pl.col("label") == "opening a conversation")
    # Time shares are drawn around the library's hours, so the mean lies near them, not on them.
    assert own["time_hours_week_today"].item() == pytest.approx(by_hand, rel=0.03)


def test_new_work_gives_hours_only_to_skills_it_uses(sdr, teller):
    trade = of(sdr, "trade").filter(pl.col("label") == "sampling")  # of a task that AI creates
    assert trade["time_hours_week_today"].item() == 0.0
    assert trade["new_work"].item() > 0
    assert trade["direction"].item() == "rising"
    assert teller.skills["new_work"].abs().max() == 0.0


def test_every_kind_of_skill_is_there_and_competencies_come_first(sdr, teller):
    assert sdr.skills["domain"][0] == "competency"
    assert of(sdr, "competency").height == 8
    assert of(sdr, "competency")["proficiency_needed"].to_list().count(None) == 0
    assert set(teller.skills["domain"]) == {"skill", "knowledge", "ability"}
    assert of(teller, "skill").height == 35
    assert of(teller, "knowledge").height == 33
    assert teller.technology.height > 0
    assert teller.styles["impact"].is_sorted(descending=True)


def test_practice_adds_up_at_every_moment(sdr, teller):
    for result in (sdr, teller):
        wide = result.practice.table.pivot(
            "practice_part", index=["skill_id", "moment"], values="practice_hours_week"
        )
        assert (wide["kept"] + wide["lost"] - wide["today"]).abs().max() < 1e-9
        assert set(wide["moment"]) == {"today", "horizon", "reach"}
        assert result.practice.slower_unreturned.mid > result.practice.slower.mid
        assert result.practice.slower_designed.mid < result.practice.slower.mid
        assert result.practice.design["design_hours_week"].sum() <= 4.0 + 1e-9


def test_same_seed_same_bytes_and_another_seed_another_answer(sdr):
    again = study_skills("SDR")
    assert again.skills.equals(sdr.skills)
    assert not study_skills("SDR", seed=1).skills.equals(sdr.skills)


def test_skills_of_a_person_cannot_be_asked_with_names_or_ages():
    with pytest.raises(TypeError, match="age"):
        study_skills("SDR", age=24)


def test_what_cannot_be_answered(sdr):
    with pytest.raises(NoMatchError, match="growth ninja"):
        study_skills("growth ninja")
    with pytest.raises(ParameterError, match="level"):
        study_skills("SDR", level="chief")


@pytest.mark.parametrize("job", ["SDR", TELLER, "registered nurse", "sales manager"])
def test_the_main_skills_are_those_of_the_whole_answer_to_the_last_digit(job):
    whole, short = study_skills(job), study_main_skills(job)
    named = whole.skills.filter(pl.col("skill_id").is_in(short.skills["skill_id"].implode()))
    assert short.skills.equals(named.select(short.skills.columns))
    assert (short.hours_week, short.horizon_year) == (whole.hours_week, whole.horizon_year)
    for tell in (lead_sentence, reach_sentence):
        assert tell(short) == tell(whole)
    assert main_skills(short)["skill_id"].to_list() == main_skills(whole)["skill_id"].to_list()


def test_ratings_are_the_same_whether_or_not_all_were_read():
    job = study_skills(TELLER).match.job
    fresh, read = Edition(embedded_folder()), Edition(embedded_folder())
    read.table("rating")
    alone, looked_up = job_ratings(job, fresh), job_ratings(job, read)
    assert alone.height > 100
    assert looked_up.equals(alone)
