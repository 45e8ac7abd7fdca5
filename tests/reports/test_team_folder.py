import json
from dataclasses import replace

import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reports.team_folder import plan_files, write_folder
from jobmorph.schema.errors import DataError
from jobmorph.studies.audit import AuditLog, audit_of, hash_bytes

from .team_answer import agency

PAPERS = ("for-representatives", "impact-assessment", "model-card", "notice-to-staff")


@pytest.fixture(scope="module")
def files():
    return plan_files(agency(), open_edition())


def log_of(files) -> AuditLog:
    return audit_of({"roster": "ab" * 32}, agency().record, open_edition().manifest, outputs=files)


def test_a_plan_has_an_answer_and_for_each_design_chapters_and_papers(files):
    answers = {f"plan.{form}" for form in ("html", "md", "json", "xlsx")}
    designs = [plan.offer.name for plan in agency().plans]
    chapters = {f"{name}/plan.{form}" for name in designs for form in ("html", "md")}
    papers = {
        f"{name}/pack/{paper}.{form}"
        for name in designs
        for paper in PAPERS
        for form in ("html", "md")
    }
    assert set(files) == answers | chapters | papers
    assert files["plan.xlsx"][:2] == b"PK"
    page = files["hold/pack/notice-to-staff.html"]
    heading = files["hold/pack/notice-to-staff.md"].splitlines()[0].lstrip("# ")
    assert page.startswith("<!DOCTYPE html>") and heading in page
    assert json.loads(files["plan.json"])["kind"] == "team"


def test_a_design_without_a_plan_has_no_chapters():
    result = agency()
    plans = tuple(
        replace(plan, design=None, measures=None) if plan.offer.name == "hold" else plan
        for plan in result.plans
    )
    files = plan_files(replace(result, plans=plans), open_edition())
    assert not [name for name in files if name.startswith("hold/")]
    assert "cut-cost/plan.md" in files


def test_the_folder_holds_what_the_log_says(files, tmp_path):
    folder = tmp_path / "plan"
    assert write_folder(files, log_of(files), folder) == ()
    log = json.loads((folder / "audit.json").read_text())
    for each in log["outputs"]:
        assert hash_bytes((folder / each["name"]).read_bytes()) == each["sha256"]
    assert len(log["outputs"]) == len(files)
    assert log["inputs"] == [{"name": "roster", "sha256": "ab" * 32}]


def test_a_second_plan_clears_what_the_first_left_unless_somebody_changed_it(tmp_path):
    folder = tmp_path / "plan"
    first = {"plan.md": "one", "hold/plan.md": "old", "cut-cost/plan.md": "old"}
    write_folder(first, log_of(first), folder)
    (folder / "mine.txt").write_text("mine")
    (folder / "cut-cost" / "plan.md").write_text("my notes")
    second = {"plan.md": "two"}
    assert write_folder(second, log_of(second), folder) == ("cut-cost/plan.md",)
    assert not (folder / "hold").exists()
    assert (folder / "cut-cost" / "plan.md").read_text() == "my notes"
    assert (folder / "mine.txt").read_text() == "mine"
    assert (folder / "plan.md").read_text() == "two"


def test_a_log_that_names_files_elsewhere_removes_nothing_there(tmp_path):
    outside, folder = tmp_path / "outside.txt", tmp_path / "plan"
    outside.write_text("keep")
    folder.mkdir()
    entry = {"name": "../outside.txt", "sha256": hash_bytes("keep")}
    (folder / "audit.json").write_text(json.dumps({"outputs": [entry]}))
    write_folder({"plan.md": "x"}, log_of({}), folder)
    assert outside.read_text() == "keep"


@pytest.mark.parametrize("text", ["", "[]", '{"outputs": 5}', '{"outputs": [{"name": 1}]}'])
def test_a_damaged_log_is_no_reason_to_stop(tmp_path, text):
    folder = tmp_path / "plan"
    folder.mkdir()
    (folder / "audit.json").write_text(text)
    write_folder({"plan.md": "x"}, log_of({}), folder)
    assert (folder / "plan.md").read_text() == "x"


def test_a_file_in_the_way_is_one_message(tmp_path):
    (tmp_path / "plan").write_text("a file")
    with pytest.raises(DataError, match="plan"):
        write_folder({"hold/plan.md": "x"}, log_of({}), tmp_path / "plan")
