"""What becomes of the hours that AI frees: a rule, not a forecast."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import ParameterError

FloatArray = NDArray[np.float64]
FreedTimeRule = Literal["vanishes", "refilled", "reinvested"]


@dataclass(frozen=True, slots=True)
class ReinvestmentTarget:
    """A task that takes up freed hours; an id outside the job is new work."""

    task_id: str
    weight: float


@dataclass(frozen=True, slots=True)
class FreedTime:
    """What becomes of the hours that AI frees.

    Parameters
    ----------
    rule : {'vanishes', 'refilled', 'reinvested'}
        Hours vanish; people do more of the work they keep, in proportion; or hours go into the
        tasks named in `targets`, in proportion to their weights.
    share : float
        Share of freed hours put back, 0 to 1; the rest vanishes. Must be 0 for 'vanishes'.
    targets : tuple of ReinvestmentTarget
        Needed for 'reinvested', else empty.

    Raises
    ------
    ParameterError
        If the share is outside 0..1 or the targets do not fit the rule.
    """

    rule: FreedTimeRule
    share: float = 1.0
    targets: tuple[ReinvestmentTarget, ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.share <= 1.0:
            raise ParameterError(f"share of freed time put back is {self.share}, not within 0..1")
        if self.rule == "vanishes" and self.share != 0.0:
            raise ParameterError("freed time cannot vanish and be put back")
        if (self.rule == "reinvested") != bool(self.targets):
            raise ParameterError("rule 'reinvested', and no other, needs tasks to put hours into")
        ids = [target.task_id for target in self.targets]
        if len(set(ids)) != len(ids):
            raise ParameterError("a task is named twice for freed time", items=ids)
        bad = [target.task_id for target in self.targets if not 0.0 < target.weight < np.inf]
        if bad:
            raise ParameterError("weight of a task for freed time must be above 0", items=bad)

    @classmethod
    def vanishing(cls) -> "FreedTime":
        """Freed hours are given up."""
        return cls("vanishes", 0.0)

    @classmethod
    def refilled(cls, share: float = 1.0) -> "FreedTime":
        """Freed hours go into more of the work that people keep."""
        return cls("refilled", share)

    @classmethod
    def reinvested(cls, targets: Sequence[ReinvestmentTarget], share: float = 1.0) -> "FreedTime":
        """Freed hours go into named tasks."""
        return cls("reinvested", share, tuple(targets))

    @property
    def weights(self) -> FloatArray:
        """Weights of the targets, summing to 1; shape (targets,)."""
        weights: FloatArray = np.array([target.weight for target in self.targets], dtype=float)
        if weights.size:
            weights /= weights.sum()
        return weights
