import numpy as np
import pytest

from jobmorph.exposure.scores import task_scores


def _scores(task_ids, seed=1, purpose="reach", count=200):
    return task_scores(task_ids, seed=seed, purpose=purpose, count=count)


def test_a_task_keeps_its_scores_in_any_company():
    together = _scores(["onet:1", "onet:2", "onet:3"])
    assert (together[[2, 0]] == _scores(["onet:3", "onet:1"])).all()


def test_seed_purpose_and_task_each_change_the_scores():
    base = _scores(["onet:1"])
    assert not (base == _scores(["onet:2"])).all()
    assert not (base == _scores(["onet:1"], seed=2)).all()
    assert not (base == _scores(["onet:1"], purpose="time_share")).all()


def test_every_row_is_a_standard_normal_sample():
    scores = _scores(["onet:1", "user:4"], count=1000)
    assert scores.mean(axis=1) == pytest.approx(0.0, abs=1e-12)
    assert scores.std(axis=1) == pytest.approx(1.0, abs=5e-3)
    assert np.quantile(scores, 0.9, axis=1) == pytest.approx(1.2816, abs=5e-3)


def test_rows_are_not_correlated():
    scores = _scores([f"onet:{n}" for n in range(40)], count=1000)
    correlation = np.corrcoef(scores) - np.eye(40)
    assert np.abs(correlation).max() < 0.15


def test_one_draw_is_the_centre():
    assert _scores(["onet:1"], count=1).tolist() == [[0.0]]
