"""Scenarios: named patches on the baseline parameters."""

from dataclasses import dataclass
from itertools import chain

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import ParameterChange, ParameterSet

MAXIMUM_HORIZON_YEARS = 15.0


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named patch on the baseline; `base_date` is the edition's date, never the clock.

    Parameters
    ----------
    name : str
        Name shown in every record.
    base_date : str
        'YYYY-MM' from which the horizon counts.
    horizon_years : float
        Years ahead, 0 (today) to 15.
    adoption, elasticity, new_work, reinvestment : tuple of ParameterChange
        What differs from the baseline, by theme; empty means baseline.
    """

    name: str
    base_date: str
    horizon_years: float
    adoption: tuple[ParameterChange, ...] = ()
    elasticity: tuple[ParameterChange, ...] = ()
    new_work: tuple[ParameterChange, ...] = ()
    reinvestment: tuple[ParameterChange, ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.horizon_years <= MAXIMUM_HORIZON_YEARS:
            raise ParameterError(
                f"horizon must be from 0 to {MAXIMUM_HORIZON_YEARS:.0f} years, "
                f"not {self.horizon_years:g}",
                where="--horizon",
            )

    @property
    def changes(self) -> tuple[ParameterChange, ...]:
        """All changes in a fixed order."""
        return (*self.adoption, *self.elasticity, *self.new_work, *self.reinvestment)

    @property
    def horizon_year(self) -> int:
        """Calendar year that the horizon falls in."""
        year, month = (int(piece) for piece in self.base_date.split("-"))
        return int(year + (month - 1) / 12 + self.horizon_years)

    def apply(self, parameters: ParameterSet) -> ParameterSet:
        """Return `parameters` with the changes that concern them."""
        return parameters.patched(change for change in self.changes if change.name in parameters)

    def differs_from(self, other: "Scenario") -> tuple[str, ...]:
        """Names of parameters on which two scenarios differ, sorted."""
        mine = {change.name: change for change in self.changes}
        theirs = {change.name: change for change in other.changes}
        names = set(chain(mine, theirs))
        return tuple(sorted(name for name in names if mine.get(name) != theirs.get(name)))
