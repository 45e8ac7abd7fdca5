"""What a plan maximises: the owner's weights on four amounts relative to the team as it is."""

from typing import Any, Final

import numpy as np
from highspy import ObjSense

from jobmorph.redesign.limits import PlanWeights
from jobmorph.redesign.model import PlanModel
from jobmorph.redesign.rules_owner import cost_terms, running_cost_terms

# Of equally good plans the one with fewer changes is taken: what changing every seat once counts,
# too little to outweigh anything else in a team of any size.
CHANGE_COST: Final = 1e-4
# An hour of work that waits counts for a quarter more than an hour with customers: nobody lets work
# wait to have more time for customers.
LATE_WEIGHT: Final = 1.25
# The last quarter stands for as many more, so that no team is run down towards a plan's end.
GOES_ON: Final = 4
# Solvers tell numbers near 1 apart best; the objective is told without it.
SCALE: Final = 100.0


def add_objective(model: PlanModel, weights: PlanWeights) -> None:
    """Maximise sum_j alpha_j Z_j / Z_j(today), less a trifle for every change.

    Z customer: hours with customers, less 1.25 times the work that waits. Money: what the team as
    it is costs, less the plan. Resilience: `margin`. People: those not laid off. Over the whole
    plan, in which the last quarter's hours, work that waits and running costs count for `GOES_ON`
    more.
    """
    people = float(model.arrays.seats.heads.sum())
    terms = [
        weights.customer / _customers_today(model) * _customer_hours(model),
        -weights.money / _cost_today(model) * _cost(model),
        weights.resilience * model.margin,
        -weights.people / people * model.sum(model.layoffs.ravel()),
        -CHANGE_COST / people * _changes(model),
    ]
    told = model.sum([SCALE * term for term in terms]) + SCALE * _constant(weights)
    model.highs.setObjective(told, ObjSense.kMaximize)


def _constant(weights: PlanWeights) -> float:
    """Return what is the same in every plan; the proven gap is relative to the whole."""
    return weights.money + weights.people


def _counts_for(model: PlanModel, quarter: int) -> float:
    """How often a quarter's running figures count."""
    return 1.0 + GOES_ON * float(quarter == model.arrays.quarters - 1)


def _customers_today(model: PlanModel) -> float:
    """Return today's hours with customers; of a team without customers all its hours."""
    hours, load = model.as_is.customer_hours, model.arrays.tasks.load.sum(axis=0)
    often = np.array([_counts_for(model, q) for q in model.quarters])
    return float(often @ (hours if hours.any() else load))


def _customer_hours(model: PlanModel) -> Any:
    tasks = model.arrays.tasks
    rows = [t for t in range(len(tasks.ids)) if tasks.is_customer[t]]
    hours: list[Any] = []
    for quarter in model.quarters:
        often = _counts_for(model, quarter)
        hours.append(often * float(tasks.load[rows, quarter].sum()))
        hours += [-often * model.more_delegated(t, quarter) for t in rows]
        hours += [-often * model.rates.saving_share * model.more_assisted(t, quarter) for t in rows]
        hours += [often * each for each in model.customer[:, quarter]]
        hours += [-often * LATE_WEIGHT * each for each in model.late[:, quarter]]
    return model.sum(hours)


def _cost_today(model: PlanModel) -> float:
    costs = model.as_is.costs
    return float(costs.total.sum() + GOES_ON * costs.people[-1])


def _cost(model: PlanModel) -> Any:
    last = model.arrays.quarters - 1
    spent = [part for quarter in model.quarters for part in cost_terms(model, quarter)]
    spent += [float(GOES_ON) * part for part in running_cost_terms(model, last)]
    return model.sum(spent)


def _changes(model: PlanModel) -> Any:
    return model.sum([*model.hires.ravel(), *model.moved.ravel(), *model.layoffs.ravel()])
