"""Hours of a plan whose people are fixed: the best there are, and of equals always the same."""

from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.redesign.small_team import random_case, seat, task, team, wish
from tests.redesign.test_deciding import CUSTOMERS
from tests.redesign.test_large_team import EVEN, company

from jobmorph.redesign.best_hours import best_hours, columns_of, people_columns
from jobmorph.redesign.solution import staffing_of
from jobmorph.redesign.solve import HighsDesigner

EXACT = HighsDesigner(relative_gap=1e-7)


def led_team(**limits):
    """Three people who sell, and a manager with more than half of the time to spare."""
    rows = [seat("s0", 3), seat("s1", 1, is_manager=True, service="lead")]
    tasks = [
        task("s0", "sell", 900.0, is_customer=True),
        task("s1", "lead", 150.0, is_coaching=True),
    ]
    request = wish(CUSTOMERS, seats_least=4, seats_most=4, **limits)
    return EXACT.build(team(rows, tasks, quarters=2, span_heads=4.0), request)


@pytest.mark.parametrize(
    ("factor", "extra"),
    [
        (0.0, [0.0, 0.0]),
        # In a line from today's 150 hours to as much again.
        (2.0, [75.0, 150.0]),
    ],
)
def test_a_manager_with_time_to_spare_coaches_as_much_as_is_asked(factor, extra):
    model = led_team(coaching_factor=factor)
    found = EXACT.solve(model)
    hours = best_hours(model, found.values, bound=found.bound)
    assert hours.values[columns_of(model.coaching[1:2])] == pytest.approx(extra)


def test_hours_that_a_search_put_back_for_nothing_are_taken_back():
    model = led_team(coaching_factor=1.0)
    found = EXACT.solve(model)
    wasteful = found.values.copy()
    wasteful[columns_of(model.coaching[1:2])] = 200.0
    again = best_hours(model, wasteful, bound=found.bound)
    assert again.values[columns_of(model.coaching)] == pytest.approx([0.0] * 4)
    assert again.objective == pytest.approx(found.objective)
    assert again.gap <= found.gap + 1e-9


@settings(max_examples=25)
@given(st.integers(0, 5_000))
def test_nothing_but_ties_is_settled(seed):
    case = random_case(seed)
    model = EXACT.build(case.problem, case.request)
    found = EXACT.solve(model)
    assume(found is not None)
    hours = best_hours(model, found.values, bound=found.bound)
    assert hours.objective == pytest.approx(found.objective, rel=1e-6, abs=1e-6)
    assert hours.objective <= found.bound + 1e-6
    for kept, new in zip(
        astuple(staffing_of(model, found.values)),
        astuple(staffing_of(model, hours.values)),
        strict=True,
    ):
        assert (kept == new).all()


def test_people_who_keep_no_plan_have_no_hours():
    model = led_team()
    found = EXACT.solve(model)
    nobody = found.values.copy()
    nobody[columns_of(model.heads)] = 0.0
    assert best_hours(model, nobody, bound=found.bound) is None


def test_the_programme_is_as_it_was():
    model = EXACT.build(company(30), wish(EVEN))
    found = HighsDesigner(relative_gap=1e-3).solve(model)
    before = model.highs.getLp()
    kept = [np.array(each) for each in (before.col_lower_, before.col_upper_, before.col_cost_)]
    best_hours(model, found.values, bound=found.bound)
    after = model.highs.getLp()
    for old, new in zip(kept, (after.col_lower_, after.col_upper_, after.col_cost_), strict=True):
        assert (old == np.array(new)).all()
    assert len(people_columns(model)) > 0
