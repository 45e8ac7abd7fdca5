import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.delimited_text import Row
from jobmorph.intake.task_row import TaskRowReader

PLACES = {"task": 0, "hours": 1, "activity": 2, "side": 3}
READER = TaskRowReader(Row(1, ("task", "Std.", "iwa", "side")), PLACES, {"4.A.1.a.1.I01"})


def read(*cells):
    return READER.read(Row(4, cells))


@pytest.mark.parametrize(
    ("cell", "hours"),
    [("10", 10.0), ("2,5", 2.5), ("2.5", 2.5), ("3 h", 3.0), ("1,5 Std.", 1.5), ("+4", 4.0)],
)
def test_hours_are_read_as_people_write_them(cell, hours):
    assert read("Call", cell).hours == hours
    assert read("Call", cell).faults == ()


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("about 5", 'Std. "about 5" is not a number'),
        ("", "Std. is empty; a number of hours a week is expected"),
        ("-2", 'Std. "-2" is below 0'),
        ("169", 'Std. "169" is more than the 168 hours of a week'),
        ("9" * 400, "is more than the 168 hours of a week"),
        ("nan", 'Std. "nan" is not a number'),
        ("inf", 'Std. "inf" is not a number'),
        ("2:30", 'Std. "2:30" is not a number'),
        ("1.000,5", 'Std. "1.000,5" is not a number'),
        ("٣", "is not a number"),
    ],
)
def test_other_hours_are_faults(cell, words):
    (fault,) = read("Call", cell).faults
    assert fault.line == 4
    assert words in fault.what


def test_the_task_must_be_there_and_no_essay():
    assert read("", "1").faults[0].what == "task is empty"
    assert "1,001 characters" in read("x" * 1001, "1").faults[0].what


def test_activities_are_checked_for_form_and_existence():
    assert read("Call", "1", "4.A.1.a.1.I01").activity_id == "4.A.1.a.1.I01"
    assert read("Call", "1", "4.A.1.a.1.I01.D07").faults == ()
    assert "is no work activity such as" in read("Call", "1", "selling").faults[0].what
    assert "is no known work activity" in read("Call", "1", "4.A.1.a.1.I99").faults[0].what


def test_the_other_side_is_one_of_three():
    assert read("Call", "1", "", "Customer").side == "customer"
    assert "is not one of customer, colleague, nobody" in read("C", "1", "", "boss").faults[0].what


def test_an_unquoted_decimal_comma_is_explained_once():
    reader = TaskRowReader(Row(1, ("task", "hours")), {"task": 0, "hours": 1}, None)
    (fault,) = reader.read(Row(2, ("Call", "2", "5"))).faults
    assert fault.what.startswith("3 fields where the header has 2; put text or numbers")


def test_every_fault_of_a_row_is_kept():
    assert len(read("", "x", "y", "z").faults) == 4


@given(st.lists(st.text(), max_size=6))
def test_any_row_gives_a_task_or_faults(cells):
    task = READER.read(Row(2, tuple(cells)))
    assert task.faults or (task.statement and 0 <= task.hours <= 168)
