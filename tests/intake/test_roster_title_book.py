import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.roster_title_book import book_title, book_titles, key_of


@pytest.mark.parametrize(
    "spelling",
    [
        "Kundenbetreuer", "kundenbetreuer", "Kundenbetreuerin", "Kundenbetreuer:in",
        "Kundenbetreuer*in", "Kundenbetreuer/in", "Kundenbetreuer/-in", "KundenbetreuerIn",
        "Kundenbetreuer(in)", "Kundenbetreuer (m/w/d)", "Kunden-Betreuer w/m/d",
        "Kundenbetreuerinnen",
    ],
)  # fmt: skip
def test_gender_hyphens_and_case_do_not_count_in_german(spelling):
    assert book_title(spelling).jobs == ("account-management/mid",)


@pytest.mark.parametrize(
    "spelling",
    [
        "Chargé de clientèle", "CHARGE DE CLIENTELE", "Chargée de clientèle",
        "Chargé(e) de clientèle", "Chargé·e de clientèle", "Chargé.e de clientèle",
        "Chargé/e de la clientèle H/F", "Charge\u0301 de cliente\u0300le",
    ],
)  # fmt: skip
def test_gender_accents_and_articles_do_not_count_in_french(spelling):
    assert book_title(spelling).jobs == ("account-management/mid",)


def test_umlauts_are_written_either_way():
    assert key_of("Außendienst-Verkäufer") == key_of("Aussendienst Verkaeufer")


def test_no_two_titles_of_the_book_are_spellings_of_one():
    keys = [key_of(title) for title in book_titles()]
    assert sorted(keys) == sorted(set(keys))
    assert len(keys) > 250
    assert all(book_title(title) is not None for title in book_titles())


def test_a_word_of_level_is_told_and_nothing_else_is_guessed():
    senior = book_title("Senior Vertriebsmitarbeiter")
    assert (senior.jobs, senior.level) == (("account-executive/mid",), "senior")
    assert book_title("Vertriebsmitarbeiter Weinhandel") is None
    assert book_title("Senior") is None
    assert not book_title("Kundenberater").is_clear


@pytest.mark.parametrize("title", ["Account Executive", "Sales Manager", "SDR", "Customer Hero"])
def test_english_titles_are_left_to_the_title_reader(title):
    assert book_title(title) is None


@given(st.text(max_size=60))
def test_any_text_has_a_key(text):
    assert re.fullmatch(r"[a-z0-9]*", key_of(text))
    assert key_of(f" {text} ") == key_of(text)
