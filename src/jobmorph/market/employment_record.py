"""Jobs and official projections of units over years: all that a forecast may look at."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class EmploymentRecord:
    """N units, Y years, V editions of the official projections; NaN where nothing is known.

    Parameters
    ----------
    units : tuple of str
        Names.
    majors : tuple of str
        Major group of each unit.
    years : tuple of int
        Years of the survey, rising.
    heads : ndarray, shape (N, Y)
        Jobs of the unit.
    wide_heads : ndarray, shape (N, Y)
        Jobs of the wider group that holds the unit, for trends before `joined_year`.
    wide_group : ndarray of int, shape (N,)
        Number of that group; units of one group share it.
    joined_year : int
        From this year on trends use the unit's own jobs.
    vintages : tuple of int
        Base years of the projections, rising.
    projected_base, projected : ndarray, shape (N, V)
        Jobs in the base year and ten years on, as that edition says.
    is_broken : ndarray of bool, shape (N,)
        Growth over the break is not comparable.
    break_year : int
        First year after the break.
    """

    units: tuple[str, ...]
    majors: tuple[str, ...]
    years: tuple[int, ...]
    heads: FloatArray
    wide_heads: FloatArray
    wide_group: NDArray[np.int64]
    joined_year: int
    vintages: tuple[int, ...]
    projected_base: FloatArray
    projected: FloatArray
    is_broken: NDArray[np.bool_]
    break_year: int

    def until(self, year: int) -> "EmploymentRecord":
        """Return what was known in a year: nothing later is left in the record."""
        kept = [known <= year for known in self.years]
        editions = [base <= year for base in self.vintages]
        return replace(
            self,
            years=tuple(known for known in self.years if known <= year),
            heads=self.heads[:, kept],
            wide_heads=self.wide_heads[:, kept],
            vintages=tuple(base for base in self.vintages if base <= year),
            projected_base=self.projected_base[:, editions],
            projected=self.projected[:, editions],
        )

    def heads_in(self, year: int) -> FloatArray:
        """Jobs in one year, shape (N,).

        Raises
        ------
        DataError
            If the record does not reach that year.
        """
        return self.heads[:, self._place(year)]

    def growth(self, start: int, end: int) -> FloatArray:
        """Log change of jobs between two years, shape (N,); NaN where not comparable.

        Where a unit has no count of its own before `joined_year`, the wider group stands for it:
        ln E_i(end)/E_i(joined) + ln W_i(joined)/W_i(start).
        """
        change = np.log(self.heads_in(end)) - np.log(self.heads_in(start))
        if start < self.joined_year:
            middle = min(end, self.joined_year)
            early = np.log(self._wide_in(middle)) - np.log(self._wide_in(start))
            late = np.log(self.heads_in(end)) - np.log(self.heads_in(middle))
            chained = early + (late if end > middle else 0.0)
            change = np.where(np.isnan(change), chained, change)
        return np.where(self._lost_track(start, end), np.nan, change)

    def total_growth(self, start: int, end: int) -> float:
        """Log change of all jobs, over units or wider groups that are known in both years."""
        before, after = self.counts(start, end)
        both = ~(np.isnan(before) | np.isnan(after))
        return float(np.log(after[both].sum() / before[both].sum()))

    def counts(self, start: int, end: int) -> FloatArray:
        """Jobs in two years of units, or of wider groups before `joined_year`; shape (2, K).

        Every job stands in one row only.
        """
        if start >= self.joined_year:
            return np.stack([self.heads_in(start), self.heads_in(end)])
        once = np.unique(self.wide_group, return_index=True)[1]
        return np.stack([self._wide_in(start)[once], self._wide_in(end)[once]])

    def comparable_counts(self, start: int, end: int) -> FloatArray:
        """As `counts`, without units whose jobs a change of codes moved; shape (2, K)."""
        counts = self.counts(start, end)
        lost = self._lost_track(start, end)
        if start < self.joined_year:
            once = np.unique(self.wide_group, return_index=True)[1]
            lost = np.isin(self.wide_group[once], self.wide_group[lost])
        counts[:, lost] = np.nan
        return counts

    def official_growth(self, vintage: int) -> FloatArray:
        """Yearly log growth that one edition projects, shape (N,); NaN where it has no line."""
        base, projected = self._edition(vintage)
        with np.errstate(divide="ignore", invalid="ignore"):
            growth: FloatArray = np.log(projected / base) / 10.0
        return np.where(np.isfinite(growth), growth, np.nan)

    def official_total_growth(self, vintage: int) -> float:
        """Yearly log growth that one edition projects for all units together."""
        base, projected = self._edition(vintage)
        return float(np.log(np.nansum(projected) / np.nansum(base)) / 10.0)

    def latest_vintage(self) -> int:
        """Return the base year of the newest edition in the record.

        Raises
        ------
        DataError
            If there is none.
        """
        if not self.vintages:
            raise DataError("no official projection was known by then")
        return self.vintages[-1]

    def _edition(self, vintage: int) -> tuple[FloatArray, FloatArray]:
        if vintage not in self.vintages:
            raise DataError(f"no projection with base year {vintage} was known by then")
        at = self.vintages.index(vintage)
        return self.projected_base[:, at], self.projected[:, at]

    def _wide_in(self, year: int) -> FloatArray:
        return self.wide_heads[:, self._place(year)]

    def _lost_track(self, start: int, end: int) -> NDArray[np.bool_]:
        return self.is_broken & (start < self.break_year <= end)

    def _place(self, year: int) -> int:
        if year not in self.years:
            raise DataError(f"the record does not hold the year {year}")
        return self.years.index(year)
