"""Which part of reach AI could do alone, and the hard reasons that bar it (section 1.5)."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from jobmorph.exposure.facts import AUTOMATION_STEPS, TaskArrays
from jobmorph.schema.ids import HARD_REASONS
from jobmorph.schema.parameter import ParameterSet, SharedDraws

FloatArray = NDArray[np.float64]

SCALE_TOP = 4.0
PERCENT = 100.0


def hard_reasons(tasks: TaskArrays, parameters: ParameterSet) -> FloatArray:
    """Strength of each hard reason, 0 to 1.

    Parameters
    ----------
    tasks : TaskArrays
        T tasks.
    parameters : ParameterSet
        Weights of the other side, and the rank that stands in for a missing one.

    Returns
    -------
    ndarray, shape (T, 5)
        In the order of `HARD_REASONS`: presence (1 if physical, else D/4), accountability (the
        larger of R/4 and the job's rank), error_cost (rank), access (as given), preference (rank
        times the weight of who is on the other side).

    Notes
    -----
    A missing rank counts as the middle rank. A missing D or R leaves its reason to the other
    measure of it: the physical mark, or the job's rank.
    """
    missing = parameters["exposure.missing_percentile"].value

    def rank(percentile: FloatArray) -> FloatArray:
        return np.where(np.isnan(percentile), missing, percentile) / PERCENT

    side = [parameters[f"exposure.other_side_{side}"].value for side in tasks.other_side]
    strength = {
        "presence": np.where(
            tasks.is_physical, 1.0, np.nan_to_num(tasks.physical_demand) / SCALE_TOP
        ),
        "accountability": np.maximum(
            np.nan_to_num(tasks.regulation_demand) / SCALE_TOP,
            rank(tasks.accountability_percentile),
        ),
        "error_cost": rank(tasks.error_cost_percentile),
        "access": tasks.access_strength,
        "preference": rank(tasks.preference_percentile) * np.array(side),
    }
    stacked = np.column_stack([strength[reason] for reason in HARD_REASONS])
    return np.asarray(np.clip(stacked, 0.0, 1.0))


def task_hard_reasons(tasks: TaskArrays, parameters: ParameterSet) -> FloatArray:
    """Hard reasons that rest on the task itself and not on ranks of the whole job; shape (T, 5).

    Preference is kept where the other side is a customer; error cost has no measure by task.
    """
    nothing = np.zeros(tasks.count)
    own = replace(tasks, accountability_percentile=nothing, error_cost_percentile=nothing)
    strength = hard_reasons(own, parameters)
    is_customer = np.array([side == "customer" for side in tasks.other_side])
    column = HARD_REASONS.index("preference")
    strength[:, column] = np.where(is_customer, strength[:, column], 0.0)
    return strength


def draw_delegability(
    automation_shares: FloatArray,
    hard: FloatArray,
    parameters: ParameterSet,
    draws: SharedDraws,
) -> FloatArray:
    """Draw the share of reach that AI could do with a person checking samples.

    delta_t = scale x tau_t x product over hard reasons r of (1 - cap_r hr_rt), with tau_t the mean
    over raters of tau(T0..T4), each shifted by one draw that all share and kept within 0 and 1.

    Parameters
    ----------
    automation_shares : ndarray, shape (T, 5)
        Weights of automation labels T0..T4.
    hard : ndarray, shape (T, 5)
        Strength of the hard reasons.
    parameters, draws : ParameterSet, SharedDraws
        M draws.

    Returns
    -------
    ndarray, shape (T, M)

    Notes
    -----
    The shift also moves T0: people and models give the same automation label to two tasks in
    three only, so 'none' is not certain either.
    """
    shift = draws.of(parameters["exposure.delegable_shift"])
    steps = [parameters[f"exposure.delegable_t{step}"].value for step in range(AUTOMATION_STEPS)]
    shifted = np.clip(np.array(steps)[:, None] + shift, 0.0, 1.0)
    # Not a matrix product: BLAS rounds a row differently with the number of rows.
    delegable = np.einsum("tk,km->tm", automation_shares, shifted)
    delegable *= parameters["exposure.delegable_scale"].value
    for column, reason in enumerate(HARD_REASONS):
        cap = draws.of(parameters[f"exposure.cap_{reason}"])
        delegable *= 1.0 - hard[:, column][:, None] * cap
    return np.asarray(delegable)
