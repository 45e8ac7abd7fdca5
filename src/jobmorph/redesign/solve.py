"""The designer: builds the programme, has HiGHS solve it, reads the plan off."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from highspy import HighsModelStatus
from numpy.typing import NDArray

from jobmorph.redesign.accounts import leavers_within_one
from jobmorph.redesign.layout import arrays_of
from jobmorph.redesign.limits import DesignRequest
from jobmorph.redesign.model import PlanModel
from jobmorph.redesign.objective import add_objective
from jobmorph.redesign.problem import TeamDesign, TeamProblem
from jobmorph.redesign.rules import LIMITS, OWNERS, add_rules
from jobmorph.redesign.solution import design_of, staffing_of
from jobmorph.schema.errors import InfeasibleError, JobmorphError

RELATIVE_GAP: Final = 1e-4
SECONDS_MOST: Final = 60.0
MOST_ROUNDS: Final = 3
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

        Plans are found until each seat's leavers are within 1 of what attrition says for the
        people there are in the plan, at most `MOST_ROUNDS` times.
        """
        model = self.build(problem, request)
        for _ in range(MOST_ROUNDS):
            values = self.solve(model)
            if values is None:
                return None
            staffing = staffing_of(model, values)
            leaving = leavers_within_one(model.arrays, staffing)
            if leaving is None:
                break
            model = self.build(problem, request, leaving)
        else:
            values = self.solve(model)
            if values is None:
                return None
        return design_of(model, values, request)

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
        return model

    def solve(self, model: PlanModel) -> NDArray[np.float64] | None:
        """Solve a programme; None if no plan keeps its rules.

        Raises
        ------
        JobmorphError
            If there was no time to find any plan.
        """
        highs = model.highs
        highs.setOptionValue("mip_rel_gap", self.relative_gap)
        highs.setOptionValue("time_limit", self.seconds_most)
        highs.setOptionValue("threads", 1)
        highs.run()
        if highs.getModelStatus() in _NO_PLAN:
            return None
        values = np.array(highs.getSolution().col_value)
        if values.size == 0 or not np.isfinite(highs.getInfo().mip_gap):
            raise JobmorphError(
                f"no plan found within {self.seconds_most:.0f} seconds",
                hint="Plan fewer quarters, or relax a limit.",
            )
        return values

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
