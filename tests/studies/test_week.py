"""A user's own week: read through activities, with and without a title."""

import pytest

from jobmorph.intake.tasks import read_week
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.role import study_role


@pytest.fixture
def week(tmp_path):
    path = tmp_path / "week.csv"
    path.write_text(
        "task,hours,activity,side\n"
        "Negotiate contracts with suppliers,10,,colleague\n"
        "Repair broken pumps,20,,nobody\n"
        "Write monthly reports,10,4.A.4.a.2.I04,nobody\n"
    )
    return read_week(path)


def test_hours_are_the_users(week):
    result = study_role(None, week=week)
    assert result.hours_week == 40
    assert result.tasks["time_hours_week"].to_list() == pytest.approx([20, 10, 10], rel=0.02)
    assert result.time_rule == "from your own hours"


def test_work_of_hands_stays_with_hands(week):
    tasks = study_role(None, week=week).tasks
    by_label = {row["label"]: row for row in tasks.iter_rows(named=True)}
    pumps, reports = by_label["Repair broken pumps"], by_label["Write monthly reports"]
    assert pumps["reach_human_mid"] > 0.8
    assert reports["reach_human_mid"] < pumps["reach_human_mid"] - 0.15
    assert set(tasks["label_source"]) == {"text"}


def test_without_a_title_figures_are_borrowed_from_the_nearest_jobs(week):
    match = study_role(None, week=week).match
    assert match.job.kind == "custom"
    assert match.probability is None
    assert len(match.job.anchors) == 3


def test_a_title_lends_the_context(week):
    match = study_role("plumber", week=week).match
    assert match.job.id == "47-2152.00"


def test_an_activity_that_does_not_exist_is_refused(tmp_path):
    path = tmp_path / "week.csv"
    path.write_text("task,hours,activity\nSell,40,4.A.1.a.1.I99\n")
    with pytest.raises(ParameterError, match=r"week\.csv: activities that do not exist.*I99"):
        study_role(None, week=read_week(path))


def test_neither_title_nor_week_is_refused():
    with pytest.raises(ParameterError, match="name a job or give a week"):
        study_role(None)
