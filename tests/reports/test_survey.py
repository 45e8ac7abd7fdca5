import json

import pytest

from jobmorph.intake.survey import read_survey_files
from jobmorph.intake.survey_layout import form_job
from jobmorph.reports.survey import render_survey
from jobmorph.reports.survey_form import form_labels, render_survey_form
from jobmorph.reports.survey_workbook import survey_form_workbook
from jobmorph.studies.survey import study_survey
from jobmorph.studies.survey_form import study_survey_form

ASKS_NOTHING = ("e-mail", "your name", "age", "gender", "department", "how long")


@pytest.fixture(scope="module")
def form():
    return study_survey_form("SDR")


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    folder = tmp_path_factory.mktemp("answers")
    lines = [
        "task,a,b,c,d,e,f",
        "live calls with prospects,20,22,18,20,20,19",
        '"notes, records, scheduling",10,9,11,10,10,12',
        "rehearse and review calls,2,0,0,0,0,0",
        "=cmd|calc,3,3,3,3,3,3",
        "Only me,1,0,0,0,0,0",
    ]
    (folder / "Erika.csv").write_text("\n".join(lines))
    return study_survey(read_survey_files([folder / "Erika.csv"]), title="SDR")


def test_the_form_says_what_it_is_for_and_asks_nothing_about_anybody(form):
    for name in ("table", "csv", "md", "html"):
        text = " ".join(render_survey_form(form, name).split())
        assert "No name is asked" in text
        assert "Fewer than 5 answers are never read" in text
        assert "live calls with prospects" in text
        assert "hours in a usual" in text
    text = " ".join(render_survey_form(form, "csv").split()).lower()
    labels = " ".join(form_labels(form)).lower()
    assert not any(f" {word} " in text.replace(labels, "") for word in ASKS_NOTHING)


def test_the_form_does_not_show_our_figures(form):
    for name in ("table", "json", "csv", "md"):
        text = render_survey_form(form, name)
        assert "reference_share" not in text
        assert "5.9" not in text
    asked = json.loads(render_survey_form(form, "json"))
    assert set(asked["tasks"][0]) == {"task_id", "label", "activity_id", "other_side"}


def test_the_workbook_is_a_form_that_is_known_again_and_has_the_same_bytes(form, tmp_path):
    book = survey_form_workbook(form)
    assert book == survey_form_workbook(form)
    path = tmp_path / "form.xlsx"
    path.write_bytes(book)
    sheet = read_survey_files([path])[0]
    assert form_job(sheet) == "sales-development/entry"
    cells = [cell for row in sheet.rows for cell in row.cells]
    assert "task" in cells
    assert "together" in cells
    assert all(label in cells for label in form_labels(form) if label)


def test_the_csv_form_is_known_again(form, tmp_path):
    path = tmp_path / "form.csv"
    path.write_text(render_survey_form(form, "csv"), encoding="utf-8")
    assert form_job(read_survey_files([path])[0]) == "sales-development/entry"


def test_the_answer_leads_with_what_differs_and_hides_few(result):
    text = render_survey(result)
    assert text.startswith("SALES DEVELOPMENT REPRESENTATIVE: WHERE THE HOURS GO, AS 6 PEOPLE")
    assert "6 answers add up to 34 hours a week on average" in text
    assert "live calls with prospects" in text.split("\n\n")[0].replace("\n", " ")
    (rehearse,) = [line for line in text.splitlines() if line.startswith("rehearse")]
    assert rehearse.split()[-3:-1] == ["under", "5"]
    assert rehearse.count("hidden") == 2
    assert "Only me" not in text
    assert "Erika" not in text
    assert "work that fewer than" in text


def test_forms_agree_and_formulas_are_text(result):
    told = json.loads(render_survey(result, "json"))
    assert sum(row["time_share"] for row in told["tasks"]) == pytest.approx(1.0)
    assert told["tasks"][0]["label"] == "live calls with prospects"
    assert told["record"]["edition"] in render_survey(result, "md")
    hours = render_survey(result, "csv")
    assert hours.splitlines()[0] == "task_id,task,hours,activity,side"
    assert "'=cmd|calc" in hours
    assert "fewer" not in hours
    assert "<table" in render_survey(result, "html")
