"""Predictions for every task by a model that has not seen its group or its text."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.train.features import Design
from jobmorph.build.train.learners import Fitted, Kind, fit_linear, fit_trees

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
FlagArray = NDArray[np.bool_]
Fit = Callable[[Design, IntArray, FloatArray, Kind], Fitted]


def cross_fit(
    design: Design,
    target: FloatArray,
    folds: IntArray,
    learners: tuple[Fit, ...] = (fit_trees, fit_linear),
    *,
    kind: Kind = "binary",
    score_design: Design | None = None,
) -> FloatArray:
    """Predict each fold by models fitted to the other folds.

    Parameters
    ----------
    design : Design
        Features of T tasks.
    target : ndarray, shape (T,)
        What is predicted; NaN where it is missing. Such rows are predicted, never learned from.
    folds : ndarray of int, shape (T,)
        Fold of each task.
    learners : tuple of functions
        How to fit; see `fit_trees`, `fit_linear`.
    kind : str
        'binary' or 'regression'.
    score_design : Design, optional
        Features to predict at, if they differ from those learned from.

    Returns
    -------
    ndarray, shape (T, L)
        Scores (logits for 'binary') of each learner.
    """
    at = design if score_design is None else score_design
    scores = np.zeros((target.size, len(learners)))
    for fold in np.unique(folds):
        held_out = np.flatnonzero(folds == fold)
        rows = np.flatnonzero((folds != fold) & ~np.isnan(target))
        for column, fit in enumerate(learners):
            fitted = fit(design, rows, target[rows], kind)
            scores[held_out, column] = fitted.score(at, held_out)
    return scores
