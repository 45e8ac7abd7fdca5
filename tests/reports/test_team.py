"""The designs of a team on the terminal, as Markdown and CSV: every figure is the result's."""

import csv
import io
import re
from dataclasses import replace

import pytest
from tests.reports.team_answer import agency

from jobmorph.redesign.rules import LIMITS
from jobmorph.reports.layout import TerminalStyle, cell_width
from jobmorph.reports.team import render_team
from jobmorph.reports.team_conflict import conflict_sentences, limit_words
from jobmorph.reports.team_lines import money_unit, screen_rows, stopped_rules
from jobmorph.reports.team_sentences import (
    cost_sentence,
    people_sentences,
    win_sentence,
)
from jobmorph.reports.theme import ASCII
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_result import Conflict


def _without_plan(conflict):
    result = agency()
    first = replace(
        result.plans[0], design=None, measures=None, binding=(), changes=(), conflict=conflict
    )
    return replace(result, plans=(first, *result.plans[1:]))


def test_figures_of_the_table_are_those_of_the_result():
    result = agency()
    seats, entry, _, customers, coaching, _, cost, *_ = screen_rows(result)
    measures = [result.as_is, *(plan.measures for plan in result.plans)]

    def numbers(row):
        return [float(cell.rstrip("*").replace(",", "")) for cell in row[1:]]

    assert numbers(seats) == [each.seats for each in measures]
    assert numbers(entry) == [each.entry_seats for each in measures]
    assert numbers(customers) == [round(each.customer_hours_week) for each in measures]
    assert numbers(coaching) == [round(each.coaching_hours_head_week, 2) for each in measures]
    unit = money_unit(result)
    assert numbers(cost) == [round(each.cost_amount_year.mid / unit.size) for each in measures]


def test_a_design_is_marked_where_it_stands_at_a_limit_at_its_end():
    result = agency()
    hold = result.plan("hold")
    assert "seats_most" in stopped_rules(hold)
    at = [plan.offer.name for plan in result.plans].index("hold") + 2
    assert screen_rows(result)[0][at] == f"{hold.measures.seats}*"
    assert "seats exactly 12 (Hold)" in " ".join(render_team(result).split())


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
    assert "cheaper than as is: Keep+grow; dearer than as is: Hold, Cut cost and" in some


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


def test_forms_are_known():
    assert render_team(agency(), "json").startswith("{")
    with pytest.raises(ParameterError):
        render_team(agency(), "html")
