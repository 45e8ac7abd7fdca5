import polars as pl
import pytest

from jobmorph.schema.errors import DataError
from jobmorph.skills.link import link_matrix, link_tasks

LINKS = pl.DataFrame(
    {
        "skill_id": ["2.A.1.b", "2.A.1.b", "2.A.1.c"],
        "gwa_id": ["4.A.4.a.7", "4.A.4.a.8", "4.A.3.b.6"],
    }
)


def tasks_with(*activities):
    ids = [f"user:{number}" for number in range(1, len(activities) + 1)]
    return pl.DataFrame(
        {"task_id": ids, "activity_ids": list(activities)},
        schema={"task_id": pl.String, "activity_ids": pl.List(pl.String)},
    )


def test_link_is_the_share_of_linked_activities():
    tasks = tasks_with(
        ["4.A.4.a.7.I01.D01", "4.A.4.a.8.I03.D02", "4.A.1.a.1.I01.D01", "4.A.3.b.6.I02"], []
    )
    assert link_tasks(tasks, LINKS).rows() == [
        ("user:1", "2.A.1.b", 0.5),
        ("user:1", "2.A.1.c", 0.25),
    ]


def test_an_activity_listed_twice_counts_once():
    tasks = tasks_with(["4.A.4.a.7.I01.D01", "4.A.4.a.7.I01.D01", "4.A.1.a.1.I01.D01"])
    assert link_tasks(tasks, LINKS)["link_share"].to_list() == [0.5]


def test_matrix_follows_the_asked_order_and_fills_zeros():
    links = link_tasks(tasks_with(["4.A.3.b.6.I01"], ["4.A.4.a.8.I01"]), LINKS)
    matrix = link_matrix(links, ["2.A.1.c", "2.A.1.b"], ["user:2", "user:1", "user:7"])
    assert matrix.tolist() == [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]
    with pytest.raises(DataError, match="twice"):
        link_matrix(links, ["2.A.1.c", "2.A.1.c"], ["user:1"])
