"""Scriptedness: how far a job has been reduced to script, report and routine (section 2)."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.exposure.loadings import SCRIPT_ACTIVITIES, SCRIPT_LOADINGS, ScriptLoading
from jobmorph.exposure.ranks import element_ranks
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import gwa_of_activity
from jobmorph.schema.job import Anchor

FloatArray = NDArray[np.float64]

MIDDLE_DEMAND: Final = 2.0
DEMAND_TOP: Final = 4.0
MIDDLE_SCORE: Final = 50.0


def job_scriptedness(ratings: pl.DataFrame, anchors: Sequence[Anchor]) -> Estimate:
    """Score how much of a job follows a script, 0 to 100.

    100 sum over elements of weight x rank, reversed for freedom and for setting one's own tasks.

    Parameters
    ----------
    ratings, anchors
        As in `element_ranks`.

    Returns
    -------
    Estimate
        Its range: each element left out in turn, each vintage in turn, and each missing element
        at 0 and at 1. Without any element 50 with a range of 0 to 100.

    Notes
    -----
    Weights are ours; leaving elements out shows how far the score hangs on one of them.
    Missing elements give their weight to the others.
    """
    ranks = element_ranks(ratings, anchors)
    present = [item for item in SCRIPT_LOADINGS if item.element_id in ranks.newest]
    if not present:
        return Estimate(0.0, MIDDLE_SCORE, 100.0)
    mid = _weighted(present, ranks.newest)
    others = [_weighted(present, variant) for variant in ranks.exchanged]
    if len(present) > 1:
        others += [
            _weighted([item for item in present if item is not left_out], ranks.newest)
            for left_out in present
        ]
    if len(present) < len(SCRIPT_LOADINGS):
        others += [_filled(ranks.newest, script) for script in (0.0, 1.0)]
    return Estimate(min(mid, *others), mid, max(mid, *others))


def task_scriptedness(
    facts: pl.DataFrame, *, ratings: pl.DataFrame, anchors: Sequence[Anchor]
) -> pl.DataFrame:
    """Score how much of each task follows a script.

    Half the job's score, half 100 x (share of the task's activities that process, check, record
    or administer) x (1 - C/4).

    Parameters
    ----------
    facts : polars.DataFrame
        task_id, activity_ids, cognitive_demand (C, 0 to 4).
    ratings, anchors
        As in `element_ranks`.

    Returns
    -------
    polars.DataFrame
        task_id, score_low, score, score_high (0 to 100), in the order of the facts; the range is
        the job's.

    Notes
    -----
    A task without activities takes the job's score. A missing C counts as 2, and 0 and 4 widen
    the range.
    """
    job = job_scriptedness(ratings, anchors)
    demand = facts.get_column("cognitive_demand").to_numpy().astype(float)
    routine = np.array([_routine_share(ids or []) for ids in facts["activity_ids"].to_list()])
    missing = np.isnan(demand)

    def score(of_job: float, stand_in: float) -> FloatArray:
        own = 100.0 * routine * (1.0 - np.where(missing, stand_in, demand) / DEMAND_TOP)
        return np.where(np.isnan(routine), of_job, 0.5 * of_job + 0.5 * np.nan_to_num(own))

    return pl.DataFrame(
        {
            "task_id": facts.get_column("task_id"),
            "score_low": score(job.low, DEMAND_TOP),
            "score": score(job.mid, MIDDLE_DEMAND),
            "score_high": score(job.high, 0.0),
        }
    )


def _weighted(loadings: Sequence[ScriptLoading], ranks: Mapping[str, float]) -> float:
    total = sum(item.weight for item in loadings)
    return 100.0 * sum(item.weight * _script(item, ranks) for item in loadings) / total


def _script(item: ScriptLoading, ranks: Mapping[str, float]) -> float:
    rank = ranks[item.element_id]
    return 1.0 - rank if item.is_reversed else rank


def _filled(ranks: Mapping[str, float], script: float) -> float:
    return 100.0 * sum(
        item.weight * (_script(item, ranks) if item.element_id in ranks else script)
        for item in SCRIPT_LOADINGS
    )


def _routine_share(activity_ids: list[str]) -> float:
    if not activity_ids:
        return float("nan")
    gwa_ids = [gwa_of_activity(activity) for activity in activity_ids]
    return sum(gwa_id in SCRIPT_ACTIVITIES for gwa_id in gwa_ids) / len(gwa_ids)
