"""A team before its redesign: people, work, what teaches, who may move where."""

from dataclasses import dataclass
from typing import Protocol

import polars as pl

from jobmorph.redesign.limits import DesignRequest
from jobmorph.redesign.rates import PlanRates
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import TEAM_MOVE, TEAM_PRACTICE, TEAM_SEAT, TEAM_SKILL, TEAM_WORK


@dataclass(frozen=True, slots=True)
class TeamProblem:
    """Everything a designer needs but the owner's wishes.

    Parameters
    ----------
    seats : polars.DataFrame
        Contract `team_seat`, at least one person.
    work : polars.DataFrame
        Contract `team_work`, every task in each of the quarters.
    practice : polars.DataFrame
        Contract `team_practice`.
    skills : polars.DataFrame
        Contract `team_skill`.
    moves : polars.DataFrame
        Contract `team_move`; pairs not listed are not possible.
    rates : PlanRates
        What AI saves and costs.
    quarters : int
        Length of the plan.

    Raises
    ------
    DataError
        If the team has no people or no work, tables name unknown seats or tasks, a task lacks a
        quarter, or limits of a task exceed its load.
    """

    seats: pl.DataFrame
    work: pl.DataFrame
    practice: pl.DataFrame
    skills: pl.DataFrame
    moves: pl.DataFrame
    rates: PlanRates
    quarters: int

    def __post_init__(self) -> None:
        TEAM_SEAT.check(self.seats)
        TEAM_WORK.check(self.work)
        TEAM_PRACTICE.check(self.practice)
        TEAM_SKILL.check(self.skills)
        TEAM_MOVE.check(self.moves)
        self._require_known_seats()
        if not (self.seats["today_heads"].sum() > 0 and self.work["load_hours_quarter"].sum() > 0):
            raise DataError("a team needs people and work")
        over = self.work.filter(
            pl.max_horizontal(
                pl.col("delegated_limit") + pl.col("assisted_limit"),
                pl.col("delegated_today") + pl.col("assisted_today"),
            )
            > 1.0 + 1e-9
        ).get_column("task_id")
        if not over.is_empty():
            raise DataError("more than all of a task is delegated and assisted", items=over)
        self._require_all_quarters()

    def _require_known_seats(self) -> None:
        known = self.seats.get_column("seat_id").to_list()
        named = pl.concat(
            [
                *(
                    table.get_column("seat_id")
                    for table in (self.work, self.practice, self.skills, self.moves)
                ),
                self.moves.get_column("destination_seat_id").alias("seat_id"),
            ]
        )
        strays = named.filter(~named.is_in(known)).unique().sort()
        if not strays.is_empty():
            raise DataError("tables name seats that the team does not have", items=strays)
        tasks = self.practice.join(self.work, on=["seat_id", "task_id"], how="anti")
        if not tasks.is_empty():
            raise DataError(
                "practice names tasks that the seat does not do",
                items=tasks.get_column("task_id").unique().sort(),
            )

    def _require_all_quarters(self) -> None:
        seen = self.work.group_by("seat_id", "task_id", maintain_order=True).agg(
            pl.col("quarter").sort()
        )
        wanted = list(range(1, self.quarters + 1))
        short = seen.filter(pl.col("quarter").list.eval(pl.element().cast(pl.String)).list.join(",")
                            != ",".join(map(str, wanted)))  # fmt: skip
        if not short.is_empty():
            raise DataError(
                f"work must be told for each of the {self.quarters} quarters",
                items=short.get_column("task_id"),
            )


@dataclass(frozen=True, slots=True)
class TeamDesign:
    """A plan.

    Parameters
    ----------
    name : str
        Of the design.
    seats, hours, tasks, practice, moves, costs : polars.DataFrame
        Contracts `plan_seat`, `plan_hours`, `plan_task`, `plan_practice`, `plan_move` (only moves
        that are made) and `plan_cost`.
    rules : polars.DataFrame
        Contract `plan_rule`: every rule with a limit of its own.
    objective : float
        Weighted sum that the plan maximises; see `objective`.
    gap : float
        How far, relative to it, the best plan might be above this one: proven by the solver.
    """

    name: str
    seats: pl.DataFrame
    hours: pl.DataFrame
    tasks: pl.DataFrame
    practice: pl.DataFrame
    moves: pl.DataFrame
    costs: pl.DataFrame
    rules: pl.DataFrame
    objective: float
    gap: float


class TeamDesigner(Protocol):
    """Finds the best plan that keeps every rule."""

    def design(self, problem: TeamProblem, request: DesignRequest) -> TeamDesign:
        """Solve a problem.

        Raises
        ------
        InfeasibleError
            If no plan keeps all rules; a smallest set that clashes is listed.
        """
        ...
