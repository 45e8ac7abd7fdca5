"""The answer of a comparison of two plans."""

from dataclasses import dataclass
from typing import Final

from jobmorph.schema.estimate import Estimate
from jobmorph.studies.plan_file import Limit, PlanAssumption

AS_IS: Final = "as-is"
# Figures that are money: with a person more or less, their difference is what that person costs.
AMOUNTS: Final = ("cost_amount_year", "tool_amount_year", "saved_amount_year")
SAME: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Differing:
    """Something that reads differently in two plans.

    Parameters
    ----------
    name : str
        What it is.
    first, second : number, str or None
        As the plans say; None where one does not have it.
    design : str
        Design that it belongs to; '' for the plan as a whole.
    """

    name: str
    first: Limit
    second: Limit
    design: str = ""


@dataclass(frozen=True, slots=True)
class MeasurePair:
    """A figure of the same design in two plans.

    Parameters
    ----------
    name : str
        As in `TeamMeasures`.
    first, second : Estimate or None
        A figure without range has equal ends; None where a design has no plan.
    difference : float or None
        Second less first; None where it is not told or cannot be.
    is_overlapping : bool or None
        Whether ranges overlap; None for figures without range.
    is_rounded : bool
        Amounts are rounded coarsely, so that nobody's pay can be worked out.
    """

    name: str
    first: Estimate | None
    second: Estimate | None
    difference: float | None
    is_overlapping: bool | None
    is_rounded: bool = False


@dataclass(frozen=True, slots=True)
class DesignPair:
    """A design that both plans have, and the team as it is.

    Parameters
    ----------
    name, label : str
        Id ('as-is' for the team as it is), and plain words.
    measures : tuple of MeasurePair
        All figures.
    """

    name: str
    label: str
    measures: tuple[MeasurePair, ...]

    @property
    def is_different(self) -> bool:
        """Whether any figure differs."""
        return any(not same_range(pair.first, pair.second) for pair in self.measures)


@dataclass(frozen=True, slots=True)
class AssumptionPair:
    """An assumption that two plans use with different values; None where one lacks it."""

    name: str
    first: PlanAssumption | None
    second: PlanAssumption | None


@dataclass(frozen=True, slots=True)
class TeamComparison:
    """Two plans side by side.

    Parameters
    ----------
    names : tuple of str
        What the two are called.
    currencies : tuple of str
        Of their amounts.
    inputs, limits, seats, moves : tuple of Differing
        What differs only; seats and moves are people at the end and over the plan.
    designs : tuple of DesignPair
        The team as it is first, then designs that both have.
    only : tuple of str
        Designs of the first plan alone, then of the second: 'name' each, with `only_in`.
    only_in : tuple of int
        0 or 1 for each of `only`.
    assumptions : tuple of AssumptionPair
        What differs only.
    rounded_to : float or None
        Amounts are rounded to a multiple of this, and their differences are not told; None where
        they can be told.
    """

    names: tuple[str, str]
    currencies: tuple[str, str]
    inputs: tuple[Differing, ...]
    limits: tuple[Differing, ...]
    designs: tuple[DesignPair, ...]
    only: tuple[str, ...]
    only_in: tuple[int, ...]
    seats: tuple[Differing, ...]
    moves: tuple[Differing, ...]
    assumptions: tuple[AssumptionPair, ...]
    rounded_to: float | None

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        parts = (self.inputs, self.limits, self.only, self.seats, self.moves, self.assumptions)
        return not any(parts) and not any(pair.is_different for pair in self.designs)


def same_value(one: Limit, other: Limit) -> bool:
    """Whether two values are the same but for rounding."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= SAME * max(abs(one), abs(other), 1.0)
    return one == other


def same_range(one: Estimate | None, other: Estimate | None) -> bool:
    """Whether two ranges are the same but for rounding."""
    if one is None or other is None:
        return one is other
    return all(same_value(getattr(one, end), getattr(other, end)) for end in ("low", "mid", "high"))
