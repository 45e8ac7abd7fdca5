from dataclasses import replace

import polars as pl
import pytest

from jobmorph.intake.roster import read_roster
from jobmorph.studies.roster import study_roster
from jobmorph.studies.team import TeamQuestion, study_team
from jobmorph.studies.team_money import mean_prices, money_of


@pytest.fixture(scope="module")
def result(examples):
    # Three quarters: a year is then scaled up, and set-up is told for three quarters of one.
    question = TeamQuestion(designs=("hold", "cut-cost"), quarters=3)
    return study_team(study_roster(read_roster(examples / "agency.csv")), question)


def test_amounts_times_prices_are_the_middles_of_the_result(result):
    money = money_of(result)
    measures = {"as-is": result.as_is, **{p.offer.name: p.measures for p in result.plans}}
    assert [lines.name for lines in money.lines] == ["as-is", "hold", "cut-cost"]
    for lines in money.lines:
        own = measures[lines.name]
        assert lines.rest_amount == 0.0
        assert lines.cost_amount_year(money.prices) == pytest.approx(own.cost_amount_year.mid)
        tools = lines.tool_amount(money.prices) + lines.set_up_amount(money.prices)
        assert tools == pytest.approx(own.tool_amount_year.mid, abs=1e-6)


def test_skewed_prices_average_above_their_usual_values(result):
    prices = mean_prices(result.record)
    used = {each.name: each.value for each in result.record.assumptions}
    assert prices.tool_amount_head_month > used["redesign.tool_amount_head_month"]
    assert prices.set_up_amount_head > used["redesign.set_up_amount_head"]
    ratio = prices.tool_amount_head_month / used["redesign.tool_amount_head_month"]
    hour = prices.tool_amount_delegated_hour / used["redesign.tool_amount_delegated_hour"]
    assert hour == pytest.approx(ratio)
    assert prices.people_factor == pytest.approx(1.0, abs=0.01)


def test_held_seats_have_no_software(result):
    free = result.seats.filter(~pl.col("is_held"))["today_heads"].sum()
    hold = money_of(result).lines[1]
    assert hold.set_up_heads == free < result.seats["today_heads"].sum()
    assert hold.tool_months == pytest.approx(12.0 * free)


def test_draws_that_do_not_fit_are_said_and_not_hidden(result):
    plan = result.plans[0]
    cost = plan.measures.cost_amount_year
    other = replace(cost, mid=cost.mid + 1_000.0, high=cost.high + 1_000.0)
    moved = replace(plan, measures=replace(plan.measures, cost_amount_year=other))
    money = money_of(replace(result, plans=(moved, *result.plans[1:])))
    assert money.lines[1].rest_amount == pytest.approx(1_000.0)
    assert money.lines[1].cost_amount_year(money.prices) == pytest.approx(other.mid)
