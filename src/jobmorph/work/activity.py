"""Work activities: which one names a task, and which ones a new text is nearest to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.ids import iwa_of_activity

NEIGHBOURS = 5
SHARPNESS = 12.0


def choose_activities(activity_ids: Sequence[Sequence[str]]) -> list[str]:
    """Choose for each task of a job the activity that names it.

    A task may carry several activities. Tasks with fewer choices choose first, and each takes
    the activity that the fewest tasks have taken so far, so that names repeat as little as the
    links allow.

    Parameters
    ----------
    activity_ids : sequence of sequences of str
        Detailed or intermediate activities of each task; none may be empty.

    Returns
    -------
    list of str
        One of each task's activities, in the order of the tasks.

    Examples
    --------
    >>> one, two = "4.A.1.a.1.I01.D01", "4.A.1.a.1.I02.D01"
    >>> choose_activities([[one, two], [one]]) == [two, one]
    True
    """
    taken: Counter[str] = Counter()
    chosen = [""] * len(activity_ids)
    for place in sorted(range(len(activity_ids)), key=lambda index: len(activity_ids[index])):
        chosen[place] = min(
            activity_ids[place], key=lambda each: (taken[each], taken[iwa_of_activity(each)])
        )
        taken.update({chosen[place], iwa_of_activity(chosen[place])})
    return chosen


@dataclass(frozen=True, slots=True)
class NearestActivities:
    """Neighbours of n texts.

    Parameters
    ----------
    rows : ndarray of int, shape (n, k)
        Rows of the activity vectors, nearest first.
    weights : ndarray, shape (n, k)
        Their weights; rows sum to 1.
    similarity : ndarray, shape (n,)
        Cosine similarity of the nearest.
    """

    rows: NDArray[np.intp]
    weights: NDArray[np.float64]
    similarity: NDArray[np.float64]


def nearest_activities(
    texts: NDArray[np.float32],
    activities: NDArray[np.float32],
    bonus: NDArray[np.float64] | None = None,
) -> NearestActivities:
    """Find the activities whose vectors are nearest to those of some texts.

    Parameters
    ----------
    texts : ndarray, shape (n, D)
        Unit vectors of the texts.
    activities : ndarray, shape (A, D)
        Unit vectors of the activities.
    bonus : ndarray, shape (A,), optional
        Added to the similarity of activities that are known to belong to the job.

    Returns
    -------
    NearestActivities
        The five nearest, weighted by exp(12 x similarity): a neighbour that is .1 less similar
        counts for 30% as much.
    """
    similarity = np.asarray(texts @ activities.T, dtype=np.float64)
    ranked = similarity if bonus is None else similarity + bonus
    count = min(NEIGHBOURS, activities.shape[0])
    rows = np.argsort(-ranked, axis=1, kind="stable")[:, :count]
    scores = np.take_along_axis(ranked, rows, axis=1)
    weights = np.exp(SHARPNESS * (scores - scores[:, :1]))
    return NearestActivities(
        rows,
        weights / weights.sum(axis=1, keepdims=True),
        np.take_along_axis(similarity, rows, axis=1)[:, 0],
    )
