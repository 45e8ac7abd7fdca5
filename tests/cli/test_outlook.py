import csv
import io
import json

import pytest


def test_a_job_answers_in_every_form(command, tmp_path):
    assert "34,280" in command("outlook", "switchboard operator").out
    for ending, start in (("md", "# How many such jobs"), ("html", "<!DOCTYPE"), ("csv", "year,")):
        path = tmp_path / f"outlook.{ending}"
        assert command("outlook", "switchboard operator", "--output", str(path)).code == 0
        assert path.read_text("utf-8").startswith(start)
    told = command("outlook", "switchboard operator", "--format", "json").out
    assert json.loads(told)["base"] == 34280.0


def test_years_move_the_target_and_have_bounds(command):
    told = command("outlook", "43-2011", "--years", "3", "--format", "csv").out
    assert list(csv.DictReader(io.StringIO(told)))[-1]["year"] == "2028"
    for years in ("0", "11", "-1"):
        fault = command("outlook", "43-2011", "--years", years)
        assert (fault.code, fault.out) == (2, "")
        assert "1 to 10 years" in fault.err
    assert command("outlook", "43-2011", "--years", "soon").code == 2


def test_a_group_is_a_name_or_codes(command):
    named = json.loads(command("outlook", "--group", "go-to-market", "--format", "json").out)
    assert (named["group_id"], len(named["units"])) == ("go-to-market", 31)
    own = command("outlook", "--group", "41-3091, 41-9041", "--format", "json").out
    assert [unit["employment_unit"] for unit in json.loads(own)["units"]] == ["41-3091", "41-9041"]


def test_codes_list_every_code_and_those_left_out(command):
    told = command("outlook", "--group", "go-to-market", "--codes").out
    document = json.loads(command("outlook", "--group", "go-to-market", "--format", "json").out)
    for unit in document["units"]:
        assert f" {unit['employment_unit']} " in told
    assert "Left out, and why" in told
    assert max(map(len, told.splitlines())) <= 80


def test_the_economy_answers_in_every_form(command, tmp_path):
    assert "ALL US JOBS" in command("outlook", "--economy").out
    for ending, start in (("md", "# All US jobs"), ("html", "<!DOCTYPE"), ("csv", "source,")):
        path = tmp_path / f"economy.{ending}"
        assert command("outlook", "--economy", "--output", str(path)).code == 0
        assert path.read_text("utf-8").startswith(start)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "nothing is asked for"),
        (("nurse", "--economy"), "three answers"),
        (("nurse", "--group", "go-to-market"), "three answers"),
        (("--group", "go-to-market", "--economy"), "three answers"),
        (("nurse", "--codes"), "--codes lists"),
        (("--economy", "--scenario", "fast"), "--scenario belongs to a JOB or a --group"),
        (("--economy", "--years", "5"), "--economy looks 5 and 10 years ahead"),
        (("--group", "go-to-market", "--level", "mid"), "--level belongs to a JOB"),
        (("--group", "retail"), "groups: go-to-market"),
        (("--group", "41-30911,41-9041"), "41-30911"),
        (("--group", ""), "groups: go-to-market"),
        (("nurse", "--level", "boss"), "unknown level"),
        ((" ",), "the job title is empty"),
    ],
)
def test_conflicts_and_mistakes_are_one_line_and_2(command, words, told):
    fault = command("outlook", *words)
    assert (fault.code, fault.out) == (2, "")
    assert fault.err.count("\n") == 1
    assert told in fault.err


def test_an_unknown_job_and_unknown_codes_are_1(command):
    fault = command("outlook", "growth ninja zzz")
    assert fault.code == 1
    assert "Nearest:" in fault.err
    assert command("outlook", "--group", "99-9999").code == 1


def test_all_adds_sources_and_ascii_stays_ascii(command):
    for words in (("SDR",), ("--group", "go-to-market"), ("--economy",)):
        told = command("outlook", *words, "--all", "--ascii").out
        assert told.isascii()
        assert "Sources" in told
        for text in (told, command("outlook", *words, "--ascii").out):
            assert ("total left open" in text) == (words != ("--economy",))


def test_ones_own_scenario_stands_beside_the_others(command, tmp_path):
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "name: mine\nelasticity:\n"
        "  market.realised_share: {low: 0.9, value: 0.9, high: 0.9}\n"
        "  market.income_effect: {low: 0, value: 0, high: 0}\n",
        encoding="utf-8",
    )
    words = ("outlook", "43-2011", "--years", "2", "--scenario", str(mine))
    document = json.loads(command(*words, "--format", "json").out)
    own = [row for row in document["scenarios"] if row["scenario"] == "mine"]
    assert [row["year"] for row in own] == [2026, 2027, 2026, 2027]
    assert all(row["is_recomputed"] and row["low"] < row["high"] for row in own)
    assert "mine" in command(*words).out


def test_a_scenario_that_is_none_is_told(command, tmp_path):
    assert "shipped ones" in command("outlook", "nurse", "--scenario", "quick").err
    assert command("outlook", "nurse", "--scenario", "quick").code == 2
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("name: faulty\nadoption:\n  exposure.no_such: 1\n", encoding="utf-8")
    fault = command("outlook", "nurse", "--scenario", str(faulty))
    assert (fault.code, fault.out) == (2, "")
    assert "exposure.no_such" in fault.err
    assert command("outlook", "nurse", "--scenario", "computerisation").code == 2


def test_own_roles_have_an_outlook_too(command, family_file):
    told = command("outlook", "school seller", "--library", str(family_file))
    assert told.code == 0
    assert "SCHOOL SELLER" in told.out
    assert "Nobody counts it apart" in told.out
