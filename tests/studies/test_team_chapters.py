import math
from dataclasses import replace
from types import SimpleNamespace

import polars as pl
import pytest
from tests.reports.team_answer import agency

from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import InfeasibleError, ParameterError
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.suppression import LEAST_GROUP
from jobmorph.studies.team_chapters import chapters_of
from jobmorph.studies.team_chapters_facts import by_task, facts_of
from jobmorph.studies.team_chapters_measure import clean_sample, stopping_errors
from jobmorph.studies.team_chapters_people import ready_heads
from jobmorph.studies.team_chapters_risk import risks_of
from jobmorph.studies.team_result import Conflict

DESIGNS = ("keep-and-grow", "hold", "cut-cost", "human-first")
WEEKS = 13.0
HEADS = (
    "leave_heads",
    "hire_heads",
    "move_in_heads",
    "move_out_heads",
    "layoff_heads",
    "planned_heads",
)


@pytest.fixture(scope="module")
def told():
    return {name: chapters_of(agency(), name, open_edition()) for name in DESIGNS}


@pytest.fixture(scope="module")
def facts():
    return {name: facts_of(agency(), name, open_edition()) for name in DESIGNS}


@pytest.fixture(scope="module")
def large():
    """The agency with seven people in each of its seats, and each event seven times."""
    return _times(agency(), 7)


def _times(result, factor):
    plans = []
    for plan in result.plans:
        seats = plan.design.seats.with_columns(pl.col(*HEADS) * factor)
        changes = tuple(
            replace(each, before=factor * each.before, after=factor * each.after)
            for each in plan.changes
        )
        plans.append(replace(plan, design=replace(plan.design, seats=seats), changes=changes))
    seats = result.seats.with_columns(pl.col("today_heads") * factor)
    return replace(result, seats=seats, plans=tuple(plans))


def last_quarter(name, column):
    hours = agency().plan(name).design.hours
    at_end = hours.filter(pl.col("quarter") == agency().quarters)
    return at_end.get_column(f"{column}_hours_quarter").sum() / WEEKS


@pytest.mark.parametrize("name", DESIGNS)
def test_tasks_add_up_to_the_hours_of_the_design(facts, name):
    own, plan = facts[name], agency().plan(name)
    assert own.tasks["delegated"].sum() == pytest.approx(plan.measures.delegated_hours_week)
    assert own.tasks["delegated_now"].sum() == pytest.approx(agency().as_is.delegated_hours_week)
    added = by_task(own)
    assert added["delegated"].sum() == pytest.approx(last_quarter(name, "delegated"))
    assert added["more_delegated"].is_sorted(descending=True)


@pytest.mark.parametrize("name", DESIGNS)
def test_hours_freed_in_the_bad_case_are_those_of_the_explanation(facts, name):
    sure = facts[name].tasks.group_by("seat_id").agg(pl.col("freed_sure").sum())
    by_seat = dict(sure.iter_rows())
    for change in agency().plan(name).changes:
        if not change.seat_id.startswith("held:"):
            assert by_seat[change.seat_id] == pytest.approx(change.freed_sure_hours_week)


@pytest.mark.parametrize("name", DESIGNS)
def test_margins_hold_all_that_ai_frees(told, name):
    margins = told[name].recruit.margins
    assert sum(each.freed_hours for each in margins) == pytest.approx(last_quarter(name, "freed"))
    assert sum(each.load_hours for each in margins) == pytest.approx(last_quarter(name, "load"))


@pytest.mark.parametrize("name", DESIGNS)
def test_hires_add_up_and_no_small_seat_is_told_alone(told, name):
    recruit, plan = told[name].recruit, agency().plan(name)
    assert sum(each.hired for each in recruit.openings) == plan.measures.hired
    by_quarter = [
        sum(hires) for hires in zip(*(each.by_quarter for each in recruit.openings), strict=True)
    ]
    assert by_quarter == [line.hired for line in told[name].quarters]
    assert all(each.before >= LEAST_GROUP for each in recruit.openings)
    assert all(not line.hires for line in told[name].quarters)
    assert all(
        step.ready is None and step.openings is None
        for step in (*told[name].develop.ups, *told[name].develop.across)
    )


def test_seats_of_five_are_told_alone_and_held_ones_in_their_own_words(large):
    hold = chapters_of(large, "hold", open_edition())
    own = {each.labels[0]: each for each in hold.recruit.openings}
    assert not any(each.is_group for each in hold.recruit.openings)
    assert '"Kundenberater"' in own
    assert own["Content marketing manager"].hired == 7
    step = next(each for each in hold.develop.across if each.destination in own)
    assert step.ready is not None
    later = own[step.destination].by_quarter[step.earliest_quarter - 1 :]
    assert step.openings == sum(later)


def test_a_hire_costs_its_share_of_a_year_with_on_costs(large):
    hold = chapters_of(large, "hold", open_edition())
    own = {each.labels[0]: each for each in hold.recruit.openings}
    opening = own['"Art Director"']
    pay = dict(large.pay.pay.select("seat_id", "pay_amount_year").iter_rows())["held:Art Director"]
    assert opening.hire_amount.mid == pytest.approx(0.20 * 1.35 * pay)
    assert opening.hire_amount.low == pytest.approx(0.10 * 1.35 * pay)
    assert opening.hire_amount.high == pytest.approx(0.35 * 1.35 * pay)


@pytest.mark.parametrize("name", DESIGNS)
def test_training_of_cohorts_and_moves_is_that_of_the_design(told, name):
    train, develop = told[name].train, told[name].develop
    cohorts = sum(each.hours for each in train.cohorts)
    moves = sum(each.heads * each.training_hours.mid for each in develop.moves)
    hours = agency().plan(name).design.hours["training_hours_quarter"].sum()
    assert cohorts + moves == pytest.approx(hours)
    assert sum(train.training_hours) == pytest.approx(hours)
    first = sum(each.hours for each in train.cohorts if each.quarter == 1)
    assert first == pytest.approx(train.training_hours[0])
    assert train.heads * 24.0 / 4.0 == pytest.approx(first)
    assert train.held_heads == 7


@pytest.mark.parametrize("name", DESIGNS)
def test_years_come_to_the_cost_of_the_plan(told, name):
    years, money = told[name].money.years, told[name].money
    set_up = sum(each.set_up for each in years)
    total = years[-1].total - years[-1].set_up + set_up / len(years)
    assert total == pytest.approx(money.plan_year.mid, rel=1e-6)
    for each in years:
        parts = (each.people, each.tools, each.set_up, each.hiring, each.training, each.leaving)
        assert each.total == pytest.approx(sum(parts))


@pytest.mark.parametrize("name", DESIGNS)
def test_freed_hours_go_somewhere(told, name):
    hours = told[name].money.hours
    parts = (hours.unused, hours.customers, hours.coaching, hours.practice, hours.seats)
    assert sum(parts) == pytest.approx(hours.freed)
    assert hours.unused == pytest.approx(agency().plan(name).measures.idle_hours_week)


def test_an_extra_hour_is_priced_by_the_mean_of_the_quarters_that_the_cost_is_of(told):
    money, hours = told["hold"].money, agency().plan("hold").design.hours
    last = hours.filter(pl.col("quarter") > agency().quarters - 4)
    mean = last["customer_hours_quarter"].sum() / (4 * WEEKS)
    extra = mean - agency().as_is.customer_hours_week
    assert money.extra_customer_hours == pytest.approx(extra)
    assert money.extra_hour_amount.mid == pytest.approx(-money.saved_year.mid / (52 * extra))
    assert money.extra_hour_amount.low == pytest.approx(-money.saved_year.high / (52 * extra))


def test_quarters_pass_on_what_the_plan_passes_on(told):
    for name in DESIGNS:
        more = sum(line.more_hours_week for line in told[name].quarters)
        measures = agency().plan(name).measures
        now = agency().as_is.delegated_hours_week
        assert more == pytest.approx(measures.delegated_hours_week - now)
        assert told[name].quarters[-1].heads == measures.seats


def test_months_to_ready_by_hand():
    # Nine now and two hired in quarter 3; 12 months; a tenth leaves each quarter; eight quarters.
    # In time: nine after month 12, two after month 21; each stays four quarters: .9 ** 4 = .6561.
    found = ready_heads((9, 0, 0, 2, 0, 0, 0, 0, 0), Estimate(6.0, 12.0, 24.0), 0.1, 8)
    assert found.mid == pytest.approx(11 * 0.6561)
    assert found.high == pytest.approx(11 * 0.81)
    # With 24 months only those there now are in time, with eight quarters of leaving.
    assert found.low == pytest.approx(9 * 0.9**8)


@pytest.mark.parametrize("allowed", [0.02, 0.05, 0.10])
def test_a_clean_sample_follows_the_rule_of_three(allowed):
    sample = clean_sample(allowed)
    assert (1.0 - allowed) ** sample <= 0.05 < (1.0 - allowed) ** (sample - 1)
    assert sample <= math.ceil(3.0 / allowed)


@pytest.mark.parametrize(("sample", "allowed"), [(59, 0.05), (149, 0.02), (29, 0.10)])
def test_a_task_that_keeps_within_bounds_is_stopped_once_in_twenty_at_most(sample, allowed):
    def at_least(errors):
        return 1.0 - sum(
            math.comb(sample, k) * allowed**k * (1.0 - allowed) ** (sample - k)
            for k in range(errors)
        )

    stop = stopping_errors(sample, allowed)
    assert at_least(stop) <= 0.05 < at_least(stop - 1)


def test_checks_use_who_is_on_the_other_side(told):
    for check in told["hold"].measure.checks:
        assert (
            check.allowed_share == {"customer": 0.02, "colleague": 0.05, "nobody": 0.10}[check.side]
        )
        assert check.check_hours_week == pytest.approx(0.10 * check.delegated)


def test_gates_stand_where_the_plan_stands(told):
    chapters = told["hold"]
    gates, now = chapters.measure.gates, agency().as_is.customer_hours_week
    assert gates[-1].late_hours_week == pytest.approx(chapters.measures.late_hours_week)
    assert gates[-1].coaching_hours_head_week == pytest.approx(
        chapters.measures.coaching_hours_head_week
    )
    for gate in gates:
        assert gate.customer_least == pytest.approx(min(now, gate.customer_hours_week))
        assert gate.coaching_least == pytest.approx(0.9 * gate.coaching_hours_head_week)
        assert gate.late_most > gate.late_hours_week


@pytest.mark.parametrize("name", DESIGNS)
def test_risks_appear_exactly_when_their_condition_holds(told, name):
    chapters, plan = told[name], agency().plan(name)
    found = {each.kind for each in chapters.risks}
    hours = plan.design.hours.group_by("quarter").agg(
        pl.col("customer_hours_quarter", "late_hours_quarter", "load_hours_quarter").sum() / WEEKS
    )
    now = agency().as_is.customer_hours_week
    late = (hours["late_hours_quarter"] / hours["load_hours_quarter"]).max()
    service = plan.design.rules.filter(pl.col("rule") == "service")["slack"].min() / WEEKS
    hires = plan.design.seats.group_by("quarter").agg(pl.col("hire_heads").sum())
    could = agency().could_pass_hours_week
    dips = hours["customer_hours_quarter"].min() < 0.99 * now
    assert bool({"customers_dip", "customers_less"} & found) == dips
    assert ("dearer" in found) == (plan.measures.saved_amount_year.mid < 0.0)
    assert ("service_missed" in found) == (plan.measures.service_missed >= 0.005)
    assert ("late" in found) == (late >= 0.02)
    assert ("hiring" in found) == (hires["hire_heads"].max() >= 3)
    assert ("wide" in found) == (could.high >= 1.5 * could.low)
    assert ("practice" in found) == ("practice" in plan.binding)
    assert ("service_thin" in found) or service > 0.0
    assert {"attrition", "held", "single", "unused"} <= found


def test_a_plan_with_nothing_to_warn_of_warns_of_leavers_only(facts):
    own = facts["hold"]
    no_hours = pl.col("late_hours_quarter") * 0.0
    calm = replace(
        own.result,
        as_is=replace(own.result.as_is, customer_hours_week=0.0),
        could_pass_hours_week=Estimate(10.0, 11.0, 12.0),
    )
    design = replace(
        own.design,
        hours=own.design.hours.with_columns(no_hours),
        rules=own.design.rules.with_columns(pl.col("slack") + 1e6),
        seats=own.design.seats.with_columns(pl.col("hire_heads") * 0),
    )
    seats = own.seats.with_columns(is_held=pl.lit(value=False), end_heads=pl.lit(2))
    saved = Estimate(1.0, 2.0, 3.0)
    measures = replace(own.measures, saved_amount_year=saved, freed_hours_week=0.0)
    plan = replace(own.plan, binding=())
    quiet = replace(own, result=calm, design=design, seats=seats, measures=measures, plan=plan)
    recruit = SimpleNamespace(expected_left=Estimate(1.0, 2.0, 3.0))
    assert [each.kind for each in risks_of(quiet, recruit)] == ["attrition"]


def test_coaching_is_told_for_those_who_are_led(told):
    areas = {each.area: each for each in told["hold"].coach.areas}
    marketing, rest = areas["marketing"], areas["whole team"]
    assert (marketing.leader_heads, marketing.led_now) == (3, 1)
    assert rest.is_held and not rest.tasks
    freed = (
        agency()
        .plan("hold")
        .design.hours.filter(
            (pl.col("quarter") == agency().quarters)
            & pl.col("seat_id").is_in(["content-marketing/mid", "demand-generation/mid"])
        )
    )
    assert marketing.freed_hours == pytest.approx(freed["freed_hours_quarter"].sum() / WEEKS)
    assert all(each.before and each.after for each in marketing.changes)


def test_a_design_that_is_not_there_is_a_mistake():
    with pytest.raises(ParameterError, match="no such design"):
        chapters_of(agency(), "growth", open_edition())


def test_a_design_without_a_plan_has_no_chapters():
    result = agency()
    plan = replace(
        result.plan("hold"), design=None, measures=None, conflict=Conflict(("budget", "coaching"))
    )
    clash = replace(result, plans=(plan,))
    with pytest.raises(InfeasibleError) as caught:
        chapters_of(clash, "hold", open_edition())
    assert "budget" in str(caught.value)
