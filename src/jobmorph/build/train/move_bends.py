"""Predicted shares put right at both ends: too much is claimed for the likeliest destinations."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.train.move_logit import ChoiceTask, fit_logit, utilities
from jobmorph.pathways.choice import choice_probabilities

FloatArray = NDArray[np.float64]
Cube = NDArray[np.float32]

LOW_KNOT: Final = 0.0005
HIGH_KNOTS: Final = (0.02, 0.05)
_RIDGE: Final = 1.0
_LEAST: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Bends:
    """Slopes of log odds below, between and above the knots.

    Parameters
    ----------
    slopes : ndarray, shape (4,)
        Of log P, and its changes below .0005, above .02 and above .05.
    """

    slopes: FloatArray

    def straighten(self, predicted: FloatArray) -> FloatArray:
        """Return calibrated probabilities, shape (n, n); rows sum to 1."""
        return choice_probabilities(utilities(_pieces(predicted), self.slopes))


def fit_bends(held_out: FloatArray, task: ChoiceTask) -> Bends:
    """Fit the slopes by the likelihood of choices.

    Parameters
    ----------
    held_out : ndarray, shape (n, n)
        Probabilities by learners that saw none of the origin's moves.
    task : ChoiceTask
        Moves to calibrate on.

    Returns
    -------
    Bends
    """
    return Bends(fit_logit(_pieces(held_out), task, ridge=_RIDGE))


def _pieces(predicted: FloatArray) -> Cube:
    logs = np.log(np.maximum(predicted, _LEAST))
    above = [np.maximum(logs - np.log(knot), 0.0) for knot in HIGH_KNOTS]
    return np.stack([logs, np.minimum(logs - np.log(LOW_KNOT), 0.0), *above]).astype(np.float32)
