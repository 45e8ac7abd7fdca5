"""Texts, the role library, teams' papers and the market's scenarios, asked for by programs."""

import io
import json
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest
from tests.web.rest.conftest import keeps

from jobmorph.web.rest.upload import MOST_PARTS

EXAMPLES = Path(__file__).parents[3] / "examples"
AD = (EXAMPLES / "job-sdr.txt").read_text(encoding="utf-8")
CADENCE = (EXAMPLES / "outbound-sdr-cadence.md").read_text(encoding="utf-8")
SCENARIO = (
    "name: ours\nhorizon_years: 4\nadoption:\n"
    "  exposure.adoption_speed: {low: 0.2, value: 0.3, high: 0.4}\n"
)
QUESTIONS = {
    "atlas?field=sales": "atlas-1.0",
    "library": "library_roles",
    "library?new=true": "library_roles",
    "library?family=sales-development": "library_roles",
    "library/role?role=SDR": "library_role",
    "outlook?title=nurse&scenario=fast": "outlook-1.0",
    "outlook/group?group=go-to-market&scenario=fast": "outlook_group-1.0",
    "market/calibration?driver=gdp": "market-calibrate-1.0",
    "market/calibration": "market-calibrate-1.0",
    "team/template": "roster_template",
    "team/survey?title=SDR&to=Ms%20Berger": "survey_form",
}
POSTED = {
    "read": ({"text": AD}, "reading-1.0"),
    "read ": ({"text": "Call people back.\n- Write offers", "title": "SDR"}, "reading-1.0"),
    "playbook": ({"text": CADENCE, "title": "SDR"}, "playbook"),
    "playbook ": ({"text": "step,minutes\nCall,5\nWrite,3\n", "name": "a.csv"}, "playbook"),
    "market/scenarios": ({"scenario_file": SCENARIO}, "changes"),
    "outlook": ({"title": "nurse", "scenario_file": SCENARIO}, "outlook-1.0"),
}
# Command line, then path and query of the same question.
SAME = {
    "list": (["library", "list"], "library", {}),
    "new roles": (["library", "list", "--new"], "library", {"new": "true"}),
    "show": (
        ["library", "show", "SDR", "--level", "lead"],
        "library/role",
        {"role": "SDR", "level": "lead"},
    ),
    "atlas": (["atlas", "--field", "sales"], "atlas", {"field": "sales"}),
    "outlook": (
        ["outlook", "nurse", "--scenario", "slow", "--years", "3"],
        "outlook",
        {"title": "nurse", "scenario": "slow", "years": 3},
    ),
    "calibration": (
        ["market", "calibrate", "--driver", "layoffs"],
        "market/calibration",
        {"driver": "layoffs"},
    ),
    "template": (["team", "template"], "team/template", {}),
    "survey form": (["team", "survey", "write", "SDR"], "team/survey", {"title": "SDR"}),
}


def problem(response, status):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert " --" not in response.text
    return response.json()


@pytest.mark.parametrize("address", QUESTIONS)
def test_every_question_keeps_its_schema_and_has_a_tag(client, address):
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 200, response.text
    keeps(response.json(), QUESTIONS[address])
    tag = {"if-none-match": response.headers["etag"]}
    assert client.get(f"/api/v1/{address}", headers=tag).status_code == 304


@pytest.mark.parametrize("name", POSTED)
def test_every_posted_question_keeps_its_schema_and_is_not_kept(client, name):
    body, schema = POSTED[name]
    response = client.post(f"/api/v1/{name.strip()}", json=body)
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    keeps(response.json(), schema)


@pytest.mark.parametrize("name", SAME)
def test_the_bytes_are_those_of_the_command(client, printed, name):
    words, path, query = SAME[name]
    answer = client.get(f"/api/v1/{path}", params=query)
    assert answer.status_code == 200, answer.text
    assert answer.text == printed(*words)


def test_texts_have_the_bytes_of_the_command(client, printed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "job-sdr.txt").write_text(AD)
    (tmp_path / "cadence.md").write_text(CADENCE)
    (tmp_path / "ours.yaml").write_text(SCENARIO)
    read = {"text": AD, "name": "job-sdr.txt"}
    assert client.post("/api/v1/read", json=read).text == printed("read", "job-sdr.txt")
    steps = {"text": CADENCE, "name": "cadence.md", "title": "SDR"}
    asked = ("playbook", "cadence.md", "--title", "SDR")
    assert client.post("/api/v1/playbook", json=steps).text == printed(*asked)
    own = {"title": "nurse", "scenario_file": SCENARIO}
    outlook = printed("outlook", "nurse", "--scenario", "ours.yaml")
    assert client.post("/api/v1/outlook", json=own).text == outlook
    changes = client.post("/api/v1/market/scenarios", json={"scenario_file": SCENARIO}).text
    assert changes == printed("market", "scenarios", "show", "ours.yaml")


def test_a_file_says_the_same_as_its_text(client):
    text = client.post("/api/v1/read", json={"text": AD, "name": "job.txt"})
    sent = client.post("/api/v1/read/file", files={"document": ("../job.txt", AD.encode())})
    assert sent.status_code == 200, sent.text
    assert sent.text == text.text
    steps = client.post("/api/v1/playbook", json={"text": CADENCE, "title": "SDR"})
    form = {"playbook": ("playbook.md", CADENCE.encode())}
    sent = client.post("/api/v1/playbook/file", files=form, data={"title": "SDR"})
    assert sent.text == steps.text
    assert sent.headers["cache-control"] == "no-store"


def test_a_word_file_is_read_and_a_damaged_one_is_told(client):
    packed = io.BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in AD.splitlines() if line)
    with zipfile.ZipFile(packed, "w") as archive:
        body = f'<w:document xmlns:w="{space}"><w:body>{lines}</w:body></w:document>'
        archive.writestr("word/document.xml", body.replace("&", "&amp;"))
    sent = client.post("/api/v1/read/file", files={"document": ("job.docx", packed.getvalue())})
    assert sent.status_code == 200, sent.text
    assert sent.json()["tasks"]
    for name, content in (("a.docx", b"PK\x03\x04no"), ("a.pdf", b"%PDF-1.7 no"), ("a.txt", b"\0")):
        told = problem(client.post("/api/v1/read/file", files={"document": (name, content)}), 422)
        assert told["where"] == name
    assert client.get("/api/v1/health").json()["jobs"]["kept"] == 0


def test_a_resume_comes_back_without_whose_it_is(client):
    resume = (EXAMPLES / "resume-service.txt").read_text(encoding="utf-8")
    found = client.post("/api/v1/read", json={"text": resume, "name": "jane_doe_cv.txt"})
    assert found.status_code == 200
    assert found.json()["kind"] == "resume"
    assert "jane" not in found.text.lower()


@pytest.mark.parametrize(
    ("path", "body", "item"),
    [
        ("read", {"text": ""}, "text: String should have at least 1"),
        ("read", {"text": "x" * 20_001}, "text: String should have at most"),
        ("read", {"text": AD, "name": "../../etc/passwd"}, "name: String should match"),
        ("read", {"text": AD, "name": "a.pdf"}, "name: String should match"),
        ("playbook", {"text": AD, "file": "x"}, "file: Extra inputs"),
        ("library/check", {}, "text: Field required"),
        ("market/sensitivity", {"method": "best"}, "method: Input should be 'ranks'"),
        ("market/compare", {"draws": 1}, "draws: Input should be greater"),
    ],
)
def test_a_value_out_of_range_is_named(client, path, body, item):
    document = problem(client.post(f"/api/v1/{path}", json=body), 422)
    assert document["items"][0].startswith(item)


@pytest.mark.parametrize(
    ("path", "files", "item"),
    [
        ("read/file", {"roster": ("a", b"x")}, "roster: no such file is asked for"),
        ("team/compare", {"first": ("a", b"{}")}, "second: the file is missing"),
        ("team/survey", {"tasks": ("a", b"{}")}, "answers: the file is missing"),
    ],
)
def test_a_form_names_what_is_wrong_with_it(client, path, files, item):
    assert item in problem(client.post(f"/api/v1/{path}", files=files), 422)["items"]


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("library/role?role=growth%20ninja%20xq", "GET /api/v1/library"),
        ("role?title=growth%20ninja%20xq", "POST with tasks"),
    ],
)
def test_advice_names_endpoints_and_fields(client, address, hint):
    assert hint in problem(client.get(f"/api/v1/{address}"), 404)["hint"]


def test_a_level_or_family_that_is_not_there_is_named_as_the_field(client):
    family = problem(client.get("/api/v1/library?family=sales-developmnt"), 422)
    assert (family["where"], family["items"][0]) == ("family", "sales-development")
    level = problem(client.get("/api/v1/library/role?role=SDR&level=executive"), 422)
    assert level["where"] == "level"
    posted = {"text": "family: a", "family": "sales-developmnt"}
    assert problem(client.post("/api/v1/library/diff", json=posted), 404)["where"] == "family"


def shipped_family():
    folder = files("jobmorph.reference") / "roles"
    return (folder / "sales-development.yaml").read_text(encoding="utf-8")


def test_a_family_of_ones_own_is_checked_and_compared(client, printed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    own = shipped_family().replace("hours: 6\n", "hours: 7\n", 1)
    (tmp_path / "family.yaml").write_text(own)
    assert client.post("/api/v1/library/check", json={"text": own}).json() == []
    changed = client.post("/api/v1/library/diff", json={"text": own})
    keeps(changed.json(), "library_changes")
    assert changed.text == printed("library", "diff", "family.yaml")
    same = client.post("/api/v1/library/diff", json={"text": own, "against": own}).json()
    assert same == []
    broken = own.replace("level: entry", "level: first", 1)
    (tmp_path / "family.yaml").write_text(broken)
    faults = client.post("/api/v1/library/check", json={"text": broken})
    keeps(faults.json(), "library_faults")
    assert len(faults.json()) > 0
    assert faults.text == printed("library", "validate", "family.yaml")
    refused = problem(client.post("/api/v1/library/diff", json={"text": broken}), 422)
    assert refused["count"] > 0


def test_a_faulty_scenario_is_told_with_its_lines(client):
    text = "name: ours\nadoption:\n  exposure.no_such_thing: {value: 2}\n"
    document = problem(client.post("/api/v1/market/scenarios", json={"scenario_file": text}), 422)
    assert document["where"] == "scenario_file"
    assert document["count"] >= 1


def ended(client, started):
    import time

    assert started.status_code == 202, started.text
    for _ in range(1_000):
        job = client.get(started.headers["location"]).json()
        if job["state"] not in ("waiting", "running"):
            return job
        time.sleep(0.2)
    raise AssertionError("the job did not end")


def test_long_questions_about_the_market_have_the_bytes_of_the_command(client, printed):
    compare = {"first": "slow", "second": "fast", "years": 1, "draws": 2}
    job = ended(client, client.post("/api/v1/market/compare", json=compare))
    assert job["state"] == "done", job
    told = client.get(job["links"]["result"])
    keeps(told.json(), "market-compare-1.0")
    words = ["market", "compare", "slow", "fast", "--years", "1", "--draws", "2"]
    assert told.text == printed(*words)
    matter = {"scenario": "fast", "years": 1, "draws": 10}
    job = ended(client, client.post("/api/v1/market/sensitivity", json=matter))
    told = client.get(job["links"]["result"])
    keeps(told.json(), "market-sensitivity-1.0")
    words = ["market", "sensitivity", "--scenario", "fast", "--years", "1", "--draws", "10"]
    assert told.text == printed(*words)


def test_a_long_question_that_is_wrong_is_refused_at_once(client):
    unknown = client.post("/api/v1/market/compare", json={"first": "boom"})
    assert problem(unknown, 404)["items"] == sorted(["augment-first", "cut-first", "expected",
                                                     "fast", "slow"])  # fmt: skip
    clash = client.post("/api/v1/market/sensitivity", json={"method": "one-at-a-time", "draws": 9})
    assert problem(clash, 422)["what"].startswith("draws does not go with")


def test_answers_of_a_survey_are_told_together_or_not_at_all(client, printed, tmp_path):
    form = client.get("/api/v1/team/survey", params={"title": "SDR"}).json()
    head = f"Form: {form['job']['id']}\nTask,Hours a week\n"
    rows = [f'"{task["label"]}",{hours}\n' for hours, task in enumerate(form["tasks"][:8], 1)]
    answer = (head + "".join(rows)).encode()
    sent = [("answers", ("form.csv", answer))]
    told = client.post("/api/v1/team/survey", files=sent * 6, data={"role": "SDR"})
    assert told.status_code == 200, told.text
    keeps(told.json(), "survey")
    few = client.post("/api/v1/team/survey", files=sent * 4)
    assert "fewer than 5" in problem(few, 422)["what"]
    places = []
    for number in range(6):
        places.append(tmp_path / f"{number}.csv")
        places[-1].write_bytes(answer)
    words = ["team", "survey", "read", *map(str, places), "--role", "SDR"]
    assert json.loads(printed(*words))["tasks"] == told.json()["tasks"]
    many = client.post("/api/v1/team/survey", files=sent * (MOST_PARTS + 1))
    problem(many, 400)
