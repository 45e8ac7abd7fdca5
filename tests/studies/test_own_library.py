import pytest

from jobmorph.intake.fault import LineError
from jobmorph.reference.edition import open_edition
from jobmorph.studies.compare import study_compare
from jobmorph.studies.own_library import check_own_library, checked_families, with_own_library
from jobmorph.studies.role import study_role


def test_a_role_of_the_users_own_is_answered(family_file):
    edition = with_own_library(open_edition(), family_file)
    result = study_role("school seller", edition=edition)
    assert result.match.job.id == "our-schools/mid"
    assert result.hours_week == pytest.approx(40)
    assert result.tasks.height == 12
    assert "with own roles" in result.record.edition


def test_own_and_shipped_roles_compare(family_file):
    edition = with_own_library(open_edition(), family_file)
    result = study_compare("school caller", "SDR", edition=edition)
    assert result.second.match.job.id == "sales-development/entry"


def test_a_faulty_file_is_never_used(family_file, family_text):
    family_file.write_text(family_text.replace("field: sales", "field: selling"))
    with pytest.raises(LineError, match=r"our-schools\.yaml, line"):
        with_own_library(open_edition(), family_file)


def test_what_it_replaces_and_adds_is_counted(family_file):
    told = checked_families(check_own_library(family_file, open_edition()), open_edition())
    assert told.counts == {"families": 1, "roles": 2, "tasks": 12}
    assert (told.replaced, told.added) == ((), ("our-schools",))
