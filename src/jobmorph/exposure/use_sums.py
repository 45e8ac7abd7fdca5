"""Use of AI over the years for many occupations at once: nine sums, from which any year follows."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from jobmorph.exposure.adoption import gap_closed
from jobmorph.exposure.ends import JobEnds
from jobmorph.exposure.observed import Shares
from jobmorph.exposure.reach import reach_limit
from jobmorph.schema.errors import DataError
from jobmorph.schema.parameter import ParameterSet, SharedDraws

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class UseSums:
    """What the years ahead need to know of J occupations; arrays of shape (J, M).

    Each is a sum over an occupation's tasks, weighted by their share of its hours. With o use
    today, p the delegated part of it, R reach, delta delegability, and L = max(0, limit - R):

    Parameters
    ----------
    used, delegated : ndarray
        o, and p o.
    reach, room : ndarray
        R, and L.
    delegable_used, delegable_reach, delegable_room : ndarray
        delta o, delta R, delta L.
    kept_reach, kept_room : ndarray
        p R, p L.
    """

    used: FloatArray
    delegated: FloatArray
    reach: FloatArray
    room: FloatArray
    delegable_used: FloatArray
    delegable_reach: FloatArray
    delegable_room: FloatArray
    kept_reach: FloatArray
    kept_room: FloatArray

    def at(self, closed: FloatArray, widened: FloatArray) -> Shares:
        """Return delegated and assisted shares of the hours.

        The adoption curve of `exposure.adoption.use_at` multiplied out, task by task:
        o(h) = o + (R - o) G + L w G and d(h) = [p + (delta - p) G] o(h), so that sums over tasks
        are taken once and every year, speed and ceiling follow from them without loss.

        Parameters
        ----------
        closed : ndarray, shape (M,)
            G(h), part of the gap that is closed.
        widened : ndarray, shape (M,)
            w(h) = 1 - exp(-gamma h), part of the room that reach has grown into.
        """
        used = self.used + (self.reach - self.used + self.room * widened) * closed
        kept = self.delegated + (self.kept_reach - self.delegated + self.kept_room * widened) * (
            closed
        )
        able = self.delegable_used + closed * (
            self.delegable_reach - self.delegable_used + self.delegable_room * widened
        )
        delegated = kept + (able - kept) * closed
        return Shares(delegated=delegated, assisted=used - delegated)

    def years_ahead(
        self,
        years: float,
        adopted_share: FloatArray,
        parameters: ParameterSet,
        draws: SharedDraws,
    ) -> Shares:
        """Return delegated and assisted shares some years ahead; see `exposure.adoption`."""
        closed = gap_closed(years, adopted_share, parameters, draws)
        rate = draws.of(parameters["exposure.reach_growth"])
        return self.at(closed, -np.expm1(-rate * years))


def use_sums(ends: JobEnds, starts: NDArray[np.intp]) -> UseSums:
    """Sum the ends of many jobs; each job's tasks stand together, its first at `starts`."""
    today, within, weight = ends.today, ends.within, ends.time_share
    used = today.delegated + today.assisted
    is_used = used > 0.0
    part = np.where(is_used, today.delegated / np.where(is_used, used, 1.0), within.delegability)
    limit = reach_limit(ends.tasks, ends.parameters)
    room = np.maximum(limit[:, None] - within.reach, 0.0)
    delta = within.delegability
    terms = (
        used,
        part * used,
        within.reach,
        room,
        delta * used,
        delta * within.reach,
        delta * room,
        part * within.reach,
        part * room,
    )
    return UseSums(*(np.add.reduceat(weight * term, starts, axis=0) for term in terms))


def join_sums(parts: Iterable[UseSums]) -> UseSums:
    """Put sums of different jobs and the same draws below each other."""
    held = list(parts)
    if not held:
        raise DataError("there are no sums to join")
    names = [field.name for field in fields(UseSums)]
    return UseSums(*(np.concatenate([getattr(part, name) for part in held]) for name in names))
