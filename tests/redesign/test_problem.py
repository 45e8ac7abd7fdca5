import polars as pl
import pytest
from tests.redesign.small_team import seat, task, team

from jobmorph.schema.errors import DataError

SEATS = (seat("s0", 2), seat("s1", 1))
TASKS = (task("s0", "t0", 400.0, 0.3, 0.3), task("s1", "t1", 200.0))


def test_a_plain_team_is_taken():
    problem = team(SEATS, TASKS)
    assert problem.work.height == 4
    assert problem.quarters == 2


@pytest.mark.parametrize(
    "tables",
    [
        {"tasks": (*TASKS, task("nowhere", "t2", 10.0))},
        {"moves": [("s0", "nowhere", 0.0, 1)]},
        {"moves": [("nowhere", "s1", 0.0, 1)]},
        {"skills": [("nowhere", "selling")]},
        {"practice": [("nowhere", "selling", "t0", 1.0)]},
    ],
)
def test_seats_that_the_team_lacks_are_refused(tables):
    with pytest.raises(DataError, match="nowhere"):
        team(SEATS, **({"tasks": TASKS} | tables))


def test_practice_of_another_seats_task_is_refused():
    with pytest.raises(DataError, match="t1"):
        team(SEATS, TASKS, practice=[("s0", "selling", "t1", 1.0)])


def test_a_team_needs_people_and_work():
    with pytest.raises(DataError, match="people and work"):
        team([seat("s0", 0), seat("s1", 0)], TASKS)
    with pytest.raises(DataError, match="people and work"):
        team(SEATS, [task("s0", "t0", 0.0)])


@pytest.mark.parametrize(
    "shares",
    [
        {"delegated_limit": 0.6, "assisted_limit": 0.5},
        {"delegated_today": 0.6, "assisted_today": 0.5},
    ],
)
def test_more_than_all_of_a_task_is_refused(shares):
    with pytest.raises(DataError, match="more than all of a task"):
        team(SEATS, (TASKS[0], task("s1", "t1", 200.0, **shares)))


def test_exactly_all_of_a_task_is_taken():
    problem = team(SEATS, (TASKS[0], task("s1", "t1", 200.0, 0.7, 0.3)))
    assert problem.work["delegated_limit"].max() == 0.7


def test_every_task_is_told_in_every_quarter():
    problem = team(SEATS, TASKS)
    for missing in (1, 2):
        short = problem.work.filter(~((pl.col("task_id") == "t1") & (pl.col("quarter") == missing)))
        with pytest.raises(DataError, match="each of the 2 quarters"):
            type(problem)(
                problem.seats, short, problem.practice, problem.skills, problem.moves,
                problem.rates, 2,
            )  # fmt: skip
