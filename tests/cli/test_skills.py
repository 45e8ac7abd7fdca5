import json

import pytest


def test_skills_answers_in_every_form(command, tmp_path):
    assert "SALES DEVELOPMENT REPRESENTATIVE" in command("skills", "SDR").out
    for ending, start in (("md", "# The skills"), ("html", "<!DOCTYPE"), ("csv", "job_id,")):
        path = tmp_path / f"skills.{ending}"
        assert command("skills", "SDR", "--output", str(path)).code == 0
        assert path.read_text("utf-8").startswith(start)
    assert json.loads(command("skills", "SDR", "--format", "json").out)["horizon_year"] == 2031


def test_ladder_and_practice_are_answers_of_their_own(command):
    ladder = json.loads(command("skills", "SDR", "--ladder", "--format", "json").out)
    assert [rung["level"] for rung in ladder["rungs"]] == ["entry", "mid", "lead"]
    practice = json.loads(command("skills", "SDR", "--practice", "--format", "json").out)
    assert practice["pipeline"] is None
    told = command("skills", "SDR", "--ladder", "--practice")
    assert (told.code, told.out) == (2, "")
    assert "two answers" in told.err


def test_heads_alone_show_practice_with_the_pipeline(command):
    words = ("skills", "SDR", "--heads", "entry=8,mid=4,lead=1")
    told = command(*words).out
    assert "How to give it back" in told
    assert "Your team in ten years: 8 entry, 4 mid, 1 lead" in told
    ladder = command(*words, "--ladder").out
    assert "To get in" in ladder
    assert "Your team in ten years: 8 entry, 4 mid, 1 lead" in ladder


@pytest.mark.parametrize(
    ("heads", "faults"),
    [
        ("entry=lots", ['"entry=lots" needs a number']),
        ("boss=2,mid=-1", ['"boss=2" names no level', '"mid=-1" needs a number']),
        ("entry", ['"entry" needs a number']),
        ("entry=nan,lead=inf", ['"entry=nan" needs', '"lead=inf" needs']),
        ("entry=1,entry=2", ["entry stands there twice"]),
        ("entry=0,mid=0", ["nobody is at any level"]),
        ("", ['"" names no level']),
    ],
)
def test_bad_heads_are_all_told_at_once_and_2(command, heads, faults):
    told = command("skills", "SDR", "--heads", heads)
    assert (told.code, told.out) == (2, "")
    assert told.err.count("\n") == 1
    assert all(fault in told.err for fault in faults)
    assert "--heads entry=8,mid=4,lead=1" in told.err


def test_heads_need_a_level_that_the_ladder_has_and_a_role(command):
    told = command("skills", "SDR", "--heads", "executive=2")
    assert (told.code, "It has: entry, mid, lead" in told.err) == (2, True)
    assert command("skills", "bank teller", "--heads", "entry=2").code == 2


def test_the_horizon_moves_the_year(command):
    assert "by 2029" in " ".join(command("skills", "SDR", "--horizon", "3").out.split())
    assert command("skills", "SDR", "--horizon", "99").code == 2


def test_a_scenario_changes_the_answer_and_an_unknown_one_is_2(command):
    fast = command("skills", "SDR", "--scenario", "fast", "--format", "csv")
    assert fast.code == 0
    assert fast.out != command("skills", "SDR", "--format", "csv").out
    assert command("skills", "SDR", "--scenario", "no such").code == 2


def test_an_unknown_job_is_1_and_an_empty_one_2(command):
    for option in ((), ("--ladder",), ("--practice",)):
        assert command("skills", "zzzz qqqq", *option).code == 1
    assert command("skills", " ").code == 2
    assert command("skills", "SDR", "--level", "boss").code == 2


def test_own_roles_have_skills_too(command, family_file):
    told = command("skills", "school seller", "--library", str(family_file))
    assert told.code == 0
    assert "SCHOOL SELLER" in told.out


def test_all_adds_sources_and_ascii_stays_ascii(command):
    told = command("skills", "SDR", "--all", "--ascii").out
    assert told.isascii()
    assert "Assumptions (value, range, tier)" in told
    assert "Sources" in told
