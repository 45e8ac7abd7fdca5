"""The two learners of the models of use: boosted trees, and a penalised linear model."""

from dataclasses import dataclass
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.train.features import Design

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Kind = Literal["binary", "regression"]

SEEDS = (1, 2, 3)
TREE_SETTINGS: dict[str, Any] = {
    "num_leaves": 7,
    "learning_rate": 0.05,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.2,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}
TREES = 500
VECTOR_PARTS = 48
# Scale of each block in the linear model: the penalty is equal, so a larger scale is a weaker one.
BLOCK_SCALES = {"numbers": 0.5, "occupation": 0.1, "vectors": 8.0, "activities": 0.7, "words": 3.0}
PENALTY = 0.02
_CLIP = 4.0


class Fitted(Protocol):
    """A model fitted to some rows of a design."""

    def score(self, design: Design, rows: IntArray) -> FloatArray:
        """Scores of rows (logits, or the predicted value), shape (len(rows),)."""
        ...


@dataclass(frozen=True, slots=True)
class BoostedTrees:
    """Boosted trees on the numbers and on principal components of the sentence vectors."""

    boosters: tuple[Any, ...]
    axes: FloatArray
    centre: FloatArray

    def score(self, design: Design, rows: IntArray) -> FloatArray:
        """Mean raw score over the seeds, shape (len(rows),)."""
        matrix = _tree_matrix(design, rows, self.axes, self.centre)
        return np.asarray(
            np.mean([b.predict(matrix, raw_score=True) for b in self.boosters], axis=0)
        )


def fit_trees(design: Design, rows: IntArray, target: FloatArray, kind: Kind) -> BoostedTrees:
    """Fit boosted trees.

    Parameters
    ----------
    design : Design
        Features of all tasks.
    rows : ndarray of int, shape (N,)
        Training rows; components are fitted to them alone.
    target : ndarray, shape (N,)
        0 or 1 for kind 'binary', a number for 'regression'.
    kind : str
        Loss.

    Returns
    -------
    BoostedTrees
    """
    import lightgbm

    centre = design.vectors[rows].mean(axis=0)
    axes = _principal_axes(design.vectors[rows] - centre)
    data = lightgbm.Dataset(
        _tree_matrix(design, rows, axes, centre),
        label=target,
        params={"max_bin": TREE_SETTINGS["max_bin"], "verbose": -1},
    )
    settings = {**TREE_SETTINGS, "objective": kind}
    boosters = tuple(
        lightgbm.train({**settings, "seed": seed}, data, num_boost_round=TREES) for seed in SEEDS
    )
    return BoostedTrees(boosters, axes, centre)


@dataclass(frozen=True, slots=True)
class PenalisedLinear:
    """Ridge-penalised logistic or least-squares model on numbers, vectors, activities, words."""

    model: Any
    median: FloatArray
    centre: FloatArray
    spread: FloatArray
    words: Any

    def score(self, design: Design, rows: IntArray) -> FloatArray:
        """Linear score of rows, shape (len(rows),)."""
        matrix = self.matrix(design, rows)
        decide = getattr(self.model, "decision_function", None) or self.model.predict
        return np.asarray(decide(matrix), dtype=np.float64)

    def matrix(self, design: Design, rows: IntArray) -> Any:
        """Scaled blocks side by side, sparse, shape (len(rows), columns)."""
        from scipy.sparse import csr_matrix, hstack

        values = design.values[rows]
        filled = np.where(np.isnan(values), self.median, values)
        standard = np.clip((filled - self.centre) / self.spread, -_CLIP, _CLIP)
        is_job = np.array([name.startswith("occupation") for name in design.names])
        scale = np.where(is_job, BLOCK_SCALES["occupation"], BLOCK_SCALES["numbers"])
        blocks = [
            csr_matrix(standard * scale),
            csr_matrix(design.vectors[rows] * BLOCK_SCALES["vectors"]),
            csr_matrix(design.activities[rows]) * BLOCK_SCALES["activities"],
        ]
        if self.words is not None:
            texts = [design.texts[row] for row in rows]
            blocks.append(self.words.transform(texts) * BLOCK_SCALES["words"])
        return hstack(blocks).tocsr()


def fit_linear(
    design: Design, rows: IntArray, target: FloatArray, kind: Kind, penalty: float = PENALTY
) -> PenalisedLinear:
    """Fit the linear model; medians, scales and the vocabulary come from the training rows.

    Parameters
    ----------
    design : Design
        Features of all tasks.
    rows : ndarray of int, shape (N,)
        Training rows.
    target : ndarray, shape (N,)
        0 or 1 for kind 'binary', a number for 'regression'.
    kind : str
        Logistic or least squares.
    penalty : float
        Inverse strength of the penalty (C).

    Returns
    -------
    PenalisedLinear
    """
    from sklearn.linear_model import LogisticRegression, Ridge

    values = design.values[rows]
    median = np.nan_to_num(np.nanmedian(values, axis=0))
    filled = np.where(np.isnan(values), median, values)
    spread = filled.std(axis=0)
    empty = PenalisedLinear(
        model=None,
        median=median,
        centre=filled.mean(axis=0),
        spread=np.where(spread > 0, spread, 1.0),
        words=_vocabulary([design.texts[row] for row in rows]) if design.texts else None,
    )
    matrix = empty.matrix(design, rows)
    if kind == "binary":
        model = LogisticRegression(C=penalty, solver="liblinear", max_iter=300, random_state=0)
    else:
        model = Ridge(alpha=1.0 / penalty, solver="sparse_cg", tol=1e-6)
    model.fit(matrix, target)
    return PenalisedLinear(model, empty.median, empty.centre, empty.spread, empty.words)


def _vocabulary(texts: list[str]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True).fit(texts)


def _principal_axes(centred: FloatArray) -> FloatArray:
    if centred.shape[1] == 0:
        return np.zeros((0, 0))
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, ::-1][:, :VECTOR_PARTS]
    largest = np.abs(axes).argmax(axis=0)
    # The sign of an eigenvector is arbitrary: fix it, so that the same inputs give the same bytes.
    return np.asarray(axes * np.sign(axes[largest, np.arange(axes.shape[1])]))


def _tree_matrix(
    design: Design, rows: IntArray, axes: FloatArray, centre: FloatArray
) -> NDArray[np.float32]:
    numbers = design.values[rows]
    if axes.size:
        numbers = np.hstack([numbers, (design.vectors[rows] - centre) @ axes])
    return numbers.astype(np.float32)
