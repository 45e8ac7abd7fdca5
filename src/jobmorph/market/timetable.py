"""What happens when: targets over the years, a cycle, and the periods of a record."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Timetable:
    """What happens when; T weeks.

    Parameters
    ----------
    knots : ndarray, shape (Y + 1, N) or (M, Y + 1, N)
        D, positions wanted at the start and after each `weeks_between_knots`; above 0, log-linear
        in between.
    period : ndarray of int, shape (T,)
        Period of the record each week belongs to; rises by 0 or 1 from 0.
    weeks_between_knots : int
        52 for yearly targets.
    cycle : ndarray, shape (T,), optional
        Z, factor on all targets.
    separation_scale : ndarray, shape (T,), optional
        Factor on separations that demand does not cause.

    Raises
    ------
    DataError
        If lengths do not fit or a value cannot be.
    """

    knots: FloatArray
    period: IntArray
    weeks_between_knots: int = 52
    cycle: FloatArray | None = None
    separation_scale: FloatArray | None = None

    def __post_init__(self) -> None:
        wrong = []
        needed = -(-self.weeks // self.weeks_between_knots) + 1
        if self.knots.ndim not in {2, 3} or self.knots.shape[-2] < needed:
            wrong.append(f"{needed} knots needed, shape is {self.knots.shape}")
        if not (self.knots > 0.0).all():
            wrong.append("a target is not above 0")
        steps = np.diff(self.period, prepend=0)
        if not self.weeks or not np.isin(steps, (0, 1)).all() or self.period[0] != 0:
            wrong.append("periods do not rise from 0 by 0 or 1")
        for name in ("cycle", "separation_scale"):
            values = getattr(self, name)
            if values is not None and (values.shape != (self.weeks,) or not (values > 0.0).all()):
                wrong.append(f"{name} must be above 0, one for each of {self.weeks} weeks")
        if wrong:
            raise DataError("a timetable does not fit", items=wrong)

    @property
    def weeks(self) -> int:
        """Number of weeks T."""
        return int(self.period.size)

    @property
    def periods(self) -> int:
        """Number of periods R."""
        return int(self.period[-1]) + 1

    @property
    def all_cycle(self) -> FloatArray:
        """Z of each week, 1 if none is given."""
        return np.ones(self.weeks) if self.cycle is None else self.cycle

    @property
    def all_separation_scale(self) -> FloatArray:
        """Factor of each week, 1 if none is given."""
        scale = self.separation_scale
        return np.ones(self.weeks) if scale is None else scale

    def target(self, week: int) -> FloatArray:
        """D of one week, counted from 0: the knots' log-linear path at the week's end, times Z."""
        place, passed = divmod(week, self.weeks_between_knots)
        before, after = self.knots[..., place, :], self.knots[..., place + 1, :]
        share = (passed + 1) / self.weeks_between_knots
        path: FloatArray = before * (after / before) ** share * self.all_cycle[week]
        return path


def months_of_weeks(weeks: int) -> IntArray:
    """Month of each week, twelve to 52 weeks.

    Examples
    --------
    >>> months_of_weeks(52)[[0, 4, 5, 51]].tolist()
    [0, 0, 1, 11]
    """
    return (np.arange(weeks) * 12) // 52
