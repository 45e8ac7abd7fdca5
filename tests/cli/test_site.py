import json

import pytest


@pytest.fixture(scope="module")
def jobs(tmp_path_factory):
    path = tmp_path_factory.mktemp("list") / "jobs.txt"
    path.write_text("registered nurse\n", encoding="utf-8")
    return path


def test_a_copy_is_written_and_told_and_a_second_one_changes_nothing(command, jobs, tmp_path):
    folder = tmp_path / "site"
    words = ("site", "--output", str(folder), "--jobs", str(jobs), "--workers", "1")
    told = command(*words)
    assert (told.code, told.err) == (0, "")
    assert f"open {folder / 'index.html'}" in told.out
    log = (folder / "site.json").read_bytes()
    assert json.loads(log)["jobs"] == 1
    page = (folder / "job/29-1141.00/index.html").read_text(encoding="utf-8")
    assert 'href="../../jobs.html"' in page
    again = command(*words)
    assert "0 written" in again.out
    assert (folder / "site.json").read_bytes() == log


def test_two_processes_write_the_same_bytes_as_one(command, jobs, tmp_path):
    logs = []
    for count in ("1", "2"):
        folder = tmp_path / count
        words = ("site", "--output", str(folder), "--jobs", str(jobs), "--workers", count)
        assert command(*words).code == 0
        logs.append((folder / "site.json").read_bytes())
    assert logs[0] == logs[1]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("--jobs", "no-such-file.txt"), "no-such-file.txt"),
        (("--pages", "some"), "some"),
        (("--workers", "0"), "--workers"),
    ],
)
def test_faults_are_2(command, tmp_path, words, fault):
    told = command("site", "--output", str(tmp_path / "site"), *words)
    assert (told.code, told.out) == (2, "")
    assert fault in told.err


def test_a_folder_of_other_files_is_refused(command, tmp_path):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    told = command("site", "--output", str(tmp_path))
    assert told.code == 2
    assert "not of a copy" in told.err
