import csv
import io
import json

import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reports.library_role import render_library_role
from jobmorph.studies.library_show import show_library_role


@pytest.fixture(scope="module")
def role():
    return show_library_role("SDR", level=None, edition=open_edition())


def test_everything_stands_in_reading_order(role):
    text = render_library_role(role)
    headings = [
        "The week:",
        "Task by task",
        "The job as it becomes",
        "Competencies:",
        "What entry takes",
        "What promotion to mid takes",
        "Recruit",
        "Onboard: first 30 days",
        "Train",
        "Develop",
        "Coach",
        "Moves known in the trade, not counted",
        "What public sources say",
    ]
    places = [text.index(f"\n{heading}") for heading in headings]
    assert places == sorted(places)
    assert max(len(line) for line in text.splitlines()) <= 80


def test_it_says_whose_judgement_it_is_and_what_is_borrowed(role):
    text = " ".join(render_library_role(role).split())
    assert "tier assumption" in text
    assert "US figures are borrowed" in text
    assert "Official surveys cannot see these moves" in text


def test_no_banned_word_of_ours(role, banned_words):
    text = render_library_role(role, "md").lower()
    assert [word for word in banned_words if word in text] == []


def test_json_holds_everything_at_full_precision(role):
    card = json.loads(render_library_role(role, "json"))
    assert card["role_id"] == "sales-development/entry"
    assert card["hours_week"] == pytest.approx(sum(t["time_hours_week"] for t in card["tasks"]))
    assert {"takes", "leaves", "reason_line", "counter_line", "skills"} <= set(card["tasks"][0])
    assert card["material"]["interview"][0]["question"]
    assert card["promotion"]["mid"]
    assert card["future"]["card"]["tasks"]


def test_csv_is_one_row_a_task_and_html_one_page(role):
    rows = list(csv.DictReader(io.StringIO(render_library_role(role, "csv"))))
    assert len(rows) == role.tasks.height
    page = render_library_role(role, "html")
    assert page.count("<h1>") == 1
    assert "</html>" in page
