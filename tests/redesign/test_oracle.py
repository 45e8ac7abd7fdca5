"""Brute force against a mixed-integer programme written from the inequalities themselves."""

import numpy as np
import polars as pl
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from jobmorph.redesign.brute_force import BruteForceDesigner
from jobmorph.redesign.hours import work_of
from jobmorph.redesign.problem import PlanWeights
from jobmorph.redesign.staffing import team_of
from jobmorph.schema.errors import InfeasibleError

DESIGNER = BruteForceDesigner(hire_maximum=2, move_maximum=2)
PER_ROLE = ("hire", "lay", "delegated", "sure", "put_back", "idle")


class Programme:
    """Linear expressions over named variables; '' is the constant."""

    def __init__(self, problem):
        self.problem, self.rules = problem, problem.rules
        self.team, self.work = team_of(problem), work_of(problem)
        self.roles = range(self.team.today.size)
        self.moves = range(self.team.origin.size)
        self.stay = self.team.today - self.team.leave
        self.laid_off_most = np.floor(self.rules.layoff_limit_share * self.team.today)
        names = [f"{kind}{row}" for kind in PER_ROLE for row in self.roles]
        self.names = [*names, *(f"move{move}" for move in self.moves), "z"]
        self.lines, self.least, self.most = [], [], []

    def vector(self, expression):
        return np.array([expression.get(name, 0.0) for name in self.names])

    def require(self, expression, least=-np.inf, most=np.inf):
        constant = expression.get("", 0.0)
        self.lines.append(self.vector(expression))
        self.least.append(least - constant)
        self.most.append(most - constant)

    def planned(self, row):
        team = self.team
        expression = {"": float(self.stay[row]), f"hire{row}": 1.0, f"lay{row}": -1.0}
        for move in self.moves:
            into, out = team.destination[move] == row, team.origin[move] == row
            expression[f"move{move}"] = float(into) - float(out)
        return expression

    def available(self, row):
        expression = times(self.rules.hours_per_head, self.planned(row))
        expression[f"hire{row}"] -= self.rules.start_up_hours
        for move in self.moves:
            if self.team.destination[move] == row:
                hours = self.rules.start_up_hours + self.team.training_hours[move]
                expression[f"move{move}"] -= hours
        return expression

    def reports(self):
        return total(self.planned(row) for row in self.roles if not self.team.is_manager[row])

    def cost(self):
        rules = self.rules
        one_off = (
            {f"hire{row}": rules.hire_cost_usd, f"lay{row}": rules.layoff_cost_usd}
            for row in self.roles
        )
        wages = (times(self.team.cost[row], self.planned(row)) for row in self.roles)
        return total([*wages, *one_off])

    def require_hours(self, row):
        rules, work = self.rules, self.work
        coached = -rules.coaching_hours_per_report * float(self.team.is_manager[row])
        capacity = total([self.available(row), times(coached, self.reports())])
        gain, gain_sure = 1.0 - rules.checking_share, 1.0 - rules.checking_share_high
        used = {f"delegated{row}": gain, f"put_back{row}": -1.0, f"idle{row}": -1.0}
        need = work.load[row] - rules.saving_share * work.assisted[row]
        self.require(total([capacity, used]), need, need)
        need_sure = work.load[row] - rules.saving_share_low * work.assisted_sure[row]
        self.require(total([capacity, {f"sure{row}": gain_sure}]), need_sure)
        self.require({f"sure{row}": 1.0, f"delegated{row}": -1.0}, most=0.0)

    def require_staff(self, row):
        out = {f"move{move}": 1.0 for move in self.moves if self.team.origin[move] == row}
        self.require({**out, f"lay{row}": 1.0}, most=self.stay[row])
        self.require(self.planned(row), least=self.team.entry_seats[row])
        self.require({f"lay{row}": 1.0, "z": -self.laid_off_most[row]}, most=0.0)
        hires = DESIGNER.hire_maximum
        self.require({f"hire{row}": 1.0, "z": hires}, most=hires)

    def require_team(self):
        rules, team = self.rules, self.team
        checking = {f"delegated{row}": -rules.checking_share for row in self.roles}
        checkers = total(self.available(row) for row in self.roles if team.is_checker[row])
        self.require(total([checking, times(rules.checking_cap_share, checkers)]), least=0.0)
        managers = total(self.planned(row) for row in self.roles if team.is_manager[row])
        spare = total([times(rules.span_heads, managers), times(-1.0, self.reports())])
        self.require(spare, least=0.0)
        if rules.budget_usd is not None:
            self.require(self.cost(), most=rules.budget_usd)

    def objective(self):
        weights, team = self.problem.weights, self.team
        today = float(team.today @ team.cost)
        heads = float(team.today.sum())
        kept = [{"": float(self.stay[row]), f"lay{row}": -1.0} for row in self.roles]
        put_back = {f"put_back{row}": 1.0 for row in self.roles}
        return total(
            [
                times(weights.customer / self.work.load.sum(), put_back),
                {"": weights.money},
                times(-weights.money / today, self.cost()),
                times(weights.people / heads, total(kept)),
            ]
        )

    def upper_bounds(self):
        limits = {f"move{move}": min(2, self.stay[self.team.origin[move]]) for move in self.moves}
        for row in self.roles:
            limits[f"hire{row}"] = DESIGNER.hire_maximum
            limits[f"lay{row}"] = self.laid_off_most[row]
            limits[f"delegated{row}"] = self.work.delegated[row]
            limits[f"sure{row}"] = self.work.delegated_sure[row]
            limits[f"put_back{row}"] = self.team.put_back_limit[row]
        limits["z"] = 1.0
        return np.array([limits.get(name, np.inf) for name in self.names])

    def optimum(self):
        for row in self.roles:
            self.require_hours(row)
            self.require_staff(row)
        self.require_team()
        objective = self.objective()
        whole = [name.startswith(("hire", "lay", "move", "z")) for name in self.names]
        solved = milp(
            -self.vector(objective),
            integrality=np.array(whole, dtype=int),
            bounds=Bounds(np.zeros(len(self.names)), self.upper_bounds()),
            constraints=LinearConstraint(np.array(self.lines), self.least, self.most),
        )
        return None if solved.x is None else objective[""] - solved.fun


def times(factor, expression):
    return {name: factor * value for name, value in expression.items()}


def total(expressions):
    result = {}
    for expression in expressions:
        for name, value in expression.items():
            result[name] = result.get(name, 0.0) + value
    return result


def test_agrees_with_a_mixed_integer_programme_on_random_teams(problem):
    rng = np.random.default_rng(11)
    solved = 0
    for _ in range(40):
        base = problem()
        loads = base.loads.with_columns(
            pl.Series("load_hours_quarter", rng.uniform(100, 1200, 4)),
            pl.Series("delegated_limit", limit := rng.uniform(0, 0.6, 4)),
            pl.Series("delegated_limit_low", limit * rng.uniform(0.3, 1.0, 4)),
            pl.Series("assisted_limit", aided := rng.uniform(0, 0.4, 4)),
            pl.Series("assisted_limit_low", aided * rng.uniform(0.3, 1.0, 4)),
        )
        roles = base.roles.with_columns(
            pl.Series("attrition_share_quarter", rng.uniform(0, 0.4, 3)),
            pl.Series("put_back_limit_hours_quarter", rng.uniform(0, 500, 3)),
        )
        case = problem(
            loads=loads,
            roles=roles,
            weights=PlanWeights(*rng.uniform(0, 2, 3)),
            checking_cap_share=rng.uniform(0.005, 0.1),
            layoff_limit_share=rng.choice([0.0, 0.5]),
            start_up_hours=rng.uniform(0, 150),
            hire_cost_usd=rng.uniform(0, 4000),
            layoff_cost_usd=rng.uniform(0, 4000),
            budget_usd=rng.choice([None, 95_000.0]),
        )
        expected = Programme(case).optimum()
        if expected is None:
            with pytest.raises(InfeasibleError):
                DESIGNER.design(case)
            continue
        solved += 1
        assert DESIGNER.design(case).objective == pytest.approx(expected, abs=1e-6)
    assert 10 <= solved < 40
