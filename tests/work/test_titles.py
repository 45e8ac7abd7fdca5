import pytest

from jobmorph.work.titles import level_in_title, title_key, without_seniority


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Sr. Acct Exec - Enterprise (EMEA)", "sr account executive enterprise"),
        ("Sales Reps", "sale representative"),
        ("Secretaries & Administrative Assts.", "secretary and administrative asst"),
        ("Business Analyst", "business analyst"),
        ("Café Manager", "cafe manager"),
        ("(Assistant)", "assistant"),
        ("   ", ""),
    ],
)
def test_title_key(title, key):
    assert title_key(title) == key


def test_plural_and_singular_of_a_title_have_one_key():
    assert title_key("Sales Managers") == title_key("sales manager")


def test_words_of_seniority_are_dropped_unless_nothing_else_is_left():
    assert without_seniority("senior sale manager") == "sale manager"
    assert without_seniority("senior") == "senior"


def test_a_title_names_its_level():
    assert level_in_title("senior account executive") == "senior"
    assert level_in_title("account executive") is None
