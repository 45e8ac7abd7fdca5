import pytest

from .reading_grade import reading_grade, syllables

# Figures of textstat 0.7.8 (dictionary of Carnegie Mellon), computed once.
PLAIN = (
    "Two recorded practice calls a week with a colleague who plays a busy buyer from a real "
    "account. In week six an outside listener hears more questions than claims in both calls."
)
DENSE = (
    "The organisation's capability requirements necessitate continuous professional development. "
    "Individual accountability for administrative documentation remains indispensable."
)
PLAIN_GRADE, DENSE_GRADE = 6.51, 33.75


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("somebody", 3),
        ("everyday", 3),
        ("buyer", 2),
        ("handled", 2),
        ("agreed", 2),
        ("started", 2),
        ("pages", 2),
        ("rules", 1),
        ("people", 2),
        ("guards", 1),
        ("questions", 2),
        ("earlier", 3),
        ("material", 4),
        ("manager's", 3),
        ("AI", 1),
        ("2031", 1),
    ],
)
def test_syllables(word, count):
    assert syllables(word) == count


def test_grade_is_that_of_a_dictionary_count():
    assert reading_grade(PLAIN) == pytest.approx(PLAIN_GRADE, abs=0.5)
    assert reading_grade(DENSE) == pytest.approx(DENSE_GRADE, abs=1.0)


def test_long_words_and_long_sentences_raise_the_grade():
    assert reading_grade(DENSE) > 16 > reading_grade(PLAIN) > 4
    joined = PLAIN.replace(". In week", " and in week")
    assert reading_grade(joined) > reading_grade(PLAIN) + 4


def test_a_page_reads_like_its_sentences():
    page = (
        "# Next\n\n- Two recorded practice calls a week with a colleague who plays a busy buyer "
        "from a real\n  account\n- In week six an outside listener hears more questions than "
        "claims in both\n  calls\n\n| hours | check |\n|---|---|\n| administration | twelve |\n\n"
        "```\njobmorph plan --organisational\n```\n"
    )
    assert reading_grade(page) == pytest.approx(reading_grade(PLAIN))


def test_a_text_of_labels_is_not_graded():
    with pytest.raises(ValueError, match="no sentence"):
        reading_grade("Hours\n\nCheck it.")
