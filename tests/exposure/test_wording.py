from jobmorph.exposure import wording
from jobmorph.exposure.wording import Wording
from jobmorph.schema.ids import HARD_REASONS

LONGEST_LINE = 34
UNWANTED = ("replace", "obsolete", "at risk", "safe", "future-proof", "low-skilled", "unlock")


def _all_wordings():
    single = [item for item in vars(wording).values() if isinstance(item, Wording)]
    return [*single, *wording.HARD_WORDING.values(), *wording.LABEL_WORDING.values()]


def test_lines_fit_the_table():
    assert [item.line for item in _all_wordings() if len(item.line) > LONGEST_LINE] == []


def test_words_stay_plain_and_calm():
    texts = [item.text for item in _all_wordings()] + list(wording.CHANGE_TEXT.values())
    assert [text for text in texts if any(word in text.lower() for word in UNWANTED)] == []
    assert all(len(text.split()) < 20 for text in texts)


def test_every_hard_reason_has_words():
    assert tuple(wording.HARD_WORDING) == HARD_REASONS
    assert all(item.side == "person" for item in wording.HARD_WORDING.values())
