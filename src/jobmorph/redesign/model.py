"""The mixed-integer programme of a plan: its variables, and the named rows that rules add."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from highspy import Highs, HighsVarType, ObjSense
from numpy.typing import NDArray

from jobmorph.redesign.accounts import AsIs, team_as_is, training_hours_head
from jobmorph.redesign.layout import TeamArrays
from jobmorph.redesign.limits import PlanLimits
from jobmorph.redesign.rates import PlanRates
from jobmorph.redesign.roll_out import RollOut, steepest_path

# Arrays of solver variables; the solver's own types are not exact enough to be named.
Variables = NDArray[Any]

# A seat hires fewer than this in a quarter, or than the team has people if that is more.
MOST_HIRES: Final = 1_000
# Fewer hours than this are none: solvers do not tell them from errors of rounding.
LEAST_HOURS: Final = 1e-6


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One row of the programme.

    Parameters
    ----------
    rule : str
        Name of the rule that it belongs to.
    place : str
        What it speaks of; '' for the whole team.
    quarter : int or None
        1 or later; None for the whole plan.
    index : int
        Number of the row in the programme.
    """

    rule: str
    place: str
    quarter: int | None
    index: int


class PlanModel:
    """Variables of a plan and the rows that bind them.

    S seats, T tasks of seats, P quarters, K moves, J pairs of seat and skill.

    Parameters
    ----------
    arrays : TeamArrays
        The team.
    rates : PlanRates
        What AI saves and costs.
    limits : PlanLimits
        The owner's limits.
    leaving : ndarray of int, shape (S, P), optional
        People who leave by themselves; those of the team as it is if not given.

    Attributes
    ----------
    human, assisted, delegated : array of variables, shape (T, P)
        Hours of the load by who does it.
    far_delegated, far_assisted : array of variables, shape (T,)
        How far AI goes with a task: 0 as today, 1 as far as it can.
    heads, hires, leavers, layoffs : array of integer variables, shape (S, P)
        People at the end of the quarter; who come, go by themselves, are laid off.
    moved : array of integer variables, shape (K, P)
        People who change seat.
    customer, coaching, idle, late : array of variables, shape (S, P)
        Extra hours with customers, extra hours of coaching, hours that nobody uses, work that
        waits.
    practised : array of variables, shape (J, P)
        Hours set aside to practise a skill.
    laid_off : array of binary variables, shape (V,)
        Whether a service lays anybody off.
    margin : variable
        Smallest margin of people per skill, relative to today.
    """

    def __init__(
        self,
        arrays: TeamArrays,
        rates: PlanRates,
        limits: PlanLimits,
        leaving: NDArray[np.int64] | None = None,
    ) -> None:
        self.leaving = team_as_is(arrays, rates).staffing.leavers if leaving is None else leaving
        self.arrays = arrays
        self.rates = rates
        self.limits = limits
        self.highs = Highs()
        self.highs.silent()
        self.rows: list[RuleRow] = []
        self._add_work()
        self._add_people()

    def _add_work(self) -> None:
        tasks, seats, practice = self.arrays.tasks, self.arrays.seats, self.arrays.practice
        names = [
            f"{seats.ids[row]},{task}" for row, task in zip(tasks.seat, tasks.ids, strict=True)
        ]
        self.human, self.assisted, self.delegated = (
            self._grid(kind, names) for kind in ("human", "assisted", "delegated")
        )
        self.far_delegated, self.far_assisted = (
            np.array([self.highs.addVariable(lb=0.0, ub=1.0, name=f"{kind}({written(name)})")
                      for name in names], dtype=object)
            for kind in ("far_delegated", "far_assisted")
        )  # fmt: skip
        self.customer, self.coaching, self.idle, self.late = (
            self._grid(kind, seats.ids) for kind in ("customer", "coaching", "idle", "late")
        )
        pairs = [f"{seats.ids[row]},{skill}"
                 for row, skill in zip(practice.seat, practice.skill_ids, strict=True)]  # fmt: skip
        self.practised = self._grid("practised", pairs)

    def _add_people(self) -> None:
        arrays = self.arrays
        self.heads, self.hires, self.leavers, self.layoffs = (
            self._grid(kind, arrays.seats.ids, is_whole=True)
            for kind in ("heads", "hires", "leavers", "layoffs")
        )
        ends = zip(arrays.moves.origin, arrays.moves.destination, strict=True)
        moves = [f"{arrays.seats.ids[start]},{arrays.seats.ids[end]}" for start, end in ends]
        self.moved = self._grid("moved", moves, is_whole=True)
        self.laid_off = np.array(
            [self.highs.addBinary(name=f"laid_off({written(name)})") for name in arrays.services],
            dtype=object,
        )
        self.margin = self.highs.addVariable(lb=0.0, ub=2.0, name="margin")

    def _grid(self, kind: str, names: Iterable[str], *, is_whole: bool = False) -> Variables:
        type_ = HighsVarType.kInteger if is_whole else HighsVarType.kContinuous
        rows = [
            [
                self.highs.addVariable(name=f"{kind}({written(name)},q{quarter + 1})", type=type_)
                for quarter in range(self.arrays.quarters)
            ]
            for name in names
        ]
        grid = np.empty((len(rows), self.arrays.quarters), dtype=object)
        for place, row in enumerate(rows):
            grid[place, :] = row
        return grid

    def sum(self, parts: Iterable[Any]) -> Any:
        """Add terms up, in time proportional to their number."""
        return self.highs.qsum(parts)

    def add(self, rule: str, row: Any, *, place: str = "", quarter: int | None = None) -> None:
        """Add a row: `expression <= expression`, `>=` or `==`.

        Parameters
        ----------
        rule : str
            Name of the rule.
        row : comparison of expressions
            What must hold.
        place : str
            What it speaks of.
        quarter : int, optional
            Counted from 0.
        """
        at = [written(place)] if place else []
        at += [] if quarter is None else [f"q{quarter + 1}"]
        name = f"{rule}({','.join(at)})" if at else rule
        index = int(self.highs.addConstr(row, name=name).index)
        shown = None if quarter is None else quarter + 1
        self.rows.append(RuleRow(rule, place, shown, index))

    @contextmanager
    def without(self, rules: Iterable[str]) -> Iterator[None]:
        """Leave the rows of some rules out for a while."""
        names = frozenset(rules)
        rows = [row.index for row in self.rows if row.rule in names]
        lp = self.highs.getLp()
        bounds = [(row, lp.row_lower_[row], lp.row_upper_[row]) for row in rows]
        for row in rows:
            self.highs.changeRowBounds(row, -self.highs.inf, self.highs.inf)
        try:
            yield
        finally:
            for row, low, high in bounds:
                self.highs.changeRowBounds(row, low, high)

    def aim_at_nothing(self) -> None:
        """Drop the objective: any plan will do."""
        self.highs.setObjective(0.0 * self.margin, ObjSense.kMinimize)

    # --- sums that several rules share ---------------------------------------------------------

    @cached_property
    def as_is(self) -> AsIs:
        """The team as it is: its accounts in every quarter."""
        return team_as_is(self.arrays, self.rates)

    @cached_property
    def roll_out(self) -> RollOut:
        """The steepest path to what AI could do."""
        return steepest_path(self.arrays, self.limits, self.rates.pace_share)

    @cached_property
    def training_head(self) -> NDArray[np.float64]:
        """Hours of training in work with AI that each person gets, by quarter; shape (P,)."""
        return training_hours_head(self.rates, self.arrays.quarters)

    @cached_property
    def free_seats(self) -> list[int]:
        """Rows of the seats that are not held as they are."""
        return np.flatnonzero(~self.arrays.seats.is_held).tolist()

    @property
    def quarters(self) -> range:
        """Quarters, counted from 0."""
        return range(self.arrays.quarters)

    def more_delegated(self, task: int, quarter: int) -> Any:
        """Hours that AI does beyond what it does today."""
        tasks = self.arrays.tasks
        today = float(tasks.delegated_today[task] * tasks.load[task, quarter])
        return self.delegated[task, quarter] - today

    def more_assisted(self, task: int, quarter: int) -> Any:
        """Hours with AI beyond today's."""
        tasks = self.arrays.tasks
        today = float(tasks.assisted_today[task] * tasks.load[task, quarter])
        return self.assisted[task, quarter] - today

    @cached_property
    def tasks_of(self) -> list[NDArray[np.int64]]:
        """Rows of each seat's tasks."""
        seat = self.arrays.tasks.seat
        return [np.flatnonzero(seat == row) for row in range(len(self.arrays.seats.ids))]

    def moved_in(self, seat: int, quarter: int) -> list[Any]:
        """Return the moves that end in a seat, as variables."""
        return [
            self.moved[k, quarter] for k in np.flatnonzero(self.arrays.moves.destination == seat)
        ]

    def moved_out(self, seat: int, quarter: int) -> list[Any]:
        """Return the moves that start in a seat, as variables."""
        return [self.moved[k, quarter] for k in np.flatnonzero(self.arrays.moves.origin == seat)]

    def start_up(self, seat: int, quarter: int) -> list[Any]:
        """Hours that people new in a seat do not yet work in a quarter."""
        lost = self.arrays.seats.start_up[seat]
        return [
            lost[quarter - start] * part
            for start in range(quarter + 1)
            if lost[quarter - start] > LEAST_HOURS
            for part in (
                self.hires[seat, start],
                *(self.rates.move_start_up_share * move for move in self.moved_in(seat, start)),
            )
        ]

    def move_training(self, seat: int, quarter: int) -> list[Any]:
        """Hours in which people new in a seat by a move are trained."""
        moves = self.arrays.moves
        return [
            moves.training[k] * self.moved[k, quarter]
            for k in np.flatnonzero(moves.destination == seat)
        ]

    def people_before(self, seat: int, quarter: int) -> Any:
        """People of a seat at the end of the quarter before: a variable, or today's number."""
        if quarter == 0:
            return float(self.arrays.seats.heads[seat])
        return self.heads[seat, quarter - 1]


def written(name: str) -> str:
    """Write a name so that files of programmes can hold it: no blank, no sign of arithmetic.

    Examples
    --------
    >>> written("sales-development/entry @ New York")
    'sales_development/entry_@_New_York'
    """
    return re.sub(r"[^A-Za-z0-9_/.@,]", "_", name)
