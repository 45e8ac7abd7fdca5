import dataclasses
import inspect

import numpy as np
import polars as pl
import pytest

from jobmorph.build.train import features
from jobmorph.build.train.automation import without_automation_label
from jobmorph.build.train.features import (
    FULL,
    LABELS_2023,
    SHIPPED,
    VARIANTS,
    activity_matrix,
    build_design,
    feature_columns,
    mean_of_others,
)
from jobmorph.schema.errors import ParameterError

from .synthetic_tasks import make_inputs

USAGE_WORDS = ("usage", "share", "wave", "seen", "chat", "api", "penetration", "propensity")


@pytest.fixture(scope="module")
def inputs():
    return make_inputs()[0]


@pytest.fixture(scope="module")
def vectors(inputs):
    rng = np.random.default_rng(3)
    raw = rng.normal(size=(inputs.tasks.height, 8))
    return raw / np.linalg.norm(raw, axis=1, keepdims=True)


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_features_do_not_move_when_usage_does(inputs, vectors, variant):
    other = inputs.usage.reverse().with_columns(pl.col("usage_share") * 7).head(11)
    design = build_design(inputs, variant, vectors)
    again = build_design(dataclasses.replace(inputs, usage=other), variant, vectors)
    np.testing.assert_array_equal(design.values, again.values)
    assert not [name for name in design.names if any(word in name for word in USAGE_WORDS)]


def test_the_word_usage_is_read_nowhere_in_features():
    assert "inputs.usage" not in inspect.getsource(features)


def test_shipped_variant_holds_nothing_made_of_words(inputs, vectors):
    design = build_design(inputs, SHIPPED, vectors)
    assert design.vectors.shape[1] == 0
    assert design.texts == ()
    assert not [name for name in design.names if name.startswith(("text_", "around_"))]


def test_early_variant_holds_no_late_label(inputs, vectors):
    assert not [name for name in feature_columns(inputs.known, LABELS_2023) if "_late_" in name]
    early = build_design(inputs, LABELS_2023, vectors)
    changed = inputs.known.with_columns(pl.col("^label_late_.*$") * 0.0)
    again = build_design(dataclasses.replace(inputs, known=changed), LABELS_2023, vectors)
    np.testing.assert_array_equal(early.values, again.values)


def test_expected_automation_never_sees_the_label(inputs, vectors):
    changed = inputs.known.with_columns(
        (4.0 - pl.col("label_automation")).alias("label_automation")
    )
    designs = [
        without_automation_label(build_design(item, FULL, vectors))
        for item in (inputs, dataclasses.replace(inputs, known=changed))
    ]
    np.testing.assert_array_equal(designs[0].values, designs[1].values)


def test_median_volume_changes_one_column_only(inputs):
    design = build_design(inputs, SHIPPED)
    level = design.at_median_volume()
    moved = [
        name
        for name, before, after in zip(design.names, design.values.T, level.values.T, strict=True)
        if not np.array_equal(before, after, equal_nan=True)
    ]
    assert moved == ["volume_log_employment"]


def test_mean_of_others_leaves_the_task_itself_out():
    from scipy.sparse import csr_array

    membership = csr_array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    scores = np.array([[0.0], [3.0], [6.0]])
    # The overall mean 3 counts as five tasks; the third task has no companion.
    expected = [(3.0 + 15.0) / 6.0, (0.0 + 15.0) / 6.0, 3.0]
    assert mean_of_others(membership, scores).ravel().tolist() == pytest.approx(expected)


def test_activity_matrix_marks_each_link_once(inputs):
    matrix = activity_matrix(inputs.tasks["task_id"], inputs.activities, "iwa_id")
    assert matrix.shape == (inputs.tasks.height, inputs.activities["iwa_id"].n_unique())
    assert (np.asarray(matrix.sum(axis=1)).ravel() == 1.0).all()


def test_vectors_must_fit_the_tasks(inputs):
    with pytest.raises(ParameterError, match="3 sentence vectors"):
        build_design(inputs, FULL, np.zeros((3, 4)))
