"""The designer: builds the programme, has HiGHS solve it, reads the plan off."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from highspy import HighsModelStatus
from numpy.typing import NDArray

from jobmorph.redesign.accounts import leavers_within_one
from jobmorph.redesign.best_hours import best_hours
from jobmorph.redesign.layout import arrays_of
from jobmorph.redesign.limits import DesignRequest
from jobmorph.redesign.model import PlanModel
from jobmorph.redesign.objective import add_objective
from jobmorph.redesign.problem import TeamDesign, TeamProblem
from jobmorph.redesign.rounding import plan_near_relaxed
from jobmorph.redesign.rules import LIMITS, OWNERS, add_rules
from jobmorph.redesign.solution import Solved, design_of, solved_now, staffing_of
from jobmorph.schema.errors import InfeasibleError, JobmorphError

RELATIVE_GAP: Final = 1e-4
SECONDS_MOST: Final = 60.0
MOST_ROUNDS: Final = 3
# From more people on, a plan near the relaxed programme is tried first.
LARGE_HEADS: Final = 100
_NO_PLAN: Final = (HighsModelStatus.kInfeasible, HighsModelStatus.kUnboundedOrInfeasible)


@dataclass(frozen=True, slots=True)
class HighsDesigner:
    """Solves the mixed-integer programme with HiGHS.

    Parameters
    ----------
    relative_gap : float
        How far the best plan may lie above the one found, relative to the objective.
    seconds_most : float
        Time after which the best plan so far is taken, with its proven gap.
    """

    relative_gap: float = RELATIVE_GAP
    seconds_most: float = SECONDS_MOST

    def design(self, problem: TeamProblem, request: DesignRequest) -> TeamDesign:
        """See `TeamDesigner.design`."""
        found = self.find(problem, request)
        if found is None:
            raise InfeasibleError(
                "no plan keeps all rules; these clash",
                items=self.clash(self.build(problem, request)),
                hint="Relax one of them.",
            )
        return found

    def find(self, problem: TeamProblem, request: DesignRequest) -> TeamDesign | None:
        """Find the best plan; None if there is none.

        Plans are found until each seat's leavers are near what attrition says for the people there
        are in the plan, at most `MOST_ROUNDS` times more. If no plan keeps the rules with the
        leavers that a plan calls for, that plan stands.
        """
        model = self.build(problem, request)
        solved = self._best(model)
        if solved is None:
            return None
        for _ in range(MOST_ROUNDS):
            leaving = leavers_within_one(model.arrays, staffing_of(model, solved.values))
            if leaving is None:
                break
            again = self.build(problem, request, leaving)
            better = self._best(again)
            if better is None:
                break
            model, solved = again, better
        return design_of(model, solved, request)

    def build(
        self,
        problem: TeamProblem,
        request: DesignRequest,
        leaving: NDArray[np.int64] | None = None,
    ) -> PlanModel:
        """Write the programme down, with people who leave as in the team as it is or as given."""
        model = PlanModel(arrays_of(problem), problem.rates, request.limits, leaving)
        add_rules(model)
        add_objective(model, request.weights)
        self._set_options(model)
        return model

    def _best(self, model: PlanModel) -> Solved | None:
        """Solve, a large team near the relaxed programme first; None if there is no plan.

        The people of the plan found are kept, and its hours settled (`best_hours`).
        """
        if model.arrays.seats.heads.sum() > LARGE_HEADS:
            near = plan_near_relaxed(model)
            if near is not None and near.gap <= self.relative_gap:
                return near
        solved = self.solve(model)
        if solved is None:
            return None
        return best_hours(model, solved.values, bound=solved.bound) or solved

    def solve(self, model: PlanModel) -> Solved | None:
        """Solve a programme; None if no plan keeps its rules.

        Raises
        ------
        JobmorphError
            If there was no time to find any plan.
        """
        highs = model.highs
        highs.run()
        if highs.getModelStatus() in _NO_PLAN:
            return None
        if not np.isfinite(highs.getInfo().mip_gap):
            raise JobmorphError(
                f"no plan found within {self.seconds_most:.0f} seconds",
                hint="Plan fewer quarters, or relax a limit.",
            )
        return solved_now(model)

    def _set_options(self, model: PlanModel) -> None:
        model.highs.setOptionValue("mip_rel_gap", self.relative_gap)
        model.highs.setOptionValue("time_limit", self.seconds_most)
        model.highs.setOptionValue("threads", 1)
        # These programmes branch on few seats: trying each branch out costs more than it tells.
        model.highs.setOptionValue("mip_pscost_minreliable", 1)

    def clash(self, model: PlanModel) -> tuple[str, ...]:
        """Find a smallest set of rules that cannot hold together, by leaving out one at a time.

        First among the owner's limits, with the rules of the work kept; if those are impossible in
        themselves, among all rules.

        Returns
        -------
        tuple of str
            These cannot hold together, whatever the owner's other limits; any one of them given
            up, the rest can. Other limits may clash too.
        """
        model.aim_at_nothing()
        for candidates in (OWNERS, LIMITS):
            with model.without(candidates):
                is_possible = self.solve(model) is not None
            if is_possible:
                return self._filtered(model, candidates)
        return ()

    def _filtered(self, model: PlanModel, candidates: Sequence[str]) -> tuple[str, ...]:
        """Leave rules out for good while no plan appears: what is left clashes."""
        dropped: list[str] = []
        for name in candidates:
            with model.without([*dropped, name]):
                if self.solve(model) is None:
                    dropped.append(name)
        return tuple(name for name in candidates if name not in dropped)
