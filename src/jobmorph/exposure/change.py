"""What would move a verdict: each label or hard reason flipped, one at a time (section 1.5)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from jobmorph.exposure.delegability import draw_delegability, hard_reasons
from jobmorph.exposure.facts import TaskArrays
from jobmorph.exposure.reach import draw_reach
from jobmorph.schema.ids import HARD_REASONS
from jobmorph.schema.parameter import ParameterSet, SharedDraws

FloatArray = NDArray[np.float64]
Step = Literal[-1, 1]

DRAW_COLUMNS: Final = 64
# Labels E0, E1, E2 in the order of what they say is in reach: E0, E2, E1 (its own inverse).
LADDER: Final = [0, 2, 1]


@dataclass(frozen=True, slots=True)
class Change:
    """One flipped fact and what it does to delegation.

    Parameters
    ----------
    change_id : str
        'presence_off', 'presence_on' and so on for hard reasons; 'automation_up', 'label_down'.
    moved : ndarray, shape (T,)
        Change of the delegated share within reach, R delta.
    """

    change_id: str
    moved: FloatArray


def delegated_changes(tasks: TaskArrays, parameters: ParameterSet) -> tuple[Change, ...]:
    """Flip every label and hard reason and say how far the delegated share moves.

    Parameters
    ----------
    tasks : TaskArrays
        T tasks.
    parameters : ParameterSet
        Parameters; all at their values, the draws at 0.

    Returns
    -------
    tuple of Change
        Hard reasons set to 0 ('_off') and to 1 ('_on'); the automation label one step up and down;
        the saving label one step up and down on E0 < E2 < E1, the order of what they say is in
        reach.

    Notes
    -----
    A change is judged at the central draw: which fact matters is a question about the facts, and
    the same draw on both sides cancels most of the noise. Presence is flipped at its root, so
    that the physical cap on reach goes or comes with it.
    """
    base = central_delegated(tasks, hard_reasons(tasks, parameters), parameters)
    return tuple(
        Change(flip.change_id, central_delegated(flip.tasks, flip.hard, parameters) - base)
        for flip in _flips(tasks, parameters)
    )


def central_delegated(tasks: TaskArrays, hard: FloatArray, parameters: ParameterSet) -> FloatArray:
    """Compute the delegated share within reach at the central draw, R delta; shape (T,)."""
    centre = SharedDraws(seed=0, z=np.zeros((1, DRAW_COLUMNS)))
    reach = draw_reach(tasks, np.zeros((tasks.count, 1)), parameters, centre)
    delegability = draw_delegability(tasks.automation_shares, hard, parameters, centre)
    return np.asarray((reach * delegability)[:, 0])


@dataclass(frozen=True, slots=True)
class _Flip:
    change_id: str
    tasks: TaskArrays
    hard: FloatArray


def _flips(tasks: TaskArrays, parameters: ParameterSet) -> Iterator[_Flip]:
    hard = hard_reasons(tasks, parameters)
    for column, reason in enumerate(HARD_REASONS):
        for needed, word in ((False, "off"), (True, "on")):
            flipped = hard.copy()
            flipped[:, column] = float(needed)
            changed = _with_presence(tasks, needed) if reason == "presence" else tasks
            yield _Flip(f"{reason}_{word}", changed, flipped)
    steps: tuple[Step, ...] = (1, -1)
    for step in steps:
        word = "up" if step > 0 else "down"
        automation = shifted(tasks.automation_shares, step)
        yield _Flip(f"automation_{word}", replace(tasks, automation_shares=automation), hard)
        labels = shifted(tasks.label_shares[:, LADDER], step)[:, LADDER]
        yield _Flip(f"label_{word}", replace(tasks, label_shares=labels), hard)


def shifted(shares: FloatArray, step: Step) -> FloatArray:
    """Move weights one step along their scale; those at its end stay.

    Examples
    --------
    >>> shifted(np.array([[0.5, 0.0, 0.5]]), 1).tolist()
    [[0.0, 0.5, 0.5]]
    """
    moved = np.zeros_like(shares)
    if step > 0:
        moved[:, 1:] = shares[:, :-1]
        moved[:, -1] += shares[:, -1]
    else:
        moved[:, :-1] = shares[:, 1:]
        moved[:, 0] += shares[:, 0]
    return moved


def _with_presence(tasks: TaskArrays, needed: bool) -> TaskArrays:
    return replace(
        tasks,
        is_physical=np.full(tasks.count, needed),
        physical_demand=np.full(tasks.count, 4.0 if needed else 0.0),
    )
