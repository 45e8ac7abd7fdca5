"""What a move takes: skills missing, hours to learn them. Not how often people make it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import NoMatchError, SchemaError
from jobmorph.schema.tables import MOVE_FEASIBILITY
from jobmorph.skills.ladder import PROFICIENCY_MAXIMUM
from jobmorph.skills.plan import LEAST_STEP, StepHours

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

WITHIN_A_LEVEL: Final = 1.0
NOWHERE: Final = -1


@dataclass(frozen=True)
class PlaceSkills:
    """Levels that work at places gives and asks for, aligned by index.

    A place is a job that one can move to or from.

    Parameters
    ----------
    place_ids : tuple of str
        P places.
    skill_ids : tuple of str
        S skills.
    held : ndarray, shape (P, S)
        Level 0 to 5 of somebody who does the job well.
    needed : ndarray, shape (P, S)
        Level asked for on the first day; NaN where the skill is not asked.
    is_general : ndarray of bool, shape (S,)
        Skills used in every job: less than a level of them comes with the work.
    """

    place_ids: tuple[str, ...]
    skill_ids: tuple[str, ...]
    held: FloatArray
    needed: FloatArray
    is_general: BoolArray

    def __post_init__(self) -> None:
        shape = (len(self.place_ids), len(self.skill_ids))
        if self.held.shape != shape or self.needed.shape != shape:
            raise SchemaError(f"levels are {self.held.shape} and {self.needed.shape}, not {shape}")

    @cached_property
    def place_at(self) -> dict[str, int]:
        """Index of each place."""
        return {place: at for at, place in enumerate(self.place_ids)}

    @cached_property
    def _asked_at(self) -> IntArray:
        """Indices of the skills that each place asks for, shape (P, most asked), padded."""
        counts = (~np.isnan(self.needed)).sum(axis=1)
        asked = np.full((len(self.place_ids), max(int(counts.max(initial=0)), 1)), NOWHERE)
        for place in range(len(self.place_ids)):
            own = np.flatnonzero(~np.isnan(self.needed[place]))
            asked[place, : own.size] = own
        return asked

    def gaps(self, held: FloatArray, places: IntArray) -> FloatArray:
        """Levels missing at each place, NaN where nothing is asked.

        Parameters
        ----------
        held : ndarray, shape (S,)
            What a person has.
        places : ndarray of int, shape (n,)
            Places to move to.

        Returns
        -------
        ndarray, shape (n, S)
        """
        return to_learn(self.needed[places] - held[None, :], self.is_general[None, :])

    def hours_to(
        self, held: FloatArray, stays: IntArray, places: IntArray, hours: StepHours
    ) -> FloatArray:
        """Hours of learning before a first day, after stays elsewhere.

        Parameters
        ----------
        held : ndarray, shape (S,)
            What the person had at the start.
        stays : ndarray of int, shape (n, v)
            Places worked at since, whose levels they have too; -1 for none.
        places : ndarray of int, shape (n,)
            Places to move to.
        hours : StepHours
            What a level takes.

        Returns
        -------
        ndarray, shape (n, 3)
            Low, usual and high.
        """
        asked = self._asked_at[places]
        is_asked = asked != NOWHERE
        needed = np.where(is_asked, self.needed[places[:, None], asked], 0.0)
        has = held[asked]
        for stay in stays.T:
            learned = self.held[stay[:, None], asked]
            has = np.where((stay != NOWHERE)[:, None], np.maximum(has, learned), has)
        missing = to_learn(needed - has, self.is_general[asked])
        start = needed - np.where(is_asked, missing, 0.0)
        return np.column_stack(
            [
                (hours_up_to(needed, each) - hours_up_to(start, each)).sum(axis=1)
                for each in (hours.low, hours.usual, hours.high)
            ]
        )


def to_learn(missing: FloatArray, is_general: BoolArray) -> FloatArray:
    """Keep what must be learned of missing levels.

    Nothing below zero, nothing within the noise of an assessment, and of general skills nothing
    that is within a level: that comes with the work.
    """
    least = np.where(is_general, WITHIN_A_LEVEL - 1e-9, LEAST_STEP)
    return np.where(missing < least, np.where(np.isnan(missing), np.nan, 0.0), missing)


def assess_moves(
    skills: PlaceSkills, held: FloatArray, ends: Sequence[str], hours: StepHours
) -> pl.DataFrame:
    """Say what direct moves take.

    Parameters
    ----------
    skills : PlaceSkills
        Levels at places.
    held : ndarray, shape (S,)
        What the person has.
    ends : sequence of str
        Places to move to.
    hours : StepHours
        What a level takes.

    Returns
    -------
    polars.DataFrame
        Contract `move_feasibility`, in the order of `ends`: skills had of those asked on the first
        day, and hours until then.

    Raises
    ------
    NoMatchError
        If a place is unknown.
    """
    unknown = [each for each in ends if each not in skills.place_at]
    if unknown:
        raise NoMatchError("places without levels", items=unknown)
    at = np.array([skills.place_at[each] for each in ends], dtype=np.int64)
    missing = skills.gaps(held, at)
    found = skills.hours_to(held, np.zeros((at.size, 0), np.int64), at, hours)
    table = pl.DataFrame(
        {
            "destination_place": list(ends),
            "skills_had": (missing == 0.0).sum(axis=1),
            "skills_asked": (~np.isnan(missing)).sum(axis=1),
            "learning_hours_low": found[:, 0],
            "learning_hours": found[:, 1],
            "learning_hours_high": found[:, 2],
        },
        schema=MOVE_FEASIBILITY.polars_schema,
    )
    return MOVE_FEASIBILITY.check(table)


def hours_up_to(level: FloatArray, of_level: Sequence[float]) -> FloatArray:
    """Hours from nothing to a level; within a level in proportion.

    Examples
    --------
    >>> hours_up_to(np.array([1.0, 2.5]), (6.0, 15.0, 40.0, 100.0, 250.0)).tolist()
    [6.0, 41.0]
    """
    levels = np.arange(PROFICIENCY_MAXIMUM + 1.0)
    return np.asarray(np.interp(level, levels, np.concatenate([[0.0], np.cumsum(of_level)])))
