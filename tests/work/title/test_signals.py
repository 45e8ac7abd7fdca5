"""What one word says, and that forgetting changes nothing."""

import numpy as np
import pytest

from jobmorph.work.title import signals as module
from jobmorph.work.title.signals import VOICES, WordMemory


@pytest.fixture
def memory(search) -> WordMemory:
    return WordMemory(search.known)


def voice(signal, name):
    return signal.voices[VOICES.index(name)]


def test_spelling_is_the_best_likeness_to_a_word_the_occupation_uses(memory, search, make_letters):
    lexicon = search.lexicon
    starts, words = lexicon.tokens.starts, lexicon.tokens.words
    names = [
        [words[number] for number in lexicon.tokens.tokens[starts[name] : starts[name + 1]]]
        for name in range(lexicon.rows.size)
    ]
    letters = make_letters(names)

    def cosine(first, second):
        own = letters.likeness(first, first) * letters.likeness(second, second)
        return letters.likeness(first, second) / np.sqrt(own)

    found = voice(memory.signals(["nurses"])[0], "spelling")
    for group in range(6):
        used = {w for name in np.flatnonzero(lexicon.group_of == group) for w in names[name]}
        assert found[group] == pytest.approx(max(cosine("nurses", w) for w in used), abs=1e-5)


def test_what_is_written_is_said_of_its_occupation_alone(memory, search):
    place = search.lexicon.codes.index("31-1131")
    till = memory.signals(["till"])[0]
    # No name holds 'till', yet something is written with it.
    assert till.number == -1
    assert till.gains is None
    assert voice(till, "text").tolist() == [0.5 * (group == place) for group in range(6)]
    assert voice(till, "technology").tolist() == [2.0 * (group == place) for group in range(6)]
    assert not till.vector.any()


def test_a_known_word_brings_its_vector_times_its_rarity(memory, search):
    nurse, lexicon = memory.signals(["nurse"])[0], search.lexicon
    rarity = np.log(13 / 5) + 1
    assert nurse.vector == pytest.approx(lexicon.vectors[nurse.number] * rarity, rel=1e-5)
    product = nurse.vector @ search.known.classifier.weights
    assert voice(nurse, "classifier") == pytest.approx(product)
    own = (lexicon.vectors[nurse.number, :64] ** 2).sum() * rarity**2
    assert nurse.meaning[nurse.number] == pytest.approx(own, rel=1e-5)


def test_a_word_known_only_at_second_hand_has_no_association(memory):
    sister = memory.signals(["sister"])[0]
    assert sister.number >= 0
    assert sister.gains is None


def test_forgetting_changes_nothing(memory, search, monkeypatch):
    words = ["nurse", "sales", "zebra", "clerk", "nurse"]
    kept = memory.signals(words)
    monkeypatch.setattr(module, "REMEMBERED", 2)
    short = WordMemory(search.known)
    for number, word in enumerate(words):
        again = short.signals([word])[0]
        assert np.array_equal(again.voices, kept[number].voices)
        assert np.array_equal(again.meaning, kept[number].meaning)
    together = short.signals(words)
    assert [one.number for one in together] == [one.number for one in kept]
