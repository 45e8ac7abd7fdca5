import pytest

from jobmorph.intake.delimited_text import Row
from jobmorph.intake.task_column import ALIASES, find_columns
from jobmorph.schema.errors import DataError


def find(*header):
    return find_columns("week.csv", Row(1, header))


@pytest.mark.parametrize(
    "header",
    [("task", "hours"), ("Statement", "h"), ("WHAT", "Hours/Week"), ("Aufgabe", "Stunden")],
)
def test_people_name_the_columns_in_many_ways(header):
    assert find(*header) == {"task": 0, "hours": 1}


def test_optional_columns_are_found_anywhere():
    found = find("hours_week", "side", "remark", "IWA id", "task", "#")
    assert found == {"hours": 0, "side": 1, "activity": 3, "task": 4, "id": 5}


def test_no_alias_means_two_columns():
    every = [alias for aliases in ALIASES.values() for alias in aliases]
    assert len(every) == len(set(every))


def test_a_missing_column_is_told_with_those_found():
    with pytest.raises(DataError) as caught:
        find("Task", "Duration")
    assert str(caught.value) == (
        'week.csv: no column looks like hours a week. Found: "Task", "Duration". '
        "The first line must name the columns: task, hours."
    )
    with pytest.raises(DataError, match="no column looks like a task"):
        find("Calls", "10")


def test_two_columns_of_one_meaning_are_refused():
    with pytest.raises(DataError, match='two columns mean the same: "hours", "h"'):
        find("task", "hours", "h")
