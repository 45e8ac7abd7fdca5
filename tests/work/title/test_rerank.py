"""What the order of candidates is learned on, and the network that scores it."""

import numpy as np
import pytest

from jobmorph.work.title.filings import count_habits
from jobmorph.work.title.normalise import plain_title
from jobmorph.work.title.rerank import FEATURES, HABITS, GroupFacts, Network, describe_candidates

WRITTEN = ("Sales Manager", "nurse", "Shift Supervisor")


@pytest.fixture(scope="module")
def found(search):
    return search.find([plain_title(title) for title in WRITTEN])


@pytest.fixture(scope="module")
def facts(search):
    codes = search.lexicon.codes
    return GroupFacts(
        np.arange(6, dtype=np.float32),
        np.arange(6, 12, dtype=np.float32),
        np.array([int(code[:2]) for code in codes]),
        np.arange(6),
        np.zeros(6, np.float32),
        np.array([code.startswith("11") for code in codes], np.float32),
        np.array([code == "43-4051" for code in codes], np.float32),
    )


@pytest.fixture(scope="module")
def columns(found, facts):
    described = describe_candidates(found, facts, None)
    return {name: described[:, :, place] for place, name in enumerate(FEATURES)}


def test_there_is_a_column_for_each_name(found, facts):
    habits = count_habits(found.groups, found.wholes["fused"], np.zeros((3, 6)), 6)
    assert describe_candidates(found, facts, None).shape == (3, 6, len(FEATURES))
    whole = describe_candidates(found, facts, habits)
    assert whole.shape == (3, 6, len(FEATURES) + len(HABITS))
    assert np.isfinite(whole).all()
    assert len({*FEATURES, *HABITS}) == len(FEATURES) + len(HABITS)


def test_columns_stand_under_their_names(found, columns):
    for number, search in enumerate(("words", "letters", "meaning")):
        best = np.stack([one.best[number] for one in found.comparisons])
        assert np.array_equal(columns[f"{search}_best"], best)
        second = np.stack([one.second_hand[number] for one in found.comparisons])
        assert np.array_equal(columns[f"{search}_second_hand"], second)
    assert np.array_equal(columns["technology"], found.wholes["technology"])
    assert columns["employment_log"].tolist() == [list(range(6))] * 3
    assert columns["titles_log"].tolist() == [list(range(6, 12))] * 3
    assert np.array_equal(columns["is_exact"], found.is_exact)


def test_gaps_are_zero_at_the_best_and_negative_below(columns):
    for name, values in columns.items():
        if name.endswith("_gap") and not name.endswith("second_hand_gap"):
            assert values.max(axis=1) == pytest.approx([0.0] * 3)
    assert columns["letters_second_hand_gap"].max() <= 0.0


def test_the_place_is_counted_from_the_best_by_all_words(columns):
    places = np.rint(np.expm1(columns["fused_place"])).astype(int)
    order = np.argsort(-columns["fused"], axis=1, kind="stable")
    assert np.take_along_axis(places, order, axis=1).tolist() == [list(range(6))] * 3


def test_mass_of_a_major_group_is_shared_by_its_occupations(columns):
    fused = columns["fused"].astype(float) ** 4
    share = fused / fused.sum(axis=1, keepdims=True)
    assert columns["minor_mass"] == pytest.approx(share, abs=1e-5)
    assert columns["major_mass"] == pytest.approx(share, abs=1e-5)


def test_a_manager_counts_by_title_and_by_code(columns):
    # 11-2022 stands first, 43-4051 fifth.
    assert columns["manager_both"].tolist()[0] == [1, 0, 0, 0, 0, 0]
    assert columns["manager_word_only"].tolist()[0] == [0, 1, 1, 1, 1, 1]
    assert columns["manager_code_only"].tolist()[1] == [1, 0, 0, 0, 0, 0]
    assert columns["supervisor_both"].tolist()[2] == [0, 0, 0, 0, 1, 0]
    assert columns["supervisor_code_only"].tolist()[0] == [0, 0, 0, 0, 1, 0]


def test_the_network_is_its_formula():
    rng = np.random.default_rng(1)
    centre, spread, output, direct, constant = rng.uniform(0.5, 2.0, (5, 4)).astype(np.float32)
    hidden = rng.normal(size=(4, 4)).astype(np.float32)
    features = rng.normal(size=(3, 2, 4)).astype(np.float32)
    z = (features.astype(float) - centre) / spread
    expected = np.tanh(z @ hidden + constant) @ output + z @ direct
    network = Network(centre, spread, hidden, constant, output, direct)
    assert network.score(features) == pytest.approx(expected, rel=1e-4)
    assert network.score(features[1]) == pytest.approx(expected[1], rel=1e-4)
