"""A network of places, the hops between them, and what a person has at the start."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.pathways.feasibility import NOWHERE, PlaceSkills
from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.schema.tables import PLACE_VALUE, ROUTE_HOP
from jobmorph.skills.plan import StepHours

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

START: Final = "start"


@dataclass(frozen=True)
class RouteNetwork:
    """Places, hops between them, and what a person has at the start.

    Parameters
    ----------
    values : polars.DataFrame
        Contract `place_value`; 'start' need not be in it.
    hops : polars.DataFrame
        Contract `route_hop`; those from 'start' begin a route.
    skills : PlaceSkills
        Levels at places, for hops whose months learning decides.
    held : ndarray, shape (S,)
        Levels that the person has at the start.
    hours : StepHours
        What a level takes.
    hours_week : float
        Hours a week for learning.
    """

    values: pl.DataFrame
    hops: pl.DataFrame
    skills: PlaceSkills
    held: FloatArray
    hours: StepHours
    hours_week: float

    def __post_init__(self) -> None:
        PLACE_VALUE.check(self.values)
        ROUTE_HOP.check(self.hops)
        unknown = [each for each in self.place_ids if each not in self.skills.place_at]
        ends = self.hops.get_column("destination_place").unique().to_list()
        unknown += [each for each in ends if each not in self.place_at]
        if unknown:
            raise NoMatchError("places without values or levels", items=unknown)

    @cached_property
    def place_ids(self) -> tuple[str, ...]:
        """Ids of the places, in the order of `values`."""
        return tuple(self.values.get_column("place_id"))

    @cached_property
    def place_at(self) -> dict[str, int]:
        """Index of each place, 'start' included as the last."""
        return {place: at for at, place in enumerate((*self.place_ids, START))}

    @cached_property
    def skill_rows(self) -> IntArray:
        """Row of each place among the levels; no place for 'start'."""
        rows = [self.skills.place_at[each] for each in self.place_ids]
        return np.array([*rows, NOWHERE], dtype=np.int64)

    @cached_property
    def stays(self) -> FloatArray:
        """Months until the work at a place is done well: low, usual, high."""
        return self.values.select(f"stay_months{end}" for end in RANGE_ENDS).to_numpy()

    @cached_property
    def mosts(self) -> FloatArray:
        """Most months of learning before a first day, NaN for no limit: low, usual, high."""
        columns = [f"most_months{end}" for end in RANGE_ENDS]
        return self.values.select(columns).to_numpy().astype(float)

    @cached_property
    def extras(self) -> FloatArray:
        """Months on top of learning before a first day at a place: low, usual, high."""
        return self.values.select(f"extra_months{end}" for end in RANGE_ENDS).to_numpy()
