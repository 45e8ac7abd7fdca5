"""Plans on the embedded edition."""

import polars as pl
import pytest

from jobmorph.intake.fault import LineError
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.profile import LearnAfter, PastJob, Profile, Progress, StatedSkill
from jobmorph.studies.plan import study_plan

AE = "account-executive/entry"


def stated(**levels):
    return tuple(StatedSkill(name.replace("_", " "), level) for name, level in levels.items())


@pytest.fixture(scope="module")
def to_ae():
    return study_plan("SDR", profile=Profile("", target=AE))


def test_a_plan_without_a_profile_takes_the_present_job_as_known(to_ae):
    assert to_ae.is_assumed
    assert to_ae.aim == "other job"
    held = {row["label"]: row for row in to_ae.gaps.iter_rows(named=True)}
    buyers = held["understanding a buyer's problem"]
    # Discovery at 2, of which .8 counts in another trade: 1.6, in halves downwards.
    assert (buyers["proficiency_held"], buyers["held_from"]) == (1.5, "kind")
    assert buyers["held_title"] == "Sales development representative"
    assert held["negotiating terms"]["held_from"] == "general"
    assert to_ae.known_move.role_id == AE
    assert to_ae.known_move.months.mid == 12.0


def test_steps_fill_the_weeks_and_name_practices_and_checks(to_ae):
    by_week = to_ae.weeks.group_by("week").agg(pl.col("learning_hours").sum())
    assert by_week["learning_hours"].max() == pytest.approx(4.0)
    assert to_ae.hours.mid == pytest.approx(to_ae.weeks["learning_hours"].sum())
    assert to_ae.weeks_total.mid == pytest.approx(to_ae.hours.mid / 4)
    assert to_ae.hours.low < to_ae.hours.mid < to_ae.hours.high
    for row in to_ae.steps.iter_rows(named=True):
        assert row["practices"]
        assert len(row["practices"]) == len(row["practice_checks"]) == len(row["practice_hours"])
        assert row["seen"]
    assert len(to_ae.questions) == 3
    assert not any("{" in question for question in to_ae.questions)


def test_what_is_asked_before_the_first_day_comes_before_the_rest(to_ae):
    assert to_ae.steps["is_before"].is_sorted(descending=True)
    before = to_ae.steps.filter("is_before")
    starts = dict(to_ae.gaps.select("skill_id", "proficiency_start").iter_rows())
    for skill_id, level in before.select("skill_id", "proficiency_to").iter_rows():
        assert level <= starts[skill_id] + 1e-9


def test_what_a_person_states_counts_before_what_jobs_say():
    low = study_plan("SDR", profile=Profile("me", skills=stated(discovery=1.0), target=AE))
    high = study_plan("SDR", profile=Profile("me", skills=stated(discovery=5.0), target=AE))
    name = "understanding a buyer's problem"
    held = [
        plan.gaps.row(by_predicate=pl.col("label") == name, named=True)["proficiency_held"]
        for plan in (low, high)
    ]
    assert held == [1.5, 4.0]  # the job still speaks for 1.5; 5 x .8 counts of a sibling skill
    exact = Profile("me", skills=stated(negotiating=2.7), target=AE)
    row = study_plan("SDR", profile=exact).gaps.row(
        by_predicate=pl.col("label") == "negotiating terms", named=True
    )
    assert (row["proficiency_held"], row["held_from"]) == (2.7, "stated")


def test_several_past_jobs_speak_together_and_years_count():
    short = Profile("me", jobs=(PastJob("SDR", 0.1), PastJob("editor", 6)), target=AE)
    long = Profile("me", jobs=(PastJob("SDR", 3), PastJob("editor", 6)), target=AE)
    held = [
        dict(study_plan(None, profile=each).gaps.select("label", "proficiency_held").iter_rows())
        for each in (short, long)
    ]
    assert all(held[0][label] <= held[1][label] for label in held[0])
    assert held[0] != held[1]


def test_a_met_target_says_so():
    labels = study_plan("SDR").gaps["label"]
    everything = tuple(StatedSkill(label, 5.0) for label in labels)
    plan = study_plan("SDR", profile=Profile("me", skills=everything))
    assert plan.already_there
    assert plan.steps.is_empty()
    assert plan.hours.high == 0.0
    assert len(plan.brings) == labels.len()


def test_the_own_job_goes_one_level_deeper_in_what_people_keep():
    plan = study_plan("SDR")
    assert plan.aim == "own job"
    rows = {row["label"]: row for row in plan.gaps.iter_rows(named=True)}
    assert rows["finding out what matters"]["proficiency_needed"] == 3.0
    assert rows["writing to one person"]["direction_reach"] == "falling"
    assert rows["writing to one person"]["proficiency_needed"] == 2.0


def test_progress_shortens_the_plan_and_a_level_reached_ends_a_step():
    base = study_plan("SDR")
    worked = study_plan(
        "SDR", profile=Profile("me", log=(Progress("2026-11-20", "discovery", 6.0),))
    )
    assert worked.hours.mid == pytest.approx(base.hours.mid - 6.0)
    reached = study_plan(
        "SDR", profile=Profile("me", log=(Progress("2026-11-20", "discovery", 6.0, 3.0),))
    )
    assert "finding out what matters" not in reached.steps["label"].to_list()
    assert "finding out what matters" in reached.brings


def test_an_order_of_ones_own_and_skills_left_out():
    plan = study_plan(
        "SDR",
        profile=Profile(
            "me",
            learn_after=(LearnAfter("opening a conversation", "handing over well"),),
            leave_out=("helping others improve",),
        ),
    )
    order = plan.steps["label"].to_list()
    assert order.index("handing over well") < order.index("opening a conversation")
    assert "helping others improve" not in order
    assert plan.left_out == ("helping others improve",)


def test_everything_that_is_not_understood_is_told_at_once():
    profile = Profile(
        "me.yaml",
        jobs=(PastJob("growth ninja", 2, 2),),
        skills=(
            StatedSkill("discovry", 2, 4),
            StatedSkill("opening", 2, 5),
            StatedSkill("opening a conversation", 4, 6),
        ),
        learn_after=(
            LearnAfter("discovery", "handing over", 8),
            LearnAfter("handing over", "discovery", 9),
        ),
        target=AE,
    )
    with pytest.raises(LineError) as fault:
        study_plan("SDR", profile=profile)
    whats = {each.line: each.what for each in fault.value.faults}
    assert "growth ninja" in whats[2]
    assert "finding out what matters" in whats[4] or "discovery" in whats[4]
    assert "level 4" in whats[6]
    assert "level 2" in whats[6] or "at 2" in whats[6]
    assert "wait for one another" in whats[8]


@pytest.mark.parametrize("hours", [0.0, -2.0, 61.0])
def test_hours_must_be_there(hours):
    with pytest.raises(ParameterError, match="hours a week"):
        study_plan("SDR", profile=Profile("", hours_week=hours))


def test_a_job_must_be_named_and_known():
    with pytest.raises(ParameterError, match="name the job"):
        study_plan(None)
    with pytest.raises(NoMatchError):
        study_plan("SDR", profile=Profile("", target="growth ninja"))


def test_same_profile_same_plan():
    profile = Profile("me", jobs=(PastJob("bank teller", 4),), target="truck driver")
    first, second = (study_plan(None, profile=profile) for _ in range(2))
    assert first.steps.equals(second.steps)
    assert first.weeks.equals(second.weeks)


def test_jobs_outside_the_library_are_planned_on_official_skills():
    plan = study_plan(None, profile=Profile("me", jobs=(PastJob("bank teller", 4),),
                                            target="registered nurse"))  # fmt: skip
    assert set(plan.gaps["skill_id"].str.slice(0, 2)) == {"2."}
    assert ((2 * plan.gaps["proficiency_needed"]) % 1 == 0).all()
    assert plan.asked_schooling is not None
    assert 0.5 < plan.asked_schooling.share <= 1
