"""What the title reader learns, on made-up candidates where the answer is known."""

from dataclasses import replace

import numpy as np
import pytest

from jobmorph.build.train.title_labels import LabelledTitles
from jobmorph.build.train.title_ranker import (
    STRATIFIED_WEIGHT,
    CandidateSet,
    cross_scores,
    fit_network,
    fit_ranker,
    fit_scaling,
    habits_of,
    row_weights,
    softmax,
    with_habits,
)
from jobmorph.work.title.calibrate import calibration_error, probabilities

SIZE = 9


def made_up(seed: int = 0, titles: int = 300, candidates: int = 5) -> CandidateSet:
    """Draw candidates of which the second feature tells the right one, and the first nothing."""
    rng = np.random.default_rng(seed)
    right = np.eye(candidates)[rng.integers(candidates, size=titles)]
    features = rng.normal(size=(titles, candidates, 3)).astype(np.float32)
    features[:, :, 1] += 2 * right
    groups = np.stack([rng.permutation(SIZE)[:candidates] for _ in range(titles)])
    groups.sort(axis=1)
    return CandidateSet(
        features,
        groups,
        rng.uniform(size=(titles, candidates)).astype(np.float32),
        rng.uniform(size=(titles, candidates)),
        right,
        rng.uniform(size=titles),
    )


def labelled_like(found: CandidateSet) -> LabelledTitles:
    count = len(found.groups)
    return LabelledTitles(
        tuple(str(row) for row in range(count)),
        (),
        tuple(frozenset({"29-1141"}) for _ in range(count)),
        np.zeros(count, dtype=bool),
        np.arange(count) % 5,
    )


def hits(scores, right):
    return float(np.take_along_axis(right, scores.argmax(1)[:, None], 1).mean())


def test_the_network_learns_the_planted_rule_and_nothing_of_the_noise():
    found = made_up()
    network = fit_network(found.features, found.right, np.ones(300))
    fresh = made_up(seed=1, titles=2000)
    pull = [
        float((network.score(fresh.features + step) - network.score(fresh.features - step)).mean())
        for step in np.eye(3, dtype=np.float32)
    ]
    assert pull[1] > 5 * max(abs(pull[0]), abs(pull[2]))
    by_rule = hits(fresh.features[:, :, 1], fresh.right)
    assert hits(network.score(fresh.features), fresh.right) > by_rule - 0.03


def test_the_network_learns_a_rule_that_no_line_can_tell():
    rng = np.random.default_rng(2)
    features = rng.uniform(-1, 1, size=(1500, 4, 2)).astype(np.float32)
    # Right is the candidate whose two numbers have the same sign most clearly.
    right = np.eye(4)[(features[:, :, 0] * features[:, :, 1]).argmax(1)]
    network = fit_network(features[:1000], right[:1000], np.ones(1000))
    assert hits(network.score(features[1000:]), right[1000:]) > 0.5


def test_titles_without_a_right_candidate_and_of_no_weight_teach_nothing():
    found = made_up()
    right = found.right.copy()
    right[200:] = 0.0
    weights = np.ones(300)
    network = fit_network(found.features, right, weights)
    other = right.copy()
    other[200:, 0] = 1.0
    weights[200:] = 0.0
    again = fit_network(found.features, other, weights)
    assert again.direct == pytest.approx(network.direct, abs=1e-4)


def test_any_of_several_right_codes_counts():
    found = made_up()
    right = np.maximum(found.right, np.roll(found.right, 1, axis=1))
    network = fit_network(found.features, right, np.ones(300))
    either = np.maximum(found.features[:, :, 1], np.roll(found.features[:, :, 1], -1, axis=1))
    assert hits(network.score(found.features), right) > 0.8 * hits(either, right)


def test_fitting_twice_gives_the_same_bytes():
    found = made_up()
    one, other = (fit_network(found.features, found.right, np.ones(300)) for _ in range(2))
    assert one.hidden.tobytes() == other.hidden.tobytes()


def test_habits_of_a_title_are_counted_without_its_fold():
    found = made_up()
    folds = np.arange(300) % 5
    rows = np.arange(300)
    own = np.flatnonzero(folds == 2)
    changed = found.right.copy()
    changed[own] = np.roll(changed[own], 1, axis=1)
    other = replace(found, right=changed)

    def columns(of, fold):
        members = rows[folds == fold]
        habits = habits_of(of, rows[folds != fold], SIZE)
        return with_habits(of, members, habits)[:, :, -3:]

    assert np.array_equal(columns(found, 2), columns(other, 2))
    # The other folds do see what was filed in this one.
    assert not np.array_equal(columns(found, 3), columns(other, 3))


def test_the_ranker_is_fitted_to_habits_without_the_own_fold(monkeypatch):
    from jobmorph.build.train import title_ranker as module

    found, folds = made_up(), np.arange(300) % 5
    rows = np.flatnonzero(folds != 4)
    seen = {}

    def catch(features, right, weights):
        seen["features"] = features
        return fit_network(features, right, weights)

    monkeypatch.setattr(module, "fit_network", catch)
    _, habits = fit_ranker(found, rows, folds, np.ones(300), SIZE)
    for fold in range(4):
        others = rows[folds[rows] != fold]
        own = rows[folds[rows] == fold]
        expected = with_habits(found, own, habits_of(found, others, SIZE))
        assert np.array_equal(seen["features"][folds[rows] == fold], expected)
    assert habits.filed.sum() == pytest.approx(len(rows))


def test_scores_of_a_fold_do_not_hang_on_its_answers():
    found = made_up()
    labelled = labelled_like(found)
    scores = cross_scores(found, labelled, np.ones(300), SIZE)
    own = labelled.folds == 1
    changed = found.right.copy()
    changed[own] = np.roll(changed[own], 1, axis=1)
    again = cross_scores(replace(found, right=changed), labelled, np.ones(300), SIZE)
    assert np.array_equal(again[own], scores[own])
    assert not np.array_equal(again[~own], scores[~own])
    assert hits(scores, found.right) > 0.7


def test_stated_chances_keep_their_word_though_scores_boast():
    rng = np.random.default_rng(3)
    truth = rng.normal(size=(3000, 6)) * 1.5
    answers = (rng.uniform(size=(3000, 1)) < softmax(truth).cumsum(1)).argmax(1)
    found = replace(
        made_up(titles=3000, candidates=6),
        right=np.eye(6)[answers],
        # Neither tells anything here.
        nearness=rng.uniform(size=(3000, 6)),
        known=rng.uniform(size=3000),
    )
    boasting = 2.0 * truth
    scaling = fit_scaling(boasting, found, np.arange(1500))
    assert scaling.temperature == pytest.approx(2.0, rel=0.25)
    held = range(1500, 3000)
    first = boasting.argmax(1)
    stated = np.array(
        [
            probabilities(boasting[t], scaling, found.nearness[t, first[t]], found.known[t]).max()
            for t in held
        ]
    )
    right = (answers == first)[1500:].astype(float)
    assert calibration_error(stated, right) < 0.05
    assert stated.mean() == pytest.approx(right.mean(), abs=0.04)


def test_words_that_nobody_knows_make_unsure_where_they_did_in_training():
    rng = np.random.default_rng(4)
    found = made_up(titles=4000)
    scores = rng.normal(size=(4000, 5)) + 4 * found.right
    # Where the words are unknown, the searches are wrong more often than their scores say.
    known = (rng.uniform(size=4000) < 0.5).astype(float)
    wrong = (known == 0) & (rng.uniform(size=4000) < 0.6)
    right = found.right.copy()
    right[wrong] = np.roll(right[wrong], 1, axis=1)
    scaling = fit_scaling(scores, replace(found, right=right, known=known), np.arange(4000))
    assert scaling.known > 1.0


def test_where_all_are_right_the_softmax_stands():
    found = made_up()
    scaling = fit_scaling(50.0 * found.right, found, np.arange(300))
    assert (scaling.constant, scaling.slope, scaling.nearness, scaling.known) == (0, 1, 0, 0)


def test_common_codes_weigh_less_and_the_scored_sample_more():
    codes = [frozenset({"a"})] * 4 + [frozenset({"b", "c"})]
    stratified = np.array([True, False, False, False, False])
    labelled = LabelledTitles(tuple("vwxyz"), (), tuple(codes), stratified, np.zeros(5, dtype=int))
    weights = row_weights(labelled)
    assert weights.mean() == pytest.approx(1.0)
    assert weights[0] / weights[1] == pytest.approx(STRATIFIED_WEIGHT)
    # Four titles of one code weigh half as much each.
    assert weights[4] / weights[1] == pytest.approx(2.0)


def test_joined_sets_go_back_to_their_places():
    found = made_up(titles=6)
    parts = [np.array([1, 4, 5]), np.array([0, 2, 3])]
    pieces = [
        CandidateSet(
            *(
                getattr(found, name)[rows]
                for name in ("features", "groups", "fused", "nearness", "right", "known")
            )
        )
        for rows in parts
    ]
    joined = CandidateSet.joined(pieces, np.concatenate(parts))
    assert np.array_equal(joined.features, found.features)
    assert np.array_equal(joined.known, found.known)
