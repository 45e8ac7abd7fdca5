from hypothesis import given
from hypothesis import strategies as st

from jobmorph.work.text.line import LONGEST, split_sentences


def test_shortened_words_do_not_end_a_sentence():
    text = "Min. 3 years with Dr. Ash. You call e.g. Bristol. Then rest!"
    assert split_sentences(text) == [
        "Min. 3 years with Dr. Ash.",
        "You call e.g. Bristol.",
        "Then rest!",
    ]


@given(st.text())
def test_nothing_but_blanks_is_lost(text):
    parts = split_sentences(text)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(0 < len(part) <= LONGEST for part in parts)
