"""What the owner of a plan wants, and the limits they set: one design."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from jobmorph.schema.errors import ParameterError

GOALS: Final = ("customer", "money", "resilience", "people")


@dataclass(frozen=True, slots=True)
class PlanWeights:
    """What the owner wants most; each weight multiplies an amount relative to the team as it is.

    Parameters
    ----------
    customer : float
        Hours with customers, relative to today's, less work that waits.
    money : float
        Money saved, relative to what the team as it is costs.
    resilience : float
        The smallest margin, over skills, of people who hold it, relative to today's.
    people : float
        People not laid off, relative to today's.
    """

    customer: float
    money: float
    resilience: float
    people: float

    def __post_init__(self) -> None:
        weights = np.array([getattr(self, goal) for goal in GOALS])
        if not np.isfinite(weights).all() or (weights < 0.0).any() or weights.sum() <= 0.0:
            raise ParameterError(
                "weights must be 0 or more, and one of them above 0",
                items=[f"{goal} {getattr(self, goal):g}" for goal in GOALS],
            )


@dataclass(frozen=True, slots=True)
class SeatLimit:
    """Bounds on the people of one seat, from a quarter on.

    Parameters
    ----------
    seat_id : str
        The seat.
    least, most : int or None
        Bounds; None for no bound.
    from_quarter : int
        First quarter in which it holds, 1 or later.
    """

    seat_id: str
    least: int | None = None
    most: int | None = None
    from_quarter: int = 1


@dataclass(frozen=True, slots=True)
class Freeze:
    """A place where nothing changes until a quarter has passed.

    Parameters
    ----------
    location : str
        Place of work.
    quarters : int
        The first this many quarters.
    """

    location: str
    quarters: int


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """Limits of one design; all are the owner's to change.

    Parameters
    ----------
    budget_amount_year : float or None
        Most that any year of the plan may cost; None for no limit.
    entry_seats_least : int
        Entry seats that must stay.
    seats_least, seats_most : int or None
        Bounds on all seats together at the end of every quarter.
    coaching_factor : float
        Coaching per person in the last quarter, relative to today's; it gets there in a line.
    coaching_hours_head_least : float
        Hours of coaching per person and quarter in the last quarter, whatever today's are.
    practice_floor_share : float
        Practice per person at entry level and skill, at least, relative to today's.
    layoff_share : float
        Most of a seat's people who may be laid off; 0 rules layoffs out.
    kept_tasks : frozenset of str
        Tasks that are not handed to AI.
    seats : tuple of SeatLimit
        Bounds on single seats.
    freezes : tuple of Freeze
        Places where nothing changes at first.
    is_bold : bool
        Services are staffed for what AI usually does, not for its bad end.
    """

    budget_amount_year: float | None = None
    entry_seats_least: int = 0
    seats_least: int | None = None
    seats_most: int | None = None
    coaching_factor: float = 1.0
    coaching_hours_head_least: float = 0.0
    practice_floor_share: float = 0.0
    layoff_share: float = 0.0
    kept_tasks: frozenset[str] = frozenset()
    seats: tuple[SeatLimit, ...] = ()
    freezes: tuple[Freeze, ...] = ()
    is_bold: bool = False

    def __post_init__(self) -> None:
        if self.budget_amount_year is not None and not self.budget_amount_year > 0.0:
            raise ParameterError("a budget must be above 0")
        if any(limit.from_quarter < 1 for limit in self.seats):
            raise ParameterError("bounds on a seat hold from quarter 1 or later")
        if len({freeze.location for freeze in self.freezes}) < len(self.freezes):
            raise ParameterError("a place is named twice among those where nothing changes")
        if not 0.0 <= self.layoff_share <= 1.0:
            raise ParameterError("the share who may be laid off must lie between 0 and 1")
        if not 0.0 <= self.practice_floor_share <= 2.0:
            raise ParameterError("the floor of practice must lie between 0 and 2 times today's")
        if not 0.0 <= self.coaching_factor <= 10.0:
            raise ParameterError("coaching must lie between 0 and 10 times today's")


@dataclass(frozen=True, slots=True)
class DesignRequest:
    """One design to be found.

    Parameters
    ----------
    name : str
        How it is called.
    weights : PlanWeights
        The objective.
    limits : PlanLimits
        The limits.
    """

    name: str
    weights: PlanWeights
    limits: PlanLimits = field(default_factory=PlanLimits)
