import pytest

from jobmorph.work.text.language import find_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You will work with the team and call our customers in the region", "en"),
        ("Sie arbeiten mit dem Team und betreuen unsere Kunden in der Region", "de"),
        ("Vous travaillez avec les clients et le service dans la région", "fr"),
        ("Trabajas con el equipo y los clientes de la empresa en la región", "es"),
        ("Python SQL", "en"),
        ("", "en"),
    ],
)
def test_the_commonest_words_decide(text, language):
    assert find_language(text) == language
