"""Parameters: dated, sourced numbers with a range, and how they are drawn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import TIERS, Tier

# Standard normal value of the 90th percentile: the triple (low, value, high) is (10%, 50%, 90%).
Z90 = 1.2815515655446004


@dataclass(frozen=True, slots=True)
class Parameter:
    """One entry of a parameter file.

    Parameters
    ----------
    name : str
        `<room>.<noun>`, unique over all rooms.
    value, low, high : float
        50th, 10th and 90th percentile.
    unit : str
        Unit in words ('share', 'per year', 'hours').
    as_of : str
        Date of the evidence, 'YYYY' or 'YYYY-MM'.
    source : str
        DOI, URL or short citation; empty only for tier 'assumption'.
    tier : Tier
        Kind of evidence.
    meaning : str
        What the number is, in a sentence.
    minimum, maximum : float
        Hard bounds of a draw.
    dimension : int or None
        Column of the shared draws that moves this parameter; None if it is never drawn.
    """

    name: str
    value: float
    low: float
    high: float
    unit: str
    as_of: str
    source: str
    tier: Tier
    meaning: str
    minimum: float = float("-inf")
    maximum: float = float("inf")
    dimension: int | None = None

    def __post_init__(self) -> None:
        if not self.minimum <= self.low <= self.value <= self.high <= self.maximum:
            raise ParameterError(
                f"{self.name}: need minimum <= low <= value <= high <= maximum",
                items=[str(self.low), str(self.value), str(self.high)],
            )
        if self.tier not in TIERS:
            raise ParameterError(f"{self.name}: unknown tier {self.tier!r}", items=TIERS)
        if not self.source and self.tier != "assumption":
            raise ParameterError(f"{self.name}: tier {self.tier!r} needs a source")

    def quantile(self, z: NDArray[np.float64]) -> NDArray[np.float64]:
        """Draw values for standard normal scores `z` (any shape).

        Two-piece normal through the three percentiles, clipped to the bounds:
        value + z/z90 * (high - value) for z >= 0 and value + z/z90 * (value - low) for z < 0.
        """
        spread = np.where(z >= 0, self.high - self.value, self.value - self.low)
        return np.clip(self.value + z / Z90 * spread, self.minimum, self.maximum)


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """A new triple for one parameter: the unit of which scenarios are made."""

    name: str
    low: float
    value: float
    high: float


class ParameterSet(Mapping[str, Parameter]):
    """Immutable mapping from name to `Parameter`; unknown names raise with near matches."""

    def __init__(self, parameters: Iterable[Parameter]) -> None:
        self._by_name = {parameter.name: parameter for parameter in parameters}

    def __getitem__(self, name: str) -> Parameter:
        if name not in self._by_name:
            near = get_close_matches(name, self._by_name, n=5, cutoff=0.4)
            raise ParameterError(f"unknown parameter {name!r}; nearest", items=near)
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def patched(self, changes: Iterable[ParameterChange]) -> "ParameterSet":
        """Return a copy with some triples replaced; unknown names raise `ParameterError`."""
        patched = dict(self._by_name)
        for change in changes:
            old = self[change.name]
            patched[change.name] = replace(
                old, low=change.low, value=change.value, high=change.high
            )
        return ParameterSet(patched.values())

    def merged(self, other: "ParameterSet") -> "ParameterSet":
        """Return the union of two rooms' parameters."""
        return ParameterSet([*self.values(), *other.values()])


@dataclass(frozen=True, slots=True)
class SharedDraws:
    """The fixed standard normal scores that every model of a run shares.

    Parameters
    ----------
    seed : int
        Seed of the Sobol sequence, kept in the record.
    z : ndarray, shape (M, dimensions)
        Quasi-random standard normal scores.
    """

    seed: int
    z: NDArray[np.float64]

    @property
    def count(self) -> int:
        """Number of draws M."""
        return int(self.z.shape[0])

    def column(self, dimension: int) -> NDArray[np.float64]:
        """Scores of one dimension, shape (M,)."""
        return self.z[:, dimension]

    def of(self, parameter: Parameter) -> NDArray[np.float64]:
        """Draws of one parameter, shape (M,); constant if it has no dimension."""
        if parameter.dimension is None:
            return np.full(self.count, parameter.value)
        return parameter.quantile(self.column(parameter.dimension))
