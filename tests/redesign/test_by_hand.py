"""Plans small enough to work out on paper."""

import polars as pl
import pytest
from tests.redesign.small_team import seat, task, team, wish
from tests.redesign.test_deciding import CUSTOMERS, MONEY, bounds

from jobmorph.redesign.accounts import leavers_of
from jobmorph.redesign.explain import binding_rules
from jobmorph.redesign.layout import arrays_of
from jobmorph.redesign.limits import Freeze, PlanWeights
from jobmorph.redesign.solve import HighsDesigner

EXACT = HighsDesigner(relative_gap=1e-7)


def of_task(design, task_id, column):
    return (
        design.tasks.filter(pl.col("task_id") == task_id)
        .sort("quarter")
        .get_column(f"{column}_hours_quarter")
        .to_list()
    )


def heads(design, seat_id="s0"):
    return design.seats.filter(pl.col("seat_id") == seat_id)["planned_heads"].to_list()


def test_ai_takes_over_a_tenth_of_a_task_each_quarter():
    # Verdict: 35% by AI and 20% with AI. In four quarters a tenth each, by AI first.
    rows = [task("s0", "sell", 200.0, is_customer=True), task("s0", "file", 200.0, 0.35, 0.2)]
    problem = team([seat("s0", 1)], rows, quarters=6, pace_share=0.1)
    design = EXACT.find(problem, wish(CUSTOMERS, seats=bounds(s0=1)))
    assert of_task(design, "file", "delegated") == pytest.approx([20, 40, 60, 70, 70, 70])
    assert of_task(design, "file", "assisted") == pytest.approx([0, 0, 0, 10, 30, 40])
    # .9 of an hour by AI and .4 of an hour with AI go to customers.
    back = design.hours["customer_back_hours_quarter"].to_list()
    assert back == pytest.approx([18, 36, 54, 67, 75, 79])
    paced = design.rules.filter(
        (pl.col("rule") == "pace") & pl.col("is_binding")
        & (pl.col("rule_place") == "s0,file,by_ai")
    )  # fmt: skip
    assert paced["quarter"].to_list() == [1, 2, 3]
    assert "pace" in binding_rules(design)


def test_what_ai_does_today_is_the_base_of_the_pace():
    # Today 10% by AI; in a frozen place it stays so for two quarters.
    rows = [
        task("s0", "sell", 200.0, is_customer=True),
        task("s0", "file", 200.0, 0.35, delegated_today=0.1),
    ]
    problem = team([seat("s0", 1, location="Bonn")], rows, quarters=4, pace_share=0.2)
    request = wish(CUSTOMERS, seats=bounds(s0=1), freezes=(Freeze("Bonn", 2),))
    assert of_task(EXACT.find(problem, request), "file", "delegated") == pytest.approx(
        [20, 20, 60, 70]
    )


@pytest.mark.parametrize(("is_bold", "people"), [(False, 3), (True, 2)])
def test_a_service_is_staffed_for_the_bad_end(is_bold, people):
    # 1,000 hours. At the bad end AI frees .8 x .2 x 1,000 + .2 x .1 x 1,000 = 180: 820 are left,
    # which takes three people of 400. In the middle .9 x 400 + .4 x 200 = 440: two are enough.
    problem = team(
        [seat("s0", 3, attrition_share_quarter=0.3)],
        [task("s0", "t0", 1000.0, 0.4, 0.2)],
        quarters=2,
        pace_share=1.0,
    )
    design = EXACT.find(problem, wish(MONEY, seats=bounds(s0=4), is_bold=is_bold))
    assert heads(design)[-1] == people
    last = design.rules.filter((pl.col("rule") == "service") & (pl.col("quarter") == 2))
    # sum H n + .8 x .5 x^D + .2 x .5 x^A >= 1,000, or with .9 and .4 in the middle.
    freed = 440.0 if is_bold else 180.0
    assert last["slack"].item() == pytest.approx(400.0 * people + freed - 1000.0)


@pytest.mark.parametrize(
    ("budget", "quarters", "people"),
    [
        # Two people cost 80,000 a year, a third 10,000 a quarter, and 8,000 to find.
        (97_900.0, 4, [2, 2, 2, 2]),
        (98_000.0, 4, [2, 2, 2, 3]),
        (108_000.0, 4, [2, 2, 3, 3]),
        # The fifth quarter has a quarter of the budget: 24,500 do not pay three people.
        (98_000.0, 5, [2, 2, 2, 2, 2]),
        (120_000.0, 5, [2, 3, 3, 3, 3]),
    ],
)
def test_each_year_keeps_its_budget(budget, quarters, people):
    rows = [task("s0", "sell", 800.0, is_customer=True)]
    problem = team([seat("s0", 2)], rows, quarters=quarters)
    design = EXACT.find(problem, wish(CUSTOMERS, budget_amount_year=budget, seats=bounds(s0=3)))
    assert heads(design) == people
    year = pl.col("quarter").sub(1) // 4
    spent = design.costs.group_by(year, maintain_order=True).agg(
        pl.sum_horizontal(pl.exclude("quarter")).sum().alias("spent"), pl.len()
    )
    assert (spent["spent"] <= budget * spent["len"] / 4.0 + 0.01).all()


def test_leavers_add_up_over_seats():
    # 1.2 leavers in a year in each of two seats, laid end to end: marks at 0.5 and 1.5 of 2.4. The
    # first is reached by s0 in the second quarter (0.6), the other by s1 in the first (1.2 + 0.3).
    problem = team(
        [seat("s0", 3, attrition_share_quarter=0.1), seat("s1", 3, attrition_share_quarter=0.1)],
        [task("s0", "t0", 900.0)],
        quarters=4,
    )
    arrays = arrays_of(problem)
    left = leavers_of(arrays, arrays.seats.heads[:, None].repeat(4, axis=1))
    assert left.tolist() == [[0, 1, 0, 0], [1, 0, 0, 0]]


def test_somebody_new_starts_slowly_and_work_waits():
    # Six months to full output: three quarters of the first, one quarter of the second are lost.
    rows = [task("s0", "sell", 800.0, is_customer=True)]
    row = seat("s0", 2, attrition_share_quarter=0.25, start_up_months=6.0)
    design = EXACT.find(team([row], rows, quarters=2), wish(CUSTOMERS, seats=bounds(s0=2)))
    assert design.seats["hire_heads"].to_list() == [1, 0]
    assert design.hours["start_up_hours_quarter"].to_list() == pytest.approx([300.0, 100.0])
    assert design.hours["late_hours_quarter"].to_list() == pytest.approx([300.0, 100.0])


def test_what_the_last_quarter_counts():
    # Hours with customers: 400, and 40 more by the extra hours of the put-back limit of .1.
    rows = [task("s0", "sell", [300.0, 400.0], is_customer=True)]
    problem = team([seat("s0", 1, work_hours_head_quarter=500.0)], rows, put_back_limit_share=0.1)
    weights = PlanWeights(customer=1.0, money=0.0, resilience=0.0, people=0.0)
    design = EXACT.find(problem, wish(weights, seats=bounds(s0=1)))
    assert design.objective == pytest.approx((330.0 + 5 * 440.0) / (300.0 + 5 * 400.0))


def test_work_that_waits_counts_more_than_time_with_customers():
    rows = [task("s0", "sell", 400.0, is_customer=True)]
    problem = team([seat("s0", 1)], rows, quarters=1, ai_training_hours=40.0)
    weights = PlanWeights(customer=1.0, money=0.0, resilience=0.0, people=0.0)
    design = EXACT.find(problem, wish(weights, seats=bounds(s0=1)))
    assert design.objective == pytest.approx((400.0 - 1.25 * 40.0) / 400.0)


def test_work_that_waits_is_weighed_by_all_work_where_there_are_no_customers():
    rows = [task("s0", "file", 400.0)]
    problem = team([seat("s0", 1)], rows, quarters=1, ai_training_hours=40.0)
    weights = PlanWeights(customer=1.0, money=0.0, resilience=0.0, people=0.0)
    design = EXACT.find(problem, wish(weights, seats=bounds(s0=1)))
    assert design.objective == pytest.approx(-1.25 * 40.0 / 400.0)


def test_work_waits_while_somebody_who_moved_is_trained():
    # Two people have 800 hours of work, and 40 of training for the one who came.
    rows = [task("s0", "sell", 350.0), task("s1", "count", 800.0)]
    seats = [seat("s0", 2), seat("s1", 1, cost_amount_quarter=20_000.0)]
    problem = team(seats, rows, quarters=2, moves=[("s0", "s1", 40.0, 1)], pace_share=0.0)
    design = EXACT.find(problem, wish(MONEY, seats=bounds(s0=2, s1=2)))
    assert design.moves["move_heads"].to_list() == [1]
    s1 = design.hours.filter(pl.col("seat_id") == "s1")
    assert s1["training_hours_quarter"].to_list() == pytest.approx([40.0, 0.0])
    assert s1["late_hours_quarter"].to_list() == pytest.approx([40.0, 0.0])


def test_nobody_is_hired_for_a_seat_to_leave_it():
    # The one person of s0 moves; the next of s1 is hired for it, dear as that is.
    rows = [task("s0", "sell", 100.0), task("s1", "count", [780.0, 1180.0])]
    seats = [
        seat("s0", 1, cost_amount_quarter=2_000.0, service="sales"),
        seat("s1", 1, cost_amount_quarter=40_000.0),
    ]
    problem = team(seats, rows, moves=[("s0", "s1", 0.0, 1)], pace_share=0.0, hire_cost_share=1.0)
    design = EXACT.find(problem, wish(MONEY, seats=bounds(s0=1, s1=3)))
    assert design.moves["move_heads"].sum() == 1
    hired = design.seats.group_by("seat_id", maintain_order=True).agg(pl.col("hire_heads").sum())
    assert hired.rows() == [("s0", 1), ("s1", 1)]


def test_nobody_of_a_held_seat_is_laid_off():
    rows = [task("s0", "sell", 350.0)]
    seats = [seat("s0", 1), seat("s1", 2, is_held=True, service="held")]
    model = EXACT.build(team(seats, rows), wish(MONEY, layoff_share=1.0))
    with model.without(["held"]):
        values = EXACT.solve(model).values
    held = [values[each.index] for each in model.layoffs[1, :]]
    assert held == pytest.approx([0.0, 0.0])


@pytest.mark.parametrize(("load", "is_possible"), [(340.0, True), (380.0, False)])
def test_people_are_coached_by_those_who_lead_them(load, is_possible):
    # Two people, 30 hours each: their manager needs 60 free hours, another's do not count.
    seats = [
        seat("s0", 2),
        seat("s1", 1, is_manager=True, service="lead"),
        seat("s2", 2, team_area="other"),
        seat("s3", 1, is_manager=True, service="other lead", team_area="other"),
    ]
    rows = [
        task("s0", "sell", 700.0, is_customer=True),
        task("s1", "lead", load),
        task("s2", "sell", 700.0, is_customer=True),
        task("s3", "lead", 100.0),
    ]
    limits = bounds(s0=2, s1=1, s2=2, s3=1)
    request = wish(CUSTOMERS, seats=limits, coaching_hours_head_least=30.0)
    design = EXACT.find(team(seats, rows, quarters=1), request)
    assert (design is not None) == is_possible
