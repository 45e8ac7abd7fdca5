"""The interface for programs: every endpoint, its failures, and what is kept."""

import json

import jsonschema
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.web.rest.conftest import keeps

from jobmorph.schema.errors import DataError, InfeasibleError, NoMatchError, ParameterError
from jobmorph.web.app import create_app
from jobmorph.web.problem import own_fault, problem_of
from jobmorph.web.rest.documented import component_schemas
from jobmorph.web.rest.limits import RestLimits
from jobmorph.web.rest.question import LONGEST_TITLE
from jobmorph.web.rest.router import rest_router

QUESTIONS = {
    "/api/v1/role?title=SDR&horizon=3": "role-1.0",
    "/api/v1/compare?first=SDR&second=registered%20nurse": "compare",
    "/api/v1/title?title=Sr.%20Acct%20Exec": "title-1.0",
    "/api/v1/skills?title=SDR": "skills-1.0",
    "/api/v1/practice?title=SDR": "practice-1.0",
    "/api/v1/practice?title=SDR&entry=8&mid=4": "practice-1.0",
    "/api/v1/ladder?title=SDR&entry=8&lead=1": "ladder-1.0",
    "/api/v1/paths?title=SDR&max_months=18&avoid=heavy%20lifting": "paths-1.0",
    "/api/v1/paths?title=SDR&to=account%20executive": "paths-1.0",
    "/api/v1/outlook?title=registered%20nurse&years=3": "outlook-1.0",
    "/api/v1/outlook/group?group=go-to-market": "outlook_group-1.0",
    "/api/v1/outlook/group?group=41-3091,%2041-9041": "outlook_group-1.0",
    "/api/v1/outlook/economy": "economy-1.0",
    "/api/v1/history?title=switchboard%20operator": "history-1.0",
    "/api/v1/history/cases": "history-cases-1.0",
    "/api/v1/history/atlas": "history-atlas-1.0",
    "/api/v1/market/scenarios": "scenarios",
    "/api/v1/market/scenarios/cut-first": "changes",
    "/api/v1/evidence?area=exposure": "evidence",
    "/api/v1/edition": "edition",
    "/api/v1/health": "health",
}
TASKS = "task,hours\nwrite mails to customers,10\ncall people back,20\n"
PROFILE = {
    "jobs": [{"title": "SDR", "years": 2}, {"title": "waiter"}],
    "skills": {"writing to one person": 2},
    "learn_after": {"negotiating terms": ["making a case in figures"]},
    "log": [{"date": "2026-11-20", "skill": "writing to one person", "hours": 3}],
}
POSTED = {
    "role": ({"tasks": TASKS, "horizon": 5}, "role-1.0"),
    "role ": ({"title": "SDR", "scenario": "fast"}, "role-1.0"),
    "roles": ({"jobs": [{"title": "SDR"}, {"title": "qqqzzz xx"}]}, "roles"),
    "titles": ({"titles": ["SDR", "nurse", "zzz"]}, "title-1.0"),
    "plan": ({"title": "SDR", "to": "account executive", "hours": 5}, "plan-1.0"),
    "plan ": ({"profile": PROFILE}, "plan-1.0"),
    "paths": ({"title": "SDR", "profile": PROFILE}, "paths-1.0"),
}


def problem(response, status):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    document = response.json()
    jsonschema.validate(document, component_schemas()["problem"])
    assert document["status"] == status
    assert "Traceback" not in response.text
    return document


@pytest.mark.parametrize("address", QUESTIONS)
def test_every_question_keeps_its_schema(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    keeps(response.json(), QUESTIONS[address])


@pytest.mark.parametrize("name", POSTED)
def test_every_posted_question_keeps_its_schema(client, name):
    body, schema = POSTED[name]
    response = client.post(f"/api/v1/{name.strip()}", json=body)
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers
    keeps(response.json(), schema)


def test_a_batch_says_which_job_has_no_answer(client):
    answers = client.post("/api/v1/roles", json=POSTED["roles"][0]).json()["answers"]
    assert [each["problem"] is None for each in answers] == [True, False]
    assert answers[0]["answer"]["match"]["title"] == "Sales development representative"
    assert (answers[1]["answer"], answers[1]["problem"]["status"]) == (None, 404)


@pytest.mark.parametrize("name", ["role?title=SDR", "history/cases", "edition"])
def test_an_answer_is_not_sent_twice(client, name):
    first = client.get(f"/api/v1/{name}")
    tag = first.headers["etag"]
    assert "max-age" in first.headers["cache-control"]
    again = client.get(f"/api/v1/{name}", headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = client.get(f"/api/v1/{name}", headers={"if-none-match": '"other"'})
    assert other.status_code == 200
    assert other.content == first.content


def test_tags_are_those_of_the_question_as_understood(client):
    def tag(query):
        return client.get(f"/api/v1/role?{query}").headers["etag"]

    assert tag("title=SDR") == tag("seed=0&title=%20%20SDR") == tag("title=SDR&seed=0")
    assert tag("title=SDR") != tag("title=SDR&horizon=4")
    assert tag("title=SDR") != client.get("/api/v1/skills?title=SDR").headers["etag"]


@pytest.mark.parametrize(
    ("address", "item"),
    [
        ("role", "title: Field required"),
        ("role?title=", "title: String should have at least 1 character"),
        ("role?title=%00%20%0A", "title: Value error, the job title is empty"),
        (f"role?title={'x' * (LONGEST_TITLE + 1)}", "title: String should have at most"),
        ("role?title=SDR&horizon=16", "horizon: Input should be less than or equal to 15"),
        ("role?title=SDR&horizon=nan", "horizon: Input should be"),
        ("role?title=SDR&seed=4294967296", "seed: Input should be less than or equal to"),
        ("role?title=SDR&level=chief", "level: Input should be 'entry'"),
        ("role?title=SDR&edition=/etc", "edition: Extra inputs are not permitted"),
        ("outlook?title=nurse&years=11", "years: Input should be less than or equal to 10"),
        ("paths?title=SDR&steps=4", "steps: Input should be less than or equal to 3"),
    ],
)
def test_a_value_out_of_range_is_named(client, address, item):
    document = problem(client.get(f"/api/v1/{address}"), 422)
    assert document["items"][0].startswith(item)
    assert document["hint"] == "See /api/docs. Nothing was computed."


@pytest.mark.parametrize("address", ["role?title=SDR", "compare?first=SDR&second=nurse",
                                     "skills?title=SDR", "practice?title=SDR",
                                     "ladder?title=SDR"])  # fmt: skip
def test_what_takes_a_minute_is_sent_to_the_long_jobs(client, address):
    document = problem(client.get(f"/api/v1/{address}&seed=7"), 422)
    assert "POST /api/v1/long" in document["hint"]
    title = {"title": "SDR", "seed": 7}
    assert problem(client.post("/api/v1/role", json=title), 422) == document
    assert problem(client.post("/api/v1/plan", json=title), 422) == document


def test_a_scenario_that_moves_the_use_of_today_is_long(client):
    def posted(name):
        text = f"name: own\nadoption:\n  {name}: {{low: 0.2, value: 0.3, high: 0.4}}\n"
        return client.post("/api/v1/role", json={"title": "SDR", "scenario_file": text})

    assert posted("exposure.adoption_speed").status_code == 200
    assert posted("exposure.delegable_scale").json()["type"].endswith(":long")


def test_no_shipped_scenario_is_long(client):
    listed = client.get("/api/v1/market/scenarios").json()["scenarios"]
    asked = {
        each["name"]: client.get("/api/v1/role", params={"title": "SDR", "scenario": each["name"]})
        for each in listed
    }
    assert {name: answer.status_code for name, answer in asked.items()} == dict.fromkeys(asked, 200)
    assert len(asked) == 5


def test_all_faults_are_counted_and_five_shown(client):
    body = {"title": "SDR", "seed": -1, "horizon": 99, "level": "x", "hours": 0, "a": 1, "b": 2}
    document = problem(client.post("/api/v1/plan", json=body), 422)
    assert (document["count"], len(document["items"])) == (6, 5)


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("role?title=growth%20ninja%20xq", "Nearest"),
        ("role?title=SDR&scenario=boom", "expected"),
        ("market/scenarios/boom", "expected"),
        ("jobs/none", "no such job"),
        ("nothing", "nothing at this address"),
    ],
)
def test_what_is_not_there_is_told_with_what_is_near(client, address, near):
    assert near in problem(client.get(f"/api/v1/{address}"), 404)["detail"]


def test_a_scenario_is_a_name_and_never_a_path(client, tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text("name: own\n")
    for name in (str(file), "../scenarios/fast", "fast.yaml", str(file.with_suffix(""))):
        answer = client.get("/api/v1/role", params={"title": "SDR", "scenario": name})
        assert answer.status_code in (404, 422)
        posted = client.post("/api/v1/market", json={"scenario": name[:80]})
        assert posted.status_code in (404, 422)


def test_methods_and_kinds_of_bodies(client):
    refused = client.put("/api/v1/role")
    assert problem(refused, 405)["items"] == ["GET", "POST"]
    assert refused.headers["allow"] == "GET, POST"
    problem(client.post("/api/v1/plan", content=b"title=SDR"), 415)
    form = {"content-type": "text/plain"}
    problem(client.post("/api/v1/plan", content=b"{}", headers=form), 415)
    as_json = {"content-type": "application/json"}
    for body in (b"{", b"\xff\xfe", b"[" * 100_000):
        problem(client.post("/api/v1/plan", content=body, headers=as_json), 400)
    for body in (b"", b"[]", b"null", b'{"title": "\\ud800"}', b'{"title": NaN}'):
        problem(client.post("/api/v1/plan", content=body, headers=as_json), 422)


def test_a_body_is_bounded_whatever_its_head_says(client):
    most = RestLimits().json_bytes
    headers = {"content-type": "application/json"}

    def endless():
        for _ in range(100):
            yield b" " * 100_000

    problem(client.post("/api/v1/plan", content=b" " * (most + 1), headers=headers), 413)
    problem(client.post("/api/v1/plan", content=endless(), headers=headers), 413)


def test_faulty_lines_of_a_text_are_named_together(client):
    tasks = "task,hours\nwrite mails,about 5\ncall,ten\n"
    document = problem(client.post("/api/v1/role", json={"tasks": tasks}), 422)
    assert (document["where"], document["count"]) == ("tasks.csv", 2)
    assert document["items"][0].startswith("line 2: hours")
    contradiction = {"profile": {"log": [{"date": "2026-99-99", "skill": "writing"}]}}
    assert problem(client.post("/api/v1/plan", json=contradiction), 422)["count"] == 1


def test_too_many_titles_and_jobs_are_refused(client):
    titles = ["SDR"] * 501
    assert (
        "at most 500"
        in problem(client.post("/api/v1/titles", json={"titles": titles}), 422)["items"][0]
    )
    jobs = [{"title": "SDR"}] * 21
    problem(client.post("/api/v1/roles", json={"jobs": jobs}), 422)
    problem(client.post("/api/v1/titles", json={"titles": []}), 422)


def test_the_description_is_whole_and_points_nowhere_else(client):
    document = client.get("/api/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    text = json.dumps(document)
    names = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    schemas = document["components"]["schemas"]
    assert {name.split("/")[0] for name in names} <= set(schemas)
    assert "HTTPValidationError" not in text
    for path, methods in document["paths"].items():
        assert path.startswith("/api/v1/")
        for told in methods.values():
            assert told["summary"]
            assert told["description"]
            assert {"422", "429", "500", "503"} <= set(told["responses"])


def test_the_page_lists_every_endpoint_without_anything_from_elsewhere(client):
    page = client.get("/api/docs")
    assert page.headers["content-type"].startswith("text/html")
    for path in client.get("/api/openapi.json").json()["paths"]:
        assert f"<code>{path}</code>" in page.text
    for word in ("http://", "https://", "<style", " style=", "onclick"):
        assert word not in page.text.replace("curl &#39;http://127.0.0.1", "")
    assert client.get("/static/" + page.text.split("/static/")[1].split('"')[0]).status_code == 200


def test_the_router_stands_alone():
    app = FastAPI(openapi_url=None)
    app.include_router(rest_router())
    with TestClient(app) as client:
        assert client.get("/api/v1/health").json()["jobs"] == {
            "running": 0, "waiting": 0, "kept": 0,
        }  # fmt: skip


def test_an_error_of_our_own_says_nothing_of_the_question(client, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise KeyError("Ada Lovelace")

    monkeypatch.setattr("jobmorph.studies.outlook.study_outlook", fail)
    document = problem(client.get("/api/v1/outlook?title=Ada%20Lovelace"), 500)
    assert "KeyError" in document["what"]
    assert "Lovelace" not in json.dumps(document) + caplog.text
    assert "KeyError at test_rest.py" in caplog.text


def test_a_damaged_edition_is_told_without_its_place(client, monkeypatch):
    def fail(*args, **kwargs):
        raise DataError("this table is damaged (/srv/secret)", where="/srv/secret/task.parquet")

    monkeypatch.setattr("jobmorph.studies.outlook.study_outlook", fail)
    document = problem(client.get("/api/v1/outlook?title=nurse&seed=9"), 503)
    assert "secret" not in json.dumps(document)


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (NoMatchError("none"), 404),
        (ParameterError("bad"), 422),
        (DataError("bad"), 422),
        (InfeasibleError("clash"), 422),
    ],
)
def test_each_error_has_its_status(fault, status):
    assert problem_of(fault).status == status


def test_places_and_control_signs_of_an_error_are_made_plain():
    fault = ParameterError("bad\x1b[2J", where="--pay-period", items=[f"i{n}" for n in range(9)])
    found = problem_of(fault)
    assert (found.what, found.where) == ("bad\\x1b[2J", "pay_period")
    assert (found.items, found.count) == (("i0", "i1", "i2", "i3", "i4"), 9)
    assert found.document()["detail"].endswith("i3, i4 and 4 more.")
    assert problem_of(DataError("x", where="/srv/a/b.csv")).where == "b.csv"
    assert "secret" not in own_fault(ValueError("secret")).text()


def test_a_question_asked_by_many_at_once_is_computed_once(monkeypatch):
    import threading
    from concurrent.futures import ThreadPoolExecutor

    from jobmorph.studies.outlook import study_outlook

    calls, gate = [], threading.Event()

    def slow(*args, **kwargs):
        calls.append(args)
        gate.wait(20.0)
        return study_outlook(*args, **kwargs)

    monkeypatch.setattr("jobmorph.studies.outlook.study_outlook", slow)
    app = create_app()
    with TestClient(app) as client, ThreadPoolExecutor(8) as pool:
        address = "/api/v1/outlook?title=nurse&years=4"
        asked = [pool.submit(client.get, address) for _ in range(8)]
        threading.Timer(1.0, gate.set).start()
        answers = {each.result().content for each in asked}
        assert (len(answers), len(calls)) == (1, 1)
        failing = "/api/v1/outlook?title=growth%20ninja%20xq"
        failed = [pool.submit(client.get, failing) for _ in range(4)]
        assert {each.result().status_code for each in failed} == {404}
