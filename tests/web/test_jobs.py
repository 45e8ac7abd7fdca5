"""Long jobs: progress, bounds, cancelling that kills, results that go."""

import os
import subprocess
import sys
import threading
import time

import pytest

from jobmorph.web.job import MOST_EVENTS, Job
from jobmorph.web.job_limits import JobLimits
from jobmorph.web.job_worker import Work
from jobmorph.web.jobs import JobBoard, JobError

# Workers find these functions by name, as they find the real ones.
WORKS = """
import os, sys, time
from pathlib import Path
from jobmorph.schema.errors import DataError

def add(request, teller):
    teller.stage("adding", 1, 2)
    teller.stage("adding", 2, 2)
    teller.file("answer.json", "application/json", str(sum(request)))

def sleep(request, teller):
    teller.stage("asleep")
    Path(request).write_text(str(os.getpid()))
    time.sleep(600)

def log(request, teller):
    path, name = request
    with open(path, "a") as log:
        log.write(f"{name} in\\n")
        log.flush()
        time.sleep(0.3)
        log.write(f"{name} out\\n")

def refuse(request, teller):
    teller.file("half.csv", "text/csv", "a")
    raise DataError("two cells are wrong", where="team.csv", items=["line 2", "line 3"])

def fail(request, teller):
    print("Ada Lovelace")
    print("Ada Lovelace", file=sys.stderr)
    raise KeyError("Ada Lovelace")

def vanish(request, teller):
    os._exit(3)

def abort(request, teller):
    os.abort()

def hoard(request, teller):
    held = []
    for _ in range(400):
        held.append(bytearray(10_000_000))

def spin(request, teller):
    while True:
        pass

def flood(request, teller):
    for number in range(10):
        teller.file(f"{number}.bin", "application/octet-stream", bytes(1_000_000))

def chatter(request, teller):
    teller._connection.send_bytes(b"\\x80\\x04not json")
    time.sleep(30)
"""


@pytest.fixture
def works(tmp_path, monkeypatch):
    """Functions of a module that workers can import."""
    folder = tmp_path / "works"
    folder.mkdir()
    (folder / "job_works.py").write_text(WORKS)
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, "job_works", raising=False)
    import job_works

    return job_works


@pytest.fixture
def board():
    made = JobBoard(JobLimits(seconds=60.0, memory_bytes=600_000_000))
    yield made
    made.close()


def started(board, run, request=None, **options):
    return board.start("market", Work(run, request), **options)


def ended(board, run, request=None, seconds=60.0):
    job = started(board, run, request)
    assert board.wait(job, seconds)
    return job


def pid_of(path, seconds=20.0):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.05)
    raise AssertionError("the worker did not start")


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def gone(pid, seconds=5.0):
    until = time.monotonic() + seconds
    while is_there(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not is_there(pid)


def test_a_job_tells_stages_and_hands_out_files(board, works):
    job = ended(board, works.add, (1, 2, 3))
    assert job.state == "done"
    assert job.files["answer.json"].content == b"6"
    told = [(event.stage, event.done, event.total) for event in job.events]
    assert told[-3:] == [("adding", 1, 2), ("adding", 2, 2), ("done", None, None)]
    numbers = [event.number for event in job.events]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [event.stage for event in job.after(numbers[-2])] == ["done"]


def test_what_was_handed_in_is_let_go_once_the_worker_has_it(board, works):
    job = ended(board, works.add, (1, 2))
    assert job.work is None


def test_deleting_kills_the_worker_and_forgets_the_job(board, works, tmp_path):
    job = started(board, works.sleep, str(tmp_path / "pid"))
    pid = pid_of(tmp_path / "pid")
    board.delete(job.id)
    assert gone(pid)
    assert job.state == "cancelled"
    with pytest.raises(JobError, match="no such job"):
        board.find(job.id)


def test_a_waiting_job_can_be_deleted_before_it_starts(works, tmp_path):
    board = JobBoard(JobLimits(running=1))
    first = started(board, works.sleep, str(tmp_path / "first"))
    second = started(board, works.sleep, str(tmp_path / "second"))
    pid_of(tmp_path / "first")
    assert second.state == "waiting"
    board.delete(second.id)
    board.delete(first.id)
    board.close()
    assert not (tmp_path / "second").exists()


def test_closing_kills_all(works, tmp_path):
    board = JobBoard()
    started(board, works.sleep, str(tmp_path / "pid"))
    pid = pid_of(tmp_path / "pid")
    board.close()
    assert gone(pid)
    with pytest.raises(JobError, match="as much as it takes on"):
        started(board, works.add, ())


def test_a_worker_ends_with_a_server_that_is_killed(works, tmp_path):
    script = f"""
import sys, time
sys.path.insert(0, {str(tmp_path / "works")!r})
if __name__ == "__main__":
    import job_works
    from jobmorph.web.job_worker import Work
    from jobmorph.web.jobs import JobBoard
    JobBoard().start("market", Work(job_works.sleep, {str(tmp_path / "pid")!r}))
    time.sleep(600)
"""
    path = tmp_path / "server.py"
    path.write_text(script)
    server = subprocess.Popen([sys.executable, str(path)])
    try:
        pid = pid_of(tmp_path / "pid")
    finally:
        server.kill()
        server.wait()
    assert gone(pid)


def test_jobs_of_a_lane_run_one_after_the_other(works, tmp_path):
    board = JobBoard(JobLimits(running=3))
    log = tmp_path / "log"
    jobs = [started(board, works.log, (str(log), name), lane="people") for name in "abc"]
    assert all(board.wait(job, 60.0) for job in jobs)
    board.close()
    assert log.read_text().split("\n")[:6] == ["a in", "a out", "b in", "b out", "c in", "c out"]


def test_more_than_may_wait_is_refused(works, tmp_path):
    board = JobBoard(JobLimits(running=1, waiting=1))
    jobs = [started(board, works.sleep, str(tmp_path / "pid"))]
    pid_of(tmp_path / "pid")
    jobs.append(started(board, works.add, ()))
    with pytest.raises(JobError) as fault:
        started(board, works.add, ())
    board.close()
    assert fault.value.problem.status == 503


def test_an_error_is_told_and_half_results_are_not(board, works):
    job = ended(board, works.refuse)
    assert (job.state, job.files) == ("failed", {})
    document = job.problem.document()
    assert (document["status"], document["where"], document["count"]) == (422, "team.csv", 2)
    assert document["items"] == ["line 2", "line 3"]


def test_an_unknown_error_tells_its_kind_and_nothing_it_says(board, works, capfd):
    job = ended(board, works.fail)
    assert job.problem.status == 500
    assert "KeyError" in job.problem.text()
    assert "Lovelace" not in job.problem.text()
    said = capfd.readouterr()
    assert "Lovelace" not in said.out + said.err


@pytest.mark.parametrize(("name", "kind"), [("vanish", "own-fault"), ("abort", "memory")])
def test_a_worker_that_goes_without_a_word_is_a_failure(board, works, name, kind):
    job = ended(board, getattr(works, name))
    assert (job.state, job.problem.kind) == ("failed", kind)


def test_a_worker_gets_no_more_memory_than_its_share(board, works):
    job = ended(board, works.hoard)
    assert (job.problem.kind, job.problem.status) == ("memory", 413)


def test_a_worker_gets_no_more_time_than_its_share(works):
    board = JobBoard(JobLimits(seconds=3.0))
    job = ended(board, works.spin, seconds=20.0)
    board.close()
    assert (job.problem.kind, job.problem.status) == ("time", 503)


def test_results_larger_than_allowed_are_refused(works):
    board = JobBoard(JobLimits(result_bytes=3_500_000))
    job = ended(board, works.flood)
    board.close()
    assert (job.problem.kind, job.files) == ("result-size", {})


def test_a_worker_that_sends_anything_else_is_ended(board, works):
    job = ended(board, works.chatter, seconds=20.0)
    assert job.state == "failed"


def test_results_go_when_they_are_old(works):
    board = JobBoard(JobLimits(kept_seconds=0.3))
    job = ended(board, works.add, (1,))
    until = time.monotonic() + 5.0
    while board.counts()["kept"] and time.monotonic() < until:
        time.sleep(0.05)
    assert board.counts()["kept"] == 0
    assert job.files == {}
    board.close()


def test_the_oldest_results_make_room(works):
    board = JobBoard(JobLimits(kept=2))
    jobs = [ended(board, works.add, (number,)) for number in range(3)]
    time.sleep(0.2)
    with pytest.raises(JobError):
        board.find(jobs[0].id)
    assert [board.find(job.id) for job in jobs[1:]] == jobs[1:]
    board.close()


def test_streams_are_counted():
    board = JobBoard(JobLimits(streams=1))
    with board.stream(), pytest.raises(JobError), board.stream():
        pass
    with board.stream():
        pass


def test_ids_cannot_be_guessed_and_events_are_bounded():
    ids = {Job("market").id for _ in range(100)}
    assert len(ids) == 100
    assert min(len(each) for each in ids) >= 32
    job = Job("market")
    for number in range(2 * MOST_EVENTS):
        job.note("draws", number)
    assert len(job.events) == MOST_EVENTS
    assert job.last.number == 2 * MOST_EVENTS + 1


def test_no_thread_of_a_job_outlives_it(board, works):
    ended(board, works.add, (1,))
    time.sleep(0.3)
    names = [each for each in threading.enumerate() if "_run" in each.name]
    assert names == []
