"""What is held out when moves are predicted, and predictions made without it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.compile.move_nodes import MoveNodes
from jobmorph.build.score.move_baselines import BASELINES, fit_baseline
from jobmorph.build.score.move_trial import Scorecard, move_truth, rows_of, score_card
from jobmorph.build.train.folds import assign_folds
from jobmorph.build.train.move_bends import fit_bends
from jobmorph.build.train.move_logit import ChoiceTask
from jobmorph.build.train.move_pairs import PairFeatures
from jobmorph.build.train.move_terms import fit_terms, term_utilities
from jobmorph.build.train.moves import (
    INNER_FOLDS,
    MoveInputs,
    fit_moves,
    origin_folds,
    without_origins,
)
from jobmorph.pathways.choice import choice_probabilities

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

FOLDS: Final = 10
BLOCKS: Final = 5
NULL_SEED: Final = 20261125
SPLITS: Final = ("origins", "strict")


@dataclass(frozen=True, slots=True)
class Split:
    """What is held out together.

    Parameters
    ----------
    name : str
        'origins' or 'strict'.
    unseen : str
        What was not seen, in a phrase.
    protocol : str
        How, in words.
    folds : ndarray of int, shape (n,)
        Fold of each node.
    is_strict : bool
        The fold is held out as destinations, too.
    """

    name: str
    unseen: str
    protocol: str
    folds: IntArray
    is_strict: bool

    def held_out(self, fold: int) -> NDArray[np.bool_]:
        """Nodes of a fold, shape (n,)."""
        return np.asarray(self.folds == fold)

    def task(self, movers: FloatArray, fold: int) -> ChoiceTask:
        """Return what may be learned from when a fold is held out."""
        out = self.held_out(fold)
        task = without_origins(movers, out)
        return ChoiceTask(movers, task.allowed & ~out) if self.is_strict else task


def splits_of(nodes: MoveNodes) -> tuple[Split, Split]:
    """Return the two splits: ten folds of origins, five blocks of SOC minor groups."""
    count = len(nodes.ids)
    _, minor = np.unique(np.array([node[:4] for node in nodes.ids]), return_inverse=True)
    shared = "519 nodes, all 518 other destinations, weighted by leavers; interval by bootstrap "
    shared += "over origins; the data have been looked at before"
    return (
        Split(
            SPLITS[0],
            "origins unseen",
            f"ten folds of origins, none of whose moves were learned from; {shared}",
            origin_folds(count, FOLDS),
            is_strict=False,
        ),
        Split(
            SPLITS[1],
            "minor groups unseen",
            "five blocks of whole SOC minor groups, held out as origins and as destinations; "
            f"{shared}",
            assign_folds(np.asarray(minor, dtype=np.int64), BLOCKS),
            is_strict=True,
        ),
    )


def predict_learners(inputs: MoveInputs, split: Split) -> dict[str, FloatArray]:
    """Predict every origin by learners that saw nothing of its fold.

    Ends are put right by slopes fitted to the held-out predictions of the other folds.

    Returns
    -------
    dict of str to ndarray, shape (n, n)
        Probabilities: logit, flows, trees, mixed_raw, terms, mixed (what ships).
    """
    movers = inputs.nodes.movers
    count = split.folds.size
    names = ("logit", "flows", "trees", "mixed_raw", "terms")
    found = {name: np.zeros((count, count)) for name in names}
    for fold in np.unique(split.folds):
        rows = np.flatnonzero(split.held_out(fold))
        task = split.task(movers, fold)
        fitted = fit_moves(inputs, task, rows)
        found["logit"][rows], found["flows"][rows] = fitted.logit, fitted.flows
        found["trees"][rows], found["mixed_raw"][rows] = fitted.trees, fitted.mixed
        found["terms"][rows] = term_utilities(inputs.pairs, fit_terms(inputs.pairs, task))[rows]
    chances = {name: choice_probabilities(values) for name, values in found.items()}
    mixed = np.zeros((count, count))
    for fold in np.unique(split.folds):
        rows = np.flatnonzero(split.held_out(fold))
        bends = fit_bends(chances["mixed_raw"], split.task(movers, fold))
        mixed[rows] = bends.straighten(chances["mixed_raw"])[rows]
    return {**chances, "mixed": mixed}


def predict_baselines(
    layers: PairFeatures, movers: FloatArray, split: Split
) -> dict[str, tuple[str, FloatArray]]:
    """Predict every origin by each baseline; a phrase and probabilities by name."""
    found = {}
    for baseline in BASELINES:
        values = np.zeros_like(movers)
        for fold in np.unique(split.folds):
            rows = np.flatnonzero(split.held_out(fold))
            values[rows] = fit_baseline(baseline, layers, split.task(movers, fold))[rows]
        found[baseline.name] = (baseline.words, choice_probabilities(values))
    return found


def redrawn_by_size(nodes: MoveNodes, rng: np.random.Generator) -> FloatArray:
    """Send everybody anew to a destination drawn by size alone, shape (n, n)."""
    answers = np.rint(nodes.leavers).astype(np.int64)
    chance = choice_probabilities(np.tile(np.log(nodes.heads), (nodes.heads.size, 1)))
    drawn = [rng.multinomial(count, row) for count, row in zip(answers, chance, strict=True)]
    return np.stack(drawn).astype(np.float64)


def null_gain(inputs: MoveInputs) -> Scorecard:
    """Score the learners on one held-out fold of a world where size alone decides."""
    nodes = inputs.nodes
    movers = redrawn_by_size(nodes, np.random.default_rng(NULL_SEED))
    out = origin_folds(len(nodes.ids), INNER_FOLDS) == 0
    fitted = fit_moves(inputs, without_origins(movers, out), np.arange(out.size))
    seen = np.where(out[:, None], movers, 0.0)
    truth = move_truth(seen, nodes.heads)
    return score_card(truth, rows_of(choice_probabilities(fitted.mixed), seen), ("gain",))
