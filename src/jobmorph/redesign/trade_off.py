"""What money buys: the most hours with customers at budgets between two designs."""

from collections.abc import Sequence
from dataclasses import replace

from jobmorph.redesign.limits import DesignRequest, PlanWeights
from jobmorph.redesign.problem import TeamDesign, TeamProblem
from jobmorph.redesign.solve import HighsDesigner


def budget_line(
    problem: TeamProblem,
    request: DesignRequest,
    budgets: Sequence[float],
    designer: HighsDesigner,
) -> list[TeamDesign]:
    """Solve for hours with customers under one budget after the other.

    The epsilon-constraint method: money moves from the objective into a limit.

    Parameters
    ----------
    problem : TeamProblem
        The team.
    request : DesignRequest
        Limits that all points share; its weights are not used.
    budgets : sequence of float
        Most that any year may cost.
    designer : HighsDesigner
        Solves.

    Returns
    -------
    list of TeamDesign
        For the budgets that allow a plan at all.
    """
    weights = PlanWeights(customer=1.0, money=0.01, resilience=0.0, people=0.0)
    found = []
    for budget in budgets:
        limits = replace(request.limits, budget_amount_year=budget)
        question = DesignRequest(f"budget {budget:.0f}", weights, limits)
        design = designer.find(problem, question)
        if design is not None:
            found.append(design)
    return found
