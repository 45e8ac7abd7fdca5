"""Facts about tasks as aligned arrays, the form that all kernels take."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import TASK_FACTS

FloatArray = NDArray[np.float64]
FlagArray = NDArray[np.bool_]

LABELS: Final = ("e0", "e1", "e2")
AUTOMATION_STEPS: Final = 5
SHARE_TOLERANCE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class TaskArrays:
    """What is known about T tasks; every array is aligned with `task_ids`.

    Parameters
    ----------
    task_ids : tuple of str
        The tasks.
    time_share : ndarray, shape (T,)
        Share of the job's hours today by the time rule, before draws.
    label_shares : ndarray, shape (T, 3)
        Weights of labels E0, E1, E2 over the raters; rows sum to 1.
    automation_shares : ndarray, shape (T, 5)
        Weights of automation labels T0..T4; rows sum to 1.
    has_own_labels : ndarray of bool, shape (T,)
        Whether raters labelled this very task.
    is_physical : ndarray of bool, shape (T,)
        Whether the task needs physical action.
    cognitive_demand, physical_demand, regulation_demand : ndarray, shape (T,)
        Scales C, D and R, 0 to 4; NaN where missing. Kernels resolve NaN, none leaves this room.
    other_side : tuple of str
        Who is on the other side of each task.
    employment_heads, relative_adoption : ndarray, shape (T,)
        Jobs in the task's occupation; AI use of its sectors over the mean.
    usage_chat_share, usage_api_share : ndarray, shape (T,)
        Share of the channel's use; 0 where the task is not seen.
    automated_chat_share, automated_api_share : ndarray, shape (T,)
        Share of that use which is directive or a feedback loop.
    is_usage_observable : ndarray of bool, shape (T,)
        Whether use of the task could be seen at all.
    propensity, usage_signal : ndarray, shape (T,)
        Predicted probability of being seen; its logit less the mean for the same labels.
    log_intensity_chat, log_intensity_api : ndarray, shape (T,)
        Predicted log share of use per hour of work, if seen.
    accountability_percentile, error_cost_percentile, preference_percentile : ndarray, shape (T,)
        Ranks of the job's ratings, 0 to 100; NaN where missing.
    access_strength : ndarray, shape (T,)
        How far systems or places keep AI out, 0 to 1.
    """

    task_ids: tuple[str, ...]
    time_share: FloatArray
    label_shares: FloatArray
    automation_shares: FloatArray
    has_own_labels: FlagArray
    is_physical: FlagArray
    cognitive_demand: FloatArray
    physical_demand: FloatArray
    regulation_demand: FloatArray
    other_side: tuple[str, ...]
    employment_heads: FloatArray
    relative_adoption: FloatArray
    usage_chat_share: FloatArray
    usage_api_share: FloatArray
    automated_chat_share: FloatArray
    automated_api_share: FloatArray
    is_usage_observable: FlagArray
    propensity: FloatArray
    usage_signal: FloatArray
    log_intensity_chat: FloatArray
    log_intensity_api: FloatArray
    accountability_percentile: FloatArray
    error_cost_percentile: FloatArray
    preference_percentile: FloatArray
    access_strength: FloatArray

    @property
    def count(self) -> int:
        """Number of tasks T."""
        return len(self.task_ids)


_REALS: Final = (
    "time_share",
    "cognitive_demand",
    "physical_demand",
    "regulation_demand",
    "employment_heads",
    "relative_adoption",
    "automated_chat_share",
    "automated_api_share",
    "propensity",
    "usage_signal",
    "log_intensity_chat",
    "log_intensity_api",
    "accountability_percentile",
    "error_cost_percentile",
    "preference_percentile",
    "access_strength",
)


def arrays_of_facts(facts: pl.DataFrame) -> TaskArrays:
    """Turn a frame of task facts into arrays.

    Parameters
    ----------
    facts : polars.DataFrame
        Contract `task_facts`, at least one row.

    Returns
    -------
    TaskArrays
        Rows in the frame's order. Label and automation weights are divided by their sum, so that
        rounding in the source does not leak into reach.

    Raises
    ------
    SchemaError
        If the frame breaks its contract.
    DataError
        If there are no tasks, or label weights of a task do not sum to 1 (to 1e-6).
    """
    TASK_FACTS.check(facts)
    if facts.is_empty():
        raise DataError("there are no tasks to judge", where="task facts")
    labels = _weights(facts, [f"label_{label}_share" for label in LABELS])
    automation = _weights(facts, [f"automation_t{step}_share" for step in range(AUTOMATION_STEPS)])
    reals = {name: _real(facts, name) for name in _REALS}
    usage = {
        name: _real(facts.with_columns(pl.col(name).fill_null(0.0)), name)
        for name in ("usage_chat_share", "usage_api_share")
    }
    return TaskArrays(
        task_ids=tuple(facts.get_column("task_id")),
        label_shares=labels,
        automation_shares=automation,
        has_own_labels=(facts.get_column("label_source") == "own").to_numpy(),
        is_physical=facts.get_column("is_physical").to_numpy(),
        other_side=tuple(facts.get_column("other_side")),
        is_usage_observable=facts.get_column("is_usage_observable").to_numpy(),
        **reals,
        **usage,
    )


def job_starts(jobs: Sequence[str] | pl.Series) -> NDArray[np.intp]:
    """First row of each job in a column of job codes that is sorted by job; shape (J,).

    Examples
    --------
    >>> job_starts(["a", "a", "b"]).tolist()
    [0, 2]
    """
    codes = np.asarray(jobs, dtype=object)
    return np.flatnonzero(np.concatenate([[True], codes[1:] != codes[:-1]]))


def _real(facts: pl.DataFrame, name: str) -> FloatArray:
    return facts.get_column(name).to_numpy().astype(np.float64)


def _weights(facts: pl.DataFrame, names: list[str]) -> FloatArray:
    weights = np.column_stack([_real(facts, name) for name in names])
    totals = weights.sum(axis=1)
    faulty = np.flatnonzero(np.abs(totals - 1.0) > SHARE_TOLERANCE)
    if faulty.size:
        task_ids = facts.get_column("task_id")
        raise DataError(
            f"weights {names[0]} to {names[-1]} do not sum to 1",
            where="task facts",
            items=[f"{task_ids[int(row)]} ({totals[row]:.3f})" for row in faulty],
        )
    return np.asarray(weights / totals[:, None])
