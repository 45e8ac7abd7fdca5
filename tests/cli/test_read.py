import json

import pytest


def test_a_text_is_answered_in_every_form(command, examples, tmp_path):
    file = str(examples / "job-sdr.txt")
    assert "SALES DEVELOPMENT" in command("read", file).out
    assert json.loads(command("read", file, "--format", "json").out)["tasks"]
    for ending, start in (("md", "# Sales"), ("html", "<!DOCTYPE"), ("csv", "task,hours")):
        path = tmp_path / f"out.{ending}"
        assert command("read", file, "--output", str(path)).code == 0
        assert path.read_text("utf-8").startswith(start)


def test_the_draft_goes_to_role(command, examples, tmp_path):
    week = tmp_path / "week.csv"
    assert command("read", str(examples / "job-sdr.txt"), "--tasks", str(week)).code == 0
    told = command("role", "SDR", "--tasks", str(week), "--format", "json")
    assert told.code == 0
    assert json.loads(told.out)["hours_week"] == pytest.approx(40)


def test_a_title_says_what_it_is(command, examples):
    file = str(examples / "job-sdr.txt")
    assert "ACCOUNT EXECUTIVE" in command("read", file, "--title", "AE").out
    assert command("read", file, "--title", "zzzz qqqq").code == 1
    assert command("read", file, "--title", " ").code == 2


def test_own_roles_lend_their_tasks(command, examples, family_file):
    file = str(examples / "job-sdr.txt")
    words = ("read", file, "--library", str(family_file), "--title", "school seller")
    assert "SCHOOL SELLER" in command(*words).out


@pytest.mark.parametrize(
    ("name", "content", "code", "told"),
    [
        ("a.txt", b"", 2, "empty"),
        ("a.pdf", b"%PDF-1.4 broken", 2, "damaged"),
        ("a.docx", b"no zip", 2, "damaged"),
        ("a.txt", b"\x00\x01", 2, "not a text file"),
        ("a.txt", b"The sea was calm.", 1, "no duties and no skills"),
    ],
)
def test_what_cannot_be_read_is_one_line(command, tmp_path, name, content, code, told):
    path = tmp_path / name
    path.write_bytes(content)
    outcome = command("read", str(path))
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.count("\n") == 1
    assert told in outcome.err
