import pytest

from jobmorph.work.text.heading import heading_role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Key Responsibilities:", "duty"),
        ("What you'll be doing", "duty"),
        ("Ihre Aufgaben", "duty"),
        ("Das erwartet Sie", "duty"),
        ("Vos missions", "duty"),
        ("Funciones", "duty"),
        ("Minimum Qualifications", "requirement"),
        ("Was Sie mitbringen", "requirement"),
        ("Profil recherché", "requirement"),
        ("Requisitos", "requirement"),
        ("What we offer", "benefit"),
        ("Wir bieten", "benefit"),
        ("Nous offrons", "benefit"),
        ("Qué ofrecemos", "benefit"),
        ("About us", "company"),
        ("How to apply", "process"),
        ("Equal Opportunity", "legal"),
    ],
)
def test_headings_of_four_languages(text, role):
    assert heading_role(text) == role


@pytest.mark.parametrize(
    "text", ["Call customers", "Python", "SAP und Excel", "We pay for your desk", "", "?" * 50]
)
def test_what_is_no_heading_is_none(text):
    assert heading_role(text) is None


def test_experience_is_asked_for_in_an_ad_and_told_in_a_resume():
    assert heading_role("Experience") == "requirement"
    assert heading_role("Experience", is_resume=True) == "duty"
