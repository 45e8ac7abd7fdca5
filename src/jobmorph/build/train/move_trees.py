"""Boosted trees on the likelihood of choices, over the utilities of a logit."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.train.move_logit import ChoiceRows, ChoiceTask

FloatArray = NDArray[np.float64]
Cube = NDArray[np.float32]

ROUNDS: Final = 250
SETTINGS: Final[dict[str, Any]] = {
    "num_leaves": 24,
    "learning_rate": 0.08,
    # In answers: a leaf must hold that much expected variance.
    "min_sum_hessian_in_leaf": 15.0,
    "min_data_in_leaf": 200,
    "lambda_l2": 20.0,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "max_bin": 63,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
_LEAST_CURVE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class ChoiceTrees:
    """Trees that add to the utilities they were fitted over."""

    booster: Any

    def utilities(self, features: Cube) -> FloatArray:
        """Return what the trees add.

        Parameters
        ----------
        features : ndarray, shape (F, r, m)
            Features of any pairs.

        Returns
        -------
        ndarray, shape (r, m)
        """
        count, rows, columns = features.shape
        long = np.ascontiguousarray(features.reshape(count, rows * columns).T)
        added = self.booster.predict(long, raw_score=True, num_threads=1)
        return np.asarray(added, dtype=np.float64).reshape(rows, columns)


def fit_choice_trees(
    features: Cube, task: ChoiceTask, offset: FloatArray, rounds: int = ROUNDS
) -> ChoiceTrees:
    """Boost trees on sum n_ij log P_ij, P_ij proportional to exp(offset_ij + trees(x_ij)).

    Gradient N_i P_ij - n_ij, curvature N_i P_ij (1 - P_ij).

    Parameters
    ----------
    features : ndarray, shape (F, n, n)
        Features of pairs.
    task : ChoiceTask
        What to learn from.
    offset : ndarray, shape (n, n)
        Utilities that the trees correct.
    rounds : int
        Number of trees.

    Returns
    -------
    ChoiceTrees
        The same inputs give the same trees.
    """
    import lightgbm

    rows = ChoiceRows.of(task)
    base = offset[rows.origin, rows.destination]

    def slope(added: FloatArray, _: Any) -> Any:
        chance = rows.probabilities(base + added)
        expected = rows.totals[rows.group] * chance
        return expected - rows.counts, np.maximum(expected * (1.0 - chance), _LEAST_CURVE)

    data = lightgbm.Dataset(
        np.ascontiguousarray(features[:, rows.origin, rows.destination].T),
        label=np.zeros(base.size),
        params={"max_bin": SETTINGS["max_bin"], "verbose": -1},
    )
    return ChoiceTrees(
        lightgbm.train({**SETTINGS, "objective": slope}, data, num_boost_round=rounds)
    )
