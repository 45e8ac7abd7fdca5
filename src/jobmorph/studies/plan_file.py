"""A plan that was written earlier, as far as a comparison needs it."""

from collections.abc import Mapping
from dataclasses import dataclass

from jobmorph.schema.estimate import Estimate

Value = float | Estimate
Limit = float | str | None


@dataclass(frozen=True, slots=True)
class PlanDesign:
    """One design of a written plan.

    Parameters
    ----------
    name, label : str
        Id, and plain words.
    limits : mapping of str to number, str or None
        Weights and limits by name.
    measures : mapping of str to float or Estimate, or None
        Figures by their names in `TeamMeasures`; None where there is no plan.
    end_heads : mapping of str to int
        People of each seat at the end.
    moves : mapping of str to int
        People who move inside, by 'from -> to'.
    """

    name: str
    label: str
    limits: Mapping[str, Limit]
    measures: Mapping[str, Value] | None
    end_heads: Mapping[str, int]
    moves: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PlanAssumption:
    """An assumption as it was used."""

    name: str
    value: float
    low: float
    high: float
    unit: str


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A written plan.

    Parameters
    ----------
    name : str
        What it is called in messages: its file or folder.
    source : str
        Name of the roster.
    people : int
        People of the roster.
    version, edition, scenario : str
        What it was computed with.
    seed, quarters : int
        Seed of the draws; length of the plan.
    end_name : str
        'end 2028'.
    currency : str
        Of all amounts.
    is_own_pay : bool
        Whether pay is from the roster; else it is borrowed and tells nothing of anybody.
    as_is : mapping of str to float or Estimate
        The team as it is.
    designs : tuple of PlanDesign
        In their order.
    seat_labels : mapping of str to str
        Titles of seats.
    today_heads : mapping of str to int
        People of each seat as is.
    assumptions : tuple of PlanAssumption
        By name.
    hashes : mapping of str to str
        sha256 of the files that were read, by what they are for; empty where the plan has no log.
    """

    name: str
    source: str
    people: int
    version: str
    edition: str
    scenario: str
    seed: int
    quarters: int
    end_name: str
    currency: str
    is_own_pay: bool
    as_is: Mapping[str, Value]
    designs: tuple[PlanDesign, ...]
    seat_labels: Mapping[str, str]
    today_heads: Mapping[str, int]
    assumptions: tuple[PlanAssumption, ...]
    hashes: Mapping[str, str]

    def design(self, name: str) -> PlanDesign | None:
        """Return a design by name; None if the plan has none such."""
        return next((each for each in self.designs if each.name == name), None)
