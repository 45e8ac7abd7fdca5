"""Scores of names equal those of a plain loop over the names."""

import numpy as np
import pytest

from jobmorph.work.title.compare import NameComparer
from jobmorph.work.title.signals import WordMemory

ODD_ROWS = (
    ("nurse", "29-1141.00", "title"),
    ("night nurse", "31-1131.00", "esco"),
    ("nurse aide", "31-1132.00", "title"),
    ("orderly", "31-1132.00", "title"),
    ("care nurse", "31-1132.00", "esco"),
)


class Loop:
    """Compares a title with names one by one."""

    def __init__(self, lexicon, make_letters):
        self.lexicon = lexicon
        self.names = [
            [
                lexicon.tokens.words[number]
                for number in lexicon.tokens.tokens[
                    lexicon.tokens.starts[name] : lexicon.tokens.starts[name + 1]
                ]
            ]
            for name in range(lexicon.rows.size)
        ]
        self.letters = make_letters(self.names)
        self.mean = np.mean([len(name) for name in self.names])

    def rarity(self, word):
        return sum(word in name for name in self.names)

    def words(self, title, name):
        def rarity(word):
            holders = self.rarity(word)
            return np.log(1 + (len(self.names) - holders + 0.5) / (holders + 0.5))

        shared = sum(rarity(word) for word in name if word in title)
        damped = 1 + 1.2 * (0.5 + 0.5 * len(name) / self.mean)
        best = 1.3 * sum(rarity(word) for word in title if self.rarity(word))
        return 2.2 * shared / damped / best

    def of_letters(self, title, name):
        shared = sum(self.letters.likeness(a, b) for a in title for b in name)
        own = sum(self.letters.likeness(word, word) for word in title)
        theirs = sum(self.letters.likeness(word, word) for word in name)
        return shared / np.sqrt(own * theirs)

    def vector(self, words):
        total = np.zeros(64)
        for word in words:
            if (number := self.lexicon.numbers.get(word)) is not None:
                weight = np.log((1 + len(self.names)) / (1 + self.rarity(word))) + 1
                total += weight * self.lexicon.vectors[number, :64]
        return total

    def meaning(self, title, name):
        ours, theirs = self.vector(title), self.vector(name)
        cosine = ours @ theirs / (np.linalg.norm(ours) * np.linalg.norm(theirs))
        return max(0.0, cosine) ** 2

    def scores(self, title):
        return np.array(
            [
                [score(title, name) for name in self.names]
                for score in (self.words, self.of_letters, self.meaning)
            ]
        )


def compare(search, words, groups):
    memory = WordMemory(search.known)
    return NameComparer(search.lexicon).compare(memory.signals(words), np.array(groups))


@pytest.mark.parametrize(
    "words", [["sales", "clerk"], ["nurse"], ["head", "nursing", "sister"], ["regional", "zebra"]]
)
def test_scores_equal_those_of_a_loop_over_the_names(search, make_letters, words):
    lexicon = search.lexicon
    scores = Loop(lexicon, make_letters).scores(words)
    found = compare(search, words, range(6))
    for group in range(6):
        own = lexicon.group_of == group
        first, second = own & ~lexicon.is_second_hand, own & lexicon.is_second_hand
        assert found.best[:, group] == pytest.approx(scores[:, first].max(axis=1), abs=1e-5)
        votes = (scores[:, first] ** 8).sum(axis=1)
        assert found.vote[:, group] == pytest.approx(votes, rel=1e-3, abs=1e-7)
        expected = scores[:, second].max(axis=1) if second.any() else np.zeros(3)
        assert found.second_hand[:, group] == pytest.approx(expected, abs=1e-5)
    assert found.letters == pytest.approx(scores[1], abs=1e-5)


def test_some_occupations_alone_score_as_among_all(search):
    every = compare(search, ["sales", "nurse"], range(6))
    some = compare(search, ["sales", "nurse"], [1, 3, 5])
    for field in ("best", "vote", "second_hand"):
        assert np.array_equal(getattr(some, field), getattr(every, field)[:, [1, 3, 5]])
    assert some.first_names.tolist() == [2, 7, 11]
    assert np.diff(some.starts).tolist() == [3, 3, 1]


@pytest.mark.parametrize("groups", [[0], [1], [0, 1], [0, 1, 2], [2]])
def test_a_single_name_votes_once_and_a_second_hand_name_only_for_its_hand(
    make_search, make_letters, groups
):
    search = make_search(ODD_ROWS)
    scores = Loop(search.lexicon, make_letters).scores(["nurse"])
    found = compare(search, ["nurse"], groups)
    first = {0: [0], 1: [], 2: [2, 3]}
    second = {0: [], 1: [1], 2: [4]}
    for place, group in enumerate(groups):
        best = scores[:, first[group]].max(axis=1, initial=0.0)
        assert found.best[:, place] == pytest.approx(best, abs=1e-5)
        votes = (scores[:, first[group]] ** 8).sum(axis=1)
        assert found.vote[:, place] == pytest.approx(votes, rel=1e-3, abs=1e-7)
        expected = scores[:, second[group]].max(axis=1, initial=0.0)
        assert found.second_hand[:, place] == pytest.approx(expected, abs=1e-5)


def test_the_nearest_name_is_the_one_with_the_same_letters(search):
    found = compare(search, ["store", "clerk"], [1, 3])
    number, likeness = found.nearest_name(1)
    assert search.lexicon.rows[number] == 5
    assert likeness == pytest.approx(1.0, abs=1e-6)


def test_a_title_of_unknown_words_alone_is_compared_by_letters(search):
    found = compare(search, ["zzz"], range(6))
    assert np.isfinite(found.best).all()
    assert found.best[0].max() == found.best[2].max() == 0.0


def test_no_word_of_one_title_is_left_over_for_the_next(search):
    memory, comparer = WordMemory(search.known), NameComparer(search.lexicon)
    groups = np.arange(6)
    fresh = comparer.compare(memory.signals(["nurse"]), groups).best
    comparer.compare(memory.signals(["sales", "clerk", "baker"]), groups)
    again = comparer.compare(memory.signals(["nurse"]), groups).best
    assert np.array_equal(fresh, again)
