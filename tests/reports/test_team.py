"""The designs of a team on the terminal, as Markdown and CSV: every figure is the result's."""

import csv
import io
import re
from dataclasses import replace

import polars as pl
import pytest
from tests.reports.team_answer import agency

from jobmorph.redesign.rules import LIMITS
from jobmorph.reports.layout import TerminalStyle, cell_width
from jobmorph.reports.team import render_team
from jobmorph.reports.team_conflict import conflict_sentences, limit_words
from jobmorph.reports.team_cost import budget_sentences, order_sentence
from jobmorph.reports.team_lines import money_unit, screen_rows, stopped_rules
from jobmorph.reports.team_sentences import (
    cost_sentence,
    people_sentences,
    win_sentence,
)
from jobmorph.reports.theme import ASCII
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_result import Conflict, Flip


def flat(result, **options):
    return " ".join(render_team(result, **options).split())


def _without_plan(conflict):
    result = agency()
    first = replace(
        result.plans[0], design=None, measures=None, binding=(), changes=(), conflict=conflict
    )
    return replace(result, plans=(first, *result.plans[1:]))


def test_figures_of_the_table_are_those_of_the_result():
    result = agency()
    seats, entry, _, customers, late, coaching, _, cost, *_ = screen_rows(result)
    measures = [result.as_is, *(plan.measures for plan in result.plans)]

    def numbers(row):
        return [float(cell.rstrip("*").replace(",", "")) for cell in row[1:]]

    assert numbers(seats) == [each.seats for each in measures]
    assert numbers(entry) == [each.entry_seats for each in measures]
    assert numbers(customers) == [round(each.customer_hours_week) for each in measures]
    assert numbers(late) == [round(each.late_hours_week) for each in measures]
    assert numbers(coaching) == [round(each.coaching_hours_head_week, 2) for each in measures]
    unit = money_unit(result)
    assert numbers(cost) == [round(each.cost_amount_year.mid / unit.size) for each in measures]


def test_a_design_is_marked_where_it_stands_at_a_limit_at_its_end():
    result = agency()
    hold = result.plan("hold")
    assert "seats_most" in stopped_rules(hold)
    at = [plan.offer.name for plan in result.plans].index("hold") + 2
    assert screen_rows(result)[0][at] == f"{hold.measures.seats}*"
    assert "* design's limit: 12 seats; coaching 1.25, 1.1, 1, 1.5 x as is." in flat(result)
    assert "seats exactly 12 (Hold)" in flat(result, is_all=True)


def test_first_sentence_holds_hours_range_checking_and_the_pace_of_the_economy():
    result = agency()
    text = " ".join(render_team(result).split())
    could, usual = result.could_pass_hours_week, result.usual_hours_week
    assert f"Of {result.work_hours_week:.0f} hours a week about {could.mid:.0f} (" in text
    assert f"it would be {usual.mid:.0f} ({usual.low:.0f}-{usual.high:.0f})" in text


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("is_all", [False, True])
def test_no_line_is_wider_than_the_terminal(width, is_all):
    text = render_team(agency(), style=TerminalStyle(width=width), is_all=is_all)
    assert max(map(cell_width, text.splitlines())) <= width


def test_ascii_is_ascii():
    assert render_team(agency(), style=TerminalStyle(glyphs=ASCII), is_all=True).isascii()


def test_a_design_without_a_plan_says_what_clashes_and_what_is_enough():
    conflict = Conflict(("seats_least", "coaching"), (("seats_least", 11.0), ("coaching", None)))
    result = _without_plan(conflict)
    [text] = conflict_sentences(result)
    assert "at least 12 seats; coaching 1.25 times as is" in text
    assert text.endswith("It would do to give: at least 11 seats.")
    assert screen_rows(result)[0][2] == "no plan"
    for form in ("table", "md", "csv"):
        assert render_team(result, form, is_all=True)


def test_dearer_designs_are_told():
    result = agency()
    assert all(plan.measures.saved_amount_year.high < 0.0 for plan in result.plans)
    assert cost_sentence(result).startswith("Every design costs more")
    saved = Estimate(1.0, 2.0, 3.0)
    cheap = replace(
        result.plans[0], measures=replace(result.plans[0].measures, saved_amount_year=saved)
    )
    some = cost_sentence(replace(result, plans=(cheap, *result.plans[1:])))
    assert "cheaper than as is: Keep and grow; dearer than as is: Hold, Cut cost and" in some


def test_which_design_wins_is_computed():
    result = agency()
    assert win_sentence(result).startswith("No design wins on every line.")
    best = replace(
        result.plan("hold").measures,
        customer_hours_week=1e3,
        coaching_hours_head_week=9.0,
        cost_amount_year=Estimate(1.0, 1.0, 1.0),
    )
    plans = tuple(replace(p, measures=best) if p.offer.name == "hold" else p for p in result.plans)
    assert win_sentence(replace(result, plans=plans)) == "Hold wins on every line."


def test_pay_groups_and_held_seats_are_told():
    text = " ".join(people_sentences(agency()))
    assert "need a group of 5: pay of the rest of marketing" in text
    assert "7 seats that no role of our library describes" in text
    lent = replace(agency(), pay=replace(agency().pay, is_own=False, groups=()))
    assert "US medians, borrowed" in " ".join(people_sentences(lent))
    assert "US pay, borrowed" in flat(lent)
    assert "their hours are left out, their pay is in the cost" in render_team(agency(), "md")


def test_the_screen_is_short():
    result = agency()
    assert len(render_team(result).splitlines()) <= 33
    dollars = replace(result, pay=replace(result.pay, currency="USD"))
    plans = tuple(
        replace(plan, offer=replace(plan.offer, name=f"x-{plan.offer.name}"))
        for plan in result.plans
    )  # no design that is to cut cost, so no word about it
    assert len(render_team(replace(dollars, plans=plans)).splitlines()) <= 30


def test_a_design_that_cuts_cost_and_shows_dearer_says_why():
    real = agency()
    assert order_sentence(real) == ""  # they cost the same as far as the screen tells
    hold = real.plan("hold")
    ends = hold.measures.cost_amount_year
    more = Estimate(ends.low + 9e3, ends.mid + 9e3, ends.high + 9e3)
    cut = real.plan("cut-cost")
    less = cut.design.hours.with_columns(pl.col("late_hours_quarter") * 0.5)
    more_people = cut.design.seats.with_columns(pl.col("planned_heads") + 1)
    sooner = replace(
        cut,
        measures=replace(cut.measures, cost_amount_year=more),
        design=replace(cut.design, hours=less, seats=more_people),
    )
    plans = tuple(sooner if each.offer.name == "cut-cost" else each for each in real.plans)
    result = replace(real, plans=plans)
    cut = sooner
    unit = money_unit(result)
    more = cut.measures.cost_amount_year.mid - hold.measures.cost_amount_year.mid
    told = order_sentence(result)
    assert told.startswith(f"Cut cost shows {unit.full(more)} a year more than Hold: it hires")
    late = [plan.design.hours["late_hours_quarter"].sum() / 13 / 8 for plan in (cut, hold)]
    assert f"({late[0]:.1f} hours a week over the plan, not {late[1]:.1f})" in told
    cheap = replace(cut.measures, cost_amount_year=Estimate(1.0, 2.0, 3.0))
    assert order_sentence(_with(result, "cut-cost", cheap)) == ""


def test_more_than_the_budget_is_explained_with_both_percentages():
    result = agency()
    [told] = budget_sentences(result)
    unit, plan = money_unit(result), result.plan("human-first")
    budget = plan.request.limits.budget_amount_year
    assert f"may cost up to {unit.full(budget)} a year each and show" in told
    over = plan.measures.cost_amount_year.mid / result.as_is.cost_amount_year.mid - 1.0
    assert f"So {100 * over:.0f}% over as is may stand there where 8% is allowed." in told
    within = replace(plan.measures, cost_amount_year=Estimate(1.0, budget, budget))
    [told] = budget_sentences(_with(result, "human-first", within))
    assert told.startswith("Keep and grow may cost")
    assert "% over as is" not in budget_sentences(replace(result, limits_source="mine.yaml"))[0]


def test_a_price_of_next_to_nothing_is_no_turning_point():
    result = agency()
    flip = Flip("redesign.tool_amount_head_month", 90.0, 30.0, 250.0, 1e-10, "hold", "cut-cost")
    assert "swap" not in flat(replace(result, flips=(flip,)))
    real = replace(flip, turning=44.0)
    assert "swap places in cost over the plan if software costs 44" in flat(
        replace(result, flips=(flip, real))
    )


def test_every_limit_has_words():
    result = agency()
    for rule in LIMITS:
        words = limit_words(result, result.plans[0], rule)
        assert words
        assert not re.search(r"\{", words)


def test_csv_has_every_figure_of_every_design():
    rows = list(csv.DictReader(io.StringIO(render_team(agency(), "csv"))))
    found = {(row["design"], row["measure"]): row["mid"] for row in rows}
    assert float(found["hold", "seats"]) == agency().plan("hold").measures.seats
    assert len({row["design"] for row in rows}) == 1 + len(agency().plans)


def test_markdown_holds_tasks_seats_moves_and_sources():
    text = render_team(agency(), "md")
    for heading in ("## Seats by quarter", "## Moves inside the team", "## The work, task by task"):
        assert heading in text


def _with(result, name, measures):
    plans = tuple(
        replace(plan, measures=measures) if plan.offer.name == name else plan
        for plan in result.plans
    )
    return replace(result, plans=plans)


def test_forms_are_known():
    assert render_team(agency(), "json").startswith("{")
    assert render_team(agency(), "html").startswith("<!DOCTYPE html>")
    with pytest.raises(ParameterError):
        render_team(agency(), "pdf")
