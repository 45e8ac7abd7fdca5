import pytest

from jobmorph.work.text.verbs import BASE, ENGLISH, opens_with_foreign_verb, opens_with_verb


@pytest.mark.parametrize(
    "text",
    ["Manage accounts", "manages accounts", "Managing accounts", "Managed 40 accounts",
     "Ran the fair", "Planning the rota", "Independently prepares reports", "Identifies risks"],
)  # fmt: skip
def test_forms_of_verbs(text):
    assert opens_with_verb(text)


@pytest.mark.parametrize("text", ["Excel", "Fluent English", "Customer focus", "", "12 years"])
def test_what_is_no_verb(text):
    assert not opens_with_verb(text)


def test_every_verb_has_its_forms():
    assert {"plans", "planning", "planned", "carried", "carries", "wrote", "writing"} <= ENGLISH
    assert len(ENGLISH) > 3 * len(BASE)


def test_other_languages():
    assert opens_with_foreign_verb("Betreuung der Kunden")
    assert opens_with_foreign_verb("Préparer les devis")
    assert opens_with_foreign_verb("Realizar visitas")
    assert not opens_with_foreign_verb("Führerschein Klasse B")
    assert not opens_with_foreign_verb("Computer und Telefon")
