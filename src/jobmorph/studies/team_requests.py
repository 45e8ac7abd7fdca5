"""The designs in absolute figures: what a team is offered, patched by its owner's limits."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from jobmorph.redesign.limits import DesignRequest, Freeze, PlanLimits, PlanWeights, SeatLimit
from jobmorph.reference.designs import DesignOffer

WEEKS_QUARTER: Final = 13.0

_Number = TypeVar("_Number", int, float)


@dataclass(frozen=True, slots=True)
class OwnerLimits:
    """What the owner of a team says, before it is turned into limits; None leaves the offer's.

    Parameters
    ----------
    budget_amount_year : float or None
        Most that any year may cost.
    entry_seats, seats_least, seats_most : int or None
        Entry seats that must stay; bounds on all seats.
    coaching_hours_week : float or None
        Hours of coaching for each person and week, at the end.
    layoff_share : float
        Most of a seat's people who may be laid off; 0 unless the owner switches it on.
    seats : tuple of SeatLimit
        Bounds on single seats.
    freezes : tuple of Freeze
        Places where nothing changes at first.
    kept_tasks : frozenset of str
        Tasks that are not handed to AI.
    weights : mapping of str to float
        Weights that replace those of every design.
    growth_year : float
        How much more work there is each year.
    attrition_year : float or None
        Share of people who leave in a year.
    is_bold : bool
        Services are staffed for what AI usually does.
    source : str
        Name of the file they were read from.
    """

    budget_amount_year: float | None = None
    entry_seats: int | None = None
    seats_least: int | None = None
    seats_most: int | None = None
    coaching_hours_week: float | None = None
    layoff_share: float = 0.0
    seats: tuple[SeatLimit, ...] = ()
    freezes: tuple[Freeze, ...] = ()
    kept_tasks: frozenset[str] = frozenset()
    weights: Mapping[str, float] = field(default_factory=dict)
    growth_year: float = 0.0
    attrition_year: float | None = None
    is_bold: bool = False
    source: str = ""


def requests_of(
    offers: Sequence[DesignOffer],
    owner: OwnerLimits,
    *,
    heads: int,
    entry_heads: int,
    cost_amount_year: float,
    people_tasks: frozenset[str],
) -> tuple[DesignRequest, ...]:
    """Turn offers into requests.

    Parameters
    ----------
    offers : sequence of DesignOffer
        Relative to the team as it is.
    owner : OwnerLimits
        Goes first wherever it says something.
    heads, entry_heads : int
        People today, and those at entry level.
    cost_amount_year : float
        What the team as it is costs in a year.
    people_tasks : frozenset of str
        Tasks that are mostly between people.
    """
    return tuple(
        DesignRequest(
            offer.name,
            PlanWeights(**{**offer.weights, **owner.weights}),
            _limits(offer, owner, heads, entry_heads, cost_amount_year, people_tasks),
        )
        for offer in offers
    )


def _limits(
    offer: DesignOffer,
    owner: OwnerLimits,
    heads: int,
    entry_heads: int,
    cost_amount_year: float,
    people_tasks: frozenset[str],
) -> PlanLimits:
    budget = None if offer.budget_share is None else offer.budget_share * cost_amount_year
    entry = math.ceil(offer.entry_share * entry_heads - 1e-9)
    coaching = (owner.coaching_hours_week or 0.0) * WEEKS_QUARTER
    kept = people_tasks if offer.keeps_people_tasks else frozenset()
    return PlanLimits(
        budget_amount_year=_first(owner.budget_amount_year, budget),
        entry_seats_least=entry if owner.entry_seats is None else owner.entry_seats,
        seats_least=_first(owner.seats_least, _seats(offer.seats_least_share, heads)),
        seats_most=_first(owner.seats_most, _seats(offer.seats_most_share, heads)),
        coaching_factor=offer.coaching_factor if owner.coaching_hours_week is None else 0.0,
        coaching_hours_head_least=coaching,
        practice_floor_share=offer.practice_floor_share,
        layoff_share=owner.layoff_share,
        kept_tasks=kept | owner.kept_tasks,
        seats=owner.seats,
        freezes=owner.freezes,
        is_bold=owner.is_bold,
    )


def _first(owner: _Number | None, offer: _Number | None) -> _Number | None:
    return offer if owner is None else owner


def _seats(share: float | None, heads: int) -> int | None:
    return None if share is None else round(share * heads)
