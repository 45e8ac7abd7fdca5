"""Long jobs over the network: a roster checked and redesigned, a market run, followed and ended."""

import io
import json
import os
import time
import zipfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.rest.conftest import keeps

from jobmorph.cli.main import run
from jobmorph.intake.disclosure_store import ledger_home, read_ledger
from jobmorph.web.app import create_app
from jobmorph.web.job_limits import JobLimits
from jobmorph.web.rest.limits import RestLimits

SMALL = b"Name,Job Title\n" + b"A. B.,SDR\n" * 4 + b"C. D.,Account Executive\n" * 2
MARKET = {"scenario": "slow", "years": 1, "draws": 2}
WAIT_SECONDS = 240


def served(limits=None):
    app = create_app(limits=limits)
    return TestClient(app)


def redesign(client, content=SMALL, name="team.csv", **fields):
    files = {"roster": (name, content)}
    return client.post("/api/v1/team", files=files, data=fields)


def ended(client, started):
    assert started.status_code == 202, started.text
    address = started.headers["location"]
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        job = client.get(address).json()
        if job["state"] not in ("waiting", "running"):
            return job
        time.sleep(0.2)
    raise AssertionError("the job did not end")


def events_of(client, address, **headers):
    """Read a stream of events to its end: (number, kind, data) of each."""
    found, now = [], {}
    with client.stream("GET", address, headers=headers) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        for line in stream.iter_lines():
            key, _, value = line.partition(": ")
            if key in ("id", "event", "data"):
                now[key] = value
            if not line and "data" in now:
                found.append((int(now["id"]), now["event"], json.loads(now["data"])))
                now = {}
    return found


@pytest.fixture(scope="module")
def market(client):
    """A run of the market that has ended, and what its stream told."""
    started = client.post("/api/v1/market", json=MARKET)
    told = events_of(client, started.json()["links"]["events"])
    return ended(client, started), told


def test_a_run_of_the_market_has_the_bytes_of_the_command(client, market, capsys):
    job, _ = market
    keeps(job, "job")
    assert job["state"] == "done", job
    words = ["market", "--scenario", "slow", "--years", "1", "--draws", "2", "--format", "json"]
    with pytest.raises(SystemExit):
        run(words)
    assert client.get(job["links"]["result"]).text == capsys.readouterr().out
    table = client.get(job["files"][1]["href"])
    assert table.headers["content-disposition"] == 'attachment; filename="quarters.csv"'
    assert table.text.startswith("quarter,")


def test_a_stream_tells_progress_and_goes_on_where_it_stopped(client, market):
    job, told = market
    assert [number for number, *_ in told] == list(range(1, len(told) + 1))
    assert told[-1][1] == "done"
    assert any(data["stage"] == "draws" and data["done"] == 2 for _, _, data in told)
    last = events_of(client, job["links"]["events"], **{"Last-Event-ID": str(told[-2][0])})
    assert last == told[-1:]


def test_files_are_those_that_the_job_names(client, market):
    job, _ = market
    for name in ("none.csv", "..%2f..%2fetc%2fpasswd", "answer.json%00"):
        assert client.get(f"{job['links']['self']}/files/{name}").status_code == 404


def test_a_deleted_job_is_gone(client):
    started = client.post("/api/v1/market", json=MARKET)
    address = started.headers["location"]
    assert client.get(f"{address}/result").status_code == 409
    assert client.get(f"{address}/files/answer.json").status_code == 409
    assert client.delete(address).status_code == 204
    for place in ("", "/result", "/events", "/files/answer.json"):
        assert client.get(address + place).status_code == 404
    assert client.delete(address).status_code == 404


def test_silence_is_filled_with_a_comment():
    with served(RestLimits(jobs=JobLimits(heartbeat_seconds=0.4))) as client:
        started = client.post("/api/v1/market", json=MARKET)
        with client.stream("GET", started.json()["links"]["events"]) as stream:
            assert any(line == ": still there" for line in stream.iter_lines())


@pytest.mark.parametrize(
    ("study", "question", "path"),
    [("ladder", {"title": "SDR", "entry": 8.0}, "ladder"), ("role", {"title": "SDR"}, "role")],
)
def test_a_long_question_has_the_bytes_of_the_short_one(client, study, question, path):
    started = client.post("/api/v1/long", json={"study": study, "question": question})
    job = ended(client, started)
    assert job["state"] == "done", job
    short = client.get(f"/api/v1/{path}", params=question)
    assert client.get(job["links"]["result"]).text == short.text


def test_a_long_question_without_an_answer_fails_with_the_nearest(client):
    asked = {"study": "role", "question": {"title": "growth ninja xq"}}
    job = ended(client, client.post("/api/v1/long", json=asked))
    assert (job["state"], job["problem"]["status"]) == ("failed", 404)
    assert client.post("/api/v1/long", json={"study": "x", "question": {}}).status_code == 422


def test_a_wrong_question_is_refused_before_a_worker_starts(client):
    assert client.post("/api/v1/market", json={"draws": 5_000}).status_code == 422
    assert client.post("/api/v1/market", json={"scenario_file": "name: [1"}).status_code == 422
    assert client.get("/api/v1/health").json()["jobs"]["running"] == 0


def test_a_check_has_the_bytes_of_the_command(client, state, capsys, tmp_path):
    roster = tmp_path / "team.csv"
    roster.write_bytes(SMALL)
    with pytest.raises(SystemExit):
        run(["team", str(roster), "--check", "--format", "json"])
    printed = capsys.readouterr().out
    before = client.get("/api/v1/health").json()["jobs"]
    answer = client.post("/api/v1/team/check", files={"roster": ("team.csv", SMALL)})
    assert answer.status_code == 200, answer.text
    assert answer.text == printed
    assert answer.headers["cache-control"] == "no-store"
    assert "A. B." not in answer.text
    assert client.get("/api/v1/health").json()["jobs"] == before  # nothing of it is kept


def test_a_redesign_has_the_bytes_of_the_command(client, state, capsys, tmp_path):
    roster = tmp_path / "team.csv"
    roster.write_bytes(SMALL)
    with pytest.raises(SystemExit):
        run(["team", str(roster), "--design", "hold", "--quarters", "2", "--format", "json"])
    printed = capsys.readouterr().out
    job = ended(client, redesign(client, design="hold", quarters="2"))
    assert job["state"] == "done", job
    assert client.get(job["links"]["result"]).text == printed
    keeps(json.loads(printed), "long")
    files = {each["name"]: client.get(each["href"]) for each in job["files"]}
    assert set(files) == {"answer.json", "plan.html", "plan.xlsx", "plan.zip"}
    assert files["plan.html"].text.startswith("<!DOCTYPE html>")
    assert files["plan.xlsx"].content.startswith(b"PK")
    with zipfile.ZipFile(io.BytesIO(files["plan.zip"].content)) as folder:
        names = set(folder.namelist())
        log = json.loads(folder.read("audit.json"))
        assert folder.read("plan.json").decode() == printed
    assert {"plan.md", "plan.xlsx", "hold/plan.html", "audit.json"} <= names
    assert {each["name"] for each in log["outputs"]} == names - {"audit.json"}
    assert "A. B." not in files["plan.html"].text + printed + json.dumps(log)
    compared_as_the_command_does(client, printed, capsys, tmp_path)


def compared_as_the_command_does(client, plan, capsys, tmp_path):
    """Set a plan beside another one of it: over the network, and on the command line."""
    other = plan.replace('"seed": 0', '"seed": 3')
    assert other != plan
    for name, text in (("a.json", plan), ("b.json", other)):
        (tmp_path / name).write_text(text)
    with pytest.raises(SystemExit):
        run(["team", "compare", str(tmp_path / "a.json"), str(tmp_path / "b.json"),
             "--format", "json"])  # fmt: skip
    plans = {"first": ("a.json", plan.encode()), "second": ("b.json", other.encode())}
    answer = client.post("/api/v1/team/compare", files=plans)
    assert answer.status_code == 200, answer.text
    assert answer.text == capsys.readouterr().out
    keeps(answer.json(), "plans_compared")
    broken = client.post("/api/v1/team/compare", files=plans | {"second": ("b.json", b"{}")})
    assert (broken.status_code, " --" in broken.text) == (422, False)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("team.csv", b"", "the file is empty"),
        ("team.csv", b"a,b\n1,2\n", "team.csv"),
        ("team.xlsx", b"PK\x03\x04", "no workbook"),
        ("team.xlsx", b"not packed", "no workbook"),
        ("team.csv", b"\x00" * 400, "team.csv"),
        ("../../etc/passwd", b"", "passwd: the file is empty"),
    ],
)
def test_an_odd_roster_is_explained(client, state, name, content, said):
    answer = client.post("/api/v1/team/check", files={"roster": (name, content)})
    assert answer.status_code == 422, answer.text
    assert said in answer.json()["detail"]
    assert ".." not in answer.json()["detail"].replace("...", "")


def test_a_failed_redesign_tells_why(client, state):
    job = ended(client, redesign(client, content=b"Job Title\nqqqzzz xx\n"))
    keeps(job, "job")
    assert (job["state"], job["files"]) == ("failed", [])
    answer = client.get(job["links"]["result"])
    assert answer.status_code == job["problem"]["status"] == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_rows_and_unpacked_bytes_are_bounded(state):
    with served(RestLimits(roster_rows=5, unpacked_bytes=1_000)) as client:
        answer = client.post("/api/v1/team/check", files={"roster": ("team.csv", SMALL)})
        assert "about 7 rows, more than the 5" in answer.json()["detail"]
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b" " * 100_000)
        files = {"roster": ("team.xlsx", packed.getvalue())}
        answer = client.post("/api/v1/team/check", files=files)
        assert answer.status_code == 422
        assert "unpacks to" in answer.json()["detail"]


def people(seventh):
    """Write a roster of six people, and a seventh if there is one."""
    rows = [f"SDR,Sales,201{number}-03-01" for number in range(6)]
    return ("Job Title,Department,Hire Date\n" + "\n".join([*rows, *seventh]) + "\n").encode()


def test_what_was_told_is_remembered_for_all_that_comes_later(client, state, capsys, tmp_path):
    """One person more: the middle year of the larger group would tell that person's."""
    files = {"roster": ("team.csv", people([]))}
    first = client.post("/api/v1/team/check", files=files).json()
    assert read_ledger(ledger_home()).told
    files = {"roster": ("team.csv", people(["SDR,Sales,2024-01-01"]))}
    second = client.post("/api/v1/team/check", files=files).json()
    years = [each["departments"][0]["start_year_middle"] for each in (first, second)]
    assert years == [2012.5, 2012.5]  # seven people have 2013: told as before, not anew
    assert any("told" in note or "repeat" in note for note in second["record"]["notes"])
    # The command line on this computer knows as well.
    roster = tmp_path / "team.csv"
    roster.write_bytes(people(["SDR,Sales,2024-01-01"]))
    with pytest.raises(SystemExit):
        run(["team", str(roster), "--check", "--format", "json"])
    third = json.loads(capsys.readouterr().out)
    assert third["departments"][0]["start_year_middle"] == years[0]


def test_no_roster_is_left_anywhere_on_the_disk(client, state, tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(scratch))
    secret = b"Job Title,Department\n" + b"SDR,Zzqx Secret Unit\n" * 9
    answer = client.post("/api/v1/team/check", files={"roster": ("team.csv", secret)})
    assert answer.status_code == 200
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in left} <= {"told.json", "told.lock"}
    assert not any(b"Zzqx" in path.read_bytes() for path in left)


def test_deleting_a_running_redesign_kills_its_worker(state):
    if not Path("/proc/self/task").exists():
        pytest.skip("the platform does not list a process's children")
    with served() as client:
        started = redesign(client, content=b"Job Title\n" + b"SDR\n" * 60)
        until = time.monotonic() + 30
        while not workers() and time.monotonic() < until:
            time.sleep(0.05)
        there = workers()
        assert there
        client.delete(started.headers["location"])
        until = time.monotonic() + 5
        while there & workers() and time.monotonic() < until:
            time.sleep(0.05)
        assert not there & workers()


def workers():
    """Return the ids of worker processes of this process."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
                line = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if int(stat[1]) == os.getpid() and b"spawn_main" in line and stat[0] != "Z":
                found.add(int(entry.name))
    return found
