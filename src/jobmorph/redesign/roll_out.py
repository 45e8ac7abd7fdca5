"""How fast a team can get to what AI could do: the steepest path that all limits allow."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.redesign.layout import TeamArrays
from jobmorph.redesign.limits import PlanLimits

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RollOut:
    """Hours by task and quarter, shape (T, P) each.

    Parameters
    ----------
    delegated, assisted : ndarray
        The most that AI does, and that is done with AI, at the pace a team can change.
    delegated_least, assisted_least : ndarray
        What stays as it is today where nothing is rolled out.
    """

    delegated: FloatArray
    assisted: FloatArray
    delegated_least: FloatArray
    assisted_least: FloatArray


def steepest_path(arrays: TeamArrays, limits: PlanLimits, pace_share: float) -> RollOut:
    """Go from today to the limits, each quarter by no more than the pace.

    D_p = min(d L, D_(p-1) + pace L), A_p = min(a L, (D + A)_(p-1) + pace L - D_p, L - D_p), from
    today's D_0 and A_0. A kept task has d = 0, and a takes what d was. In a frozen place D_p and
    A_p are today's until the freeze ends.

    Parameters
    ----------
    arrays : TeamArrays
        The team.
    limits : PlanLimits
        Kept tasks and frozen places.
    pace_share : float
        Most of a task's load that changes hands in a quarter.
    """
    tasks = arrays.tasks
    is_kept = np.array([task in limits.kept_tasks for task in tasks.ids])[:, None]
    most_delegated = np.where(is_kept, 0.0, tasks.delegated)
    most_assisted = tasks.assisted + np.where(is_kept, tasks.delegated, 0.0)
    frozen = _frozen_quarters(arrays, limits)
    delegated, assisted = np.zeros_like(tasks.load), np.zeros_like(tasks.load)
    for quarter in range(arrays.quarters):
        load = tasks.load[:, quarter]
        today = tasks.delegated_today * load, tasks.assisted_today * load
        before = today if quarter == 0 else (delegated[:, quarter - 1], assisted[:, quarter - 1])
        step = np.where(quarter < frozen, 0.0, pace_share) * load
        delegated[:, quarter] = np.minimum(most_delegated[:, quarter], before[0] + step)
        room = np.minimum(before[0] + before[1] + step, load) - delegated[:, quarter]
        assisted[:, quarter] = np.clip(room, 0.0, most_assisted[:, quarter])
    return RollOut(
        delegated,
        assisted,
        np.minimum(delegated, tasks.delegated_today[:, None] * tasks.load),
        np.minimum(assisted, tasks.assisted_today[:, None] * tasks.load),
    )


def _frozen_quarters(arrays: TeamArrays, limits: PlanLimits) -> NDArray[np.int64]:
    """Quarters in which nothing changes, by task."""
    quarters = {freeze.location: freeze.quarters for freeze in limits.freezes}
    by_seat = np.array([quarters.get(place or "", 0) for place in arrays.seats.locations])
    return by_seat[arrays.tasks.seat]
