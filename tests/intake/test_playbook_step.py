import pytest

from jobmorph.intake.fault import Fault
from jobmorph.intake.playbook_step import (
    channel_in,
    minutes_in,
    read_minutes,
    without_minutes,
    without_number,
)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Call them (5 min)", 5),
        ("Call them (5-10 min)", 7.5),
        ("Call [about 2,5 minutes]: listen", 2.5),
        ("10 min: read the news", 10),
        ("Meeting with the team - 1 h", 60),
        ("Voicemail (30 seconds)", 0.5),
        ("Gespräch (15 Minuten)", 15),
        ("Send it within 5 minutes of the call", None),
        ("Wait 3 days", None),
        ("Pick 25 accounts", None),
        ("Call at 10 am", None),
    ],
)
def test_only_a_duration_counts_as_minutes(text, minutes):
    assert minutes_in(text) == minutes


def test_what_is_left_reads_well():
    assert without_minutes("Call one: opening (4 min). Always smile.") == (
        "Call one: opening. Always smile."
    )
    assert without_minutes("10 min: read") == "read"
    assert without_number("Touch 4 - Call") == "Call"
    assert without_number("3rd call") == "3rd call"


@pytest.mark.parametrize(
    ("cell", "minutes"), [("5", 5), ("2,5", 2.5), ("1 h", 60), ("5-10", 7.5), ("30 sec", 0.5)]
)
def test_a_cell_of_minutes(cell, minutes):
    assert read_minutes(cell, 2) == minutes


@pytest.mark.parametrize("cell", ["soon", "-1", "9999", "5 apples", "1e3", "nan"])
def test_a_cell_that_is_no_duration_is_a_fault(cell):
    assert isinstance(read_minutes(cell, 2), Fault)
    assert read_minutes("", 2) is None


def test_the_channel_named_first_counts():
    assert channel_in("Email the brief, then call") == "email"
    assert channel_in("Leave a voicemail after the call") == "voicemail"
    assert channel_in("Think") is None
