import json

import pytest


def test_a_playbook_is_answered_in_every_form(command, examples, tmp_path):
    file = str(examples / "outbound-sdr-cadence.md")
    assert "OUTBOUND CADENCE" in command("playbook", file).out
    assert json.loads(command("playbook", file, "--format", "json").out)["steps"]
    for ending, start in (("md", "# Outbound"), ("html", "<!DOCTYPE"), ("csv", "task_id,")):
        path = tmp_path / f"plan.{ending}"
        assert command("playbook", file, "--output", str(path)).code == 0
        assert path.read_text("utf-8").startswith(start)


def test_a_title_says_whose_it_is(command, examples):
    file = str(examples / "support-macros.csv")
    assert "as you say" in command("playbook", file, "--title", "AE").out
    assert command("playbook", file, "--title", "zzzz qqqq").code == 1
    assert command("playbook", file, "--title", " ").code == 2


def test_own_roles_lend_their_tasks(command, examples, family_file):
    file = str(examples / "support-macros.csv")
    words = ("playbook", file, "--library", str(family_file), "--title", "school seller")
    assert "School seller" in command(*words).out


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"step,minutes\nCall,soon\nWrite,never\n", "line 2"),
        ("a.csv", b"colour\nred\n", "no column looks like a step"),
        ("a.md", b"", "empty"),
        ("a.md", b"# Title only\n", "no steps found"),
        ("a.md", b"\x00\x01", "not a text file"),
        ("a.docx", b"1. Call", "damaged"),
        ("a.docx", b"", "empty"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
    ],
)
def test_a_malformed_playbook_is_one_line_and_2(command, tmp_path, name, content, told):
    path = tmp_path / name
    path.write_bytes(content)
    outcome = command("playbook", str(path))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert told in outcome.err


def test_a_file_that_is_absent_is_2(command):
    assert command("playbook", "absent.md").code == 2
    assert command("playbook", "absent.docx").code == 2
