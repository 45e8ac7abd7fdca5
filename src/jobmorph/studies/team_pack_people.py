"""How many people a plan concerns, as far as no number of fewer than five comes out of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from jobmorph.studies.team_pack_groups import (
    PackGroup,
    group_hires,
    groups_today,
    is_told,
    is_total_told,
)


@dataclass(frozen=True, slots=True)
class PackPeople:
    """People of the whole team; None where a number, or what it gives away, is under five.

    Parameters
    ----------
    seats_now, seats_end : int
        Seats.
    hired, left, laid_off, moved : int or None
        People over the plan.
    entry_now, entry_end : int or None
        Entry seats.
    entry_more : int
        Entry seats at the end beyond today's; told as more, as many or fewer.
    has_entry : bool
        The team has entry seats.
    held : int or None
        People in titles outside the library.
    has_held : bool
        There are such people.
    is_asked_to_leave : bool
        The plan asks somebody to leave, told or not.
    """

    seats_now: int
    seats_end: int
    hired: int | None
    left: int | None
    laid_off: int | None
    moved: int | None
    entry_now: int | None
    entry_end: int | None
    entry_more: int
    has_entry: bool
    held: int | None
    has_held: bool
    is_asked_to_leave: bool


def pack_people(groups: Sequence[PackGroup], people: pl.DataFrame) -> PackPeople:
    """Count the whole team.

    Seats at the end are those of today and people hired, less those who leave or are asked to: with
    all but one of them told, the last is known. So if one is under five, hires and leavers are
    both left out; as they are if their total gives away what a group does not tell.

    Parameters
    ----------
    groups : sequence of PackGroup
        Groups that are told.
    people : polars.DataFrame
        One row a seat: service, team_area, level, is_held, today_heads, end_heads, hired, left,
        moved_in, laid_off.
    """
    flows = {name: _total(people, name) for name in ("hired", "left", "laid_off")}
    is_open = all(is_told(count) for count in flows.values()) and is_total_told(
        groups, group_hires(groups, people)
    )
    entry, held = people.filter(pl.col("level") == "entry"), people.filter("is_held")
    # What is told of today is the same in the packs of all designs: their papers get compared.
    today = groups_today(people)
    entry_now = _part(entry, today, people, "today_heads")
    entry_end = _part(entry, _services(groups), people, "end_heads")
    return PackPeople(
        seats_now=_total(people, "today_heads"),
        seats_end=_total(people, "end_heads"),
        hired=flows["hired"] if is_open else None,
        left=flows["left"] if is_open else None,
        laid_off=_if_told(flows["laid_off"]),
        moved=_if_told(_total(people, "moved_in")),
        entry_now=entry_now,
        entry_end=None if entry_now is None else entry_end,
        entry_more=_total(entry, "end_heads") - _total(entry, "today_heads"),
        has_entry=_total(entry, "today_heads") > 0,
        # Entry seats and held ones may share a group: one of both is told.
        held=None if entry_now else _part(held, today, people, "today_heads"),
        has_held=not held.is_empty(),
        is_asked_to_leave=flows["laid_off"] > 0,
    )


def _services(groups: Sequence[PackGroup]) -> list[tuple[str, ...]]:
    return [group.services for group in groups]


def _total(people: pl.DataFrame, column: str) -> int:
    return int(people.get_column(column).sum())


def _if_told(count: int) -> int | None:
    return count if is_told(count) else None


def _part(
    part: pl.DataFrame, groups: Sequence[Sequence[str]], people: pl.DataFrame, column: str
) -> int | None:
    """Count a part of the team, unless groups give away fewer than five of it, or beside it.

    Groups that lie wholly in the part, or wholly outside, can be taken off; what is left is the
    part's people in mixed groups, and the others there.
    """
    seats = part.get_column("seat_id").to_list()
    inside = pl.col("seat_id").is_in(seats)
    both = (people.filter(pl.col("service").is_in(list(group))) for group in groups)
    mixed = [own for own in both if 0 < own.filter(inside).height < own.height]
    held = sum(_total(own.filter(inside), column) for own in mixed)
    others = sum(_total(own.filter(~inside), column) for own in mixed)
    count = _total(part, column)
    return count if all(map(is_told, (count, held, others))) else None
