"""Conflicts are minimal, limits that bind are named, one unit more is what solving again says."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.redesign.small_team import random_case, seat, task, team, wish
from tests.redesign.test_deciding import CASES, CUSTOMERS, MONEY, bounds, leading, lone, two

from jobmorph.redesign.explain import answer, binding_rules, relaxed_value, steps_of
from jobmorph.redesign.limits import Freeze, PlanLimits, SeatLimit
from jobmorph.redesign.rules import LIMITS
from jobmorph.redesign.solve import HighsDesigner
from jobmorph.redesign.trade_off import budget_line
from jobmorph.schema.errors import InfeasibleError

EXACT = HighsDesigner(relative_gap=1e-7)
TINY = 1e-6


def is_possible(model, kept):
    """Whether there is a plan if of all limits only some are kept."""
    with model.without([name for name in LIMITS if name not in kept]):
        return EXACT.solve(model) is not None


def impossible(seed):
    for each in itertools.count(seed):
        case = random_case(each)
        if EXACT.find(case.problem, case.request) is None:
            return case
    raise AssertionError("seeds do not end")


@settings(max_examples=40)
@given(st.integers(0, 5_000))
def test_limits_that_clash_are_as_few_as_can_be(seed):
    case = impossible(seed)
    clash = EXACT.clash(EXACT.build(case.problem, case.request))
    assert clash
    owners = EXACT.build(case.problem, case.request)
    owners.aim_at_nothing()
    # Rules of the work stay where the owner's limits alone explain why there is no plan.
    from_work = () if set(clash) - set(OWNER_LIMITS) else WORK
    assert not is_possible(owners, [*clash, *from_work])
    for name in clash:
        rest = [each for each in clash if each != name]
        assert is_possible(owners, [*rest, *from_work])


OWNER_LIMITS = (
    "budget", "seats_most", "seats_least", "seat_limits", "freezes", "layoffs", "attrition_first",
    "entry_seats", "practice", "coaching", "span",
)  # fmt: skip
WORK = tuple(name for name in LIMITS if name not in OWNER_LIMITS)


def test_a_clash_that_is_known():
    case = lone(wish(seats=bounds(s0=2), seats_least=3, entry_seats_least=1), level="entry")
    assert EXACT.clash(EXACT.build(case.problem, case.request)) == ("seats_least", "seat_limits")
    with pytest.raises(InfeasibleError, match="seats_least"):
        EXACT.design(case.problem, case.request)


def test_a_team_without_anybody_who_may_check_goes_on_as_it_is():
    # Nobody may check: what AI does today stays, and nothing is added.
    row = seat("s0", 2, level="entry")
    work = task("s0", "t0", 700.0, 0.5, 0.2, delegated_today=0.3, assisted_today=0.1)
    plan = EXACT.design(team([row], [work]), wish())
    assert plan.tasks["delegated_hours_quarter"].max() <= 210.0 + 1e-6
    assert "checking" in binding_rules(plan)


@pytest.mark.parametrize(
    ("rule", "case", "is_reached"),
    [
        ("seats_most", CASES["seats_most"], True),
        ("seats_least", CASES["seats_least"], True),
        ("seat_limits", CASES["seat_limits"], True),
        ("entry_seats", CASES["entry_seats"], True),
        ("freezes", CASES["freezes"], True),
        ("put_back", CASES["put_back"], True),
        ("put_back", CASES["pace"], False),
        ("span", CASES["span"], True),
        ("coaching", CASES["coaching"], True),
        ("practice", CASES["practice"], True),
        ("checking", CASES["checking"], True),
        ("checking", CASES["pace"], False),
        ("layoffs", CASES["layoffs"], True),
        ("layoffs", CASES["seats_most"], False),
        ("layoffs", CASES["pace"], False),
        ("budget", CASES["seats_most"], False),
    ],
)
def test_limits_that_bind_are_named(rule, case, is_reached):
    design = EXACT.find(case.problem, case.request)
    assert (rule in binding_rules(design)) == is_reached


def test_the_pace_binds_where_it_holds_ai_back():
    def is_named(**rates):
        case = lone(wish(CUSTOMERS, seats=bounds(s0=2)), problem=rates)
        return "pace" in binding_rules(EXACT.find(case.problem, case.request))

    assert is_named(pace_share=0.1)
    # Both quarters' verdict is within reach at once.
    assert not is_named(pace_share=1.0)


def test_the_pace_does_not_bind_because_ai_is_used_today():
    work = task("s0", "t0", 700.0, 0.3, 0.3, delegated_today=0.2, is_customer=True)
    problem = team([seat("s0", 2)], [work], pace_share=0.05, put_back_limit_share=0.0)
    design = EXACT.find(problem, wish(CUSTOMERS))
    assert design.tasks["delegated_hours_quarter"].to_list() == pytest.approx([140.0, 140.0])
    assert "pace" not in binding_rules(design)


def test_the_pace_does_not_bind_in_a_frozen_place():
    case = lone(wish(CUSTOMERS, seats=bounds(s0=2), freezes=(Freeze("Bonn", 2),)), location="Bonn")
    named = binding_rules(EXACT.find(case.problem, case.request))
    assert "freezes" in named
    assert "pace" not in named


@pytest.mark.parametrize(
    ("rule", "field", "unit", "tight"),
    [
        ("seats_most", "seats_most", 1, -1),
        ("entry_seats", "entry_seats_least", 1, 1),
        ("seats_least", "seats_least", 1, 1),
        ("coaching", "coaching_factor", 0.05, 0.05),
        ("practice", "practice_floor_share", 0.05, 0.05),
    ],
)
def test_one_unit_more_is_the_difference_of_two_optima(rule, field, unit, tight):
    case = CASES[rule]
    here = EXACT.find(case.problem, case.request).objective
    easing, other = steps_of(case.problem, case.request, [rule], head_amount=40_000.0)
    assert (easing.size, other.size) == (unit, -unit)
    assert (easing.is_easing, other.is_easing) == (True, False)
    for step, change in ((easing, -tight), (other, tight)):
        limits = replace(
            case.request.limits, **{field: getattr(case.request.limits, field) + change}
        )
        again = EXACT.find(case.problem, replace(case.request, limits=limits))
        told = answer(step, EXACT)
        assert (again is None) == (told is None)
        if told is not None:
            assert told.objective - here == pytest.approx(again.objective - here, abs=TINY)
            assert (told.objective - here) * (1 if step.is_easing else -1) >= -TINY
    assert answer(easing, EXACT).objective > here + 1e-4


def test_one_unit_more_of_a_rate():
    case = CASES["pace"]
    steps = steps_of(case.problem, case.request, ["pace", "span"], head_amount=1.0)
    assert [(step.rule, round(step.problem.rates.pace_share, 3)) for step in steps][2:] == [
        ("pace", 0.12), ("pace", 0.08),
    ]  # fmt: skip
    assert [step.problem.rates.span_heads for step in steps][:2] == [5.0, 3.0]


def test_a_budget_is_changed_by_a_person_but_never_to_nothing():
    case = CASES["budget"]
    steps = steps_of(case.problem, case.request, ["budget"], head_amount=40_000.0)
    assert [step.request.limits.budget_amount_year for step in steps] == [130_000.0, 50_000.0]
    (only,) = steps_of(case.problem, case.request, ["budget"], head_amount=90_000.0)
    assert only.is_easing


def test_a_step_does_not_leave_the_range_of_its_limit():
    case = CASES["coaching"]
    request = replace(case.request, limits=PlanLimits(coaching_factor=10.0))
    (only,) = steps_of(case.problem, request, ["coaching"], head_amount=1.0)
    assert only.is_easing


def test_what_is_enough_to_give():
    case = lone(wish(seats=bounds(s0=3), seats_most=2, entry_seats_least=6), level="entry", heads=3)
    assert relaxed_value(case.problem, case.request, "seats_most", EXACT) is None
    spread = two(wish(MONEY, seats_least=6, budget_amount_year=150_000.0), seat("s0", 2), leading())
    least = relaxed_value(spread.problem, spread.request, "seats_least", EXACT)
    request = replace(spread.request, limits=replace(spread.request.limits, seats_least=int(least)))
    assert EXACT.find(spread.problem, request) is not None
    more = replace(
        spread.request, limits=replace(spread.request.limits, seats_least=int(least) + 1)
    )
    assert EXACT.find(spread.problem, more) is None
    assert relaxed_value(spread.problem, spread.request, "span", EXACT) is None


def test_more_money_never_buys_fewer_hours_with_customers():
    case = lone(wish(seats=(SeatLimit("s0", 0, 4),)), share=1.0)
    budgets = [70_000.0, 90_000.0, 130_000.0, 170_000.0]
    line = budget_line(case.problem, case.request, budgets, EXACT)
    hours = [design.hours["customer_hours_quarter"].sum() for design in line]
    assert hours == sorted(hours)
    assert hours[0] < hours[-1]
    assert [design.name for design in line][-1] == "budget 170000"
