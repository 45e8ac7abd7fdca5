"""The designs that a team is offered, as data."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

import yaml

FILE: Final = "designs.yaml"
AS_IS: Final = "as-is"


@dataclass(frozen=True, slots=True)
class DesignOffer:
    """One design, relative to the team as it is.

    Parameters
    ----------
    name, label, purpose : str
        Id, and plain words.
    weights : dict of str to float
        What it wants: customer, money, resilience, people.
    budget_share : float or None
        Most that a year may cost, relative to a year of the team as it is.
    seats_least_share, seats_most_share : float or None
        Bounds on all seats, relative to today's.
    coaching_factor, practice_floor_share, entry_share : float
        Relative to today's; see `PlanLimits`.
    keeps_people_tasks : bool
        What is mostly between people is not handed to AI.
    """

    name: str
    label: str
    purpose: str
    weights: dict[str, float]
    coaching_factor: float
    practice_floor_share: float
    entry_share: float
    budget_share: float | None = None
    seats_least_share: float | None = None
    seats_most_share: float | None = None
    keeps_people_tasks: bool = False


@lru_cache(maxsize=1)
def design_offers() -> tuple[DesignOffer, ...]:
    """Return the designs, in the order in which they are told.

    Examples
    --------
    >>> [each.name for each in design_offers()]
    ['keep-and-grow', 'hold', 'cut-cost', 'human-first']
    """
    text = files("jobmorph.reference").joinpath(FILE).read_text(encoding="utf-8")
    return tuple(DesignOffer(**entry) for entry in yaml.safe_load(text))
