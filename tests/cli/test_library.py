import json

import pytest


def test_list_gives_rows_that_others_build_on(command):
    rows = json.loads(command("library", "list", "--format", "json").out)
    assert list(rows[0]) == ["role_id", "family", "level", "title", "n_tasks", "hours_week"]


def test_list_of_an_unknown_family_is_2(command):
    outcome = command("library", "list", "--family", "sales-devlopment")
    assert (outcome.code, outcome.out) == (2, "")
    assert "sales-development" in outcome.err


def test_show_by_name_level_and_file(command, tmp_path):
    path = tmp_path / "sdr.md"
    assert command("library", "show", "SDR", "--level", "mid", "--output", str(path)).code == 0
    assert path.read_text("utf-8").startswith("# Senior sales development")


def test_show_of_nobody_is_1(command):
    outcome = command("library", "show", "lighthouse keeper")
    assert outcome.code == 1
    assert outcome.err.count("\n") == 1


def test_validate_tells_every_fault_and_ends_with_2(command, family_file, family_text):
    assert command("library", "validate", str(family_file)).code == 0
    family_file.write_text(
        family_text.replace("field: sales", "field: selling").replace("side: customer", "side: me")
    )
    outcome = command("library", "validate", str(family_file.parent))
    assert outcome.code == 2
    assert outcome.out.count("our-schools.yaml ") == 13
    assert outcome.err.startswith("error: ")
    assert "13 faults" in outcome.err
    rows = json.loads(command("library", "validate", str(family_file), "--format", "json").out)
    assert {"file", "line", "what"} == set(rows[0])
    assert all(row["line"] for row in rows)


def test_new_writes_a_file_once(command, tmp_path):
    path = tmp_path / "our.yaml"
    assert command("library", "new", "our-team", "--output", str(path)).code == 0
    path.write_text("mine")
    outcome = command("library", "new", "our-team", "--output", str(path))
    assert (outcome.code, path.read_text()) == (2, "mine")
    assert "family: our-team" in command("library", "new", "our-team").out


def test_a_copy_is_valid_and_differs_in_nothing_but_its_id(command, tmp_path):
    path = tmp_path / "our.yaml"
    words = ("library", "new", "our-sdr", "--from", "SDR", "--output", str(path))
    assert command(*words).code == 0
    assert command("library", "validate", str(path)).code == 0
    told = command("library", "diff", str(path), "--against", str(path))
    assert "Nothing differs." in told.out


def test_own_roles_reach_role_and_compare(command, family_file, monkeypatch):
    assert (
        "SCHOOL SELLER"
        in command("role", "school seller", "--library", str(family_file.parent)).out
    )
    monkeypatch.setenv("JOBMORPH_LIBRARY", str(family_file.parent))
    assert "our-schools/mid" in command("library", "list").out
    assert command("compare", "school seller", "SDR").code == 0


def test_a_faulty_library_stops_everything_with_its_line(command, family_file, family_text):
    family_file.write_text(family_text.replace("field: sales", "field: selling"))
    outcome = command("role", "SDR", "--library", str(family_file))
    assert (outcome.code, outcome.out) == (2, "")
    assert "our-schools.yaml, line 4" in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("path", ["absent.yaml", "absent", "\udcff", "/dev/null", "/"])
def test_a_path_that_leads_nowhere_is_one_line(command, path):
    for words in (["library", "validate", path], ["role", "SDR", "--library", path]):
        outcome = command(*words)
        assert outcome.code == 2
        assert outcome.err.count("\n") == 1


def test_library_alone_shows_its_commands(command):
    outcome = command("library")
    assert outcome.code == 0
    assert "validate" in outcome.out
