"""From what is seen so far to what is within reach: the adoption curve (section 1.6)."""

import numpy as np
from numpy.typing import NDArray

from jobmorph.exposure.observed import Shares
from jobmorph.exposure.reach import expit
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import ParameterSet, SharedDraws

FloatArray = NDArray[np.float64]


def gap_closed(
    horizon_years: float, adopted_share: FloatArray, parameters: ParameterSet, draws: SharedDraws
) -> FloatArray:
    """Part of the gap between use and reach that closes within the horizon, G(h).

    G(h) = K [L(l0 + kappa h) - L(l0)] / [1 - L(l0)], with L the logistic function and L(l0) the
    share of reach in use today over the whole economy.

    Parameters
    ----------
    horizon_years : float
        Years ahead, h, not negative.
    adopted_share : ndarray, shape (M,)
        L(l0) of each draw, from the calibration.
    parameters, draws : ParameterSet, SharedDraws
        Speed kappa and ceiling K.

    Returns
    -------
    ndarray, shape (M,)
        0 at h = 0, rising towards K.

    Raises
    ------
    ParameterError
        If the horizon is negative.
    """
    if not horizon_years >= 0.0:
        raise ParameterError(f"horizon must not be negative, not {horizon_years}")
    start = np.clip(adopted_share, 1e-9, 1.0 - 1e-9)
    speed = draws.of(parameters["exposure.adoption_speed"])
    odds = np.log(start / (1.0 - start))
    ceiling = draws.of(parameters["exposure.adoption_ceiling"])
    return np.asarray(ceiling * (expit(odds + speed * horizon_years) - start) / (1.0 - start))


def reach_at(
    horizon_years: float,
    reach: FloatArray,
    limit: FloatArray,
    parameters: ParameterSet,
    draws: SharedDraws,
) -> FloatArray:
    """Reach after some years, R(h) = R + (R_max - R)(1 - e^(-gamma h)).

    Parameters
    ----------
    horizon_years : float
        Years ahead, h.
    reach : ndarray, shape (T, M)
        Reach at today's labels.
    limit : ndarray, shape (T,)
        R_max of each task (`reach_limit`).
    parameters, draws : ParameterSet, SharedDraws
        Rate gamma.

    Returns
    -------
    ndarray, shape (T, M)
        Never below `reach`: a draw that starts above the limit stays where it is.
    """
    rate = draws.of(parameters["exposure.reach_growth"])
    room = np.maximum(limit[:, None] - reach, 0.0)
    return np.asarray(reach - room * np.expm1(-rate * horizon_years))


def use_at(
    today: Shares, reach_then: FloatArray, delegability: FloatArray, closed: FloatArray
) -> Shares:
    """Use at the horizon.

    o(h) = o(0) + [R(h) - o(0)] G(h), del(h) = del(0) + [delta - del(0)] G(h), with o = a + d and
    del(0) = d(0)/o(0), or delta where nothing is used today; d = del o, a = o - d.

    Parameters
    ----------
    today : Shares
        d(0) and a(0), shape (T, M).
    reach_then, delegability : ndarray, shape (T, M)
        R(h) and delta.
    closed : ndarray, shape (M,)
        G(h).

    Returns
    -------
    Shares
    """
    used = today.delegated + today.assisted
    is_used = used > 0.0
    part = np.where(is_used, today.delegated / np.where(is_used, used, 1.0), delegability)
    used_then = used + (reach_then - used) * closed
    part_then = part + (delegability - part) * closed
    delegated = part_then * used_then
    return Shares(delegated=delegated, assisted=used_then - delegated)
