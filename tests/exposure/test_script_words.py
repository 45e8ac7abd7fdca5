import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.exposure.script_words import read_script_words
from jobmorph.reference.parameters import load_parameters

PARAMETERS = load_parameters("playbook")


def score(text, verbatim=""):
    return read_script_words(text, PARAMETERS, verbatim=verbatim)


def signs(text, verbatim=""):
    return [trigger.sign for trigger in score(text, verbatim).triggers]


def test_a_bare_step_has_the_base_score():
    assert score("Call the customer").score.mid == PARAMETERS["playbook.points_base"].value
    assert score("Call the customer").triggers == ()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ('Say "Good morning, this is Ann speaking"', "verbatim"),
        ("Send {{first_name}} the page", "template"),
        ("Use macro 4", "template"),
        ("Read it out word for word", "wording"),
        ("If they refuse, end the call", "branch"),
        ("Write again after 3 days", "timing"),
        ("Every field must be filled", "mandate"),
        ("Use your own words", "freedom"),
    ],
)
def test_each_sign_is_seen_by_its_words(text, sign):
    assert sign in signs(text)


def test_script_adds_and_room_takes_off():
    bare = score("Call them").score.mid
    assert score("Call them within 5 minutes").score.mid > bare
    assert score("Call them and listen").score.mid < bare
    assert score("Use template B. Do not change the wording.", "Hi {name}, hello").score.mid > 70


def test_points_add_up_to_the_score():
    reading = score("Call within 5 minutes, and wait 2 days. You must log it.")
    total = PARAMETERS["playbook.points_base"].value + sum(t.points for t in reading.triggers)
    assert reading.score.mid == pytest.approx(total)


def test_repetitions_count_little_and_only_twice():
    assert score("must must").score.mid == score("must").score.mid
    many = score("must, always, never, mandatory, required").triggers
    assert [trigger.points for trigger in many] == [12.0, 3.0, 3.0]


def test_an_instruction_in_the_place_of_wording_is_no_wording():
    assert "verbatim" not in signs("Refund", "Look at the history and use your own judgement.")
    assert "verbatim" in signs("Refund", "Dear customer, your money is on its way.")


def test_choosing_from_a_list_is_no_room():
    assert signs("Choose the tag from the list") == []
    assert signs("Choose how to answer") == ["freedom"]


@given(st.text(max_size=300), st.text(max_size=100))
def test_any_text_scores_between_0_and_100_in_order(text, verbatim):
    found = score(text, verbatim).score
    assert 0 <= found.low <= found.mid <= found.high <= 100
