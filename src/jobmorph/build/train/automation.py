"""A finer automation label: the published step and what text and other labels make of it."""

from dataclasses import replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.train.cross_fit import cross_fit
from jobmorph.build.train.features import Design
from jobmorph.build.train.inputs import TrainingInputs
from jobmorph.build.train.propensity import UseModels
from jobmorph.schema.tables import TASK_AUTOMATION

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

LABEL = "label_automation"
# Position of the automation label among the label scores that neighbours are averaged over.
_DERIVED = (
    "mean_detailed_3",
    "mean_intermediate_3",
    "mean_occupation_3",
    "around_near_score_3",
    "around_above_near_3",
)


def without_automation_label(design: Design) -> Design:
    """Return the design without the automation label and everything derived from it."""
    keep = [j for j, name in enumerate(design.names) if name not in (LABEL, *_DERIVED)]
    return replace(
        design, names=tuple(design.names[j] for j in keep), values=design.values[:, keep]
    )


def automation_table(inputs: TrainingInputs, models: UseModels) -> pl.DataFrame:
    """Automation levels of all tasks: contract `task_automation`, sorted by task_id."""
    levels = automation_levels(models.design, models.folds)
    frame = inputs.tasks.select("task_id").with_columns(pl.Series("automation_level", levels))
    return TASK_AUTOMATION.check(frame.sort("task_id"))


def automation_levels(design: Design, folds: IntArray) -> FloatArray:
    """Mean of a task's automation label (0 to 4) and its cross-fitted expectation.

    One model gave one of five steps to each task; the expectation given the words of the task,
    its activities and all other labels takes part of that single reading's noise out. Nothing
    else than the published label is learned from.

    Parameters
    ----------
    design : Design
        Features of the full variant.
    folds : ndarray of int, shape (T,)
        Folds.

    Returns
    -------
    ndarray, shape (T,)
        Within 0 and 4; the expectation alone where the label is missing.
    """
    label = design.values[:, design.names.index(LABEL)]
    scores = cross_fit(without_automation_label(design), label, folds, kind="regression")
    expected = np.clip(scores.mean(axis=1), 0.0, 4.0)
    return np.asarray(np.where(np.isnan(label), expected, 0.5 * (label + expected)))
