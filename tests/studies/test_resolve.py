"""Words into jobs, on the embedded edition."""

import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.studies.resolve import resolve_job


def read(query, level=None):
    parameters = load_parameters("work")
    return resolve_job(query, level=level, edition=open_edition(), parameters=parameters)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("29-1141.00", "29-1141.00"),
        ("29-1141", "29-1141.00"),
        ("registered nurses", "29-1141.00"),
        ("Registered Nurse", "29-1141.00"),
        ("plumber", "47-2152.00"),
        ("lawyer", "23-1011.00"),
        ("switchboard operator", "43-2011.00"),
        ("software engineer", "15-1252.00"),
    ],
)
def test_titles_and_codes_of_official_occupations(query, code):
    assert read(query).job.id == code


@pytest.mark.parametrize(
    ("query", "role_id"),
    [
        ("SDR", "sales-development/entry"),
        ("bdr", "sales-development/entry"),
        ("sales-development/mid", "sales-development/mid"),
        ("Account Executive", "account-executive/mid"),
        ("customer service representative", "customer-service/entry"),
        ("VP Sales", "sales-leadership/executive"),
        ("CSM", "customer-success/mid"),
    ],
)
def test_names_of_library_roles(query, role_id):
    match = read(query)
    assert (match.job.kind, match.job.id) == ("role", role_id)
    assert match.probability is None
    assert match.job.is_borrowed


def test_an_official_code_still_means_the_official_occupation():
    assert read("43-4051.00").job.kind == "occupation"


def test_a_level_moves_within_the_family():
    assert read("SDR", level="mid").job.id == "sales-development/mid"
    with pytest.raises(ParameterError, match="sales-development has no level 'executive'"):
        read("SDR", level="executive")


def test_words_of_seniority_choose_the_level():
    match = read("Senior Customer Success Manager")
    assert match.job.id == "customer-success/senior"
    assert not match.job.is_level_implied


def test_other_names_are_read_with_a_chance_and_what_else_they_may_mean():
    match = read("registred nurse")
    assert (match.job.id, match.method) == ("29-1141.00", "read")
    assert 0.35 <= match.probability < 1.0
    assert all(other.probability < match.probability for other in match.alternatives)


def test_titles_in_other_languages_mean_library_roles():
    match = read("Vertriebsleiterin (m/w/d)")
    assert match.job.id.split("/")[0] == "sales-leadership"
    assert match.probability >= 0.5


def test_a_title_that_is_no_title_is_not_guessed():
    with pytest.raises(NoMatchError, match=r'no job found for "growth ninja"\. Nearest: '):
        read("growth ninja")


def test_an_unambiguous_official_name_is_surer_than_a_near_one():
    assert read("registered nurses").probability > read("registred nurse").probability


def test_unknown_codes_name_near_ones():
    with pytest.raises(NoMatchError, match=r"no occupation with code 29-9999.*29-"):
        read("29-9999")


def test_an_occupation_without_tasks_says_so():
    with pytest.raises(NoMatchError, match="no tasks"):
        read("11-9199.00")


def test_unknown_levels_are_refused():
    with pytest.raises(ParameterError, match="unknown level 'boss'"):
        read("plumber", level="boss")
