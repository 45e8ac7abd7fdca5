import polars as pl
import pytest

from jobmorph.intake.team_limits import StatedLimits, StatedSeat
from jobmorph.redesign.limits import Freeze, SeatLimit
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.team_owner import OwnerWishes, limits_in_ids, owner_limits
from jobmorph.studies.team_pay import PayTable
from jobmorph.studies.team_requests import OwnerLimits
from jobmorph.studies.team_seats import TeamSeats

BASE = "2026-11"
TASKS = pl.DataFrame(
    {"task_id": ["lib:a/calls", "lib:b/calls", "lib:a/notes"], "label": ["Calls", "Calls", "Notes"]}
)


@pytest.fixture
def team():
    ids, labels = ["sales/entry@Cork", "sales/mid"], ["SDR, Cork", "Seller"]
    seats = pl.DataFrame({"seat_id": ids, "level": ["entry", "mid"]})
    names = pl.DataFrame({"seat_id": ids, "label": labels, "location": ["Cork", None]})
    pay = PayTable(pl.DataFrame(), "USD", is_own=False, scale=1.0, groups=())
    return TeamSeats(seats, names, pay)


def test_the_command_line_goes_before_the_file():
    stated = StatedLimits(entry_seats=3, budget_amount_year=5.0, layoff_share=0.2, growth_year=0.1)
    told = owner_limits(stated, OwnerWishes(entry_seats=0, layoff_share=0.0), BASE)
    assert (told.entry_seats, told.budget_amount_year) == (0, 5.0)
    assert (told.layoff_share, told.growth_year) == (0.0, 0.1)
    silent = owner_limits(StatedLimits(), OwnerWishes(), BASE)
    assert silent == OwnerLimits()


def test_quarters_are_counted_from_the_one_after_the_edition():
    stated = StatedLimits(
        seats=(StatedSeat("x", 1, None, "Q3 2027"), StatedSeat("y", 1, None)),
        unchanged={"Cork": "Q2 2027", "Bath": "4"},
    )
    told = owner_limits(stated, OwnerWishes(), BASE)
    assert [each.from_quarter for each in told.seats] == [3, 1]
    assert told.freezes == (Freeze("Cork", 2), Freeze("Bath", 4))


def test_a_quarter_that_is_over_is_said():
    stated = StatedLimits(source="l.yaml", unchanged={"Cork": "Q4 2026"})
    with pytest.raises(ParameterError, match="Q4 2026") as found:
        owner_limits(stated, OwnerWishes(), BASE)
    assert "begins with Q1 2027" in str(found.value)


def test_seats_and_tasks_are_found_by_id_and_by_name(team):
    owner = OwnerLimits(
        seats=(SeatLimit(" sdr,  CORK", least=1), SeatLimit("sales/mid", most=2)),
        kept_tasks=frozenset({"calls", "lib:a/notes"}),
    )
    told = limits_in_ids(owner, team, TASKS)
    assert [each.seat_id for each in told.seats] == ["sales/entry@Cork", "sales/mid"]
    assert told.kept_tasks == {"lib:a/calls", "lib:b/calls", "lib:a/notes"}


@pytest.mark.parametrize(
    ("owner", "stray"),
    [
        (OwnerLimits(seats=(SeatLimit("AE"),)), "AE"),
        (OwnerLimits(freezes=(Freeze("Oslo", 1),)), "Oslo"),
        (OwnerLimits(kept_tasks=frozenset({"dance"})), "dance"),
    ],
)
def test_what_the_team_does_not_have_is_named_with_what_it_has(team, owner, stray):
    with pytest.raises(ParameterError, match=stray) as found:
        limits_in_ids(owner, team, TASKS)
    assert "It has:" in str(found.value)


def test_entry_seats_cannot_be_kept_where_there_are_none(team):
    bare = TeamSeats(team.seats.filter(pl.col("level") == "mid"), team.names, team.pay)
    with pytest.raises(ParameterError, match="no entry seats"):
        limits_in_ids(OwnerLimits(entry_seats=1), bare, TASKS)
