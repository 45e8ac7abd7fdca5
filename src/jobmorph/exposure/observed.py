"""Use of AI seen so far, in hours of each task (section 1.4)."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.exposure.facts import FlagArray, TaskArrays
from jobmorph.schema.parameter import ParameterSet, SharedDraws

FloatArray = NDArray[np.float64]

LEAST_TIME_SHARE: Final = 1e-6
LEAST_PROPENSITY: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Intensity:
    """Use per hour of work, up to a factor that the calibration finds.

    Parameters
    ----------
    assisted, delegated : ndarray, shape (T, M)
        I^a, use with a person, and I^d, use without.
    """

    assisted: FloatArray
    delegated: FloatArray


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of a task's hours today; the rest is human.

    Parameters
    ----------
    delegated, assisted : ndarray, shape (T, M)
        AI does it and a person checks samples; a person does it with AI.
    """

    delegated: FloatArray
    assisted: FloatArray


def use_intensity(
    tasks: TaskArrays, time_share: FloatArray, parameters: ParameterSet, draws: SharedDraws
) -> Intensity:
    """Intensity of use with a person and without one.

    I^a = i_chat (1 - psi B) and I^d = i_api A + psi B i_chat, with i the intensity of each
    channel, A and B the directive share of API and chat use, psi the share of directive chats
    after which the task is done.

    Parameters
    ----------
    tasks : TaskArrays
        T tasks.
    time_share : ndarray, shape (T, M)
        Draws of time shares: the more time a task takes, the thinner its use is spread.
    parameters, draws : ParameterSet, SharedDraws
        M draws.

    Returns
    -------
    Intensity
    """
    hours = tasks.employment_heads * parameters["exposure.hours_week"].value
    log_hours = np.log(np.maximum(hours, 1.0))[:, None] + np.log(
        np.maximum(time_share, LEAST_TIME_SHARE)
    )
    chat = channel_intensity(
        tasks.usage_chat_share, tasks.log_intensity_chat, log_hours, tasks, parameters
    )
    api = channel_intensity(
        tasks.usage_api_share, tasks.log_intensity_api, log_hours, tasks, parameters
    )
    done = tasks.automated_chat_share[:, None] * draws.of(
        parameters["exposure.directive_done_share"]
    )
    return Intensity(
        assisted=chat * (1.0 - done),
        delegated=api * tasks.automated_api_share[:, None] + done * chat,
    )


def channel_intensity(
    usage_share: FloatArray,
    log_predicted: FloatArray,
    log_hours: FloatArray,
    tasks: TaskArrays,
    parameters: ParameterSet,
) -> FloatArray:
    """Use of one channel per hour of work.

    Seen: log i = .8 log(usage / (E w H)) + .2 log predicted. Not seen: propensity times the
    smaller of the prediction and the smallest published share / (E w H), since 'not seen' is
    censored and not zero. Not observable (no text that usage is keyed on): propensity times the
    prediction, because nothing was there to be censored.

    Parameters
    ----------
    usage_share : ndarray, shape (T,)
        The task's share of the channel's use, already divided over the occupations that have the
        task's text; 0 if not seen.
    log_predicted : ndarray, shape (T,)
        Predicted log intensity if seen.
    log_hours : ndarray, shape (T, M)
        log(E w H), the hours a week that all people in the occupation give to the task.
    tasks : TaskArrays
        For the propensity and whether use is observable.
    parameters : ParameterSet
        Weight of the observation, smallest published share.

    Returns
    -------
    ndarray, shape (T, M)
        Not negative.
    """
    weight = parameters["exposure.intensity_weight_observed"].value
    smallest = parameters["exposure.smallest_published_share"].value
    seen = usage_share > 0.0
    predicted = log_predicted[:, None]
    log_usage = np.log(np.where(seen, usage_share, smallest))[:, None]
    bound = np.where(tasks.is_usage_observable, np.log(smallest), np.inf)[:, None] - log_hours
    log_propensity = np.log(np.maximum(tasks.propensity, LEAST_PROPENSITY))[:, None]
    return np.exp(
        np.where(
            seen[:, None],
            weight * (log_usage - log_hours) + (1.0 - weight) * predicted,
            log_propensity + np.minimum(predicted, bound),
        )
    )


def use_so_far(
    reach: FloatArray,
    delegability: FloatArray,
    intensity: Intensity,
    relative_adoption: FloatArray,
    theta: Shares,
) -> Shares:
    """Turn intensity into shares of hours.

    a = rel R (1 - e^(-theta_a I^a)), d = rel R delta (1 - e^(-theta_d I^d)); where a + d exceeds
    R both are scaled down, so that use never exceeds reach.

    Parameters
    ----------
    reach, delegability : ndarray, shape (T, M)
        R and delta.
    intensity : Intensity
        I^a and I^d.
    relative_adoption : ndarray, shape (T,)
        rel, AI use of the occupation's sectors over the mean (`bounded_adoption`).
    theta : Shares
        theta_d and theta_a, shape (M,) each.

    Returns
    -------
    Shares

    Notes
    -----
    rel times the used part is kept at or below 1 before scaling: in a sector with three times
    the mean use, a saturated task is fully used and no more. So d never exceeds R delta either.
    """
    relative = relative_adoption[:, None]
    assisted = used_part(theta.assisted * intensity.assisted, relative)
    delegated = delegability * used_part(theta.delegated * intensity.delegated, relative)
    fitted = reach / np.maximum(1.0, assisted + delegated)
    return Shares(delegated=delegated * fitted, assisted=assisted * fitted)


def used_part(exponent: FloatArray, relative: FloatArray) -> FloatArray:
    """Part of what could be used that is used, min(1, rel (1 - e^-x))."""
    return np.asarray(np.minimum(1.0, -relative * np.expm1(-exponent)))


def bounded_adoption(tasks: TaskArrays, parameters: ParameterSet) -> FloatArray:
    """Relative adoption of each task's occupation within its bounds, shape (T,)."""
    return np.clip(
        tasks.relative_adoption,
        parameters["exposure.relative_adoption_minimum"].value,
        parameters["exposure.relative_adoption_maximum"].value,
    )


def is_seen(tasks: TaskArrays) -> FlagArray:
    """Whether a task is seen in either channel's latest wave; shape (T,)."""
    return np.asarray((tasks.usage_chat_share > 0.0) | (tasks.usage_api_share > 0.0))
