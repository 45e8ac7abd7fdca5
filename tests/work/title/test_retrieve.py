"""Searches give the scores that the formulas give."""

import numpy as np
import pytest

from jobmorph.work.title.association import associate
from jobmorph.work.title.fuse import by_group, choose_candidates
from jobmorph.work.title.normalise import plain_title
from jobmorph.work.title.retrieve import gram_terms, index_bm25, index_cosine, word_terms

TITLES = [plain_title(t) for t in ("sales manager", "sales clerk", "nurse", "nurse aide")]


def test_the_same_title_has_cosine_one():
    index = index_cosine(TITLES)
    for row, title in enumerate(TITLES):
        assert index.scores(gram_terms(title))[row] == pytest.approx(1.0)


def test_bm25_follows_its_formula():
    scores = index_bm25(TITLES).scores(["sales"])
    rarity = np.log(1 + (4 - 2 + 0.5) / (2 + 0.5))
    mean_length = 7 / 4
    damped = 1 + 1.2 * (0.5 + 0.5 * 2 / mean_length)
    assert scores[0] == pytest.approx(rarity * 2.2 / damped / (1.3 * rarity), rel=1e-6)
    assert scores[2] == 0.0


def test_unknown_words_score_nothing():
    assert not index_bm25(TITLES).scores(["zzz"]).any()
    assert not index_cosine(TITLES).scores([]).any()


def test_votes_are_sums_of_eighth_powers_by_group():
    found = by_group(np.array([0.5, 1.0, 0.9], np.float32), np.array([0, 0, 1]), 2)
    assert found.vote[0] == pytest.approx(1 + 0.5**8)
    assert found.vote[1] == pytest.approx(0.9**8, rel=1e-5)


def test_candidates_come_best_first_with_ties_in_order():
    assert choose_candidates(np.array([0.1, 0.9, 0.9], np.float32), 3).tolist() == [1, 2, 0]


def test_association_is_the_smoothed_ratio():
    found = associate([TITLES[0], TITLES[2]], np.array([0, 1]), 2)
    share, size = 1 / 4, 3
    assert found.scores(("nurse",))[1] == pytest.approx(
        np.log((1 + 20 * share) / (1 + 20)) - np.log(share), rel=1e-6
    )
    assert found.scores(("nurse",))[0] == pytest.approx(np.log(20 / (size + 20)), rel=1e-6)
    assert word_terms(plain_title("head of sales")) == ["head", "sales"]
