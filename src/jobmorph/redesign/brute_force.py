"""A designer that tries every staffing: slow, exact, for small teams and as a test oracle."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.redesign.hours import HourPlan, RoleWork, checking_limit, plan_hours, work_of
from jobmorph.redesign.problem import TeamDesign, TeamProblem
from jobmorph.redesign.staffing import (
    Staffings,
    Team,
    enumerate_staffings,
    people_moved,
    team_of,
)
from jobmorph.schema.errors import InfeasibleError
from jobmorph.schema.tables import PLAN_CONSTRAINT, PLAN_HOURS, PLAN_MOVE, PLAN_ROLE

FloatArray = NDArray[np.float64]

CONSTRAINTS: Final[tuple[str, ...]] = (
    "hours",
    "service",
    "checking",
    "span",
    "apprenticeship",
    "budget",
)
FEASIBILITY_TOLERANCE: Final = 1e-7
OBJECTIVE_DECIMALS: Final = 10


@dataclass(frozen=True, slots=True)
class BruteForceDesigner:
    """Tries every combination of hires, layoffs and moves up to a size.

    Hours are then used in the best way (`plan_hours`), which is exact in one quarter. Of equally
    good plans the one that changes the fewest people's jobs is taken.

    Parameters
    ----------
    hire_maximum, move_maximum : int
        Most hires in a role, and most people in one move, to try.
    """

    hire_maximum: int
    move_maximum: int

    def design(self, problem: TeamProblem) -> TeamDesign:
        """See `TeamDesigner.design`.

        Raises
        ------
        InfeasibleError
            If no staffing within the sizes tried keeps all rules.
        ParameterError
            If there are too many staffings to try.
        """
        team, work = team_of(problem), work_of(problem)
        staffings = enumerate_staffings(
            team,
            hire_maximum=self.hire_maximum,
            layoff_maximum=np.floor(problem.rules.layoff_limit_share * team.today).astype(int),
            move_maximum=self.move_maximum,
        )
        hours = plan_hours(team, work, staffings, problem.rules)
        is_feasible = _is_feasible(_slacks(problem, team, staffings, hours), CONSTRAINTS)
        if not is_feasible.any():
            raise InfeasibleError(
                "no plan keeps all rules; these clash",
                items=_clash(problem, team, work, staffings),
                hint="Relax one of them, or allow more hires, moves or layoffs.",
            )
        objective = _objective(problem, team, staffings, hours)
        changes = (staffings.hires + staffings.layoffs).sum(axis=1) + staffings.moves.sum(axis=1)
        ranked = np.lexsort((changes, -np.round(objective, OBJECTIVE_DECIMALS), ~is_feasible))
        return _design(problem, team, work, _pick(staffings, int(ranked[0])))


def _cost(problem: TeamProblem, team: Team, staffings: Staffings) -> FloatArray:
    rules = problem.rules
    cost: FloatArray = (
        staffings.planned @ team.cost
        + rules.hire_cost_usd * staffings.hires.sum(axis=1)
        + rules.layoff_cost_usd * staffings.layoffs.sum(axis=1)
    )
    return cost


def _objective(
    problem: TeamProblem, team: Team, staffings: Staffings, hours: HourPlan
) -> FloatArray:
    weights, cost_today = problem.weights, float(team.today @ team.cost)
    load = float(problem.loads.get_column("load_hours_quarter").sum())
    saved = (cost_today - _cost(problem, team, staffings)) / cost_today if cost_today else 0.0
    stay = (team.today - team.leave - staffings.layoffs).sum(axis=1) / team.today.sum()
    objective: FloatArray = (
        weights.customer * hours.put_back.sum(axis=1) / load
        + weights.money * saved
        + weights.people * stay
    )
    return objective


def _slacks(
    problem: TeamProblem, team: Team, staffings: Staffings, hours: HourPlan
) -> dict[str, FloatArray]:
    """Distance of every staffing from the limit of each rule; negative where it is broken."""
    rules, planned = problem.rules, staffings.planned
    managers = planned[:, team.is_manager].sum(axis=1)
    reports = planned[:, ~team.is_manager].sum(axis=1)
    checking = rules.checking_share * hours.delegated.sum(axis=1)
    slacks = {
        "hours": hours.spare.min(axis=1),
        "service": hours.service_margin.min(axis=1),
        "checking": checking_limit(team, hours.available, rules) - checking,
        "apprenticeship": (planned - team.entry_seats).min(axis=1).astype(float),
    }
    if team.is_manager.any():
        slacks["span"] = rules.span_heads * managers - reports
    if rules.budget_usd is not None:
        slacks["budget"] = rules.budget_usd - _cost(problem, team, staffings)
    return slacks


def _is_feasible(slacks: dict[str, FloatArray], names: tuple[str, ...]) -> NDArray[np.bool_]:
    kept = [slack >= -FEASIBILITY_TOLERANCE for name, slack in slacks.items() if name in names]
    is_feasible: NDArray[np.bool_] = np.logical_and.reduce(kept)
    return is_feasible


def _clash(
    problem: TeamProblem, team: Team, work: RoleWork, staffings: Staffings
) -> tuple[str, ...]:
    """Find a smallest set of rules that cannot hold together, by leaving out one at a time."""
    kept = CONSTRAINTS
    for name in CONSTRAINTS:
        rest = tuple(other for other in kept if other != name)
        dropped = frozenset(CONSTRAINTS) - frozenset(rest)
        hours = plan_hours(team, work, staffings, problem.rules, dropped)
        slacks = _slacks(problem, team, staffings, hours)
        if rest and not _is_feasible(slacks, rest).any():
            kept = rest
    return kept


def _pick(staffings: Staffings, row: int) -> Staffings:
    one = slice(row, row + 1)
    return Staffings(
        staffings.hires[one], staffings.layoffs[one], staffings.planned[one], staffings.moves[one]
    )


def _design(problem: TeamProblem, team: Team, work: RoleWork, chosen: Staffings) -> TeamDesign:
    hours = plan_hours(team, work, chosen, problem.rules)
    slacks = {
        name: float(slack[0]) for name, slack in _slacks(problem, team, chosen, hours).items()
    }
    constraints = pl.DataFrame(
        {"constraint": list(slacks), "slack": list(slacks.values())}
    ).with_columns((pl.col("slack") < 1.0).alias("is_binding"))
    moves = problem.moves.with_columns(pl.Series("move_heads", chosen.moves[0], dtype=pl.Int64))
    return TeamDesign(
        roles=_role_table(problem, team, chosen),
        hours=_hours_table(problem, work, hours),
        moves=PLAN_MOVE.check(moves.filter(pl.col("move_heads") > 0).select(PLAN_MOVE.columns)),
        constraints=PLAN_CONSTRAINT.check(constraints),
        cost_today_usd=float(team.today @ team.cost),
        cost_usd=float(_cost(problem, team, chosen)[0]),
        objective=float(_objective(problem, team, chosen, hours)[0]),
    )


def _role_table(problem: TeamProblem, team: Team, chosen: Staffings) -> pl.DataFrame:
    table = problem.roles.select("role_id", "today_heads").with_columns(
        pl.Series("leave_heads", team.leave),
        pl.Series("hire_heads", chosen.hires[0]),
        pl.Series("move_in_heads", people_moved(team, chosen.moves, team.destination)[0]),
        pl.Series("move_out_heads", people_moved(team, chosen.moves, team.origin)[0]),
        pl.Series("layoff_heads", chosen.layoffs[0]),
        pl.Series("planned_heads", chosen.planned[0]),
    )
    return PLAN_ROLE.check(table.select(PLAN_ROLE.columns))


def _hours_table(problem: TeamProblem, work: RoleWork, hours: HourPlan) -> pl.DataFrame:
    delegated = hours.delegated[0]
    table = problem.roles.select("role_id").with_columns(
        pl.Series("load_hours_quarter", work.load),
        pl.Series("delegated_hours_quarter", delegated),
        pl.Series("assisted_hours_quarter", work.assisted),
        pl.Series("human_hours_quarter", np.maximum(work.load - delegated - work.assisted, 0.0)),
        pl.Series("available_hours_quarter", hours.available[0]),
        pl.Series("checking_hours_quarter", problem.rules.checking_share * delegated),
        pl.Series("coaching_hours_quarter", hours.coaching[0]),
        pl.Series("put_back_hours_quarter", hours.put_back[0]),
        pl.Series("idle_hours_quarter", np.maximum(hours.spare - hours.put_back, 0.0)[0]),
    )
    return PLAN_HOURS.check(table.select(PLAN_HOURS.columns))
