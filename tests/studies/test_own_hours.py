import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.studies.own_hours import OwnHours
from jobmorph.studies.role import study_role

JOBS = ("SDR", "registered nurse")
SPREAD = 0.03  # hours shown are means over draws of what the rule is off by


def hours_of(result) -> dict[str, float]:
    return dict(result.tasks.select("task_id", "time_hours_week").iter_rows())


@pytest.mark.parametrize("job", JOBS)
def test_our_own_hours_change_only_the_rule(job):
    ours = study_role(job)
    same = study_role(job, week=OwnHours(hours_of(ours)))
    assert same.time_rule == "from your own hours"
    assert hours_of(same) == pytest.approx(hours_of(ours), rel=SPREAD)
    for moment in ("today", "reach", "horizon"):
        assert same.hours(moment, "human").mid == pytest.approx(
            ours.hours(moment, "human").mid, rel=0.03
        )


@pytest.mark.parametrize("job", JOBS)
def test_a_named_task_takes_its_hours_and_the_others_keep_theirs(job):
    ours = study_role(job)
    first, second, *_ = hours_of(ours)
    mine = study_role(job, week=OwnHours({first: 20.0, second: 0.0}))
    assert hours_of(mine)[first] == pytest.approx(20.0, rel=SPREAD)
    assert second not in hours_of(mine)
    others = {key: value for key, value in hours_of(ours).items() if key not in (first, second)}
    assert {key: hours_of(mine)[key] for key in others} == pytest.approx(others, rel=SPREAD)
    assert mine.hours_week == pytest.approx(sum(others.values()) + 20.0, rel=SPREAD)
    assert mine.tasks["time_share"].sum() == pytest.approx(1.0)
    assert any(each.name == "work.time_spread_user" for each in mine.record.assumptions)


def test_more_hours_of_a_task_that_stays_leave_more_with_people():
    ours = study_role("SDR")
    task = "lib:sales-development/live-calls"
    more = study_role("SDR", week=OwnHours({task: 30.0}))
    assert more.share("horizon", "human").mid > ours.share("horizon", "human").mid


@settings(max_examples=8)
@given(st.floats(0.0, 20.0), st.floats(0.1, 20.0))
def test_parts_always_make_up_the_week(first, second):
    tasks = list(hours_of(study_role("SDR")))
    mine = study_role("SDR", week=OwnHours({tasks[0]: first, tasks[1]: second}))
    parts = sum(mine.hours("horizon", part).mid for part in ("delegated", "assisted", "human"))
    assert parts == pytest.approx(mine.hours_week)


@pytest.mark.parametrize("hours", [-1.0, 169.0, float("nan")])
def test_hours_that_no_week_has(hours):
    with pytest.raises(ParameterError):
        study_role("SDR", week=OwnHours({"lib:sales-development/live-calls": hours}))


def test_a_week_of_nothing_and_a_week_too_long():
    tasks = hours_of(study_role("SDR"))
    with pytest.raises(ParameterError, match="add up to 0"):
        study_role("SDR", week=OwnHours(dict.fromkeys(tasks, 0.0)))
    with pytest.raises(ParameterError, match="168"):
        study_role("SDR", week=OwnHours(dict.fromkeys(tasks, 100.0)))


def test_a_task_of_another_job_is_told():
    with pytest.raises(NoMatchError, match="onet:1"):
        study_role("SDR", week=OwnHours({"onet:1": 2.0}))
