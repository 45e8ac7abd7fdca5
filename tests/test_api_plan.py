"""`jm.plan`."""

import datetime

import pytest

import jobmorph as jm
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.profile import PastJob, Profile


def test_a_plan_is_frozen_and_shows_itself():
    answer = jm.plan("SDR", to="account executive", hours=2)
    assert answer.hours_week == 2
    with pytest.raises(AttributeError):
        answer.hours_week = 1.0
    assert "A WAY TO ACCOUNT EXECUTIVE" in str(answer)
    assert answer.to_html().startswith("<!DOCTYPE html>")
    assert '"target_job"' in answer.to_json()
    assert "<iframe" in answer._repr_html_()
    day = datetime.date(2026, 11, 30)
    assert answer.to_calendar(day).count("BEGIN:VEVENT") == 8
    assert answer.to_calendar(day, is_all=True).count("BEGIN:VEVENT") == answer.weeks["week"].max()


def test_the_same_profile_and_seed_give_the_same_plan(examples):
    path = examples / "profile-sdr.yaml"
    one, two = (jm.plan(profile=path, seed=3) for _ in range(2))
    assert one.to_json() == two.to_json()
    assert one.target.job.id == "account-executive/mid"


def test_options_go_before_the_profile():
    profile = Profile("me", jobs=(PastJob("SDR", 2.0),), target="account executive", hours_week=3)
    kept = jm.plan(profile=profile)
    other = jm.plan("waiter", to="sales manager", profile=profile, hours=5)
    assert (kept.hours_week, kept.target.job.id) == (3, "account-executive/mid")
    assert (other.hours_week, other.target.job.id) == (5, "sales-leadership/lead")


def test_a_saved_profile_is_not_looked_for(tmp_path, monkeypatch):
    path = tmp_path / "me.yaml"
    path.write_text("# jobmorph profile\ntarget: sales manager\n")
    monkeypatch.setenv("JOBMORPH_PROFILE", str(path))
    assert jm.plan("SDR").aim == "own job"


def test_no_job_is_an_error():
    with pytest.raises(ParameterError, match="name the job you have"):
        jm.plan()
