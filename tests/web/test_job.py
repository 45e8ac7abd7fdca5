import re

import pytest
from starlette.datastructures import QueryParams

from jobmorph.reports.html import role_parts
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.own_hours import OwnHours
from jobmorph.studies.role import study_role
from jobmorph.web.question import JobQuestion, read_question, split_page
from jobmorph.web.site import FLUSH


def test_the_page_says_what_the_study_says(client, pages):
    result = study_role("SDR")
    page = role_parts(result)
    text = pages["/job/SDR"]
    assert page["lead"] in text.replace("&#39;", "'")
    for line in page["key"]:
        between = f"({line.hours.low}-{line.hours.high})"
        assert f'{line.hours.mid} <span class="between">{between}' in text
    assert text.count('class="task"') == result.tasks.height
    assert FLUSH not in text


def test_every_question_has_its_place_in_order(pages):
    text = pages["/job/SDR"]
    order = ["tasks", "start", "edge", "skills-short", "moves-short", "context", "history-short",
             "this-view", "sources"]  # fmt: skip
    found = [text.index(f'<h2 id="{name}"') for name in order]
    assert found == sorted(found)
    assert "The other story" in text and "In Denmark" in text


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/job/SDR?moment=today", "so far, as use data to"),
        ("/job/SDR?moment=reach", "within AI&#39;s reach"),
        ("/job/SDR?year=2028", "could pass to AI by 2028"),
        ("/job/SDR?level=lead", "Sales development manager"),
        ("/job/41-3091.00", "Sales Representatives of Services"),
    ],
)
def test_an_address_shows_its_own_view(client, address, says):
    answer = client.get(address)
    assert answer.status_code == 200
    assert says in answer.text
    assert f"http://127.0.0.1:8137{address}".replace("&", "&amp;") in answer.text


def test_a_scenario_moves_the_hours(client, pages):
    slow = client.get("/job/customer%20service%20representative?scenario=slow").text
    fast = client.get("/job/customer%20service%20representative?scenario=fast").text
    lead = re.compile(r"<h1>(.*?)</h1>", re.S)
    assert lead.search(slow).group(1) != lead.search(fast).group(1)


def test_own_hours_redraw_the_page_and_stand_in_its_address(client):
    task = "lib:sales-development/live-calls"
    address = JobQuestion("SDR", hours={task: 20.0}).address()
    text = client.get(address).text
    ours = study_role("SDR")
    mine = study_role("SDR", week=OwnHours({task: 20.0}))
    assert mine.hours_week > ours.hours_week
    assert role_parts(mine)["lead"] in text
    assert "Drawn with your hours for one of the tasks." in text
    assert f'name="h.{task}" value="20"' in text


def test_a_task_that_nobody_does_leaves_the_week_and_stays_in_the_form(client):
    task = "lib:sales-development/live-calls"
    text = client.get(JobQuestion("SDR", hours={task: 0.0}).address()).text
    assert text.count('class="task"') == study_role("SDR").tasks.height - 1
    assert f'name="h.{task}" value="0"' in text


@pytest.mark.parametrize(
    "query",
    ["level=boss", "moment=never", "year=1999", "year=2100", "scenario=../x", "h.a=many", "h.a=-1"],
)
def test_a_view_that_does_not_exist_is_told(client, query):
    answer = client.get(f"/job/SDR?{query}")
    assert answer.status_code == 400
    assert "must be" in answer.text


def test_all_faults_of_an_address_are_told_at_once():
    with pytest.raises(ParameterError, match=r"level must.*moment must.*year must"):
        read_question("SDR", QueryParams("level=x&moment=y&year=z"), "2026-11")


def test_an_unknown_task_has_no_hours(client):
    assert client.get("/job/SDR?h.lib:nothing=3").status_code == 404


def test_the_same_question_has_the_same_address():
    left = read_question("SDR", QueryParams("year=2031&moment=horizon&level="), "2026-11")
    assert left.address() == "/job/SDR" == JobQuestion("SDR").address()
    hours = {"b": 2.0, "a": 1.5}
    assert JobQuestion("x/y", hours=hours).address() == "/job/x/y?h.a=1.5&h.b=2"


def test_a_page_below_a_job_is_told_from_a_level():
    assert split_page("sales-development/entry") == ("sales-development/entry", "")
    assert split_page("skills") == ("skills", "")
    assert split_page("a/b/paths/") == ("a/b", "paths")


def test_an_unknown_title_leads_to_the_nearest(client):
    answer = client.get("/job/growth%20ninja")
    assert answer.status_code == 404
    assert "No job found for" in answer.text and 'href="/job/' in answer.text
    assert "jobmorph role" not in answer.text


def test_markup_in_a_title_stays_text(client):
    answer = client.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E&every=1")
    assert "<script>alert" not in answer.text and "&lt;script&gt;" in answer.text


@pytest.mark.parametrize(
    "title", ["%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc%2fpasswd", "/etc/passwd"]
)
def test_a_path_is_only_words(client, title):
    assert client.get(f"/job/{title}").status_code == 404


@pytest.mark.parametrize("title", ["%00", "a" * 300, "%20", "%ff%fe"])
def test_words_that_are_none(client, title):
    assert client.get(f"/job/{title}").status_code in (400, 404)


def test_a_kept_page_is_not_sent_again(client):
    first = client.get("/job/SDR/outlook")
    again = client.get("/job/SDR/outlook", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/job/SDR/outlook?level=lead")
    assert other.headers["etag"] != first.headers["etag"]


def test_a_page_that_was_streamed_is_the_page_that_is_kept(client):
    address = "/job/bookkeeper?year=2029"
    first, second = client.get(address), client.get(address)
    assert first.headers["etag"] == second.headers["etag"]
    assert first.text == second.text
    assert "content-length" not in first.headers and "content-length" in second.headers
