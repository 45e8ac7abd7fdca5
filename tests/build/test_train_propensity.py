import dataclasses

import numpy as np
import polars as pl
import pytest

from jobmorph.build.score.metrics import auc
from jobmorph.build.train.cross_fit import cross_fit
from jobmorph.build.train.features import SHIPPED, build_design
from jobmorph.build.train.learners import fit_linear, fit_trees
from jobmorph.build.train.propensity import (
    log_task_hours,
    predict_log_intensity,
    seen_target,
    task_folds,
)
from jobmorph.schema.errors import DataError

from .synthetic_tasks import make_inputs


@pytest.fixture(scope="module")
def world():
    return make_inputs(seed=4)


def test_planted_signal_is_found_to_within_two_points(world):
    inputs, chance = world
    seen = seen_target(inputs)
    design = build_design(inputs, SHIPPED)
    scores = cross_fit(design, seen, task_folds(inputs.tasks), (fit_linear,))
    known = ~np.isnan(seen)
    positive = seen[known] == 1.0
    best = auc(positive, chance[known])
    assert best > 0.8
    assert auc(positive, scores[known, 0]) == pytest.approx(best, abs=0.02)


def test_no_signal_gives_chance(world):
    inputs, _ = world
    rng = np.random.default_rng(8)
    noise = rng.integers(0, 2, inputs.tasks.height).astype(float)
    design = build_design(inputs, SHIPPED)
    scores = cross_fit(design, noise, task_folds(inputs.tasks), (fit_linear,))
    assert auc(noise == 1.0, scores[:, 0]) == pytest.approx(0.5, abs=0.04)


def test_held_out_outcomes_do_not_reach_their_own_prediction(world):
    inputs, _ = world
    folds = task_folds(inputs.tasks)
    seen = seen_target(inputs)
    flipped = np.where(folds == 0, 1.0 - seen, seen)
    design = build_design(inputs, SHIPPED)
    rows = folds == 0
    scores, other = (cross_fit(design, y, folds, (fit_linear,)) for y in (seen, flipped))
    np.testing.assert_array_equal(scores[rows], other[rows])
    assert not np.array_equal(scores[~rows], other[~rows])


def test_trees_give_the_same_bytes_twice(world):
    inputs, _ = world
    design = build_design(inputs, SHIPPED)
    rows = np.arange(0, 1200)
    seen = np.nan_to_num(seen_target(inputs))[rows]
    first, second = (fit_trees(design, rows, seen, "binary").score(design, rows) for _ in range(2))
    assert first.tobytes() == second.tobytes()


def test_a_text_that_usage_is_not_keyed_on_is_missing_not_unseen(world):
    inputs, _ = world
    seen = seen_target(inputs)
    observable = inputs.tasks["is_usage_observable"].to_numpy()
    assert np.isnan(seen[~observable]).all()
    assert not np.isnan(seen[observable]).any()


def test_an_unknown_wave_is_named(world):
    with pytest.raises(DataError, match="chat 2031-01"):
        seen_target(world[0], (("chat", "2031-01"),))


def test_hours_of_an_occupation_add_up_to_its_employment(world):
    tasks = world[0].tasks.with_columns(
        pl.col("employment_heads").first().over("occupation_onet2019")
    )
    hours = tasks.with_columns(pl.Series("hours", np.exp(log_task_hours(tasks))))
    sums = hours.group_by("occupation_onet2019").agg(
        pl.col("hours").sum(), pl.col("employment_heads").first()
    )
    ratio = sums["hours"] / (sums["employment_heads"] * 40.0)
    assert ratio.to_numpy() == pytest.approx(np.ones(sums.height))


def test_intensity_is_the_share_per_hour(world):
    inputs, _ = world
    design = build_design(inputs, SHIPPED)
    folds = task_folds(inputs.tasks)
    hours = log_task_hours(inputs.tasks)
    log_intensity = predict_log_intensity(inputs, design, folds, hours, "chat")
    # Every seen share is .0001, so the share is predicted exactly and only hours differ.
    assert log_intensity + hours == pytest.approx(np.full(hours.size, np.log(0.0001)), abs=1e-6)


def test_missing_outcomes_are_predicted_too(world):
    inputs, _ = world
    known = inputs.known.with_columns(
        pl.when(pl.int_range(pl.len()) % 7 > 0).then(pl.col("occupation_zone"))
    )
    design = build_design(dataclasses.replace(inputs, known=known), SHIPPED)
    scores = cross_fit(design, seen_target(inputs), task_folds(inputs.tasks), (fit_linear,))
    assert np.isfinite(scores).all()
