"""What people write becomes plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.work.title.normalise import LONGEST_TITLE, clean_title, plain_title


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Sr. Acct Exec - Enterprise (EMEA)", "senior account executive enterprise emea"),
        ("Key Account Manager (m/w/d)", "key account manager"),
        ("Conseiller clientèle H/F", "customer service representative"),
        ("R&amp;D Mgr", "r d manager"),
        ("Inside Sales Rep <b>URGENT</b>", "inside sales representative urgent"),
        ("Engineer (Req #48213)", "engineer"),
        ("1615.1217 SOFTWARE ENGINEER", "software engineer"),
        ("V.P. of Sales", "vice president of sales"),
        ("Verkäufer:in", "salesperson"),
        ("Nurses", "nurse"),
        ("Texas Roadhouse Servers", "texas roadhouse server"),
        ("VP Sales, Americas", "vice president sales americas"),
        ("", ""),
        ("🚀🚀", ""),
    ],
)
def test_titles_become_plain_words(written, words):
    assert plain_title(written).key == words


def test_core_drops_seniority_and_region_but_is_never_empty():
    assert plain_title("Senior CSM, EMEA").core == ("customer", "success", "manager")
    assert plain_title("Senior").core == ("senior",)
    assert plain_title("Dallas Nurses, Texas / Americas").core == ("nurse",)


def test_a_letter_pair_with_a_slash_is_a_gender_mark_only_where_it_stands_alone():
    assert plain_title("AC/DC technician").key == "ac dc technician"


@given(st.text(max_size=300))
def test_any_text_is_read_and_reading_again_changes_nothing_in_length(text):
    cleaned = clean_title(text)
    assert len(cleaned) <= LONGEST_TITLE
    assert cleaned.isascii()


def test_ten_thousand_characters_are_cut():
    assert len(clean_title("manager " * 1250)) <= LONGEST_TITLE
