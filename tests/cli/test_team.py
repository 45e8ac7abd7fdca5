import json

import pytest


@pytest.fixture
def roster(examples):
    return str(examples / "gtm_team.csv")


def test_a_roster_is_checked_with_and_without_the_word(command, roster):
    told = command("team", roster, "--check")
    assert told.code == 0
    assert told.out.startswith("GTM_TEAM.CSV: 40 PEOPLE READ\n")
    assert command("team", "roster", roster, "--check").out == told.out
    assert command("team", "--check", roster).out == told.out
    without = command("team", roster)
    assert without.code == 0
    assert "add --design all" in without.out


def test_forms_and_files(command, roster, tmp_path):
    assert json.loads(command("team", roster, "--format", "json").out)["totals"]["people"] == 40
    for name, start in (("a.csv", "title,team_heads"), ("a.md", "# gtm"), ("a.html", "<!")):
        path = tmp_path / name
        assert command("team", roster, "--output", str(path)).code == 0
        assert path.read_text(encoding="utf-8").startswith(start)


def test_columns_are_named_on_the_command_line_before_the_mapping(command, tmp_path):
    path, mapping = tmp_path / "r.csv", tmp_path / "m.yaml"
    path.write_text("Was,Wie,Team\nSDR,AE,Blue\n")
    mapping.write_text("columns: {title: Was}\ndrop: [Team]\n")
    first = json.loads(command("team", str(path), "--map", str(mapping), "--format", "json").out)
    assert first["titles"][0]["title"] == "SDR"
    assert [use["purpose"] for use in first["columns"]] == ["kept", "unknown", "asked"]
    words = ["--map", str(mapping), "--title", "Wie", "--format", "json"]
    assert json.loads(command("team", str(path), *words).out)["titles"][0]["title"] == "AE"


def test_a_mapping_is_written_once_and_settles_what_is_in_doubt(command, examples, tmp_path):
    roster, path = str(examples / "agency.csv"), tmp_path / "titles.yaml"
    told = command("team", roster, "--check", "--write-map", str(path))
    assert told.code == 0
    assert "titles.yaml" in told.out
    again = command("team", roster, "--write-map", str(path))
    assert (again.code, again.err.count("\n")) == (2, 1)
    assert "is there already" in again.err
    path.write_text(path.read_text(encoding="utf-8").replace('"?"', '"hold"'), encoding="utf-8")
    settled = json.loads(command("team", roster, "--map", str(path), "--format", "json").out)
    assert {each["title_status"] for each in settled["titles"]} == {"mapped", "held"}


def test_faults_are_one_line_and_2(command, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("Tun,Kst,Eintritt\nSDR,1,2020\n")
    told = command("team", str(path), "--check")
    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "error: roster.csv: no column looks like a job title. Found: Tun, Kst, Eintritt. "
        "Say which: --title Tun\n"
    )
    path.write_text("Job Title,FTE\nSDR,7\nSDR,x\n")
    told = command("team", str(path))
    assert told.code == 2
    assert told.err.startswith('error: roster.csv, line 2: "FTE" is over 1.5')
    assert "One more line needs a look: 3" in told.err


def test_a_protected_attribute_is_kept_apart(command, examples):
    roster = str(examples / "contact_centre.csv")
    told = command("team", roster, "--check", "--protected", "Sex")
    assert told.code == 0
    assert "only the check of adverse impact reads it" in " ".join(told.out.split())
    columns = json.loads(command("team", roster, "--protected", "Sex", "--format", "json").out)[
        "columns"
    ]
    assert {use["name"]: use["purpose"] for use in columns}["Sex"] == "protected"
    refused = command("team", roster, "--protected", "Employee Name")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "holds what looks like names of people" in refused.err
    twice = command("team", roster, "--protected", "Department", "--department", "Department")
    assert twice.code == 2 and "is named for something else too" in twice.err


def test_the_template(command, tmp_path):
    assert command("team", "template").out.startswith("A ROSTER: WHICH COLUMNS")
    book = tmp_path / "roster.xlsx"
    assert command("team", "template", "--output", str(book)).code == 0
    assert book.read_bytes().startswith(b"PK")
    assert command("team", "template", "--format", "csv").out.startswith("Job title,Department,")
