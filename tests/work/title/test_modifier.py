"""Words that narrow a job are named by kind, in their order, once."""

import pytest

from jobmorph.work.title.modifier import PRODUCTS, find_modifiers
from jobmorph.work.title.normalise import REGIONS, SEGMENTS, plain_title, singular


def pairs(title):
    return [(m.kind, m.text) for m in find_modifiers(plain_title(title))]


def test_kinds_stand_in_the_order_of_the_words():
    assert pairs("EMEA Enterprise AE, SaaS, Enterprise") == [
        ("region", "emea"),
        ("segment", "enterprise"),
        ("product", "saas"),
    ]


def test_a_plural_is_found_as_what_it_is():
    assert pairs("Payments Sales, Americas") == [("product", "payment"), ("region", "americas")]
    assert pairs("Majors AE, Texas & Dallas") == [
        ("segment", "major"),
        ("region", "texas"),
        ("region", "dallas"),
    ]


@pytest.mark.parametrize("words", [PRODUCTS, REGIONS, SEGMENTS])
def test_every_listed_word_can_be_met(words):
    # A word that is never left by reading could never be found.
    lost = {word for word in words if singular(word) != word}
    assert lost == set()


def test_no_word_is_of_two_kinds():
    assert not PRODUCTS & REGIONS
    assert not PRODUCTS & SEGMENTS
    assert not REGIONS & SEGMENTS


def test_a_job_without_modifiers_has_none():
    assert pairs("Nurse") == []
    assert pairs("") == []
