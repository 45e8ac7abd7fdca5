"""The parameters that the past is asked for: their ranges, and what is held."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.drivers import Driver
from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.schema.errors import ParameterError

FloatArray = NDArray[np.float64]

# Not of `FlowParameters`: unemployment without a shock, and what demand makes of output (a_Y).
REST: Final = "rest_unemployment"
RESPONSE: Final = "output_response"
# Not asked where layoffs are given.
SEPARATION_CYCLICALITY: Final = "separation_cyclicality"


@dataclass(frozen=True, slots=True)
class Range:
    """Where one parameter is looked for.

    Parameters
    ----------
    name : str
        Field of `FlowParameters`, or `rest_unemployment`, or `output_response`.
    low, high : float
        Ends.
    start : float
        Where the search begins.
    is_log : bool
        Looked for on a log scale.
    """

    name: str
    low: float
    high: float
    start: float
    is_log: bool = True


SPACE: Final = (
    Range("separation_share", 0.002, 0.005, 0.0031),
    Range(SEPARATION_CYCLICALITY, 0.0, 0.5, 0.1, is_log=False),
    Range("separation_speed", 0.002, 0.2, 0.025),
    Range("opening_speed", 0.0005, 0.2, 0.025),
    Range("replacement_band", 0.005, 0.4, 0.05),
    Range("entrant_unemployed_share", 0.1, 0.6, 0.3),
    Range("matching_window", 0.02, 0.4, 0.09),
    Range("vacancy_window", 1.0, 6.0, 2.5),
    Range("effort_floor", 0.3, 0.8, 0.5, is_log=False),
    Range("effort_decay_month", 0.1, 0.6, 0.3, is_log=False),
    Range("job_search_share", 0.02, 0.2, 0.064),
    Range("search_cyclicality", 0.0, 1.5, 0.5, is_log=False),
    Range(REST, 0.035, 0.08, 0.058),
    Range(RESPONSE, 0.0, 2.0, 0.5, is_log=False),
)


@dataclass(frozen=True, slots=True)
class Candidates:
    """M sets of parameters.

    Parameters
    ----------
    flow : FlowParameters
        Arrays of shape (M, 1).
    rest_unemployment, output_response : ndarray, shape (M, 1)
        The two that are not of `FlowParameters`.
    """

    flow: FlowParameters
    rest_unemployment: FloatArray
    output_response: FloatArray

    def rows(self, places: list[int]) -> "Candidates":
        """Return some of the sets."""
        flow = {field.name: getattr(self.flow, field.name) for field in fields(self.flow)}
        chosen = {
            name: value[places] if isinstance(value, np.ndarray) else value
            for name, value in flow.items()
        }
        return Candidates(
            FlowParameters(**chosen), self.rest_unemployment[places], self.output_response[places]
        )


@dataclass(frozen=True, slots=True)
class Space:
    """Ranges of D parameters that are looked for, and values of others that are held.

    Parameters
    ----------
    ranges : tuple of Range
        Looked for.
    held : mapping of str to float
        Held; all others keep their default.

    Raises
    ------
    ParameterError
        If a parameter is both looked for and held.
    """

    ranges: tuple[Range, ...]
    held: Mapping[str, float]

    def __post_init__(self) -> None:
        twice = sorted({each.name for each in self.ranges} & set(self.held))
        if twice:
            raise ParameterError("parameters are both looked for and held", items=twice)

    @property
    def start(self) -> FloatArray:
        """Where a search begins, in the unit box, (D,)."""
        return self.places_of({each.name: each.start for each in self.ranges})

    def holding(self, name: str, value: float) -> "Space":
        """Return the space with one parameter held."""
        ranges = tuple(each for each in self.ranges if each.name != name)
        return Space(ranges, {**self.held, name: value})

    def places_of(self, values: Mapping[str, float]) -> FloatArray:
        """Return where values lie in the unit box, clipped to it, (D,)."""
        places = []
        for each in self.ranges:
            value = np.clip(values[each.name], each.low, each.high)
            ends = (value, each.low, each.high)
            here, low, high = np.log(ends) if each.is_log else ends
            places.append((here - low) / (high - low))
        return np.array(places, dtype=np.float64)

    def values_of(self, place: FloatArray) -> dict[str, float]:
        """Return the values at one place, the held ones too."""
        columns = self._columns(place[None])
        return {name: float(column[0, 0]) for name, column in columns.items()}

    def candidates(self, places: FloatArray) -> Candidates:
        """Turn places (M, D) into parameters."""
        values = self._columns(places)
        rest = values.pop(REST)
        none = np.zeros_like(rest)
        response = values.pop(RESPONSE, none)
        return Candidates(FlowParameters(**values), rest, response)

    def _columns(self, places: FloatArray) -> dict[str, FloatArray]:
        values = {
            name: np.full((len(places), 1), float(value)) for name, value in self.held.items()
        }
        for column, each in zip(places.T, self.ranges, strict=True):
            low, high = np.log((each.low, each.high)) if each.is_log else (each.low, each.high)
            value = low + column * (high - low)
            values[each.name] = (np.exp(value) if each.is_log else value)[:, None]
        return values


def space_for(driver: Driver, held: Mapping[str, float] | None = None) -> Space:
    """Return the space of a driver: what it gives is not looked for.

    Without a cycle there is no response to output; where layoffs are given they do not follow
    tightness.
    """
    held = dict(held or {})
    left_out = set(held)
    if driver.cycle is None:
        left_out.add(RESPONSE)
    if driver.separation_scale is not None:
        left_out.add(SEPARATION_CYCLICALITY)
    return Space(tuple(each for each in SPACE if each.name not in left_out), held)
