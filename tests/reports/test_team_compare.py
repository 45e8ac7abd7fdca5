import csv
import io
import json
import re
from dataclasses import replace

import pytest

from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.team_compare import render_team_compare
from jobmorph.reports.team_json import render_team_json, team_of_json
from jobmorph.reports.theme import ASCII
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_compare import study_team_compare

from .team_answer import agency

HASH = {"roster": "ab" * 32}


@pytest.fixture(scope="module")
def first():
    return replace(team_of_json(render_team_json(agency()), name="plan_a"), hashes=HASH)


@pytest.fixture(scope="module")
def second(first):
    hold = first.design("hold")
    cost = hold.measures["cost_amount_year"]
    dearer = Estimate(cost.low + 30_000.0, cost.mid + 30_000.0, cost.high + 30_000.0)
    changed = replace(
        hold,
        measures={**hold.measures, "cost_amount_year": dearer, "customer_hours_week": 99.0},
        limits={**hold.limits, "seats_most": 13.0, "kept_tasks": "lib:a/b; lib:c/d; lib:e/f"},
        end_heads={**hold.end_heads, "design/mid": 4},
    )
    designs = tuple(
        changed if each.name == "hold" else each
        for each in first.designs
        if each.name != "human-first"
    )
    return replace(first, name="plan_b", designs=designs, seed=5)


@pytest.fixture(scope="module")
def comparison(first, second):
    return study_team_compare(first, second)


def test_the_screen_tells_what_differs_only(comparison, first):
    told = " ".join(render_team_compare(comparison).split())
    assert told.startswith("PLAN_A BESIDE PLAN_B The plans differ: one input; 2 limits; figures of "
                           "Hold; people of one seat.")  # fmt: skip
    assert "Only in plan_a: human-first." in told
    assert "Hold: Limit: seats at most 12 13" in told
    assert "Hold: Limit: tasks not handed to AI - lib:a/b, lib:c/d, and one more" not in told
    assert "and 1 more" in told
    assert "+30,000 overlap" in told
    assert f"+{99.0 - first.design('hold').measures['customer_hours_week']:.0f}" in told
    assert "Seats at the end 12" not in told
    assert "fewer than five" not in told


def test_the_page_tells_every_figure(comparison):
    told = render_team_compare(comparison, "md")
    assert "| Seats at the end | 12 | 12 | 0 | - |" in told
    page = render_team_compare(comparison, "html")
    assert "<h1" in page
    assert "Hold: figures side by side" in page


def test_it_fits_and_has_an_ascii_form(comparison):
    for style in (TerminalStyle(), TerminalStyle(width=60), TerminalStyle(glyphs=ASCII)):
        told = render_team_compare(comparison, style=style)
        assert max(len(line) for line in told.splitlines()) <= style.width
    assert render_team_compare(comparison, style=TerminalStyle(glyphs=ASCII)).isascii()


def test_json_and_csv_hold_full_precision(comparison, first):
    document = json.loads(render_team_compare(comparison, "json"))
    assert document["kind"] == "team-comparison"
    assert document["only"] == [{"design": "human-first", "plan": "plan_a"}]
    rows = list(csv.DictReader(io.StringIO(render_team_compare(comparison, "csv"))))
    cost = next(
        row for row in rows if (row["design"], row["measure"]) == ("hold", "cost_amount_year")
    )
    assert float(cost["first_mid"]) == first.design("hold").measures["cost_amount_year"].mid
    assert float(cost["difference"]) == pytest.approx(30_000.0)


@pytest.mark.parametrize("form", ["table", "md", "html", "json", "csv"])
def test_rosters_that_may_differ_by_one_person_tell_no_difference_of_amounts(first, second, form):
    hidden = study_team_compare(replace(first, hashes={}), second)
    told = render_team_compare(hidden, form)
    assert not re.search(r"\b30000\b|\b30,000\b", told)
    mid = first.design("hold").measures["cost_amount_year"].mid
    assert f"{mid:,.0f}" not in told
    assert str(mid) not in told
    if form in ("table", "md", "html"):
        assert "differ by fewer than five people" in " ".join(told.split())
        assert "not shown" in told


def test_two_plans_that_are_the_same(first):
    told = render_team_compare(study_team_compare(first, first))
    assert told == (
        "PLAN_A [1] BESIDE PLAN_A [2]\nThe two plans are the same in all that is compared.\n"
    )


def test_other_forms_are_refused(comparison):
    with pytest.raises(ParameterError):
        render_team_compare(comparison, "xlsx")
