import pytest

from jobmorph.work.text.cue import is_benefit, is_company, is_duty, is_requirement, strong_cue


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("We are an equal opportunity employer.", "legal"),
        ("Wir freuen uns über Bewerbungen von Menschen mit Schwerbehinderung.", "legal"),
        ("Please send your CV by Friday.", "process"),
        ("Envoyez votre CV", "process"),
        ("Base salary of $60,000 to $70,000", "pay"),
        ("Negotiate prices with suppliers", None),
        ("Interview candidates for the team", None),
    ],
)
def test_words_that_leave_no_doubt(text, role):
    assert strong_cue(text) == role


def test_what_is_brought_given_and_done():
    assert is_requirement("At least three years of experience in sales")
    assert not is_requirement("Write and send offers")
    assert is_benefit("30 days of holiday")
    assert not is_benefit("Plan the holiday rota")
    assert is_duty("In this role you will lead a team")
    assert not is_duty("You will receive a laptop")
    assert is_company("We are a family business")
