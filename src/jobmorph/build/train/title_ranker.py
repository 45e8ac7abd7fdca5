"""The learned order of candidates, and how sure the first of them is."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.train.title_labels import LabelledTitles
from jobmorph.work.title.calibrate import FLOOR, Scaling
from jobmorph.work.title.filings import FilingHabits, count_habits
from jobmorph.work.title.rerank import GroupFacts, Network, describe_candidates
from jobmorph.work.title.search import TitleSearch

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

STRATIFIED_WEIGHT: Final = 4.0
HIDDEN: Final = 24
PENALTY: Final = 1e-2
STEPS: Final = 200
RATE: Final = 0.01
SEEDS: Final = (0, 1, 2, 3)
BATCH: Final = 256


@dataclass(frozen=True, slots=True)
class CandidateSet:
    """Candidates of N titles.

    Parameters
    ----------
    features : ndarray, shape (N, K, F)
        What the searches say.
    groups : ndarray, shape (N, K)
        Occupations.
    fused : ndarray, shape (N, K)
        How strongly the words speak for each.
    nearness : ndarray, shape (N, K)
        Likeness in letters of the nearest known name.
    right : ndarray, shape (N, K)
        1 where the occupation was filed.
    known : ndarray, shape (N,)
        Share of the title's words that a name holds.
    """

    features: NDArray[np.float32]
    groups: IntArray
    fused: NDArray[np.float32]
    nearness: FloatArray
    right: FloatArray
    known: FloatArray

    @classmethod
    def joined(cls, pieces: "Sequence[CandidateSet]", rows: IntArray | None = None) -> Self:
        """Join sets of titles; with rows, the joined title i goes to place rows[i]."""
        joined = {
            field.name: np.concatenate([getattr(piece, field.name) for piece in pieces])
            for field in fields(cls)
        }
        order = slice(None) if rows is None else np.argsort(rows)
        return cls(**{name: values[order] for name, values in joined.items()})


def find_candidates(
    search: TitleSearch, facts: GroupFacts, labelled: LabelledTitles
) -> CandidateSet:
    """Search for the candidates of labelled titles and mark the right ones."""
    codes = search.lexicon.codes
    pieces = []
    for start in range(0, len(labelled.plain), BATCH):
        found = search.find(labelled.plain[start : start + BATCH])
        filed = labelled.codes[start : start + BATCH]
        pieces.append(
            CandidateSet(
                describe_candidates(found, facts, None),
                found.groups,
                found.wholes["fused"],
                np.array(
                    [
                        [one.nearest_name(k)[1] for k in range(found.groups.shape[1])]
                        for one in found.comparisons
                    ]
                ),
                np.array(
                    [
                        [codes[group] in right for group in groups]
                        for groups, right in zip(found.groups, filed, strict=True)
                    ],
                    dtype=np.float64,
                ),
                found.known,
            )
        )
    return CandidateSet.joined(pieces)


def row_weights(labelled: LabelledTitles) -> FloatArray:
    """Weight titles: common codes less (one over the root), the stratified sample four times."""
    first = np.array([min(codes) for codes in labelled.codes])
    _, inverse, counts = np.unique(first, return_inverse=True, return_counts=True)
    weights = np.where(labelled.is_stratified, STRATIFIED_WEIGHT, 1.0) / np.sqrt(counts[inverse])
    return np.asarray(weights / weights.mean())


def with_habits(found: CandidateSet, rows: IntArray, habits: FilingHabits) -> NDArray[np.float32]:
    """Features of some titles with the columns of habit, shape (len(rows), K, F + 3)."""
    described = np.stack(habits.describe(found.groups[rows], found.fused[rows]), axis=2)
    return np.concatenate([found.features[rows], described], axis=2, dtype=np.float32)


def habits_of(found: CandidateSet, rows: IntArray, size: int) -> FilingHabits:
    """Habits counted over some titles."""
    return count_habits(found.groups[rows], found.fused[rows], found.right[rows], size)


def fit_ranker(
    found: CandidateSet, rows: IntArray, folds: IntArray, weights: FloatArray, size: int
) -> tuple[Network, FilingHabits]:
    """Fit the network on some titles.

    A title's columns of habit are counted without its own fold, as they will be for a title that
    nobody has filed yet.

    Returns
    -------
    tuple of Network, FilingHabits
        The habits are counted over all the rows.
    """
    features = np.empty((*found.features.shape[:2], found.features.shape[2] + 3), np.float32)
    for fold in np.unique(folds[rows]):
        own = rows[folds[rows] == fold]
        others = rows[folds[rows] != fold]
        features[own] = with_habits(found, own, habits_of(found, others, size))
    network = fit_network(features[rows], found.right[rows], weights[rows])
    return network, habits_of(found, rows, size)


def fit_network(features: NDArray[np.float32], right: FloatArray, weights: FloatArray) -> Network:
    """Fit four networks from different starts; their mean is one network, four times as wide.

    Each by gradient steps (Adam) on the log chance of the right codes; any of them counts.

    Minimises -sum_i w_i log sum_{k right} p_ik with p the softmax over the K candidates. Titles
    without a right candidate teach nothing and are left out.

    Parameters
    ----------
    features : ndarray, shape (N, K, F)
    right : ndarray, shape (N, K)
    weights : ndarray, shape (N,)

    Returns
    -------
    Network
    """
    centre, spread = features.mean((0, 1)), features.std((0, 1)) + 1e-6
    usable = right.sum(1) > 0
    x = ((features[usable] - centre) / spread).astype(np.float32).reshape(-1, features.shape[2])
    y = right[usable].astype(np.float32)
    w = (weights[usable, None] / weights[usable].sum()).astype(np.float32)
    parts = [_fit_one(x, y, w, seed) for seed in SEEDS]
    share = np.float32(1.0 / len(parts))
    return Network(
        centre,
        spread,
        np.hstack([part[0] for part in parts]),
        np.concatenate([part[1] for part in parts]),
        np.concatenate([part[2] for part in parts]) * share,
        np.asarray(np.sum([part[3] for part in parts], axis=0) * share),
    )


def _fit_one(
    x: NDArray[np.float32], y: NDArray[np.float32], w: NDArray[np.float32], seed: int
) -> list[NDArray[np.float32]]:
    fitted = _start(x.shape[1], seed)
    means, squares = [np.zeros_like(p) for p in fitted], [np.zeros_like(p) for p in fitted]
    for step in range(1, STEPS + 1):
        slopes = _slopes(x, y, w, fitted)
        rate = RATE * min(1.0, 2.0 * (1.0 - step / STEPS) + 0.02)
        for p, slope in enumerate(slopes):
            means[p] = 0.9 * means[p] + 0.1 * slope
            squares[p] = 0.999 * squares[p] + 0.001 * slope**2
            change = means[p] / (1.0 - 0.9**step)
            change /= np.sqrt(squares[p] / (1.0 - 0.999**step)) + 1e-8
            fitted[p] = (fitted[p] - rate * change).astype(np.float32)
    return fitted


def _start(width: int, seed: int) -> list[NDArray[np.float32]]:
    rng = np.random.default_rng(seed)
    return [
        rng.normal(0.0, 1.0 / np.sqrt(width), (width, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        rng.normal(0.0, 0.1 / np.sqrt(HIDDEN), HIDDEN).astype(np.float32),
        np.zeros(width, np.float32),
    ]


def _slopes(
    x: NDArray[np.float32],
    y: NDArray[np.float32],
    w: NDArray[np.float32],
    fitted: list[NDArray[np.float32]],
) -> list[NDArray[np.float32]]:
    hidden, constant, output, direct = fitted
    within = np.tanh(x @ hidden + constant)
    share = softmax((within @ output + x @ direct).reshape(y.shape))
    target = share * y
    target /= target.sum(1, keepdims=True) + 1e-12
    error = ((share - target) * w).ravel()
    back = error[:, None] * output * (1.0 - within**2)
    return [
        x.T @ back + PENALTY * hidden,
        back.sum(0),
        within.T @ error + PENALTY * output,
        x.T @ error + PENALTY * direct,
    ]


def cross_scores(
    found: CandidateSet, labelled: LabelledTitles, weights: FloatArray, size: int
) -> FloatArray:
    """Score each fold by a ranker fitted to the other folds, shape (N, K)."""
    scores = np.zeros(found.right.shape)
    for fold in np.unique(labelled.folds):
        rows = np.flatnonzero(labelled.folds != fold)
        own = np.flatnonzero(labelled.folds == fold)
        network, habits = fit_ranker(found, rows, labelled.folds, weights, size)
        scores[own] = network.score(with_habits(found, own, habits))
    return scores


def fit_scaling(scores: FloatArray, found: CandidateSet, rows: IntArray) -> Scaling:
    """Fit the temperature by likelihood, then the logistic curve of the first answer.

    Parameters
    ----------
    scores : ndarray, shape (N, K)
        Scores by rankers that have not seen the title.
    found : CandidateSet
        The candidates.
    rows : ndarray
        The titles to fit on.

    Returns
    -------
    Scaling
    """
    from sklearn.linear_model import LogisticRegression

    scores, right, nearness = scores[rows], found.right[rows], found.nearness[rows]
    usable = right.sum(1) > 0
    losses = {}
    for temperature in np.geomspace(0.5, 3.0, 41):
        share = softmax(scores[usable] / temperature)
        losses[float(temperature)] = -np.log((share * right[usable]).sum(1) + 1e-12).mean()
    temperature = min(losses, key=lambda t: losses[t])
    share = softmax(scores / temperature)
    first = share.argmax(1)[:, None]
    top = np.clip(np.take_along_axis(share, first, 1), FLOOR, 1.0 - FLOOR)
    hit = np.take_along_axis(right, first, 1).ravel()
    if hit.min() == hit.max():
        # All right or all wrong: no curve can be seen, the softmax stands.
        return Scaling(temperature, 0.0, 1.0, 0.0, 0.0)
    near = np.take_along_axis(nearness, first, 1)
    inputs = np.hstack([np.log(top / (1.0 - top)), near, found.known[rows, None]])
    curve = LogisticRegression(C=1e6).fit(inputs, hit)
    return Scaling(temperature, float(curve.intercept_[0]), *(float(c) for c in curve.coef_[0]))


def softmax(scores: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return shares over the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True))
