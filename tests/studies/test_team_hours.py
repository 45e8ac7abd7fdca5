import polars as pl
import pytest

from jobmorph.intake.tasks import WEEK_SCHEMA, Week
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.studies.team_hours import with_counted_hours

ROLE = "sales-development/entry"


@pytest.fixture(scope="module")
def own():
    edition = open_edition()
    labels = edition.table("role_task").select("task_id", "label")
    hours = edition.table("role_hours").filter(
        (pl.col("role_id") == ROLE) & (pl.col("moment") == "today")
    )
    return hours.join(labels, on="task_id")


def week(*tasks):
    rows = [
        {"task_id": f"user:{n}", "statement": what, "label": what, "time_hours_week": hours,
         "activity_id": None, "other_side": None}
        for n, (what, hours) in enumerate(tasks, start=1)
    ]  # fmt: skip
    return Week("hours.csv", pl.DataFrame(rows, schema=WEEK_SCHEMA))


def today(edition):
    table = edition.table("role_hours")
    return table.filter((pl.col("role_id") == ROLE) & (pl.col("moment") == "today"))


def test_counted_tasks_share_the_week_as_counted(own):
    first, second, third = own["label"].head(3)
    counted = {ROLE: week((first.upper(), 6.0), (second, 2.0), (third, 0.0), ("own work", 4.0))}
    patched = with_counted_hours(open_edition(), counted)
    found = dict(today(patched).select("task_id", "time_hours_week").iter_rows())
    assert found == pytest.approx({own["task_id"][0]: 30.0, own["task_id"][1]: 10.0})
    row = today(patched).filter(pl.col("task_id") == own["task_id"][0])
    ratio = row["time_hours_week_high"][0] / row["time_hours_week"][0]
    assert ratio == pytest.approx(own["time_hours_week_high"][0] / own["time_hours_week"][0])


def test_nothing_else_changes_and_the_name_tells(own):
    edition = open_edition()
    counted = {ROLE: week((own["label"][0], 6.0))}
    patched = with_counted_hours(edition, counted)
    rest = (pl.col("role_id") != ROLE) | (pl.col("moment") != "today")
    assert patched.table("role_hours").filter(rest).equals(edition.table("role_hours").filter(rest))
    assert patched.table("role_task").equals(edition.table("role_task"))
    assert patched.name.startswith(f"{edition.name} with counted hours ")
    assert patched.name == with_counted_hours(edition, counted).name
    other = with_counted_hours(edition, {ROLE: week((own["label"][0], 7.0))})
    assert patched.name != other.name
    assert with_counted_hours(edition, {}) is edition


def test_hours_of_another_job_are_refused(own):
    with pytest.raises(DataError, match=r"1 of 10 counted hours") as found:
        with_counted_hours(open_edition(), {ROLE: week((own["label"][0], 1.0), ("bakes", 9.0))})
    assert "survey write" in str(found.value)


def test_a_role_must_be_in_the_library(own):
    with pytest.raises(ParameterError, match="bakery/mid"):
        with_counted_hours(open_edition(), {"bakery/mid": week((own["label"][0], 1.0))})
