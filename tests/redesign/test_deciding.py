"""For each rule a small team whose best plan is another without that rule.

Each plan is compared with the list of all staffings, so that the rule is not only there but right.
"""

import pytest
from tests.redesign.oracle import Oracle
from tests.redesign.small_team import Case, seat, task, team, wish

from jobmorph.redesign.limits import Freeze, PlanWeights, SeatLimit
from jobmorph.redesign.objective import SCALE
from jobmorph.redesign.rules import RULES
from jobmorph.redesign.solve import HighsDesigner

EXACT = HighsDesigner(relative_gap=1e-7)
MONEY = PlanWeights(customer=0.05, money=0.9, resilience=0.0, people=0.05)
CUSTOMERS = PlanWeights(customer=0.9, money=0.02, resilience=0.0, people=0.08)
SPREAD = PlanWeights(customer=0.1, money=0.2, resilience=0.6, people=0.1)
# What other rules say already: load is an account of who does what, and the steepest path of `pace`
# goes no further than the verdict.
IMPLIED = ("load", "delegation", "assistance")


def bounds(**most):
    return tuple(SeatLimit(name, 0, people) for name, people in most.items())


def sellers(heads=2, share=0.9, **changes):
    """Return a seat that sells, and its tasks: AI can do part of what is not with customers."""
    load = share * 400.0 * heads
    return seat("s0", heads, **changes), [
        task("s0", "sell", 0.6 * load, is_customer=True),
        task("s0", "file", 0.4 * load, 0.4, 0.4),
    ]


def lone(question, *, quarters=2, problem=None, **changes):
    row, work = sellers(**changes)
    return Case(team([row], work, quarters=quarters, **(problem or {})), question)


def two(question, first, second, *, loads=(600.0, 300.0), quarters=2, **problem):
    tasks = [
        task("s0", "sell", 0.6 * loads[0], is_customer=True),
        task("s0", "file", 0.4 * loads[0], 0.4, 0.4),
        task("s1", "lead", loads[1], 0.2, 0.2, is_coaching=True),
    ]
    return Case(team([first, second], tasks, quarters=quarters, **problem), question)


def leading(heads=1, **changes):
    return seat("s1", heads, is_manager=True, service="lead", **changes)


CASES = {
    "pace": lone(wish(CUSTOMERS, seats=bounds(s0=2)), problem={"pace_share": 0.1}),
    "hours": lone(wish(CUSTOMERS, seats=bounds(s0=3))),
    "unused": lone(wish(CUSTOMERS, seats=bounds(s0=2)), problem={"used_share": 0.5}),
    "late": two(
        wish(CUSTOMERS, seats=bounds(s0=2, s1=1), coaching_hours_head_least=260.0),
        seat("s0", 2),
        leading(),
        pace_share=0.0,
    ),
    "put_back": lone(wish(CUSTOMERS, seats=bounds(s0=3)), problem={"put_back_limit_share": 0.05}),
    "checking": two(
        wish(CUSTOMERS, seats=bounds(s0=3, s1=1)),
        seat("s0", 2, level="entry"),
        leading(),
        checking_cap_share=0.02,
    ),
    "service": lone(
        wish(MONEY, seats=bounds(s0=2)),
        share=0.625,
        attrition_share_quarter=0.3,
        problem={"pace_share": 1.0},
    ),
    "stock": lone(wish(CUSTOMERS, seats=bounds(s0=3))),
    "leave": lone(wish(CUSTOMERS, seats=bounds(s0=3)), attrition_share_quarter=0.4),
    # Cheap to hire for, dear to hire into: somebody would be passed on who leaves.
    "leaving_people": two(
        wish(MONEY, seats=bounds(s0=3, s1=3)),
        seat("s0", 1, cost_amount_quarter=2_000.0, attrition_share_quarter=0.6),
        seat("s1", 1, cost_amount_quarter=40_000.0),
        loads=(100.0, 1180.0),
        moves=[("s0", "s1", 0.0, 1)],
        quarters=1,
        move_start_up_share=0.0,
        pace_share=0.0,
        hire_cost_share=1.0,
    ),
    "layoffs": lone(wish(MONEY, seats=bounds(s0=3), layoff_share=0.4), heads=3, share=0.3),
    # One seat has too many people, the other, of the same service, too few.
    "attrition_first": two(
        wish(MONEY, seats=bounds(s0=3, s1=2), layoff_share=0.5),
        seat("s0", 2),
        seat("s1", 1),
        loads=(200.0, 500.0),
        layoff_cost_share=0.0,
        hire_cost_share=0.0,
        pace_share=0.0,
    ),
    "held": Case(
        team(
            [
                sellers()[0],
                seat("s1", 2, is_held=True, service="held", attrition_share_quarter=0.4),
            ],
            sellers()[1],
        ),
        wish(MONEY, seats=bounds(s0=2, s1=2)),
    ),
    "moves": two(
        wish(MONEY, seats=bounds(s0=2, s1=2)),
        seat("s0", 2),
        seat("s1", 1),
        loads=(300.0, 700.0),
        moves=[("s0", "s1", 0.0, 2)],
        ai_training_hours=0.0,
        pace_share=0.0,
    ),
    "span": two(
        wish(CUSTOMERS, seats=bounds(s0=4, s1=1), coaching_factor=0.0),
        seat("s0", 2),
        leading(),
        span_heads=2.0,
    ),
    # A manager's free hours go to customers or to coaching.
    "coaching": Case(
        team(
            [seat("s0", 2), leading()],
            [
                task("s0", "sell", 700.0, is_customer=True),
                task("s1", "lead", 200.0, is_coaching=True),
                task("s1", "visit", 100.0, is_customer=True),
            ],
        ),
        wish(CUSTOMERS, seats=bounds(s0=2, s1=1), coaching_factor=1.2),
    ),
    "entry_seats": lone(
        wish(MONEY, seats=bounds(s0=2), entry_seats_least=2, layoff_share=1.0),
        level="entry",
        share=0.3,
    ),
    "practice": Case(
        team(
            [sellers()[0]],
            sellers()[1],
            practice=[("s0", "filing", "file", 1.0)],
        ),
        wish(CUSTOMERS, seats=bounds(s0=2), practice_floor_share=1.0),
    ),
    "margin": Case(
        team([sellers(attrition_share_quarter=0.4)[0]], sellers()[1], skills=[("s0", "selling")]),
        wish(SPREAD, seats=bounds(s0=3)),
    ),
    "budget": lone(wish(CUSTOMERS, seats=bounds(s0=4), budget_amount_year=90_000.0), share=1.0),
    "seats_least": lone(
        wish(MONEY, seats=bounds(s0=2), seats_least=2, layoff_share=1.0), share=0.3
    ),
    "seats_most": lone(wish(CUSTOMERS, seats=bounds(s0=4), seats_most=2)),
    "seat_limits": lone(wish(CUSTOMERS, seats=(SeatLimit("s0", 0, 2),))),
    "freezes": lone(
        wish(CUSTOMERS, seats=bounds(s0=4), freezes=(Freeze("Bonn", 1),)), location="Bonn"
    ),
}


def value(case, *left_out):
    """Return the objective without some rules; None if there is no plan."""
    model = EXACT.build(case.problem, case.request)
    with model.without(left_out):
        solved = EXACT.solve(model)
    return None if solved is None else solved.objective / SCALE


def test_every_rule_decides_a_case_or_follows_from_others():
    assert {*CASES, *IMPLIED} == set(RULES)


@pytest.mark.parametrize("rule", CASES)
def test_the_best_plan_hangs_on_a_rule(rule):
    case = CASES[rule]
    best = Oracle(case.problem, case.request).best()
    kept, left_out = value(case), value(case, rule)
    assert (kept is None) == (best is None)
    assert left_out is not None
    if kept is not None:
        assert kept == pytest.approx(best, abs=1e-6)
        assert left_out > kept + 1e-4


@pytest.mark.parametrize("rule", ["delegation", "assistance"])
def test_the_verdict_decides_where_the_pace_does_not(rule):
    case = lone(wish(CUSTOMERS, seats=bounds(s0=2)), quarters=1, problem={"pace_share": 1.0})
    assert value(case, "pace") == pytest.approx(value(case), abs=1e-6)
    assert value(case, "pace", rule) > value(case) + 1e-4


def test_nobody_does_less_than_nothing_alone():
    case = lone(wish(CUSTOMERS, seats=bounds(s0=2)), quarters=1, problem={"pace_share": 1.0})
    done = ("pace", "delegation", "assistance")
    assert value(case, *done, "load") > value(case, *done) + 1e-4
