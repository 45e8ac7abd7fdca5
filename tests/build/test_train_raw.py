import numpy as np
import pytest

from jobmorph.build.score.metrics import auc
from jobmorph.build.train.cross_fit import cross_fit
from jobmorph.build.train.features import SHIPPED, build_design
from jobmorph.build.train.inputs import read_inputs
from jobmorph.build.train.learners import fit_linear
from jobmorph.build.train.propensity import seen_target, task_folds


@pytest.mark.raw
def test_published_facts_of_usage_and_the_floor(raw):
    inputs = read_inputs(raw)
    assert inputs.tasks.height == inputs.known.height == 18_796
    assert int(inputs.tasks["is_usage_observable"].sum()) == 16_286
    folds = task_folds(inputs.tasks)
    frame = inputs.tasks.select("minor_group", "statement_key").with_columns(fold=folds)
    assert frame.group_by("minor_group").n_unique()["fold"].max() == 1
    assert frame.group_by("statement_key").n_unique()["fold"].max() == 1
    seen = seen_target(inputs)
    scored = ~np.isnan(seen)
    assert seen[scored].mean() == pytest.approx(0.300, abs=0.001)
    label = inputs.known["label_gpt4_beta"].fill_null(0.4).to_numpy()
    assert auc(seen[scored] == 1.0, label[scored]) == pytest.approx(0.70, abs=0.01)
    logits = cross_fit(build_design(inputs, SHIPPED), seen, folds, (fit_linear,))
    assert auc(seen[scored] == 1.0, logits[scored, 0]) > 0.80
