"""A job as every model takes it: words resolved into weighted occupations."""

import math
from dataclasses import dataclass, field

from jobmorph.schema.errors import SchemaError
from jobmorph.schema.ids import LEVELS, JobKind, Level, require_id

WEIGHT_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Anchor:
    """One official occupation that stands behind a job, with its weight (0..1)."""

    occupation_onet2019: str
    weight: float

    def __post_init__(self) -> None:
        require_id("occupation_onet2019", self.occupation_onet2019, where="anchor")
        if not 0.0 < self.weight <= 1.0 + WEIGHT_TOLERANCE:
            raise SchemaError(f"anchor weight {self.weight} is outside 0..1")


@dataclass(frozen=True, slots=True)
class JobRef:
    """A job resolved from words; only studies make one.

    Parameters
    ----------
    kind : {'role', 'occupation', 'custom'}
        Library role, official occupation, or the user's own task list.
    id : str
        `role_id`, O*NET-SOC 2019 code, or 'custom'.
    title : str
        Name shown to people.
    level : Level or None
        Seniority; None where the source of the job has no levels.
    anchors : tuple of Anchor
        Occupations that lend wage, outlook and moves; weights sum to 1.
    is_level_implied : bool
        True when the words named no level and one was taken.

    Raises
    ------
    SchemaError
        If there is no anchor, weights do not sum to 1, a code repeats, or the level is unknown.
    """

    kind: JobKind
    id: str
    title: str
    level: Level | None
    anchors: tuple[Anchor, ...]
    is_level_implied: bool = False

    def __post_init__(self) -> None:
        total = math.fsum(anchor.weight for anchor in self.anchors)
        if not self.anchors or abs(total - 1.0) > WEIGHT_TOLERANCE:
            raise SchemaError(f"anchor weights of {self.title!r} sum to {total}, not 1")
        codes = [anchor.occupation_onet2019 for anchor in self.anchors]
        if len(set(codes)) != len(codes):
            raise SchemaError(f"anchors of {self.title!r} repeat a code", items=codes)
        if self.level is not None and self.level not in LEVELS:
            raise SchemaError(f"unknown level {self.level!r}", items=LEVELS)

    @property
    def is_borrowed(self) -> bool:
        """True when figures come from nearby occupations instead of a count of this very job."""
        return self.kind != "occupation"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of the same words, with its probability (0..1; None if not measured)."""

    id: str
    title: str
    probability: float | None


@dataclass(frozen=True, slots=True)
class Match:
    """How words were read: the job, how sure (None if not measured), what else they may mean."""

    query: str
    job: JobRef
    probability: float | None
    method: str
    alternatives: tuple[Alternative, ...] = field(default=())
