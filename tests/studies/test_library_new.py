from importlib.resources import files

import pytest
import yaml

from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.studies.library_new import copied_family, new_family
from jobmorph.studies.own_library import check_own_library, with_own_library
from jobmorph.studies.resolve import resolve_job


def test_an_empty_family_says_what_is_missing_and_nothing_else(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text(new_family("our-team"))
    told = [fault.what for fault in check_own_library(path, open_edition()).faults]
    assert len(told) > 200
    assert [what for what in told if "unknown key" in what or "lacks" in what] == []
    assert all(fault.line for fault in check_own_library(path, open_edition()).faults)


def test_filled_in_it_is_valid(family_file):
    assert check_own_library(family_file, open_edition()).faults == ()


def test_its_comments_explain_every_part():
    text = new_family("our-team")
    assert sum("#" in line for line in text.splitlines()) > 50
    assert yaml.safe_load(text)["family"] == "our-team"


def test_a_copy_keeps_the_comments_and_every_line(tmp_path):
    text = copied_family("our-sdr", "SDR", open_edition())
    shipped = (files("jobmorph.reference") / "roles" / "sales-development.yaml").read_text("utf-8")
    theirs = [line.rstrip() for line in shipped.splitlines() if not line.startswith("family:")]
    ours = [line for line in text.splitlines() if not line.startswith("family:")]
    assert ours[-len(theirs) :] == theirs
    path = tmp_path / "our-sdr.yaml"
    path.write_text(text)
    edition = with_own_library(open_edition(), path)
    assert path.read_text() == text
    match = resolve_job("SDR", level=None, edition=edition, parameters=load_parameters("work"))
    assert match.job.id == "our-sdr/entry"


@pytest.mark.parametrize("family", ["Our Team", "", "a--b", "-a", "a" * 41, "../x", "a\nb"])
def test_a_malformed_id_is_refused(family):
    with pytest.raises(ParameterError, match="no family id"):
        new_family(family)


def test_a_copy_of_nothing_is_refused():
    with pytest.raises(NoMatchError):
        copied_family("our-team", "lighthouse keeper", open_edition())
