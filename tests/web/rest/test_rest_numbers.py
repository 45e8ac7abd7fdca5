"""The same question has the same bytes on the command line, in Python, and over the network."""

import json

import pytest

import jobmorph as jm

TASKS = "task,hours\nwrite mails to customers,10\ncall people back,20\n"
SCENARIO = (
    "name: ours\nhorizon_years: 4\nadoption:\n"
    "  exposure.adoption_speed: {low: 0.2, value: 0.3, high: 0.4}\n"
)  # of what comes after today
GROUP = "41-3091,41-9041"
# Command line, then path and query of the same question.
ASKED = {
    "role": (["role", "SDR", "--seed", "0"], "role", {"title": "SDR", "seed": 0}),
    "role of a level": (
        ["role", "account executive", "--level", "senior", "--horizon", "2.5"],
        "role",
        {"title": "account executive", "level": "senior", "horizon": 2.5},
    ),
    "role under a scenario": (
        ["role", "registered nurse", "--scenario", "fast"],
        "role",
        {"title": "registered nurse", "scenario": "fast"},
    ),
    "role under a scenario, other years": (
        ["role", "SDR", "--scenario", "slow", "--horizon", "8"],
        "role",
        {"title": "SDR", "scenario": "slow", "horizon": 8},
    ),
    "compare": (["compare", "SDR", "nurse"], "compare", {"first": "SDR", "second": "nurse"}),
    "title": (["title", "Sr. Acct Exec"], "title", {"title": "Sr. Acct Exec"}),
    "skills": (["skills", "SDR"], "skills", {"title": "SDR"}),
    "practice": (["skills", "SDR", "--practice"], "practice", {"title": "SDR"}),
    "ladder": (
        ["skills", "SDR", "--ladder", "--heads", "entry=8,mid=4"],
        "ladder",
        {"title": "SDR", "entry": 8, "mid": 4},
    ),
    "paths": (
        ["path", "SDR", "--max-months", "18", "--no-licence", "--avoid", "heavy lifting"],
        "paths",
        {"title": "SDR", "max_months": 18, "no_licence": True, "avoid": "heavy lifting"},
    ),
    "outlook": (["outlook", "nurse", "--seed", "3"], "outlook", {"title": "nurse", "seed": 3}),
    "group": (["outlook", "--group", GROUP], "outlook/group", {"group": GROUP}),
    "economy": (["outlook", "--economy"], "outlook/economy", {}),
    "history": (["history", "typist"], "history", {"title": "typist"}),
    "cases": (["history", "--cases"], "history/cases", {}),
    "scenario": (["market", "scenarios", "show", "slow"], "market/scenarios/slow", {}),
    "evidence": (["evidence", "skills"], "evidence", {"area": "skills"}),
}


@pytest.mark.parametrize("name", ASKED)
def test_the_bytes_are_those_of_the_command(client, printed, name):
    words, path, query = ASKED[name]
    answer = client.get(f"/api/v1/{path}", params=query)
    assert answer.status_code == 200, answer.text
    assert answer.text == printed(*words)


def test_own_words_have_the_bytes_of_the_command(client, printed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tasks.csv").write_text(TASKS)
    (tmp_path / "ours.yaml").write_text(SCENARIO)
    asked = {"tasks": TASKS, "scenario_file": SCENARIO}
    answer = client.post("/api/v1/role", json=asked).text
    assert answer == printed("role", "--tasks", "tasks.csv", "--scenario", "ours.yaml")


def test_a_plan_has_the_bytes_of_the_command(client, printed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    asked = {"title": "SDR", "to": "account executive", "hours": 5}
    words = ["plan", "SDR", "--to", "account executive", "--hours", "5"]
    assert client.post("/api/v1/plan", json=asked).text == printed(*words)
    profile = {
        "jobs": [{"title": "SDR", "years": 2}],
        "skills": {"writing to one person": 2},
        "target": "account executive",
    }
    (tmp_path / "profile.json").write_text(json.dumps(profile, indent=1))
    answer = client.post("/api/v1/plan", json={"profile": profile}).text
    assert answer == printed("plan", "--profile", "profile.json")


def test_python_gives_the_same(client):
    def told(path, **query):
        return client.get(f"/api/v1/{path}", params=query).text

    assert told("role", title="SDR") == jm.role("SDR").to_json()
    assert told("skills", title="SDR") == jm.skills("SDR").to_json()
    assert told("ladder", title="SDR") == jm.ladder("SDR").to_json()
    assert told("paths", title="SDR") == jm.paths("SDR").to_json()
    assert told("outlook", title="nurse") == jm.outlook("nurse").to_json()
    assert told("history/atlas") == jm.history_atlas().to_json()
    titles = client.post("/api/v1/titles", json={"titles": ["SDR", "nurse"]}).text
    assert titles == jm.title("SDR", "nurse").to_json()
    batch = client.post("/api/v1/roles", json={"jobs": [{"title": "SDR"}]}).json()
    assert batch["answers"][0]["answer"] == json.loads(jm.role("SDR").to_json())
