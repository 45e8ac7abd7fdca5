"""What a result rests on: versions, seed, assumptions, sources."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from jobmorph.schema.ids import Tier
from jobmorph.schema.parameter import Parameter


@dataclass(frozen=True, slots=True)
class Assumption:
    """A parameter as a reader sees it in a record."""

    name: str
    value: float
    low: float
    high: float
    unit: str
    as_of: str
    source: str
    tier: Tier
    meaning: str


@dataclass(frozen=True, slots=True)
class SourceCredit:
    """A public dataset that a result used, with its licence and credit line."""

    source_id: str
    title: str
    producer: str
    edition: str
    url: str
    licence: str
    credit: str
    tier: Tier


@dataclass(frozen=True, slots=True)
class RunRecord:
    """Everything needed to walk back from a number to its origins."""

    version: str
    edition: str
    scenario: str
    seed: int
    assumptions: tuple[Assumption, ...]
    sources: tuple[SourceCredit, ...]
    notes: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the record as plain JSON types."""
        return asdict(self)


def assumptions_of(parameters: Iterable[Parameter]) -> tuple[Assumption, ...]:
    """List parameters as assumptions, sorted by name."""
    ordered = sorted(parameters, key=lambda parameter: parameter.name)
    return tuple(
        Assumption(p.name, p.value, p.low, p.high, p.unit, p.as_of, p.source, p.tier, p.meaning)
        for p in ordered
    )
