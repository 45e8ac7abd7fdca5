import re
from urllib.parse import urlencode

import pytest
from starlette.datastructures import QueryParams

from jobmorph.schema.errors import ParameterError
from jobmorph.studies.paths import study_paths
from jobmorph.studies.paths_result import PathLimits
from jobmorph.web.question import JobQuestion, read_question
from jobmorph.web.way_question import NO_WAY, WayQuestion, read_way

FULL = WayQuestion(
    to="cook",
    hours=8.0,
    has_degree=True,
    limits=PathLimits(6.0, 55_000.0, True, True, True, ("heavy lifting", "driving"), 2),
)


def test_an_address_comes_back_as_the_question_it_was():
    question = JobQuestion("SDR", level="mid", way=FULL)
    query = QueryParams(question.address("paths").partition("?")[2])
    assert read_way(query, "paths") == FULL
    assert read_question("SDR", query, "2026-11").level == "mid"
    again = JobQuestion("SDR", level="mid", way=read_way(query, "paths"))
    assert again.address("paths") == question.address("paths")


def test_other_pages_leave_limits_alone():
    question = JobQuestion("SDR", way=FULL)
    assert question.address() == "/job/SDR"
    assert question.address("skills") == "/job/SDR/skills"
    assert question.address("plan") == "/job/SDR/plan?to=cook&hours=8"
    assert read_way(QueryParams("max_months=x"), "skills") == NO_WAY


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"max_months": "soon"}, "most months"),
        ({"max_months": "0"}, "most months"),
        ({"min_wage": "-5"}, "the least pay"),
        ({"hours": "61"}, "hours a week"),
        ({"steps": "4"}, "steps must be"),
        ({"avoid": ",".join(["x"] * 21)}, "at most 20"),
        ({"to": "x" * 201}, "201 characters"),
    ],
)
def test_what_is_wrong_is_said(client, query, said):
    with pytest.raises(ParameterError, match=said):
        read_way(QueryParams(query), "paths")
    answer = client.get(f"/job/SDR/paths?{urlencode(query)}")
    assert answer.status_code == 400
    assert said.casefold() in answer.text.casefold()


def test_all_faults_are_told_at_once_and_pay_may_be_typed_as_people_do():
    with pytest.raises(ParameterError, match=r"hours a week .*; .*most months"):
        read_way(QueryParams("max_months=x&hours=y"), "paths")
    assert read_way(QueryParams("min_wage=55,000"), "paths").limits.least_wage_usd_year == 55_000.0


def test_the_page_says_what_the_study_says(client):
    from jobmorph.reports.paths_sentences import left_out_items

    limits = PathLimits(most_months=6.0, no_degree=True)
    result = study_paths("SDR", limits=limits)
    text = client.get("/job/SDR/paths?max_months=6&no_degree=1").text
    assert left_out_items(result) in text
    assert "Your limits: at most 6 months, no degree asked" in text
    assert re.search(r'name="max_months" value="6"', text)
    assert re.search(r'name="no_degree" value="1" checked', text)
    assert "paths." in "".join(re.findall(r"<script[^>]*>", text))


def test_limits_that_leave_nothing_are_shown_open(client):
    text = client.get("/job/SDR/paths?max_months=1&min_wage=900000").text
    assert '<details class="behind limits" open>' in text
    assert "No move from here keeps your limits." in text
    assert "<svg class=" not in text


def test_what_nobody_rates_cannot_be_avoided(client):
    answer = client.get("/job/SDR/paths?avoid=night+work")
    assert answer.status_code in {400, 404}
    assert "night work" in answer.text


def test_a_card_leads_to_a_plan_for_its_job(client):
    text = client.get("/job/SDR/paths").text
    assert "/job/SDR/plan?to=account-executive%2Fentry" in text
    plan = client.get("/job/SDR/plan?to=account-executive%2Fentry").text
    assert "a way to account executive" in plan
    assert 'data-plan="sales-development/entry &gt; account-executive/entry &gt; 4"' in plan
    assert plan.count("data-week=") == 8


def test_equal_questions_share_a_page(client):
    """An empty field of the form asks nothing."""
    tags = {
        client.get(f"/job/SDR/paths{query}").headers["etag"]
        for query in ("", "?max_months=&to=&steps=3", "?steps=")
    }
    assert len(tags) == 1
