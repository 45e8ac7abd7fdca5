import re

import pytest

from jobmorph.intake.fault import LineError
from jobmorph.intake.library_check import check_library
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError
from jobmorph.studies.own_library import known_ids


@pytest.fixture(scope="module")
def known():
    return known_ids(open_edition())


def line_of(text, wanted):
    return next(n for n, line in enumerate(text.splitlines(), start=1) if wanted in line)


def test_a_good_file_has_no_faults(family_file, known):
    found = check_library(family_file, known)
    assert (found.faults, len(found.families)) == ((), 1)
    assert found.require()[0].family == "our-schools"


def test_every_fault_is_told_at_once_with_its_line(family_file, family_text, known):
    broken = (
        family_text.replace("field: sales", "field: selling", 1)
        .replace("41-3091.00: 0.7", "41-3091.00: 7", 1)
        .replace("side: customer", "side: client", 1)
        .replace("  year: 2031", "  yeer: 2031", 1)
        .replace("counter: tone does not", f"counter: {'x' * 61}", 1)
    )
    family_file.write_text(broken)
    faults = {(each.line, each.what) for each in check_library(family_file, known).faults}
    assert {line for line, _ in faults} >= {
        line_of(broken, "field: selling"),
        line_of(broken, "41-3091.00: 7"),
        line_of(broken, "side: client"),
        line_of(broken, "yeer"),
        line_of(broken, "xxxx"),
    }
    told = " ".join(what for _, what in faults)
    assert "sales" in told
    assert "did you mean year?" in told
    assert "61 characters, at most 60" in told


def test_sums_and_references_come_once_the_form_is_right(family_file, family_text, known):
    broken = family_text.replace("41-4012.00: 0.3", "41-4012.00: 0.2", 1).replace(
        "4.A.4.a.6.I03", "4.A.4.a.6.I99", 1
    )
    family_file.write_text(broken)
    told = [each.what for each in check_library(family_file, known).faults]
    assert any("anchors sum to 0.9, not to 1" in what for what in told)
    assert any("unknown activity 4.A.4.a.6.I99" in what for what in told)


def test_all_files_of_a_folder_are_told(family_file, family_text, known):
    (family_file.parent / "b.yaml").write_text(family_text.replace("field: sales", "field: x"))
    (family_file.parent / "c.yml").write_text("")
    (family_file.parent / "d.yaml").write_bytes(b"PK\x03\x04rubbish")
    (family_file.parent / "e.yaml").write_text("- [")
    found = check_library(family_file.parent, known)
    assert {each.file for each in found.faults} == {"b.yaml", "c.yml", "d.yaml", "e.yaml"}
    assert {each.line for each in found.faults if each.file == "c.yml"} == {None}
    with pytest.raises(LineError, match=r"b\.yaml, line"):
        found.require()


def test_a_family_may_stand_in_one_file_only(family_file, family_text, known):
    (family_file.parent / "z.yaml").write_text(family_text)
    (fault,) = check_library(family_file.parent, known).faults
    assert (fault.file, fault.what) == ("z.yaml", "our-schools stands in our-schools.yaml already")


def test_a_move_may_lead_to_a_shipped_role_but_not_to_none(family_file, family_text, known):
    family_file.write_text(family_text.replace("to: our-schools/mid", "to: account-executive/mid"))
    assert check_library(family_file, known, shipped_roles=["account-executive/mid"]).faults == ()
    (fault,) = check_library(family_file, known).faults
    assert "account-executive/mid, which no family has" in fault.what


def test_aliases_of_yaml_are_refused_before_they_are_followed(tmp_path, known):
    path = tmp_path / "bomb.yaml"
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{after}: &{after} [{', '.join([f'*{before}'] * 10)}]\n"
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    path.write_text(bomb)
    (fault,) = check_library(path, known).faults
    assert fault.line == 1
    assert "used again" in fault.what


@pytest.mark.parametrize("content", ["", "family: x", "[]", "42", "{}", "---\na: 1\n---\nb: 2\n"])
def test_what_is_no_family_is_one_message(tmp_path, known, content):
    path = tmp_path / "x.yaml"
    path.write_text(content)
    found = check_library(path, known)
    assert found.faults
    with pytest.raises(DataError):
        found.require()


def test_an_empty_folder_says_how_to_begin(tmp_path, known):
    with pytest.raises(DataError, match=re.escape("jobmorph library new")):
        check_library(tmp_path, known)
