import pytest

from jobmorph.intake.fault import LineError
from jobmorph.intake.team_limits import StatedSeat, parse_team_limits, read_team_limits
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import DataError

WHOLE = """
budget: 5900000
entry_seats: 8
seats: {least: 38, most: 42}
coaching_hours: 0.8
layoffs: 0.1
growth: 0.03
attrition: 0.18
staffing: middle case
seat_limits:
  sales-development/entry: {least: 8, most: 12, from: Q3 2027}
  Account executive: {most: 6}
nothing_changes:
  Dublin: Q2 2027
  Boston: 3
kept_tasks: [live calls with prospects]
weights: {customer: 2, money: 0.5}
"""


def limits(text):
    return parse_team_limits(TextFile("limits.yaml", text, "UTF-8"))


def test_everything_an_owner_may_fix_is_read():
    told = limits(WHOLE)
    assert (told.budget_amount_year, told.entry_seats) == (5_900_000, 8)
    assert (told.seats_least, told.seats_most, told.coaching_hours_week) == (38, 42, 0.8)
    assert (told.layoff_share, told.growth_year, told.attrition_year) == (0.1, 0.03, 0.18)
    assert told.is_bold
    assert told.seats == (
        StatedSeat("sales-development/entry", 8, 12, "Q3 2027"),
        StatedSeat("Account executive", None, 6, "1"),
    )
    assert dict(told.unchanged) == {"Dublin": "Q2 2027", "Boston": "3"}
    assert told.kept_tasks == ("live calls with prospects",)
    assert dict(told.weights) == {"customer": 2, "money": 0.5}


def test_what_is_not_said_is_none_and_staffing_is_careful():
    told = limits("entry_seats: 0\n")
    assert told.entry_seats == 0
    assert (told.budget_amount_year, told.layoff_share, told.growth_year) == (None, None, None)
    assert not told.is_bold


def test_all_faults_at_once_each_with_its_line():
    text = """budjet: 5
entry_seats: 2.5
layoffs: 3
staffing: bold
seats: {least: 9, most: 4}
nothing_changes: {Dublin: June}
seat_limits:
  AE: {least: 7, most: 6}
"""
    with pytest.raises(LineError) as found:
        limits(text)
    told = {fault.line: fault.what for fault in found.value.faults}
    assert sorted(told) == [1, 2, 3, 4, 5, 6, 8]
    assert "entry_seats" in told[2]
    assert "whole number" in told[2]
    assert "least 7 is above most 6" in told[8]


@pytest.mark.parametrize("text", ["", "# nothing\n"])
def test_an_empty_file_is_said(text):
    with pytest.raises(DataError, match="empty"):
        limits(text)


@pytest.mark.parametrize("text", ["- a\n- b\n", "5\n", "a: b: c\n", "x: &a [*a]\n", "--- \n--- \n"])
def test_other_yaml_is_one_error(text):
    with pytest.raises(DataError):
        limits(text)


def test_a_file_is_read_from_disk(tmp_path):
    path = tmp_path / "limits.yaml"
    path.write_text("entry_seats: 8\n")
    assert read_team_limits(path).source == "limits.yaml"
