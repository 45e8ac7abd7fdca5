"""The form of designs and limits: what was typed, what it means, and what is wrong beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from jobmorph.reference.designs import design_offers
from jobmorph.reports.words import say
from jobmorph.studies.team_owner import OwnerWishes
from jobmorph.web.typed_number import typed_number

DEFAULT_QUARTERS: Final = 8
PERCENT: Final = 100.0
MOST_PEOPLE: Final = 1e6


@dataclass(frozen=True, slots=True)
class Bound:
    """What a field may hold."""

    low: float
    high: float
    is_whole: bool = False


BOUNDS: Final = {
    "quarters": Bound(1, 20, is_whole=True),
    "budget": Bound(1, 1e13),
    "entry_seats": Bound(0, MOST_PEOPLE, is_whole=True),
    "growth": Bound(-50, 100),
    "layoffs": Bound(0, 100),
}
FIELDS: Final = ("design", *BOUNDS, "explain")
# As in `studies.team`, whose solver is not to be loaded before a team is asked for.
ALL: Final = "all"
EMPTY: Final[Mapping[str, str]] = {"design": ALL, "quarters": str(DEFAULT_QUARTERS)}


@dataclass(frozen=True, slots=True)
class AskedPlan:
    """What the form asks for.

    Parameters
    ----------
    changes : mapping
        Fields of `TeamRequest`.
    faults : mapping of str to str
        What is wrong, by field; empty if all can be used.
    """

    changes: Mapping[str, Any]
    faults: Mapping[str, str]


def asked_plan(typed: Mapping[str, str]) -> AskedPlan:
    """Read the form of designs and limits.

    Examples
    --------
    >>> asked = asked_plan({"design": "hold", "quarters": "4", "growth": "10 %"})
    >>> asked.changes["wishes"].growth_year, dict(asked.faults)
    (0.1, {})
    >>> asked_plan({"quarters": "many"}).faults["quarters"]
    'This is not a number.'
    """
    faults: dict[str, str] = {}
    numbers = {name: _number(name, typed.get(name, ""), faults) for name in BOUNDS}
    design = typed.get("design", "") or ALL
    if design not in (ALL, *(each.name for each in design_offers())):
        faults["design"] = say("web.team.wrong.choice")
    quarters, seats = numbers["quarters"], numbers["entry_seats"]
    wishes = OwnerWishes(
        numbers["budget"],
        None if seats is None else int(seats),
        _share(numbers["layoffs"]),
        _share(numbers["growth"]),
    )
    changes = {
        "design": design,
        "quarters": DEFAULT_QUARTERS if quarters is None else int(quarters),
        "is_explained": bool(typed.get("explain")),
        "wishes": wishes,
    }
    return AskedPlan(changes, faults)


def _number(name: str, text: str, faults: dict[str, str]) -> float | None:
    if not text.strip():
        return None
    value, bound = typed_number(text), BOUNDS[name]
    if value is None:
        faults[name] = say("web.team.wrong.number")
    elif bound.is_whole and value != int(value):
        faults[name] = say("web.team.wrong.whole")
    elif not bound.low <= value <= bound.high:
        faults[name] = say("web.team.wrong.range", low=bound.low, high=bound.high)
    else:
        return value
    return None


def _share(percent: float | None) -> float | None:
    return None if percent is None else percent / PERCENT
