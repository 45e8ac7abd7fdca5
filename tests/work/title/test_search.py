"""Candidates are found by what all words say, the exact ones always."""

import numpy as np
import pytest

from jobmorph.work.title import search as module
from jobmorph.work.title.normalise import plain_title
from jobmorph.work.title.search import WHOLES

TITLES = [plain_title(t) for t in ("Senior Sales Clerk", "nurse", "ward till", "zzz")]


def test_every_occupation_is_a_candidate_where_there_are_few(search):
    found = search.find(TITLES)
    assert found.groups.tolist() == [list(range(6))] * 4
    assert set(found.wholes) == {*WHOLES, "fused"}
    assert len(found.comparisons) == 4


def test_only_the_very_words_are_exact(search):
    codes = search.lexicon.codes
    clerk, nurse, *others = search.find([plain_title("sales clerk"), *TITLES[1:]]).is_exact
    assert [codes[place] for place in np.flatnonzero(clerk)] == ["41-2031", "43-4051"]
    # 31-1131 bears 'nurse' at second hand.
    assert [codes[place] for place in np.flatnonzero(nurse)] == ["29-1141"]
    assert not np.any(others)


def test_an_exact_name_is_a_candidate_though_its_words_speak_for_another(search, monkeypatch):
    weigh = type(search)._wholes

    def weigh_otherwise(*inputs):
        wholes = weigh(*inputs)
        wholes["fused"] = np.tile(np.array([1, 0, 0, 0, 0, 4.0], np.float32), (len(inputs[1]), 1))
        return wholes

    monkeypatch.setattr(module, "CANDIDATES", 1)
    monkeypatch.setattr(type(search), "_wholes", weigh_otherwise)
    found = search.find([plain_title("nurse aide"), plain_title("store aide")])
    codes = [search.lexicon.codes[group] for group in found.groups[:, 0]]
    assert codes == ["31-1131", "51-3011"]


def test_the_known_share_counts_words_that_a_name_holds(search):
    # 'till' is written about an occupation, but no name holds it.
    shares = search.find([plain_title("ward till"), plain_title("head nurse"), TITLES[3]]).known
    assert shares.tolist() == [0.5, 1.0, 0.0]


def test_shares_are_the_softmax_of_the_unit_vector(search):
    found = search.find([plain_title("nurse")])
    lexicon, classifier = search.lexicon, search.known.classifier
    vector = lexicon.vectors[lexicon.numbers["nurse"]]
    logits = vector / np.linalg.norm(vector) @ classifier.weights
    expected = np.exp(logits) / np.exp(logits).sum()
    assert found.wholes["shares"][0] == pytest.approx(expected, rel=1e-4)


def test_seniority_speaks_in_the_whole_but_not_in_the_core(search):
    found = search.find([plain_title("staff nurse"), plain_title("nurse")])
    # 'staff' is a rank: the core of 'staff nurse' is 'nurse'.
    assert found.wholes["core"][0] == pytest.approx(found.wholes["core"][1])
    assert found.wholes["pairs"][0, 1] > found.wholes["pairs"][1, 1]


def test_text_is_the_mean_over_words(search):
    found = search.find([plain_title("nurse baker"), plain_title("nurse")])
    assert found.wholes["text"][0, 1] == pytest.approx(1.5)
    assert found.wholes["text"][1, 1] == pytest.approx(3.0)


def test_a_title_finds_the_same_alone_and_among_others(search):
    together = search.find(TITLES)
    for row, title in enumerate(TITLES):
        alone = search.find([title])
        for name, values in together.wholes.items():
            assert np.array_equal(values[row], alone.wholes[name][0])
        assert np.array_equal(together.comparisons[row].best, alone.comparisons[0].best)
