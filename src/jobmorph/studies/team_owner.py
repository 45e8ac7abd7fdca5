"""What a team's owner says, in the ids and quarters of a plan."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from jobmorph.intake.team_limits import StatedLimits
from jobmorph.redesign.limits import Freeze, SeatLimit
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.team_quarters import quarter_names
from jobmorph.studies.team_requests import OwnerLimits
from jobmorph.studies.team_seats import TeamSeats

SHOWN: Final = 5
_MOST_NAMED: Final = 60


@dataclass(frozen=True, slots=True)
class OwnerWishes:
    """Limits that go before those of a file; None where the owner is silent.

    Parameters
    ----------
    budget_amount_year : float or None
        Most that any year may cost.
    entry_seats : int or None
        Entry seats that must stay.
    layoff_share : float or None
        Most of a seat's people who may be asked to leave.
    growth_year : float or None
        How much more work there is each year.
    """

    budget_amount_year: float | None = None
    entry_seats: int | None = None
    layoff_share: float | None = None
    growth_year: float | None = None


def owner_limits(stated: StatedLimits, wishes: OwnerWishes, base_date: str) -> OwnerLimits:
    """Join a file of limits with what is said beside it, which goes first.

    Parameters
    ----------
    stated : StatedLimits
        The file; an empty one for none.
    wishes : OwnerWishes
        What is said beside it.
    base_date : str
        Of the edition: quarters are counted from the one after it.

    Raises
    ------
    ParameterError
        If a quarter lies before the plan, or further ahead than any plan.
    """
    names = quarter_names(base_date, _MOST_NAMED)
    said = [*(each.start for each in stated.seats), *stated.unchanged.values()]
    strays = [text for text in said if not text.isdigit() and text not in names]
    if strays:
        raise ParameterError(
            "limits name quarters outside the plan",
            where=stated.source,
            items=strays,
            hint=f"A plan begins with {names[0]}",
        )
    return OwnerLimits(
        budget_amount_year=_first(wishes.budget_amount_year, stated.budget_amount_year),
        entry_seats=wishes.entry_seats if wishes.entry_seats is not None else stated.entry_seats,
        seats_least=stated.seats_least,
        seats_most=stated.seats_most,
        coaching_hours_week=stated.coaching_hours_week,
        layoff_share=_first(wishes.layoff_share, stated.layoff_share) or 0.0,
        seats=tuple(
            SeatLimit(each.name, each.least, each.most, _number(each.start, names))
            for each in stated.seats
        ),
        freezes=tuple(Freeze(at, _number(text, names)) for at, text in stated.unchanged.items()),
        kept_tasks=frozenset(stated.kept_tasks),
        weights=stated.weights,
        growth_year=_first(wishes.growth_year, stated.growth_year) or 0.0,
        attrition_year=stated.attrition_year,
        is_bold=stated.is_bold,
        source=stated.source,
    )


def limits_in_ids(owner: OwnerLimits, team: TeamSeats, tasks: pl.DataFrame) -> OwnerLimits:
    """Turn names of seats and tasks into ids.

    Parameters
    ----------
    owner : OwnerLimits
        Seats and tasks by id, or as they are shown.
    team : TeamSeats
        The team.
    tasks : polars.DataFrame
        task_id, label of the team's tasks.

    Raises
    ------
    ParameterError
        If a seat, place or task is not the team's: all of them at once.
    """
    if owner.entry_seats and not (team.seats.get_column("level") == "entry").any():
        raise ParameterError("the team has no entry seats, so none can be kept")
    seats = _ids(team.names.select("seat_id", "label"))
    works = _ids(tasks.select("task_id", "label"))
    places = team.names.get_column("location").drop_nulls().unique().sort().to_list()
    _require(
        "seats",
        [each.seat_id for each in owner.seats if _plain(each.seat_id) not in seats],
        team.names.get_column("seat_id"),
        owner.source,
    )
    _require(
        "places",
        [each.location for each in owner.freezes if each.location not in places],
        places,
        owner.source,
    )
    _require(
        "tasks",
        [task for task in sorted(owner.kept_tasks) if _plain(task) not in works],
        tasks.get_column("label"),
        owner.source,
    )
    return replace(
        owner,
        seats=tuple(
            replace(limit, seat_id=seat)
            for limit in owner.seats
            for seat in seats[_plain(limit.seat_id)]
        ),
        kept_tasks=frozenset(found for task in owner.kept_tasks for found in works[_plain(task)]),
    )


def _require(kind: str, strays: Sequence[str], known: Iterable[str], source: str) -> None:
    if strays:
        shown = list(dict.fromkeys(known))[:SHOWN]
        raise ParameterError(
            f"limits name {kind} that the team does not have",
            where=source,
            items=strays,
            hint=f"It has: {', '.join(shown) or 'none'} ...",
        )


def _ids(named: pl.DataFrame) -> dict[str, list[str]]:
    """Return ids by id and by name; tasks of several jobs may share a name."""
    found: dict[str, list[str]] = {}
    for key, label in named.unique(maintain_order=True).iter_rows():
        for name in {_plain(key), _plain(label)}:
            found.setdefault(name, []).append(key)
    return found


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip().casefold()


def _number(text: str, names: Sequence[str]) -> int:
    return int(text) if text.isdigit() else names.index(text) + 1


def _first(said: float | None, stated: float | None) -> float | None:
    return stated if said is None else said
