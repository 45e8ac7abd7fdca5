import csv
import io
import json
import zipfile

import pytest


def test_moves_answer_in_every_form(command, tmp_path):
    told = command("path", "teller")
    assert told.code == 0
    assert "KNOWN IN THE TRADE" in told.out
    assert "They are not your odds" in told.out
    assert max(len(line) for line in told.out.splitlines()) <= 80
    for ending, start in (("md", "# "), ("html", "<!DOCTYPE"), ("csv", "group,")):
        path = tmp_path / f"moves.{ending}"
        assert command("path", "teller", "--output", str(path)).code == 0
        assert path.read_text("utf-8").startswith(start)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "moves.csv").read_text("utf-8"))))
    document = json.loads(command("path", "teller", "--format", "json").out)
    assert len(rows) == len(document["destinations"])


def test_a_workbook_is_a_file(command, tmp_path):
    path = tmp_path / "moves.xlsx"
    assert command("path", "teller", "--output", str(path)).code == 0
    assert "xl/workbook.xml" in zipfile.ZipFile(path).namelist()
    shown = command("path", "teller", "--format", "xlsx")
    assert (shown.code, shown.out) == (2, "")
    assert "--output" in shown.err


def test_limits_narrow_the_answer(command):
    def kept(*options):
        told = command("path", "teller", *options, "--format", "json")
        assert told.code == 0
        rows = json.loads(told.out)["destinations"]
        return {row["place_id"] for row in rows if row["left_out"] is None}

    everything = kept()
    for options in (
        ("--max-months", "6"),
        ("--min-wage", "55000"),
        ("--no-degree",),
        ("--no-licence",),
        ("--part-time",),
        ("--avoid", "heavy lifting", "--avoid", "driving"),
    ):
        assert kept(*options) < everything, options


def test_a_target_shows_ways_there(command):
    words = ("path", "SDR", "--to", "customer success manager")
    assert "WAYS THERE" in command(*words).out
    routes = json.loads(command(*words, "--format", "json").out)["routes"]
    assert ["Customer success associate", "Customer success manager"] in [
        route["titles"] for route in routes
    ]


def test_a_profile_names_the_job_left(command, tmp_path):
    file = tmp_path / "me.yaml"
    file.write_text("jobs:\n  - title: teller\n    years: 4\nhours_week: 8\n", encoding="utf-8")
    document = json.loads(command("path", "--from-profile", str(file), "--format", "json").out)
    assert document["hours_week"] == 8.0
    assert document["is_from_profile"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("path",), 2, "name the job you leave"),
        (("path", "growth ninja of the void"), 1, "no job found"),
        (("path", "teller", "--to", "teller"), 2, "is the job you leave"),
        (("path", "teller", "--max-months", "0"), 2, "months"),
        (("path", "teller", "--avoid", "dragons"), 1, "dragons"),
        (("path", "teller", "--avoid", "night shifts"), 1, "no rating tells"),
        (("path", "teller", "--steps", "4"), 2, "1 to 3"),
        (("path", "teller", "--from-profile", "nowhere.yaml"), 2, "nowhere.yaml"),
    ],
)
def test_bad_input_gets_one_clear_line(command, words, code, told):
    fault = command(*words)
    assert (fault.code, fault.out) == (code, "")
    assert told in fault.err
    assert "Traceback" not in fault.err


def test_own_roles_stand_among_the_places(command, family_file):
    own = ("--library", str(family_file.parent), "--format", "json")
    left = json.loads(command("path", "school seller", *own).out)
    assert left["job"]["id"].startswith("our-schools/")
    assert left["start"]["time_hours_week"]["human"] > 0
    there = json.loads(command("path", "SDR", "--to", "school seller", *own).out)
    target = there["destinations"][0]
    assert (target["group"], target["asks"] > 0) == ("asked", True)
    assert target["human_share"] > 0
