"""The explainable mode: a choice by eleven terms that a person can check."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.train.move_logit import ChoiceTask, fit_logit, utilities
from jobmorph.build.train.move_pairs import PairFeatures
from jobmorph.schema.tables import MOVE_TERM

FloatArray = NDArray[np.float64]

# Our own words for each; coefficients are for one standard deviation over all pairs.
TERMS: Final[dict[str, str]] = {
    "log_size": "more jobs there, log",
    "words_task_vectors": "tasks described alike",
    "words_titles": "titles share words",
    "gap_context": "different surroundings and conditions of work",
    "gap_interests": "different interests",
    "gap_knowledge": "different knowledge",
    "met_in_industry": "works in the same industries",
    "pay_up": "pays more",
    "education_up": "asks for more schooling",
    "education_down": "asks for less schooling",
    "to_other": "a code for all others",
}


def fit_terms(pairs: PairFeatures, task: ChoiceTask) -> FloatArray:
    """Fit the coefficients of the eleven terms, shape (11,)."""
    return fit_logit(pairs.only(tuple(TERMS)).values, task)


def term_utilities(pairs: PairFeatures, coefficients: FloatArray) -> FloatArray:
    """Return utilities of all pairs by the eleven terms, shape (n, n)."""
    return utilities(pairs.only(tuple(TERMS)).values, coefficients)


def explain_moves(pairs: PairFeatures, task: ChoiceTask) -> pl.DataFrame:
    """Fit the explainable mode.

    Returns
    -------
    polars.DataFrame
        Contract `move_term`, in the order of `TERMS`.
    """
    frame = pl.DataFrame(
        {
            "move_term": list(TERMS),
            "label": list(TERMS.values()),
            "coefficient_log_odds": fit_terms(pairs, task).round(4),
        }
    )
    return MOVE_TERM.check(frame)
