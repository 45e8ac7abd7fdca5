"""Large teams: the same plan as a small one, found near the relaxed programme, honestly bounded."""

import numpy as np
import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.redesign.small_team import seat, task, team, wish
from tests.redesign.test_deciding import CUSTOMERS, MONEY

from jobmorph.redesign.explain import binding_rules
from jobmorph.redesign.limits import PlanWeights
from jobmorph.redesign.rounding import plan_near_relaxed
from jobmorph.redesign.solve import LARGE_HEADS, HighsDesigner

EXACT = HighsDesigner(relative_gap=1e-7)
EVEN = PlanWeights(customer=0.4, money=0.3, resilience=0.1, people=0.2)


def company(heads, *, quarters=4, attrition=0.06, **rates):
    """Four seats in two services, one of them of managers."""
    first, second, third = (int(part * heads) for part in (0.6, 0.25, 0.1))
    people = (first, second, third, heads - first - second - third)
    rows = [
        seat("s0", people[0], level="entry", start_up_months=5.0),
        seat("s1", people[1], start_up_months=8.0, cost_amount_quarter=16_000.0),
        seat("s2", people[2], is_manager=True, service="lead", cost_amount_quarter=24_000.0),
        seat("s3", people[3], service="other", team_area="aside"),
    ]
    tasks = [
        task("s0", "sell", 230.0 * people[0], 0.1, 0.3, is_customer=True),
        task("s0", "file", 130.0 * people[0], 0.5, 0.3, delegated_today=0.05),
        task("s1", "sell", 350.0 * people[1], 0.2, 0.4, is_customer=True),
        task("s2", "lead", 300.0 * people[2], 0.1, 0.3, is_coaching=True),
        task("s3", "count", 370.0 * people[3], 0.4, 0.2),
    ]
    return team(
        [row | {"attrition_share_quarter": attrition} for row in rows],
        tasks,
        quarters=quarters,
        moves=[("s0", "s1", 40.0, 2)],
        skills=[("s0", "selling"), ("s1", "selling"), ("s2", "leading"), ("s3", "counting")],
        **{"pace_share": 0.1, "span_heads": 9.0, "tool_amount_delegated_hour": 1.5} | rates,
    )


@settings(max_examples=12)
@given(
    st.integers(120, 4_000),
    st.sampled_from([EVEN, MONEY, CUSTOMERS]),
    st.sampled_from([0.0, 0.03, 0.08]),
    st.booleans(),
)
def test_a_rounded_plan_keeps_every_rule_and_tells_an_honest_gap(heads, weights, attrition, fixed):
    problem = company(heads, attrition=attrition)
    limits = {"seats_least": heads, "seats_most": heads} if fixed else {}
    model = EXACT.build(problem, wish(weights, entry_seats_least=heads // 2, **limits))
    near = plan_near_relaxed(model)
    assume(near is not None)  # near 100 people there may be none; the whole search then finds one
    programme = model.highs.getLp()
    low, high = np.array(programme.row_lower_), np.array(programme.row_upper_)
    scale = np.maximum(np.abs(near.row_values), 1.0)
    assert (near.row_values >= low - 1e-6 * scale).all()
    assert (near.row_values <= high + 1e-6 * scale).all()
    whole = [
        each.index for grid in (model.heads, model.hires, model.moved) for each in grid.ravel()
    ]
    assert near.values[whole] == pytest.approx(np.round(near.values[whole]), abs=1e-6)
    best = HighsDesigner(relative_gap=1e-4).solve(model).objective
    assert near.objective <= best * (1.0 + 1.1e-4)
    assert best <= near.objective + near.gap * abs(near.objective) + 1e-6


@pytest.mark.parametrize("heads", [1_000, 4_000])
def test_in_a_large_team_there_is_a_plan_so_near(heads):
    limits = {"seats_least": heads, "seats_most": heads}
    model = EXACT.build(company(heads), wish(EVEN, entry_seats_least=heads // 2, **limits))
    assert plan_near_relaxed(model).gap <= 0.01


def test_without_a_plan_so_near_the_whole_search_finds_one():
    limits = wish(CUSTOMERS, entry_seats_least=60, seats_least=120, seats_most=120)
    problem = company(120, attrition=0.08)
    assert plan_near_relaxed(EXACT.build(problem, limits)) is None
    found = HighsDesigner(relative_gap=1e-3).find(problem, limits)
    assert found is not None
    assert found.seats.filter(pl.col("quarter") == 4)["planned_heads"].sum() == 120


def test_rounding_leaves_the_programme_as_it_was():
    model = EXACT.build(company(500), wish(EVEN))
    before = model.highs.getLp()
    kept = [np.array(each) for each in (before.col_lower_, before.col_upper_, before.col_cost_)]
    plan_near_relaxed(model)
    after = model.highs.getLp()
    for old, new in zip(kept, (after.col_lower_, after.col_upper_, after.col_cost_), strict=True):
        assert (old == np.array(new)).all()
    assert model.highs.getOptionValue("mip_rel_gap")[1] != 0.2


def test_a_large_team_that_cannot_be_planned_has_a_clash():
    problem = company(2 * LARGE_HEADS)
    request = wish(EVEN, seats_most=50, entry_seats_least=20)
    assert plan_near_relaxed(EXACT.build(problem, request)) is None
    assert EXACT.find(problem, request) is None
    assert "seats_most" in EXACT.clash(EXACT.build(problem, request))


def test_a_team_a_thousand_times_as_large_gets_the_same_plan():
    small, large = (company(20 * times, attrition=0.0) for times in (1, 1000))
    designs = [HighsDesigner(relative_gap=1e-5).find(each, wish(EVEN)) for each in (small, large)]
    # Whole people bind the small one: it cannot be better, but for a hundredth it is as good.
    assert designs[0].objective <= designs[1].objective + 1e-4
    assert designs[1].objective == pytest.approx(designs[0].objective, abs=0.05)


def test_changes_count_next_to_nothing_in_a_large_team():
    # Everybody leaves within ten quarters and is replaced: the same in every plan.
    row = seat("s0", 20_000, attrition_share_quarter=0.1)
    problem = team([row], [task("s0", "t0", 7_900_000.0)], quarters=2, hire_cost_share=0.0)
    weights = PlanWeights(customer=0.0, money=0.5, resilience=0.0, people=0.5)
    design = EXACT.find(problem, wish(weights, seats_least=20_000, seats_most=20_000))
    assert design.seats["hire_heads"].sum() == 4_000
    assert design.objective == pytest.approx(0.5 * 0.0 + 0.5, abs=1e-4)


def test_a_budget_of_billions_can_be_written_down():
    row = seat("s0", 100_000, cost_amount_quarter=30_000.0)
    problem = team(
        [row], [task("s0", "t0", 3.6e7, 0.3, 0.3)], tool_amount_delegated_hour=1.5, quarters=1
    )
    design = EXACT.find(problem, wish(CUSTOMERS, budget_amount_year=1.3e10))
    assert design is not None
    assert "budget" not in binding_rules(design)


def test_more_than_a_thousand_people_of_a_seat_may_be_replaced():
    rows = [
        seat("s0", 30_000, attrition_share_quarter=0.06, is_held=True, service="held"),
        seat("s1", 2),
    ]
    design = EXACT.find(team(rows, [task("s1", "t0", 700.0)]), wish(EVEN))
    assert design.seats.filter(pl.col("seat_id") == "s0")["hire_heads"].to_list() == [1800, 1800]


def test_a_trifle_of_a_start_is_no_row_that_cannot_be_written():
    problem = team([seat("s0", 2, start_up_months=3.0000001)], [task("s0", "t0", 700.0)])
    assert EXACT.find(problem, wish(EVEN)) is not None
