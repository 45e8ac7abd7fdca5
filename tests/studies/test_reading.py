import csv
import json
import re
import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmorph.intake.document import make_document, read_document
from jobmorph.intake.document_text import text_blocks
from jobmorph.intake.tasks import parse_week
from jobmorph.intake.text_file import TextFile
from jobmorph.reference.edition import open_edition
from jobmorph.reports.reading import draft_week, render_reading
from jobmorph.schema.errors import NoMatchError
from jobmorph.studies.reading import study_reading
from jobmorph.studies.reading_skills import has_skills

TEXTS = Path(__file__).parents[1] / "texts"
SECRETS = ("Tarrow", "Ines", "Mill Lane", "NR1", "960 017", "mail.example", "ines.tarrow")


def study(text, **options):
    return study_reading(make_document("job.txt", text_blocks(text)), **options)


def plain(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line.partition("\t")[2] for line in lines)


@pytest.fixture(scope="module")
def job(examples):
    return study_reading(read_document(examples / "job-sdr.txt"))


@pytest.fixture(scope="module")
def resume(examples):
    return study_reading(read_document(examples / "resume-service.txt"))


def test_an_ad_gives_its_duties_and_the_role_of_the_library(job):
    assert (job.kind, job.language) == ("job", "en")
    assert job.match.job.id.startswith("sales-development/")
    assert job.tasks.height == 6
    assert job.tasks["time_hours_week"].sum() == 40
    named = job.tasks.drop_nulls("library_task_id")
    assert named.height >= 3
    assert named["library_likeness"].min() >= 0.3
    assert named["library_task_id"].str.starts_with("lib:sales-development/").all()
    kept = " ".join(job.tasks["statement"])
    assert not any(word in kept for word in ("holiday", "CV", "equal", "Fluent"))


def test_a_resume_gives_past_work_and_nothing_personal(resume):
    assert resume.kind == "resume"
    assert resume.source == "resume.txt"
    assert resume.match.job.id.startswith("customer-service/")
    assert resume.tasks.height == 6
    for form in ("table", "json", "csv", "md", "html"):
        text = render_reading(resume, form, is_all=True)
        assert [each for each in SECRETS if re.search(rf"(?i)(?<!\w){each}", text)] == []
    assert dict(resume.dropped.iter_rows())["contact_line"] == 3


def test_the_draft_reads_back_as_a_week(job):
    week = parse_week(TextFile("week.csv", draft_week(job), "UTF-8"))
    assert week.tasks["statement"].to_list() == job.tasks["statement"].to_list()
    assert week.hours_week == pytest.approx(40)
    assert week.tasks["activity_id"].to_list() == job.tasks["activity_id"].to_list()


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*/*.tsv")), ids=lambda path: path.stem)
def test_every_labelled_document_gives_a_draft_that_reads_back(path):
    result = study(plain(path))
    week = parse_week(TextFile("week.csv", draft_week(result), "UTF-8"))
    assert week.tasks.height == result.tasks.height > 0
    assert week.hours_week == pytest.approx(40, abs=1e-3)
    likeness = result.tasks["activity_likeness"].drop_nulls()
    assert likeness.is_empty() or likeness.min() >= 0.45


@pytest.mark.parametrize(("part", "least"), [("open", 0.8), ("held_out", 0.7)])
def test_what_is_named_is_mostly_right(part, least):
    rows = list(csv.DictReader((TEXTS / "activities.csv").read_text("utf-8").splitlines()))
    hits = []
    for path in sorted((TEXTS / part).glob("*.tsv")):
        for task in study(plain(path)).tasks.iter_rows(named=True):
            gold = [
                row
                for row in rows
                if row["part"] == part and row["line_holds"] in task["statement"]
            ]
            if gold and task["library_task_id"]:
                hits.append(task["library_task_id"] in gold[0]["task_ids"].split())
            elif gold and task["activity_id"]:
                named = ".".join(task["activity_id"].split(".")[:6])
                hits.append(named in gold[0]["iwa_ids"].split())
    assert len(hits) >= 15
    assert sum(hits) / len(hits) >= least


def test_a_title_can_be_said(examples):
    document = read_document(examples / "job-sdr.txt")
    said = study_reading(document, title="account executive")
    assert said.match.job.id.startswith("account-executive/")
    with pytest.raises(NoMatchError):
        study_reading(document, title="zzzz qqqq")


def test_another_language_is_told_apart_but_not_compared():
    result = study(plain(TEXTS / "open" / "jd_vertrieb_de.tsv"))
    assert result.language == "de"
    assert result.tasks.height == 6
    assert result.tasks["activity_id"].null_count() == 6
    assert "German" in result.notes[0]


def test_a_text_without_work_has_no_answer():
    with pytest.raises(NoMatchError, match="no duties and no skills"):
        study("The sea was calm that night.\n")


def test_duties_are_said_once_and_the_catch_all_is_left_out():
    duties = ["File letters", "file letters", "Other duties as assigned", "=Sum the bills()"]
    text = "\n- ".join(["Clerk\n\nTasks:", *duties])
    statements = study(text).tasks["statement"].to_list()
    assert statements == ["File letters", "Sum the bills()"]


def test_the_shipped_edition_names_skills(job):
    assert has_skills(open_edition())
    found = dict(job.skills.select("skill_label", "evidence").iter_rows())
    assert found["English"] == "Fluent English and good Dutch"
    assert job.skills["likeness"].min() >= 0.75


WORD = st.text(string.ascii_lowercase, min_size=4, max_size=9)


@settings(max_examples=15)
@given(WORD, WORD, st.integers(10**6, 10**7 - 1), st.integers(1, 28), st.integers(1950, 2004))
def test_personal_data_never_comes_out(first, last, number, day, year):
    name = f"{first.title()}x {last.title()}q"
    text = (
        f"{name}\n{first}x.{last}q@post.example | +44 20 {number} | born {day}.11.{year}\n"
        "linkedin.com/in/" + f"{first}x-{last}q\n\nExperience\nClerk, Firm, 2019 - 2021\n"
        f"- Filed letters for {name} and answered calls on +44 20 {number}\n"
        f"- Wrote to {first}x.{last}q@post.example about open bills\n\nSkills\nExcel, filing\n"
    )
    result = study(text)
    assert result.kind == "resume"
    told = render_reading(result, "json") + render_reading(result, is_all=True) + draft_week(result)
    for secret in (f"{first}x", f"{last}q", str(number), f"{day}.11.{year}", "post.example"):
        assert secret.lower() not in told.lower()


def test_errors_do_not_echo_the_text():
    with pytest.raises(NoMatchError) as told:
        study("Ann Secretname\nann@secret.example\nExperience\n")
    assert "secret" not in str(told.value).lower()


def test_ten_thousand_characters_and_emoji():
    result = study("Clerk\n\nTasks\n- " + "file the letters 🙂 " * 600 + "\n")
    assert max(map(len, result.tasks["statement"])) <= 400
    json.loads(render_reading(result, "json"))


def test_the_same_text_gives_the_same_answer(job, examples):
    again = study_reading(read_document(examples / "job-sdr.txt"))
    assert again.tasks.equals(job.tasks)
    assert again.skills.equals(job.skills)
    assert replace(again, tasks=job.tasks).title == job.title
