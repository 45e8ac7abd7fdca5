"""Reach: the share of a task's time in which AI could do it or speed it up (section 1.2)."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.exposure.facts import LABELS, TaskArrays
from jobmorph.schema.parameter import ParameterSet, SharedDraws

FloatArray = NDArray[np.float64]

# A drawn label share may be 0; a task is never quite out of reach, and its logit must exist.
LEAST_REACH: Final = 0.001
RATER_LEVEL: Final = 0


def draw_reach(
    tasks: TaskArrays, scores: FloatArray, parameters: ParameterSet, draws: SharedDraws
) -> FloatArray:
    """Draw the reach of each task.

    logit R_t = logit R0_t + s0 z_0 + sd_t z_t + w_u u_t, with R0 = sum over labels of the raters'
    weight times the time in reach of that label, at most the cap of physical tasks.

    Parameters
    ----------
    tasks : TaskArrays
        T tasks.
    scores : ndarray, shape (T, M)
        Own scores z_t (`task_scores`, purpose 'reach').
    parameters, draws : ParameterSet, SharedDraws
        Column 0 of the draws is z_0, the rater level that all tasks share.

    Returns
    -------
    ndarray, shape (T, M)
        Reach within (0, 1).

    Notes
    -----
    R0 is linear in the label weights, so tasks without labels of their own work through the
    averaged weights of the tasks they borrow from. R0 is kept within .001 and .999.
    """
    noise = parameters["exposure.rater_level_spread"].value * draws.column(RATER_LEVEL)
    usage = draws.of(parameters["exposure.reach_usage_weight"])
    score = (
        _logit(base_reach(tasks, parameters, draws))
        + noise
        + task_spread(tasks, parameters)[:, None] * scores
        + tasks.usage_signal[:, None] * usage
    )
    return expit(score)


def base_reach(tasks: TaskArrays, parameters: ParameterSet, draws: SharedDraws) -> FloatArray:
    """Level of reach that the labels set, R0; shape (T, M)."""
    levels = np.stack([draws.of(parameters[f"exposure.reach_label_{label}"]) for label in LABELS])
    # Not a matrix product: BLAS rounds a row differently with the number of rows.
    base = np.einsum("tk,km->tm", tasks.label_shares, levels)
    cap = np.where(needs_presence(tasks, parameters), _physical_cap(parameters), 1.0)
    return np.asarray(np.clip(np.minimum(base, cap[:, None]), LEAST_REACH, 1.0 - LEAST_REACH))


def task_spread(tasks: TaskArrays, parameters: ParameterSet) -> FloatArray:
    """Compute the standard deviation of a task's own logit reach, sd_t; shape (T,).

    The weighted standard deviation of the labels' logit over the raters, at least the minimum;
    a fixed larger value for borrowed labels.

    Notes
    -----
    Taken at the parameters' values, not in each draw: a drawn share of 0 would make it infinite,
    and sd_t describes the raters, not our doubt about the parameters. In a physical task every
    label is capped first, so that raters who disagree about a saving do not lift it over the cap.
    """
    levels = np.array([parameters[f"exposure.reach_label_{label}"].value for label in LABELS])
    caps = np.where(needs_presence(tasks, parameters), _physical_cap(parameters), 1.0)
    capped = np.minimum(levels, caps[:, None])
    logits = _logit(np.clip(capped, LEAST_REACH, 1.0 - LEAST_REACH))
    mean = (tasks.label_shares * logits).sum(axis=1)
    variance = (tasks.label_shares * (logits - mean[:, None]) ** 2).sum(axis=1)
    spread = np.maximum(
        parameters["exposure.task_spread_minimum"].value, np.sqrt(np.maximum(variance, 0.0))
    )
    return np.where(tasks.has_own_labels, spread, parameters["exposure.task_spread_borrowed"].value)


def needs_presence(tasks: TaskArrays, parameters: ParameterSet) -> NDArray[np.bool_]:
    """Whether the physical cap holds: marked physical, or physical demand D of 3 or more."""
    threshold = parameters["exposure.physical_demand_from"].value
    return np.asarray(tasks.is_physical | (np.nan_to_num(tasks.physical_demand) >= threshold))


def reach_limit(tasks: TaskArrays, parameters: ParameterSet) -> FloatArray:
    """Upper limit of reach at any horizon, R_max; shape (T,)."""
    limit = parameters["exposure.reach_maximum"].value
    return np.where(needs_presence(tasks, parameters), _physical_cap(parameters), limit)


def expit(score: FloatArray) -> FloatArray:
    """Logistic function 1/(1 + e^-z), without overflow for any z."""
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * score)))


def _logit(share: FloatArray) -> FloatArray:
    return np.asarray(np.log(share) - np.log1p(-share))


def _physical_cap(parameters: ParameterSet) -> float:
    return parameters["exposure.physical_reach_cap"].value
