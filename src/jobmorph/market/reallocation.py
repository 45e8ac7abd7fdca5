"""Jobs gained and lost between two counts of the same units."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reallocation:
    """What changed between two counts; counts of jobs, not of people.

    Parameters
    ----------
    start_heads, end_heads : float
        All jobs of the units counted.
    lost_heads, gained_heads : float
        Sum over units that shrank, and over those that grew.
    changed_share : float
        (lost + gained) / (start + end): the share of jobs in the mean of both counts that would
        have to change for one to become the other, both sides together. 0 to 1.
    halved_units, doubled_units, shrinking_units, units : int
        Units that lost at least half of their jobs; that at least doubled; that shrank; all.
    """

    start_heads: float
    end_heads: float
    lost_heads: float
    gained_heads: float
    changed_share: float
    halved_units: int
    doubled_units: int
    shrinking_units: int
    units: int


def reallocate(start: FloatArray, end: FloatArray) -> Reallocation:
    """Add up losses and gains over units counted twice.

    Parameters
    ----------
    start, end : ndarray, shape (N,)
        Jobs of each unit; units unknown in either count (NaN) are left out.

    Raises
    ------
    DataError
        If no unit is known in both.

    Examples
    --------
    >>> found = reallocate(np.array([100.0, 50.0]), np.array([40.0, 80.0]))
    >>> found.lost_heads, found.gained_heads, round(found.changed_share, 3)
    (60.0, 30.0, 0.333)
    """
    both = ~(np.isnan(start) | np.isnan(end))
    before, after = start[both], end[both]
    if not before.size:
        raise DataError("no unit was counted in both years")
    change = after - before
    lost, gained = float(-change[change < 0].sum()), float(change[change > 0].sum())
    return Reallocation(
        start_heads=float(before.sum()),
        end_heads=float(after.sum()),
        lost_heads=lost,
        gained_heads=gained,
        changed_share=(lost + gained) / float(before.sum() + after.sum()),
        halved_units=int((after <= before / 2.0).sum()),
        doubled_units=int((after >= before * 2.0).sum()),
        shrinking_units=int((change < 0).sum()),
        units=int(before.size),
    )
