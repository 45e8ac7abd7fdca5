"""How long people wait at rest: what becomes of one person who starts a spell without work."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.phases import kind_effort
from jobmorph.market.state import SEPARATED, SPELL_CLASSES

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SpellSums:
    """Per person who starts a spell each week, at rest; shape (..., N).

    Parameters
    ----------
    waiting : ndarray
        People without work.
    into_work : ndarray
        Share of spells that ends in a job; the rest leaves the labour force.
    """

    waiting: FloatArray
    into_work: FloatArray


def search_chances(success: FloatArray, p: FlowParameters) -> FloatArray:
    """Chance of a job by class if a full search finds one with p0; shape (..., 1, K)."""
    effort = kind_effort(p, SPELL_CLASSES)[..., SEPARATED, :, :]
    finding: FloatArray = success[..., None] * effort
    return finding


def recall_chances(p: FlowParameters) -> FloatArray:
    """Chance of recall by class, shape (1, K) or (M, 1, K)."""
    rate = np.asarray(p.recall_rate, dtype=np.float64)
    shape = (*rate.shape[:-1], 1, SPELL_CLASSES)
    return np.broadcast_to(rate[..., None] if rate.ndim else rate, shape)


def spell_sums(
    finding: FloatArray, exit_share: FloatArray, discouragement_share: FloatArray | float
) -> SpellSums:
    """Sum spells at rest over their classes; arguments as in `spells_at_rest`."""
    waiting, into_work = np.zeros(1), np.zeros(1)
    for here, hired in _weeks(finding, exit_share, discouragement_share):
        waiting = waiting + here
        into_work = into_work + hired
    return SpellSums(waiting, into_work)


def spells_at_rest(
    finding: FloatArray, exit_share: FloatArray, discouragement_share: FloatArray | float
) -> FloatArray:
    """Follow one start a week until all classes stand still; people by class, (..., N, K).

    u_0 = 1, u_{k+1} = u_k (1 - ex)(1 - f_k); the last class pools: u_K = inflow / (1 - stay).

    Parameters
    ----------
    finding : ndarray, shape (..., N, K) or (..., 1, K)
        f_k, share of those still in the labour force who find a job in a week.
    exit_share : ndarray, shape (N,)
        ex, weekly exits.
    discouragement_share : float or ndarray, shape (M, 1)
        Extra exits of the last class.

    Examples
    --------
    >>> spells_at_rest(np.full((1, 3), 0.5), np.zeros(1), 0.0).tolist()
    [[1.0, 0.5, 0.5]]
    """
    classes = [here for here, _ in _weeks(finding, exit_share, discouragement_share)]
    return np.stack(classes, axis=-1)


def _weeks(
    finding: FloatArray, exit_share: FloatArray, discouragement_share: FloatArray | float
) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Yield the people of each class, and those of them who find a job in a week."""
    last = finding.shape[-1] - 1
    here = np.ones(np.broadcast_shapes(finding.shape[:-1], exit_share.shape))
    for week in range(last + 1):
        kept = 1.0 - exit_share
        if week == last:
            kept = kept * (1.0 - discouragement_share)
            here = here / (1.0 - kept * (1.0 - finding[..., week]))
        yield here, here * (kept * finding[..., week])
        here = here * (kept * (1.0 - finding[..., week]))
