import json

import pytest


def test_history_answers_in_every_form(command, tmp_path):
    told = command("history", "switchboard", "operator")
    assert (told.code, "34,280 in 2025" in " ".join(told.out.split())) == (0, True)
    for ending, start in (("md", "# Where did"), ("html", "<!DOCTYPE"), ("csv", "story,")):
        path = tmp_path / f"history.{ending}"
        assert command("history", "bank teller", "--output", str(path)).code == 0
        assert path.read_text("utf-8").startswith(start)
    found = json.loads(command("history", "bank teller", "--format", "json").out)
    assert found["other"]["title"] == "Switchboard and telephone operators"


def test_atlas_is_a_picture_by_its_ending(command, tmp_path):
    path = tmp_path / "atlas.svg"
    assert command("history", "--atlas", "--output", str(path)).code == 0
    assert path.read_text("utf-8").startswith("<svg ")
    assert "ATLAS OF JOBS" in command("history", "--atlas").out


def test_cases_are_listed(command):
    assert "Blacksmiths fell; Car mechanics rose" in command("history", "--cases").out


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ((), "say which job, or ask for --atlas or --cases"),
        (("teller", "--atlas"), "three answers"),
        (("--atlas", "--cases"), "three answers"),
        (("teller", "--format", "svg"), "only the atlas"),
        (("--cases", "--format", "svg"), "only the atlas"),
    ],
)
def test_none_or_several_questions_are_2(command, words, fault):
    told = command("history", *words)
    assert (told.code, told.out) == (2, "")
    assert fault in told.err
    assert told.err.count("\n") == 1


def test_an_unknown_job_is_1_with_the_nearest(command):
    told = command("history", "telefone operater")
    assert (told.code, told.out) == (1, "")
    assert "Nearest: " in told.err
    assert "telephone operator" in told.err.lower()


def test_ascii_and_all(command):
    told = command("history", "blacksmith", "--ascii", "--all").out
    assert told.isascii()
    assert "Every figure" in told
    assert "Sources" in told
